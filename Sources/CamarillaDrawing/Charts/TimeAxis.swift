import Camarilla

/// The years of a chart, or the steps of another unit of time, from left to right.
struct TimeAxis {
  let steps: TimeSteps
  /// From one step to the next, points.
  let step: Double
  /// From one column to the next, points, where only every so many steps have one.
  let columnStep: Double

  static let fontSize = 8.0
  static let usualWidth = 740.0

  /// As wide as a page across as long as that leaves each step its position; then wider, and beyond some
  /// 140 steps narrower ones.
  ///
  /// - Parameters:
  ///   - columns: how many steps have a position; all when nil.
  ///   - width: how wide it is; as above when nil.
  init(steps: TimeSteps, columns: Int? = nil, width: Double? = nil) {
    self.steps = steps
    let gaps = Double(max(1, (columns ?? steps.count) - 1))
    columnStep =
      width.map { $0 / gaps } ?? min(90, max(Self.usualWidth / gaps, min(11.5, 1600 / gaps)))
    step = columnStep * gaps / Double(max(1, steps.count - 1))
  }

  var width: Double { step * Double(steps.count - 1) }

  func x(of time: TimeStep) -> Double { x(ofNumber: time.number) }

  private func x(ofNumber number: Int) -> Double {
    Double(number - steps.numbers.lowerBound) * step
  }

  /// Rules up through the chart at round times, and these below.
  ///
  /// - Parameter silent: the steps, ascending, in which there is nothing to show; they have a gray ground.
  func draw(
    into chart: inout Picture, from bottom: Double, to top: Double, silent: [TimeStep] = []
  ) {
    drawRules(into: &chart, from: bottom, to: top, silent: silent)
    drawTimes(into: &chart, at: Point(0, bottom))
  }

  /// Says in the middle of a chart that it is empty.
  func drawNobody(into chart: inout Picture, y: Double) {
    chart.addRemark("Nobody is active in these \(steps.unit.plural).", over: self, y: y)
  }

  /// The round times below an axis, and shorter marks between.
  ///
  /// - Parameter corner: where the axis begins.
  func drawTimes(into chart: inout Picture, at corner: Point) {
    let ticks = ticks
    for (number, text) in ticks {
      chart.addText(
        text, size: Self.fontSize, ink: chart.theme.quietInk,
        at: corner + Point(x(ofNumber: number), -10.5), alignment: .center, className: "axis")
    }
    for number in minorTicks(between: ticks.map(\.number)) {
      let start = corner + Point(x(ofNumber: number), 0)
      chart.rules.append(
        Picture.Rule(
          start: start, end: start + Point(0, -3), ink: chart.theme.quietInk,
          width: 0.5))
    }
  }

  /// The same without words and marks below.
  func drawRules(
    into chart: inout Picture, from bottom: Double, to top: Double, silent: [TimeStep]
  ) {
    shade(silent, into: &chart, from: bottom, to: top)
    for (number, _) in ticks {
      let x = x(ofNumber: number)
      chart.rules.append(
        Picture.Rule(
          start: Point(x, bottom), end: Point(x, top), ink: chart.theme.ruleInk, width: 0.8))
    }
  }

  private func shade(
    _ silent: [TimeStep], into chart: inout Picture, from bottom: Double, to top: Double
  ) {
    var spells: [ClosedRange<Int>] = []
    for step in silent where steps.firstIndex(of: step) != nil {
      if let last = spells.last, last.upperBound + 1 == step.number {
        spells[spells.count - 1] = last.lowerBound...step.number
      } else {
        spells.append(step.number...step.number)
      }
    }
    // Of a chart without anything a remark says so.
    guard spells != [steps.numbers] else { return }
    for spell in spells {
      let left = max(0, x(ofNumber: spell.lowerBound) - step / 2)
      let right = min(width, x(ofNumber: spell.upperBound) + step / 2)
      chart.areas.append(
        Picture.Area(
          box: Box(minX: left, minY: bottom, maxX: right, maxY: top),
          fill: chart.theme.silentInk))
    }
  }

  /// Round years, decades … between those that are marked and have a label, where labels have no room at each.
  private func minorTicks(between marked: [Int]) -> [Int] {
    guard steps.unit == .year, marked.count > 1 else { return [] }
    let distance = marked[marked.count - 1] - marked[marked.count - 2]
    let found = ChartTicks.years(years: steps.years, room: 8 / step)
    guard let second = found.dropFirst().first, second - found[0] < distance else { return [] }
    return found.filter { !marked.contains($0) }
  }

