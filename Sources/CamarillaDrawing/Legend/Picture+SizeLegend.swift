import Camarilla

extension Picture {
  /// A size of a name that occurs, and what it stands for.
  struct SizeSample: Equatable, Sendable {
    var fontSize: Double
    var score: Double
  }

  /// What the sizes of names mean: the sizes of the least, a middle and the highest score, with these.
  ///
  /// - Parameter magnification: how many times as large as the section is drawn it will be beside the names.
  func sizeSection(
    of meaning: String, scale: [SizeSample], magnification: Double = 1
  ) -> Section? {
    guard !meaning.isEmpty, nodes.count > 1 else { return nil }
    var section = Section()
    let meaning = DOTText.line(text: meaning, most: 90)
    guard !scale.isEmpty else { return plainSizeSection(of: meaning, magnification: magnification) }
    section.addRow(text(string: meaning, x: 0, row: 0, isBold: true))
    let span = (scale.last!.score - scale[0].score).magnitude
    let digits = span >= 20 ? 0 : span >= 2 ? 1 : span >= 0.2 ? 2 : 3
    let largest = scale.reduce(0) { max($0, $1.fontSize) }
    let base = -Self.rowHeight - largest * 1.1
    var x = 0.0
    for sample in scale {
      let right = addLetter(size: sample.fontSize, at: Point(x, base), to: &section)
      let score = DecimalText.fixed(sample.score, fractionDigits: digits)
      var label = text(string: score, x: right + 1, row: 0)
      label.box = label.box.moved(by: Point(0, Self.step(of: label, to: base)))
      section.texts.append(label)
      x = label.box.maxX + 5
    }
    section.width = max(section.width, x)
    section.height = -(base - largest * 0.2)
    return section
  }

  /// A letter of a name's size that stands on a line.
  ///
  /// - Returns: where it ends, at the right.
  private func addLetter(size: Double, at foot: Point, to section: inout Section) -> Double {
    let right = foot.x + TextMetrics.width(text: "A", size: size) + 1
    section.texts.append(
      TextBlock(
        lines: ["A"],
        box: Box(
          minX: foot.x, minY: foot.y - size * 0.2, maxX: right, maxY: foot.y + size * 0.964),
        fontSize: size, ink: theme.ink, alignment: .center))
    return right
  }

  /// How far words go up to stand on the line that letters stand on.
  private static func step(of label: TextBlock, to base: Double) -> Double {
    base - legendFont * 0.2 - label.box.minY - 1.2
  }

  /// The same where nobody knows what the sizes stand for: of several pictures. The sizes are those that names have;
  /// where these have one, those of the boxes that have no room for names, if there are such.
  private func plainSizeSection(of meaning: String, magnification: Double) -> Section? {
    var section = Section()
    let names = SizeSample.scale(
      of: nodes.filter(\.isNamed).map { SizeSample(fontSize: $0.fontSize, score: 0) }
    ).map { $0.fontSize / magnification }
    let base = -max(names.last ?? 0, 14) * 0.964
    var x = 0.0
    for size in names { x = addLetter(size: size, at: Point(x, base), to: &section) }
    if names.isEmpty {
      let widths = nodes.filter { !$0.isNamed }.map { $0.box.width / magnification }
      guard let least = widths.min(), let most = widths.max() else { return nil }
      for width in least < most ? [least, most] : [most] {
        section.swatches.append(
          Swatch(
            meaning: .group,
            box: Box(center: Point(x + width / 2, base + 2.7), width: width, height: width),
            style: theme.style(faction: nil)))
        x += width + 4
      }
    }
    let left = max(31, x + 5)
    let room = frame?.width.map { max(12, Int(($0 - 2 * Self.margin - left - 5) / 4.6)) }
    for line in PowerGraph.wrapped(meaning, most: room ?? meaning.count) {
      var label = text(string: line, x: left, row: section.height)
      if section.height == 0 {
        label.box = label.box.moved(by: Point(0, Self.step(of: label, to: base)))
      }
      section.addRow(label)
    }
    return section
  }
}

extension Picture.Node {
  /// Whether its name stands on it; a small one in a sheet may have no room.
  var isNamed: Bool { lines.contains { !$0.isEmpty } }
}

extension Picture.SizeSample {
  /// The least, a middle and the largest size; fewer where sizes are fewer, and none where all are one.
  static func scale(of samples: [Self]) -> [Self] {
    let samples = samples.sorted { ($0.fontSize, $0.score) < ($1.fontSize, $1.score) }
    guard let least = samples.first, let most = samples.last, least.fontSize < most.fontSize else {
      return []
    }
    let goal = (least.fontSize + most.fontSize) / 2
    let middle = samples.min { abs($0.fontSize - goal) < abs($1.fontSize - goal) }!
    let isBetween = middle.fontSize > least.fontSize && middle.fontSize < most.fontSize
    return [least] + (isBetween ? [middle] : []) + [most]
  }
}

extension PowerGraph {
  /// The least, a middle and the highest score, with the sizes of their names; fewer where sizes are fewer.
  func sizeScale(of picture: Picture) -> [Picture.SizeSample] {
    // Who isn't there has no score.
    Picture.SizeSample.scale(
      of: zip(picture.nodes, figures).filter { !$1.isAbsent }.map {
        Picture.SizeSample(fontSize: $0.fontSize, score: $1.score)
      })
  }
}
