import Camarilla

// Rows that were merged go on with what the store has of the same claim: a table of next year extends it, and one of
// the year between two spells joins them.

extension GrowingClaims {
  /// Has rows that were merged extend the relationships that they adjoin or overlap and agree with in all else.
  ///
  /// - Returns: the rows that are part of one now.
  mutating func continueClaims(
    by given: GivenClaims, addition: Int, kinds: GrowingKinds, matching: inout ClaimMatching
  ) -> Set<Int> {
    var continuing: Set<Int> = []
    // Several rows may be part of one, which has the gap between them.
    var extended: Set<Int> = []
    for merged in given.merged {
      for row in merged.rows where matching.claims[row] == nil {
        let own = given.relationship(of: row)
        guard var run = UnitRun(own.when, unit: merged.unit) else { continue }
        let touching = indices(of: given.keys[row]).filter { index in
          let claim = claim(at: index)
          guard let other = UnitRun(claim.when, unit: merged.unit), run.touches(other) else {
            return false
          }
          return (!matching.isTaken[index] || extended.contains(index))
            && merged.agree(claim, own)
        }
        guard let first = touching.first else { continue }
        for index in touching {
          if let other = UnitRun(claim(at: index).when, unit: merged.unit) { run.join(other) }
        }
        var new = claim(at: first)
        new.when = run.period(unit: merged.unit) ?? new.when
        see(first)
        if new != claim(at: first) {
          revise(
            first, to: new, by: Origin(addition: addition, row: row),
            isDirected: kinds.isDirected(new.kind))
        }
        for index in touching.dropFirst() { absorb(index) }
        extended.insert(first)
        matching.pair(row, with: first)
        continuing.insert(row)
      }
    }
    return continuing
  }
}

extension MergedPeriods {
  /// Whether two relationships of one kind and pair are the same claim, at different times.
  fileprivate func agree(_ a: Relationship, _ b: Relationship) -> Bool {
    let changes = a.changes(to: b, besides: ["id", "kind", "source", "target", "when"])
    return changes.allSatisfy { change in
      if !columns.contains(change.field) { return true }
      return citesLines && change.field == "citation"
        && a.citations.map(\.source) == b.citations.map(\.source)
    }
  }
}

/// A period as years, months or days without a gap; an end that is open has none.
private struct UnitRun {
  var first: Int?
  var last: Int?

  /// Nil for a period that no rows could be merged into.
  init?(_ period: Period, unit: TimeUnit) {
    guard case .interval(let interval) = period else { return nil }
    func isUnit(_ end: Period.End) -> Bool {
      guard case .date(let date) = end else { return end == .open }
      return date == Self.date(of: TimeStep(unit: unit, containing: date.earliest))
    }
    guard isUnit(interval.start), isUnit(interval.end) else { return nil }
    func number(_ end: Period.End) -> Int? {
      guard case .date(let date) = end else { return nil }
      return TimeStep(unit: unit, containing: date.earliest).number
    }
    (first, last) = (number(interval.start), number(interval.end))
  }

  func touches(_ other: UnitRun) -> Bool {
    !isBefore(other) && !other.isBefore(self)
  }

  /// Whether it is over, and some time between, when another begins.
  private func isBefore(_ other: UnitRun) -> Bool {
    guard let last, let first = other.first else { return false }
    return last + 1 < first
  }

  /// Takes in what another one has beside it. An open end says that it went on when its table ended; so where the
  /// other reaches into it, that one knows where it ended.
  mutating func join(_ other: UnitRun) {
    let (a, b) = (self, other)
    first =
      if let one = a.first, let two = b.first {
        min(one, two)
      } else if let begin = a.first ?? b.first, let end = (a.first == nil ? a : b).last {
        end < begin ? nil : begin
      } else {
        a.first ?? b.first
      }
    last =
      if let one = a.last, let two = b.last {
        max(one, two)
      } else if let end = a.last ?? b.last, let begin = (a.last == nil ? a : b).first {
        begin > end ? nil : end
      } else {
        a.last ?? b.last
      }
  }

  func period(unit: TimeUnit) -> Period? {
    func end(_ number: Int?) -> Period.End {
      guard let number else { return .open }
      return Self.date(of: TimeStep(unit: unit, number: number)).map { .date($0) } ?? .unknown
    }
    return try? Period(start: end(first), end: end(last))
  }

  /// The date that a step is, as merged rows have it.
  private static func date(of step: TimeStep) -> HistoricalDate? {
    try? HistoricalDate(step.period)
  }
}
