import GraphKernels
import LongWork

extension Snapshot {
  /// What a figure's rank in the consensus rests on: its votes, its ties with the claims and sources
  /// behind them, what each source is worth, and where its claims contradict one another.
  ///
  /// A source's worth is told by leaving it out: the consensus is taken again without the
  /// relationships that cite it and nothing else (but for sources struck already).
  ///
  /// - Parameters:
  ///   - id: the figure.
  ///   - ownSourcesOnly: whether to leave out only sources that the figure's own relationships cite.
  ///     Others too can move it, as they move its rivals.
  ///   - threads: how many sources are left out side by side, as far as the machine has cores; the explanation does not
  ///     depend on it.
  /// - Returns: nil if the figure is not in the snapshot.
  /// - Complexity: a consensus, and one more for each source that some relationship alone rests on.
  public func explanation(
    of id: Figure.ID, ownSourcesOnly: Bool = false, threads: Int = .max
  ) -> FigureExplanation? {
    explanation(of: id, ownSourcesOnly: ownSourcesOnly, share: .whole, threads: threads)
  }

  /// The same, with the worth of some of the sources.
  ///
  /// - Parameter share: which of the sources are left out in turn.
  package func explanation(
    of id: Figure.ID, ownSourcesOnly: Bool, share: WorkShare, threads: Int = .max
  ) -> FigureExplanation? {
    guard let index = index(of: id) else { return nil }
    let backing = SourceBacking(snapshot: self)
    let own = Set(rows.indices.filter { touches(relationship: $0, figure: Int32(index)) })
    let all = backing.sources.filter { source in
      !ownSourcesOnly || source.citing.contains { own.contains($0) }
    }
    let sources = all[share.pieces(of: all.count)]
    let recounts = sources.count { !$0.sole.isEmpty }
    return WorkPlan.run([1, Double(recounts)]) {
      let consensus = consensus()
      guard let standing = consensus[id], let first = consensus.first else { return nil }
      let step = WorkStep(name: "sources struck", of: recounts)
      // Where there is one source to strike, its recount has the threads.
      let options = CentralityOptions(threads: recounts > 1 ? 1 : threads)
      let effects = parallelMap(sources, threads: threads) { source in
        effect(of: source, on: standing, own: own, mostCentral: first.id) { rest in
          step.unit { rest.consensus(options: options) }
        }
      }
      return FigureExplanation(
        figure: figures[index], time: time, figures: figures.count, standing: standing,
        level: consensus.filter { $0.points == standing.points && $0.id != id },
        above: consensus.last { $0.points > standing.points },
        below: consensus.first { $0.points < standing.points },
        mostCentral: first, votes: consensus.votes.compactMap { $0.vote(for: id) },
        ties: ties(of: Int32(index)),
        sources: FigureExplanation.inOrder(effects) {
          (isChange: $0.isChange, citingOfFigure: $0.citingOfFigure)
        },
        contradictions: contradictions { $0 == Int32(index) || $1 == Int32(index) })
    }
  }

  private func touches(relationship: Int, figure: Int32) -> Bool {
    ends[relationship].source == figure || ends[relationship].target == figure
  }

  private func effect(
    of source: SourceBacking.Entry, on standing: Consensus.Entry, own: Set<Int>,
    mostCentral: Figure.ID, recount: (Snapshot) -> Consensus
  ) -> FigureExplanation.SourceEffect {
    var (rank, count, first): (Int?, Int, Figure.ID?) =
      (standing.rank, figures.count, mostCentral)
    if !source.sole.isEmpty {
      let rest = without(source.sole)
      let consensus = recount(rest)
      rank = consensus[standing.id]?.rank
      count = rest.figures.count
      first = consensus.mostCentral?.id
    }
    return FigureExplanation.SourceEffect(
      source: source.id, citing: source.citing.count,
      citingOfFigure: source.citing.count { own.contains($0) },
      lost: source.sole.map(relationshipID),
      lostOfFigure: source.sole.filter(own.contains).map(relationshipID), rank: rank,
      figures: count, mostCentral: first,
      isChange: rank != standing.rank || first != mostCentral)
  }

  func relationshipID(at index: Int) -> Relationship.ID { chronicle.table.id(at: Int(rows[index])) }

  /// The snapshot without some relationships, by index.
  private func without(_ struck: [Int]) -> Snapshot {
    var isKept = [Bool](repeating: true, count: rows.count)
    for index in struck { isKept[index] = false }
    return keeping(isKept, isAlive: aliveFigures())
  }

  private func ties(of figure: Int32) -> [FigureExplanation.Tie] {
    var claims: [Int32: (value: NetValue, relationships: [Relationship])] = [:]
    for (index, (source, target)) in ends.enumerated()
    where touches(relationship: index, figure: figure) {
      let other = source == figure ? target : source
      claims[other, default: (NetValue(), [])].value.add(value(at: index))
      claims[other]?.relationships.append(relationships[index])
    }
    return claims.sorted { a, b in
      (-abs(a.value.value.value), a.key) < (-abs(b.value.value.value), b.key)
    }.map { other, claims in
      FigureExplanation.Tie(
        figure: figures[Int(other)].id, name: figures[Int(other)].name,
        value: claims.value.value, relationships: claims.relationships)
    }
  }
}

extension FigureExplanation {
  /// Sources, in the order of ``Chronicle/sourceIDs()``, in that in which they are told.
  package static func inOrder<Effect>(
    _ effects: [Effect], by key: (Effect) -> (isChange: Bool, citingOfFigure: Int)
  ) -> [Effect] {
    effects.enumerated().map { (key: key($1), offset: $0, effect: $1) }.sorted { a, b in
      (a.key.isChange ? 0 : 1, -a.key.citingOfFigure, a.offset)
        < (b.key.isChange ? 0 : 1, -b.key.citingOfFigure, b.offset)
    }.map(\.effect)
  }
}

extension Scores {
  /// What the scores say of a figure, and its points by Borda's count.
  fileprivate func vote(for id: Figure.ID) -> FigureExplanation.Vote? {
    guard let entry = self[id] else { return nil }
    let alike = ranks.count { $0 == entry.rank }
    let below = count - (entry.rank - 1) - alike
    return FigureExplanation.Vote(
      measure: measure, score: entry.score, rank: entry.rank,
      points: Double(below) + Double(alike - 1) / 2, isConverged: isConverged)
  }
}
