import Camarilla

/// Pajek's time: whole numbers, which are years here, in brackets behind a vertex or a line.
///
/// `[5-10,12]` is from 5 through 10 and 12; `*` is an end without bound. A year before 1 CE has its
/// sign: `[-44--40]`.
struct PajekTime: Hashable {
  /// Nil is without bound.
  var start: Int?
  var end: Int?
  /// Whether it is written without an end of its own: an event of its year.
  var isPoint = false

  init(start: Int?, end: Int?, isPoint: Bool = false) {
    self.start = start
    self.end = end
    self.isPoint = isPoint
  }

  init(_ period: Period) {
    let hull = SpellHull(period).withoutLongYears
    start = hull.start?.year
    end = hull.end?.year
    isPoint = period.isEvent && start == end
  }

  /// The years as a period; nil where the end is before the start, or the calendar ends before.
  var period: Period? {
    let years = ForeignTime.years
    guard start.map(years.contains) ?? true, end.map(years.contains) ?? true else { return nil }
    let (from, to) = (
      start.flatMap { HistoricalDate(year: $0) }, end.flatMap { HistoricalDate(year: $0) }
    )
    if isPoint, let from { return .event(from) }
    return Period(from: from, through: to)
  }

  /// Without brackets.
  var text: String {
    if isPoint, let start { return "\(start)" }
    return (start.map(String.init) ?? "*") + "-" + (end.map(String.init) ?? "*")
  }

  /// The intervals within brackets; nil where they are none.
  static func list(_ line: PajekLine, range: Range<Int>) -> [PajekTime]? {
    var times: [PajekTime] = []
    var scanner = Scanner(line: line, index: range.lowerBound, end: range.upperBound)
    while true {
      guard let start = scanner.bound() else { return nil }
      var time = PajekTime(start: start.year, end: start.year, isPoint: true)
      if scanner.accept("-") {
        guard let end = scanner.bound() else { return nil }
        time = PajekTime(start: start.year, end: end.year)
      } else if start.year == nil {
        return nil
      }
      times.append(time)
      if scanner.isAtEnd { return times }
      guard scanner.accept(",") else { return nil }
    }
  }

  private struct Scanner {
    let line: PajekLine
    var index: Int
    let end: Int

    var isAtEnd: Bool { index >= end }

    mutating func accept(_ character: Unicode.Scalar) -> Bool {
      skipBlanks()
      guard index < end, line.byte(at: index) == UInt8(ascii: character) else { return false }
      index += 1
      skipBlanks()
      return true
    }

    mutating func bound() -> (year: Int?, Void)? {
      if accept("*") { return (nil, ()) }
      let isNegative = accept("-")
      let first = index
      var value = 0
      while index < end, case let digit = line.byte(at: index) &- 48, digit < 10 {
        // Years have at most four digits; more are refused with the period.
        value = min(value * 10 + Int(digit), 1_000_000)
        index += 1
      }
      guard index > first else { return nil }
      skipBlanks()
      return (isNegative ? -value : value, ())
    }

    private mutating func skipBlanks() {
      while index < end, line.byte(at: index) == 0x20 || line.byte(at: index) == 0x09 { index += 1 }
    }
  }
}
