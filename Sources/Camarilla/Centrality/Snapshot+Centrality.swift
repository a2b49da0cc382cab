import GraphKernels

extension Snapshot {
  /// How central each figure is.
  ///
  /// - Parameters:
  ///   - measure: by which measure.
  ///   - ties: which ties count.
  ///   - options: the parameters of the measures that have any.
  /// - Returns: every figure's score and rank; empty for an empty snapshot.
  ///
  /// ``CentralityMeasure`` has the definitions and the time; where it names none, it is about
  /// linear in the ties. Distances by value (``CentralityOptions/isWeighted``) take O(nm log n).
  public func scores(
    by measure: CentralityMeasure, ties: TieSelection = .all,
    options: CentralityOptions = CentralityOptions()
  ) -> Scores {
    let raw = kernelScores(measure: measure, ties: ties, options: options)
    // Without ties nothing constrains a figure, but neither is there anybody to stand between.
    let isLast = measure == .constraint ? raw.values.map { $0 == 0 } : []
    let ranking = Ranking(
      scores: raw.values, smallestFirst: measure.isSmallestFirst, isLast: isLast)
    return Scores(
      measure: measure, isConverged: raw.isConverged,
      entries: ranking.order.map { index in
        Scores.Entry(
          id: figures[index].id, name: figures[index].name, score: ranking.scores[index],
          rank: ranking.ranks[index])
      })
  }

  /// The α below which Katz centrality's walks add up, the reciprocal of the adjacency's largest
  /// eigenvalue; nil where any α will do, as no ties lead round in a circle.
  public func katzLimit(ties: TieSelection = .all, direction: TieDirection = .both) -> Double? {
    let radius = graph(ties: ties, direction: direction).spectralRadius()
    return radius > 0 ? 1 / radius : nil
  }

  /// The graph in which the arcs that run to a vertex are those that count for it.
  private func graph(ties: TieSelection, direction: TieDirection) -> CompactGraph {
    switch direction {
    case .both: tieGraph(selection: ties)
    case .incoming: arcGraph(selection: ties)
    case .outgoing: arcGraph(selection: ties).reversed()
    }
  }

  /// The scores by place in ``figures``.
  private func kernelScores(
    measure: CentralityMeasure, ties: TieSelection, options: CentralityOptions
  ) -> IterativeScores {
    func exact(_ values: [Double]) -> IterativeScores {
      IterativeScores(values: values, isConverged: true)
    }
    let isDirected = options.direction != .both
    func graph() -> CompactGraph { self.graph(ties: ties, direction: options.direction) }
    switch measure {
    case .degree: return exact(graph().inDegreeCentrality())
    case .inDegree: return exact(arcGraph(selection: ties).inDegreeCentrality())
    case .outDegree: return exact(arcGraph(selection: ties).outDegreeCentrality())
    case .strength:
      return exact(graph().inStrength().map { min($0, .greatestFiniteMagnitude) })
    case .betweenness, .closeness, .harmonic:
      return exact(pathScores(measure: measure, ties: ties, options: options))
    case .eigenvector:
      return isDirected ? graph().incomingEigenvector() : graph().eigenvector()
    case .katz:
      let alpha = options.alpha
      return isDirected ? graph().incomingKatz(alpha: alpha) : graph().katz(alpha: alpha)
    case .pagerank: return arcGraph(selection: ties).pageRank(damping: options.damping)
    case .hub: return arcGraph(selection: ties).hubsAndAuthorities().hubs
    case .authority: return arcGraph(selection: ties).hubsAndAuthorities().authorities
    case .core:
      let cores = isDirected ? graph().inCoreNumbers() : graph().coreNumbers()
      return exact(cores.map(Double.init))
    case .pn: return tieGraph(selection: ties).signedStatus(.undirected)
    case .pnIn: return arcGraph(selection: ties).signedStatus(.incoming)
    case .pnOut: return arcGraph(selection: ties).signedStatus(.outgoing)
    case .constraint: return exact(tieGraph(selection: ties).constraint())
    case .effectiveSize: return exact(tieGraph(selection: ties).effectiveSize())
    case .clustering:
      let graph = tieGraph(selection: ties)
      return exact(
        options.isWeighted ? graph.weightedClustering() : graph.clusteringCoefficients())
    case .directedClustering: return exact(arcGraph(selection: ties).directedClustering())
    case .signedClustering:
      return exact(tieGraph(selection: ties).signedClustering(isWeighted: options.isWeighted))
    case .positiveDegree: return exact(graph().signedDegreeCentrality().positive)
    case .negativeDegree: return exact(graph().signedDegreeCentrality().negative)
    case .netDegree:
      let (positive, negative) = graph().signedDegreeCentrality()
      return exact(zip(positive, negative).map { $0 - $1 })
    case .signedEigenvector: return tieGraph(selection: ties).signedEigenvector()
    }
  }

  private func pathScores(
    measure: CentralityMeasure, ties: TieSelection, options: CentralityOptions
  ) -> [Double] {
    // Distances are searched for from each figure on, so those to it in the graph turned round.
    let graph = graph(ties: ties, direction: options.direction).reversed()
    // Below this, waking a thread takes longer than the work.
    let isLarge = graph.vertexCount * graph.arcCount > 1_000_000
    let threads = isLarge ? max(1, options.threads) : 1
    if options.isWeighted {
      let (graph, lengths) = Self.distances(graph: graph)
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

  /// The graph of the ties that are not ambivalent, and how long each arc is: 1 / |value|, within
  /// what a Double can hold.
  static func distances(graph: CompactGraph) -> (graph: CompactGraph, lengths: [Double]) {
    let tied = graph.ties { $0 != 0 }
    let lengths = (0..<tied.arcCount).map { arc in
      let length = 1 / tied.weight(ofArc: arc).magnitude
      return min(max(length, .leastNormalMagnitude), .greatestFiniteMagnitude)
    }
    return (tied, lengths)
  }

  /// Values of figures laid out in the order of ``figures``, 0 for those without.
  package func byIndex(of values: [(id: Figure.ID, value: Double)]) -> [Double] {
    var laidOut = [Double](repeating: 0, count: figures.count)
    for (id, value) in values {
      if let index = index(of: id) { laidOut[index] = value }
    }
    return laidOut
  }
}
