import GraphKernels

/// What is left to chance in possible worlds.
public enum WorldDoubt: String, Encodable, Hashable, Sendable, CaseIterable {
  /// Whether each claim is true, and which reading of its dates is.
  case all
  /// Whether each claim is true; dates are what the snapshot's options make of them.
  case claims
  /// Which reading of the dates is true; every claim is, and counts by its confidence as ever.
  case dates
}

/// What a snapshot may have been, its claims and dates being doubtful: every choice of its
/// relationships, with its probability.
///
/// The relationships are independent of each other. Each is in a world with its ``probabilities``: the
/// probability that the claim is true, its confidence, times the probability that it then holds in the
/// snapshot's year, every reading of its dates being as likely as any other. <doc:HowSure> has
/// the model in full, and what it cannot say.
///
/// A claim that is in a world is true there, so it counts with its weight, no longer with its
/// confidence; only under ``WorldDoubt/dates``, where no claim is doubted, does it count with both.
/// Where all claims are believed in full and all dates are certain, the one world is the snapshot.
public struct PossibleWorlds: Sendable {
  /// What they are worlds of: everything that may be in one.
  public let snapshot: Snapshot
  /// What the worlds differ in.
  public let doubt: WorldDoubt
  /// The probability of each relationship to be in a world, in the order of
  /// ``Snapshot/relationships``.
  public let probabilities: [Double]

  /// The indices of the relationships that are in some worlds and not in others.
  let doubtful: [Int]
  /// The figures that are in every world, ties or none, as the snapshot was to have those alive.
  let isAlive: [Bool]

  /// How many relationships are in some worlds and not in others.
  public var doubtfulCount: Int { doubtful.count }

  /// The probability of each figure to be in a world, in the order of ``Snapshot/figures``; exact.
  ///
  /// - Complexity: O(relationships).
  public func presences() -> [Double] { absences().map(\.complement) }

  /// Values of a world's figures laid out in the order of the snapshot's, of which they are some in the
  /// same order.
  func inOrderOfSnapshot<Value>(
    _ values: [Value], of world: Snapshot, absent: Value
  ) -> [Value] {
    var laidOut = [Value](repeating: absent, count: snapshot.figureIndices.count)
    var index = 0
    for (value, figure) in zip(values, world.figureIndices) {
      while snapshot.figureIndices[index] != figure { index += 1 }
      laidOut[index] = value
    }
    return laidOut
  }

  func absences() -> [Double] {
    var absences = isAlive.map { $0 ? 0.0 : 1 }
    for (index, (source, target)) in snapshot.ends.enumerated() {
      let absence = probabilities[index].complement
      for end in [Int(source), Int(target)] {
        absences[end] = absences[end].decimalProduct(absence)
      }
    }
    return absences
  }
}

extension Snapshot {
  /// What this snapshot may have been, its claims and dates being doubtful.
  ///
  /// - Parameter doubt: what is left to chance. Where the snapshot holds what is certain, dates are not.
  /// - Complexity: O(relationships), and for each different period the number of runs of its possible
  ///   days.
  public func worlds(doubt: WorldDoubt = .all) -> PossibleWorlds {
    let holding = doubt == .claims ? [] : holdingProbabilities()
    let table = chronicle.table
    let probabilities = rows.indices.map { index in
      (doubt == .dates ? 1 : table.confidences[Int(rows[index])])
        .decimalProduct(holding.isEmpty ? 1 : holding[index])
    }
    return PossibleWorlds(
      snapshot: self, doubt: doubt, probabilities: probabilities,
      doubtful: probabilities.indices.filter { probabilities[$0] > 0 && probabilities[$0] < 1 },
      isAlive: aliveFigures())
  }

  /// The probability that each relationship, if true, holds in one of the spans; empty where dates are
  /// settled.
  private func holdingProbabilities() -> [Double] {
    guard options.certainty == .possible else { return [] }
    let periods = PeriodProbability(
      rule: options.approximation, horizon: chronicle.horizon(for: year))
    let spans = PeriodProbability.merged(spans)
    var known: [Int32: Double] = [:]
    return rows.map { row in
      let when = chronicle.table.whens[Int(row)]
      if let probability = known[when] { return probability }
      let probability =
        1 - periods.missing(period: chronicle.table.periods[Int(when)], spans: spans)
      known[when] = probability
      return probability
    }
  }
}

extension Chronicle {
  /// The days within which a date that is unknown lies: the years that the chronicle's dates name; of a
  /// chronicle that names none, the year asked about.
  func horizon(for year: Int) -> ClosedRange<CalendarDay> {
    let years = self.years ?? year...year
    return CalendarDay.first(ofYear: years.lowerBound)...CalendarDay.last(ofYear: years.upperBound)
  }
}
