import Camarilla
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct SignTests {
  @Test func numbersHaveSigns() {
    #expect(
      [-2.5, -0.0, 0, 1e-300, .infinity].map(Sign.init(of:))
        == [.negative, .neutral, .neutral, .positive, .positive])
    #expect(Sign(of: .nan) == .neutral)
  }

  @Test func onlyPositiveAndNegativeAreOpposite() {
    for one in Sign.allCases {
      for other in Sign.allCases {
        #expect(one.isOpposite(of: other) == (one != .neutral && one.rawValue == -other.rawValue))
      }
    }
  }

  /// Files and answers have the number.
  @Test func itIsANumberInJSON() throws {
    let text = String(decoding: try JSONEncoder().encode(Sign.allCases), as: UTF8.self)
    #expect(text == "[-1,0,1]")
  }
}
