/// One dated, sourced claim that ties two figures.
public struct Relationship: Encodable, Hashable, Sendable, Identifiable {
  /// The claim's key, unique within its chronicle. A claim that came without one is called by its
  /// position in the table: `r12` is the twelfth.
  public var id: String
  /// The name of its kind.
  public var kind: String
  /// The id of the figure it runs from; for an undirected kind, of either end.
  public var source: Figure.ID
  /// The id of the figure it runs to; for an undirected kind, of the other end.
  public var target: Figure.ID
  /// When it held: an event's date, or the interval through which it lasted.
  public var when: Period
  /// How much it counts; finite and above 0.
  public var weight: Double
  /// How far it is to be believed, 0…1.
  public var confidence: Double
  /// The office, for an appointment.
  public var post: String?
  /// Where it is said.
  public var citations: [Citation]
  /// A remark of the chronicle's editor.
  public var note: String?
  /// Whatever else the chronicle says of it, in the order of its columns.
  public var attributes: [Attribute]

  /// A claim; every argument is the property of its name. Nothing is checked before a chronicle is
  /// built of it.
  public init(
    id: String = "", kind: String, source: Figure.ID, target: Figure.ID, when: Period,
    weight: Double = 1, confidence: Double = 1, post: String? = nil, citations: [Citation] = [],
    note: String? = nil, attributes: [Attribute] = []
  ) {
    self.id = id
    self.kind = kind
    self.source = source
    self.target = target
    self.when = when
    self.weight = weight
    self.confidence = confidence
    self.post = post
    self.citations = citations
    self.note = note
    self.attributes = attributes
  }
}
