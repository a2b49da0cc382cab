import Camarilla
import CamarillaFormats
import Testing

@testable import CamarillaGraphFiles

private func found(_ text: String) throws -> [String] {
  try problems(text, GraphML.read).map(\.description)
}

/// A file whose graph begins on line 4.
private func file(_ keys: String, _ graph: String) -> String {
  "<?xml version=\"1.0\"?>\n<graphml>\(keys)\n<graph edgedefault=\"directed\">\n\(graph)</graph></graphml>"
}

@Suite struct GraphMLFaultTests {
  /// Hyperedges are left out and counted, as loops are, and with strictness are an error.
  @Test func hyperedgesAreLeftOut() throws {
    let hyperedge = "<hyperedge><endpoint node=\"a\"/><endpoint node=\"b\"/></hyperedge>\n"
    let text = file(
      "",
      "<node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\"/>\n\(hyperedge)\(hyperedge)")
    let document = try parsed(text, GraphML.read)
    let chronicle = try Chronicle(document: document, options: GraphFileOptions())
    #expect(chronicle.relationships.count == 1)
    #expect(
      chronicle.warnings.map(\.description).contains(
        "f:5:1: warning: 2 hyperedges tie any number of nodes; expected edges between two nodes; they are"
          + " left out"))
    #expect(throws: FormatsError.self) {
      try Chronicle(document: document, options: GraphFileOptions(isStrict: true))
    }
  }

  /// What the reader refuses and what the dates hold is told in one run.
  @Test func datesAreToldBesideTheReadersErrors() throws {
    let key = "<key id=\"w\" for=\"edge\" attr.name=\"when\" attr.type=\"string\"/>"
    let said = try found(
      file(
        key,
        "<node id=\"a\"/><node id=\"a\"/><node id=\"b\"/>\n<edge source=\"a\" target=\"b\">"
          + "<data key=\"w\">19x6</data></edge>"))
    #expect(said.count == 2)
    #expect(said.contains { $0.contains("'a'") && $0.hasPrefix("f:4:") })
    #expect(said.contains { $0.contains("'19x6'") && $0.hasPrefix("f:5:") })
  }

  @Test func twoNodesOfOneIDAreNamedWithBothPlaces() throws {
    #expect(
      try found(file("", "<node id=\"a\"/>\n <node id=\"b\"/><node id=\"a\"/>")) == [
        "f:5:25: error: two nodes have the id 'a' (see f:4:10)"
      ])
  }

  @Test func edgesToNobodyNameTheNearestNode() throws {
    let nodes = "<node id=\"stalin\"/><node id=\"trotsky\"/>\n"
    let edge = "<edge source=\"stalin\" target=\"trotski\"/>"
    #expect(
      try found(file("", nodes + "é" + edge + edge)) == [
        "f:5:31: warning: an edge's end is the node 'trotski', which is not declared (2 ends of edges are),"
          + " and is added — did you mean 'trotsky'?"
      ])
    #expect(
      try found(file("", nodes + "<edge target=\"stalin\"/>")) == [
        "f:5:1: error: an edge has no source; expected an attribute 'source' with the id of a node"
      ])
  }

  @Test func unknownTypesAreNamedWithThoseThereAre() throws {
    let key = "<key id=\"k\" for=\"node\" attr.name=\"age\" attr.type=\"stirng\"/>"
    #expect(
      try found(file(key, "")) == [
        "f:2:59: error: the attribute 'age' has the unknown type 'stirng'; expected one of boolean, int,"
          + " long, float, double, string — did you mean 'string'?"
      ])
  }

  @Test func valuesAreOfTheirType() throws {
    let keys = ["boolean", "int", "double"].map {
      "<key id=\"\($0)\" for=\"node\" attr.name=\"\($0)\" attr.type=\"\($0)\"/>"
    }.joined()
    let data = ["boolean", "int", "double"].map { "<data key=\"\($0)\">1,5</data>\n" }.joined()
    #expect(
      try found(file(keys, "<node id=\"a\">\n\(data)</node>")) == [
        "f:5:21: error: the value of 'boolean' is '1,5'; expected true or false",
        "f:6:17: error: the value of 'int' is '1,5'; expected a whole number",
        "f:7:20: error: the value of 'double' is '1,5'; expected a number",
      ])
  }

  @Test func keysThatNobodyDeclaredOrForOthers() throws {
    let key = "<key id=\"d0\" for=\"edge\" attr.name=\"age\"/>"
    #expect(
      try found(
        file(
          key, "<node id=\"a\"><data key=\"d0\">1</data><data key=\"dO\">1</data></node>"))
        == [
          "f:4:29: warning: a node has the attribute 'age', which is for 'edge', and is read all the same",
          "f:4:47: warning: unknown key 'dO', read as an attribute of that name",
        ])
    // What two keys of one id mean is not known unless they say the same.
    #expect(
      try found(file(key + key.replacing("age", with: "year"), "")) == [
        "f:2:59: error: two keys have the id 'd0' (see f:2:10)"
      ])
    #expect(try found(file(key + key, "")).isEmpty)
  }

  @Test func whatAChronicleHasNoPlaceFor() throws {
    let two =
      "<graphml><graph edgedefault=\"directed\"/><graph edgedefault=\"directed\"/></graphml>"
    #expect(
      try found(two) == [
        "f:1:1: warning: the file holds 2 graphs, which are read as kinds: 'graph-1', 'graph-2'"
      ])
    #expect(
      try found("<graphml/>") == ["f:1:1: error: the file holds no graph; expected <graph>"])
    #expect(
      try found("<svg><graph/></svg>") == [
        "f:1:1: error: the file consists of <svg>; expected <graphml>"
      ])
  }

  @Test func whatIsNotXML() throws {
    #expect(try found("") == ["f:1:1: error: the file ends too early; expected <graphml>"])
    #expect(try found("kind,source") == ["f:1:1: error: this is not XML; expected <graphml>"])
    #expect(
      try found("<graphml>\n<graph edgedefault='directed'>\n  <node id='é'></nod>") == [
        "f:3:18: error: an end tag doesn't fit; expected </node>, as <node> begins on line 3"
      ])
    #expect(
      try found("<graphml>\n <graph edgedefault='directed'>\n") == [
        "f:3:1: error: the file ends within <graph>; expected </graph>, as <graph> begins on line 2"
      ])
  }
}
