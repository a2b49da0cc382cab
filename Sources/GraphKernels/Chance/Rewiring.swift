/// The ties of a graph led to other ends at random: every vertex keeps its number of ties of each sign, by
/// direction.
///
/// Each draw is where a ``RewiringChain`` of its own ends. All begin at one graph, which lies as many steps from
/// the graph observed as each draw from it; so the observed graph is one among the draws if the model
/// holds, and a p value from them is exact however slowly the chain mixes (Besag & Clifford 1989,
/// "Generalized Monte Carlo significance tests", Biometrika 76:633). Mean and spread of the draws are not, unless
/// it has mixed. Whether it has is for those to say who know what is read of a draw: *trials* are draws at a shorter
/// distance, ``pace``, from several graphs far apart. Where trials from one graph are more alike than trials
/// from two, the pace is too short (``lengthen()``). Draws lie six paces from where they begin, so that a likeness too
/// small to be seen among trials, at a correlation of 0.1 say, is none among thousands of draws (0.1⁶).
package struct Rewiring: Sendable {
  /// How far ties move.
  package struct Mixing: Sendable, Equatable {
    /// The steps from graph to graph.
    package let steps: Int
    /// The share of tried moves that were made; 0 where no other graph was found.
    package let changing: Double
    /// The share of ties that stand elsewhere, far from the observed graph.
    package let moved: Double
  }

  /// From how many graphs trials begin, and how many there are, as many from each.
  package static let groupCount = 8
  package static let trialCount = 128
  /// Moves made a tie in a pace at first.
  private static let changesPerTie = 2
  private static let pacesOfDraw = 6
  private static let pacesOfGroup = 16

  private let isDirected: Bool
  private let plan: RewiringPlan
  private let seed: UInt64
  private let first: RewiringChain
  private var pace = 0
  /// Where draws begin.
  private var origin: RewiringChain
  /// Where the trials of each group begin.
  private var groups: [RewiringChain] = []
  package private(set) var mixing = Mixing(steps: 0, changing: 0, moved: 0)

  /// - Parameter units: the ties of the graph.
  package init(_ units: RandomUnits, seed: UInt64) {
    isDirected = units.isDirected
    self.seed = seed
    plan = RewiringPlan(units)
    let (first, pace) = Self.firstPace(plan, seed: seed)
    self.first = first
    origin = first
    if let pace { setPace(pace) }
  }

  /// Doubles the pace.
  package mutating func lengthen() { setPace(2 * pace) }

  private mutating func setPace(_ steps: Int) {
    pace = steps
    let far = (0..<8 * Self.groupCount).lazy.map { [self] number in
      walk(
        from: first, paces: Self.pacesOfGroup,
        number: number < Self.groupCount ? 1 + number : 2 + Self.trialCount + number, seed: ~seed)
    }
    groups = Array(far.prefix(Self.groupCount))
    origin = walk(from: first, paces: Self.pacesOfDraw, number: 0, seed: ~seed)
    let ties = first.sources.count
    let kept = groups.reduce(0) { $0 + $1.keptCount(of: first) }
    let tries = groups.reduce(0) { $0 + $1.tries }
    // Where there is but one graph beside the first, a few walks may all end at the first.
    let hasOthers =
      kept < Self.groupCount * ties
      || far.dropFirst(Self.groupCount).contains { $0.keptCount(of: first) < ties }
    mixing = Mixing(
      steps: Self.pacesOfDraw * pace,
      changing: hasOthers ? Double(groups.reduce(0) { $0 + $1.changes }) / Double(tries) : 0,
      moved: 1 - Double(kept) / Double(Self.groupCount * ties))
  }

  private func walk(
    from start: RewiringChain, paces: Int, number: Int, seed: UInt64
  ) -> RewiringChain {
    var chain = start
    var generator = SplitMix64(seed: seed, draw: number)
    chain.run(steps: paces * pace, generator: &generator)
    return chain
  }

  /// Where a walk begins, with a tolerance that leaves a good part of its graphs without conflicts; and how many
  /// steps make some moves a tie, nil where no move can be made.
  private static func firstPace(
    _ plan: RewiringPlan, seed: UInt64
  ) -> (first: RewiringChain, pace: Int?) {
    let ties = plan.sources.count
    let trial = 2_000 + 20 * ties
    var tolerance = 1.0
    while true {
      let first = RewiringChain(plan, tolerance: tolerance)
      var chain = first
      var generator = SplitMix64(seed: ~seed, draw: 1 + groupCount)
      var steps = chain.run(moves: trial, generator: &generator)
      if chain.changes == 0 { steps += chain.run(moves: 20 * trial, generator: &generator) }
      guard chain.changes > 0 else { return (first, nil) }
      if 4 * steps >= chain.tries || tolerance < 1e-6 {
        let share = Double(steps) / Double(chain.changes)
        return (first, max(60, Int(Double(changesPerTie * ties) * share)))
      }
      tolerance /= 2
    }
  }

  // MARK: Draws

  /// The graph of a draw.
  package func graph(ofDraw draw: Int) -> CompactGraph {
    graph(of: walk(from: origin, paces: Self.pacesOfDraw, number: draw, seed: seed))
  }

  /// The graph of a trial; those of a group, `trialCount / groupCount` each, stand side by side.
  package func graph(ofTrial trial: Int) -> CompactGraph {
    guard !groups.isEmpty else { return graph(of: first) }
    let group = trial * Self.groupCount / Self.trialCount
    return graph(
      of: walk(from: groups[group], paces: 1, number: 2 + Self.groupCount + trial, seed: ~seed))
  }

  private func graph(of chain: RewiringChain) -> CompactGraph {
    guard isDirected else {
      return CompactGraph.undirected(
        vertexCount: plan.vertexCount, sources: chain.sources, targets: chain.targets,
        weights: plan.values)
    }
    let backs = chain.sources.indices.filter { plan.isMutual($0) }
    return CompactGraph.directed(
      vertexCount: plan.vertexCount, sources: chain.sources + backs.map { chain.targets[$0] },
      targets: chain.targets + backs.map { chain.sources[$0] },
      weights: plan.values + backs.map { plan.values[$0] })
  }
}
