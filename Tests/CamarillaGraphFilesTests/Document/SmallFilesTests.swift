import Camarilla
import CamarillaFormats
import Foundation
import TestSupport
import Testing

@testable import CamarillaGraphFiles

/// Files of a few bytes that ask for much: what is made is counted, and refused before it is made.
@Suite struct SmallFilesTests {
  private func input(_ text: String) -> TableInput {
    TableInput(name: "x", bytes: Array(text.utf8))
  }

  private func dot(_ text: String) -> [String] {
    refusal { _ = try DOT.read(input(text), graph: nil) }
  }

  private func names(_ letter: String, _ count: Int) -> String {
    (0..<count).map { "\(letter)\($0)" }.joined(separator: " ")
  }

  // MARK: Attributes

  /// Rows with an attribute each that no other row has: 3,000 by 3,000 cells, of which 3,000 hold a text.
  private func room(_ document: GraphDocument) -> Int {
    (document.nodes.columns + document.edges.columns).reduce(0) { $0 + $1.values.capacity }
  }

  @Test func manyAttributesTakeRoomForTheirValuesOnly() throws {
    let rows = 0..<3000
    let nodes = rows.map { "{\"id\": \"n\($0)\", \"a\($0)\": \"x\"}" }.joined(separator: ",")
    let json = try NodeLink.read(input("{\"nodes\": [\(nodes)], \"links\": []}"), graph: nil)
    #expect(json.nodes.columns.count == 3000 && room(json) < 4000)

    let keys = rows.map { "<key id=\"d\($0)\" for=\"node\" attr.name=\"a\($0)\"/>" }.joined()
    let data = rows.map { "<node id=\"n\($0)\"><data key=\"d\($0)\">x</data></node>" }.joined()
    let graphML = try GraphML.read(
      input("<graphml>\(keys)<graph edgedefault=\"directed\">\(data)</graph></graphml>"), graph: nil
    )
    #expect(graphML.nodes.columns.count == 3000 && room(graphML) < 4000)

    let ties = rows.map { "n -- n\($0) [a\($0)=x]" }.joined(separator: "\n")
    let dot = try DOT.read(input("graph {\(ties)}"), graph: nil)
    #expect(dot.edges.columns.count == 3000 && room(dot) < 4000)

    let lines = rows.map { "1 2 1 p\($0) v" }.joined(separator: "\n")
    let pajek = try Pajek.read(input("*Vertices 2\n*Edges\n\(lines)\n"), graph: nil)
    #expect(pajek.edges.columns.count == 3000 && room(pajek) < 4000)
    let chronicle = try Chronicle(document: pajek, options: GraphFileOptions())
    #expect(chronicle.relationships[2999].attributes == [Attribute(name: "p2999", value: "v")])
  }

  @Test func defaultsAreCountedBeforeTheyAreFilled() {
    let keys = (0..<2000).map {
      "<key id=\"d\($0)\" for=\"node\" attr.name=\"a\($0)\"><default>z</default></key>"
    }.joined()
    let nodes = (0..<2600).map { "<node id=\"n\($0)\"/>" }.joined()
    let text = "<graphml>\(keys)<graph edgedefault=\"directed\">\(nodes)</graph></graphml>"
    let found = refusal { _ = try GraphML.read(input(text), graph: nil) }
    #expect(found.count == 1)
    #expect(
      found[0].hasSuffix("the defaults of attributes make 5002400 values; expected at most 5000000")
    )

