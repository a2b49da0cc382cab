import CamarillaGraphviz
import Testing

/// What one drawing leaves behind never reaches the next. `make sanitize` looks at the memory of these tests, too.
@Suite struct DrawingAgainTests {
  private struct Drawing: Hashable {
    var graph: Int
    var engine: GraphvizEngine
    var format: GraphvizFormat
  }

  /// Clusters, HTML labels, records, fonts that there are and that there aren't.
  private static func graph(fonts: [String], splines: String) -> String {
    var dot = "digraph g { graph [splines=\(splines), overlap=false, fontname=\"\(fonts[0])\"]\n"
    for node in 0..<12 {
      let label =
        switch node % 4 {
        case 0: "<<b>bold</b><br/><font face=\"\(fonts[1])\">\(node)</font>>"
        case 1: "<<table><tr><td bgcolor=\"yellow\">a</td><td>\(node)</td></tr></table>>"
        case 2: "\"{a|<f>b|{c|d}}\", shape=record"
        default: "\"Иосиф Сталин\", xlabel=x, style=filled, fillcolor=\"red\""
        }
      dot += "n\(node) [pos=\"\(node % 4 * 120 - 300),\(node / 4 * -90)\", label=\(label), "
      dot += "fontname=\"\(fonts[node % fonts.count])\"]\n"
      dot += "n\(node) -> n\((node + 1) % 12) [headlabel=h, arrowhead=crow]\n"
      dot += "n\(node) -> n\((node * 5 + 2) % 12) [color=\"red:blue\", style=dashed]\n"
    }
    return dot
      + "subgraph cluster_a { label=a n1 n2 n3 } subgraph cluster_b { style=filled n9 n10 n11 } }"
  }

  private static let graphs = [
    graph(fonts: ["Times", "Courier", "Helvetica-Bold"], splines: "true"),
    graph(fonts: ["DejaVu Sans", "Symbol", "Nobody"], splines: "line"),
    graph(fonts: ["Courier", "Times"], splines: "none"),
  ]

  private static let bad: [(String, GraphvizEngine)] = [
    ("digraph {", .dot), ("/* ", .dot), ("digraph {} graph { x -- y }", .neato),
    ("graph { a [label=<<x>y</x>>] }", .neato), ("graph { layout=nobody a }", .dot),
    ("graph { a }", .nop2), (#"graph { a [pos="nan,1"] }"#, .nop2),
    ("graph { a [shape=nobody, fontname=Courier, image=\"nothing.png\"] }", .circo),
  ]

  /// Four callers, each in an order of its own, with errors between.
  @Test func fiveHundredDrawingsAreEachAsTheFirst() async throws {
    let engines: [GraphvizEngine] = [.nop2, .nop, .dot, .neato, .sfdp, .circo, .twopi]
    let formats: [GraphvizFormat] = [.svg, .png, .pdf, .dot, .json, GraphvizFormat(name: "ps")]
    let drawings = Self.graphs.indices.flatMap { graph in
      engines.flatMap { engine in
        formats.map { Drawing(graph: graph, engine: engine, format: $0) }
      }
    }
    let strides = [1, 5, 11, 25]  // prime to the number of drawings, 126
    let drawn = try await withThrowingTaskGroup(of: [Drawing: [UInt8]].self) { group in
      for stride in strides {
        group.addTask {
          var bytes: [Drawing: [UInt8]] = [:]
          for index in drawings.indices {
            let drawing = drawings[index * stride % drawings.count]
            bytes[drawing] = try await Graphviz.shared.render(
              dot: Self.graphs[drawing.graph], format: drawing.format, engine: drawing.engine)
            let (dot, engine) = Self.bad[(index + stride) % Self.bad.count]
            _ = try? await Graphviz.shared.render(dot: dot, format: drawing.format, engine: engine)
          }
          return bytes
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for drawing in drawings {
      let first = try #require(drawn[0][drawing])
      for other in drawn.dropFirst() { #expect(other[drawing] == first, "\(drawing)") }
    }
  }

  /// Writers look before a name for whether it is HTML, and what lay there came from earlier drawings.
  @Test func aNameIsNeverTakenForHTML() async throws {
    for round in 1...20 {
      var dot = "graph {"
      for node in 0..<60 { dot += "n\(node) [pos=\"-\(node * 3 + round),-\(node * 7)\"]\n" }
      for node in 0..<60 { dot += "n\(node) -- n\((node * 7 + round) % 60)\n" }
      _ = try await Graphviz.shared.render(dot: dot + "}", format: .svg, engine: .neato)
      let text = String(
        decoding: try await Graphviz.shared.render(dot: dot + "}", format: .dot, engine: .nop2),
        as: UTF8.self)
      #expect(text.contains("n7 -- n") && !text.contains("<n"))
    }
  }
}
