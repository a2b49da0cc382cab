/// The ties of a graph led to other ends at random: every vertex keeps its number of ties of each sign, by
/// direction.
///
/// Each draw is where a ``RewiringChain`` of its own ends. All begin at one graph, which lies as many steps from
/// the graph observed as each draw from it; so the observed graph is one among the draws if the model
/// holds, and a p value from them is exact however slowly the chain mixes (Besag & Clifford 1989,
/// "Generalized Monte Carlo significance tests", Biometrika 76:633). How far it mixes decides only how much the
/// test can see, and is looked at before (``mixing``).
package struct Rewiring: Sendable {
  /// How well ties mix.
  package struct Mixing: Sendable, Equatable {
    /// The steps from graph to graph.
    package let steps: Int
    /// The share of steps that change anything; 0 where the graph is the only one of its kind, or no other
    /// was found.
    package let changing: Double
    /// The share of ties that stand elsewhere after so many steps.
    package let moved: Double
    /// Whether twice as many steps move no more.
    package let isSettled: Bool
  }

  package let mixing: Mixing
  private let vertexCount: Int
  private let isDirected: Bool
  private let plan: RewiringPlan
  private let seed: UInt64
  private let origin: RewiringChain

  /// Steps a tie at first, and how often they are doubled where that isn't enough.
  private static let stepsPerTie = 10
  private static let doublings = 4

  /// - Parameter units: the ties of the graph.
  package init(_ units: RandomUnits, seed: UInt64) {
    vertexCount = units.vertexCount
    isDirected = units.isDirected
    self.seed = seed
    plan = RewiringPlan(units)
    let first = RewiringChain(plan)
    mixing = Self.mixing(from: first, seed: seed)
    var origin = first
    // Draws have the numbers from 0 on.
    var generator = SplitMix64(seed: ~seed, draw: 0)
    origin.run(steps: mixing.steps, generator: &generator)
    self.origin = origin
  }

  /// The graph of a draw.
  package func graph(ofDraw draw: Int) -> CompactGraph {
    var chain = origin
    var generator = SplitMix64(seed: seed, draw: draw)
    chain.run(steps: mixing.steps, generator: &generator)
    guard isDirected else {
      return CompactGraph.undirected(
        vertexCount: vertexCount, sources: chain.sources, targets: chain.targets,
        weights: plan.values)
    }
    let backs = chain.sources.indices.filter { plan.isMutual($0) }
    return CompactGraph.directed(
      vertexCount: vertexCount, sources: chain.sources + backs.map { chain.targets[$0] },
      targets: chain.targets + backs.map { chain.sources[$0] },
      weights: plan.values + backs.map { plan.values[$0] })
  }

  /// Tries how many steps it takes until the share of ties that have moved doesn't grow any more.
  private static func mixing(from first: RewiringChain, seed: UInt64) -> Mixing {
    let ties = first.sources.count
    guard ties > 0 else { return Mixing(steps: 0, changing: 0, moved: 0, isSettled: true) }
    let trials = max(8, min(200, 20_000 / ties))
    // What the shares of two sets of trials differ by, when nothing but chance tells them apart.
    let noise = 0.01 + 3 * (0.5 / Double(trials * ties)).squareRoot()
    var steps = max(stepsPerTie * ties, 100)
    var chains = [RewiringChain](repeating: first, count: trials)
    var generators = (0..<trials).map { SplitMix64(seed: ~seed, draw: $0 + 1) }
    /// Goes on by so many steps, and says which share of the ties has moved since the beginning.
    func moved(by steps: Int) -> Double {
      var kept = 0
      for trial in chains.indices {
        chains[trial].run(steps: steps, generator: &generators[trial])
        kept += chains[trial].keptCount(of: first)
      }
      return 1 - Double(kept) / Double(trials * ties)
    }
    var share = moved(by: steps)
    var doubling = 0
    while true {
      // As many steps again: twice as many in all.
      let further = moved(by: steps)
      let isSettled = abs(further - share) <= noise
      if isSettled || doubling == doublings {
        let changes = chains.reduce(0) { $0 + $1.changes }
        return Mixing(
          steps: steps, changing: Double(changes) / Double(2 * steps * trials), moved: share,
          isSettled: isSettled)
      }
      share = further
      steps *= 2
      doubling += 1
    }
  }
}
