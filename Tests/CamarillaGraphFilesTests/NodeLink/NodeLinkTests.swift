import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import TestSupport
import Testing

private func read(_ text: String) throws(FormatsError) -> GraphDocument {
  try NodeLink.read(TableInput(name: "g.json", bytes: Array(text.utf8)))
}

/// The messages about a text, of its reading or of what is read.
private func problems(_ text: String) -> [String] {
  do throws(FormatsError) {
    return try read(text).problems.map(\.description)
  } catch {
    if case .invalid(let invalid) = error { return invalid.problems.map(\.description) }
    return ["\(error)"]
  }
}

@Suite struct NodeLinkTests {
  /// As NetworkX 3.6 writes a `MultiDiGraph`, members in any order.
  @Test func filesOfNetworkXAreRead() throws {
    let document = try read(
      """
      {"edges": [{"kind": "kin", "weight": 2.5, "ok": true, "source": 1, "target": "b", "key": 0},
        {"source": "b", "target": [1, 2], "key": 0, "n": 3, "tags": ["x", {"y": 1.0}]}],
       "multigraph": true, "directed": true, "graph": {"name": "G", "year": 1926},
       "nodes": [{"x": 1.0, "id": 1}, {"id": "b", "x": 2.5, "label": "B"}, {"id": [1, 2]}]}
      """)
    #expect(document.title == "G")
    #expect(document.attributes == [Attribute(name: "year", value: "1926")])
    #expect(document.nodes.ids == ["1", "b", "[1,2]"])
    #expect(document.nodes.labels[1] == "B")
    #expect(document.edges.directed == [true, true])
    #expect(document.edges.weights == [2.5, 1])
    #expect(document.edges.ids.isEmpty)
    let columns = document.edges.columns
    #expect(columns.map(\.name) == ["kind", "ok", "n", "tags"])
    #expect(columns.map(\.type) == [.text, .boolean, .integer, .text])
    #expect(columns[3].values[1] == #"["x",{"y":1.0}]"#)
    #expect(document.nodes.columns.map(\.type) == [.real])
    #expect(document.nodes.columns[0].values[0] == "1")
    #expect(document.edges.lines == [1, 2])
  }

  /// As D3 and NetworkX before version 2 have it: nodes without ids, edges by their places.
  @Test func linksByPlacesAreRead() throws {
    let document = try read(
      """
      {"nodes": [{"name": "Myriel", "group": 1}, {"name": "Napoleon", "group": 1}],
       "links": [{"source": 1, "target": 0, "value": 1}]}
      """)
    #expect(document.nodes.ids == ["0", "1"])
    #expect((0..<2).map { document.nodes.labels[$0] } == ["Myriel", "Napoleon"])
    #expect(document.edges.sources == [1] && document.edges.targets == [0])
    #expect(document.edges.directed == [false])
    #expect(document.nodes.columns.map(\.name) == ["group"])
  }

  private func ties(_ document: GraphDocument) -> [String] {
    (0..<document.edges.count).map { edge in
      let ends = [document.edges.sources[edge], document.edges.targets[edge]]
      return ends.map { document.nodes.ids[Int($0)] }
        .joined(separator: document.edges.directed[edge] ? ">" : "-")
    }
  }

