/// A request whose head has been read and found right.
struct HTTPRequest: Equatable, Sendable {
  /// Such as `GET`, in capitals as it was sent.
  var method: String
  /// The path, decoded.
  var path: String
  /// The query, decoded, in order.
  var query: [ExplorerQuestion.Item] = []
  /// By names in small letters; several fields of a name are one, with commas (cookies: semicolons) between.
  var headers: [String: String] = [:]
  /// How many bytes of body follow the head.
  var bodyCount = 0
  /// Whether the client asks for another answer on this connection.
  var keepsAlive = true
  /// Whether the client passes over interim answers, as HTTP/1.0 had none.
  var knowsInterim = true
  /// Whether the client waits to be told that its body is wanted.
  var expectsContinue = false
  /// What followed the head.
  var body: [UInt8] = []

  /// The first value of a name in the query.
  func queryValue(named name: String) -> String? { query.first { $0.name == name }?.value }

  /// Whether a browser asks, which shows pages to a person.
  var wantsPage: Bool { headers["accept"]?.contains("text/html") ?? false }
}
