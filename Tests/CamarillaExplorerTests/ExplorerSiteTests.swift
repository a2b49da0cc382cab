import Testing

@testable import CamarillaExplorer

@Suite struct ExplorerSiteTests {
  private static let host = "127.0.0.1:8080"

  private func site(_ answer: ExplorerAnswer? = nil, place: String = "") -> ExplorerSite {
    ExplorerSite(
      gate: ExplorerGate(hosts: .named(["127.0.0.1"]), port: 8080, token: "secret"), place: place,
      changing: ["edits"], queue: QuestionQueue(atOnce: 1, mostWaiting: 1),
      responder: { question in
        answer
          ?? ExplorerAnswer(
            status: .ok, contentType: "text/plain",
            body: Array("\(question.method) \(question.name) \(question.items.count)".utf8),
            commandLine: "camarilla é", tag: "a\"b", fileName: "x.txt")
      })
  }

  private func request(
    _ path: String, method: String = "GET", headers: [String: String] = [:],
    query: [ExplorerQuestion.Item] = []
  ) -> HTTPRequest {
    var request = HTTPRequest(method: method, path: path, query: query)
    request.headers = ["host": Self.host, "cookie": "camarilla-8080=secret"]
      .merging(headers) { $1 }
    return request
  }

  /// What a request gets, from the gate or behind it.
  private func response(to request: HTTPRequest, of site: ExplorerSite) async -> HTTPResponse {
    if let refusal = site.refusal(of: request) { return refusal }
    return await site.response(to: request)
  }

  @Test func aQuestionIsAnswered() async {
    let response = await response(
      to: request("/api/v1/central", query: [.init(name: "year", value: "1937")]), of: site())
    #expect(response.status == .ok)
    #expect(String(decoding: response.body, as: UTF8.self) == "get central 1")
    #expect(response["Camarilla-Command"] == "camarilla%20%C3%A9")
    #expect(response["ETag"] == "\"a_b\"")
    #expect(response["Cache-Control"] == "no-cache")
    #expect(response["Content-Disposition"] == nil)
  }

  @Test(arguments: ["\"a_b\"", "W/\"a_b\"", "\"x\", \"a_b\"", "*"])
  func whoHasTheAnswerIsToldSo(header: String) async {
    let response = await response(
      to: request("/api/v1/central", headers: ["if-none-match": header]), of: site())
    #expect(response.status == .notModified && response.body.isEmpty)
    #expect(response["ETag"] == "\"a_b\"")
    let text = String(
      decoding: response.bytes(isClosing: false, hasBody: true, time: 0), as: UTF8.self)
    #expect(!text.contains("Content-Length"))
  }

  @Test func anotherTagIsNoHelp() async {
    let response = await response(
      to: request("/api/v1/central", headers: ["if-none-match": "\"a\""]), of: site())
    #expect(response.status == .ok)
  }

  @Test func filesOfThePageHaveTagsToo() async throws {
    let first = await response(to: request("/"), of: site())
    let tag = try #require(first["ETag"])
    let again = await response(to: request("/", headers: ["if-none-match": tag]), of: site())
    #expect(first.status == .ok && !first.body.isEmpty)
    #expect(again.status == .notModified)
  }

  /// What is gone is not asked for again as what is only in use for a moment.
  @Test(arguments: [true, false])
  func whatIsInUseIsToBeAskedAgain(isBusy: Bool) async {
    let answer = ExplorerAnswer(
      status: .unavailable, contentType: "application/json", body: [], isBusy: isBusy)
    let response = await response(to: request("/api/v1/central"), of: site(answer))
    #expect(response.status == .serviceUnavailable)
    #expect(response["Retry-After"] == (isBusy ? "1" : nil))
  }

