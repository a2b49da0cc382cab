import Camarilla
import CamarillaFormats
import Foundation
import TestSupport
import Testing

@testable import CamarillaGraphFiles

private func read(_ text: String) throws -> GraphDocument { try parsed(text, GraphML.read) }

/// One GraphML file with this between its tags.
private func file(_ keys: String, _ graph: String, edgedefault: String = "undirected") -> String {
  """
  <?xml version="1.0" encoding="UTF-8"?>
  <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  \(keys)
  <graph edgedefault="\(edgedefault)">
  \(graph)
  </graph>
  </graphml>
  """
}

@Suite struct GraphMLTests {
  @Test(arguments: UInt64(0)..<300)
  func whatIsWrittenReadsBack(_ seed: UInt64) throws {
    let document = GraphDocument.random(
      seed: seed, hard: "\"'<>&;]\\\n\r\t%#=\u{85}\u{2028}\u{FFFD}e\u{301}")
    let file = try ScratchFile("x.graphml")
    let path = file.path
    try GraphML.write(document, to: path)
    let back = try GraphML.read(TableInput(path: path))
    #expect(back.facts == document.reduced(to: GraphML.capacity).facts)
    #expect(back.problems.isEmpty)
  }

  @Test func textsOfAllSortsStandInAttributesAndValues() throws {
    var document = GraphDocument()
    let nasty = " a\nb\rc\r\nd\te]]>f<![CDATA[g]]>&amp;\"'\u{7F}\u{10FFFF} "
    _ = document.nodes.add(id: nasty)
    document.nodes.labels[0] = nasty
    document.title = nasty
    let file = try ScratchFile("x.graphml")
    let path = file.path
    try GraphML.write(document, to: path)
    let back = try GraphML.read(TableInput(path: path))
    #expect(back.nodes.ids == [nasty])
    #expect(back.nodes.labels[0] == nasty)
    #expect(back.title == nasty)
  }

