/// Who is let in: requests that were meant for this server, of somebody who was given its token.
struct ExplorerGate: Equatable, Sendable {
  let port: UInt16
  let token: String

  enum Verdict: Equatable {
    /// The token was in the address; the cookie takes its place from now on.
    case welcome
    case open
    case unauthorized
    case forbidden
  }

  /// Browsers send cookies of a host to all its ports; a second explorer is not to take this one's place.
  private var cookieName: String { "camarilla-\(port)" }

  /// What sets the cookie: scripts can't read it, and other sites' pages can't have it sent.
  var cookie: String { "\(cookieName)=\(token); Path=/; HttpOnly; SameSite=Strict" }

  /// Judges a request by its headers and by the token in its query.
  ///
  /// A foreign host is a name that somebody's server has made point here (DNS rebinding); a foreign origin is
  /// another site's page.
  func verdict(host: String?, origin: String?, cookie: String?, queryToken: String?) -> Verdict {
    let hosts = ["127.0.0.1:\(port)", "localhost:\(port)"]
    guard let host, hosts.contains(host) else { return .forbidden }
    if let origin, !hosts.contains(where: { origin == "http://" + $0 }) { return .forbidden }
    if let queryToken { return isToken(queryToken) ? .welcome : .unauthorized }
    let values = (cookie ?? "").split(separator: ";").map { $0.drop(while: { $0 == " " }) }
    let isKnown = values.contains { value in
      value.hasPrefix(cookieName + "=") && isToken(value.dropFirst(cookieName.count + 1))
    }
    return isKnown ? .open : .unauthorized
  }

  /// Compares in a time that says nothing of where a guess is wrong.
  private func isToken(_ guess: some StringProtocol) -> Bool {
    guard guess.utf8.count == token.utf8.count else { return false }
    return zip(guess.utf8, token.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
