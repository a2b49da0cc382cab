import Camarilla
import Testing

@testable import CamarillaImport

/// Tables as people type them: merged cells, ditto marks, footnotes.
@Suite struct MessyTableTests {
  private static let table = """
    a;b;d;n
    Karl V.;Franz I.;1526;*
    do.;Zo\u{EB} *\u{2020};1527;seen
    ;Ferdinand \u{2020};;
    \u{3003};Karl V.;1529;
    Ludwig II.;;1530;x*y

    """

  @Test func blanksAndDittoMarksStandForTheCellAbove() throws {
    let imported = try Imported(
      Self.table,
      mapping("when: d\nnote: n\ntable: {fill-down: [a, d], marks: [\"*\", \"\u{2020}\"]}"))
    #expect(
      imported.claims == [
        "alliance Karl V.–Franz I. 1526", "alliance Karl V.–Zo\u{EB} 1527",
        "alliance Karl V.–Ferdinand 1527",
      ])
    // A footnote alone is none, and within a text a mark is part of it.
    #expect(imported.chronicle.relationships.map(\.note) == [nil, "seen", nil])
    #expect(
      imported.skips == ["1× both ends are the same figure", "1× no target"], "\(imported.skips)")
    #expect(imported.report.warnings.isEmpty)
  }

  @Test func dittoMarksThatNobodyReadsAreTold() throws {
    let imported = try Imported(Self.table, mapping("when: d"))
    #expect(
      imported.report.warnings.map(\.description) == [
        "t.csv:3:1: warning: 'do.' in 'a' is taken for the id of a figure; 'fill-down: [a]' under 'table' takes it"
          + " for a ditto mark"
      ])
  }

  @Test func inTablesOfFiguresAndLookUpsToo() throws {
    let imported = try Imported(
      files: [
        "people.csv": "k,house,n\nk1,Habsburg,Karl\nf2,\"\"\"\",Ferdinand\n",
        "places.csv": "nr,land\n1,Flanders*\n2,\n", "pacts.csv": "a,b,at\nk1,f2,2\n",
      ],
      """
      figures: {file: people.csv, id: k, name: n, attributes: [house], fill-down: house}
      tables:
        - file: pacts.csv
          source: a
          target: b
          kind: alliance
          when: none
          lookup: {p: {file: places.csv, key: nr, match: at, fill-down: [land], marks: "*"}}
          note: p.land
      """)
    #expect(
      imported.chronicle.figures.map { $0.attributes.map(\.value) } == [["Habsburg"], ["Habsburg"]])
    #expect(imported.chronicle.relationships.map(\.note) == ["Flanders"])
    #expect(
      faults("a,b\nx,y\n", mapping("when: none\ntable: {fill-down: [c]}")).first?.contains(
        "'t.csv' has no column 'c'") == true)
  }
}
