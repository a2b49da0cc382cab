import Camarilla
import TestSupport

extension FuzzTarget {
  /// Dates and periods in EDTF, and as people write them: one a line.
  static let dates = FuzzTarget("dates") {
    var random = RandomEDTF(seed: 1)
    return (0..<200).map { _ in Array(random.period().utf8) }
  } check: { input in
    for line in input.split(separator: UInt8(ascii: "\n")) {
      check(String(decoding: line, as: UTF8.self))
    }
  }

  private static func check(_ text: String) {
    if let date = try? HistoricalDate(text) {
      let again = try? HistoricalDate(date.description)
      require(
        again == date, "'\(text)' is the date \(date), which reads \(again?.description ?? "not")")
    }
    if let period = try? Period(text) {
      let again = try? Period(period.description)
      require(
        again == period,
        "'\(text)' is the period \(period), which reads \(again?.description ?? "not")")
      if let span = TimeSpan(period) {
        require(span.days.lowerBound <= span.days.upperBound, "'\(text)' has no day")
      }
    }
    if let (period, _) = try? Period.reading(text) {
      let again = (try? Period.reading(period.tableText))?.period
      require(
        again == period,
        "'\(text)' is read as \(period), in tables \(period.tableText), which reads"
          + " \(again?.description ?? "not")")
    }
    if let (date, _) = try? HistoricalDate.reading(text) {
      let again = (try? HistoricalDate.reading(date.tableText))?.date
      require(
        again == date,
        "'\(text)' is read as \(date), in tables \(date.tableText), which reads"
          + " \(again?.description ?? "not")")
    }
    for side in [Period.End.Side.start, .end] { _ = try? Period.End.reading(text, of: side) }
    if let year = CalendarYear(text) {
      require(
        CalendarYear(year.description) == year, "'\(text)' is the year \(year), and that another")
    }
    _ = TimeSpan(text)
    do { _ = try Period(text) } catch { _ = "\(error)" }
  }
}
