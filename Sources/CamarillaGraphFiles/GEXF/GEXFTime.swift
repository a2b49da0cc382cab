import Camarilla
import CamarillaFormats

/// What a point of time in a GEXF file means.
///
/// A number is a year; a fraction of it a day of that year. A date may lack its day, or its month too; of a
/// date with a time of day the day counts. Beside them all is read that dates are read from elsewhere, as
/// `44 BCE`.
///
/// Years before 1 are numbered astronomically, as XML Schema 1.1, ISO 8601 and Gephi have them: `0000` is
/// 1 BCE. XML Schema 1.0, to which GEXF's own schema refers, knows no date of a year 0 and would have
/// `-0001` for it, with which every program that draws or calculates would be a year off. So a document with
/// a time in the year 0 is written in numbers, GEXF's other form of times, in which 0 is a year as any other; they end
/// with the years of four digits, as numbers beyond are time stamps.
struct GEXFTime: Equatable {
  /// The date; nil without bound, as `INF` and `-INF` say.
  let date: HistoricalDate?
  /// What is to be told of it, where it is no time of GEXF.
  let remark: DateRemark?

  /// The last year of a range of years, of which the date is the first.
  var lastYear: HistoricalDate? { remark?.lastYear }

  /// - Parameters:
  ///   - text: without spaces about it.
  ///   - side: which end it is of a spell.
  init?(text: String, of side: Period.End.Side) {
    if ForeignTime.isUnbounded(text) {
      (date, remark) = (nil, nil)
    } else if let (date, remark) = ForeignTime.reading(text, of: side) {
      (self.date, self.remark) = (date, remark)
    } else {
      return nil
    }
  }

  /// A day as a number of years, that of its noon: as a date does, it stands for all of the day at either end of a
  /// spell, and is no whole number, which would be a whole year.
  static func number(of day: CalendarDay) -> String {
    let ends = [day, day.advanced(by: 1)].compactMap {
      Double(DecimalYear.text(ofBeginningOf: $0))
    }
    return shortest(of: (ends[0] + ends[1]) / 2)
  }

  /// How a day is written: `1926-05-14`, `-0043-03-15`.
  static func text(of day: CalendarDay) -> String {
    let (year, month, number) = day.civil
    func padded(_ value: Int, width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return (year < 0 ? "-" : "") + padded(abs(year), width: 4) + "-" + padded(month, width: 2) + "-"
      + padded(number, width: 2)
  }
}

/// A text that stands for a time, whose meaning depends on the end that it is of.
struct GEXFTimeText: Hashable {
  let text: String
  let isOfEnd: Bool
}
