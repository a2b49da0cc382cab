/// Who is let in: requests that were meant for this server, of somebody who was given its token.
struct ExplorerGate: Equatable, Sendable {
  /// The names under which requests may ask for the server.
  enum Hosts: Equatable, Sendable {
    /// These, without the port.
    case named([String])
    /// Any address in numbers, of a server that listens on all of its machine's. A name may be one that somebody
    /// else's server has made point here; a number can't.
    case anyAddress
  }

  let hosts: Hosts
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
    guard let host, isOwn(host) else { return .forbidden }
    if let origin {
      let scheme = "http://"
      guard origin.hasPrefix(scheme), isOwn(String(origin.dropFirst(scheme.count))) else {
        return .forbidden
      }
    }
    if let queryToken { return isToken(queryToken) ? .welcome : .unauthorized }
    let values = (cookie ?? "").split(separator: ";").map { $0.drop(while: { $0 == " " }) }
    let isKnown = values.contains { value in
      value.hasPrefix(cookieName + "=") && isToken(value.dropFirst(cookieName.count + 1))
    }
    return isKnown ? .open : .unauthorized
  }

  /// Whether a host with its port is this server.
  private func isOwn(_ host: String) -> Bool {
    guard let name = name(ofHost: host) else { return false }
    switch hosts {
    case .named(let names): return names.contains(name)
    case .anyAddress: return name == "localhost" || Self.isAddress(name)
    }
  }

  /// Whether a host with its port is a name of the machine itself that leads to no other.
  func isOfThisMachine(host: String?) -> Bool {
    guard let name = host.flatMap(name(ofHost:)) else { return false }
    return name == "localhost" || name == "[::1]"
      || name.hasPrefix("127.") && Self.isAddress(name)
  }

  /// The name of a host on this port, in small letters; nil on another.
  private func name(ofHost host: String) -> String? {
    let suffix = ":\(port)"
    // Clients leave out the port that is usual for HTTP.
    let name = host.hasSuffix(suffix) ? String(host.dropLast(suffix.count)) : port == 80 ? host : ""
    return name.isEmpty ? nil : name.lowercased()
  }

  private static func isAddress(_ name: String) -> Bool {
    if name.hasPrefix("["), name.hasSuffix("]") {
      return name.contains(":")
        && name.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { $0.count <= 3 && UInt8($0) != nil && $0.allSatisfy(\.isNumber) }
  }

  /// Compares in a time that says nothing of where a guess is wrong.
  private func isToken(_ guess: some StringProtocol) -> Bool {
    guard guess.utf8.count == token.utf8.count else { return false }
    return zip(guess.utf8, token.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
