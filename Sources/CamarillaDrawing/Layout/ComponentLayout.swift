import LongWork

/// Positions for one connected component, in points.
enum ComponentLayout {
  /// Several starts are laid out, and the one kept in which the fewest ties cross or run through
  /// names.
  ///
  /// - Precondition: the graph is connected.
  /// - Complexity: O(n² · sweeps · starts), and what the refinement is given.
  static func positions(graph: LayoutGraph, progress: WorkStep) -> [Point] {
    let count = graph.sizes.count
    guard count > 1 else { return [.zero] }
    if count > mostForFullStress {
      var layout = SparseStressLayout(graph: graph, pivots: 60)
      layout.run(sweeps: 100, progress: progress)
      return onPage(positions: layout.positions, graph: graph)
    }
    var stages = WorkStages(of: count, in: starts(count).count + refined(count), of: progress)
    let base = StressLayout(graph: graph, start: .scaling)
    var drafts: [(cost: Double, positions: [Point])] = []
    // To compare takes the square of the ties, which of many figures may be very many.
    let isCompared = starts(count).count > 1
    func faults(of positions: [Point]) -> Double {
      isCompared ? LayoutQuality(graph: graph, positions: positions).cost : 0
    }
    for start in starts(count) where drafts.isEmpty || !progress.isCancelled {
      defer { stages.advance() }
      let positions = draft(graph: graph, start: start == .scaling ? base : base.restarted(start))
      drafts.append((faults(of: positions), positions))
    }
    drafts.sort { $0.cost < $1.cost }
    var best: [Point] = []
    var bestCost = Double.infinity
    for draft in drafts.prefix(refined(count)) where best.isEmpty || !progress.isCancelled {
      defer { stages.advance() }
      var refinement = LayoutRefinement(
        graph: graph, positions: draft.positions, gapX: PowerGraph.gapX, gapY: PowerGraph.gapY)
      refinement.run(
        budget: min(400_000 * max(count, 25), 250_000_000), isCancelled: { progress.isCancelled })
      let cost = faults(of: refinement.positions)
      if cost < bestCost - 1e-9 { (best, bestCost) = (refinement.positions, cost) }
    }
    return best
  }

  /// Beyond this many, distances between all pairs take too long.
  private static let mostForFullStress = 2_500

  /// A layout before it is refined.
  static func draft(graph: LayoutGraph, start: StressLayout) -> [Point] {
    var layout = start
    layout.run(most: graph.sizes.count > 200 ? 60 : 200)
    return onPage(positions: layout.positions, graph: graph)
  }

  /// Small graphs can afford many tries.
  static func starts(_ count: Int) -> [StressStart] {
    if count > 150 { return [.scaling] }
    let offsets = count > 60 ? [0, 3, 11] : Array(0..<12)
    return [.scaling] + offsets.map { .spiral(offset: $0) }
  }

  private static func refined(_ count: Int) -> Int { count > 60 ? 2 : count > 25 ? 4 : 8 }

  /// Turned so that the longer side lies flat, scaled so that the names have room, and pushed apart
  /// where they overlap.
  private static func onPage(positions: [Point], graph: LayoutGraph) -> [Point] {
    var positions = PageFit.fitted(positions, want: PageFit.Want(graph))
    OverlapRemoval.run(
      &positions, sizes: graph.sizes, gapX: PowerGraph.gapX, gapY: PowerGraph.gapY)
    return positions
  }
}

/// Work in equal stages, which a step counts by something else.
private struct WorkStages {
  private let total: Int
  private let count: Int
  private let step: WorkStep
  private var done = 0

  init(of total: Int, in count: Int, of step: WorkStep) {
    (self.total, self.count, self.step) = (total, count, step)
  }

  mutating func advance() {
    step.advance(by: (done + 1) * total / count - done * total / count)
    done += 1
  }
}

/// What is wrong with a layout drawn with straight lines.
struct LayoutQuality {
  /// Pairs of ties that cross.
  var crossings = 0
  /// Pairs of a tie and a foreign box that it runs through.
  var throughBoxes = 0
  var averageLength = 0.0
  /// Figures of a faction whose nearest neighbor is not of it.
  var strangers = 0

  init(graph: LayoutGraph, positions: [Point]) {
    let ties = graph.ties
    for i in ties.indices where !WorkMonitor.isCurrentCancelled {
      let a = positions[ties[i].first]
      let b = positions[ties[i].second]
      averageLength += a.distance(to: b) / Double(ties.count)
      for j in (i + 1)..<max(i + 1, ties.count) {
        if ties[j].first == ties[i].first || ties[j].first == ties[i].second
          || ties[j].second == ties[i].first || ties[j].second == ties[i].second
        {
          continue
        }
        if segmentsCross(a: a, b: b, c: positions[ties[j].first], d: positions[ties[j].second]) {
          crossings += 1
        }
      }
      for figure in graph.sizes.indices where figure != ties[i].first && figure != ties[i].second {
        let size = graph.sizes[figure]
        let box = Box(center: positions[figure], width: size.width, height: size.height)
        if box.isCrossed(a, b) { throughBoxes += 1 }
      }
    }
    for (figure, position) in positions.enumerated()
    where graph.isAmongStrangers(figure, at: position, others: positions) {
      strangers += 1
    }
  }

  /// One number to compare layouts of one graph by.
  var cost: Double {
    Double(crossings) + Self.costOfName * Double(throughBoxes)
      + Self.costOfStranger * Double(strangers) + averageLength * 0.05
  }

  /// What a tie through a name counts, in crossings: it has to be led around.
  static let costOfName = 2.0
  /// What a figure among strangers counts, in crossings.
  static let costOfStranger = 0.5
}
