import Camarilla

/// What a point of time in a GEXF file means.
///
/// A number is a year; a fraction of it a day of that year. A date may lack its day, or its month too; of a
/// date with a time of day the day counts. Years before 1 are numbered astronomically, as XML Schema
/// 1.1 has them.
enum GEXFTime: Equatable {
  /// Without bound, as `INF` and `-INF` say.
  case unbounded
  case date(HistoricalDate)

  /// - Parameter text: without spaces about it.
  init?(_ text: String) {
    if ForeignTime.isUnbounded(text) {
      self = .unbounded
    } else if let date = ForeignTime.date(text) {
      self = .date(date)
    } else {
      return nil
    }
  }

  /// The date; nil without bound.
  var date: HistoricalDate? { if case .date(let date) = self { date } else { nil } }

  /// How a day is written: `1926-05-14`, `-0043-03-15`.
  static func text(_ day: CalendarDay) -> String {
    let (year, month, number) = day.civil
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return (year < 0 ? "-" : "") + padded(abs(year), 4) + "-" + padded(month, 2) + "-"
      + padded(number, 2)
  }
}
