/// What an explorer's question is answered with.
public struct ExplorerAnswer: Equatable, Sendable {
  /// Whether there is an answer, as HTTP says it.
  public enum Status: Int, Sendable {
    /// Here it is.
    case ok = 200
    /// The question makes no sense as it is.
    case badRequest = 400
    /// The chronicle is not to be changed here.
    case forbidden = 403
    /// Nothing is called that.
    case notFound = 404
    /// It is there, and is asked in another way.
    case methodNotAllowed = 405
    /// Another edit came first; the body has both versions.
    case conflict = 409
    /// An edit must say which revision it was made on.
    case preconditionRequired = 428
    /// Something that isn't the asker's fault.
    case unavailable = 503
  }

  /// Whether there is one.
  public var status: Status
  /// The type of the body, as MIME has it.
  public var contentType: String
  /// The answer itself.
  public var body: [UInt8]
  /// The command line that gives the same answer.
  public var commandLine: String?
  /// What the answer was made of, for `ETag`: the same bytes as long as it stays; nil for what changes with each asking.
  public var tag: String?
  /// What the answer is called as a file, in ASCII without blanks, where somebody keeps it (`download=true`).
  public var fileName: String?
  /// Whether it is to be asked again soon, as another program has the chronicle for a moment.
  public var isBusy: Bool

  /// An answer of a type.
  public init(
    status: Status, contentType: String, body: [UInt8], commandLine: String? = nil,
    tag: String? = nil, fileName: String? = nil, isBusy: Bool = false
  ) {
    self.status = status
    self.contentType = contentType
    self.body = body
    self.commandLine = commandLine
    self.tag = tag
    self.fileName = fileName
    self.isBusy = isBusy
  }
}
