import GraphKernels

/// The graphs that measures read of a snapshot, each built when a measure first asks for it.
struct CentralityGraphs {
  private let source: DrawnTies
  private let selection: TieSelection
  private var undirected: CompactGraph?
  private var directed: CompactGraph?

  init(of snapshot: Snapshot, ties: TieSelection) {
    self.init(of: DrawnTies(of: snapshot), selection: ties)
  }

  init(of source: DrawnTies, selection: TieSelection) {
    self.source = source
    self.selection = selection
  }

  private mutating func tieGraph() -> CompactGraph {
    let graph = undirected ?? source.tieGraph(selection: selection)
    undirected = graph
    return graph
  }

  private mutating func arcGraph() -> CompactGraph {
    let graph = directed ?? source.arcGraph(selection: selection)
    directed = graph
    return graph
  }

  /// The graph in which the arcs that run to a vertex are those that count for it.
  mutating func graph(direction: TieDirection) -> CompactGraph {
    switch direction {
    case .both: tieGraph()
    case .incoming: arcGraph()
    case .outgoing: arcGraph().reversed()
    }
  }

  /// How central each figure is by a measure.
  mutating func scores(by measure: CentralityMeasure, options: CentralityOptions) -> Scores {
    let raw = values(of: measure, options: options)
    // Without ties nothing constrains a figure, but neither is there anybody to stand between.
    let isLast = measure == .constraint ? raw.values.map { $0 == 0 } : []
    return Scores(
      measure: measure, isConverged: raw.isConverged, estimate: nil, list: source.snapshot.list,
      ranking: Ranking(
        scores: raw.values, areSums: measure.isSumOfMagnitudes,
        smallestFirst: measure.isSmallestFirst, isLast: isLast))
  }

  /// What a measure says in a consensus: estimated where to search from every figure would take too long.
  ///
  /// - Parameter isEstimated: whether it would (``isVoteEstimated(options:)``), which is the same for all of a vote.
  mutating func vote(
    by measure: CentralityMeasure, options: CentralityOptions, isEstimated: Bool
  ) -> Scores {
    guard isEstimated, measure == .betweenness || measure == .harmonic else {
      return scores(by: measure, options: options)
    }
    let graph = tieGraph()
    let threads = max(1, options.threads)
    let sample =
      measure == .betweenness
      ? Estimation.betweenness(of: graph, threads: threads)
      : Estimation.harmonic(of: graph, threads: threads)
    return Scores(
      measure: measure, isConverged: true, estimate: Scores.Estimate(of: sample),
      list: source.snapshot.list, ranking: Ranking(scores: sample.values))
  }

  /// Whether votes are estimated, as searches from every figure would take too long.
  mutating func isVoteEstimated(options: CentralityOptions) -> Bool {
    guard !options.isExact, !options.isWeighted, options.direction == .both else { return false }
    return Estimation.isNeeded(for: tieGraph())
  }

