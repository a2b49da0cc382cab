/// Writes a graph in the DOT language whose elements have their positions: points, shapes, curves, texts.
struct DOTWriter {
  /// What stands in a shape.
  struct Text {
    var text: String
    var size: Double
    var ink: Ink
  }

  private var out: String

  /// - Parameter name: the graph's.
  init(name: String) { out = "digraph " + DOTText.name(name) + " {\n" }

  /// The whole text.
  var finished: String { out + "}\n" }

  /// Writes what holds for all elements: attributes of the graph, and how nodes look that don't say otherwise.
  mutating func begin(graph: String, nodes: String, font: String) {
    out += "  graph [notranslate=true, outputorder=edgesfirst, splines=true, pad=0, \(graph)]\n"
    out += "  node [shape=box, \(nodes), fontname=\"\(font)\"]\n"
    out += "  edge [dir=none, fontname=\"\(font)\"]\n"
  }

  /// How wide and high a node without ink is, in points.
  static let pointSize = 0.72

  /// A node without ink.
  mutating func point(named name: String, at position: Point) {
    out += "  \(DOTText.name(name)) [pos=\"\(DOTNumber.pair(of: position))\", style=invis"
    out += ", shape=point, width=0.01, height=0.01]\n"
  }

  /// A box or circle.
  mutating func shape(
    named name: String, box: Box, shape: BoxShape = .rounded, isCircle: Bool = false, fill: Ink,
    border: Ink,
    text: Text? = nil, penWidth: Double? = nil, id: String, class className: String,
    tooltip: String
  ) {
    out += "  \(DOTText.name(name)) [\(Self.position(of: box))"
    out += isCircle ? ", shape=circle" : shape.attributes
    out += ", fillcolor=\"\(fill.hex)\", color=\"\(border.hex)\""
    if let text {
      out += ", label=\(DOTText.quoted(text.text)), fontsize=\(DOTNumber.text(of: text.size))"
      out += ", fontcolor=\"\(text.ink.hex)\""
    }
    if let penWidth { out += ", penwidth=\(DOTNumber.text(of: penWidth))" }
    out += ", id=\"\(id)\", class=\"\(className)\", tooltip=\(DOTText.tooltip(of: tooltip))]\n"
  }

  /// A curve between two nodes, with marks at its ends and perhaps words beside it.
  ///
  /// - Parameter ground: what is behind the words.
  mutating func curve(
    from: String, to: String, style: EdgeStyle, stroke: EdgeRouter.Stroke, id: String,
    class className: String, tooltip: String, label: Picture.TextBlock? = nil, ground: Ink? = nil
  ) {
    var tips = ""
    var marks = ""
    if let tip = stroke.tailTip, style.tail != .none {
      tips += "s,\(DOTNumber.pair(of: tip)) "
      marks += ", arrowtail=\(style.tail.rawValue)"
    }
    if let tip = stroke.headTip, style.head != .none {
      tips += "e,\(DOTNumber.pair(of: tip)) "
      marks += ", arrowhead=\(style.head.rawValue)"
    }
    let hasTail = marks.contains("arrowtail")
    let hasHead = marks.contains("arrowhead")
    if hasTail || hasHead {
      let direction = hasTail && hasHead ? "both" : hasHead ? "forward" : "back"
      marks += ", dir=\(direction), arrowsize=\(DOTNumber.text(of: style.markSize))"
    }
    var end = ""
    if let label {
      end = ", label=<\(label.markup(background: ground))>\(label.fontAttributes)"
      end += ", lp=\"\(DOTNumber.pair(of: label.box.center))\""
      end += ", labeltooltip=\(DOTText.tooltip(of: tooltip))"
    }
    edge(
      from: from, to: to, tips: tips,
      path: stroke.curve.controls,
      style: LineStyle(ink: style.ink, width: style.width, line: style.line), marks: marks,
      id: id, class: className, tooltip: tooltip, end: end)
  }

  /// A line through several curves between two nodes.
  mutating func line(
    from: String, to: String, path: [Point], style: LineStyle, id: String,
    class className: String, tooltip: String
  ) {
    edge(
      from: from, to: to, path: path, style: style, id: id, class: className, tooltip: tooltip)
  }

  private mutating func edge(
    from: String, to: String, tips: String = "", path: [Point], style: LineStyle,
    marks: String = "", id: String, class className: String, tooltip: String, end: String = ""
  ) {
    out += "  \(DOTText.name(from)) -> \(DOTText.name(to))"
    out += " [pos=\"\(tips)\(path.map(DOTNumber.pair).joined(separator: " "))\""
    out += ", style=\(style.line.rawValue), color=\"\(style.ink.hex)\""
    out += ", penwidth=\(DOTNumber.text(of: style.width))\(marks)"
    out +=
      ", id=\"\(id)\", class=\"\(className)\", tooltip=\(DOTText.tooltip(of: tooltip))\(end)]\n"
  }

  /// Words by themselves.
  ///
  /// - Parameter ground: what is behind the words; nothing when nil.
  mutating func text(
    _ block: Picture.TextBlock, named name: String, id: String, class className: String,
    ground: Ink? = nil
  ) {
    out += "  \(DOTText.name(name)) [\(Self.position(of: block.box))"
    out += ", shape=plaintext, style=solid, labelloc=c, tooltip=\" \""
    if block.isBold || block.isItalic || ground != nil {
      out += ", label=<\(block.markup(background: ground))>"
    } else {
      let end =
        switch block.alignment {
        case .left: "\\l"
        case .center: ""
        case .right: "\\r"
        }
      out += ", label=\"\(block.lines.map { DOTText.escaped($0) + end }.joined())\""
    }
    out += block.fontAttributes
    out += ", id=\"\(id)\", class=\"\(className)\"]\n"
  }

  private static func position(of box: Box) -> String {
    "pos=\"\(DOTNumber.pair(of: box.center))\", width=\(DOTNumber.inches(of: box.width))"
      + ", height=\(DOTNumber.inches(of: box.height))"
  }
}
