import Camarilla

extension Picture {
  /// The picture in the DOT language, to be drawn by Graphviz's engine `nop2`.
  ///
  /// Areas, rules and traces stand in the attribute `_background`, as drawing operations; everything else is a node or
  /// an edge in its position.
  ///
  /// - Parameter resolution: Dots an inch, for a bitmap; nil for SVG and PDF, whose sizes are then in
  ///   points.
  /// - Complexity: O(length of the text).
  public func dot(resolution: Int? = nil) -> String {
    var out = DOTWriter(name: title.isEmpty ? kind.title : DOTText.line(text: title, most: 80))
    out.begin(
      graph:
        "bgcolor=\"\(theme.paper.hex)\", fontname=\"\(typeface.list)\", class=\"\(kind.className)\""
        + (resolution.map { ", dpi=\($0)" } ?? "") + (pageResolution == nil ? "" : ", margin=0")
        + xdotBackground,
      nodes: kind.nodeDefaults, font: typeface.list)
    let names = DOTText.nodeNames(of: nodes.map(\.id.rawValue))
    let prefix = Self.decorationPrefix(of: names)
    // Points without ink that span the page, which begins at their edges.
    let span = pageResolution == nil ? canvas : canvas.inflated(-DOTWriter.pointSize / 2)
    for (index, corner) in [Point(span.minX, span.minY), Point(span.maxX, span.maxY)].enumerated() {
      out.point(named: "\(prefix)corner\(index)", at: corner)
    }
    writeGraph(to: &out, names: names)
    writeChart(to: &out, prefix: prefix)
    for (index, block) in headings.enumerated() {
      out.text(
        block, named: prefix + kind.nameOfHeading(index), id: "heading_\(index)",
        class: "heading")
    }
    writeLegend(to: &out, prefix: prefix)
    return out.finished
  }

  /// What the names of nodes begin with that are no figures: as many `~` as no figure's has.
  private static func decorationPrefix(of names: [String]) -> String {
    let longest = names.reduce(0) { max($0, $1.prefix { $0 == "~" }.count) }
    return String(repeating: "~", count: longest + 1)
  }

  // MARK: - Figures and relationships

  private func writeGraph(to out: inout DOTWriter, names: [String]) {
    for (node, name) in zip(nodes, names) {
      let group = coloring.isOfFactions ? "faction" : "group"
      let faction = node.faction.map { "\(group)_\($0 + 1)" } ?? "no_\(group)"
      out.shape(
        named: name, box: node.box, shape: node.shape, fill: node.style.fill,
        border: node.style.border,
        text: DOTWriter.Text(
          text: node.lines.joined(separator: "\n"), size: node.fontSize, ink: node.style.text),
        penWidth: (0.8 + 0.9 * node.weight) * scale, id: PowerGraph.elementID(figure: node.id),
        class: "figure \(faction)", tooltip: node.tooltip)
    }
    for edge in edges {
      let ids = edge.ids.map(PowerGraph.elementID(relationship:))
      let certainty =
        edge.certainty == .certain ? "certain" : "uncertain \(edge.certainty)"
      out.curve(
        from: names[edge.source], to: names[edge.target], style: edge.style,
        stroke: edge.stroke.controlled(within: canvas), id: ids[0],
        class: "relationship \(ElementName.escaped(edge.kind)) \(certainty) "
          + ids.joined(separator: " "),
        tooltip: edge.tooltip.isEmpty ? edge.kind : edge.tooltip, label: edge.label,
        ground: theme.paper)
    }
  }

  private func writeLegend(to out: inout DOTWriter, prefix: String) {
    for (index, block) in legendTexts.enumerated() {
      out.text(
        block, named: "\(prefix)text\(index)", id: "legend_text_\(index)", class: "legend")
    }
    for (index, swatch) in swatches.enumerated() {
      out.shape(
        named: "\(prefix)swatch\(index)", box: swatch.box, shape: swatch.shape,
        fill: swatch.style.fill,
        border: swatch.style.border,
        text: DOTWriter.Text(text: swatch.style.mark, size: 8 * scale, ink: swatch.style.text),
        id: "legend_\(swatch.meaning)_\(index)", class: "legend", tooltip: " ")
    }
    for (index, sample) in samples.enumerated() {
      let ends = ["\(prefix)from\(index)", "\(prefix)to\(index)"]
      out.point(named: ends[0], at: sample.start)
      out.point(named: ends[1], at: sample.end)
      out.curve(
        from: ends[0], to: ends[1], style: sample.style, stroke: sample.stroke,
        id: "legend_kind_\(index)", class: "legend", tooltip: " ")
    }
  }

