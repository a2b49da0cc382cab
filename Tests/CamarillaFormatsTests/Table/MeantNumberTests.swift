import Testing

@testable import CamarillaFormats

@Suite struct MeantNumberTests {
  @Test(arguments: [
    ("0,5", ["0.5"]), ("50%", ["0.5"]), ("12,5 %", ["0.125"]), ("\u{2212}2", ["-2"]),
    ("\u{2013}2", ["-2"]), ("1\u{2009}234,5", ["1234.5"]),
    ("'2", ["2"]), ("1,234", ["1234", "1.234"]), ("-1,234", ["-1234", "-1.234"]),
    // No thousands begin with 0, and none have two digits.
    ("0,234", ["0.234"]), ("12,34", ["12.34"]), ("1234,567", ["1234.567"]),
    ("1,234,567", ["1234567"]), ("1.234.567", ["1234567"]), ("1,234,56", []),
    ("1,234.5", ["1234.5"]), ("1.234,5", ["1234.5"]), ("1.234.567,8", ["1234567.8"]),
    ("1,23.4", []), ("1.23,4", []), ("1.2.3", []), ("1,2,3.4,5", []),
    ("1 234", ["1234"]), ("1\u{A0}234,5", ["1234.5"]), ("1\u{202F}234", ["1234"]),
    ("1'234.50", ["1234.5"]), ("1\u{2019}234", ["1234"]), ("1 23", []),
    ("12 345 678", ["12345678"]),
    ("NA", []), ("", []), ("-", []), ("%", []), ("1e5%", ["1000"]), ("nan", []), ("infinity", []),
  ])
  func readings(_ text: String, _ expected: [String]) {
    let meant = MeantNumber(text)
    #expect(meant.readings == expected)
    #expect(meant.suggestion == (expected.count == 1 ? expected[0] : nil))
    #expect(
      meant.ambiguity
        == (expected.count == 2 ? " — did you mean '\(expected[0])' or '\(expected[1])'?" : ""))
  }

  /// Whoever sets thousands apart writes a number that comes back.
  @Test func groupedNumbersComeBack() {
    for number in [1000, 12_345, 999_999, 1_000_000, 123_456_789] {
      let digits = String(String(number).reversed())
      for (separator, point) in [(",", "."), (".", ","), (" ", ","), ("'", ".")] {
        var grouped = ""
        for (place, digit) in digits.enumerated() {
          if place > 0, place.isMultiple(of: 3) { grouped = separator + grouped }
          grouped = String(digit) + grouped
        }
        #expect(MeantNumber(grouped + point + "25").readings == ["\(number).25"], "\(grouped)")
      }
    }
  }
}
