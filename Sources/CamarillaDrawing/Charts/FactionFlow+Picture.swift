import Camarilla

extension FactionFlow {
  /// Finds positions for everything. The same chart gives the same picture, everywhere.
  ///
  /// - Parameter page: the size that it is laid out for; made around the chart where it is nil.
  /// - Complexity: O(streams²) between each two columns, and for names as many positions as are tried.
  public func picture(on page: PageSize? = nil) -> Picture {
    Picture.chart(on: page) { picture(plot: $0) }
  }

  private func picture(plot size: PlotSize) -> Picture {
    var chart = Picture(.chart(className: "faction_flow"), title: title, theme: theme)
    chart.frame = size.frame
    guard let first = columns.first, let last = columns.last else {
      chart.finishChart(subtitle: subtitle)
      return chart
    }
    let axis = TimeAxis(
      steps: TimeSteps(from: first.step, through: last.step), columns: columns.count,
      width: size.width)
    let positions = FlowPositions(
      flow: self, x: columns.map { axis.x(of: $0.step) }, step: axis.columnStep,
      height: size.height(usual: 360)
    )
    let body = positions.blocks.reduce(into: Box.empty) { $0.add($1.box) }
    let (bottom, top) = body.isEmpty ? (0, 60) : (body.minY - 14, body.maxY + 8)
    let silent = silentSteps
    axis.draw(into: &chart, from: bottom, to: top, silent: silent)
    if body.isEmpty {
      chart.addRemark(
        "Nobody stands in a faction in these \(axis.steps.unit.plural).", over: axis, y: 30)
    }
    draw(positions, into: &chart)
    let names = FlowNames(flow: self, positions: positions, names: shortNames())
    let (labels, without) = names.onStreams()
    for label in labels { add(label, to: &chart) }
    let room = Box(
      minX: size.isNarrow ? -8 : -90, minY: bottom,
      maxX: axis.width + (size.isNarrow ? 24 : 140), maxY: top + 6)
    let free = names.beside(without, taken: chart.labels.map(\.block.box), in: room)
    for label in free { add(label, to: &chart) }
    let waiting = without.filter { line in !free.contains { $0.line == line } }
    let over = names.overBars(waiting, taken: chart.labels.map(\.block.box), in: room)
    for label in over { add(label, to: &chart, hasGround: true) }
    let unnamed = waiting.count - over.count
    chart.labelsLeftOut += unnamed
    if !body.isEmpty { drawScale(positions.unit, into: &chart) }
    chart.addNotes(
      [
        body.isEmpty ? nil : key(unit: axis.steps.unit),
        unnamed > 0
          ? "\(unnamed) of \(positions.lineCount) factions without room for a name" : nil,
        theme.silentRemark(
          silent, of: axis.steps, what: "nobody stands in a faction"),
      ].compactMap(\.self), at: Point(chart.bounds.minX, chart.bounds.minY - 8),
      width: max(axis.width, chart.bounds.width))
    chart.finishChart(subtitle: subtitle)
    return chart
  }

  /// What bars and streams are.
  private func key(unit: TimeUnit) -> String {
    let bars = "bars are the factions of a \(unit), as high as their figures are many"
    guard columns.count > 1 else { return bars }
    return bars
      + "; streams are those who go from bar to bar, and the rest of a bar comes from no faction or goes into none"
  }

  /// For each line the name of its leader as short as the other leaders allow, with the line's years where he leads several.
  private func shortNames() -> [String] {
    let labels = Dictionary(lines.map { ($0.leader, $0.label) }, uniquingKeysWith: { $0 ?? $1 })
    let leaders = labels.sorted { $0.key < $1.key }.map { leader, label in
      PowerGraph.Figure(id: Figure.ID(leader), name: leader, label: label)
    }
    let short = Dictionary(
      uniqueKeysWithValues: zip(
        leaders.map(\.name), DisplayName.names(of: leaders, style: .short)))
    let lead = Dictionary(lines.map { ($0.leader, 1) }, uniquingKeysWith: +)
    return lines.map { line in
      guard let name = short[line.leader] else { return line.name }
      let isAlone = lead[line.leader] == 1 || !line.name.hasPrefix(line.leader)
      return isAlone ? name : name + line.name.dropFirst(line.leader.count)
    }
  }

  private func add(
    _ label: (line: Int, block: Picture.TextBlock), to chart: inout Picture, hasGround: Bool = false
  ) {
    chart.labels.append(
      Picture.Label(
        block: label.block, hasGround: hasGround, className: "name line_\(label.line)"))
  }

