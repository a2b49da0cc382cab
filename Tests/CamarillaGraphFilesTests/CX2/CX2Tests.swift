import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import Testing

@Suite struct CX2Tests {
  private func read(_ text: String) throws(FormatsError) -> GraphDocument {
    try CX2.read(TableInput(name: "g.cx2", bytes: Array(text.utf8)))
  }

  private func problems(_ text: String) -> [String] {
    do throws(FormatsError) {
      return try read(text).problems.map(\.description)
    } catch {
      guard case .invalid(let invalid) = error else { return ["\(error)"] }
      return invalid.problems.map(\.description)
    }
  }

  /// Fragments, aliases and defaults, as the specification has them.
  @Test func fragmentsAliasesAndDefaults() throws {
    let document = try read(
      """
      [{"CXVersion": "2.0", "hasFragments": true},
       {"metaData": [{"elementCount": 2, "name": "nodes"}, {"elementCount": 3, "name": "edges"}]},
       {"attributeDeclarations": [{
         "networkAttributes": {"name": {"d": "string"}, "year": {"d": "integer"}},
         "nodes": {"name": {"a": "n", "d": "string"}, "rank": {"d": "double", "v": 1.0},
           "tags": {"d": "list_of_string"}}}]},
       {"networkAttributes": [{"name": "Circle", "year": 1926}]},
       {"nodes": [{"id": 10, "x": 1.5, "y": -2, "v": {"n": "Ann", "tags": ["p", "q"]}}]},
       {"attributeDeclarations": [{"edges": {"interaction": {"a": "i", "v": "knows"},
         "weight": {"d": "double"}, "sure": {"d": "boolean", "v": false}}}]},
       {"edges": [{"id": 0, "s": 10, "t": 11, "v": {"weight": -2.0}}]},
       {"nodes": [{"id": 11, "v": {"n": "Bob", "rank": 3}}]},
       {"visualProperties": [{"default": {}}]},
       {"edges": [{"id": 1, "s": 11, "t": 10, "v": {"i": "appointment", "sure": true}},
         {"id": 2, "s": 10, "t": 11, "v": {"i": "visit-arc"}}]},
       {"status": [{"success": true}]}]
      """)
    #expect(document.title == "Circle")
    #expect(document.attributes == [Attribute(name: "year", value: "1926")])
    #expect(document.nodes.ids == ["Ann", "Bob"])
    let columns = Dictionary(
      uniqueKeysWithValues: document.nodes.columns.map { ($0.name, [$0.values[0], $0.values[1]]) })
    #expect(
      columns == [
        "id": ["10", "11"], "x": ["1.5", ""], "y": ["-2", ""], "rank": ["1", "3"],
        "tags": [#"["p","q"]"#, ""],
      ])
    #expect(document.nodes.columns.first { $0.name == "rank" }?.type == .real)
    #expect(document.edges.weights == [-2, 1, 1])
    #expect(document.edges.directed == [false, true, true])
    let edges = Dictionary(
      uniqueKeysWithValues: document.edges.columns.map { column in
        (column.name, (0..<3).map { column.values[$0] })
      })
    #expect(
      edges == [
        "kind": ["knows", "appointment", "visit-arc"], "sure": ["false", "true", "false"],
      ])
    #expect(document.edges.ids.isEmpty)
    #expect(document.problems.isEmpty, "\(document.problems)")
  }

  @Test func namesAndWeightsByDefault() throws {
    let document = try read(
      """
      [{"CXVersion": "2.0"},
       {"attributeDeclarations": [{
         "nodes": {"name": {"a": "n", "d": "string", "v": "nobody"}},
         "edges": {"weight": {"d": "double", "v": 2.5}}}]},
       {"nodes": [{"id": 0, "v": {"n": "Ann"}}, {"id": 1}, {"id": 2, "v": {}}]},
       {"edges": [{"id": 0, "s": 0, "t": 1}, {"id": 1, "s": 0, "t": 2, "v": {"weight": 4}}]}]
      """)
    #expect((0..<3).map { document.nodes.labels[$0] } == ["Ann", "nobody", "nobody"])
    #expect(document.edges.weights == [2.5, 4])
    #expect(document.edges.columns.isEmpty && document.problems.isEmpty)
  }

  @Test(arguments: [
    (
      "{}",
      "g.cx2:1:1: error: the file is no list of aspects; expected [{\"CXVersion\": \"2.0\"}, …]"
    ),
    (
      #"[{"CXVersion": "1.0"}]"#,
      "g.cx2:1:16: error: the version is '1.0'; expected \"2.0\""
    ),
    (
      #"[{"numberVerification": [{"longNumber": 1}]}]"#,
      "g.cx2:1:3: error: the file is CX of version 1; expected CX2"
    ),
    (
      #"[{"nodes": [{"id": 1}, {"id": 1}]}]"#,
      "g.cx2:1:31: error: two nodes have the id '1'; expected every id once"
    ),
    (
      #"[{"nodes": [{"id": 1}]}, {"edges": [{"id": 0, "s": 1, "t": 2}]}]"#,
      "g.cx2:1:60: error: unknown node '2' at the end of an edge; expected the id of a node"
    ),
    (
      #"[{"nodes": [{"id": 1}]}, {"edges": [{"id": 0, "s": 1}]}]"#,
      "g.cx2:1:37: error: an edge has no 't'; expected the id of a node"
    ),
    (
      #"[{"attributeDeclarations": [{"nodes": {"x": {"d": "float"}}}]}]"#,
      "g.cx2:1:40: error: the type of 'x' is '\"float\"';"
        + " expected string, integer, long, double, boolean or a list of them"
    ),
    (
      #"[{"attributeDeclarations": [{"nodes": {"n": {"d": "integer"}}}]}, {"nodes": [{"id": 1, "v": {"n": "x"}}]}]"#,
      "g.cx2:1:78: error: the value of 'n' is 'x'; expected a whole number"
    ),
    (
      #"[{"status": [{"success": false, "error": "disk full"}]}]"#,
      "g.cx2:1:14: error: the program that wrote the file says that it failed: 'disk full';"
        + " expected \"success\": true"
    ),
    (
      #"[{"metaData": [{"name": "nodes", "elementCount": 2}]}, {"nodes": [{"id": 1}]}]"#,
      "g.cx2:1:16: warning: the file says that it has 2 nodes, and has 1"
    ),
    (
      #"[{"myAspect": []}]"#,
      "g.cx2:1:3: warning: the aspect 'myAspect' is left out"
    ),
  ])
  func faultsNameTheirLocation(_ text: String, _ message: String) {
    #expect(problems(text).contains(message), "\(problems(text))")
  }
}