  /// Browsers complain of the policy where they don't heed it: over plain HTTP from another machine.
  @Test(arguments: [
    ("127.0.0.1", true), ("localhost", true), ("[::1]", true), ("192.168.0.7", false),
    ("127.example", false),
  ])
  func thePageKeepsToItselfWhereBrowsersLetIt(name: String, isKept: Bool) async {
    var site = site()
    site = ExplorerSite(
      gate: ExplorerGate(hosts: .named([name]), port: 8080, token: "secret"), place: "",
      changing: [], queue: site.queue, responder: site.responder)
    let page = await response(to: request("/", headers: ["host": name + ":8080"]), of: site)
    #expect(page.status == .ok)
    #expect(page["Cross-Origin-Opener-Policy"] == (isKept ? "same-origin" : nil))
  }

  @Test func whatIsUntaggedIsNotKept() async {
    let answer = ExplorerAnswer(status: .badRequest, contentType: "application/json", body: [])
    let response = await response(to: request("/api/v1/central"), of: site(answer))
    #expect(response.status == .badRequest)
    #expect(response["Cache-Control"] == "no-store")
  }

  @Test func aFileIsKeptUnderItsName() async {
    let response = await response(
      to: request("/api/v1/central", query: [.init(name: "download", value: "true")]), of: site())
    #expect(response["Content-Disposition"] == "attachment; filename=\"x.txt\"")
  }

  /// Clients take headers of some kilobytes; a text that was edited may be longer.
  @Test(arguments: [(1_000, true), (5_000, false)])
  func aLongCommandIsNoHeader(length: Int, isThere: Bool) async {
    let command = String(repeating: "x", count: length)
    let answer = ExplorerAnswer(
      status: .ok, contentType: "text/plain", body: [], commandLine: command, tag: "a",
      fileName: nil)
    let response = await response(to: request("/api/v1/info"), of: site(answer))
    #expect(response["Camarilla-Command"] == (isThere ? command : nil))
  }

  @Test func theTokenLeadsToThePlaceWithoutIt() async {
    let response = await response(
      to: request("/", query: [.init(name: "token", value: "secret")]),
      of: site(place: "1926-05"))
    #expect(response.status == .seeOther)
    #expect(response["Location"] == "/#1926-05")
  }

  /// What else the address asks for is the page's language; nothing that is none gets into a header.
  @Test(arguments: [("de", "/?lang=de"), ("x\r\nSet-Cookie: a=b", "/"), ("", "/")])
  func theLanguageStays(language: String, location: String) async {
    let response = await response(
      to: request(
        "/", query: [.init(name: "token", value: "secret"), .init(name: "lang", value: language)]),
      of: site())
    #expect(response["Location"] == location)
    #expect(response["Set-Cookie"]?.hasPrefix("camarilla-8080=secret;") == true)
  }

  @Test func peopleGetPagesAndProgramsJSON() async {
    let stranger = ["cookie": "", "accept": "text/html"]
    let page = await response(to: request("/", headers: stranger), of: site())
    #expect(page.status == .unauthorized)
    #expect(page["Content-Type"] == "text/html; charset=utf-8")
    let json = await response(to: request("/api/v1/info", headers: stranger), of: site())
    #expect(json.status == .unauthorized)
    #expect(json["Content-Type"] == "application/json")
    let missing = await response(to: request("/nothing"), of: site())
    #expect(missing.status == .notFound)
    #expect(missing["Content-Type"] == "text/plain; charset=utf-8")
  }

  @Test func otherMethodsAreToldWhichThereAre() async {
    let page = await response(to: request("/", method: "POST"), of: site())
    #expect(page.status == .methodNotAllowed && page["Allow"] == "GET, HEAD")
    let question = await response(to: request("/api/v1/info", method: "PUT"), of: site())
    #expect(question.status == .methodNotAllowed && question["Allow"] == "GET, HEAD")
    for type in ["text/plain", "application/json"] {
      // Whatever is sent along, nothing is changed by it.
      let sent = await response(
        to: request("/api/v1/info", method: "POST", headers: ["content-type": type]), of: site())
      #expect(sent.status == .methodNotAllowed && sent["Allow"] == "GET, HEAD")
      #expect(sent["Content-Type"] == "application/json")
    }
    for method in ["GET", "HEAD", "PUT"] {
      let change = await response(to: request("/api/v1/edits", method: method), of: site())
      #expect(change.status == .methodNotAllowed && change["Allow"] == "POST")
    }
    let answer = ExplorerAnswer(
      status: .methodNotAllowed, contentType: "application/json", body: [])
    let edit = await response(to: request("/api/v1/other"), of: site(answer))
    #expect(edit["Allow"] == "POST")
  }

