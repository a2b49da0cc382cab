import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import TestSupport
import Testing

/// What other programs write that is not quite as the formats have it, and is read with a warning.
@Suite struct LenientXMLTests {
  /// Cytoscape gives one id to a key of nodes and one of edges; old versions call both keys of nodes.
  @Test(arguments: ["edge", "node"])
  func keysOfCytoscape(_ domain: String) throws {
    let document = try parsed(
      """
      <graphml>
        <key attr.name="SUID" attr.type="long" for="node" id="SUID"/>
        <key attr.name="name" attr.type="string" for="node" id="name"/>
        <key attr.name="selected" attr.type="boolean" for="node" id="selected"/>
        <key attr.name="SUID" attr.type="long" for="\(domain)" id="SUID"/>
        <key attr.name="name" attr.type="string" for="\(domain)" id="name"/>
        <key attr.name="interaction" attr.type="string" for="\(domain)" id="interaction"/>
        <graph edgedefault="directed" id="net">
          <node id="61"><data key="SUID">61</data><data key="name">Ada</data></node>
          <node id="62"><data key="SUID">62</data><data key="name">Ben</data></node>
          <edge source="61" target="62"><data key="SUID">70</data><data key="name">Ada (ally) Ben</data>
            <data key="interaction">ally</data></edge>
          <edge source="62" target="61"><data key="interaction">foe</data></edge>
        </graph>
      </graphml>
      """, GraphML.read)
    #expect((0..<2).map { document.nodes.labels[$0] } == ["Ada", "Ben"])
    #expect(document.nodes.columns.first?.values[1] == "62")
    func edge(_ name: String) -> [String] {
      let values = document.edges.columns.first { $0.name == name }?.values ?? TextColumn()
      return [values[0], values[1]]
    }
    #expect(edge("SUID") == ["70", ""])
    #expect(edge("name") == ["Ada (ally) Ben", ""])
    #expect(edge("interaction") == ["ally", "foe"])
    #expect(document.problems.allSatisfy { $0.severity == .warning })
    #expect(document.problems.isEmpty == (domain == "edge"))
    if domain == "node" {
      // Once for each attribute, with a count.
      #expect(
        document.problems.map(\.message).last
          == "an edge has the attribute 'interaction', which is for 'node', and is read all the same"
          + " (2 times)")
    }
  }

  @Test func valuesThatAreNoneAndNumbersOfOtherTypes() throws {
    let document = try parsed(
      """
      <graphml>
        <key id="a" for="node" attr.name="age" attr.type="int"/>
        <key id="h" for="node" attr.name="here" attr.type="boolean"/>
        <key id="r" for="node" attr.name="rank" attr.type="double"/>
        <key id="w" for="edge" attr.name="weight" attr.type="double"/>
        <graph edgedefault="undirected">
          <node id="x"><data key="a">NaN</data><data key="h">null</data><data key="r">NA</data></node>
          <node id="y"><data key="a">3</data><data key="h">true</data><data key="r">0.5</data></node>
          <node id="z"><data key="a">2.5</data></node>
          <edge source="x" target="y"><data key="w">NaN</data></edge>
          <edge source="y" target="z"><data key="w">heavy</data></edge>
          <edge source="y" target="w"><data key="w">2</data></edge>
          <edge source="v" target="w"><data key="colour">red</data></edge>
        </graph>
      </graphml>
      """, GraphML.read)
    #expect(document.nodes.ids == ["x", "y", "z", "w", "v"])
    #expect(document.nodes.columns.map(\.type) == [.real, .boolean, .real])
    #expect((0..<3).map { document.nodes.columns[0].values[$0] } == ["", "3", "2.5"])
    #expect((0..<2).map { document.nodes.columns[1].values[$0] } == ["", "true"])
    #expect(document.edges.weights == [1, 1, 2, 1])
    #expect(document.edges.columns.first { $0.name == "colour" }?.values[3] == "red")
    #expect(document.problems.allSatisfy { $0.severity == .warning })
    #expect(
      document.problems.map(\.message).contains(
        "the weight 'NaN' is no number and counts as 1 (2 times)"))
    #expect(
      document.problems.map(\.message).contains {
        $0.hasPrefix("an edge's end is the node 'w', which is not declared")
          && $0.contains("(2 ends of edges are), and is added; so is 1 other")
      })
  }

  /// One control character in one note does not keep the rest from being written.
  @Test(arguments: [GraphFileFormat.graphML, .gexf])
  func controlCharactersAreToldAsLost(_ format: GraphFileFormat) throws {
    var document = GraphDocument()
    let (a, b) = (document.nodes.mention("a"), document.nodes.mention("b"))
    document.nodes.labels[0] = "An\u{B}n"
    for _ in 0..<2 { document.edges.add(source: a, target: b, directed: false) }
    var note = AttributeColumn(name: "note")
    (note.values[0], note.values[1]) = ("page\u{C}break", "tab\tand\nline")
    document.edges.columns = [note]
    try inTemporaryFolder { folder in
      let path = folder + "/x." + format.extensions[0]
      try format.implementation.write(document, to: path)
      let back = try format.implementation.read(path)
      #expect(back.nodes.labels[0] == "An\u{FFFD}n")
      #expect(back.edges.columns[0].values[0] == "page\u{FFFD}break")
      #expect(back.edges.columns[0].values[1] == "tab\tand\nline")
      #expect(
        back.facts.filter { !$0.contains("node b labeled") }
          == document.reduced(to: format.implementation.capacity).facts.filter {
            !$0.contains("node b labeled")
          })
    }
    #expect(
      document.losses(in: format.implementation.capacity) == [
        Loss(what: "control characters of texts", count: 2, example: "An\u{FFFD}n")
      ])
    #expect(document.losses(in: NodeLink.capacity).isEmpty)
  }

  @Test func valuesOfGEXF() throws {
    let document = try parsed(
      """
      <gexf version="1.2"><graph mode="dynamic" timeformat="long">
      <attributes class="node"><attribute id="0" title="age" type="integer"/></attributes>
      <attributes class="edge" mode="dynamic"><attribute id="weight" title="Weight" type="float"/></attributes>
      <nodes><node id="a"><attvalues><attvalue for="0" value="null"/><attvalue for="office" value="x"/></attvalues></node>
      <node id="b"><attvalues><attvalue for="0" value="7"/><attvalue for="office" value="y"/></attvalues></node></nodes>
      <edges><edge source="a" target="b" weight="NaN" start="1917" end="1917"/>
      <edge source="a" target="c" start="1918">
        <attvalues><attvalue for="weight" value="NaN" start="1918" end="1919"/></attvalues></edge></edges>
      </graph></gexf>
      """, GEXF.read)
    let office = try #require(document.nodes.columns.first { $0.name == "office" })
    #expect((0..<2).map { office.values[$0] } == ["x", "y"])
    #expect((0..<2).map { document.nodes.columns[0].values[$0] } == ["", "7"])
    #expect(document.nodes.ids == ["a", "b", "c"])
    let chronicle = try Chronicle(document: document, options: GraphFileOptions())
    #expect(
      chronicle.relationships.map { "\($0.when) \($0.weight)" } == [
        "1917/1917 1.0", "1918/1919 1.0",
      ])
  }
}
