extension Picture {
  /// Writes title, subtitle and remark one under the other, down into the top left corner as far as
  /// that is free; or above a frame.
  mutating func addHeadings(
    title: String, subtitle: String, remark: String, above frame: Box? = nil
  ) {
    let body = frame.map { [$0] } ?? obstacles
    let titleLine = titleLine(title)
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
      titleLine.text, size: titleLine.size, height: titleLine.size * 26 / 22, ink: theme.ink,
      bold: true, italic: false)
    for line in subtitleLines(DOTText.line(text: subtitle, most: 240), width: bounds.width) {
      add(
        line, size: Self.subtitleFont, height: 12, ink: theme.quietInk, bold: false, italic: false)
    }
    for line in PowerGraph.wrapped(remark, most: roomForText.map { Int($0 / 6) } ?? remark.count) {
      add(line, size: 10, height: 24, ink: theme.quietInk, bold: false, italic: true)
    }
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

  private static let subtitleFont = 8.5

  /// How wide a line of text may be; as wide as it likes where the page is made around the drawing.
  private var roomForText: Double? { frame?.width.map { $0 - 2 * Self.margin - 4 } }

  /// The title, smaller on a narrow page, and cut short only where it is too long even then.
  private func titleLine(_ title: String) -> (text: String, size: Double) {
    var text = DOTText.line(text: title, most: 60)
    guard let room = roomForText else { return (text, 22) }
    func width(_ size: Double) -> Double { TextMetrics.width(text: text, size: size, isBold: true) }
    var size = min(22, max(12, room / 16))
    if width(size) > room { size = max(10, size * room / width(size)) }
    while width(size) > room, text.count > 1 {
      text = String(text.dropLast(text.hasSuffix("…") ? 2 : 1)) + "…"
    }
    return (text, size)
  }

  /// Breaks a subtitle where it has a middle dot, and a part that is too long by itself at spaces.
  private func subtitleLines(_ text: String, width: Double) -> [String] {
    // About as many characters as the drawing is wide.
    let most = max(70, Int(width / 4.6))
    func isTooLong(_ line: String) -> Bool {
      roomForText.map { TextMetrics.width(text: line, size: Self.subtitleFont) > $0 }
        ?? (line.count > most)
    }
    var lines: [String] = []
    for part in text.split(separator: " · ") {
      if let last = lines.last, !isTooLong(last + " · " + part) {
        lines[lines.count - 1] = last + " · " + part
      } else {
        lines.append(String(part))
      }
    }
    return lines.flatMap { line in
      guard isTooLong(line) else { return [line] }
      // Characters differ in width, so that fewer of them may be needed than on average.
      var count = roomForText.map { max(1, Int($0 / 4.6)) } ?? most
      var pieces = PowerGraph.wrapped(line, most: count)
      while roomForText != nil, count > 8, pieces.contains(where: isTooLong) {
        count -= 2
        pieces = PowerGraph.wrapped(line, most: count)
      }
      return pieces
    }
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
