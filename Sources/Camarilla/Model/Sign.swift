/// Whether a kind of relationship, a claim or a tie binds two figures or divides them.
///
/// Tables and JSON have the number.
public enum Sign: Int, Hashable, Sendable, CaseIterable, Encodable {
  /// It divides them.
  case negative = -1
  /// It does neither; of a tie, also that claims cancel out.
  case neutral = 0
  /// It binds them.
  case positive = 1
}

extension Sign {
  /// The sign of a number, such as the value of a tie.
  public init(of value: Double) {
    self = value < 0 ? .negative : value > 0 ? .positive : .neutral
  }

  /// Whether one binds and the other divides.
  public func isOpposite(of other: Sign) -> Bool { rawValue * other.rawValue < 0 }
}
