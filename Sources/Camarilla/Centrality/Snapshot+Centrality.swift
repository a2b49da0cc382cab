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
  /// Time is O(nm) for betweenness, closeness and harmonic, O(n³) at worst for `pn`, and about
  /// linear in the ties for the others. ``CentralityMeasure`` has the definitions.
  public func scores(
    by measure: CentralityMeasure, ties: TieSelection = .all,
    options: CentralityOptions = CentralityOptions()
  ) -> Scores {
    let raw = kernelScores(measure, ties, options)
    let ranking = Ranking(raw.values)
    return Scores(
      measure: measure, isConverged: raw.isConverged,
      entries: ranking.order.map { place in
        Scores.Entry(
          id: figures[place].id, name: figures[place].name, score: raw.values[place],
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
    case .betweenness: return exact(tieGraph(ties).betweenness())
    case .closeness: return exact(tieGraph(ties).closeness())
    case .harmonic: return exact(tieGraph(ties).harmonic())
    case .eigenvector: return tieGraph(ties).eigenvector()
    case .pagerank: return arcGraph(ties).pageRank(damping: options.damping)
    case .pn: return tieGraph(ties).signedStatus(.undirected)
    case .pnIn: return arcGraph(ties).signedStatus(.incoming)
    case .pnOut: return arcGraph(ties).signedStatus(.outgoing)
    }
  }
}
