import Camarilla

/// Of which kind and pair a relationship is; the ends of an undirected kind in their order.
struct ClaimKey: Hashable {
  var kind: Int32
  var first: Int32
  var second: Int32
}

/// Numbers for what relationships of several chronicles have in common, equal where that is.
struct ClaimNumbers {
  private var kinds: [String: Int32] = [:]
  private var figures: [Figure.ID: Int32] = [:]
  private var periods: [Period: Int32] = [:]
  /// By their numbers.
  private(set) var period: [Period] = []

  mutating func number(kind: String) -> Int32 {
    if let known = kinds[kind] { return known }
    let number = Int32(kinds.count)
    kinds[kind] = number
    return number
  }

  mutating func number(figure: Figure.ID) -> Int32 {
    if let known = figures[figure] { return known }
    let number = Int32(figures.count)
    figures[figure] = number
    return number
  }

  mutating func number(period: Period) -> Int32 {
    if let known = periods[period] { return known }
    let number = Int32(periods.count)
    periods[period] = number
    self.period.append(period)
    return number
  }

  mutating func key(of claim: Relationship, isDirected: Bool) -> ClaimKey {
    let (source, target) = (number(figure: claim.source), number(figure: claim.target))
    return ClaimKey(
      kind: number(kind: claim.kind), source: source, target: target, isDirected: isDirected)
  }
}

extension ClaimKey {
  init(kind: Int32, source: Int32, target: Int32, isDirected: Bool) {
    self.kind = kind
    (first, second) =
      isDirected || source <= target ? (source, target) : (target, source)
  }
}
