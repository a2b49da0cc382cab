import Camarilla
import CamarillaFormats

// What columns say of time: EDTF, or else times as other programs write them.

extension ChronicleDecoder {
  /// A date of EDTF; of a column of other programs, a year or a date of theirs.
  static func date(_ text: String) throws(DateError) -> HistoricalDate {
    do throws(DateError) {
      return try HistoricalDate(text)
    } catch {
      guard let date = ForeignTime.date(text) else { throw error }
      return date
    }
  }

  /// When an edge holds by its columns `start` and `end`, either of which may be blank.
  ///
  /// - Parameter end: nil where there is no such column, and `start` says when an event was.
  /// - Throws: what EDTF has against the two, or against the times that they are.
  static func period(from start: String, through end: String?) throws(DateError) -> Period {
    let text = end.map { "\(start)/\($0.isEmpty ? ".." : $0)" } ?? start
    do throws(DateError) {
      return try Period(text)
    } catch {
      guard let end else {
        guard let date = ForeignTime.date(start) else { throw error }
        return .event(date)
      }
      // A blank start is not known, as in a table.
      guard let from = start.isEmpty ? .unknown : bound(start), let to = bound(end) else {
        throw error
      }
      if case .date(let day) = from, from == to, day.precision == .day { return .event(day) }
      return try Period(start: from, end: to)
    }
  }

  /// One end of a spell; nil where the text is no time.
  private static func bound(_ text: String) -> Period.End? {
    if text.isEmpty || text == ".." || ForeignTime.isUnbounded(text) { return .open }
    return (ForeignTime.date(text) ?? (try? HistoricalDate(text))).map { .date($0) }
  }
}
