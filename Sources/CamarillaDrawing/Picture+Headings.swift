extension Picture {
  /// Writes title, subtitle and remark one under the other, down into the top left corner as far as
  /// that is free; or above a frame.
  mutating func addHeadings(
    title: String, subtitle: String, remark: String, above frame: Box? = nil
  ) {
    let body = frame.map { [$0] } ?? obstacles
    let bounds = body.reduce(into: Box.empty) { $0.add($1) }
    var lines: [(block: TextBlock, height: Double)] = []
    func add(_ text: String, size: Double, height: Double, ink: Ink, bold: Bool, italic: Bool) {
      guard !text.isEmpty else { return }
      let width = TextMetrics.width(text: text, size: size, isBold: bold) + 4
      let block = TextBlock(
        lines: [text], box: Box(center: .zero, width: width, height: height), fontSize: size,
        isBold: bold, isItalic: italic, ink: ink)
      lines.append((block, height))
    }
    add(
      DOTText.line(text: title, most: 60), size: 22, height: 26, ink: theme.ink, bold: true,
      italic: false
    )
    // About as many characters as the page is wide.
    let most = max(70, Int(bounds.width / 4.6))
    for line in Self.lines(text: DOTText.line(text: subtitle, most: 240), most: most) {
      add(line, size: 8.5, height: 12, ink: theme.quietInk, bold: false, italic: false)
    }
    add(remark, size: 10, height: 24, ink: theme.quietInk, bold: false, italic: true)
    guard !lines.isEmpty else { return }
    let height = lines.reduce(0) { $0 + $1.height }
    let width = lines.reduce(0) { max($0, $1.block.box.width) }
    let left = bounds.isEmpty ? 0 : bounds.minX
    var bottom = bounds.isEmpty ? 0 : bounds.maxY - height
    let column = Box(
      minX: left - 1, minY: -.infinity, maxX: left + width + 10, maxY: .infinity)
    for box in body where box.overlaps(column) { bottom = max(bottom, box.maxY + 10) }
    var top = bottom + height
    for (block, height) in lines {
      var placed = block
      placed.box = Box(minX: left, minY: top - height, maxX: left + block.box.width, maxY: top)
      headings.append(placed)
      top -= height
    }
  }

  /// Breaks a subtitle where it has a middle dot, and a part that is too long by itself at spaces.
  private static func lines(text: String, most: Int) -> [String] {
    var lines: [String] = []
    for part in text.split(separator: " · ") {
      if let last = lines.last, last.count + part.count + 3 <= most {
        lines[lines.count - 1] = last + " · " + part
      } else {
        lines.append(String(part))
      }
    }
    return lines.flatMap { PowerGraph.wrapped($0, most: most) }
  }

  /// Keeps the title at the left of the page where the legend has come to stand further left.
  mutating func alignHeadings() {
    let legend =
      legendTexts.map(\.box) + swatches.map(\.box)
      + samples.map { Box(center: $0.start, width: 1, height: 1) }
    let taken = legend + nodes.map(\.box)
    let left = taken.reduce(into: Box.empty) { $0.add($1) }.minX
    let title = headings.reduce(into: Box.empty) { $0.add($1.box) }
    guard !title.isEmpty, left < title.minX else { return }
    let step = Point(left - title.minX, 0)
    let way = title.moved(by: step).union(title).inflated(6)
    guard !taken.contains(where: { $0.overlaps(way) }) else { return }
    for index in headings.indices { headings[index].box = headings[index].box.moved(by: step) }
  }
}
