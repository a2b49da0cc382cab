import Testing

@testable import CamarillaExplorer

@Suite struct HTTPRequestTests {
  private func request(_ text: String) throws -> HTTPRequest {
    try HTTPRequest(head: text.utf8, limits: ExplorerLimits())
  }

  private func status(of text: String) -> HTTPStatus? {
    do {
      _ = try request(text)
      return nil
    } catch { return (error as? HTTPFault)?.status }
  }

  @Test func aRequestIsReadWhole() throws {
    let request = try request(
      "GET /api/v1/path?year=1926&from=Jan%20Val&to=a+b&flag HTTP/1.1\r\nHost: localhost:1\r\n"
        + "Cookie: a=1\r\nX-Y:  z \r\ncookie: b=2\r\nAccept: text/html, */*\r\n")
    #expect(request.method == "GET")
    #expect(request.path == "/api/v1/path")
    #expect(
      request.query.map { "\($0.name)=\($0.value)" } == [
        "year=1926", "from=Jan Val", "to=a b", "flag=",
      ])
    #expect(request.headers["cookie"] == "a=1; b=2")
    #expect(request.headers["x-y"] == "z")
    #expect(request.keepsAlive && request.wantsPage && request.bodyCount == 0)
  }

  @Test func theAbsoluteFormNamesTheHost() throws {
    let request = try request("GET http://localhost:1?a=b HTTP/1.1\r\nHost: localhost:1\r\n")
    #expect(request.path == "/" && request.queryValue(named: "a") == "b")
    #expect(request.headers["host"] == "localhost:1")
    #expect(status(of: "GET http://evil/ HTTP/1.1\r\nHost: localhost:1\r\n") == .badRequest)
  }

  @Test func aConnectionEndsWhenOneSideSaysSo() throws {
    #expect(try !request("GET / HTTP/1.0\r\n").keepsAlive)
    #expect(try !request("GET / HTTP/1.1\r\nHost: h\r\nConnection: x, Close\r\n").keepsAlive)
  }

  @Test(arguments: [
    "", "\r\n", "GET\r\n", "GET /\r\n", "GET  / HTTP/1.1\r\n", "GET / HTTP/1.1 x\r\n",
    "G(T / HTTP/1.1\r\nHost: h\r\n", "GET / FTP/1.1\r\nHost: h\r\n", "GET / HTTP/1.1\r\n",
    "GET nowhere HTTP/1.1\r\nHost: h\r\n", "GET * HTTP/1.1\r\nHost: h\r\n",
    "GET /#x HTTP/1.1\r\nHost: h\r\n", "GET /%zz HTTP/1.1\r\nHost: h\r\n",
    "GET /%ff HTTP/1.1\r\nHost: h\r\n", "GET /%00 HTTP/1.1\r\nHost: h\r\n",
    "GET /?a=%0 HTTP/1.1\r\nHost: h\r\n", "GET /?a=%00 HTTP/1.1\r\nHost: h\r\n",
    "GET /é HTTP/1.1\r\nHost: h\r\n", "GET /\u{0} HTTP/1.1\r\nHost: h\r\n",
    "GET / HTTP/1.1\r\nHost: h\r\nHost: h\r\n", "GET / HTTP/1.1\r\nHost : h\r\n",
    "GET / HTTP/1.1\r\nHost: h\r\n folded: x\r\n", "GET / HTTP/1.1\r\nHost: h\r\n: x\r\n",
    "GET / HTTP/1.1\r\nHost: h\r\nX\r\n", "GET / HTTP/1.1\nHost: h\n",
    "GET / HTTP/1.1\r\nHost: h\rX: y\r\n", "GET / HTTP/1.1\r\nHost: h\u{0}\r\n",
    "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n",
    "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n",
    "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: +1\r\n",
    "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0x1\r\n",
    "POST / HTTP/1.1\r\nHost: h\r\nContent-Length:\r\n",
  ])
  func whatIsNoRequestIsRefused(text: String) {
    #expect(status(of: text) == .badRequest)
  }

  @Test func someFaultsHaveAStatusOfTheirOwn() {
    let host = "Host: h\r\n"
    #expect(status(of: "GET / HTTP/2.0\r\n" + host) == .versionNotSupported)
    let chunked = "Transfer-Encoding: chunked\r\n"
    #expect(status(of: "POST / HTTP/1.1\r\n" + host + chunked) == .lengthRequired)
    #expect(
      status(of: "POST / HTTP/1.1\r\n" + host + chunked + "Content-Length: 3\r\n")
        == .lengthRequired)
    #expect(status(of: "POST / HTTP/1.1\r\n" + host + "Expect: x\r\n") == .expectationFailed)
    let many = (0..<101).map { "x\($0): y\r\n" }.joined()
    #expect(status(of: "GET / HTTP/1.1\r\n" + many) == .headerFieldsTooLarge)
    let long = String(repeating: "a", count: 9000)
    #expect(status(of: "GET /\(long) HTTP/1.1\r\n" + host) == .uriTooLong)
  }

  @Test func aLengthBeyondAllNumbersIsTooLarge() throws {
    let digits = String(repeating: "9", count: 60)
    #expect(
      try request("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: \(digits)\r\n").bodyCount == .max)
  }

  /// What RFC 9110 itself gives, and days around leap years as calendars have them.
  @Test(arguments: [
    (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
    (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (951_868_799, "Tue, 29 Feb 2000 23:59:59 GMT"),
    (1_709_251_200, "Fri, 01 Mar 2024 00:00:00 GMT"),
    (1_798_761_599, "Thu, 31 Dec 2026 23:59:59 GMT"),
  ])
  func datesAreWrittenAsHTTPHasThem(time: Int, text: String) {
    #expect("\(HTTPDate(time: time))" == text)
  }
}
