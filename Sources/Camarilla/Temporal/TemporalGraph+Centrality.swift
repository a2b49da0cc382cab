import GraphKernels

extension TemporalGraph {
  /// How many ties there are over all steps, one that runs both ways counted twice.
  public var tieCount: Int { contacts.contactCount }

  /// Whether ``closeness(isStrict:threads:)`` and ``betweenness(isStrict:threads:)`` would take minutes or longer: where
  /// figures times ``tieCount`` are beyond two billion. Nothing is estimated there.
  public var takesMinutesForAll: Bool { Estimation.isTooMuch(contacts) }

  /// How soon each figure can reach the others, whenever it sets out.
  ///
  /// The mean of 1 / (steps of time gone by, the first and the last included) over those in which to set
  /// out and the other figures, where who can't be reached counts 0: 1 for a figure tied to everybody
  /// in every step. `Σ_τ Σ_{u≠v} 1 / (a_τ(v, u) − τ + 1) / ((n − 1) T)`, with a_τ(v, u) the earliest
  /// step in which v can reach u when it sets out in the step τ, over the T steps.
  ///
  /// Definition and scaling: Kim & Anderson 2012, "Temporal node centrality in complex networks",
  /// Physical Review E 85. All n figures of all the steps count, whenever they are active.
  ///
  /// - Parameters:
  ///   - isStrict: whether each tie has to be used in a later step than the one before.
  ///   - threads: how many threads may work at once. No score depends on it.
  /// - Returns: every figure, by rank and then by id. O(n × ties × steps).
  public func closeness(isStrict: Bool = false, threads: Int = .max) -> [Scores.Entry] {
    ranked(contacts.closeness(isStrict: isStrict, threads: threads))
  }

  /// How much each figure stands on the shortest paths of the others to one another.
  ///
  /// `Σ_{s≠t} σ_st(v) / σ_st / ((n − 1)(n − 2))`, over ordered pairs of other figures, where σ_st
  /// counts the paths from s to t with the fewest ties that respect time, two that use a tie in
  /// different steps being two, and σ_st(v) those through v.
  ///
  /// Definition: shortest temporal betweenness of Buß, Molter, Niedermeier & Rymar 2020, "Algorithmic
  /// aspects of temporal betweenness", KDD; scaled as the static one. A tie that lasts for many steps
  /// makes many paths.
  ///
  /// - Parameters:
  ///   - isStrict: whether each tie has to be used in a later step than the one before.
  ///   - threads: how many threads may work at once. No score depends on it.
  /// - Returns: every figure, by rank and then by id. O(n × ties × steps).
  public func betweenness(isStrict: Bool = false, threads: Int = .max) -> [Scores.Entry] {
    ranked(contacts.betweenness(isStrict: isStrict, threads: threads))
  }

  private func ranked(_ scores: [Double]) -> [Scores.Entry] {
    let ranking = Ranking(scores: scores)
    return ranking.order.map { index in
      Scores.Entry(
        id: figures[index].id, name: figures[index].name, score: ranking.scores[index],
        rank: ranking.ranks[index])
    }
  }
}
