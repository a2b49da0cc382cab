import Camarilla
import CamarillaFormats
import Testing

@testable import CamarillaImport

/// What is wrong with a figure's row is told of that row alone.
@Suite struct FigureFaultTests {
  private static let ties = "a,b\nx,y\ny,z\nz,x\n"

  private static func map(_ figures: String, _ more: String = "") -> String {
    """
    figures: {file: p.csv, id: id, name: name, born: born, died: died, \(figures)}
    tables: [{file: t.csv, source: a, target: b, kind: alliance, when: none}]
    \(more)
    """
  }

  /// A cell that can't be read, whichever it is, and what is told of it.
  @Test(arguments: [
    ("never,,,1", "p.csv:2:5: error: 'never' is no date"),
    (",11/2/1715,,1", "p.csv:2:6: error: '11/2/1715' is no date"),
    ("1900,1800,,1", "p.csv:2:10: error: 'x' dies in 1800, before being born in 1900"),
    (",,q,1", "p.csv:2:7: error: 'r' is 'q' in 1 row, of which the mapping says nothing"),
    (",,,2", "p.csv:2:8: error: '2' is the key of 2 rows of 'l.csv' that differ, in lines 3 and 4"),
    (",,,3", "p.csv:2:8: error: '3' is the key of no row of 'l.csv'"),
    (",", "p.csv:2:6: error: the row has 4 fields, and the header 6"),
  ])
  func noTieIsBlamedForIt(cells: String, message: String) throws {
    let files = [
      "p.csv": "id,name,born,died,r,k\nx,X,\(cells)\ny,Y,,,a,1\nz,Z,,,a,1\n",
      "l.csv": "k,v\n1,one\n2,two\n2,deux\n", "t.csv": Self.ties,
    ]
    let map = Self.map(
      "attributes: {rank: {column: r, values: {a: A, \"\": none}}, found: l.v},"
        + " lookup: {l: {file: l.csv, key: k, unmatched: error}}")
    let found = faults(files: files, map).map { String($0.prefix { $0 != ";" }) }
    #expect(found == [message])
    // Passed over, the cell alone is.
    let kept = try Imported(files: files, map.replacing("t.csv,", with: "t.csv, faults: skip,"))
    #expect(
      kept.report.warnings.map { String($0.description.prefix { $0 != ";" }) }
        == [message.replacing(": error:", with: ": warning:")])
    let isLost = message.contains("fields")
    #expect(
      kept.claims
        == (isLost
          ? ["alliance y–z /"] : ["alliance x–y /", "alliance y–z /", "alliance z–x /"]))
    #expect(
      kept.skips == (isLost ? ["2× a figure whose own row can't be understood"] : []))
    guard !isLost, let figure = kept.chronicle.figure(id: "x") else { return #expect(isLost) }
    #expect(figure.died == nil)
    #expect((figure.born?.description == "1900") == cells.hasPrefix("1900"))
    #expect(figure.attributes.contains { $0.value == "none" } == (cells != ",,q,1"))
    #expect(figure.attributes.contains { $0.value == "one" } == cells.hasSuffix("1"))
  }

  @Test func aRowWhosePeriodCannotBeReadSaysNothingOfWhatIsKnown() throws {
    let files = [
      "p.csv": "id,name,s,e\nx,Ann,1800,1850\nx,Bea,185O,1900\ny,Cid,18OO,\n",
      "t.csv": "a,b\nx,y\n",
    ]
    let imported = try Imported(
      files: files,
      """
      figures: {file: p.csv, id: id, name: name, when: {start: s, end: e}}
      tables: [{file: t.csv, source: a, target: b, kind: alliance, when: none, faults: skip}]
      """)
    #expect(imported.chronicle.figures.map(\.name) == ["Ann", "Cid"])
    #expect(imported.report.warnings.count == 2)
    #expect(imported.skips.isEmpty)
  }

  /// Ids and keys that are made of a damaged row's cells count as those that are plain.
  @Test func rowsOfTooFewFieldsAreToldAlone() {
    #expect(
      faults(
        files: [
          "p.csv": "id,name,k\n1,Ann\n2,Bob,7\n3,Cid,8\n", "l.csv": "k,v\n7\n8,eight\n",
          "t.csv": "a,b\n001,002\n002,003\n",
        ],
        """
        figures: {file: p.csv, id: {column: id, pad: 3}, attributes: [l.v],
          lookup: {l: {file: l.csv, key: k, unmatched: error}}}
        tables: [{file: t.csv, source: a, target: b, kind: alliance, when: none}]
        """
      ).map { String($0.prefix { $0 != "," }) } == [
        "l.csv:2:2: error: the row has 1 field", "p.csv:2:6: error: the row has 2 fields",
      ])
  }

  @Test func sourcesAreKeptWithWhatCanBeReadOfThem() throws {
    let imported = try Imported(
      files: [
        "s.csv": "id,title,k\ns1,First,1\ns2,Second,2\n", "l.csv": "k,v\n2,two\n2,deux\n",
        "t.csv": "a,b,s\nx,y,s2\n",
      ],
      """
      sources: {file: s.csv, attributes: {l: l.v}, lookup: {l: {file: l.csv, key: k, unmatched: blank}}}
      tables: [{file: t.csv, source: a, target: b, kind: alliance, when: none, faults: skip,
        citation: {source: {column: s}}}]
      """)
    #expect(imported.chronicle.sources.map(\.title) == ["First", "Second"])
    #expect(imported.report.warnings.count == 2)
  }

  @Test func labelsStandBesideNames() throws {
    let files = [
      "p.csv": "id,name,short,s,e\nx,Ann Ash,Ann,,\ny,Old,O,1800,1849\ny,New,N,1850,\n",
      "t.csv": "a,b,l\nx,y,Bob\n",
    ]
    let tables = "tables: [{file: t.csv, source: a, target: b, kind: alliance, when: none}]"
    for key in ["label: short", "attributes: {label: short}"] {
      let imported = try Imported(
        files: files,
        "figures: {file: p.csv, id: id, name: name, \(key), when: {start: s, end: e}}\n" + tables)
      #expect(imported.chronicle.figures.map(\.label) == ["Ann", "N"], "\(key)")
      #expect(
        imported.chronicle.figures[1].attributes.map(\.value) == [
          "Old (1800/1849); New (1850/)", "O (1800/1849); N (1850/)",
        ])
    }
    let ends = try Imported(
      files: files,
      "tables: [{file: t.csv, source: a, target: {id: b, label: l}, kind: alliance, when: none}]")
    #expect(ends.chronicle.figures.map(\.label) == [nil, "Bob"])
    #expect(
      faults(
        files: files,
        "figures: {file: p.csv, id: id, label: short, attributes: {label: name}}\n" + tables)
        == [
          "m.yaml:1:59: error: 'label' is the name of a column that figures have anyway; expected"
            + " another name, as in {original-label: label}"
        ])
  }
}
