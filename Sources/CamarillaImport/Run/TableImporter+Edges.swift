import Camarilla
import CamarillaFormats

extension TableImporter {
  /// The first and the last date of the periods whose ends are open where the table ends, by their caches. The table
  /// is gone through once more for them.
  mutating func edges(of input: TableInput) throws(FormatsError) -> [Int: ClosedRange<CalendarDay>]
  {
    guard rules.relationships.contains(where: \.when.looksForEdges) else { return [:] }
    // What is wrong with the tables of look-ups is told when they are read for the rows.
    let known = diagnostics
    defer { diagnostics = known }
    var input = input
    input.progress = nil
    var table = try open(input, form: rules.table, scope: rules.scope)
    var edges: [Int: ClosedRange<CalendarDay>] = [:]
    while true {
      switch try table.next() {
      case .end: return edges
      case .ragged, .fault: break
      case .row:
        if rules.skips.contains(where: { table.holds($0) }) { continue }
        for rule in rules.relationships where rule.when.looksForEdges {
          if !rule.conditions.isEmpty, !rule.conditions.contains(where: { table.holds($0) }) {
            continue
          }
          for day in table.endDays(rule: rule.when) {
            let known = edges[rule.when.cache] ?? day...day
            edges[rule.when.cache] = min(known.lowerBound, day)...max(known.upperBound, day)
          }
        }
      }
    }
  }
}

extension MappedTable {
  /// The first day of a row's period and the last, as far as they are known.
  fileprivate func endDays(rule: WhenRule) -> [CalendarDay] {
    var days: [CalendarDay] = []
    func add(_ end: Period.End, isStart: Bool) {
      if case .date(let date) = end { days.append(isStart ? date.earliest : date.latest) }
    }
    switch rule.shape {
    case .undated, .lives: break
    case .event(let date):
      guard let period = (try? time(rule: date))?.period else { break }
      add(period.ends.start, isStart: true)
      add(period.ends.end, isStart: false)
    case .interval(let start, let end):
      if let start, let (date, _) = try? self.date(rule: start, of: .start) {
        add(.date(date), isStart: true)
      }
      if let end, let (date, _) = try? self.date(rule: end, of: .end) {
        add(.date(date), isStart: false)
      }
    }
    return days.filter { $0 != .distantPast && $0 != .distantFuture }
  }
}
