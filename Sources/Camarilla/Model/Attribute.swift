/// A named text that a chronicle keeps for its readers without interpreting it: one extra column.
public struct Attribute: Encodable, Hashable, Sendable {
  /// The column's heading.
  public var name: String
  /// The cell's text, never empty: a blank cell is no attribute.
  public var value: String

  /// An attribute of this name and value.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
