internal import FlyingSocks

/// The local server of the explorer: a page, and questions that somebody else answers.
///
/// It lets in who has the token of its address.
public struct Explorer: Sendable {
  /// Answers a question of the page or of a program.
  public typealias Responder = @Sendable (ExplorerQuestion) async -> ExplorerAnswer

  /// A server that listens.
  public struct Start: Equatable, Sendable {
    /// The address to open, with the token.
    public var url: String
    /// Where it listens.
    public var port: UInt16
  }

  private let address: ExplorerAddress
  private let token: String
  private let place: String
  private let changing: Set<String>
  private let light: Set<String>
  private let limits: ExplorerLimits
  private let responder: Responder

  /// A server that is not running yet.
  ///
  /// - Parameters:
  ///   - address: where it listens. If the port is in use, it is the next that is free.
  ///   - token: what whoever opens the address has to know, in letters and digits.
  ///   - place: where the page opens, as the part of its address behind `#`.
  ///   - changing: the names of questions that change something, and come by POST; all others look.
  ///   - light: the names of questions that take little work, and so need not wait for others.
  ///   - responder: answers questions.
  public init(
    address: ExplorerAddress, token: String, place: String = "", changing: Set<String> = [],
    light: Set<String> = [], responder: @escaping Responder
  ) {
    self.init(
      address: address, token: token, place: place, changing: changing, light: light,
      limits: ExplorerLimits(), responder: responder)
  }

  init(
    address: ExplorerAddress, token: String, place: String = "", changing: Set<String> = [],
    light: Set<String> = [], limits: ExplorerLimits, responder: @escaping Responder
  ) {
    self.address = address
    self.token = token
    self.place = place
    self.changing = changing
    self.light = light
    self.limits = limits
    self.responder = responder
  }

  /// A token that nobody guesses: 128 random bits of the system's generator.
  public static func randomToken() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(UInt64.random(in: .min ... .max, using: &generator), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Serves until the task is canceled.
  ///
  /// - Parameter started: is told the address to open once the server listens.
  /// - Throws: ``ExplorerError`` if it cannot listen, or what `started` throws.
  public func serve(started: @escaping @Sendable (Start) throws -> Void) async throws {
    let listener = try listen()
    guard let port = listener.port else { throw ExplorerError.cannotListen("no port") }
    var own = address
    own.port = port
    let site = ExplorerSite(
      gate: ExplorerGate(hosts: own.hosts, port: port, token: token), place: place,
      changing: changing, light: light, queue: limits.queue(), lightQueue: limits.queue(),
      responder: responder)
    // Connections wait for the server from here on, so that who is told may ask at once.
    try started(Start(url: "\(own.url)?token=\(token)", port: port))
    try await listener.run { [limits] stream, isWaiting in
      await HTTPConnection(site: site, stream: stream, limits: limits, isWaiting: isWaiting).run()
    }
  }

  /// How many ports behind one in use are tried.
  private static let triedPorts = 100

  /// Listens on the port, or on the next one that is free; where any will do, on the one that is liked best.
  private func listen() throws -> HTTPListener {
    if address.port == 0, address.firstPort != 0 {
      var liked = address
      liked.port = address.firstPort
      if let listener = try listen(from: liked) { return listener }
    }
    if let listener = try listen(from: address) { return listener }
    throw ExplorerError.portInUse(address.port)
  }

  /// - Returns: nil if the port and those behind it are in use.
  private func listen(from address: ExplorerAddress) throws -> HTTPListener? {
    var tried = address
    for _ in 0..<Self.triedPorts {
      do {
        return try HTTPListener(address: tried.socketAddress(), limits: limits)
      } catch SocketError.failed(_, let number, let message) {
        let fault = portFault(number)
        if fault.isPrivileged { throw ExplorerError.portPrivileged(tried.port) }
        if fault.isNoAddress { throw ExplorerError.noSuchAddress(tried.host) }
        guard fault.isInUse else { throw ExplorerError.cannotListen(message) }
        guard tried.port < .max else { break }
        tried.port += 1
      }
    }
    return nil
  }
}
