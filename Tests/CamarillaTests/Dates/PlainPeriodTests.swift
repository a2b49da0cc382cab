import Camarilla
import TestSupport
import Testing

/// The fast reader of plain periods against that of EDTF, which reads them too.
@Suite struct PlainPeriodTests {
  private func plain(_ text: String) -> PlainPeriod? {
    let bytes = Array(text.utf8)
    return PlainPeriod(utf8: bytes.span)
  }

  /// A year, month or day, now and then one that no calendar has.
  private func date(_ random: inout SeededGenerator) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let year = [0, 1, 44, 1900, 1926, 1927, 2000, 9999].randomElement(using: &random)!
    var text = String(repeating: "0", count: 4 - "\(year)".count) + "\(year)"
    guard Int.random(in: 0..<4, using: &random) > 0 else { return text }
    text += "-" + two(Int.random(in: 0...13, using: &random))
    guard Bool.random(using: &random) else { return text }
    return text + "-" + two([0, 1, 14, 28, 29, 30, 31, 32].randomElement(using: &random)!)
  }

  @Test func whatItReadsIsWhatEDTFReads() throws {
    var random = SeededGenerator(seed: 46)
    var (read, refused) = (0, 0)
    for _ in 0..<20_000 {
      let text =
        date(&random) + (Bool.random(using: &random) ? "/" + date(&random) : "")
      // All have the form; which of them are periods, the calendar says.
      let found = try #require(plain(text), "\(text)").period
      #expect(found == (try? Period(text)), "\(text)")
      if found == nil { refused += 1 } else { read += 1 }
    }
    #expect(read > 5_000 && refused > 5_000)
  }

  @Test func whatHasAnotherFormIsLeftToEDTF() {
    var random = RandomEDTF(seed: 47)
    var others = 0
    for _ in 0..<20_000 {
      let text = random.period()
      guard let found = plain(text) else {
        others += 1
        continue
      }
      if let period = found.period { #expect(period == (try? Period(text)), "\(text)") }
    }
    #expect(others > 10_000)
  }

  @Test(arguments: [
    "", "1926/", "/1926", "1926/..", "1926-", "1926-5", "1926-05-", "1926-05-1", "1926-05-140",
    "19260514", "-0044", "192X", "1926~", "1926/1927/1928", "1926/1927 ", " 1926", "1926-05/1927-",
    "١٩٢٦", "1926-0:", "1926-05-14T10",
  ])
  func noOtherFormIsPlain(_ text: String) { #expect(plain(text) == nil) }

  /// The digits of a part of a year, or of a later year, have the form of a month and are none.
  @Test(arguments: ["1926-21", "1539-40", "1914-18/1920", "1926-00", "1926-02-29", "1900-02-29"])
  func whatIsNoMonthOrDayIsLeftToEDTF(_ text: String) throws {
    #expect(try #require(plain(text)).period == nil)
  }

  @Test func oneWordIsOneText() {
    var random = SeededGenerator(seed: 48)
    var texts: [UInt64: String] = [:]
    for _ in 0..<20_000 {
      let text = date(&random) + (Bool.random(using: &random) ? "/" + date(&random) : "")
      let word = plain(text)!.word
      #expect(texts.updateValue(text, forKey: word) ?? text == text)
    }
    #expect(texts.count > 5_000)
  }
}
