extension CalendarDay {
  /// The day with this date in the Julian calendar, *Old Style*, which has a leap year every four years; nil
  /// where that has no such day.
  ///
  /// Years are counted from 1 January, astronomically: the year 0 is 1 BCE, and a leap year.
  ///
  /// ```swift
  /// CalendarDay(julianYear: 1917, month: 10, day: 25)  // 1917-11-07
  /// ```
  ///
  /// - Complexity: O(1) time and space.
  public init?(julianYear year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), 1...12 ~= month else { return nil }
    let length = month == 2 ? (year % 4 == 0 ? 29 : 28) : Self.length(ofMonth: month, year: year)
    guard 1...length ~= day else { return nil }
    // Years begin in March, so that a leap day ends one.
    let fromMarch = month > 2 ? month - 3 : month + 9
    let marchYear = month > 2 ? year : year - 1
    let daysBefore = 365 * marchYear + Self.floorDivide(marchYear, 4)
    // Of the Julian 1 March of the year 0, which is the Gregorian 28 February.
    self.init(number: daysBefore + (153 * fromMarch + 2) / 5 + day - 1 - 719_470)
  }
}