  @Test(arguments: ["a\u{1}b", "\u{0}", "\u{1B}[31m", "\u{FFFE}", "x\u{FFFF}"])
  func charactersThatXMLCannotHoldAreRefused(_ text: String) throws {
    var document = GraphDocument()
    _ = document.nodes.add(id: text)
    let file = try ScratchFile("x.graphml")
    let path = file.path
    let bad = text.unicodeScalars.first { $0.value < 0x20 || $0.value > 0xFFFD }!
    let hex = String(bad.value, radix: 16, uppercase: true)
    let code = String(repeating: "0", count: 4 - hex.count) + hex
    #expect {
      try GraphML.write(document, to: path)
    } throws: { error in
      "\(error)".contains("XML has no place for the character U+\(code)")
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  // The files that follow are as the programs named wrote them, shortened.

  @Test func aFileOfNetworkX() throws {
    let document = try read(
      """
      <?xml version='1.0' encoding='utf-8'?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"><key id="d6" for="edge" attr.name="weight" attr.type="long"/>
      <key id="d5" for="edge" attr.name="weight" attr.type="double"/>
      <key id="d4" for="node" attr.name="b" attr.type="boolean"/>
      <key id="d2" for="node" attr.name="n" attr.type="long"/>
      <key id="d1" for="node" attr.name="color" attr.type="string"/>
      <key id="d0" for="graph" attr.name="name" attr.type="string"/>
      <graph edgedefault="directed"><data key="d0">N</data>
      <node id="a">
        <data key="d1">red</data>
        <data key="d2">1</data>
        <data key="d4">True</data>
      </node>
      <node id="b &lt;&amp;&gt;&#10;&quot;"/>
      <edge source="a" target="b &lt;&amp;&gt;&#10;&quot;" id="0">
        <data key="d5">2.5</data>
      </edge>
      <edge source="a" target="b &lt;&amp;&gt;&#10;&quot;" id="1">
        <data key="d6">3</data>
      </edge>
      </graph></graphml>
      """)
    #expect(document.title == "N")
    #expect(document.nodes.ids == ["a", "b <&>\n\""])
    #expect(document.edges.weights == [2.5, 3])
    #expect(document.edges.directed == [true, true])
    #expect(document.edges.ids[0] == "0")
    #expect(document.nodes.lines == [9, 14])
    #expect(document.edges.lines == [15, 18])
    let columns = document.nodes.columns
    #expect(columns.map(\.name) == ["b", "n", "color"])
    #expect(columns.map(\.type) == [.boolean, .integer, .text])
    #expect(columns.map { $0.values[0] } == ["true", "1", "red"])
    #expect(columns.map { $0.values[1] } == ["", "", ""])
  }

  @Test func aFileOfIgraph() throws {
    let document = try read(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <!-- Created by igraph -->
        <key id="g_title" for="graph" attr.name="title" attr.type="string"/>
        <key id="v_name" for="node" attr.name="name" attr.type="string"/>
        <key id="v_x" for="node" attr.name="x" attr.type="double"/>
        <key id="e_weight" for="edge" attr.name="weight" attr.type="double"/>
        <key id="e_f" for="edge" attr.name="f" attr.type="boolean"/>
        <graph id="G" edgedefault="directed">
          <data key="g_title">t</data>
          <node id="n0">
            <data key="v_name">a</data>
            <data key="v_x">1e-3</data>
          </node>
          <node id="n1">
            <data key="v_name">b</data>
            <data key="v_x"> Infinity </data>
          </node>
          <edge source="n1" target="n0">
            <data key="e_weight">2.5</data>
            <data key="e_f">false</data>
          </edge>
        </graph>
      </graphml>
      """)
    #expect(document.attributes == [Attribute(name: "title", value: "t")])
    #expect(document.nodes.ids == ["n0", "n1"])
    #expect((0..<2).map { document.nodes.labels[$0] } == ["a", "b"])
    #expect(document.nodes.columns.map(\.name) == ["x"])
    #expect((0..<2).map { document.nodes.columns[0].values[$0] } == ["1e-3", "INF"])
    #expect(document.edges.sources == [1])
    #expect(document.edges.weights == [2.5])
    #expect(document.edges.columns[0].values[0] == "false")
  }

  @Test func aFileOfYEd() throws {
    let document = try read(
      """
      <?xml version="1.0" encoding="UTF-8" standalone="no"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
        <key attr.name="Description" attr.type="string" for="graph" id="d0"/>
        <key for="port" id="d1" yfiles.type="portgraphics"/>
        <key for="node" id="d6" yfiles.type="nodegraphics"/>
        <key for="graphml" id="d7" yfiles.type="resources"/>
        <key for="edge" id="d10" yfiles.type="edgegraphics"/>
        <graph edgedefault="directed" id="G">
          <data key="d0"/>
          <node id="n0" yfiles.foldertype="group">
            <data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="0"><y:GroupNode>
              <y:NodeLabel>Circle</y:NodeLabel></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data>
            <graph edgedefault="directed" id="n0:">
              <node id="n0::n0">
                <data key="d6">
                  <y:ShapeNode>
                    <y:Geometry height="30.0" width="30.0" x="1.0" y="2.0"/>
                    <y:NodeLabel alignment="center">Ann &amp; Bob<y:LabelModel><y:Smart/></y:LabelModel></y:NodeLabel>
                  </y:ShapeNode>
                </data>
                <port name="p"/>
              </node>
            </graph>
          </node>
          <node id="n1"/>
          <edge id="e0" source="n0::n0" target="n1" sourceport="p">
            <data key="d10"><y:PolyLineEdge><y:EdgeLabel>knows</y:EdgeLabel></y:PolyLineEdge></data>
          </edge>
        </graph>
        <data key="d7"><y:Resources/></data>
      </graphml>
      """)
    #expect(document.nodes.ids == ["n0", "n0::n0", "n1"])
    #expect((0..<3).map { document.nodes.labels[$0] } == ["Circle", "Ann & Bob", ""])
    #expect(document.nodes.columns.map(\.name) == ["parent"])
    #expect(document.nodes.columns[0].values[1] == "n0")
    #expect(document.edges.labels[0] == "knows")
    // Groups and ports, each once.
    #expect(document.problems.map(\.severity) == [.warning, .warning])
  }

  @Test func defaultsAndAttributesOfEverything() throws {
    let document = try read(
      file(
        """
        <key id="a" for="all" attr.name="note" attr.type="string"/>
        <key id="c" for="node" attr.name="colour"><desc>d</desc><default>yellow</default></key>
        <key id="w" for="edge" attr.name="weight" attr.type="int"><default>7</default></key>
        """,
        """
        <edge source="y" target="x" directed="true"/>
        <desc>Of old</desc>
        <node id="x"><data key="c">green</data></node>
        <node id="y"><data key="a">on y</data><desc>why</desc></node>
        <node id="z"><data key="c"></data></node>
        <edge source="x" target="y"><data key="w">2</data><data key="a">on e</data></edge>
        """))
    // The edge before its ends names them first.
    #expect(document.nodes.ids == ["y", "x", "z"])
    #expect(document.nodes.columns.map(\.name) == ["colour", "note", "desc"])
    #expect((0..<3).map { document.nodes.columns[0].values[$0] } == ["yellow", "green", ""])
    #expect(document.nodes.columns[1].values[0] == "on y")
    #expect(document.nodes.columns[2].values[0] == "why")
    #expect(document.edges.directed == [true, false])
    #expect(document.edges.weights == [7, 2])
    #expect(document.edges.columns.map(\.name) == ["note"])
    #expect(document.edges.columns[0].values[1] == "on e")
    #expect(document.attributes == [Attribute(name: "desc", value: "Of old")])
  }

  /// A default is of all things that its key is for, of nodes' names as of columns.
  @Test(arguments: [#"for="all""#, ""])
  func defaultsOfKeysForAllThings(_ domain: String) throws {
    let document = try read(
      file(
        """
        <key id="k" \(domain) attr.name="kind"><default>alliance</default></key>
        <key id="n" for="node" attr.name="name"><default>nobody</default></key>
        <key id="t" for="graph" attr.name="name"><default>Court</default></key>
        <key id="s" for="graph" attr.name="seen"><default>1620</default></key>
        """,
        """
        <node id="x"><data key="n">Ann</data></node>
        <node id="y"/>
        <node id="z"><data key="n"></data><data key="k">guest</data></node>
        <edge source="x" target="y"/>
        <edge source="x" target="z"><data key="k">rivalry</data></edge>
        """))
    #expect(document.nodes.columns.map(\.name) == ["kind"])
    #expect(
      (0..<3).map { document.nodes.columns[0].values[$0] } == ["alliance", "alliance", "guest"])
    #expect(document.edges.columns.map(\.name) == ["kind"])
    #expect((0..<2).map { document.edges.columns[0].values[$0] } == ["alliance", "rivalry"])
    // A name that is blank in so many words stays so.
    #expect((0..<3).map { document.nodes.labels[$0] } == ["Ann", "nobody", ""])
    #expect(document.title == "Court")
    #expect(document.attributes == [Attribute(name: "seen", value: "1620")])
    #expect(document.problems.isEmpty)
  }
}
