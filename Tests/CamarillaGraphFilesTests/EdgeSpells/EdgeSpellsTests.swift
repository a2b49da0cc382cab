import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import StalinCircle
import TestSupport
import Testing

@Suite struct EdgeSpellsTests {
  private func input(_ text: String, _ name: String = "x.csv") -> TableInput {
    TableInput(name: name, bytes: Array(text.utf8))
  }

  private func read(_ edges: String, _ vertices: String? = nil) throws -> GraphDocument {
    try EdgeSpells.read(
      edges: input(edges), nodes: vertices.map { input($0, "x-vertices.csv") })
  }

  private func told(_ document: GraphDocument) -> [String] {
    (0..<document.edges.count).map { edge in
      let ends =
        "\(document.nodes.ids[Int(document.edges.sources[edge])])"
        + (document.edges.directed[edge] ? ">" : "-")
        + document.nodes.ids[Int(document.edges.targets[edge])]
      let spells = document.edges.spells.spells(ofRow: Int32(edge))
        .map { "\(document.periods[document.edges.spells.periods[$0]])" }
      return ([ends] + spells).joined(separator: " ")
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func whatThereIsAPlaceForComesBack(_ seed: UInt64) throws {
    try inTemporaryFolder { folder in
      for (name, document) in [
        ("a", NastyDocument.make(seed: seed)), ("b", GraphDocument.random(seed: seed)),
      ] {
        for path in ["\(folder)/\(name).csv", "\(folder)/\(name)"] {
          try EdgeSpells.write(document, to: path)
          let back = try EdgeSpells.read(path)
          #expect(back.facts == document.reduced(to: EdgeSpells.capacity).facts)
        }
      }
    }
  }

  @Test func everyDayIsADecimalYearAndBack() throws {
    var document = GraphDocument()
    let node = document.nodes.mention("a")
    // Every day of a leap year, of the year after it, and of years far back.
    let days = [1916, 1917, 2000, 1900, 0, -1, -44, 9998].flatMap { year in
      CalendarDay.first(ofYear: year).number...CalendarDay.last(ofYear: year).number
    }
    for number in days {
      let day = try #require(HistoricalDate(CalendarDay(number: number)))
      let edge = document.edges.add(source: node, target: node, directed: true)
      document.edges.spells.add(document.periods.intern(.event(day)), row: edge)
    }
    try inTemporaryFolder { folder in
      try EdgeSpells.write(document, to: folder + "/x.csv")
      #expect(try EdgeSpells.read(folder + "/x.csv").facts == document.facts)
    }
  }

  @Test func knownText() throws {
    var document = GraphDocument()
    let (a, b) = (document.nodes.mention("a"), document.nodes.mention("b, c"))
    let first = document.edges.add(source: a, target: b, directed: true)
    let second = document.edges.add(source: b, target: a, directed: false)
    document.edges.add(source: a, target: a, directed: false)
    for period in ["1917/1924", "1926-07-02"] {
      document.edges.spells.add(document.periods.intern(try Period(period)), row: first)
    }
    document.edges.spells.add(document.periods.intern(try Period("1930/..")), row: second)
    try inTemporaryFolder { folder in
      try EdgeSpells.write(document, to: folder + "/x.csv")
      #expect(
        try contents(of: folder + "/x.csv") == """
          onset,terminus,tail,head,onset.censored,terminus.censored,duration,edge.id,directed,weight,id,label
          1917,1925,1,2,FALSE,FALSE,8,1,TRUE,1,,
          1926.4986301369863,1926.5013698630137,1,2,FALSE,FALSE,0.002739726027357392,1,TRUE,1,,
          1930,Inf,2,1,FALSE,FALSE,Inf,2,FALSE,1,,
          -Inf,Inf,1,1,TRUE,TRUE,Inf,3,FALSE,1,,

          """)
      #expect(
        try contents(of: folder + "/x-vertices.csv") == """
          onset,terminus,vertex.id,onset.censored,terminus.censored,name,label
          -Inf,Inf,1,TRUE,TRUE,a,
          -Inf,Inf,2,TRUE,TRUE,"b, c",

          """)
    }
  }

