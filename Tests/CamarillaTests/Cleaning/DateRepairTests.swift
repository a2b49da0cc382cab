import Camarilla
import TestSupport
import Testing

/// What becomes of dates as people write them.
@Suite struct DateRepairTests {
  @Test(arguments: [
    ("c. 1926", "1926~"), ("ca 1926", "1926~"), ("May 1926", "1926-05"),
    ("14.V.1926", "1926-05-14"), ("14 V 1926", "1926-05-14"), ("14/V/1926", "1926-05-14"),
    ("V.1926", "1926-05"), ("5.XII.1715", "1715-12-05"), ("1 IX 1939", "1939-09-01"),
    ("14. Mai 1926", "1926-05-14"), ("3. März 1926", "1926-03-03"), ("août 1914", "1914-08"),
    ("14 мая 1926", "1926-05-14"), ("май 1926", "1926-05"), ("1er juillet 1914", "1914-07-01"),
    ("14 May 1926", "1926-05-14"), ("May 14th, 1926", "1926-05-14"), ("14.5.1926", "1926-05-14"),
    ("26/9/1936", "1936-09-26"), ("1926-5", "1926-05"), ("19260514", "1926-05-14"),
    ("since 1936", "1936/.."), ("1926 – 1934", "1926/1934"), ("1926–1934", "1926/1934"),
    ("1541-52", "1541/1552"), ("44 BC", "-0043"), ("63–44 BC", "-0062/-0043"),
    ("14–16 May 1926", "1926-05-14/1926-05-16"), ("19\u{200B}26", "1926"),
    ("14\u{A0}May\u{A0}1926", "1926-05-14"), ("1922-05-14 00:00:00", "1922-05-14"),
    ("probably 1926", "1926?"), ("1920s", "192X"), ("17th century", "16XX"),
    // In a table a bare 1914-21 would be the years 1914 to 1921.
    ("spring 1914", "[1914-21]"),
  ])
  func whatHasOneReadingIsCertain(text: String, meaning: String) throws {
    let repair = try #require(Repair(ofDate: text, in: .period))
    #expect(repair.readings == [meaning])
    #expect(repair.isCertain)
    #expect(Repair(ofDate: meaning, in: .period) == nil)
  }

  @Test(arguments: [
    ("11/2/1715", ["1715-02-11", "1715-11-02"]), ("1539-40", ["1539/1540"]),
    ("early 1926", ["1926"]), ("14.5.26", ["1926-05-14"]), ("218–01 BC", ["-0217/-0200"]),
    ("1926/9999", ["1926/.."]),
  ])
  func whatHasTwoOrIsAGuessIsDoubtful(text: String, readings: [String]) throws {
    let repair = try #require(Repair(ofDate: text, in: .period))
    #expect(repair.readings == readings)
    #expect(!repair.isCertain)
  }

  @Test(arguments: [
    "1926", "1926?", "1926~", "1926-05-14/1934", "192X", "{1926,1928}", "[1926..1928]", "../1926",
    "", "no date", "soon", "[1914-21]", "1909-10",
  ])
  func whatIsRightOrBeyondTellingStays(text: String) {
    #expect(Repair(ofDate: text, in: .period) == nil)
  }

  /// A life and the end of an interval take no dates that don't suit them.
  @Test func columnsTakeWhatSuitsThem() throws {
    #expect(Repair(ofDate: "1926 – 1934", in: .date) == nil)
    #expect(Repair(ofDate: "c. 1879", in: .date)?.readings == ["1879~"])
    #expect(Repair(ofDate: "before 1926", in: .date)?.readings == ["[..1925]"])
    #expect(Repair(ofDate: "before 1926", in: .end(.start)) == nil)
    #expect(Repair(ofDate: "May 1926", in: .end(.end))?.readings == ["1926-05"])
    #expect(Repair(ofDate: "44 BC", in: .end(.start))?.readings == ["-0043"])
    #expect(Repair(ofDate: "..", in: .end(.end)) == nil)
  }

  /// What is proposed for whatever text is read without a word, and has nothing to be repaired but a date in
  /// the future.
  @Test func proposalsNeedNoRepair() {
    var random = SeededGenerator(seed: 26)
    let parts = [
      "c. ", "ca. ", "about ", "May ", "Sept ", "V.", "XII", "14", "5", "1926", "1539", "40", "-",
      "–",
      "/", ".", " ", "?", "~", " BC", "s", "th century", "before ", "since ", "early ", "\u{A0}",
      "\u{200B}", "[", "]", "..", "00", "X",
    ]
    var repaired = 0
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        parts.randomElement(using: &random)!
      }.joined()
      for column in [DateColumn.period, .date, .end(.start), .end(.end)] {
        guard let repair = Repair(ofDate: text, in: column) else { continue }
        repaired += 1
        for reading in repair.readings {
          #expect(column.accepts(reading), "'\(text)' became '\(reading)'")
          #expect(Repair(ofDate: reading, in: column)?.isCertain != true)
        }
      }
    }
    #expect(repaired > 1000)
  }
}
