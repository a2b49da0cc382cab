/// A year with its era, or two of them from the one to the other, the second perhaps by its last digits
/// only, as in `218–01 BC`.
struct WrittenYears {
  let period: Period
  let remark: DateRemark

  /// A year of an era whose last digits alone are written, with those of the year before it; nil where it
  /// has as many digits as that, which has three or more. Of one that would come before it the plain
  /// number is meant.
  private static func completed(
    _ tokens: [SpelledToken], after first: [SpelledToken]
  ) -> [SpelledToken]? {
    guard let index = tokens.firstIndex(where: { $0.digits != nil }),
      let digits = tokens[index].digits, let leading = first.lazy.compactMap(\.digits).first,
      leading.count > 2, digits.count < leading.count,
      first.first(where: \.isEra)?.text == tokens.first(where: \.isEra)?.text
    else { return nil }
    var tokens = tokens
    tokens[index].text = leading.dropLast(digits.count) + digits
    return tokens
  }

  init?(_ text: String) {
    guard text.utf8.count <= 80 else { return nil }
    let tokens = SpelledToken.tokens(from: text)
    guard tokens.contains(where: \.isEra) else { return nil }
    let meaning: String
    var hasSeveralReadings = false
    if let year = SpelledYear(tokens), let date = HistoricalDate(year: year.number) {
      let year = CalendarYear(year.number)
      (period, meaning) = (.event(date), "\(year)" + (year.isBeforeCommonEra ? "" : " CE"))
    } else {
      let separators = tokens.indices.filter {
        tokens[$0].isUntil || ["-", "/"].contains(tokens[$0].text)
      }
      guard separators.count == 1 else { return nil }
      let right = Array(tokens[(separators[0] + 1)...])
      var left = Array(tokens[..<separators[0]])
      // `63–44 BC` has its era once.
      if left.count == 1, let era = right.last, era.isEra { left.append(era) }
      guard let first = SpelledYear(left) else { return nil }
      let readings = [Self.completed(right, after: left), right].compactMap { tokens in
        tokens.flatMap(SpelledYear.init)?.number
      }.filter { $0 >= first.number }
      guard let last = readings.first, let start = HistoricalDate(year: first.number),
        let end = HistoricalDate(year: last)
      else { return nil }
      period = .interval(Period.Interval(uncheckedStart: .date(start), end: .date(end)))
      meaning = readings.map { CalendarYear.text(years: first.number...$0) }
        .joined(separator: " rather than ")
      hasSeveralReadings = Set(readings).count > 1
    }
    var remark = DateRemark(text: text, reading: period.description, meaning: meaning)
    remark.hasSeveralReadings = hasSeveralReadings
    self.remark = remark
  }
}
