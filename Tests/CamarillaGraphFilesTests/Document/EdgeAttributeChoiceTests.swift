import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import TestSupport
import Testing

/// Attributes that mean what other formats call otherwise, and times that count something else than years.
@Suite struct EdgeAttributeChoiceTests {
  private func read(
    _ text: String, as format: GraphFileFormat, _ options: GraphFileOptions
  ) throws -> Chronicle {
    try inTemporaryFolder { folder in
      let path = folder + "/g." + (format.extensions.first ?? "csv")
      try write(text, to: path)
      return try Chronicle(contentsOf: path, as: format, options: options)
    }
  }

  private static let json = """
    {"nodes":[{"id":"a"},{"id":"b"},{"id":"c"}],"links":[
    {"source":"a","target":"b","relation":"trade","tone":-2.5,"Year":1917,"paper":"p1","kind":"x"},
    {"source":"b","target":"c","relation":"war","tone":"+","Year":"1914-08-01T00:00:00Z"},
    {"source":"a","target":"c","tone":0,"Year":"1918/1919"}]}
    """

  @Test func kindSignDateAndSource() throws {
    let chronicle = try read(
      Self.json, as: .nodeLink,
      GraphFileOptions(
        kind: "other",
        attributes: EdgeAttributeChoice(
          kind: "relation", sign: "tone", when: "year", source: "paper")))
    #expect(chronicle.relationships.map(\.kind) == ["trade", "war", "other"])
    #expect(
      chronicle.relationships.map { chronicle.kind(named: $0.kind)!.sign.rawValue } == [-1, 1, 0])
    #expect(
      chronicle.relationships.map { "\($0.when)" } == ["1917", "1914-08-01", "1918/1919"])
    #expect(chronicle.relationships[0].citations.map(\.source) == ["p1"])
    #expect(chronicle.sources.map(\.id) == ["p1"])
    // What was called kind is kept.
    #expect(
      chronicle.relationships[0].attributes.map { "\($0.name)=\($0.value)" } == ["edge-kind=x"])
  }

  @Test func weightAndConfidence() throws {
    let json = """
      {"nodes":[{"id":"a"},{"id":"b"}],"links":[
      {"source":"a","target":"b","weight":3,"strength":"0,5","trust":0.7},
      {"source":"b","target":"a","strength":2,"trust":1},
      {"source":"a","target":"b","strength":"much","trust":0.1}]}
      """
    let chronicle = try read(
      json, as: .nodeLink,
      GraphFileOptions(attributes: EdgeAttributeChoice(weight: "Strength", confidence: "trust")))
    #expect(chronicle.relationships.map(\.weight) == [0.5, 2, 1])
    #expect(chronicle.relationships.map(\.confidence) == [0.7, 1, 0.1])
    // What was called weight is kept.
    #expect(
      chronicle.relationships.map { $0.attributes.map { "\($0.name)=\($0.value)" } } == [
        ["edge-weight=3"], ["edge-weight=1"], ["edge-weight=1"],
      ])
    let told = chronicle.warnings.map(\.description)
    #expect(
      told.contains { $0.contains("the weight 'much' is no number and counts as 1") }, "\(told)")
    #expect(told.contains { $0.contains("the weight '0,5' is taken for 0.5") }, "\(told)")
    // What is called weight is one anyway.
    #expect(
      try read(
        json, as: .nodeLink, GraphFileOptions(attributes: EdgeAttributeChoice(weight: "weight"))
      )
      .relationships.map(\.weight) == [3, 1, 1])
  }

  @Test func withoutAChoiceNothingIsTaken() throws {
    let chronicle = try read(Self.json, as: .nodeLink, GraphFileOptions())
    #expect(chronicle.relationships.map(\.kind) == ["x", "tie", "tie"])
    #expect(chronicle.relationships.allSatisfy { "\($0.when)" == "/" })
  }

  @Test(arguments: [
    (GraphFileFormat.dot, "graph { a -- b [label=trade] }", "label"),
    (.sif, "a trade b\n", "interaction"),
    (
      .cx2,
      #"[{"nodes":[{"id":1},{"id":2}]},{"edges":[{"s":1,"t":2,"v":{"interaction":"trade"}}]}]"#,
      "interaction"
    ),
    (
      .gml, "graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 type \"trade\" ] ]",
      "type"
    ),
    (
      .graphML,
      """
      <graphml><key id="k" for="edge" attr.name="type" attr.type="string"/><graph edgedefault="undirected">
      <node id="1"/><node id="2"/><edge source="1" target="2"><data key="k">trade</data></edge></graph></graphml>
      """, "type"
    ),
    (.gephi, "Source,Target,Relation\na,b,trade\n", "relation"),
  ])
  func inEveryFormat(_ format: GraphFileFormat, _ text: String, _ attribute: String) throws {
    let options = GraphFileOptions(attributes: EdgeAttributeChoice(kind: attribute))
    #expect(try read(text, as: format, options).relationships.map(\.kind) == ["trade"])
  }

  private func errors(_ attributes: EdgeAttributeChoice) -> [String] {
    do throws(FormatsError) {
      let input = ChronicleInput(name: "g.json", content: Array(Self.json.utf8))
      let options = GraphFileOptions(attributes: attributes)
      _ = try GraphFileForm(format: .nodeLink, options: options).chronicle(from: input)
      return []
    } catch {
      guard case .invalid(let invalid) = error else { return ["\(error)"] }
      return invalid.problems.filter { $0.severity == .error }.map(\.description)
    }
  }

  @Test func faultsNameAttributesAndLocations() {
    let names = "one of 'relation', 'tone', 'Year', 'paper', 'kind'"
    #expect(
      errors(EdgeAttributeChoice(kind: "relatoin", when: "date")) == [
        "g.json:1:1: error: no edge has the attribute 'relatoin'; expected \(names)"
          + " — did you mean 'relation'?",
        "g.json:1:1: error: no edge has the attribute 'date'; expected \(names)",
      ])
    #expect(
      errors(EdgeAttributeChoice(weight: "strength", confidence: "trust")) == [
        "g.json:1:1: error: no edge has the attribute 'strength'; expected \(names)",
        "g.json:1:1: error: no edge has the attribute 'trust'; expected \(names)",
      ])
    // Where the value stands, under the name that it has in the file.
    #expect(
      errors(EdgeAttributeChoice(when: "relation")).first?.hasPrefix(
        "g.json:2:39: error: 'relation' of an edge: 'trade'") ?? false,
      "\(errors(EdgeAttributeChoice(when: "relation")))")
    #expect(
      errors(EdgeAttributeChoice(sign: "paper")) == [
        "g.json:2:79: error: 'paper' of an edge: 'p1' is no sign; expected 1, 0 or -1"
      ])
  }

  /// Pajek's months, counted from 1.
  @Test(arguments: [
    ("1979-04", ["1979-06/1979-08", "1980-05", "1979-04/.."]),
    ("1979", ["1981/1983", "1992", "1979/.."]),
    ("1979-04-30", ["1979-05-02/1979-05-04", "1979-05-13", "1979-04-30/.."]),
  ])
  func timesOfPajekHaveAnOrigin(_ origin: String, _ periods: [String]) throws {
    let text =
      "*Vertices 2\n1 \"a\" [1-20]\n2 \"b\"\n*Edges\n1 2 1 [3-5]\n1 2 1 [14]\n1 2 1 [1-*]\n"
    let chronicle = try read(
      text, as: .pajek, GraphFileOptions(timeOrigin: try HistoricalDate(origin)))
    #expect(chronicle.relationships.map { "\($0.when)" } == periods)
  }

  @Test func numbersInColumnsOfTimesHaveAnOriginToo() throws {
    let options = GraphFileOptions(
      attributes: EdgeAttributeChoice(when: "Year"), timeOrigin: try HistoricalDate("2000-01"))
    let chronicle = try read(
      "Source,Target,Year\na,b,13\n", as: .gephi, options)
    #expect(chronicle.relationships.map { "\($0.when)" } == ["2001-01"])
    let spells = try read(
      #"{"nodes":[{"id":"a"},{"id":"b"}],"links":[{"source":"a","target":"b","start":1,"end":2}]}"#,
      as: .nodeLink, GraphFileOptions(timeOrigin: try HistoricalDate("2000-12")))
    #expect(spells.relationships.map { "\($0.when)" } == ["2000-12/2001-01"])
    let none = try read("graph { a -- b }", as: .dot, counting(from: "2000"))
    #expect(none.warnings.contains { $0.message.contains("the time origin says nothing") })
  }

  private func counting(from origin: String) throws -> GraphFileOptions {
    GraphFileOptions(timeOrigin: try HistoricalDate(origin))
  }
}
