extension HistoricalDate {
  /// The date for people to read: as ``description``, but before the common era with the year that they
  /// count, `44 BCE`, `15 March 44 BCE~`, and in any era with names for parts of the year, `spring 1926`, `Q1 46 BCE`.
  ///
  /// Sets and years with unspecified digits stay as EDTF writes them.
  public var spoken: String { words(namingEveryMonth: false) }

  /// The date in words, as titles of pictures have it: as ``spoken``, with months by name in every era, `12 May 1926`.
  var inWords: String { words(namingEveryMonth: true) }

  private func words(namingEveryMonth: Bool) -> String {
    guard case .single(let pattern) = content, !hasUnspecifiedDigits,
      pattern.year.significant == 0, pattern.year.form != .exponential
    else { return description }
    let number = pattern.year.isNegative ? -pattern.year.magnitude : pattern.year.magnitude
    guard CalendarYear.range.contains(number) else { return description }
    let year = "\(CalendarYear(number))\(pattern.qualifier.symbol)"
    if let part = pattern.grouping?.name { return "\(part) \(year)" }
    guard namingEveryMonth || number <= 0 else { return description }
    let month = pattern.month.value.map { Self.monthNames[$0 - 1] }
    let parts = [pattern.day.value.map { "\($0)" }, month, year]
    return parts.compactMap(\.self).joined(separator: " ")
  }

  static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

extension Period {
  /// The period for people to read: as ``description``, but before the common era with the years that
  /// they count: `49 BCE/15 March 44 BCE`.
  public var spoken: String {
    switch self {
    case .event(let date): date.spoken
    case .interval(let interval): "\(interval.start.spoken)/\(interval.end.spoken)"
    }
  }
}

extension Period.End {
  fileprivate var spoken: String {
    switch self {
    case .date(let date): date.spoken
    case .open: ".."
    case .unknown: ""
    }
  }
}
