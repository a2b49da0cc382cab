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
    let raw = kernelScores(measure, ties, options)
    // Without ties nothing constrains a figure, but neither is there anybody to stand between.
    let isLast = measure == .constraint ? raw.values.map { $0 == 0 } : []
    let ranking = Ranking(
      raw.values, smallestFirst: measure.isSmallestFirst, isLast: isLast)
    return Scores(
      measure: measure, isConverged: raw.isConverged,
      entries: ranking.order.map { place in
        Scores.Entry(
          id: figures[place].id, name: figures[place].name, score: ranking.scores[place],
          rank: ranking.ranks[place])
      })
  }

  /// The scores by place in ``figures``.
  private func kernelScores(
    _ measure: CentralityMeasure, _ ties: TieSelection, _ options: CentralityOptions
  ) -> IterativeScores {
    func exact(_ values: [Double]) -> IterativeScores {
      IterativeScores(values: values, isConverged: true)
    }
    switch measure {
    case .degree: return exact(tieGraph(ties).degreeCentrality())
    case .inDegree: return exact(arcGraph(ties).inDegreeCentrality())
    case .outDegree: return exact(arcGraph(ties).outDegreeCentrality())
    case .strength: return exact(tieGraph(ties).strength())
    case .betweenness, .closeness, .harmonic: return exact(pathScores(measure, ties, options))
    case .eigenvector: return tieGraph(ties).eigenvector()
    case .katz: return tieGraph(ties).katz(alpha: options.alpha)
    case .pagerank: return arcGraph(ties).pageRank(damping: options.damping)
    case .hub: return arcGraph(ties).hubsAndAuthorities().hubs
    case .authority: return arcGraph(ties).hubsAndAuthorities().authorities
    case .core: return exact(tieGraph(ties).coreNumbers().map(Double.init))
    case .pn: return tieGraph(ties).signedStatus(.undirected)
    case .pnIn: return arcGraph(ties).signedStatus(.incoming)
    case .pnOut: return arcGraph(ties).signedStatus(.outgoing)
    case .constraint: return exact(tieGraph(ties).constraint())
    case .effectiveSize: return exact(tieGraph(ties).effectiveSize())
    }
  }

  private func pathScores(
    _ measure: CentralityMeasure, _ ties: TieSelection, _ options: CentralityOptions
  ) -> [Double] {
    let graph = tieGraph(ties)
    // Below this, waking a thread takes longer than the work.
    let isLarge = graph.vertexCount * graph.arcCount > 1_000_000
    let threads = isLarge ? max(1, options.threads) : 1
    if options.isWeighted {
      let (graph, lengths) = Self.distances(graph)
      return switch measure {
      case .betweenness: graph.weightedBetweenness(lengths: lengths, threads: threads)
      case .closeness: graph.weightedCloseness(lengths: lengths, threads: threads)
      default: graph.weightedHarmonic(lengths: lengths, threads: threads)
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
  static func distances(_ graph: CompactGraph) -> (graph: CompactGraph, lengths: [Double]) {
    let tied = graph.ties { $0 != 0 }
    let lengths = (0..<tied.arcCount).map { arc in
      let length = 1 / tied.weight(ofArc: arc).magnitude
      return min(max(length, .leastNormalMagnitude), .greatestFiniteMagnitude)
    }
    return (tied, lengths)
  }
}
