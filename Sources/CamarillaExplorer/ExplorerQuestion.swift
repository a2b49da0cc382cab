/// What is asked of an explorer: the end of a path below `/api/v1/`, its query in order, and for an edit what to do.
public struct ExplorerQuestion: Equatable, Sendable {
  /// A name and its value, decoded.
  public struct Item: Equatable, Sendable {
    /// The name before the equals sign.
    public var name: String
    /// The value after it.
    public var value: String

    /// A name and its value.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What kind of question it is.
  public enum Method: String, Sendable {
    /// Looks and changes nothing.
    case get = "GET"
    /// Changes the chronicle.
    case post = "POST"
  }

  /// Whether it looks or changes.
  public var method: Method
  /// Such as `central` or `picture.svg`.
  public var name: String
  /// The query.
  public var items: [Item]
  /// What was sent, as JSON; empty but for edits.
  public var body: [UInt8]
  /// The revision of the chronicle that an edit was made on, as `If-Match` has it, without quotation marks.
  public var revision: String?

  /// A question of a name, with a query.
  public init(
    name: String, items: [Item], method: Method = .get, body: [UInt8] = [], revision: String? = nil
  ) {
    self.method = method
    self.name = name
    self.items = items
    self.body = body
    self.revision = revision
  }
}
