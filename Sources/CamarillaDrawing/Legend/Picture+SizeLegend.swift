import Camarilla

extension Picture {
  /// A size of a name that occurs, and what it stands for.
  struct SizeSample: Equatable, Sendable {
    var fontSize: Double
    var score: Double
  }

  /// What the sizes of names mean: the sizes of the least, a middle and the highest score, with these.
  func sizeSection(of meaning: String, scale: [SizeSample]) -> Section? {
    guard !meaning.isEmpty, nodes.count > 1 else { return nil }
    var section = Section()
    let meaning = DOTText.line(text: meaning, most: 90)
    guard !scale.isEmpty else { return plainSizeSection(of: meaning) }
    section.addRow(text(string: meaning, x: 0, row: 0, isBold: true))
    let span = (scale.last!.score - scale[0].score).magnitude
    let digits = span >= 20 ? 0 : span >= 2 ? 1 : span >= 0.2 ? 2 : 3
    let largest = scale.reduce(0) { max($0, $1.fontSize) }
    let base = -Self.rowHeight - largest * 1.1
    var x = 0.0
    for sample in scale {
      let width = TextMetrics.width(text: "A", size: sample.fontSize) + 1
      section.texts.append(
        TextBlock(
          lines: ["A"],
          box: Box(
            minX: x, minY: base - sample.fontSize * 0.2, maxX: x + width,
            maxY: base + sample.fontSize * 0.964),
          fontSize: sample.fontSize, ink: theme.ink, alignment: .center))
      let score = DecimalText.fixed(sample.score, fractionDigits: digits)
      var label = text(string: score, x: x + width + 1, row: 0)
      // On one line with the letter.
      label.box = label.box.moved(
        by: Point(0, base - Self.legendFont * 0.2 - label.box.minY - 1.2))
      section.texts.append(label)
      x = label.box.maxX + 5
    }
    section.width = max(section.width, x)
    section.height = -(base - largest * 0.2)
    return section
  }

  /// The same where nobody knows what the sizes stand for: of several pictures.
  private func plainSizeSection(of meaning: String) -> Section {
    var section = Section()
    var x = 0.0
    for size in [Self.legendFont, 10, 14] {
      let width = TextMetrics.width(text: "A", size: size) + 1
      section.texts.append(
        TextBlock(
          lines: ["A"], box: Box(minX: x, minY: -15, maxX: x + width, maxY: -15 + size * 1.164),
          fontSize: size, ink: theme.ink, alignment: .center))
      x += width
    }
    let room = frame?.width.map { max(12, Int(($0 - 2 * Self.margin - 36) / 4.6)) }
    for line in PowerGraph.wrapped(meaning, most: room ?? meaning.count) {
      var label = text(string: line, x: 31, row: section.height)
      if section.height == 0 { label.box = label.box.moved(by: Point(0, -4)) }
      section.addRow(label)
    }
    return section
  }
}

extension PowerGraph {
  /// The least, a middle and the highest score, with the sizes of their names; fewer where sizes are fewer.
  func sizeScale(of picture: Picture) -> [Picture.SizeSample] {
    // Who isn't there has no score.
    let samples = zip(picture.nodes, figures).filter { !$1.isAbsent }.map {
      Picture.SizeSample(fontSize: $0.fontSize, score: $1.score)
    }.sorted { ($0.fontSize, $0.score) < ($1.fontSize, $1.score) }
    guard let least = samples.first, let most = samples.last, least.fontSize < most.fontSize else {
      return []
    }
    let goal = (least.fontSize + most.fontSize) / 2
    let middle = samples.min { abs($0.fontSize - goal) < abs($1.fontSize - goal) }!
    let isBetween = middle.fontSize > least.fontSize && middle.fontSize < most.fontSize
    return [least] + (isBetween ? [middle] : []) + [most]
  }
}
