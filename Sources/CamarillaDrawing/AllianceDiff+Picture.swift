public import Camarilla

extension AllianceDiff {
  /// The drawing of what changed, by the colors and outlines that graphs have by themselves; the arguments are those of
  /// ``picture(theme:history:showsAll:names:sizedBy:on:styled:)``.
  ///
  /// - Complexity: As ``PowerGraph/series(of:on:near:pinning:)`` for three graphs.
  public func picture(
    theme: Theme = .light, history: FactionHistory? = nil, showsAll: Bool = false,
    names: PowerGraph.Names = .short, sizedBy measure: CentralityMeasure? = nil,
    on page: PageSize? = nil
  ) -> Picture {
    picture(
      theme: theme, history: history, showsAll: showsAll, names: names, sizedBy: measure, on: page
    ) { graphs, _ in graphs }
  }

  /// The drawing of what changed, in which everybody stands where the two years' own pictures have
  /// them when these are laid out as a series.
  ///
  /// - Parameters:
  ///   - theme: the colors.
  ///   - history: whose colors factions have.
  ///   - showsAll: whether all that continued is drawn, of however many figures; see
  ///     ``powerGraph(theme:history:showsAll:names:sizedBy:)``.
  ///   - names: how figures are called.
  ///   - measure: what the size of a name tells; the consensus when nil.
  ///   - page: the size that it is laid out for; made around the drawing where it is nil.
  ///   - styled: has the graphs of the earlier time, of the changes, and of the later time tell something else by color
  ///     and outline; given with the snapshots that their scores are of.
  /// - Complexity: As ``PowerGraph/series(of:on:near:pinning:)`` for three graphs.
  public func picture(
    theme: Theme = .light, history: FactionHistory? = nil, showsAll: Bool = false,
    names: PowerGraph.Names = .short, sizedBy measure: CentralityMeasure? = nil,
    on page: PageSize? = nil, styled: PowerGraph.Styling
  ) rethrows -> Picture {
    try drawing(
      theme: theme, history: history, showsAll: showsAll, names: names, sizedBy: measure,
      styled: styled
    ).picture(on: page)
  }

  /// What is drawn, before anybody has a position: the arguments are those of
  /// ``picture(theme:history:showsAll:names:sizedBy:on:styled:)``.
  ///
  /// - Complexity: centrality and factions of both times.
  package func drawing(
    theme: Theme, history: FactionHistory?, showsAll: Bool, names: PowerGraph.Names,
    sizedBy measure: CentralityMeasure?, styled: PowerGraph.Styling
  ) rethrows -> DiffDrawing {
    DiffDrawing(
      diff: self,
      graphs: try styled(
        graphs(theme: theme, history: history, showsAll: showsAll, names: names, sizedBy: measure),
        [from, to, to]),
      meaning: measure?.name ?? "consensus centrality")
  }

  /// How many figures are laid out for a picture of the changes: those of the changes, or of both times where all of these
  /// is drawn.
  ///
  /// - Parameter showsAll: whether all that continued is drawn; see
  ///   ``powerGraph(theme:history:showsAll:names:sizedBy:)``.
  /// - Complexity: O(n + m).
  public func figureCount(showsAll: Bool = false) -> Int {
    let drawn = drawnContinued(showsAll: showsAll)
    var ids = Set([formed, dissolved, drawn, reversed].joined().flatMap(\.figures))
    if drawn.count == continued.count {
      for snapshot in [from, to] { ids.formUnion(snapshot.figures.lazy.map(\.id)) }
    }
    return ids.count
  }

  /// The earlier year, what changed, and the later year.
  ///
  /// Where not all that continued is drawn, the years are of those figures that the changes are of.
  func graphs(
    theme: Theme, history: FactionHistory?, showsAll: Bool, names: PowerGraph.Names,
    sizedBy measure: CentralityMeasure?
  ) -> [PowerGraph] {
    let changes = powerGraph(
      theme: theme, history: history, showsAll: showsAll, names: names, sizedBy: measure)
    let isWhole =
      showsAll
      || changes.relationships.count == [formed, dissolved, continued, reversed].joined().count
    let shown = Set(changes.figures.map(\.id))
    let years = [from, to].map { snapshot in
      let snapshot = isWhole ? snapshot : snapshot.restricted(to: shown)
      return snapshot.powerGraph(
        scores: measure.map { snapshot.scores(by: $0).values },
        sizeMeaning: measure?.name ?? "consensus centrality", history: history, theme: theme,
        names: names)
    }
    return [years[0], changes, years[1]]
  }
}

/// The graphs of an earlier time, of what changed, and of a later time, which are laid out together.
package struct DiffDrawing: Sendable {
  let diff: AllianceDiff
  let graphs: [PowerGraph]
  /// What the size of a name tells.
  let meaning: String

  /// What changed; see ``Camarilla/AllianceDiff/picture(theme:history:showsAll:names:sizedBy:on:styled:)``.
  package func picture(on page: PageSize?) -> Picture {
    var picture = PowerGraph.seriesDrawings(of: graphs)[1]
    guard let page else {
      graphs[1].finish(&picture)
      return picture
    }
    var changes = PowerGraph.namedAlike(graphs)[1]
    changes.layout = .positions(
      picture.nodes.map { PowerGraph.Position(x: $0.box.center.x, y: $0.box.center.y) })
    return changes.picture(on: page)
  }
}
