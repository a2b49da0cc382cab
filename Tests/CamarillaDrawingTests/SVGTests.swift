import Camarilla
import CamarillaGraphviz
import StalinCircle
import Testing

@testable import CamarillaDrawing

#if canImport(FoundationXML)
  import Foundation
  import FoundationXML
#else
  import Foundation
#endif

/// What an XML parser finds: attributes by element, and text.
final class Reader: NSObject, XMLParserDelegate {
  var ids: [String] = []
  var classes: [String] = []
  var titles: [String] = []
  var texts: [String] = []
  private var text = ""

  static func read(_ bytes: [UInt8]) -> Reader? {
    let reader = Reader()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = reader
    return parser.parse() ? reader : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if let id = attributes["id"] { ids.append(id) }
    if let list = attributes["class"] { classes += list.split(separator: " ").map(String.init) }
    if let title = attributes["xlink:title"] ?? attributes["title"] { titles.append(title) }
    text = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "text" { texts.append(text) }
  }
}

private func drawn(_ graph: PowerGraph) async throws -> Reader? {
  let drawing = try await Graphviz.shared.rendering(dot: graph.dot, format: .svg, engine: .nop2)
  #expect(drawing.warnings == [])
  return Reader.read(drawing.bytes)
}

@Suite struct SVGTests {
  @Test func everyFigureAndRelationshipCanBeAddressed() async throws {
    for (figures, ties, seed) in [(20, 40, 1), (9, 30, 2), (3, 0, 3)] as [(Int, Int, UInt64)] {
      for theme in Theme.allCases {
        var graph = sampleGraph(figures: figures, relationships: ties, seed: seed)
        graph.theme = theme
        let svg = try #require(try await drawn(graph))
        #expect(Set(svg.ids).count == svg.ids.count)
        for figure in graph.figures {
          #expect(svg.ids.contains(PowerGraph.elementID(figure: figure.id)))
        }
        for relationship in graph.relationships {
          #expect(svg.classes.contains(PowerGraph.elementID(relationship: relationship.id)))
        }
        #expect(ties == 0 || svg.classes.contains("uncertain"))
      }
    }
  }

  /// Each of these once broke a drawing, or could.
  static let nastyTexts = [
    #"a"b"#, #"back\slash"#, #"\N \G \E"#, #"ends in \"#, "<b>bold</b>", "&lt;", "&", "&amp;amp;",
    "line\nbreak", "return\r\nbreak", "tab\tbed", "NUL\0", "bell\u{7}", "\u{1B}[31m", "]]>", "-->",
    "'; DROP TABLE figures; --", "{a|b}", "%s%n", "Wałęsa", "Троцкий", "毛泽东", "مصطفى كمال",
    "👩‍🚀", "e\u{301}", String(repeating: "\u{301}", count: 500), "\u{202E}evil", "\u{FFFE}", "",
    " ", "~", "~~~heading0", "a\u{2028}b", String(repeating: "long ", count: 2_000),
    String(repeating: "x", count: 10_000),
  ]

