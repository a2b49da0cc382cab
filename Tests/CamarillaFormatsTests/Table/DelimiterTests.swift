import Camarilla
import CamarillaFormats
import Foundation
import TestSupport
import Testing

/// Tables that other programs and countries part by something else than commas, and blanks in them.
@Suite struct DelimiterTests {
  private static let rows = [
    ["kind", "source", "target", "when", "note"],
    ["alliance", "a", "b", "1922/1925", "one, two; three"],
    ["rivalry", "b", "c", "1924", ""],
  ]

  private func table(_ delimiter: String, quoted: Bool = false) -> String {
    Self.rows.map { row in
      row.map { $0.contains(delimiter) || quoted ? "\"\($0)\"" : $0 }.joined(separator: delimiter)
    }.joined(separator: "\n") + "\n"
  }

  private func read(_ table: String) throws -> Chronicle {
    try inTemporaryFolder { folder in
      try write(table, to: folder + "/t.csv")
      let chronicle = try Chronicle(contentsOf: folder + "/t.csv")
      // Warnings have their places as long as the file is there.
      _ = chronicle.warnings
      return chronicle
    }
  }

  private func complaints(_ table: String) throws -> [String] {
    do {
      return try read(table).warnings.map(\.description).map(Self.withoutFolder)
    } catch FormatsError.invalid(let invalid) {
      return invalid.problems.map(\.description).map(Self.withoutFolder)
    }
  }

  private static func withoutFolder(_ text: String) -> String {
    String(text[(text.range(of: "t.csv")?.lowerBound ?? text.startIndex)...])
  }

  @Test(arguments: [",", ";", "\t", "|"], [false, true])
  func aLoneTableIsReadWhateverPartsItsFields(delimiter: String, quoted: Bool) throws {
    let chronicle = try read(table(delimiter, quoted: quoted))
    let plain = try read(table(","))
    #expect(chronicle.relationships.elementsEqual(plain.relationships))
    #expect(chronicle.warnings.isEmpty)
  }

  @Test(arguments: [";", "\t", "|"])
  func aFolderIsReadSo(delimiter: String) throws {
    let figures = "id\(delimiter)name\na\(delimiter)Ann\nb\(delimiter)Bob\nc\(delimiter)Cat\n"
    let chronicle = try Chronicle(files: [
      "figures.csv": Array(figures.utf8), "relationships.csv": Array(table(delimiter).utf8),
    ])
    #expect(chronicle.figures.map(\.name) == ["Ann", "Bob", "Cat"])
    #expect(chronicle.relationships.count == 2)
  }

  @Test func errorsHaveTheirPlaces() throws {
    #expect(
      try complaints("kind;source;target;when\nalliance;a;b;1922-13\nalliance;a;b;1922;x\n")
        .map { $0.prefix { $0 != "'" } } == [
          "t.csv:2:14: error: ",
          "t.csv:3:19: error: the row has 5 fields, and the header 4 (a semicolon within a field needs"
            + " quotes around the field); the row was passed over",
        ])
  }

  @Test func blanksAroundCellsAreLeftOutAndTold() throws {
    let table =
      "kind, source, target,when\nalliance, stalin,kirov ,1922\nalliance , stalin,\u{200B}k,1923 \n"
    let chronicle = try read(table)
    #expect(chronicle.figures.map(\.id) == ["stalin", "kirov", "k"])
    #expect(chronicle.relationships.map(\.kind) == ["alliance", "alliance"])
    #expect(
      try complaints(table) == [
        "t.csv:2:10: warning: source ' stalin' is read as 'stalin', without a space at its beginning; so is 1"
          + " more cell of the column",
        "t.csv:2:18: warning: target 'kirov ' is read as 'kirov', without a space at its end; so is 1 more"
          + " cell of the column",
        "t.csv:3:1: warning: kind 'alliance ' is read as 'alliance', without a space at its end",
        "t.csv:3:22: warning: when '1923 ' is read as '1923', without a space at its end",
      ])
  }

  @Test func aFolderThatLacksTheSpellingSaysSo() throws {
    let chronicle = try Chronicle(files: [
      "figures.csv": Array("id,name\nstalin,S\nkirov,K\n".utf8),
      "relationships.csv": Array(
        "kind,source,target,when\nalliance,stalin\u{A0},kirov,1922\n".utf8),
    ])
    #expect(chronicle.relationships[0].source == "stalin")
    #expect(
      chronicle.warnings.map(\.message) == [
        "unknown figure 'stalin\u{A0}' is read as 'stalin', without U+00A0, a no-break space at its end"
      ])
  }

  @Test func aTableWithoutRowsIsTold() throws {
    #expect(
      try complaints("kind,source,target,when\n\n")
        == ["t.csv:1:1: warning: the table has a header and no rows"])
  }
}
