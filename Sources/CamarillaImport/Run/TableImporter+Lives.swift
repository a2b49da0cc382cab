import Camarilla
import CamarillaFormats

/// A relationship that holds while both its ends live, before all is known of their lives.
struct WaitingClaim {
  let claim: RowClaim
  /// Indices in the registry of figures.
  let ends: (source: Int32, target: Int32)
  /// The table, the row in it, counted from 1, and where it stands.
  let table: Int
  let row: Int
  let location: Problem.Location
  /// The row gave a relationship already.
  var isOfUsedRow = false
}

extension TableImporter {
  /// Makes the relationships that hold while both ends live.
  mutating func finishWaiting(
    _ builder: inout Chronicle.Builder,
    _ eachBatch: (inout Chronicle.Builder) throws(FormatsError) -> Void
  ) throws(FormatsError) {
    var isUsed = false
    for (index, waiting) in claims.waiting.enumerated() {
      let (source, target) = waiting.ends
      let lives = figures.lives(at: source).flatMap { source in
        figures.lives(at: target).compactMap { Period.life(of: source, and: $0) }
      }
      for life in lives {
        let ends = (
          source: figures.index(of: source, in: &builder),
          target: figures.index(of: target, in: &builder)
        )
        report.loosenedLives += life.isLoosened ? 1 : 0
        add(
          waiting.claim, ends: ends, when: builder.intern(life.period),
          citations: list(
            waiting.claim.texts.citations, line: waiting.location.line, builder: &builder),
          builder: &builder)
        if builder.table.count >= Self.batch { try handOver(&builder, eachBatch) }
      }
      isUsed = isUsed || !lives.isEmpty || waiting.isOfUsedRow
      let next = index + 1 < claims.waiting.count ? claims.waiting[index + 1] : nil
      let isLastOfRow = next?.row != waiting.row || next?.table != waiting.table
      guard isLastOfRow else { continue }
      if isUsed {
        report.tables[waiting.table].usedRows += waiting.isOfUsedRow ? 0 : 1
      } else {
        skips.add(
          SkipReason("the two never lived at one time"), table: waiting.table,
          at: waiting.location)
      }
      isUsed = false
    }
    claims.waiting = []
  }
}

extension Period {
  /// The time in which two figures both live, and whether a date of one of them had to do for both, or an
  /// end that says more than EDTF can was left unknown; nil where they never live at one time.
  ///
  /// It begins with the later birth and ends with the earlier death. Where only one of two dates is known
  /// it is taken, as uncertain (`?`), since nobody outlasts it; where none is, the end is unknown.
  static func life(of a: Figure, and b: Figure) -> (period: Period, isLoosened: Bool)? {
    for (one, other) in [(a, b), (b, a)] {
      if let born = one.born, let died = other.died, died.latest < born.earliest { return nil }
    }
    // Of two births that may be of either order the one that may be the later counts, so that nothing is
    // certain which isn't; of two deaths the one that may be the earlier.
    let (start, isLooseStart) = end(a.born, second: b.born) { first, second in
      (first.latest, first.earliest) >= (second.latest, second.earliest)
    }
    let (end, isLooseEnd) = end(a.died, second: b.died) { first, second in
      (first.earliest, first.latest) <= (second.earliest, second.latest)
    }
    guard let period = try? Period(start: start, end: end) else { return nil }
    return (period, isLooseStart || isLooseEnd)
  }

  private static func end(
    _ first: HistoricalDate?, second: HistoricalDate?,
    _ isChosen: (HistoricalDate, HistoricalDate) -> Bool
  ) -> (End, isLoosened: Bool) {
    if let first, let second { return suitable(of: isChosen(first, second) ? first : second) }
    guard let known = first ?? second else { return (.unknown, false) }
    let (end, isLoosened) = suitable(of: known)
    guard case .date(let date) = end else { return (end, isLoosened) }
    let doubtful = try? HistoricalDate(Self.qualified(date.description, mark: "?"))
    return (.date(doubtful ?? date), true)
  }

  /// A date as an interval's end, which is neither a set nor has a time of day.
  private static func suitable(of date: HistoricalDate) -> (End, isLoosened: Bool) {
    if date.isSet || date.timeOfDay != nil { return (.unknown, true) }
    return (.date(date), false)
  }
}