  @Test func anyTextIsSafe() async throws {
    let texts = Self.nastyTexts
    let graph = PowerGraph(
      title: texts.joined(), subtitle: texts.joined(separator: " "),
      figures: texts.enumerated().map {
        PowerGraph.Figure(
          id: "\($1)\($0)", name: $1, score: Double($0), faction: $0 % 7, tooltip: $1)
      },
      relationships: texts.indices.dropFirst().map {
        PowerGraph.Relationship(
          id: "\(texts[$0])\($0)", source: $0 - 1, target: $0, kind: texts[$0], sign: .positive,
          isDirected: true, label: texts[$0], tooltip: texts[$0])
      },
      sizeMeaning: texts.joined())
    let svg = try #require(try await drawn(graph))
    #expect(Set(svg.ids).count == svg.ids.count)
    for figure in graph.figures {
      #expect(svg.ids.contains(PowerGraph.elementID(figure: figure.id)))
    }
    for name in [#"back\slash"#, #"\N \G \E"#, "<b>bold</b>", "&lt;", "Троцкий", "毛泽东"] {
      #expect(svg.texts.contains { $0.replacing("\u{2060}", with: "").contains(name) }, "\(name)")
      #expect(
        svg.titles.contains { $0.replacing("\u{2060}", with: "").contains(name) }, "\(name)")
    }
    // A subtitle is cut at 240.
    #expect(svg.texts.map(\.count).max()! <= 240, "\(svg.texts.max { $0.count < $1.count }!)")
    #expect(svg.titles.contains { $0.count > 3_000 })
  }

  @Test func tooltipsKeepTheirLines() async throws {
    let graph = PowerGraph(
      title: "1",
      figures: ["a", "b"].map {
        PowerGraph.Figure(id: Figure.ID($0), name: $0, tooltip: "x\ny")
      },
      relationships: [
        PowerGraph.Relationship(
          id: "r", source: 0, target: 1, kind: "alliance", sign: .positive, isDirected: false,
          tooltip: "first & <second>\n\"third\"")
      ])
    let svg = try #require(try await drawn(graph))
    #expect(svg.titles.contains("first & <second>\n\"third\""))
    #expect(svg.titles.contains("x\ny"))
  }

  @Test func theSampleChronicleIsDrawn() async throws {
    for year in [1922, 1926, 1937, 1953, 1957, 1861] {
      let snapshot = Chronicle.stalinCircle.snapshot(of: year)
      let svg = try #require(try await drawn(snapshot.powerGraph()))
      #expect(svg.texts.contains("\(year)"))
      for figure in snapshot.figures {
        #expect(svg.ids.contains(PowerGraph.elementID(figure: figure.id)))
      }
      for relationship in snapshot.relationships {
        #expect(svg.classes.contains(PowerGraph.elementID(relationship: relationship.id)))
      }
    }
  }

  /// Ids that differ only in what DOT or XML can't hold are still two figures.
  @Test func alikeIdsStayApart() async throws {
    let ids: [Figure.ID] = [
      "a", "a\0", "a\u{1}", #"a\"#, "a\n", "a ", "", "figure_a.0.", "~a", "~~a",
    ]
    var graph = PowerGraph(
      title: "", figures: ids.map { PowerGraph.Figure(id: $0, name: "n") },
      relationships: ids.indices.dropFirst().map {
        PowerGraph.Relationship(
          id: "\($0)", source: 0, target: $0, kind: "k", sign: .positive, isDirected: false)
      })
    let svg = try #require(try await drawn(graph))
    for id in ids { #expect(svg.ids.contains(PowerGraph.elementID(figure: id))) }
    let places = try await Graphviz.shared.positions(
      dot: graph.layoutRequest(for: .neato), engine: .neato)
    #expect(places.count == ids.count)
    graph.position(of: places.map { (name: $0.name, x: $0.x, y: $0.y) })
    guard case .positions(let taken) = graph.layout else { return }
    #expect(zip(taken, places).allSatisfy { $0.x == $1.x && $0.y == $1.y })
  }

  @Test func graphvizCanPlaceTheFigures() async throws {
    for method in LayoutMethod.allCases where method != .stress {
      var graph = sampleGraph(figures: 18, relationships: 24, seed: 9)
      let places = try await Graphviz.shared.positions(
        dot: graph.layoutRequest(for: method), engine: GraphvizEngine(name: method.rawValue))
      graph.position(of: places.map { (name: $0.name, x: $0.x, y: $0.y) })
      let svg = try #require(try await drawn(graph))
      for figure in graph.figures {
        #expect(svg.ids.contains(PowerGraph.elementID(figure: figure.id)))
      }
      let boxes = graph.picture().nodes.map(\.box)
      for i in boxes.indices {
        for j in boxes.indices where j > i { #expect(!boxes[i].overlaps(boxes[j])) }
      }
    }
  }

  /// The positions in the DOT are those in the output: nothing is moved on the way.
  @Test func graphvizMovesNothing() async throws {
    let picture = sampleGraph(figures: 30, relationships: 60, seed: 5).picture()
    let places = try await Graphviz.shared.positions(dot: picture.dot(), engine: .nop2)
    for node in picture.nodes {
      let place = try #require(places.first { $0.name == node.id.rawValue })
      #expect(abs(place.x - node.box.center.x) < 0.01 && abs(place.y - node.box.center.y) < 0.01)
      #expect(abs(place.width - node.box.width) < 0.1)
      #expect(abs(place.height - node.box.height) < 0.1)
    }
  }
}