  // MARK: - Charts

  private func writeChart(to out: inout DOTWriter, prefix: String) {
    let names = DOTText.nodeNames(of: marks.map { prefix + $0.name })
    for (mark, name) in zip(marks, names) {
      if mark.shape == .none {
        out.point(named: name, at: mark.box.center)
      } else {
        out.shape(
          named: name, box: mark.box, isCircle: mark.shape == .dot, fill: mark.fill,
          border: mark.border, penWidth: mark.penWidth, id: mark.id, class: mark.className,
          tooltip: mark.tooltip)
      }
    }
    for line in lines {
      out.line(
        from: names[line.from], to: names[line.to], path: line.path, style: line.style,
        id: line.id, class: line.className, tooltip: line.tooltip)
    }
    for (index, label) in labels.enumerated() {
      out.text(
        label.block, named: "\(prefix)label_\(index)", id: "label_\(index)",
        class: label.className, ground: label.hasGround ? theme.paper : nil)
    }
  }

  /// Areas, then rules, then traces, in Graphviz's xdot language, as an attribute; blank without any.
  private var xdotBackground: String {
    func pair(_ point: Point) -> String {
      DOTNumber.text(of: point.x) + " " + DOTNumber.text(of: point.y)
    }
    var out: [String] = []
    let outline = "setlinewidth(\(DOTNumber.text(of: 0.6 * scale)))"
    for area in areas where area.path.count > 3 {
      let pen = area.border ?? area.fill.faded(0)
      out.append("S \(outline.utf8.count) -\(outline) c \(pen.hex.utf8.count) -\(pen.hex)")
      out.append("C \(area.fill.hex.utf8.count) -\(area.fill.hex)")
      out.append("b \(area.path.count) \(area.path.map(pair).joined(separator: " "))")
    }
    func stroke(_ path: [Point], ink: Ink, width: Double, isDotted: Bool = false) {
      let style = isDotted ? "dotted" : "solid"
      let width = "setlinewidth(\(DOTNumber.text(of: width)))"
      out.append("S \(style.utf8.count) -\(style)")
      out.append("S \(width.utf8.count) -\(width)")
      out.append("c \(ink.hex.utf8.count) -\(ink.hex)")
      out.append("L \(path.count) \(path.map(pair).joined(separator: " "))")
    }
    for rule in rules {
      stroke([rule.start, rule.end], ink: rule.ink, width: rule.width, isDotted: rule.isDotted)
    }
    for trace in traces where trace.path.count > 1 {
      stroke(trace.path, ink: trace.ink, width: trace.width)
    }
    return out.isEmpty ? "" : ", _background=\"\(out.joined(separator: " "))\""
  }
}

extension Picture.Kind {
  /// What a picture without a title is called.
  fileprivate var title: String { self == .powerGraph ? "power graph" : "chart" }

  /// The class of the whole in the SVG.
  fileprivate var className: String {
    switch self {
    case .powerGraph: "power_graph"
    case .chart(let className): "chart \(className)"
    }
  }

  /// How nodes look that don't say otherwise: boxes with names, or dots and blocks without.
  fileprivate var nodeDefaults: String {
    self == .powerGraph
      ? "style=\"filled,rounded\", fixedsize=shape, margin=0, labelloc=b"
      : "style=filled, fixedsize=shape, margin=0, label=\"\""
  }

  /// The name of a heading's node, behind the prefix.
  fileprivate func nameOfHeading(_ index: Int) -> String {
    self == .powerGraph ? "heading\(index)" : "heading_\(index)"
  }
}

extension Picture.Sample {
  /// The line with its marks at the ends.
  fileprivate var stroke: EdgeRouter.Stroke {
    let headLength = style.head.length * style.markSize
    let tailLength = style.tail.length * style.markSize
    let step = (end - start).normalized
    let inset = headLength > 0 ? style.clearance : 0
    return EdgeRouter.Stroke(
      curve: Spline(
        Bezier(
          from: start + step * tailLength, to: end + step * -(headLength + inset), bulge: 0)),
      headTip: headLength > 0 ? end - step * inset : nil, tailTip: tailLength > 0 ? start : nil)
  }
}
