internal import FlyingFox
internal import FlyingSocks
internal import Foundation

/// The local server of the explorer: a page, and questions that somebody else answers.
///
/// It listens on the loopback interface alone and lets in who has the token of its address.
public struct Explorer: Sendable {
  /// Answers a question of the page or of a program.
  public typealias Responder = @Sendable (ExplorerQuestion) async -> ExplorerAnswer

  private let port: UInt16
  private let token: String
  private let responder: Responder

  /// A server that is not running yet.
  ///
  /// - Parameters:
  ///   - port: where it listens; 0 for any free port.
  ///   - token: what whoever opens the address has to know, in letters and digits.
  ///   - responder: answers questions.
  public init(port: UInt16, token: String, responder: @escaping Responder) {
    self.port = port
    self.token = token
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
  public func serve(started: @escaping @Sendable (String) throws -> Void) async throws {
    // Questions may take long; the page shows that it waits.
    let server = HTTPServer(
      address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port), timeout: 600, logger: .disabled)
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        group.addTask {
          try await server.waitUntilListening()
          guard case .ip4(_, let port)? = await server.listeningAddress else { return }
          // Nobody knows the address before, so no request comes before its route.
          let site = ExplorerSite(
            gate: ExplorerGate(port: port, token: token), responder: responder)
          await server.appendRoute("*") { await site.response(to: $0) }
          try started("http://127.0.0.1:\(port)/?token=\(token)")
        }
        while try await group.next() != nil {}
      }
    } catch SocketError.failed(_, let number, let message) {
      throw number == EADDRINUSE ? ExplorerError.portInUse(port) : .cannotListen(message)
    }
  }
}
