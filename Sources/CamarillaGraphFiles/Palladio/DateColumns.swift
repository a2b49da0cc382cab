import Camarilla
import CamarillaFormats

/// The columns of a row's dates.
struct DateColumns: TimeColumns {
  private let start: Int?
  private let end: Int?
  private var spells = SpellTable()

  init(_ sheet: inout Sheet) {
    start = sheet.take("start date", "start", "date")
    end = sheet.take("end date", "end")
  }

  mutating func read(_ sheet: inout Sheet, row: Int32, pool: inout PeriodPool) {
    guard let period = period(of: &sheet) else { return }
    spells.add(pool.intern(period), row: row)
  }

  func table(of sheet: inout Sheet, pool: inout PeriodPool) -> SpellTable { spells }

  /// When the row at hand holds; nil where it has no dates, or they cannot be read.
  private func period(of sheet: inout Sheet) -> Period? {
    let from = date(sheet: &sheet, column: start, side: .start)
    // A range of years that stands for the start alone says when it ended.
    let lastYear = from?.remark?.lastYear
    guard let end else {
      return from.flatMap { from in
        lastYear.flatMap { Period(from: from.date, through: $0) } ?? .event(from.date)
      }
    }
    let isBlank = sheet.text(in: end).isEmpty
    let to = isBlank ? lastYear : date(sheet: &sheet, column: end, side: .end)?.date
    guard from != nil || to != nil else { return nil }
    if let period = Period(from: from?.date, through: to) { return period }
    sheet.refuse(
      "'\(shortened(sheet.text(in: end)))' is before the start", column: end,
      expected: "a date from \(from?.date.description ?? "") on", rule: .endBeforeStart)
    return nil
  }

  private func date(
    sheet: inout Sheet, column: Int?, side: Period.End.Side
  ) -> (date: HistoricalDate, remark: DateRemark?)? {
    guard let column, case let text = folded(sheet.text(in: column)), !text.isEmpty else {
      return nil
    }
    // Of EDTF, Palladio knows the plain dates.
    if let date = ForeignTime.date(of: text) { return (date, nil) }
    if case (.date(let date), let remark?)? = try? Period.End.reading(text, of: side) {
      sheet.warn(remark, column: column)
      return (date, remark)
    }
    sheet.refuse(
      "'\(shortened(text))' is no date", column: column,
      expected: ForeignTime.expectation(inPlaceOf: text, plain: "YYYY-MM-DD, YYYY-MM or YYYY"),
      rule: .malformedDate)
    return nil
  }
}