  /// The steps around columns in which nobody stands in a faction.
  private var silentSteps: [TimeStep] {
    guard let first = columns.first, let last = columns.last else { return [] }
    let steps = TimeSteps(from: first.step, through: last.step)
    let stride = columns.count > 1 ? columns[1].step.number - first.step.number : 1
    return steps.filter { step in
      let column = columns[min(columns.count - 1, (step.number - first.step.number) / stride)]
      return column.groups.isEmpty
    }
  }

  /// How high so many figures are, below the axis.
  private func drawScale(_ unit: Double, into chart: inout Picture) {
    let count = ChartTicks.roundStep(atLeast: 10 / unit)
    let height = Double(count) * unit
    let bounds = chart.bounds
    let top = Point(bounds.minX + 2, bounds.minY - 7)
    let ends = [top + Point(0, -height), top]
    let ink = theme.quietInk
    chart.rules.append(Picture.Rule(start: ends[0], end: ends[1], ink: ink, width: 1))
    for end in ends {
      chart.rules.append(
        Picture.Rule(
          start: end + Point(-2, 0), end: end + Point(2, 0), ink: ink, width: 1))
    }
    chart.addText(
      counted(count, singular: "figure"), size: 7.5, ink: ink,
      at: top + Point(6, -height / 2), alignment: .left, className: "axis")
  }

  // MARK: - Blocks and streams

  private func draw(_ positions: FlowPositions, into chart: inout Picture) {
    for block in positions.blocks {
      let style = theme.streamStyle(at: lines[block.line].color)
      let step = columns[block.column].step
      chart.marks.append(
        Picture.Mark(
          name: "\(lines[block.line].name), \(step)",
          id: "block_\(step.elementName)_\(block.line)", className: "block line_\(block.line)",
          tooltip: "\(lines[block.line].name), \(step.inWords): "
            + people(of: block.members),
          shape: .block, box: block.box, fill: style.block, border: style.block, penWidth: 0))
    }
    // Streams within a line lie under those that leave it.
    let order = positions.streams.indices.sorted {
      (isWithin(positions, stream: $0) ? 0 : 1, -positions.streams[$0].height, $0)
        < (isWithin(positions, stream: $1) ? 0 : 1, -positions.streams[$1].height, $1)
    }
    for index in order {
      let stream = positions.streams[index]
      let (from, to) = (positions.blocks[stream.from], positions.blocks[stream.to])
      let style = theme.streamStyle(at: lines[from.line].color)
      let top = stream.top
      let down = Point(0, -stream.height)
      let right = top.end + down
      let left = top.start + down
      chart.areas.append(
        Picture.Area(
          path: [
            top.start, top.control1, top.control2, top.end,
            top.end.mixed(with: right, share: 1.0 / 3), top.end.mixed(with: right, share: 2.0 / 3),
            right,
            top.control2 + down, top.control1 + down, left,
            left.mixed(with: top.start, share: 1.0 / 3),
            left.mixed(with: top.start, share: 2.0 / 3), top.start,
          ], fill: isWithin(positions, stream: index) ? style.stream : style.stream.faded(0xD0),
          border: style.outline))
      let span = TimeSteps(from: columns[from.column].step, through: columns[to.column].step)
      let middle = Point(0, -stream.height / 2)
      let way =
        from.line == to.line
        ? lines[from.line].name : "\(lines[from.line].name) → \(lines[to.line].name)"
      // A line without ink, for what can be pointed at.
      chart.lines.append(
        Picture.Line(
          id: "stream_\(span[0].elementName)_\(from.line)_\(to.line)",
          className: "stream line_\(from.line) to_line_\(to.line)",
          tooltip: "\(span.inWords), \(way): "
            + people(of: stream.members),
          from: stream.from, to: stream.to,
          path: [top.start, top.control1, top.control2, top.end].map { $0 + middle },
          style: LineStyle(ink: style.block.faded(0), width: stream.height)))
    }
  }

  private func isWithin(_ positions: FlowPositions, stream: Int) -> Bool {
    positions.blocks[positions.streams[stream].from].line
      == positions.blocks[positions.streams[stream].to].line
  }

  private func people(of ids: [Figure.ID]) -> String {
    let shown = ids.prefix(40).map { names[$0] ?? $0.rawValue }.joined(separator: "\n")
    let count = counted(ids.count, singular: "figure")
    return ids.count > 40 ? "\(count)\n\(shown)\n…" : "\(count)\n\(shown)"
  }
}
