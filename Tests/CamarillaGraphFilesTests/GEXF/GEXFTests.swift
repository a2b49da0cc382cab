import Camarilla
import CamarillaFormats
import Foundation
import StalinCircle
import TestSupport
import Testing

@testable import CamarillaGraphFiles

private func read(_ text: String) throws -> GraphDocument { try parsed(text, GEXF.read) }

private func written(_ document: GraphDocument) throws -> (text: String, back: GraphDocument) {
  let file = try ScratchFile("x.gexf")
  try GEXF.write(document, to: file.path)
  return (try file.text(), try GEXF.read(TableInput(path: file.path)))
}

extension GraphDocument {
  fileprivate func spells(ofEdge edge: Int) -> [String] {
    edges.spells.spells(ofRow: Int32(edge)).map { "\(periods[edges.spells.periods[$0]])" }
  }

  fileprivate func spells(ofNode node: Int) -> [String] {
    nodes.spells.spells(ofRow: Int32(node)).map { "\(periods[nodes.spells.periods[$0]])" }
  }

  fileprivate func changes(_ item: [AttributeColumn], _ name: String) -> [String] {
    item.first { $0.name == name }?.changes.map { "\($0.row) \($0.value) \(periods[$0.period])" }
      ?? []
  }
}

@Suite struct GEXFTests {
  @Test(arguments: UInt64(0)..<300)
  func whatIsWrittenReadsBack(_ seed: UInt64) throws {
    let document = GraphDocument.random(
      seed: seed, hard: "\"'<>&;]\\\n\r\t%#=\u{85}\u{2028}\u{FFFD}e\u{301}", changes: true)
    let back = try written(document).back
    #expect(back.facts == document.reduced(to: GEXF.capacity).facts)
    #expect(back.problems.isEmpty)
  }

  @Test func theSampleChronicleKeepsItsClaims() throws {
    let chronicle = Chronicle.stalinCircle
    let back = try Chronicle(
      document: written(GraphDocument(chronicle)).back, options: GraphFileOptions())
    #expect(back.figures == chronicle.figures)
    #expect(Array(back.relationships) == Array(chronicle.relationships))
    #expect(back.title == chronicle.title)
  }

  /// The schema of GEXF has no date in the year 0, but numbers, in which a day is any time within it.
  @Test func aDocumentWithATimeInTheYear0IsInNumbers() throws {
    let days = ["0000-01-01/0000-12-31", "-0043-03-15", "0000-02-29/1926-05-14"]
    var document = GraphDocument()
    let (a, b) = (document.nodes.mention("a"), document.nodes.mention("b"))
    for period in days {
      let edge = document.edges.add(source: a, target: b, directed: false)
      document.edges.spells.add(document.periods.intern(try Period(period)), row: edge)
    }
    let (text, back) = try written(document)
    #expect(text.contains(#"timeformat="double""#) && !text.contains("0000-"))
    // Noon of the first and the last day of a leap year.
    #expect(text.contains(#"start="0.00136612"#) && text.contains(#"end="0.99863387"#))
    #expect((0..<3).flatMap { back.spells(ofEdge: $0) } == days)
    #expect(
      try written(GraphDocument(Chronicle.stalinCircle)).text
        .contains(#"timeformat="date""#))
  }

  @Test func spellsThatNoDaysBoundAndParallelEdges() throws {
    var document = GraphDocument()
    let (a, b) = (document.nodes.mention("a"), document.nodes.mention("b"))
    var kind = AttributeColumn(name: "kind")
    for (row, (period, name)) in [
      ("/", "alliance"), ("../1920", "alliance"), ("-0044-03-15", "alliance"),
      ("1926~/1927?", "rivalry"),
    ].enumerated() {
      let edge = document.edges.add(
        source: row == 1 ? b : a, target: row == 1 ? a : b, directed: false)
      document.edges.spells.add(document.periods.intern(try Period(period)), row: edge)
      kind.values[Int(edge)] = name
    }
    document.edges.columns = [kind]
    let (text, back) = try written(document)
    #expect(text.contains(#"kind="alliance">"#))
    #expect(text.contains(#"kind="alliance 2" end="1920-12-31""#))
    #expect(text.contains(#"kind="alliance 3" start="-0044-03-15" end="-0044-03-15""#))
    #expect(text.contains(#"kind="rivalry" start="1926-01-01" end="1927-12-31""#))
    #expect((0..<4).map { back.edges.columns[0].values[$0] } == (0..<4).map { kind.values[$0] })
    #expect(
      (0..<4).map { back.spells(ofEdge: $0) } == [
        ["../.."], ["../1920-12-31"], ["-0044-03-15"], ["1926-01-01/1927-12-31"],
      ])
  }

