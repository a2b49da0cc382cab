import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import TestSupport
import Testing

/// Files that hold several graphs.
@Suite struct SeveralGraphsTests {
  private static let files: [(GraphFileFormat, String)] = [
    (.dot, "graph \"friends\" { a -- b; b -- c }\n/* and */ graph foes { a -- c [weight=2] }"),
    (
      .graphML,
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="w" for="edge" attr.name="weight" attr.type="double"/>
      <graph id="friends" edgedefault="undirected"><node id="a"/><node id="b"/><node id="c"/>
      <edge source="a" target="b"/><edge source="b" target="c"/></graph>
      <graph id="foes" edgedefault="undirected"><node id="a"/><node id="c"/>
      <edge source="a" target="c"><data key="w">2</data></edge></graph></graphml>
      """
    ),
    (
      .gexf,
      """
      <gexf xmlns="http://gexf.net/1.3" version="1.3">
      <graph name="friends"><nodes><node id="a"/><node id="b"/><node id="c"/></nodes>
      <edges><edge source="a" target="b"/><edge source="b" target="c"/></edges></graph>
      <graph name="foes"><nodes><node id="a"/><node id="c"/></nodes>
      <edges><edge source="a" target="c" weight="2"/></edges></graph></gexf>
      """
    ),
    (
      .pajek,
      "*Network friends\n*Vertices 3\n1 a\n2 b\n3 c\n*Edges\n1 2\n2 3\n"
        + "*Network foes\n*Vertices 2\n1 a\n2 c\n*Edges\n1 2 2\n"
    ),
    (
      .nodeLink,
      """
      [{"graph": {"name": "friends"}, "nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
        "edges": [{"source": "a", "target": "b"}, {"source": "b", "target": "c"}]},
       {"graph": {"name": "foes"}, "nodes": [{"id": "a"}, {"id": "c"}],
        "links": [{"source": "a", "target": "c", "weight": 2}]}]
      """
    ),
  ]

  private func read(
    _ file: (GraphFileFormat, String), _ options: GraphFileOptions = GraphFileOptions()
  ) throws -> Chronicle {
    try inTemporaryFolder { folder in
      let path = folder + "/g." + file.0.extensions[0]
      try write(file.1, to: path)
      return try Chronicle(contentsOf: path, as: file.0, options: options)
    }
  }

  private func claims(_ chronicle: Chronicle) -> [String] {
    chronicle.relationships.map { "\($0.kind) \($0.source)-\($0.target) \($0.weight)" }
  }

  @Test(arguments: files.indices)
  func eachIsAKindOfItsName(_ index: Int) throws {
    let chronicle = try read(Self.files[index])
    #expect(chronicle.figures.map(\.id) == ["a", "b", "c"])
    #expect(claims(chronicle) == ["friends a-b 1.0", "friends b-c 1.0", "foes a-c 2.0"])
    #expect(
      chronicle.warnings.contains {
        $0.message == "the file holds 2 graphs, which are read as kinds: 'friends', 'foes'"
      }, "\(chronicle.warnings)")
  }

  @Test(arguments: files.indices)
  func oneMayBeAskedFor(_ index: Int) throws {
    let file = Self.files[index]
    let foes = try read(file, GraphFileOptions(graph: "foes"))
    #expect(claims(foes) == ["tie a-c 2.0"] && foes.figures.map(\.id) == ["a", "c"])
    #expect {
      _ = try read(file, GraphFileOptions(graph: "friend"))
    } throws: { error in
      guard case FormatsError.invalid(let invalid)? = error as? FormatsError else { return false }
      return invalid.problems.map(\.message) == [
        "the file holds no graph 'friend'; expected one of 'friends', 'foes' — did you mean 'friends'?"
      ]
    }
  }

  @Test func kindsAndNamesStayApart() throws {
    let chronicle = try read(
      (
        .dot,
        """
        graph { n0 [label=Ann, town=Ulm]; n1 [label=Bob]; n0 -- n1 [kind=alliance] }
        graph { n0 [label=Ann, town=Bonn]; n1 [label=Cid]; n0 -- n1 }
        graph g { n0 -- n1 } graph g { n0 -- n1 }
        """
      ))
    #expect(
      claims(chronicle) == [
        "alliance n0-n1 1.0", "graph-2 n0-n1 (graph-2) 1.0", "g n0-n1 1.0", "g-2 n0-n1 1.0",
      ])
    #expect(chronicle.figures.map(\.name) == ["Ann", "Bob", "Cid"])
    #expect(
      chronicle.relationships.map { $0.attributes.first { $0.name == "graph" }?.value }
        == ["graph-1", "graph-2", "g", "g-2"])
    let told = chronicle.warnings.map(\.message)
    #expect(told.contains { $0.hasPrefix("1 id stands for another name in 'graph-2'") })
    #expect(told.contains { $0.hasPrefix("1 value of nodes in 'graph-2'") })
  }

  @Test func faultsOfAllAreTold() throws {
    #expect(
      refusal {
        _ = try GraphML.read(
          TableInput(
            name: "g",
            bytes: Array(
              """
              <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
              <graph edgedefault="directed"><node/></graph>
              <graph edgedefault="directed"><node/></graph></graphml>
              """.utf8)))
      } == [
        "2:31: a node has no id; expected an attribute 'id'",
        "3:31: a node has no id; expected an attribute 'id'",
      ])
  }
}