  /// As graphology exports graphs: nodes by keys, which may look like places.
  @Test func nodesAreNamedByTheirKeys() throws {
    let document = try read(
      """
      {"attributes": {"name": "G"}, "options": {"type": "mixed", "multi": false},
       "nodes": [{"key": "1", "attributes": {"label": "Ann", "x": 2}}, {"key": "0"}, {"key": "2"}],
       "edges": [{"key": "e", "source": "0", "target": "1", "attributes": {"weight": -2}},
         {"source": "2", "target": "0", "undirected": true}]}
      """)
    #expect(document.title == "G" && document.attributes.isEmpty)
    #expect(ties(document) == ["0>1", "2-0"])
    #expect(document.nodes.labels[0] == "Ann" && document.edges.weights == [-2, 1])
    #expect(document.edges.ids[0] == "e")
    #expect(document.nodes.columns.map(\.name) == ["x"] && document.problems.isEmpty)
    // sigma.js's edges are lists of their ends.
    #expect(
      try ties(read(#"{"nodes": [{"key": "b"}, {"key": "a"}], "edges": [["a", "b"], ["b", "a"]]}"#))
        == ["a-b", "b-a"])
  }

  @Test func numbersArePlacesOnlyWhereNothingElseNamesNodes() throws {
    func ties(_ nodes: String, _ source: String, _ target: String) throws -> [String] {
      try self.ties(
        read("{\"nodes\": [\(nodes)], \"links\": [{\"source\": \(source), \"target\": \(target)}]}")
      )
    }
    #expect(try ties(#"{"id": 1}, {"id": 0}"#, "0", "1.0") == ["0-1"])
    #expect(try ties(#"{"key": 1}, {"key": 0}"#, "0", "1") == ["0-1"])
    #expect(try ties(#"{"name": "x"}, {"name": "y"}"#, #""y""#, #""x""#) == ["y-x"])
    #expect(try ties(#"{"name": "x"}, {"name": "y"}"#, "1", "0") == ["1-0"])
    #expect(try ties(#"{"name": "101"}, {"name": "102"}"#, "102", "101") == ["102-101"])
    #expect(try ties(#"{"group": 1}, {}"#, "1", "0") == ["1-0"])
    #expect(
      try ties(#"{"id": "a", "key": "0"}, {"id": "b", "key": "1"}"#, #""a""#, #""b""#) == ["a-b"])
    for (nodes, end) in [
      (#"{"key": "a"}, {"key": "b"}"#, "1"), (#"{}, {}"#, #""1""#), (#"{}, {}"#, "2"),
      (#"{"name": "a"}, {"name": "b"}"#, "7"),
    ] {
      let text =
        "{\"nodes\": [\(nodes)], \"edges\": [{\"source\": \(end), \"target\": \(end)}]}"
      #expect(problems(text).contains { $0.contains("unknown node '") }, "\(problems(text))")
    }
  }

  @Test func namesThatAreNumbersAreNoPlaces() throws {
    for (names, ends) in [
      (["1", "0", "2"], ["1", "2"]), (["\"1\"", "\"0\"", "\"2\""], ["1", "2"]),
      (["\"1\"", "\"0\"", "\"2\""], ["\"1\"", "\"2\""]), (["1", "0", "2"], ["\"1\"", "\"2\""]),
    ] {
      let nodes = names.map { "{\"name\": \($0)}" }.joined(separator: ", ")
      let document = try read(
        "{\"nodes\": [\(nodes)],\n \"links\": [{\"source\": \(ends[0]), \"target\": \(ends[1])}]}")
      #expect(ties(document) == ["1-2"])
      // Texts can be no places.
      #expect(
        document.problems.map(\.description)
          == (ends[0] == "1"
            ? [
              "g.json:2:23: warning: the ends of edges, as 1, may be names of nodes or their places from 0"
                + " on; read as names"
            ] : []))
    }
  }

  @Test func ofMembersThatContradictTheLastCountsAndIsTold() throws {
    let document = try read(
      """
      {"nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}], "edges": [
      {"source": "a", "target": "b", "weight": 2, "weight": -7},
      {"source": "b", "target": "c", "weight": 1, "attributes": {"weight": 4}},
      {"source": "c", "target": "b", "weight": 3, "weight": 3.0, "target": "a"}]}
      """)
    #expect(document.edges.weights == [-7, 4, 3])
    #expect(ties(document) == ["a-b", "b-c", "c-a"])
    #expect(
      document.problems.map(\.message) == [
        "'weight' stands in one object several times with different values; the last counts (2 times)",
        "'target' stands in one object several times with different values; the last counts",
      ])
    #expect(document.problems.map(\.location?.line) == [2, 4])
  }

  @Test func whatStandsTwiceIsKeptAndTold() throws {
    let document = try read(
      """
      {"nodes": [{"id": "a", "color": "red", "color": "blue", "Color": "x"}, {"id": "b"}, {"name": "C"}],
       "edges": [{"source": "a", "target": "b", "weight": 2, "Weight": 3}]}
      """)
    #expect(document.nodes.ids == ["a", "b", "C"])
    #expect(document.nodes.columns.map(\.name).sorted() == ["Color", "color", "color-2"])
    #expect(document.edges.weights == [2] && document.edges.columns[0].values[0] == "3")
    // One for the color, one for the weights that differ in case.
    #expect(document.problems.map(\.rule) == [.malformedValue, .duplicateID])
    #expect(document.problems[0].message.contains("'Weight'"))
  }

  @Test func directionsAreToldEdgeByEdgeWhereTheyDiffer() throws {
    var document = GraphDocument()
    let (a, b) = (document.nodes.mention("a"), document.nodes.mention("b"))
    for directed in [true, false, true] {
      document.edges.add(source: a, target: b, directed: directed)
    }
    let file = try ScratchFile("g.json")
    try NodeLink.write(document, to: file.path)
    let text = try file.text()
    #expect(text.contains("\"directed\": true,\n"))
    #expect(text.ranges(of: "\"directed\": false").count == 1)
    #expect(try read(text).edges.directed == [true, false, true])
  }

  /// `json.dump` of Python writes them.
  @Test func numbersThatAreNoneAreNoValues() throws {
    let text = """
      {"nodes": [{"id": "a", "x": NaN}, {"id": "b", "x": 2}], "links": [
      {"source": "a", "target": "b", "weight": -Infinity, "p": Infinity, "q": [-Infinity, -1]},
      {"source": "a", "target": "b", "weight": NaN, "p": 1}]}
      """
    let graph = try read(text)
    #expect(graph.edges.weights == [1, 1])
    #expect(graph.nodes.columns.map { [$0.values[0], $0.values[1]] } == [["", "2"]])
    #expect(
      graph.edges.columns.map { [$0.values[0], $0.values[1]] } == [["", "1"], ["[null,-1]", ""]])
    #expect(
      graph.problems.map(\.description) == [
        "g.json:2:42: warning: the weight '-Infinity' is no number and counts as 1 (2 times)",
        "g.json:1:29: warning: 3 words such as 'NaN' are no JSON and read as no value",
      ])
    // Words alike are no JSON.
    for word in ["nan", "Infinite", "-infinity", "Nan", "+Infinity"] {
      #expect(throws: FormatsError.self) { try read(text.replacing("NaN,", with: word + ",")) }
    }
  }

