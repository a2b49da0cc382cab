extension HistoricalDate {
  /// The date for people to read: as ``description``, but before the common era with the year that they
  /// count, `44 BCE`, `15 March 44 BCE~`, and in any era with names for parts of the year, `spring 1926`, `Q1 46 BCE`.
  ///
  /// Sets and years with unspecified digits stay as EDTF writes them.
  public var spoken: String {
    guard case .single(let pattern) = content, !hasUnspecifiedDigits,
      pattern.year.significant == 0, pattern.year.form != .exponential
    else { return description }
    let number = pattern.year.isNegative ? -pattern.year.magnitude : pattern.year.magnitude
    guard CalendarYear.range.contains(number) else { return description }
    var text = "\(CalendarYear(number))"
    if let part = pattern.grouping?.name { return "\(part) \(text)\(pattern.qualifier.symbol)" }
    guard number <= 0 else { return description }
    if let month = pattern.month.value { text = "\(Self.monthNames[month - 1]) \(text)" }
    if let day = pattern.day.value { text = "\(day) \(text)" }
    return text + pattern.qualifier.symbol
  }

  /// The date in words, as titles of pictures have it: as ``spoken``, with months by name in every era, `12 May 1926`.
  var inWords: String {
    guard case .single(let pattern) = content, !hasUnspecifiedDigits, pattern.grouping == nil,
      pattern.year.significant == 0, pattern.year.form != .exponential, !pattern.year.isNegative,
      pattern.year.magnitude > 0
    else { return spoken }
    let parts = [
      pattern.day.value.map { "\($0)" }, pattern.month.value.map { Self.monthNames[$0 - 1] },
      "\(pattern.year.magnitude)\(pattern.qualifier.symbol)",
    ]
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
