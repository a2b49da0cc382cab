/// A message to a person, as a small page; to a program, as JSON.
struct ExplorerPage: Sendable {
  var status: HTTPStatus
  /// What a program is told: one sentence without a full stop.
  var message: String
  /// What stands above and in the page.
  var title: String?
  var text: String?

  static let unauthorized = ExplorerPage(
    status: .unauthorized, message: "open the address that camarilla explore has printed",
    title: "This page needs its full address",
    text:
      "Open the address that “camarilla explore” has printed in the terminal, with everything behind"
      + " “token=”. It changes with every start.")
  static let forbidden = ExplorerPage(
    status: .forbidden, message: "this server answers only the pages it has served itself",
    title: "Not from here",
    text: "Open the address that “camarilla explore” has printed, as it stands there.")
  static let missing = ExplorerPage(
    status: .notFound, message: "nothing is here", title: "Nothing is here",
    text: "The explorer’s page is one level up, at “/”.")
  static let busy = ExplorerPage(
    status: .serviceUnavailable, message: "too many questions at once; ask again in a second")

  static func wrongMethod(_ methods: [String]) -> ExplorerPage {
    ExplorerPage(
      status: .methodNotAllowed, message: "expected \(methods.joined(separator: ", "))")
  }

  /// A page for browsers that open one, JSON for the interface, else a line of text.
  func response(to request: HTTPRequest) -> HTTPResponse {
    let isOfInterface = request.path.hasPrefix("/api/")
    guard let title, let text, request.wantsPage, !isOfInterface else {
      return response(inJSON: isOfInterface)
    }
    // Nothing of a request is in it, so nothing is to be escaped; and no style, which the page's policy forbids.
    let page = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <title>\(title)</title></head>
      <body><h1>\(title)</h1><p>\(text)</p></body></html>

      """
    return HTTPResponse(
      status: status, fields: [.init(name: "Content-Type", value: "text/html; charset=utf-8")],
      body: Array(page.utf8))
  }

  /// The message by itself. It holds no quotation marks that JSON would want escaped, nor anything of a request.
  func response(inJSON: Bool) -> HTTPResponse {
    let (type, text) =
      inJSON
      ? ("application/json", "{\"message\":\"\(message.replacing("\"", with: "'"))\"}")
      : ("text/plain; charset=utf-8", message + "\n")
    return HTTPResponse(
      status: status, fields: [.init(name: "Content-Type", value: type)], body: Array(text.utf8))
  }
}
