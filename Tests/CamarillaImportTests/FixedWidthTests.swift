import Camarilla
import Testing

@testable import CamarillaImport

/// Tables without delimiters, with lines above their header, and in other encodings than UTF-8.
@Suite struct FixedWidthTests {
  private static let layout = """
    table:
      header: 2
      columns: {code: 1-3, name: 5-13, other: 15-17, year: 19-22, note: 24-}
    source: {id: code, name: name}
    target: other
    kind: alliance
    note: note

    """
  private static let table = """
    Princes and their friends
    cod name      oth year note
    a   Karl V.   b   1520 at Aachen, "twice"
    c   Zo\u{EB}       dd  1521
    \u{E9}\u{E9}1 Ferdinand b

    """

  @Test func columnsAreCutByPositions() throws {
    let imported = try Imported(Self.table, Self.layout + "when: {year: year}\n", name: "t.txt")
    #expect(imported.claims == ["alliance a–b 1520", "alliance c–dd 1521"])
    #expect(imported.skips == ["1× no date"])
    #expect(imported.chronicle.figures.map(\.name) == ["Karl V.", "b", "Zo\u{EB}", "dd"])
    #expect(imported.chronicle.relationships.map(\.note) == ["at Aachen, \"twice\"", nil])
    #expect(imported.report.warnings.isEmpty)
    #expect(imported.report.delimiter == nil)
  }

