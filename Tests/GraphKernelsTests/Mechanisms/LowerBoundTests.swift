import GraphKernels
import TestSupport
import Testing

/// Look-ups in sorted collections, against going through them from the front.
@Suite struct LowerBoundTests {
  @Test(arguments: 0..<300 as Range<UInt64>)
  func findsWhatGoingThroughFinds(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let numbers = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
      Int.random(in: 0...30, using: &generator)
    }.sorted()
    for key in -1...31 {
      #expect(
        numbers.lowerBound { $0 < key } == numbers.firstIndex { $0 >= key } ?? numbers.endIndex)
      #expect(numbers.sortedIndex(of: key, by: \.self) == numbers.firstIndex(of: key))
      // A slice keeps the indices of what it is of.
      let rest = numbers.dropFirst(3)
      #expect(rest.lowerBound { $0 < key } == rest.firstIndex { $0 >= key } ?? rest.endIndex)
      #expect(rest.sortedIndex(of: key, by: \.self) == rest.firstIndex(of: key))
    }
  }

  @Test func looksAtFewElements() {
    var looks = 0
    let index = (0..<1_000_000).lowerBound {
      looks += 1
      return $0 < 777_777
    }
    #expect(index == 777_777)
    #expect(looks <= 20)
  }
}