  /// The scores in the order of ``Snapshot/figures``.
  private mutating func values(
    of measure: CentralityMeasure, options: CentralityOptions
  ) -> IterativeScores {
    func exact(_ values: [Double]) -> IterativeScores {
      IterativeScores(values: values, isConverged: true)
    }
    let direction = options.direction
    let isDirected = direction != .both
    let isWeighted = options.isWeighted
    let threads = max(1, options.threads)
    switch measure {
    case .degree: return exact(graph(direction: direction).inDegreeCentrality())
    case .inDegree: return exact(arcGraph().inDegreeCentrality())
    case .outDegree: return exact(arcGraph().outDegreeCentrality())
    case .strength:
      return exact(
        graph(direction: direction).inStrength().map { min($0, .greatestFiniteMagnitude) })
    case .betweenness, .closeness, .harmonic:
      return exact(distanceValues(of: measure, options: options))
    case .eigenvector:
      return isDirected
        ? graph(direction: direction).incomingEigenvector(isWeighted: isWeighted)
        : tieGraph().eigenvector(isWeighted: isWeighted, threads: threads)
    case .katz(let alpha):
      return isDirected
        ? graph(direction: direction).incomingKatz(alpha: alpha, isWeighted: isWeighted)
        : tieGraph().katz(alpha: alpha, isWeighted: isWeighted)
    case .pageRank(let damping, let starts):
      let known = Set(starts).compactMap { source.snapshot.index(of: $0) }.sorted()
      guard known.isEmpty == starts.isEmpty else {
        let zeros = [Double](repeating: 0, count: source.snapshot.figures.count)
        return IterativeScores(values: zeros, isConverged: zeros.isEmpty)
      }
      return arcGraph().pageRank(damping: damping, isWeighted: isWeighted, startingAt: known)
    case .hub:
      return arcGraph().hubsAndAuthorities(isWeighted: isWeighted, threads: threads).hubs
    case .authority:
      return arcGraph().hubsAndAuthorities(isWeighted: isWeighted, threads: threads).authorities
    case .core:
      let cores =
        isDirected ? graph(direction: direction).inCoreNumbers() : tieGraph().coreNumbers()
      return exact(cores.map(Double.init))
    case .pn: return tieGraph().signedStatus(.undirected)
    case .pnIn: return arcGraph().signedStatus(.incoming)
    case .pnOut: return arcGraph().signedStatus(.outgoing)
    case .constraint:
      return exact(isWeighted ? tieGraph().weightedConstraint() : tieGraph().constraint())
    case .effectiveSize:
      return exact(isWeighted ? tieGraph().weightedEffectiveSize() : tieGraph().effectiveSize())
    case .clustering:
      let graph = tieGraph()
      return exact(
        isWeighted
          ? graph.weightedClustering()
          : graph.clusteringCoefficients(threads: threads))
    case .barratClustering: return exact(tieGraph().barratClustering())
    case .onnelaClustering: return exact(tieGraph().onnelaClustering())
    case .directedClustering: return exact(arcGraph().directedClustering())
    case .signedClustering:
      return exact(tieGraph().signedClustering(isWeighted: isWeighted))
    case .positiveDegree:
      return exact(graph(direction: direction).signedDegreeCentrality().positive)
    case .negativeDegree:
      return exact(graph(direction: direction).signedDegreeCentrality().negative)
    case .netDegree:
      let (positive, negative) = graph(direction: direction).signedDegreeCentrality()
      return exact(zip(positive, negative).map { $0 - $1 })
    case .signedEigenvector: return tieGraph().signedEigenvector()
    }
  }

  private mutating func distanceValues(
    of measure: CentralityMeasure, options: CentralityOptions
  ) -> [Double] {
    // Distances are searched for from each figure on, so those to it in the graph turned round.
    let graph = graph(direction: options.direction).reversed()
    // Below this, waking a thread takes longer than the work.
    let isLarge = graph.vertexCount * graph.arcCount > 1_000_000
    let threads = isLarge ? max(1, options.threads) : 1
    if options.isWeighted {
      let (graph, lengths) = Snapshot.distances(graph: graph)
      return switch measure {
      case .betweenness: graph.weightedBetweenness(lengths: lengths, threads: threads)
      case .closeness: graph.weightedCloseness(lengths: lengths, threads: threads)
      default: graph.weightedHarmonic(lengths: lengths, threads: threads)
      }
    }
    if graph.isDirected {
      return switch measure {
      case .betweenness: graph.directedBetweenness(threads: threads)
      case .closeness: graph.outwardDistanceSums(threads: threads).closeness
      default: graph.outwardDistanceSums(threads: threads).harmonic
      }
    }
    return switch measure {
    case .betweenness: graph.betweenness(threads: threads)
    case .closeness: graph.closeness(threads: threads)
    default: graph.harmonic(threads: threads)
    }
  }
}