  @Test func theSameAsWithCommas() throws {
    let rows = (0..<40).map { ["f\($0 % 7)", "g\($0 % 5)", "\(1500 + $0)"] }
    let commas = "a,b,y\n" + rows.map { $0.joined(separator: ",") + "\n" }.joined()
    let widths = rows.map { row in
      row.map { $0 + String(repeating: " ", count: 6 - $0.count) }.joined() + "\n"
    }.joined()
    let when = "when: {year: y, merge: years}"
    #expect(
      try Imported(
        widths, mapping(when + "\ntable: {columns: {y: 13-16, b: 7..12, a: 1-6}}")
      ).claims == Imported(commas, mapping(when)).claims)
  }

  @Test func errorsNameTheColumnByItsPosition() {
    func told(_ change: (String, String), _ table: String = Self.table) -> [String] {
      faults(
        table, (Self.layout + "when: {year: year}\n").replacing(change.0, with: change.1),
        name: "t.txt")
    }
    #expect(
      told(("other: 15-17", "other: 17-15")) == [
        "m.yaml:3:43: error: '17-15' is no range of positions for 'other'; expected positions of characters,"
          + " counted from 1, such as 5-24, or 5, or 5- up to the line's end"
      ])
    #expect(
      told(("target: other", "target: othre")) == [
        "m.yaml:5:9: error: 't.txt' has no column 'othre'; it has code (1-3), name (5-13), other (15-17), year"
          + " (19-22) and note (24-) — did you mean 'other'?"
      ])
    #expect(
      told(("header: 2", "header: two")).first?.hasPrefix("m.yaml:2:11: error: 'two' is no line")
        == true)
    #expect(
      told(("  header: 2", "  delimiter: tab\n  header: 2")).first?.hasPrefix(
        "m.yaml:2:14: error: 'delimiter' stands beside columns by position") == true)
    // A cell's fault stands where the cell begins, also behind the end of a line.
    #expect(
      told(("x", "x"), "\n\na   Karl V.   b   15x0\n").first?.hasPrefix(
        "t.txt:3:19: error: the year '15x0' is no whole number") == true)
    #expect(
      told(("kind: alliance", "kind: {column: other, values: {x: alliance}}"), "\n\na\n").isEmpty)
  }

  @Test func wordsThatAreCutAreTold() throws {
    let imported = try Imported(
      Self.table, (Self.layout + "when: {year: year}\n").replacing("5-13", with: "5-8"),
      name: "t.txt")
    #expect(
      imported.report.warnings.map(\.description) == [
        "t.txt:5:5: warning: 'name' (5-8) begins or ends within a word in 1 row, and what stands beside it is"
          + " in no column"
      ])
    // What the next column has is cut on purpose.
    let parts = try Imported(
      "ab1520\ncd1521\n",
      mapping("when: {year: y}\ntable: {columns: {a: 1, b: 2, y: 3-6}}"), name: "t.txt")
    #expect(parts.claims == ["alliance a–b 1520", "alliance c–d 1521"])
    #expect(parts.report.warnings.isEmpty)
  }

  @Test func figuresAndLookUpsToo() throws {
    let imported = try Imported(
      files: [
        "people.txt": "k1 Karl      1500\nf1 Franz     1494\n", "places.txt": "1 Ghent\n2 Cognac\n",
        "pacts.csv": "a,b,where\nk1,f1,1\n",
      ],
      """
      figures: {file: people.txt, columns: {id: 1-2, name: 4-12, born: 14-17}, id: id, name: name, born: born}
      tables:
        - file: pacts.csv
          source: a
          target: b
          kind: alliance
          when: none
          lookup: {place: {file: places.txt, columns: {nr: 1, name: 3-}, key: nr, match: where}}
          note: place.name
      """)
    #expect(
      imported.chronicle.figures.map { "\($0.name) \($0.born!)" } == ["Karl 1500", "Franz 1494"])
    #expect(imported.chronicle.relationships.map(\.note) == ["Ghent"])
  }

  @Test func aHeaderFurtherDownIsFoundWhereTheMappingSaysIt() throws {
    let table = "Alliances of 1520\n\na;b;y\nx;y;1520\n"
    #expect(
      try Imported(table, mapping("when: {year: y}\ntable: {header: 3}")).claims
        == ["alliance x–y 1520"])
    #expect(
      faults(table, mapping("when: {year: y}")).first
        == "m.yaml:1:9: error: 't.csv' has no column 'a'; it has Alliances of 1520; line 3 looks like the"
        + " header: 'header: 3' under 'table'")
  }

  /// Windows-1252: 0xE9 is é, 0x80 the euro sign, 0x93 and 0x94 quotes.
  @Test func otherEncodings() throws {
    let map = mapping("when: none\nnote: n\n")
    let bytes =
      Array("a,b,n\nZo".utf8) + [0xE9] + Array(",y,".utf8) + [0x93, 0x80, 0x94] + Array("\n".utf8)
    for encoding in ["latin-1", "windows-1252"] {
      let imported = try Imported(bytes: bytes, map + "table: {encoding: \(encoding)}")
      #expect(imported.claims == ["alliance Zo\u{E9}–y /"])
      #expect(imported.chronicle.relationships[0].note == "\u{201C}\u{20AC}\u{201D}")
    }
    #expect(
      faults(bytes: bytes, map).first?.contains(
        "in Windows-1252 it reads 'Zo\u{E9}'; if that is meant, 'encoding: latin-1' under 'table' in the mapping reads it"
      )
        == true)
    // As Excel writes it; without a mark, it is the little-endian one.
    let text = "\u{FEFF}a\tb\tn\nZo\u{E9}\ty\t\u{1F600}\n"
    for isBig in [false, true] {
      let units = text.utf16.flatMap { unit in
        let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
        return isBig ? [high, low] : [low, high]
      }
      let unicode = map + "table: {encoding: utf-16}"
      #expect(
        try Imported(bytes: units, unicode).chronicle.relationships.map(\.note) == ["\u{1F600}"])
      if !isBig {
        #expect(try Imported(bytes: Array(units.dropFirst(2)), unicode).claims.count == 1)
      }
      #expect(
        faults(bytes: units + [0], unicode).first?.contains("an odd number of bytes") == true)
    }
    #expect(
      faults("a,b,n\nx,y,z\n", map + "table: {encoding: latin1}").first?.contains(
        "unknown encoding 'latin1'; expected one of utf-8, latin-1, windows-1252, utf-16 — did you mean 'latin-1'?"
      ) == true)
  }
}
