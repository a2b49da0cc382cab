internal import FlyingFox
internal import Foundation

/// What is at each path of the server.
struct ExplorerSite: Sendable {
  let gate: ExplorerGate
  let responder: Explorer.Responder

  private static let interface = "/api/v1/"

  /// On every answer: nothing is kept, nothing is loaded from elsewhere, nobody frames the page.
  private static let headers: [(HTTPHeader, String)] = [
    (.cacheControl, "no-store"),
    (HTTPHeader("X-Content-Type-Options"), "nosniff"),
    (HTTPHeader("Referrer-Policy"), "no-referrer"),
    (
      HTTPHeader("Content-Security-Policy"),
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
  ]

  func response(to request: HTTPRequest) async -> HTTPResponse {
    var response = await answer(to: request)
    for (header, value) in Self.headers { response.headers[header] = value }
    return response
  }

  private func answer(to request: HTTPRequest) async -> HTTPResponse {
    let verdict = gate.verdict(
      host: request.headers[.host], origin: request.headers[HTTPHeader("Origin")],
      cookie: request.headers[.cookie], queryToken: request.query["token"])
    switch verdict {
    case .forbidden:
      return refusal(.forbidden, "this server answers only the pages it has served itself")
    case .unauthorized:
      return refusal(.unauthorized, "open the address that camarilla explore has printed")
    case .welcome, .open: break
    }
    guard request.method == .GET else { return refusal(.methodNotAllowed, "expected GET") }
    if verdict == .welcome {
      // The token does not stay in the address, where a history or a screenshot would show it.
      return HTTPResponse(
        statusCode: HTTPStatusCode(303, phrase: "See Other"),
        headers: [.location: "/", .setCookie: gate.cookie])
    }
    if request.path.hasPrefix(Self.interface) {
      return await answer(
        ExplorerQuestion(
          name: String(request.path.dropFirst(Self.interface.count)),
          items: request.query.map { .init(name: $0.name, value: $0.value) }))
    }
    guard let file = ExplorerFile(path: request.path) else {
      return refusal(.notFound, "nothing is here")
    }
    return HTTPResponse(
      statusCode: .ok, headers: [.contentType: file.contentType], body: Data(file.content))
  }

  private func answer(_ question: ExplorerQuestion) async -> HTTPResponse {
    let answer = await responder(question)
    let status: HTTPStatusCode =
      switch answer.status {
      case .ok: .ok
      case .badRequest: .badRequest
      case .forbidden: .forbidden
      case .notFound: .notFound
      case .methodNotAllowed: .methodNotAllowed
      case .conflict: .conflict
      case .preconditionRequired: .preconditionRequired
      case .unavailable: .serviceUnavailable
      }
    var response = HTTPResponse(
      statusCode: status, headers: [.contentType: answer.contentType], body: Data(answer.body))
    // A header has room for ASCII alone; names of figures have more.
    response.headers[HTTPHeader("Camarilla-Command")] = answer.commandLine?
      .addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
    return response
  }

  private func refusal(_ status: HTTPStatusCode, _ message: String) -> HTTPResponse {
    HTTPResponse(
      statusCode: status, headers: [.contentType: "text/plain; charset=utf-8"],
      body: Data((message + "\n").utf8))
  }
}