  @Test(arguments: [
    (
      "[]",
      "g.json:1:1: error: the file holds no JSON object; expected an object with nodes and edges"
    ),
    (
      "{\"nodes\": []}",
      "g.json:1:14: error: there are no 'edges'; expected an array 'edges' (or 'links')"
    ),
    (
      "{\"nodes\": [{\"id\": \"ann\"},\n {\"id\": \"ann\"}], \"edges\": []}",
      "g.json:2:9: error: two nodes have the id 'ann'; expected every id once"
    ),
    (
      "{\"nodes\": [{\"id\": \"stalin\"}], \"edges\":\n [{\"source\": \"stalin\", \"target\": \"stalim\"}]}",
      "g.json:2:34: error: unknown node 'stalim' at the end of an edge — did you mean 'stalin'?"
    ),
    (
      "{\"nodes\": [{}, {}], \"edges\":\n [{\"source\": 0, \"target\": 2}]}",
      "g.json:2:27: error: unknown node '2' at the end of an edge;"
        + " expected the place of a node, a number from 0 to 1"
    ),
    (
      "{\"nodes\": [{\"id\": 1}], \"edges\":\n [{\"source\": 1}]}",
      "g.json:2:3: error: an edge has no 'target'; expected the id of a node"
    ),
    (
      "{\"nodes\": [{\"id\": 1}], \"edges\": [{\"source\": 1, \"target\": 1,\n\"weight\": \"x\"}]}",
      "g.json:2:11: warning: the weight 'x' is no number and counts as 1"
    ),
    (
      "{\"nodes\": 5, \"edges\": []}",
      "g.json:1:11: error: 'nodes' is no array; expected an array of objects"
    ),
    (
      "{\"nodes\": [], \"edges\": [], \"directed\": 1}",
      "g.json:1:40: error: 'directed' is neither true nor false; expected true or false"
    ),
    (
      "{\"nodes\": [], \"edges\": [], \"links\": []}",
      "g.json:1:28: error: 'links' stands here a second time; expected every member once"
    ),
    (
      "{\"nodes\": [{\"id\": true}], \"edges\": []}",
      "g.json:1:19: error: the id of a node is neither a text nor a number; expected a text or a number"
    ),
    (
      "{\"nodes\": [\n7], \"edges\": []}",
      "g.json:2:1: error: an element is no object; expected an object"
    ),
    (
      "{\"nodes\": [{]}",
      "g.json:1:13: error: the file is not JSON: expected a member's name in quotes"
    ),
  ])
  func faultsNameTheirPlace(_ text: String, _ message: String) {
    #expect(problems(text).contains(message), "\(problems(text))")
  }

  @Test func deepNestingIsRefused() {
    let deep = String(repeating: "[", count: 600)
    #expect(
      problems("{\"nodes\": [{\"id\": 1, \"x\": \(deep)") == [
        "g.json:1:536: error: the file is not JSON: expected fewer than 512 levels"
      ])
  }
}
