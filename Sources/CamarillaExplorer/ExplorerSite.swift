/// What is at each path of the server.
struct ExplorerSite: Sendable {
  let gate: ExplorerGate
  /// Where the page opens, as the part of its address behind `#`.
  let place: String
  /// The questions that change something: they alone come by POST.
  let changing: Set<String>
  /// The questions that take little work.
  var light: Set<String> = []
  let queue: QuestionQueue
  /// Where questions that take little work wait for none but each other; nil where all wait together.
  var lightQueue: QuestionQueue?
  let responder: Explorer.Responder

  private static let interface = "/api/v1/"

  /// On every answer: nothing is loaded from elsewhere, nobody frames the page, no address is passed on.
  private static let fields: [HTTPResponse.Field] = [
    .init(name: "X-Content-Type-Options", value: "nosniff"),
    .init(name: "Referrer-Policy", value: "no-referrer"),
    .init(name: "Cross-Origin-Resource-Policy", value: "same-origin"),
    .init(
      name: "Content-Security-Policy",
      value:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self';"
        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
  ]

  /// Whether a request is for something that has to be worked out.
  func takesLong(_ request: HTTPRequest) -> Bool { request.path.hasPrefix(Self.interface) }

  /// What whoever is not let in gets, and who asks in a way that nothing is asked in; nil for all others.
  func refusal(of request: HTTPRequest) -> HTTPResponse? {
    switch verdict(of: request) {
    case .forbidden: return finished(ExplorerPage.forbidden.response(to: request))
    case .unauthorized: return finished(ExplorerPage.unauthorized.response(to: request))
    case .welcome, .open: break
    }
    let isChange = takesLong(request) && changing.contains(Self.name(of: request))
    let methods = isChange ? ["POST"] : ["GET", "HEAD"]
    guard !methods.contains(request.method) else { return nil }
    var response = ExplorerPage.wrongMethod(methods).response(to: request)
    response["Allow"] = methods.joined(separator: ", ")
    return finished(response)
  }

  /// Answers a request that ``refusal(of:)`` has let through, with its body read.
  func response(to request: HTTPRequest) async -> HTTPResponse {
    finished(await answer(to: request))
  }

  /// What is said of a request that could not be read: in JSON, unless it is certain that it asks for something else
  /// than the interface.
  ///
  /// - Parameter head: as much as has come of the head.
  func response(to fault: HTTPFault, head: [UInt8]) -> HTTPResponse {
    finished(
      ExplorerPage(status: fault.status, message: fault.message)
        .response(inJSON: !Self.isOfPage(head: head)))
  }

  /// Whether a head, which may have something wrong with it, asks for a path outside the interface.
  private static func isOfPage(head: [UInt8]) -> Bool {
    let interface = "/api/".utf8
    let line = head.prefix { $0 != .carriageReturn && $0 != .lineFeed }
    let words = line.split(separator: .space, maxSplits: 2, omittingEmptySubsequences: false)
    guard words.count >= 2, words[0].allSatisfy(\.isTokenCharacter), !words[0].isEmpty,
      let path = words.dropFirst().first, path.first == UInt8(ascii: "/")
    else { return false }
    // Of a path that breaks off nobody knows how it goes on.
    return words.count == 2 && path.count < interface.count
      ? !interface.starts(with: path) : !path.starts(with: interface)
  }

  /// What a request asks of the interface.
  private static func name(of request: HTTPRequest) -> String {
    String(request.path.dropFirst(interface.count))
  }

  private func finished(_ response: HTTPResponse) -> HTTPResponse {
    var response = response
    response.fields += Self.fields
    // What has a tag may be kept, and is asked for again each time.
    if response["Cache-Control"] == nil {
      response["Cache-Control"] = response["ETag"] == nil ? "no-store" : "no-cache"
    }
    return response
  }

  private func verdict(of request: HTTPRequest) -> ExplorerGate.Verdict {
    gate.verdict(
      host: request.headers["host"], origin: request.headers["origin"],
      cookie: request.headers["cookie"], queryToken: request.queryValue(named: "token"))
  }

  private func answer(to request: HTTPRequest) async -> HTTPResponse {
    if verdict(of: request) == .welcome {
      // The token does not stay in the address, where a history or a screenshot would show it.
      return HTTPResponse(
        status: .seeOther,
        fields: [
          .init(
            name: "Location",
            value: "/" + (language(of: request).map { "?lang=" + $0 } ?? "")
              + (place.isEmpty ? "" : "#" + place)),
          .init(name: "Set-Cookie", value: gate.cookie),
        ])
    }
    guard takesLong(request) else {
      var response = file(for: request)
      // Over plain HTTP browsers heed it from their own machine alone, and complain of it else.
      if gate.isOfThisMachine(host: request.headers["host"]) {
        response["Cross-Origin-Opener-Policy"] = "same-origin"
      }
      return response
    }
    let isPost = request.method == "POST"
    if isPost, !request.isJSON {
      return ExplorerPage(status: .unsupportedMediaType, message: "expected application/json")
        .response(to: request)
    }
    let question = ExplorerQuestion(
      name: Self.name(of: request), items: request.query,
      method: isPost ? .post : .get, body: request.body, revision: request.revision)
    let queue = light.contains(question.name) ? lightQueue ?? queue : queue
    do {
      return response(try await queue.run { await responder(question) }, to: request)
    } catch {
      // There is no room, for the question to wait or for its connection.
      var response = ExplorerPage.busy.response(to: request)
      response.fields.append(.retryAfter)
      return response
    }
  }

  private func file(for request: HTTPRequest) -> HTTPResponse {
    guard let file = ExplorerFile(path: request.path) else {
      return ExplorerPage.missing.response(to: request)
    }
    let response = HTTPResponse(
      status: .ok, fields: [.init(name: "Content-Type", value: file.contentType)],
      body: file.content)
    return tagged(response, tag: file.tag, request: request)
  }

  /// A response with its tag; without its body, where whoever asks has it.
  private func tagged(
    _ response: HTTPResponse, tag: EntityTag, request: HTTPRequest
  ) -> HTTPResponse {
    var response = response
    response["ETag"] = tag.text
    if tag.isKnown(to: request.headers["if-none-match"]) {
      response.status = .notModified
      response.body = []
    }
    return response
  }

  /// The language that the page is asked for in its address; nil for none, or what is none.
  private func language(of request: HTTPRequest) -> String? {
    request.queryValue(named: "lang").flatMap { tag in
      (1...16).contains(tag.utf8.count)
        && tag.allSatisfy { $0 == "-" || ($0.isASCII && $0.isLetter) }
        ? tag : nil
    }
  }

  /// The most bytes of a header that clients commonly take, with room for the others.
  private static let longestCommand = 4_096

  private func response(_ answer: ExplorerAnswer, to request: HTTPRequest) -> HTTPResponse {
    var response = HTTPResponse(
      status: HTTPStatus(rawValue: answer.status.rawValue) ?? .internalServerError,
      fields: [.init(name: "Content-Type", value: answer.contentType)], body: answer.body)
    // A header has room for ASCII alone; names of figures have more.
    if let command = answer.commandLine?.percentEncoded, command.utf8.count <= Self.longestCommand {
      response["Camarilla-Command"] = command
    }
    if request.queryValue(named: "download") == "true", let name = answer.fileName {
      response["Content-Disposition"] = "attachment; filename=\"\(name)\""
    }
    if answer.status == .methodNotAllowed {
      response["Allow"] = request.method == "POST" ? "GET, HEAD" : "POST"
    }
    if answer.isBusy { response.fields.append(.retryAfter) }
    guard let tag = answer.tag, answer.status == .ok else { return response }
    if request.method == "POST" {
      response["ETag"] = EntityTag(tag).text
      return response
    }
    return tagged(response, tag: EntityTag(tag), request: request)
  }
}

extension HTTPRequest {
  fileprivate var isJSON: Bool {
    (headers["content-type"] ?? "").lowercased().prefix { $0 != ";" && $0 != " " }
      == "application/json"
  }

  /// What an edit was made on, without the quotation marks that `If-Match` has.
  fileprivate var revision: String? {
    headers["if-match"].map { text in
      text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
        ? String(text.dropFirst().dropLast()) : text
    }
  }
}

extension String {
  /// With everything but letters, digits and what a path may have in it percent-encoded.
  package var percentEncoded: String {
    utf8.map { byte in
      let scalar = UnicodeScalar(byte)
      let isPlain =
        scalar.isASCII && (byte.isTokenCharacter && scalar != "%" || "/=,()".utf8.contains(byte))
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(scalar) : "%" + (byte < 16 ? "0" : "") + digits
    }.joined()
  }
}
