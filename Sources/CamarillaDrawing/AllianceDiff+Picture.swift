public import Camarilla

extension AllianceDiff {
  /// The drawing of what changed, in which everybody stands where the two years' own pictures have
  /// them when these are laid out as a series.
  ///
  /// - Parameters:
  ///   - theme: the colors.
  ///   - history: whose colors factions have.
  ///   - showsAll: whether all that continued is drawn, of however many figures; see
  ///     ``powerGraph(theme:history:showsAll:)``.
  ///   - page: the size that it is laid out for; made around the drawing where it is nil.
  /// - Complexity: As ``PowerGraph/series(of:)`` for three graphs.
  public func picture(
    theme: Theme = .light, history: FactionHistory? = nil, showsAll: Bool = false,
    on page: PageSize? = nil
  ) -> Picture {
    let graphs = graphs(theme: theme, history: history, showsAll: showsAll)
    var picture = PowerGraph.seriesDrawings(of: graphs)[1]
    guard let page else {
      graphs[1].finish(&picture)
      return picture
    }
    var changes = graphs[1]
    changes.layout = .positions(
      picture.nodes.map { PowerGraph.Position(x: $0.box.center.x, y: $0.box.center.y) })
    return changes.picture(on: page)
  }

  /// One page with the two years side by side, as whole power graphs, and under them what changed;
  /// everybody stands at one position in all three.
  ///
  /// In the SVG the elements have "before-", "changes-" or "after-" in front of the figure's or the
  /// relationship's id.
  ///
  /// - Complexity: As ``PowerGraph/series(of:)`` for three graphs.
  public func sideBySide(
    theme: Theme = .light, history: FactionHistory? = nil, showsAll: Bool = false
  ) -> Picture {
    let graphs = graphs(theme: theme, history: history, showsAll: showsAll)
    var panels = PowerGraph.seriesDrawings(of: graphs)
    let body = panels.flatMap(\.obstacles).reduce(into: Box.empty) { $0.add($1) }
    let drawn = body.isEmpty ? Box(center: .zero, width: 200, height: 60) : body
    for index in panels.indices {
      panels[index].addLegend(sizeMeaning: "", below: drawn, parts: [.groups])
    }
    // With the legends of the factions, which hang below.
    let frame = panels.flatMap(\.legendTexts).map(\.box).reduce(into: drawn) { $0.add($1) }
    var sheet = Sheet(title: graphs[1].title, theme: theme)
    let step = Point(frame.width + 40, -frame.height - 46)
    sheet.add(panels[0], key: "before", caption: from.title, frame: frame, at: .zero)
    sheet.add(panels[2], key: "after", caption: to.title, frame: frame, at: Point(step.x, 0))
    sheet.add(
      panels[1], key: "changes", caption: "What changed", frame: frame, at: Point(0, step.y))
    sheet.write(graphs[1].title, size: 22, height: 26, at: Point(0, 64), isBold: true)
    sheet.write(graphs[1].subtitle, size: 9.5, height: 13, at: Point(0, 36))
    let legend = sheet.addTieLegend(
      sizeMeaning: "consensus centrality",
      below: Box(minX: step.x, minY: step.y, maxX: step.x, maxY: step.y))
    listChanges(on: &sheet, from: Point(step.x, legend.minY - 22), to: step.y - frame.height)
    return sheet.finished()
  }

  /// Writes the pairs that changed, column by column, as far as there is room.
  private func listChanges(on sheet: inout Sheet, from corner: Point, to bottom: Double) {
    let size = 10.0
    let height = 13.5
    var lines: [(text: String, isHeading: Bool)] = []
    for (title, pairs) in [("formed", formed), ("dissolved", dissolved), ("reversed", reversed)]
    where !pairs.isEmpty {
      lines.append(("\(title) (\(pairs.count))", true))
      for pair in pairs {
        let names = pair.figures.map {
          DOTText.line(text: from.chronicle.name(of: $0), most: 30)
        }
        lines.append((names.joined(separator: " – "), false))
      }
    }
    let rows = max(4, Int((corner.y - bottom) / height))
    let most = rows * 2
    if lines.count > most {
      lines = lines.prefix(most - 1) + [("and \(lines.count - most + 1) more", false)]
    }
    let widest = lines.reduce(0) {
      max($0, TextMetrics.width(text: $1.text, size: size, isBold: true))
    }
    for (index, line) in lines.enumerated() {
      let position = Point(
        corner.x + Double(index / rows) * (widest + 24), corner.y - Double(index % rows) * height)
      sheet.write(line.text, size: size, height: height, at: position, isBold: line.isHeading)
    }
  }

  /// The earlier year, what changed, and the later year.
  ///
  /// Where not all that continued is drawn, the years are of those figures that the changes are of.
  private func graphs(
    theme: Theme, history: FactionHistory?, showsAll: Bool
  ) -> [PowerGraph] {
    let changes = powerGraph(theme: theme, history: history, showsAll: showsAll)
    let isWhole =
      showsAll
      || changes.relationships.count == [formed, dissolved, continued, reversed].joined().count
    let shown = Set(changes.figures.map(\.id))
    let years = [from, to].map { snapshot in
      (isWhole ? snapshot : snapshot.restricted(to: shown)).powerGraph(
        history: history, theme: theme)
    }
    return [years[0], changes, years[1]]
  }
}
