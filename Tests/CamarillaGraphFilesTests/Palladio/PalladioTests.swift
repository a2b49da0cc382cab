import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import TestSupport
import Testing

@Suite struct PalladioTests {
  private func read(_ relations: String, _ people: String? = nil) throws -> GraphDocument {
    try Palladio.read(
      edges: TableInput(name: "x.csv", bytes: Array(relations.utf8)),
      nodes: people.map { TableInput(name: "x-people.csv", bytes: Array($0.utf8)) })
  }

  private func spells(_ document: GraphDocument) -> [String] {
    (0..<document.edges.count).map { edge in
      document.edges.spells.spells(ofRow: Int32(edge))
        .map { "\(document.periods[document.edges.spells.periods[$0]])" }.joined(separator: " ")
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func whatThereIsAPlaceForComesBack(_ seed: UInt64) throws {
    try inTemporaryFolder { folder in
      let nasty = NastyDocument.make(
        seed: seed, NastyDocument.Traits(severalSpells: true, boundlessSpells: false))
      for (name, document) in [("a", nasty), ("b", GraphDocument.random(seed: seed))] {
        for path in ["\(folder)/\(name).csv", "\(folder)/\(name)"] {
          try Palladio.write(document, to: path)
          let back = try Palladio.read(path)
          #expect(back.facts == document.reduced(to: Palladio.capacity).facts)
        }
      }
    }
  }

  @Test func spellsAfterTheFirstAreToldOf() throws {
    var document = GraphDocument()
    let a = document.nodes.mention("a")
    document.edges.add(source: a, target: a, directed: true)
    for year in ["1917", "1919", "1921"] {
      document.edges.spells.add(document.periods.intern(try Period(year)), row: 0)
    }
    #expect(
      document.losses(in: Palladio.capacity) == [
        Loss(what: "spells of relationships after the first", count: 2, example: "1919")
      ])
  }

  @Test func knownText() throws {
    var document = GraphDocument()
    let (a, b) = (document.nodes.mention("ann"), document.nodes.mention("b, c"))
    document.nodes.labels[Int(a)] = "Ann"
    document.nodes.spells.add(document.periods.intern(try Period("1878-12/1953")), row: a)
    var kind = AttributeColumn(name: "kind")
    for (row, period) in ["1917/1924-05-01", "1926", "1930/.."].enumerated() {
      let edge = document.edges.add(source: a, target: b, directed: row == 0)
      document.edges.spells.add(document.periods.intern(try Period(period)), row: edge)
      kind.values[row] = "alliance"
    }
    document.edges.columns = [kind]
    try inTemporaryFolder { folder in
      try Palladio.write(document, to: folder + "/x.csv")
      #expect(
        try contents(of: folder + "/x.csv") == """
          Source,Target,Start date,End date,Directed,Weight,Id,Label,kind
          ann,"b, c",1917,1924-05-01,yes,1,,,alliance
          ann,"b, c",1926,1926,no,1,,,alliance
          ann,"b, c",1930,,no,1,,,alliance

          """)
      #expect(
        try contents(of: folder + "/x-people.csv") == """
          Id,Name,Start date,End date
          ann,Ann,1878-12,1953
          "b, c","b, c",,

          """)
    }
  }

  @Test func tablesAsPeopleMakeThem() throws {
    let document = try read(
      """
      Source;Target;Place;Start Date;End Date
      Voltaire;d'Alembert;Paris;1746-03;1755
      Voltaire;Catherine II;;1763-10-15;
      Voltaire;Someone;;;
      """,
      "Name;Born in\nVoltaire;Paris\nd'Alembert;Paris\nCatherine II;Stettin\nSomeone;\n")
    #expect(document.nodes.ids == ["Voltaire", "d'Alembert", "Catherine II", "Someone"])
    #expect(document.nodes.columns[0].values[2] == "Stettin")
    #expect(document.edges.columns.map(\.name) == ["Place"])
    #expect(spells(document) == ["1746-03/1755", "1763-10-15/..", ""])
    #expect(document.problems.isEmpty)
    let events = try read("From,To,Date\na,b,1917-02\na,b,1917\n")
    #expect(spells(events) == ["1917-02", "1917"])
  }

  @Test func faultsHaveTheirPlaces() throws {
    #expect(
      refusal {
        _ = try read(
          "Source,Target,Start date,End date,Directed\na,b,1917?,,\na,b,1920,1919,\n,b,,,\na,b,,,maybe\n"
        )
      } == [
        "2:5: '1917?' is no date; expected YYYY-MM-DD, YYYY-MM or YYYY",
        "3:10: '1919' is before the start; expected a date from 1920 on",
        "4:1: an end of the relation is missing; expected a person",
        "5:7: 'maybe' says not whether the relation is directed; expected yes or no",
      ])
    #expect(
      refusal { _ = try read("Sauce,Target\na,b\n") } == [
        "1:1: the header has no column 'Source'; it has Sauce and Target — did you mean it by 'Sauce'?"
      ])
  }

  @Test func noTruncationCrashes() throws {
    let relations = Array(
      "\u{FEFF}Source,Target,Start date,End date\r\n\"a\"\"\",é,1917-01-02,1918\r\n".utf8)
    for length in 0..<relations.count {
      _ = try? Palladio.read(
        edges: TableInput(name: "x", bytes: Array(relations[..<length])), nodes: nil)
    }
  }
}
