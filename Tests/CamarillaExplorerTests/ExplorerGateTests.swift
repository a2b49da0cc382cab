import Testing

@testable import CamarillaExplorer

@Suite struct ExplorerGateTests {
  private let gate = ExplorerGate(
    hosts: .named(["127.0.0.1", "localhost"]), port: 8080, token: "secret")

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

  @Test func aServerAtAllAddressesIsAskedForByNumbersAlone() {
    let gate = ExplorerGate(hosts: .anyAddress, port: 8080, token: "secret")
    func verdict(_ host: String) -> ExplorerGate.Verdict {
      gate.verdict(host: host, origin: nil, cookie: nil, queryToken: "secret")
    }
    for host in [
      "192.168.1.5:8080", "127.0.0.1:8080", "localhost:8080", "[::1]:8080", "[fe80::1]:8080",
    ] {
      #expect(verdict(host) == .welcome, "\(host)")
    }
    for host in [
      "evil.example:8080", "192.168.1.5:80", "192.168.1.5", "1.2.3:8080", "1.2.3.4.5:8080",
      "1.2.3.400:8080",
      "1.2.3.a:8080", "[evil]:8080", "[]:8080", ":8080", "1.2.3.4.evil.example:8080",
    ] {
      #expect(verdict(host) == .forbidden, "\(host)")
    }
  }

  @Test func theUsualPortOfHTTPIsLeftOut() {
    let gate = ExplorerGate(hosts: .named(["127.0.0.1"]), port: 80, token: "secret")
    for host in ["127.0.0.1", "127.0.0.1:80"] {
      #expect(
        gate.verdict(host: host, origin: "http://127.0.0.1", cookie: nil, queryToken: "secret")
          == .welcome)
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
