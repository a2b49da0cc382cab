/// What is asked of an explorer: the end of a path below `/api/v1/`, and its query in order.
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

  /// Such as `central` or `picture.svg`.
  public var name: String
  /// The query.
  public var items: [Item]

  /// A question of a name, with a query.
  public init(name: String, items: [Item]) {
    self.name = name
    self.items = items
  }
}

/// What an explorer's question is answered with.
public struct ExplorerAnswer: Equatable, Sendable {
  /// Whether there is an answer, as HTTP says it.
  public enum Status: Int, Sendable {
    /// Here it is.
    case ok = 200
    /// The question makes no sense as it is.
    case badRequest = 400
    /// Nothing is called that.
    case notFound = 404
  }

  /// Whether there is one.
  public var status: Status
  /// The type of the body, as MIME has it.
  public var contentType: String
  /// The answer itself.
  public var body: [UInt8]
  /// The command line that gives the same answer.
  public var commandLine: String?

  /// An answer of a type.
  public init(status: Status, contentType: String, body: [UInt8], commandLine: String? = nil) {
    self.status = status
    self.contentType = contentType
    self.body = body
    self.commandLine = commandLine
  }
}
