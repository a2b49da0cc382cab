/// Something of a graph that a format has no place for.
public struct Loss: Hashable, Sendable {
  /// What is lost, in the plural: `notes of relationships`.
  public var what: String
  /// How many of them.
  public var count: Int
  /// One of them.
  public var example: String?

  package init(what: String, count: Int, example: String? = nil) {
    self.what = what
    self.count = count
    self.example = example
  }
}
