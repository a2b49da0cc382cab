package import Camarilla

/// Periods, each once, under small integers.
package struct PeriodPool: Sendable {
  package private(set) var periods: [Period] = []
  private var indices: [Period: Int32] = [:]

  package init() {}

  package subscript(index: Int32) -> Period { periods[Int(index)] }

  package mutating func intern(_ period: Period) -> Int32 {
    if let index = indices[period] { return index }
    let index = Int32(periods.count)
    periods.append(period)
    indices[period] = index
    return index
  }
}
