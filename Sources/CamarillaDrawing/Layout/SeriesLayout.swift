import GraphKernels

/// Positions for a series of graphs, in points.
enum SeriesLayout {
  /// Several starts are laid out, and the one kept in which the fewest ties cross or run through
  /// names, over all frames.
  ///
  /// Where distances between all pairs of all frames would take too much, everybody has one position in
  /// all frames: that in the layout of all frames together.
  ///
  /// - Parameter places: where figures were before; where there are any, the layout begins there alone, and is turned as
  ///   they are.
  /// - Returns: for each frame its vertices' positions; no two names of a frame overlap.
  /// - Complexity: O(Σ n² · sweeps · starts) over the frames, and as much for the graph of all.
  static func positions(of series: FrameSeries, near places: [Point?]) -> [[Point]] {
    let union = series.union
    let count = series.figureCount
    guard count > 0 else { return series.frames.map { _ in [] } }
    let pairs = series.frames.reduce(count * count) { $0 + $1.figures.count * $1.figures.count }
    guard count > 1, pairs <= mostPairs else { return inOnePosition(series: series, union: union) }
    let distances = finite(of: union)
    let isNew = places.allSatisfy { $0 == nil }
    let starts = isNew ? ComponentLayout.starts(count) : [.near(places)]
    let drafts = parallelMap(starts, threads: .max) { start in
      var whole = StressLayout(count: count, distances: distances, start: start)
      if isNew { whole.run(most: 100) }
      var linked = LinkedStress(
        series: series, distances: distances, start: whole.positions,
        isHeld: places.map { $0 != nil })
      linked.run(most: 200)
      return Draft(
        positions: onPage(positions: linked.positions, series: series, union: union, near: places),
        of: series, isCompared: starts.count > 1)
    }
    // Names count as large as they ever are, so that there is room whenever they grow.
    let graphs = series.frames.map { frame in
      LayoutGraph(
        sizes: frame.figures.map { union.sizes[$0] }, ties: frame.graph.ties,
        factions: frame.graph.factions, aspect: union.aspect)
    }
    let refined = parallelMap(
      Array(drafts.sorted { $0.cost < $1.cost }.prefix(mostRefined)), threads: .max
    ) { draft in
      var refinement = SeriesRefinement(series: series, graphs: graphs, positions: draft.positions)
      refinement.run(budget: 20_000_000)
      return Draft(
        positions: refinement.positions, of: series, isCompared: starts.count > 1)
    }
    return refined.min { $0.cost < $1.cost }?.positions ?? []
  }

  /// Positions of all frames, and what is wrong with them, where there are others to compare it with: that takes the square
  /// of the ties.
  private struct Draft: Sendable {
    let positions: [[Point]]
    let cost: Double

    init(positions: [[Point]], of series: FrameSeries, isCompared: Bool) {
      self.positions = positions
      guard isCompared else {
        cost = 0
        return
      }
      cost = zip(series.frames, positions).reduce(0) {
        $0 + LayoutQuality(graph: $1.0.graph, positions: $1.1).cost
      }
    }
  }

  /// So many drafts are refined.
  private static let mostRefined = 3

  /// Beyond this many pairs in all frames, the distances take too much time and space.
  private static let mostPairs = 2_000_000

  private static func inOnePosition(series: FrameSeries, union: LayoutGraph) -> [[Point]] {
    let positions = PowerGraph.arranged(union)
    return series.frames.map { frame in frame.figures.map { positions[$0] } }
  }

  /// The distances in the graph of all frames; what it leaves unconnected stands a step farther
  /// apart than anything connected.
  private static func finite(of union: LayoutGraph) -> [Double] {
    let rows = union.sizes.indices.map { union.distances(from: $0) }
    let longest = rows.joined().reduce(0) { $1.isFinite ? max($0, $1) : $0 }
    return rows.joined().map { $0.isFinite ? $0 : longest + 1 }
  }

  /// One turn and one scale for all frames, that of the frame that wants most; then names that
  /// overlap are pushed apart.
  private static func onPage(
    positions: [[Point]], series: FrameSeries, union: LayoutGraph, near places: [Point?]
  ) -> [[Point]] {
    let wants = series.frames.map { PageFit.Want($0.graph) }
    guard let want = wants.max(by: { $0.area < $1.area }) else { return positions }
    let fitted = PageFit.fitted(
      Array(positions.joined()), want: want,
      like: series.frames.flatMap { $0.figures.map { places[$0] } })
    var pages: [[Point]] = []
    var next = 0
    for frame in positions {
      pages.append(Array(fitted[next..<(next + frame.count)]))
      next += frame.count
    }
    separate(&pages, series: series, union: union)
    return pages
  }

  /// Pushes overlapping names apart, frame by frame, and lets the neighboring frames follow, so that
  /// nobody jumps aside in one frame only. Names count as large as they ever are.
  private static func separate(
    _ pages: inout [[Point]], series: FrameSeries, union: LayoutGraph
  ) {
    let sizes = series.frames.map { $0.figures.map { union.sizes[$0] } }
    for round in 0..<40 {
      for frame in pages.indices {
        _ = OverlapRemoval.round(
          &pages[frame], sizes: sizes[frame], gapX: PowerGraph.gapX, gapY: PowerGraph.gapY)
      }
      if round < 30 { series.smooth(&pages) }
    }
    for frame in pages.indices {
      OverlapRemoval.run(
        &pages[frame], sizes: sizes[frame], gapX: PowerGraph.gapX, gapY: PowerGraph.gapY)
    }
  }
}

extension FrameSeries {
  /// Moves each position half-way to the mean of the figure's positions in its appearances before and
  /// after.
  fileprivate func smooth(_ pages: inout [[Point]]) {
    let before = pages
    for list in appearances where list.count > 1 {
      for (index, (frame, vertex)) in list.enumerated() {
        let near = [index - 1, index + 1].filter(list.indices.contains)
        let mean =
          near.reduce(Point.zero) { $0 + before[list[$1].frame][list[$1].vertex] }
          * (1 / Double(near.count))
        pages[frame][vertex] = before[frame][vertex].mixed(with: mean, share: 0.5)
      }
    }
  }
}
