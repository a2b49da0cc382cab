import Testing

@testable import CamarillaExplorer

@Suite struct ExplorerGateTests {
  private let gate = ExplorerGate(port: 8080, token: "secret")

  private func verdict(
    host: String? = "127.0.0.1:8080", origin: String? = nil, cookie: String? = nil,
    queryToken: String? = nil
  ) -> ExplorerGate.Verdict {
    gate.verdict(host: host, origin: origin, cookie: cookie, queryToken: queryToken)
  }

  @Test func theTokenOpensOnceAndTheCookieFromThenOn() {
    #expect(verdict() == .unauthorized)
    #expect(verdict(queryToken: "secret") == .welcome)
    #expect(verdict(cookie: "camarilla-8080=secret") == .open)
    #expect(verdict(cookie: "other=1; camarilla-8080=secret") == .open)
  }

  @Test(arguments: ["", "secre", "secrets", "Secret", "secreT"])
  func aGuessStaysOutside(guess: String) {
    #expect(verdict(queryToken: guess) == .unauthorized)
    #expect(verdict(cookie: "camarilla-8080=\(guess)") == .unauthorized)
  }

  @Test func theCookieOfAnotherPortIsNone() {
    #expect(verdict(cookie: "camarilla-8081=secret") == .unauthorized)
    #expect(verdict(cookie: "camarilla=secret") == .unauthorized)
  }

  @Test(arguments: [nil, "", "127.0.0.1", "127.0.0.1:80", "evil.example:8080", "evil.example"])
  func aForeignHostIsForbiddenWhateverItKnows(host: String?) {
    #expect(verdict(host: host, cookie: "camarilla-8080=secret") == .forbidden)
    #expect(verdict(host: host, queryToken: "secret") == .forbidden)
  }

  @Test(arguments: ["null", "http://evil.example", "https://127.0.0.1:8080", "http://127.0.0.1:80"])
  func aForeignOriginIsForbiddenWhateverItKnows(origin: String) {
    #expect(verdict(origin: origin, cookie: "camarilla-8080=secret") == .forbidden)
  }

  @Test func itsOwnPageIsNoForeignOrigin() {
    for origin in ["http://127.0.0.1:8080", "http://localhost:8080"] {
      #expect(verdict(origin: origin, cookie: "camarilla-8080=secret") == .open)
    }
  }

  @Test func theCookieIsOutOfReachOfScriptsAndOtherSites() {
    #expect(gate.cookie == "camarilla-8080=secret; Path=/; HttpOnly; SameSite=Strict")
  }

  @Test func tokensAreLongAndDiffer() {
    let tokens = (0..<100).map { _ in Explorer.randomToken() }
    #expect(Set(tokens).count == 100)
    #expect(tokens.allSatisfy { $0.count == 32 && $0.allSatisfy(\.isHexDigit) })
  }
}
