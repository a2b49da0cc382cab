import Camarilla
import CamarillaFormats

// What columns say of time: EDTF, or else times as other programs write them.

extension ChronicleDecoder {
  /// A date of EDTF, or as people write it; of a column of other programs, a year or a date of theirs.
  static func date(
    from text: String
  ) throws(DateError) -> (date: HistoricalDate, remark: DateRemark?) {
    do throws(DateError) {
      return try HistoricalDate.reading(text)
    } catch {
      guard let date = ForeignTime.date(of: text) else { throw error }
      return (date, nil)
    }
  }

  /// When an edge holds by its columns `start` and `end`, either of which may be blank.
  ///
  /// - Parameter end: nil where there is no such column, and `start` says when an event was.
  /// - Throws: what EDTF has against the two, or against the times that they are.
  static func period(
    from start: String, through end: String?
  ) throws(DateError) -> (period: Period, remarks: [DateRemark]) {
    guard let end else {
      do throws(DateError) {
        let (period, remark) = try Period.reading(start)
        return (period, remark.map { [$0] } ?? [])
      } catch {
        guard let date = ForeignTime.date(of: start) else { throw error }
        return (.event(date), [])
      }
    }
    var remarks: [DateRemark] = []
    func edtf(text: String, side: Period.End.Side) -> String {
      guard !text.isEmpty,
        case (.date(let date), let remark)? = try? Period.End.reading(text, of: side)
      else { return text }
      if let remark { remarks.append(remark) }
      return date.isSet ? text : date.description
    }
    let first = edtf(text: start, side: .start)
    // A range of years that stands for the start alone says when it ended.
    let last =
      end.isEmpty ? remarks.first?.lastYear?.description ?? "" : edtf(text: end, side: .end)
    return (try spell(from: first, through: last), remarks)
  }

  private static func spell(from start: String, through end: String) throws(DateError) -> Period {
    do throws(DateError) {
      return try Period("\(start)/\(end.isEmpty ? ".." : end)")
    } catch {
      // What is wrong with one end is told of that end, as it was written.
      try check(start)
      try check(end)
      // A blank start is not known, as in a table.
      guard let from = start.isEmpty ? .unknown : bound(start), let to = bound(end) else {
        throw error
      }
      if case .date(let day) = from, from == to, day.precision == .day { return .event(day) }
      return try Period(start: from, end: to)
    }
  }

  /// What keeps the text of one end from being a time; nil where it is one, as far as can be said of it alone.
  static func fault(ofEnd text: String) -> DateError? {
    if (try? Period.End.reading(text, of: .start)) != nil { return nil }
    do throws(DateError) {
      try check(text)
      return nil
    } catch {
      return error
    }
  }

  /// Makes sure that the text of one end is a time.
  private static func check(_ end: String) throws(DateError) {
    if bound(end) == nil { _ = try HistoricalDate(end) }
  }

  /// One end of a spell; nil where the text is no time.
  private static func bound(_ text: String) -> Period.End? {
    if text.isEmpty || text == ".." || ForeignTime.isUnbounded(text) { return .open }
    return (ForeignTime.date(of: text) ?? (try? HistoricalDate(text))).map { .date($0) }
  }
}
