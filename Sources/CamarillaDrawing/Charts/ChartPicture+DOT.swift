extension ChartPicture {
  /// The chart in the DOT language, to be drawn by Graphviz's engine `nop2`.
  ///
  /// Areas and rules stand in the attribute `_background`, as drawing operations; lines are edges and
  /// dots and blocks nodes, each in its position.
  ///
  /// - Parameter resolution: dots an inch, for a bitmap; nil for SVG and PDF, whose sizes are then in
  ///   points.
  /// - Complexity: O(length of the text).
  public func dot(resolution: Int? = nil) -> String {
    var out =
      "digraph " + DOTText.name(title.isEmpty ? "chart" : DOTText.line(text: title, most: 80))
      + " {\n"
    out += "  graph [notranslate=true, outputorder=edgesfirst, splines=true, pad=0"
    out += ", bgcolor=\"\(theme.paper.hex)\", fontname=\"\(Picture.font)\""
    out += ", class=\"chart \(className)\""
    if let resolution { out += ", dpi=\(resolution)" }
    let background = background
    if !background.isEmpty { out += ", _background=\"\(background)\"" }
    out += "]\n"
    out += "  node [shape=box, style=filled, fixedsize=shape, margin=0, label=\"\""
    out += ", fontname=\"\(Picture.font)\"]\n"
    out += "  edge [dir=none, fontname=\"\(Picture.font)\"]\n"
    let corners = [Point(canvas.minX, canvas.minY), Point(canvas.maxX, canvas.maxY)]
    for (index, corner) in corners.enumerated() {
      out += "  \"~corner\(index)\" [pos=\"\(DOTNumber.pair(of: corner))\", style=invis"
      out += ", shape=point, width=0.01, height=0.01]\n"
    }
    let names = DOTText.nodeNames(of: marks.map { "~" + $0.name }).map(DOTText.name)
    for (mark, name) in zip(marks, names) { write(mark, name: name, out: &out) }
    for line in lines { write(line, ends: "\(names[line.from]) -> \(names[line.to])", out: &out) }
    for (index, label) in labels.enumerated() {
      write(
        label.block, id: "label_\(index)", className: label.className, hasGround: label.hasGround,
        out: &out)
    }
    for (index, heading) in headings.enumerated() {
      write(heading, id: "heading_\(index)", className: "heading", hasGround: false, out: &out)
    }
    return out + "}\n"
  }

  private func write(_ mark: Mark, name: String, out: inout String) {
    out += "  \(name) [pos=\"\(DOTNumber.pair(of: mark.box.center))\""
    guard mark.shape != .none else {
      out += ", style=invis, shape=point, width=0.01, height=0.01]\n"
      return
    }
    out += ", width=\(DOTNumber.inches(of: mark.box.width))"
    out += ", height=\(DOTNumber.inches(of: mark.box.height))"
    if mark.shape == .dot { out += ", shape=circle" }
    out += ", fillcolor=\"\(mark.fill.hex)\", color=\"\(mark.border.hex)\""
    out += ", penwidth=\(DOTNumber.text(of: mark.penWidth))"
    out += ", id=\"\(mark.id)\", class=\"\(mark.className)\""
    out += ", tooltip=\(DOTText.tooltip(of: mark.tooltip))]\n"
  }

  private func write(_ line: Line, ends: String, out: inout String) {
    out += "  \(ends) [pos=\"\(line.path.map(DOTNumber.pair).joined(separator: " "))\""
    out += ", style=\(line.style.line.rawValue), color=\"\(line.style.ink.hex)\""
    out += ", penwidth=\(DOTNumber.text(of: line.style.width))"
    out += ", id=\"\(line.id)\", class=\"\(line.className)\""
    out += ", tooltip=\(DOTText.tooltip(of: line.tooltip))]\n"
  }

  private func write(
    _ block: Picture.TextBlock, id: String, className: String, hasGround: Bool,
    out: inout String
  ) {
    out += "  \"~\(id)\" [\(block.attributes(ground: hasGround ? theme.paper : nil))"
    out += ", id=\"\(id)\", class=\"\(className)\"]\n"
  }

  // MARK: - Drawing operations

  /// Areas, then rules, in Graphviz's xdot language.
  private var background: String {
    var out: [String] = []
    for area in areas where area.path.count > 3 {
      let pen = area.border ?? area.fill.faded(0)
      out.append("S 17 -setlinewidth(0.6) c \(pen.hex.utf8.count) -\(pen.hex)")
      out.append("C \(area.fill.hex.utf8.count) -\(area.fill.hex)")
      out.append("b \(area.path.count) \(area.path.map(pair).joined(separator: " "))")
    }
    for rule in rules {
      let style = rule.isDotted ? "dotted" : "solid"
      let width = "setlinewidth(\(DOTNumber.text(of: rule.width)))"
      out.append("S \(style.utf8.count) -\(style)")
      out.append("S \(width.utf8.count) -\(width)")
      out.append("c \(rule.ink.hex.utf8.count) -\(rule.ink.hex)")
      out.append("L 2 \(pair(of: rule.start)) \(pair(of: rule.end))")
    }
    return out.joined(separator: " ")
  }

  private func pair(of point: Point) -> String {
    DOTNumber.text(of: point.x) + " " + DOTNumber.text(of: point.y)
  }
}
