/// The day of Easter Sunday, by the rules of the two calendars.
///
/// Meeus, *Astronomical Algorithms* (1991), chapter 8: the Gregorian rule is the anonymous one of *Nature*, 20 April
/// 1876; the Julian one is that of Delambre, in the form of Oudin. Years before 1 count astronomically.
package enum Easter {
  /// Easter of a year in the Julian calendar, as a day of that calendar.
  package static func julian(of year: Int) -> (month: Int, day: Int) {
    let moon = remainder(19 * remainder(year, by: 19) + 15, by: 30)
    let sunday = remainder(
      2 * remainder(year, by: 4) + 4 * remainder(year, by: 7) - moon + 34, by: 7)
    let days = moon + sunday + 114
    return (days / 31, days % 31 + 1)
  }

  /// Easter of a year in the Gregorian calendar.
  package static func gregorian(of year: Int) -> (month: Int, day: Int) {
    let golden = remainder(year, by: 19)
    let inCentury = remainder(year, by: 100)
    let century = (year - inCentury) / 100
    // What leap years of centuries, and the moon's slow drift, have moved by then.
    let leap = quotient(century, by: 4)
    let drift = quotient(century - quotient(century + 8, by: 25) + 1, by: 3)
    let moon = remainder(19 * golden + century - leap - drift + 15, by: 30)
    let sunday = remainder(
      32 + 2 * remainder(century, by: 4) + 2 * (inCentury / 4) - moon - inCentury % 4, by: 7)
    let correction = (golden + 11 * moon + 22 * sunday) / 451
    let days = moon + sunday - 7 * correction + 114
    return (days / 31, days % 31 + 1)
  }

  /// What is left over, never below 0.
  private static func remainder(_ value: Int, by divisor: Int) -> Int {
    let rest = value % divisor
    return rest < 0 ? rest + divisor : rest
  }

  /// The quotient, rounded down.
  private static func quotient(_ value: Int, by divisor: Int) -> Int {
    (value - remainder(value, by: divisor)) / divisor
  }
}