  /// As `write.csv(as.data.frame(networkDynamic(…)))` gives it.
  @Test func tablesOfR() throws {
    let document = try read(
      """
      "","onset","terminus","tail","head","onset.censored","terminus.censored","duration","edge.id"
      "1",1917,1918,1,2,FALSE,FALSE,1,1
      "2",1920,1924,1,2,FALSE,FALSE,4,1
      "3",1919,1919,3,1,FALSE,FALSE,0,2
      "4",-Inf,1919.5,3,2,TRUE,FALSE,Inf,3

      """)
    #expect(
      told(document) == [
        "1>2 1917-01-01/1917-12-31 1920-01-01/1923-12-31", "3>1 1919", "3>2 ../1919-07-02",
      ])
    #expect(document.edges.columns.isEmpty)
  }

  @Test func fourColumnsAreEnough() throws {
    let text = "1,2,1,2\n3,Inf,2,7\n"
    #expect(try told(read("onset;terminus;tail;head\n1;2;1;2\n3;Inf;2;7\n")) == told(read(text)))
    #expect(try told(read(text)) == ["1>2 0001/0001", "2>7 0003/.."])
    #expect(try read(text).edges.lines == [1, 2])
    // A point in time.
    #expect(try told(read("5,5,1,2\n5.5,5.5,1,2\n")) == ["1>2 0005", "1>2 0005-07-02"])
  }

  /// Tables whose times are all whole count by years; in others 1918 is a day.
  @Test func wholeTimesAreYears() throws {
    #expect(
      try told(read("onset,terminus,tail,head\n1918,1919,1,2\n1918,1918,1,3\n-44,101,2,3\n"))
        == ["1>2 1918/1918", "1>3 1918", "2>3 -0044/0100"])
    #expect(
      try told(read("onset,terminus,tail,head\n1918,1919,1,2\n1918,1920.5,1,3\n"))
        == ["1>2 1918-01-01/1918-12-31", "1>3 1918-01-01/1920-07-01"])
    // The table of vertices counts as well.
    #expect(
      try told(
        read(
          "onset,terminus,tail,head\n1918,1919,1,2\n",
          "onset,terminus,vertex.id\n1900.5,1950,1\n1900,1950,2\n"))
        == ["1>2 1918-01-01/1918-12-31"])
  }

  /// R says of all that is infinite that it is censored; `c(Inf, Inf)` is its spell of what never is.
  @Test func infiniteSpells() throws {
    let document = try read(
      """
      onset,terminus,tail,head,onset.censored,terminus.censored,duration,edge.id
      -Inf,Inf,1,2,TRUE,TRUE,Inf,1
      Inf,Inf,1,3,FALSE,TRUE,0,2
      -Inf,-Inf,1,3,TRUE,FALSE,0,3
      1918,Inf,2,3,FALSE,TRUE,Inf,4
      """)
    #expect(told(document) == ["1>2 ../..", "2>3 1918/.."])
    #expect(
      document.problems.map(\.description) == [
        "x.csv:3:1: warning: a spell from Inf, or to -Inf, never holds and is left out (2 times)"
      ])
    #expect(try told(read("onset,terminus,tail,head\n-Inf,Inf,1,2\n")) == ["1>2 ../.."])
    #expect(try told(read("-Inf,Inf,1,2\nNA,NA,2,1\n")) == ["1>2 ../..", "2>1"])
  }

  @Test func faultsHaveTheirPlaces() throws {
    #expect(
      refusal {
        _ = try read(
          "onset,terminus,tail,head\nx,y,1,2\n1,2,1,9\n3,2,1,2\n1,2,1\n20000,2,1,2\n",
          "vertex.id,name\n1,a\n2,b\n")
      } == [
        "2:1: 'x' is no number; expected a number", "2:3: 'y' is no number; expected a number",
        "3:7: vertex '9' is not in the table of vertices; expected one of its 2 numbers",
        "4:3: the spell ends before it begins; expected a terminus from 3 on",
        "5:6: the row has 3 fields, and the header 4",
        "6:1: the time 20000 is beyond the calendar; expected a year from -9999 to 9999",
      ])
    #expect(
      refusal { _ = try read("onset,terminus,tial,head\n1,2,1,2\n") } == [
        "1:1: the header has no column 'tail'; it has onset, terminus, tial and head"
          + " — did you mean it by 'tial'?"
      ])
    #expect(refusal { _ = try read("") } == ["1:1: the table is empty; expected a header"])
    #expect(
      refusal { _ = try read("1,2,1,2\n", "vertex.id,name\n1,a\n2,a\n") } == [
        "3:3: the name 'a' stands in an earlier row; expected every name once"
      ])
  }

  @Test func noTruncationCrashes() throws {
    let edges = Array(
      "\u{FEFF}onset,terminus,tail,head,edge.id,\"no\"\"te\"\r\n1,2.5,1,2,1,\"é\n\"\r\n-Inf,Inf,2,1,2,x\r\n"
        .utf8)
    let vertices = Array("vertex.id,name\n1,\"a, b\"\n2,é\n".utf8)
    for length in 0..<edges.count {
      _ = try? EdgeSpells.read(
        edges: TableInput(name: "x", bytes: Array(edges[..<length])),
        nodes: TableInput(name: "v", bytes: vertices))
    }
    for length in 0..<vertices.count {
      _ = try? EdgeSpells.read(
        edges: TableInput(name: "x", bytes: edges),
        nodes: TableInput(name: "v", bytes: Array(vertices[..<length])))
    }
  }
}
