/// A person or a body that can hold relationships.
public struct Figure: Encodable, Hashable, Sendable, Identifiable {
  /// The key by which relationships name the figure; unique within a chronicle.
  public var id: ID
  /// The name as people read it, in any script.
  public var name: String
  /// The date of birth, or of foundation.
  public var born: HistoricalDate?
  /// The date of death, or of dissolution.
  public var died: HistoricalDate?
  /// The short name that pictures use, where its editor chose one.
  public var label: String?
  /// Whatever else the chronicle says of the figure, in the order of its columns.
  public var attributes: [Attribute]

  /// A figure; every argument is the property of its name.
  public init(
    id: ID, name: String, born: HistoricalDate? = nil, died: HistoricalDate? = nil,
    label: String? = nil, attributes: [Attribute] = []
  ) {
    self.id = id
    self.name = name
    self.born = born
    self.died = died
    self.label = label
    self.attributes = attributes
  }
}

extension Figure {
  /// Whether its id stands in for a name.
  package var isNamedByID: Bool { name == id.rawValue }

  /// Whether nothing is told of it but its id.
  package var isBare: Bool { self == Figure(id: id, name: id.rawValue) }

  /// From birth to death; a missing date is unknown, so it rules no day out.
  public var life: Period { .life(born: born, died: died) }
}
