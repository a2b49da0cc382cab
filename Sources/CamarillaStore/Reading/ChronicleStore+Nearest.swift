package import Camarilla
package import CamarillaFormats
import GRDB

extension ChronicleStore {
  /// Of the relationships that possibly end before a stretch of days the last day, and of those that possibly begin
  /// after it the first; nil for none.
  ///
  /// - Complexity: O(levels · log m) for m relationships, and those that end before the stretch and begin no earlier before
  ///   it than they last: see `TimelineKey`.
  package func nearest(
    outside days: ClosedRange<CalendarDay>
  ) throws(FormatsError) -> (before: CalendarDay?, after: CalendarDay?) {
    try accessing(path, for: .reading) {
      try queue.read { database in
        var search = NearestDays(path: path, database: database, days: days)
        for level in TimelineKey.levels { try search.look(at: level) }
        return (search.before, search.after)
      }
    }
  }
}

/// The search for what holds nearest to a stretch of days.
private struct NearestDays {
  let path: String
  let database: Database
  let days: ClosedRange<CalendarDay>
  private(set) var before: CalendarDay?
  private(set) var after: CalendarDay?

  init(path: String, database: Database, days: ClosedRange<CalendarDay>) {
    self.path = path
    self.database = database
    self.days = days
  }

  /// Looks at the relationships of a level.
  mutating func look(at level: Int) throws {
    let length = level % TimelineKey.approximate
    // What has no first day begins after nothing, and what has no last one ends before nothing.
    if length != TimelineKey.openStart {
      try look(at: level, from: days.upperBound.number + 1, order: "ASC") { _, _ in false }
    }
    switch length {
    case TimelineKey.openEnd: break
    case TimelineKey.openStart:
      try look(at: level, from: days.lowerBound.number - 1, order: "DESC") { _, _ in false }
    default:
      let longest = 1 << length
      try look(at: level, from: days.lowerBound.number - 1, order: "DESC") { day, search in
        // No relationship that begins on the day or before lasts beyond what was found.
        search.before.map { day.addingReportingOverflow(longest - 1).partialValue > $0.number }
          ?? true
      }
    }
  }

  /// Takes the nearest of a level in one direction, and goes on as long as there may be a nearer one.
  private mutating func look(
    at level: Int, from day: Int, order: String,
    whileNearer mayBeNearer: (_ day: Int, _ search: NearestDays) -> Bool
  ) throws {
    let isAscending = order == "ASC"
    let rows = try StoreStatement(
      database: database, reading: "relationships", key: 2,
      sql: """
        SELECT day, "when", number FROM relationships
        WHERE level = ? AND day \(isAscending ? ">=" : "<=") ? ORDER BY day \(order)
        """)
    rows.bind(level, at: 1)
    rows.bind(day, at: 2)
    defer { rows.reset() }
    let reader = StoreReader(path: path, database: database)
    var taken: String?
    while try rows.step() {
      let text = try rows.text(in: 1)
      if text != taken {
        taken = text
        let (start, end) = try reader.period(text).bounds(.standard)
        if end < days.lowerBound { before = max(before ?? end, end) }
        if start > days.upperBound { after = min(after ?? start, start) }
      }
      if !mayBeNearer(try rows.integer(in: 0), self) { break }
    }
  }
}
