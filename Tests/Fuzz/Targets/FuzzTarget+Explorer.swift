@testable import CamarillaCommand
@testable import CamarillaExplorer

extension FuzzTarget {
  /// What a client sends to the explorer's server: a head, an empty line, a body.
  static let explorer = FuzzTarget("explorer") { input in
    var (head, body) = (input, [UInt8]())
    let end = Array("\r\n\r\n".utf8)
    if let range = input.firstRange(of: end) {
      head = Array(input[..<(range.lowerBound + 2)])
      body = Array(input[range.upperBound...])
    }
    guard let request = try? HTTPRequest(head: head, limits: ExplorerLimits()) else { return }
    checkTarget(of: request)
    let question = ExplorerQuestion(
      name: request.path.split(separator: "/").last.map(String.init) ?? "", items: request.query,
      method: request.method == "POST" ? .post : .get, body: body)
    guard let words = try? words(answering: question) else { return }
    let options = words.prefix { $0 != "--" }
    let settled = ["--output", "--chronicle", "--replace", "--format"]
    require(
      !options.contains { option in settled.contains { option.hasPrefix($0) } },
      "a client says what is read or written: \(words)")
    _ = refusal(of: words)
  }

  /// The words of the command line that answers a question, without what names the chronicle or the file that it writes.
  private static func words(answering question: ExplorerQuestion) throws -> [String] {
    if question.method == .post { return try EditRequest(question.body).words(store: "") }
    guard let target = ExplorerTarget.all[question.name], let parameters = target.parameters else {
      throw CommandFailure(status: .usage, message: "no question is called '\(question.name)'")
    }
    return [target.commandName]
      + (try ExplorerArguments(items: question.items, parameters: parameters)).words
  }

  /// The path and query of a request, encoded and read again, are the same.
  private static func checkTarget(of request: HTTPRequest) {
    let query = request.query.map { encoded($0.name) + "=" + encoded($0.value) }
    let target =
      "/" + encoded(String(request.path.dropFirst()))
      + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    let head = "GET \(target) HTTP/1.1\r\nHost: h\r\n"
    var limits = ExplorerLimits()
    limits.requestLine = .max
    let again = try? HTTPRequest(head: head.utf8, limits: limits)
    require(
      again?.path == request.path && again?.query == request.query,
      "\(target) is read as \(String(describing: again))")
  }

  private static func encoded(_ text: String) -> String {
    text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