  /// What can't be read is refused as everything else is, unless it is certain that no program has sent it.
  @Test(arguments: [
    ("", true), ("GET", true), ("GET ", true), ("GET /", true), ("GET /ap", true),
    ("GET /api/v1/" + String(repeating: "a", count: 100), true),
    ("GET /api/v1/info HTTP/3", true), ("GET  /page/x HTTP/1.1", true), ("\u{16}\u{3}", true),
    ("GET http://127.0.0.1:8080/x HTTP/1.1", true), ("GET * HTTP/1.1", true),
    ("GET / HTTP/2.0\r\nHost: x", false), ("GET /page/page.css HTTP/1.1\r\nX", false),
    ("GET /" + String(repeating: "a", count: 100), false),
  ])
  func whatCannotBeReadIsRefusedInJSON(head: String, isJSON: Bool) {
    let fault = HTTPFault(status: .badRequest, message: "a \"line\"; expected another")
    let response = site().response(to: fault, head: Array(head.utf8))
    #expect(response.status == .badRequest)
    #expect(
      response["Content-Type"] == (isJSON ? "application/json" : "text/plain; charset=utf-8"))
    let text = String(decoding: response.body, as: UTF8.self)
    #expect(
      text
        == (isJSON
          ? "{\"message\":\"a 'line'; expected another\"}" : "a \"line\"; expected another\n"))
  }

  @Test func whatTakesLittleWorkWaitsForNothingElse() async throws {
    let (gate, open) = AsyncStream<Void>.makeStream()
    let (started, start) = AsyncStream<Void>.makeStream()
    let site = ExplorerSite(
      gate: ExplorerGate(hosts: .named(["127.0.0.1"]), port: 8080, token: "secret"), place: "",
      changing: [], light: ["info"], queue: QuestionQueue(atOnce: 1, mostWaiting: 0),
      lightQueue: QuestionQueue(atOnce: 1, mostWaiting: 0),
      responder: { question in
        if question.name == "central" {
          start.yield()
          for await _ in gate { break }
        }
        return ExplorerAnswer(status: .ok, contentType: "text/plain", body: [])
      })
    let long = Task { [self] in await response(to: request("/api/v1/central"), of: site) }
    for await _ in started { break }
    #expect(await response(to: request("/api/v1/info"), of: site).status == .ok)
    let other = await response(to: request("/api/v1/factions"), of: site)
    #expect(other.status == .serviceUnavailable && other["Retry-After"] == "1")
    open.yield()
    #expect(await long.value.status == .ok)
  }

  @Test func editsAreJSON() async {
    let plain = await response(to: request("/api/v1/edits", method: "POST"), of: site())
    #expect(plain.status == .unsupportedMediaType)
    let json = await response(
      to: request(
        "/api/v1/edits", method: "POST",
        headers: ["content-type": "application/json; charset=utf-8"]),
      of: site())
    #expect(String(decoding: json.body, as: UTF8.self) == "post edits 0")
  }

  @Test func everyAnswerForbidsWhatIsForeign() async {
    for path in ["/", "/page.js", "/nothing", "/api/v1/info"] {
      let response = await response(to: request(path), of: site())
      #expect(response["Content-Security-Policy"]?.contains("default-src 'none'") == true)
      #expect(response["X-Content-Type-Options"] == "nosniff")
      #expect(response["Access-Control-Allow-Origin"] == nil)
    }
  }
}