  /// The numbers of the steps that are marked, with what stands below them.
  var ticks: [(number: Int, text: String)] {
    let ticks = roundTicks
    // An axis that begins before our era says so, where round times alone would not.
    let first = steps.firstStep
    let begin = TimeStep(unit: .year, containing: first.days.lowerBound)
    guard begin.year <= 0, steps.lastStep.year > 0, let next = ticks.first,
      TimeStep(unit: steps.unit, number: next.number).year > 0
    else { return ticks }
    let room = (TextMetrics.width(text: "\(begin)", size: Self.fontSize) + 14) / step
    guard Double(next.number - first.number) >= room else { return ticks }
    return [(first.number, "\(begin)")] + ticks
  }

  private var roundTicks: [(number: Int, text: String)] {
    let numbers = steps.numbers
    func texts(_ found: [Int]) -> [(number: Int, text: String)] {
      found.map { ($0, TimeStep(unit: steps.unit, number: $0).inWords) }
    }
    func room(for step: TimeStep) -> Double {
      (TextMetrics.width(text: step.inWords, size: Self.fontSize) + 10) / self.step
    }
    let ends = [steps.firstStep, steps.lastStep]
    let own = ends.map(room).max() ?? 1
    switch steps.unit {
    case .year: return texts(ChartTicks.years(years: numbers, room: own))
    case .decade, .century:
      // Those before our era have long names, and are marked by a year of theirs.
      if steps.firstStep.year > 0 { return texts(ChartTicks.multiples(of: numbers, room: own)) }
      let years = steps.unit == .decade ? 10.0 : 100
      let widest = ends.map { room(for: TimeStep(year: $0.year)) }.max() ?? 1
      return firsts(
        of: ChartTicks.years(years: steps.years, room: max(1, widest) * years)
          .map { TimeStep(year: $0) })
    case .day, .week, .month, .season, .quarter: break
    }
    if own <= 1 { return texts(Array(numbers)) }
    // Months where they have room, every third or sixth where those have, else round years.
    for months in [1, 3, 6] where months > 1 || [.day, .week, .month].contains(steps.unit) {
      let labels = TimeSteps(unit: .month, within: steps.days)
      let perLabel = Double(steps.count * months) / Double(labels.count)
      guard
        perLabel >= ends.map({ room(for: TimeStep(unit: .month, containing: $0.days.lowerBound)) })
          .max() ?? 1
      else { continue }
      return firsts(of: labels.filter { $0.number % months == 0 })
    }
    let years = steps.years
    let perYear = Double(steps.count) / Double(years.count)
    let widest = ends.map { room(for: TimeStep(year: $0.year)) }.max() ?? 1
    return firsts(
      of: ChartTicks.years(years: years, room: widest / perYear).map { TimeStep(year: $0) })
  }

  /// Longer times where they begin, as far as that is on the axis; the axis's own first step where none does.
  private func firsts(of times: [TimeStep]) -> [(number: Int, text: String)] {
    let found = times.compactMap { time -> (number: Int, text: String)? in
      let first = TimeStep(unit: steps.unit, containing: time.days.lowerBound)
      return steps.firstIndex(of: first).map { _ in (first.number, time.inWords) }
    }
    return found.isEmpty ? [(steps.firstStep.number, steps.firstStep.inWords)] : found
  }
}

extension Picture {
  /// Writes a line of text: `position` is its middle, or its left or right end.
  mutating func addText(
    _ text: String, size: Double, isBold: Bool = false, ink: Ink, at position: Point,
    alignment: Picture.TextBlock.Alignment, className: String = "label"
  ) {
    let width = TextMetrics.width(text: text, size: size, isBold: isBold) + 2
    let shift =
      switch alignment {
      case .left: width / 2 - 1
      case .center: 0.0
      case .right: 1 - width / 2
      }
    labels.append(
      Label(
        block: Picture.TextBlock(
          lines: [text],
          box: Box(
            center: position + Point(shift, 0), width: width, height: size * TextMetrics.lineHeight),
          fontSize: size, isBold: isBold, ink: ink, alignment: alignment),
        className: className))
  }

  /// Says in the middle of an empty chart why it is empty.
  mutating func addRemark(_ text: String, over axis: TimeAxis, y: Double) {
    addText(
      text, size: 10, ink: theme.quietInk, at: Point(max(axis.width / 2, 110), y),
      alignment: .center,
      className: "remark")
  }
}
