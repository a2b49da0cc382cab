extension ChartPicture {
  /// The chart in the DOT language, to be drawn by Graphviz's engine `nop2`.
  ///
  /// Areas and rules stand in the attribute `_background`, as drawing operations; lines are edges and
  /// dots and blocks nodes, each in its place.
  ///
  /// - Parameter resolution: dots an inch, for a bitmap; nil for SVG and PDF, whose sizes are then in
  ///   points.
  /// - Complexity: O(length of the text).
  public func dot(resolution: Int? = nil) -> String {
    var out =
      "digraph " + DOTText.name(title.isEmpty ? "chart" : DOTText.line(title, most: 80)) + " {\n"
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
      out += "  \"~corner\(index)\" [pos=\"\(DOTNumber.pair(corner))\", style=invis"
      out += ", shape=point, width=0.01, height=0.01]\n"
    }
    let names = DOTText.nodeNames(marks.map { "~" + $0.name }).map(DOTText.name)
    for (mark, name) in zip(marks, names) { write(mark, name, &out) }
    for line in lines { write(line, "\(names[line.from]) -> \(names[line.to])", &out) }
    for (index, label) in labels.enumerated() {
      write(label.block, "label_\(index)", label.className, label.hasGround, &out)
    }
    for (index, heading) in headings.enumerated() {
      write(heading, "heading_\(index)", "heading", false, &out)
    }
    return out + "}\n"
  }

  private func write(_ mark: Mark, _ name: String, _ out: inout String) {
    out += "  \(name) [pos=\"\(DOTNumber.pair(mark.box.center))\""
    guard mark.shape != .none else {
      out += ", style=invis, shape=point, width=0.01, height=0.01]\n"
      return
    }
    out += ", width=\(DOTNumber.inches(mark.box.width))"
    out += ", height=\(DOTNumber.inches(mark.box.height))"
    if mark.shape == .dot { out += ", shape=circle" }
    out += ", fillcolor=\"\(mark.fill.hex)\", color=\"\(mark.border.hex)\""
    out += ", penwidth=\(DOTNumber.text(mark.penWidth))"
    out += ", id=\"\(mark.id)\", class=\"\(mark.className)\""
    out += ", tooltip=\(DOTText.tooltip(mark.tooltip))]\n"
  }

  private func write(_ line: Line, _ ends: String, _ out: inout String) {
    out += "  \(ends) [pos=\"\(line.path.map(DOTNumber.pair).joined(separator: " "))\""
    out += ", style=\(line.style.line.rawValue), color=\"\(line.style.ink.hex)\""
    out += ", penwidth=\(DOTNumber.text(line.style.width))"
    out += ", id=\"\(line.id)\", class=\"\(line.className)\""
    out += ", tooltip=\(DOTText.tooltip(line.tooltip))]\n"
  }

  private func write(
    _ block: Picture.TextBlock, _ id: String, _ className: String, _ hasGround: Bool,
    _ out: inout String
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
      let width = "setlinewidth(\(DOTNumber.text(rule.width)))"
      out.append("S \(style.utf8.count) -\(style)")
      out.append("S \(width.utf8.count) -\(width)")
      out.append("c \(rule.ink.hex.utf8.count) -\(rule.ink.hex)")
      out.append("L 2 \(pair(rule.start)) \(pair(rule.end))")
    }
    return out.joined(separator: " ")
  }

  private func pair(_ point: Point) -> String {
    DOTNumber.text(point.x) + " " + DOTNumber.text(point.y)
  }
}