    let declared = (0..<2000).map { "\"a\($0)\": {\"d\": \"string\", \"v\": \"z\"}" }
    let elements = (0..<2600).map { "{\"id\": \($0)}" }
    let cx2 = """
      [{"CXVersion": "2.0"}, {"attributeDeclarations": [{"nodes": {\(declared.joined(separator: ","))}}]},
      {"nodes": [\(elements.joined(separator: ","))]}, {"edges": []}, {"status": [{"success": true}]}]
      """
    let faults = refusal {
      try Diagnostics.checked(CX2.read(input(cx2), graph: nil))
    }
    #expect(
      faults == [
        "1:1: the defaults of attributes make 5002400 values; expected at most 5000000"
      ])
  }

  @Test func everyGraphHasEveryKey() {
    let keys = (0..<1200).map { "<key id=\"d\($0)\" for=\"node\" attr.name=\"a\($0)\"/>" }.joined()
    let graph = "<graph edgedefault=\"directed\"><node id=\"n\"/></graph>"
    let text = "<graphml>\(keys)\(String(repeating: graph, count: 850))</graphml>"
    let found = refusal { _ = try GraphML.read(input(text), graph: nil) }
    #expect(found.count == 1)
    #expect(
      found[0].hasSuffix(
        "the graphs of the file have 1000800 attributes together; expected at most 1000000"))
  }

  /// Every further spell of an edge has all of its attributes again.
  @Test func spellsRepeatAttributesSoOften() throws {
    func gexf(_ count: Int) -> String {
      let declared = (0..<count).map {
        "<attribute id=\"a\($0)\" title=\"a\($0)\" type=\"string\"/>"
      }
      let values = (0..<count).map { "<attvalue for=\"a\($0)\" value=\"x\"/>" }
      let spells = (0..<count).map {
        "<spell start=\"\(1000 + $0)-01-01\" end=\"\(1000 + $0)-02-01\"/>"
      }
      return """
        <gexf version="1.3"><graph mode="dynamic" timeformat="date" defaultedgetype="undirected">
        <attributes class="edge">\(declared.joined())</attributes>
        <nodes><node id="a"/><node id="b"/></nodes>
        <edges><edge source="a" target="b"><attvalues>\(values.joined())</attvalues>
        <spells>\(spells.joined())</spells></edge></edges></graph></gexf>
        """
    }
    func chronicle(_ count: Int) throws -> Chronicle {
      let document = try GEXF.read(input(gexf(count)), graph: nil)
      return try Chronicle(document: document, options: GraphFileOptions())
    }
    #expect(
      try chronicle(20).relationships.map(\.attributes.count) == [Int](repeating: 20, count: 20))
    let found = refusal { _ = try chronicle(2300) }.filter { $0.contains("spells") }
    #expect(found.count == 1)
    #expect(
      found.first?.hasSuffix(
        "the attributes of edges are repeated 5287700 times by further spells; expected at most 5000000"
      ) == true, "\(found)")
  }

  @Test func oneThingHasSoManyValuesOfAnAttribute() throws {
    func json(_ count: Int) -> String {
      let members = (0..<count).map { "\"x\": \($0)" }.joined(separator: ", ")
      return "{\"nodes\": [{\"id\": \"a\", \(members)}], \"links\": []}"
    }
    let document = try NodeLink.read(input(json(100)), graph: nil)
    #expect(document.nodes.columns.count == 100)
    #expect(
      refusal { try Diagnostics.checked(NodeLink.read(input(json(3000)), graph: nil)) }.filter {
        $0.contains("more than")
      }
        == [
          "1:919: 'x' stands in one object with more than 100 values; expected every member once"
        ])
    let data = (0..<3000).map { "<data key=\"d\">\($0)</data>" }.joined()
    let text =
      "<graphml><key id=\"d\" for=\"node\" attr.name=\"a\"/><graph edgedefault=\"directed\">"
      + "<node id=\"n\">\(data)</node></graph></graphml>"
    let found = refusal { _ = try GraphML.read(input(text), graph: nil) }.filter {
      $0.contains("more than")
    }
    #expect(found.count == 1)
    #expect(
      found[0].contains(
        "a node has more than 100 values of one attribute, the last '100'; expected"))
  }

  // MARK: DOT

  @Test func edgesBetweenGroupsAreCountedBeforeTheyAreMade() {
    #expect(
      dot("digraph {\n{\(names("a", 2000))} -> {\(names("b", 2000))}\n}") == [
        "2:1: the file is not DOT: the graph has 4000000 edges; expected at most 1021797 in a file up to here"
      ])
    // One product is as many again each time.
    let products = String(repeating: "subgraph s {} -> subgraph s {}\n", count: 40)
    let found = dot("strict digraph { subgraph s {\(names("a", 200))}\n\(products)}")
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("27:1: the file is not DOT: the graph has 1040000 edges;"))
  }

  @Test func attributesOfGroupsAreCountedBeforeTheyAreMade() {
    let list = (0..<600).map { "x\($0)=1" }.joined(separator: ",")
    let edges = dot("digraph {\n{\(names("a", 100))} -> {\(names("b", 100))} [\(list)]\n}")
    #expect(edges.count == 1)
    #expect(
      edges[0].contains(
        "attributes of nodes and edges and memberships in subgraphs; expected at most 5004889"))
    let nodes = dot("digraph {\nnode [\(list)]\n\(names("a", 9000))\n}")
    #expect(nodes.count == 1 && nodes[0].contains("expected at most 505"), "\(nodes)")
    let nested =
      String(repeating: "subgraph {", count: 250) + names("a", 22_000)
      + String(repeating: "}", count: 250)
    #expect(dot("digraph {\(nested)}").count == 1)
  }

  @Test func labelsThatNameTheirThingAreCountedBeforeTheyAreMade() {
    let label = String(repeating: #"\N"#, count: 11_000)
    let name = String(repeating: "x", count: 10_000)
    #expect(
      refusal {
        try Diagnostics.checked(
          DOT.read(input("graph {\"\(name)\" [label=\"\(label)\"]}"), graph: nil))
      } == [
        "1:1: the labels of nodes and edges and the names of their subgraphs have 110022000 bytes;"
          + " expected at most 100000000"
      ])
  }

  @Test func defaultsEndWithTheirSubgraphs() throws {
    let document = try DOT.read(
      input(
        """
        graph {
          node [a=1, b=1]
          p
          subgraph s { node [a=2, c=2] node [a=3] q subgraph { node [b=4] r } t }
          u
          subgraph s { v }
          w
        }
        """), graph: nil)
    let columns = Dictionary(
      uniqueKeysWithValues: document.nodes.columns.map { ($0.name, $0.values) })
    let told = document.nodes.ids.indices.map { node in
      document.nodes.ids[node] + " "
        + ["a", "b", "c"].map { columns[$0]?[node] ?? "" }.joined(separator: ",")
    }
    #expect(
      told == ["p 1,1,", "q 3,1,2", "r 3,4,2", "t 3,1,2", "u 1,1,", "v 3,1,2", "w 1,1,"])
    #expect(columns["subgraph"]?[1] == "s" && columns["subgraph"]?[2] == "s")
  }

  @Test func longConcatenationsAreOneText() throws {
    let text = "graph {a [label=\"x\"\(String(repeating: "+\"y\"", count: 20_000))]}"
    let document = try DOT.read(input(text), graph: nil)
    #expect(document.nodes.labels[0] == "x" + String(repeating: "y", count: 20_000))
  }

  @Test func subgraphsStandWithinEachOtherSoDeep() {
    func nested(_ depth: Int) -> String {
      "graph {" + String(repeating: "{", count: depth) + "a" + String(repeating: "}", count: depth)
        + "}"
    }
    #expect(dot(nested(256)) == ["it was read"])
    #expect(
      dot(nested(257)) == [
        "1:264: the file is not DOT: subgraphs are nested more than 256 deep; expected at most 256 subgraphs within each other"
      ])
  }

  /// A text that is held whole is refused by its length, before any of it is read.
  @Test func textsThatAreTooLong() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x"
      try write("graph {}", to: path)
      let file = try #require(FileHandle(forWritingAtPath: path))
      // Nothing but a length: no byte of it is on the disk.
      try file.truncate(atOffset: 600 << 20)
      try file.close()
      let input = try TableInput(path: path)
      for (name, read) in [
        ("DOT", { _ = try DOT.read(input, graph: nil) }),
        ("GML", { _ = try GML.read(input, graph: nil) }),
        ("DL", { _ = try DL.read(input, graph: nil) }),
      ] as [(String, () throws -> Void)] {
        #expect(
          refusal(read) == [
            "'\(path)' cannot be read: it has 600 MiB; expected at most 512 MiB of \(name)"
          ])
      }
    }
  }

  // MARK: Pajek

  /// Quotes that nothing closes, and those that do, by the rules that each quote is looked for with.
  @Test func quotesInOneLine() throws {
    for (text, label) in [
      (#""a""b" 0.1 0.2"#, #"a"b"#), (#""""#, ""), (#""a\"b" 0.1"#, #"a"b"#),
    ] {
      let document = try Pajek.read(input("*Vertices 1\n1 \(text)\n"), graph: nil)
      #expect(document.nodes.ids == [label.isEmpty ? "1" : label])
    }
    let many = String(repeating: "\"", count: 40_000)
    _ = try? Pajek.read(input("*Vertices 1\n1 \(many)\n"), graph: nil)
  }

  @Test func wrongTimesTellTheBeginningOfTheirLine() throws {
    let times = (0..<5000).map { "\($0 + 9000)-1" }.joined(separator: ",")
    do throws(FormatsError) {
      _ = try Pajek.read(input("*Vertices 2\n*Edges\n1 2 1 [\(times)]\n"), graph: nil)
      Issue.record("it was read")
    } catch {
      guard case .invalid(let invalid) = error else { throw error }
      #expect(invalid.problems.count <= Diagnostics.defaultLimit + 4)
      #expect(invalid.problems.allSatisfy { ($0.text ?? "").count <= 80 })
      #expect(invalid.problems.first?.location?.column == 7)
      #expect(
        invalid.problems.last?.message
          == "\(5000 - invalid.problems.count + 1) more problems are not listed")
    }
  }
}

extension Diagnostics {
  /// The errors that a document was read with.
  fileprivate static func checked(_ document: GraphDocument) throws {
    try document.diagnostics.check()
  }
}
