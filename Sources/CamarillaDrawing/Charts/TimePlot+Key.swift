import Camarilla

extension TimePlot {
  /// Whether names beside the lines would take so much of a page that they had better be numbers with a key below.
  func wantsNumbers(on frame: PageFrame?) -> Bool {
    guard let whole = frame?.width else { return false }
    let names = series.filter { $0.runs.last?.last?.step == axis.steps.lastStep }.map {
      TextMetrics.width(text: $0.name, size: size(of: $0), isBold: $0.isMain) + 18
    }
    guard let widest = names.max(), widest > 0.25 * whole else { return false }
    // Without names, the margins and the values at the left.
    let step = (whole - widest - 58) / Double(max(1, axis.steps.count - 1))
    return step < 4
  }

  /// Says below a chart whose the numbers are, whom gray lines are of, and what else there is to say of it.
  func addKey(to chart: inout Picture, remarks: [String?] = []) {
    let bounds = chart.bounds
    var y = bounds.minY - 12
    let width = max(axis.width, bounds.width)
    let main = series.filter(\.isMain)
    if isNumbered, !main.isEmpty {
      let entries = zip(main.indices, main).map { number, series in
        ("\(number + 1)", DOTText.line(text: series.name, most: 60), series)
      }
      let numberWidth = 5 + (entries.map { Self.width($0.0, isBold: true) }.max() ?? 0)
      let column = (entries.map { Self.width($0.1) }.max() ?? 0) + Self.sample + numberWidth + 12
      let columns = max(1, min(entries.count, Int((width + 12) / column)))
      // Numbers go down the columns, as in a list.
      let rows = (entries.count + columns - 1) / columns
      for (index, (number, name, series)) in entries.enumerated() {
        let corner = Point(
          bounds.minX + Double(index / rows) * column, y - Double(index % rows) * Self.row)
        chart.samples.append(
          Picture.Sample(
            start: corner, end: corner + Point(Self.sample, 0),
            style: EdgeStyle(
              ink: series.style.ink, width: min(series.style.width, 2.4), line: series.style.line,
              head: .none, tail: .none, markSize: 1)))
        chart.addText(
          number, size: Self.keySize, isBold: true, ink: ink(of: series, in: chart.theme),
          at: corner + Point(Self.sample + 4, 0), alignment: .left, className: "legend")
        chart.addText(
          name, size: Self.keySize, ink: chart.theme.ink,
          at: corner + Point(Self.sample + 2 + numberWidth, 0), alignment: .left,
          className: "legend \(kind)_\(ElementName.escaped(series.id))")
      }
      y -= Double(rows) * Self.row
    }
    let notes = ([groundRemark(in: chart)] + remarks).compactMap(\.self)
    chart.addNotes(notes, at: Point(bounds.minX, y), width: width)
  }

  private static let keySize = 8.0
  private static let sample = 20.0
  private static let row = 11.5

  private static func width(_ text: String, isBold: Bool = false) -> Double {
    TextMetrics.width(text: text, size: keySize, isBold: isBold)
  }

  /// How many lines are gray, where not all of them have names.
  private func groundRemark(in chart: Picture) -> String? {
    let ground = series.count { !$0.isMain }
    let without = isNumbered ? ground : min(ground, chart.labelsLeftOut)
    guard without > 0 else { return nil }
    let others = ground == 1 ? "1 other" : "\(ground) others"
    return "gray: " + (without == ground ? others : "\(others), \(without) without a name")
  }
}

extension Picture {
  /// Small lines of text below a chart, one under the other, broken where they are too long.
  mutating func addNotes(_ notes: [String], at corner: Point, width: Double) {
    let size = 7.5
    var y = corner.y
    for note in notes {
      var count = max(20, Int(width / (size * 0.5)))
      let width = width / 1.1
      var lines = PowerGraph.wrapped(note, most: count)
      while count > 20, lines.contains(where: { TextMetrics.width(text: $0, size: size) > width }) {
        count -= 2
        lines = PowerGraph.wrapped(note, most: count)
      }
      for line in lines {
        // Wider than it is measured to be, since Graphviz rounds letters, and would start further left.
        let room = TextMetrics.width(text: line, size: size) * 1.1 + 2
        labels.append(
          Label(
            block: TextBlock(
              lines: [line],
              box: Box(
                center: Point(corner.x + room / 2 - 1, y), width: room,
                height: size * TextMetrics.lineHeight),
              fontSize: size, ink: theme.quietInk, alignment: .left), className: "note"))
        y -= 10
      }
    }
  }
}
