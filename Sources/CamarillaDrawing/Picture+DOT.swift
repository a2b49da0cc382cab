extension Picture {
  /// The font that boxes are measured in, and what resembles it where a reader has it not.
  static let font = "DejaVu Sans,Verdana,sans-serif"

  /// The picture in the DOT language, to be drawn by Graphviz's engine `nop2`.
  ///
  /// - Parameter resolution: Dots an inch, for a bitmap; nil for SVG and PDF, whose sizes are then in
  ///   points.
  /// - Complexity: O(length of the text).
  public func dot(resolution: Int? = nil) -> String {
    var out =
      "digraph " + DOTText.name(title.isEmpty ? "power graph" : DOTText.line(text: title, most: 80))
      + " {\n"
    out += "  graph [notranslate=true, outputorder=edgesfirst, splines=true, pad=0"
    out += ", bgcolor=\"\(theme.paper.hex)\", fontname=\"\(Self.font)\", class=\"power_graph\""
    if let resolution { out += ", dpi=\(resolution)" }
    out += "]\n"
    out += "  node [shape=box, style=\"filled,rounded\", fixedsize=shape, margin=0, labelloc=b"
    out += ", fontname=\"\(Self.font)\"]\n"
    out += "  edge [dir=none, fontname=\"\(Self.font)\"]\n"
    let names = DOTText.nodeNames(of: nodes.map(\.id))
    let mark = Self.decorationPrefix(of: names)
    writeCorners(&out, mark: mark)
    for (node, name) in zip(nodes, names) { write(node, name: DOTText.name(name), out: &out) }
    for edge in edges {
      let ends = [edge.source, edge.target].map { DOTText.name(names[$0]) }
      write(edge, ends: ends.joined(separator: " -> "), out: &out)
    }
    for (index, block) in headings.enumerated() {
      write(
        block, name: "\(mark)heading\(index)", id: "heading_\(index)", class: "heading", out: &out)
    }
    writeLegend(&out, mark: mark)
    return out + "}\n"
  }

  /// What the names of nodes begin with that are no figures: as many `~` as no figure's has.
  private static func decorationPrefix(of names: [String]) -> String {
    let longest = names.reduce(0) { max($0, $1.prefix { $0 == "~" }.count) }
    return String(repeating: "~", count: longest + 1)
  }

  // MARK: - Figures and relationships

  private func write(_ node: Node, name: String, out: inout String) {
    let faction = node.faction.map { "faction_\($0 + 1)" } ?? "no_faction"
    out += "  \(name) [\(box(box: node.box, style: node.style))"
    out += ", label=\(DOTText.quoted(node.lines.joined(separator: "\n")))"
    out += ", fontsize=\(number(of: node.fontSize)), fontcolor=\"\(node.style.text.hex)\""
    out += ", penwidth=\(number(of: 0.8 + 0.9 * node.weight))"
    out += ", id=\"\(PowerGraph.elementID(figure: node.id))\", class=\"figure \(faction)\""
    out += ", tooltip=\(DOTText.tooltip(of: node.tooltip))]\n"
  }

  private func box(box: Box, style: FactionStyle) -> String {
    "pos=\"\(pair(of: box.center))\", width=\(inches(of: box.width)), height=\(inches(of: box.height))"
      + ", fillcolor=\"\(style.fill.hex)\", color=\"\(style.border.hex)\""
  }

  private func write(_ edge: Edge, ends: String, out: inout String) {
    let ids = edge.ids.map(PowerGraph.elementID(relationship:))
    let certainty = edge.isCertain ? "certain" : "uncertain"
    out += "  \(ends) [\(attributes(style: edge.style, stroke: edge.stroke))"
    out += ", id=\"\(ids[0])\""
    out += ", class=\"relationship \(ElementName.escaped(edge.kind)) \(certainty) "
    out += ids.joined(separator: " ") + "\""
    let tooltip = DOTText.tooltip(of: edge.tooltip.isEmpty ? edge.kind : edge.tooltip)
    out += ", tooltip=\(tooltip)"
    if let label = edge.label {
      out +=
        ", label=<\(label.markup(background: theme.paper))>, lp=\"\(pair(of: label.box.center))\""
      out += ", labeltooltip=\(tooltip)"
    }
    out += "]\n"
  }

  /// The pen and the curve.
  private func attributes(style: EdgeStyle, stroke: EdgeRouter.Stroke) -> String {
    let curve = stroke.curve
    var position = ""
    var marks = ""
    if let tip = stroke.tailTip, style.tail != .none {
      position += "s,\(pair(of: tip)) "
      marks += ", arrowtail=\(style.tail.rawValue)"
    }
    if let tip = stroke.headTip, style.head != .none {
      position += "e,\(pair(of: tip)) "
      marks += ", arrowhead=\(style.head.rawValue)"
    }
    let hasTail = marks.contains("arrowtail")
    let hasHead = marks.contains("arrowhead")
    if hasTail || hasHead {
      let direction = hasTail && hasHead ? "both" : hasHead ? "forward" : "back"
      marks += ", dir=\(direction), arrowsize=\(number(of: style.markSize))"
    }
    position += [curve.start, curve.control1, curve.control2, curve.end].map(pair)
      .joined(separator: " ")
    return "pos=\"\(position)\", style=\(style.line.rawValue), color=\"\(style.ink.hex)\""
      + ", penwidth=\(number(of: style.width))\(marks)"
  }

  // MARK: - Text and legend

  private func write(
    _ block: TextBlock, name: String, id: String, class className: String, out: inout String
  ) {
    out += "  \(DOTText.name(name)) [\(block.attributes())"
    out += ", id=\"\(id)\", class=\"\(className)\"]\n"
  }

  private func writeLegend(_ out: inout String, mark: String) {
    for (index, block) in legendTexts.enumerated() {
      write(
        block, name: "\(mark)text\(index)", id: "legend_text_\(index)", class: "legend", out: &out)
    }
    for (index, swatch) in swatches.enumerated() {
      out +=
        "  \(DOTText.name("\(mark)swatch\(index)")) [\(box(box: swatch.box, style: swatch.style))"
      out += ", label=\"\(swatch.style.mark)\", fontsize=8, fontcolor=\"\(swatch.style.text.hex)\""
      out += ", id=\"legend_faction_\(index)\", class=\"legend\", tooltip=\" \"]\n"
    }
    for (index, sample) in samples.enumerated() {
      let head = sample.style.head.length * sample.style.markSize
      let tail = sample.style.tail.length * sample.style.markSize
      let step = (sample.end - sample.start).normalized
      let inset = head > 0 ? sample.style.clearance : 0
      let curve = Bezier(
        from: sample.start + step * tail, to: sample.end + step * -(head + inset), bulge: 0)
      let stroke = EdgeRouter.Stroke(
        curve: curve, headTip: head > 0 ? sample.end - step * inset : nil,
        tailTip: tail > 0 ? sample.start : nil)
      let ends = ["\(mark)from\(index)", "\(mark)to\(index)"]
      for (end, point) in zip(ends, [sample.start, sample.end]) {
        out += "  \(DOTText.name(end)) [pos=\"\(pair(of: point))\", style=invis, shape=point, "
        out += "width=0.01, height=0.01]\n"
      }
      out += "  \(DOTText.name(ends[0])) -> \(DOTText.name(ends[1]))"
      out +=
        " [\(attributes(style: sample.style, stroke: stroke)), id=\"legend_kind_\(index)\", class=\"legend\""
      out += ", tooltip=\" \"]\n"
    }
  }

  /// Two points without ink that span the page.
  private func writeCorners(_ out: inout String, mark: String) {
    let corners = [Point(canvas.minX, canvas.minY), Point(canvas.maxX, canvas.maxY)]
    for (index, corner) in corners.enumerated() {
      out += "  \(DOTText.name("\(mark)corner\(index)")) [pos=\"\(pair(of: corner))\", style=invis"
      out += ", shape=point, width=0.01, height=0.01]\n"
    }
  }

  // MARK: - Numbers

  private func pair(of point: Point) -> String { DOTNumber.pair(of: point) }

  private func inches(of points: Double) -> String { DOTNumber.inches(of: points) }

  private func number(of value: Double) -> String { DOTNumber.text(of: value) }
}

/// Numbers as text, without a locale and without a library.
enum DecimalText {
  /// Rounded to so many digits after the point, without trailing zeros.
  static func fixed(_ value: Double, fractionDigits: Int) -> String {
    var factor = 1.0
    for _ in 0..<fractionDigits { factor *= 10 }
    let scaled = (abs(value) * factor).rounded()
    guard scaled < 9e15 else { return "0" }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, fractionDigits + 1 - digits.count)) + digits
    var text = String(padded.dropLast(fractionDigits))
    var fraction = padded.suffix(fractionDigits)
    while fraction.last == "0" { fraction.removeLast() }
    if !fraction.isEmpty { text += "." + fraction }
    return value < 0 && scaled > 0 ? "-" + text : text
  }
}