  /// Written by Gephi, shortened.
  @Test func aFileOfGephi() throws {
    let document = try read(
      """
      <?xml version='1.0' encoding='UTF-8'?>
      <gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:viz="http://gexf.net/1.3/viz">
        <meta lastmodifieddate="2022-01-01">
          <creator>Gephi 0.10</creator>
          <title>Friends</title>
          <description>Of old</description>
        </meta>
        <graph defaultedgetype="undirected" timeformat="date" timerepresentation="interval" mode="dynamic">
          <attributes class="node" mode="static">
            <attribute id="modularity_class" title="Modularity Class" type="integer">
              <default>0</default>
            </attribute>
          </attributes>
          <attributes class="node" mode="dynamic">
            <attribute id="score" title="Score" type="double"/>
          </attributes>
          <attributes class="edge" mode="dynamic">
            <attribute id="weight" title="Weight" type="float"/>
          </attributes>
          <nodes>
            <node id="0" label="Myriel" start="1920-01-01" end="1922-12-31">
              <attvalues>
                <attvalue for="modularity_class" value="3"></attvalue>
                <attvalue for="score" value="0.5" start="1920-01-01" end="1920-12-31"/>
                <attvalue for="score" value="0.75" start="1921"/>
              </attvalues>
              <viz:size value="28.5"></viz:size>
              <viz:position x="-10.5" y="2" z="0.0"></viz:position>
              <viz:color r="91" g="255" b="0"></viz:color>
            </node>
            <node id="1" label="1">
              <spells><spell start="1920" end="1920-05"/><spell start="1925-02-03T10:00:00+01:00"/></spells>
            </node>
          </nodes>
          <edges>
            <edge id="7" source="0" target="1" weight="2.5" type="directed" intervals="&lt;[1920, 1921]; [1923-05-01, 1924]&gt;">
              <attvalues>
                <attvalue for="weight" value="1.5" start="1920" end="1921"/>
              </attvalues>
            </edge>
          </edges>
        </graph>
      </gexf>
      """)
    #expect(document.title == "Friends")
    #expect((0..<2).map { document.nodes.labels[$0] } == ["Myriel", ""])
    #expect(
      document.nodes.columns.map(\.name)
        == ["Modularity Class", "Score", "size", "x", "y", "z", "color"])
    #expect(
      document.nodes.columns.map { $0.values[0] } == [
        "3", "", "28.5", "-10.5", "2", "0.0", "#5bff00",
      ])
    #expect(document.nodes.columns[0].values[1] == "0")
    #expect(
      document.changes(document.nodes.columns, "Score") == [
        "0 0.5 1920-01-01/1920-12-31", "0 0.75 1921/..",
      ])
    #expect(document.spells(ofNode: 0) == ["1920-01-01/1922-12-31"])
    #expect(document.spells(ofNode: 1) == ["1920/1920-05", "1925-02-03/.."])
    #expect(document.edges.weights == [2.5])
    #expect(document.changes(document.edges.columns, "weight") == ["0 1.5 1920/1921"])
    #expect(document.edges.directed == [true])
    #expect(document.spells(ofEdge: 0) == ["1920/1921", "1923-05-01/1924"])
    #expect(document.problems.isEmpty)
  }

  /// As NetworkX writes draft 1.2.
  @Test func aFileOfNetworkX() throws {
    let document = try read(
      """
      <gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
        <meta lastmodifieddate="2026-11-21"><creator>NetworkX 3.6.1</creator></meta>
        <graph defaultedgetype="directed" mode="static" name="N">
          <attributes mode="static" class="edge">
            <attribute id="4" title="kind" type="string" />
          </attributes>
          <attributes mode="static" class="node"><attribute id="3" title="b" type="boolean" /></attributes>
          <nodes>
            <node id="a" label="a"><attvalues><attvalue for="3" value="true" /></attvalues></node>
            <node id="b &lt;&#10;&#09;&quot;" label="B" pid="a"/>
          </nodes>
          <edges>
            <edge source="a" target="b &lt;&#10;&#09;&quot;" id="0" weight="3" kind="k">
              <attvalues><attvalue for="4" value="alliance" /><attvalue for="weight" value="4"/></attvalues>
            </edge>
          </edges>
        </graph>
      </gexf>
      """)
    #expect(document.title == "N")
    #expect(document.nodes.ids == ["a", "b <\n\t\""])
    #expect(document.nodes.columns.map(\.name) == ["b", "parent"])
    #expect(document.nodes.columns[1].values[1] == "a")
    #expect(document.edges.columns.map { $0.values[0] } == ["alliance"])
    #expect(document.edges.weights == [4])
    #expect(document.edges.directed == [true])
  }

  /// Draft 1.1's slices, draft 1.2's open intervals, time stamps, nodes within nodes and slices of time.
  @Test func olderAndOtherTimes() throws {
    func spells(_ graph: String, _ edge: String) throws -> [String] {
      try read(
        """
        <gexf version="1.2"><graph \(graph)><nodes><node id="a"><nodes><node id="b"/></nodes></node></nodes>
        <edges><edge source="a" target="b" \(edge)</edges></graph></gexf>
        """
      ).spells(ofEdge: 0)
    }
    let dynamic = "mode=\"dynamic\" timeformat=\"integer\""
    #expect(try spells(dynamic, "start=\"1920\" end=\"1921\"/>") == ["1920/1921"])
    #expect(try spells(dynamic, "startopen=\"1920\" endopen=\"1924\"/>") == ["1921/1923"])
    #expect(
      try spells("", "><slices><slice start=\"1920\" end=\"1921.0\"/></slices></edge>") == [
        "1920/1921"
      ])
    // Half a year is 182 days and a half.
    #expect(try spells("", "start=\"1921.5\" end=\"INF\"/>") == ["1921-07-02/.."])
    #expect(try spells("", "timestamp=\"1921-05-06\"/>") == ["1921-05-06"])
    #expect(
      try spells("", "intervals=\"&lt;[1920, 1921]; (1922, 1925-03-01)&gt;\"/>") == [
        "1920/1921", "1923/1925-02-28",
      ])
    #expect(try spells("", "timestamps=\"[1921, 1923]\"/>") == ["1921", "1923"])
    #expect(try spells("mode=\"slice\" timestamp=\"2007\"", "/>") == ["2007"])
    #expect(
      try spells("mode=\"slice\" start=\"2007\" end=\"2008\"", "end=\"1999\"/>") == ["../1999"])
    #expect(try spells("mode=\"dynamic\" start=\"2007\"", "/>") == [])
  }

  @Test func scoresAndFactionsThroughTheYears() throws {
    let chronicle = Chronicle.stalinCircle
    let years = 1922...1927
    let document = GraphDocument(
      chronicle: chronicle, scoresIn: TimeSteps(years: years), measures: [.degree, .core],
      factions: .balance)
    let back = try written(document).back
    #expect(back.facts == document.reduced(to: GEXF.capacity).facts)
    let history = chronicle.factionHistory(years: years, divided: .balance)
    for year in years {
      let snapshot = chronicle.snapshot(of: year)
      let day = CalendarDay(year: year, month: 7, day: 1)!
      for (name, scores) in [
        ("degree", snapshot.scores(by: .degree)), ("core", snapshot.scores(by: .core)),
      ] {
        let column = try #require(back.nodes.columns.first { $0.name == name })
        for node in 0..<back.nodes.count {
          let holding = column.changes.filter {
            $0.row == node && back.periods[$0.period].possiblyHolds(during: day...day)
          }
          let score = scores[Figure.ID(back.nodes.ids[node])]?.score
          #expect(holding.map { Double($0.value) } == (score.map { [$0] } ?? []))
        }
      }
      let factions = try #require(back.nodes.columns.first { $0.name == "faction" })
      for node in 0..<back.nodes.count {
        let holding = factions.changes.filter {
          $0.row == node && back.periods[$0.period].possiblyHolds(during: day...day)
        }
        let line = history.line(of: Figure.ID(back.nodes.ids[node]), in: year)
        #expect(holding.map(\.value) == (line.map { ["\($0 + 1)"] } ?? []))
      }
    }
    // Equal values of years one after another are one.
    for column in back.nodes.columns {
      for (one, next) in zip(column.changes, column.changes.dropFirst())
      where one.row == next.row && one.value == next.value {
        let end = try #require(SpellHull(back.periods[one.period]).end)
        #expect(SpellHull(back.periods[next.period]).start != end.advanced(by: 1))
      }
    }
  }
}
