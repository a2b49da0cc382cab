import GraphKernels

extension Snapshot {
  /// What the tie of two figures rests on: how its value arises from the claims, what each source is
  /// worth, whom the two have in common, and how the tie came to be.
  ///
  /// - Parameters:
  ///   - pair: the ids of two different figures of the chronicle, in the snapshot or not.
  ///   - factions: the division of the snapshot that is to say whether they stand together.
  ///   - steps: those that the history goes through; the years that the chronicle's dates name where none are
  ///     given.
  /// - Returns: nil if the chronicle has no such figures, or they are the same.
  /// - Complexity: O(n + m), and O(relationships of the chronicle) for the history.
  public func explanation(
    of pair: (Figure.ID, Figure.ID), in factions: Factions, through steps: TimeSteps? = nil
  ) -> PairExplanation? {
    let known = [pair.0, pair.1].compactMap(chronicle.figure)
    guard known.count == 2, known[0].id != known[1].id else { return nil }
    let seats = known.map { self.index(of: $0.id).map(Int32.init) }
    var claims: [Int] = []
    if let first = seats[0], let second = seats[1] {
      claims = ends.indices.filter {
        ends[$0] == (first, second) || ends[$0] == (second, first)
      }
    }
    let value = claims.isEmpty ? nil : NetValue(claims.map { self.value(at: $0) }).value
    var commonTies: [PairExplanation.CommonTie] = []
    if let first = seats[0], let second = seats[1] {
      commonTies = self.commonTies(of: first, second: second, value: value)
    }
    let labels = known.map { factions.faction(of: $0.id)?.label }
    let groups = known.map { factions.index(of: $0.id) }
    let isPair = { (one: Int32, other: Int32) in
      seats.contains(one) && seats.contains(other)
    }
    return PairExplanation(
      figures: known, time: time, arePresent: seats.map { $0 != nil },
      contributions: claims.map { index in
        PairExplanation.Contribution(
          relationship: relationships[index], sign: kind(at: index).sign,
          value: self.value(at: index))
      }, value: value, sources: sourceEffects(on: claims, value: value),
      contradictions: contradictions(where: isPair), commonTies: commonTies,
      path: value == nil ? shortestPath(from: pair.0, to: pair.1) : nil, factions: labels,
      isOneFaction: groups[0] != nil && groups[0] == groups[1],
      history: chronicle.history(of: pair, in: steps, options: options))
  }

  private func sourceEffects(
    on claims: [Int], value: Double?
  ) -> [PairExplanation.SourceEffect] {
    let effects = SourceBacking(snapshot: self, indices: claims).sources.map { source in
      let rest = claims.filter { !source.sole.contains($0) }
      let net = NetValue(rest.map { self.value(at: $0) })
      let change: PairExplanation.SourceEffect.Change =
        if source.sole.isEmpty {
          .none
        } else if rest.isEmpty {
          .gone
        } else if net.sign != Sign(of: value ?? 0) {
          .sign
        } else {
          net.value == value ? .none : .value
        }
      return PairExplanation.SourceEffect(
        source: source.id, citing: source.citing.count, lost: source.sole.map(relationshipID),
        value: rest.isEmpty ? nil : net.value, change: change)
    }
    return PairExplanation.SourceEffect.Change.allCases.flatMap { change in
      effects.filter { $0.change == change }
    }
  }

  private func commonTies(
    of first: Int32, second: Int32, value: Double?
  ) -> [PairExplanation.CommonTie] {
    let graph = tieGraph()
    return graph.arcs(of: Int(first)).compactMap { arc in
      let third = graph.targets[arc]
      guard let other = graph.position(ofArcFrom: Int(second), to: Int(third)) else { return nil }
      let values = [graph.weight(ofArc: arc), graph.weight(ofArc: other), value ?? 0]
      let isSigned = values.allSatisfy { $0 != 0 }
      return PairExplanation.CommonTie(
        figure: figures[Int(third)].id, name: figures[Int(third)].name, valueToFirst: values[0],
        valueToSecond: values[1],
        isBalanced: isSigned ? values.count { $0 < 0 } % 2 == 0 : nil)
    }
  }
}
