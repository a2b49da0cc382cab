import GraphKernels

/// How many members a body has through time: those who may be there.
struct BodySizes {
  /// Of each member, the days between which it may be there, as spells that neither meet nor overlap.
  private let spells: [[(start: TimeCut, end: TimeCut)]]
  /// Where the number changes, in ascending order, and what it is from there on.
  private let changes: [(cut: TimeCut, size: Int)]
  private var sizesOfEvents: [ClosedRange<CalendarDay>: Int] = [:]

  /// - Parameter rows: the relationships that tie each member to the body.
  init(rows: [[Int]], chronicle: Chronicle) {
    let table = chronicle.table
    spells = rows.map { rows in
      Self.joined(rows.map { TimeCut.around(table.periods[Int(table.whens[$0])]) })
    }
    var turns: [(cut: TimeCut, step: Int)] = []
    for spell in spells.joined() { turns += [(spell.start, 1), (spell.end, -1)] }
    turns.sort { $0.cut.day < $1.cut.day }
    var changes: [(cut: TimeCut, size: Int)] = []
    var (size, index) = (0, 0)
    while index < turns.count {
      var cut = turns[index].cut
      let before = size
      while index < turns.count, turns[index].cut.day == cut.day {
        size += turns[index].step
        if turns[index].cut.precision.rawValue > cut.precision.rawValue {
          cut = turns[index].cut
        }
        index += 1
      }
      if size != before { changes.append((cut, size)) }
    }
    self.changes = changes
  }

  private static func joined(
    _ spells: [(start: TimeCut, end: TimeCut)]
  ) -> [(start: TimeCut, end: TimeCut)] {
    guard spells.count > 1 else { return spells }
    var joined: [(start: TimeCut, end: TimeCut)] = []
    for spell in spells.sorted(by: { ($0.start.day, $0.end.day) < ($1.start.day, $1.end.day) }) {
      guard let last = joined.last, spell.start.day <= last.end.day else {
        joined.append(spell)
        continue
      }
      if spell.end.day > last.end.day { joined[joined.count - 1].end = spell.end }
    }
    return joined
  }

  /// How many there are on a day.
  func size(on day: CalendarDay) -> Int {
    let next = changes.lowerBound { $0.cut.day <= day }
    return next == 0 ? 0 : changes[next - 1].size
  }

  /// Where the number changes between two days.
  func cuts(after start: CalendarDay, before end: CalendarDay) -> [TimeCut] {
    let first = changes.lowerBound { $0.cut.day <= start }
    return changes[first...].prefix { $0.cut.day < end }.map(\.cut)
  }

  /// How many are there on some of these days, on one of which an event is.
  mutating func size(during days: ClosedRange<CalendarDay>) -> Int {
    if let known = sizesOfEvents[days] { return known }
    let size = spells.count { spells in
      spells.contains { $0.start.day <= days.upperBound && days.lowerBound < $0.end.day }
    }
    sizesOfEvents[days] = size
    return size
  }
}
