internal import FlyingSocks

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Accepts connections, as many as the limits allow.
///
/// FlyingFox's own server takes a line of any length and any number of connections, and ends when the system has no
/// more files to give; its decoder is not public. So the sockets and the waiting for them are FlyingSocks', and what
/// is said over them is read here.
struct HTTPListener: Sendable {
  typealias Serving =
    @Sendable (_ stream: HTTPStream, _ isWaiting: @escaping @Sendable (Bool) -> Void) async -> Void

  private let pool: any AsyncSocketPool
  private let socket: AsyncSocket
  private let limits: ExplorerLimits
  private let table = ConnectionTable()
  /// On which all connections are read and written, which takes little time.
  private let thread = OwnThread(label: "camarilla.server", isUrgent: true)

  /// Listens, though nobody is answered before ``run(_:)``.
  ///
  /// - Throws: `SocketError` where it can't listen there.
  init(address: some SocketAddress, limits: ExplorerLimits) throws {
    let socket = try Socket(domain: Int32(type(of: address).family))
    do {
      try socket.setValue(true, for: .localAddressReuse)
      #if canImport(Darwin)
        try socket.setValue(true, for: .noSIGPIPE)
      #endif
      try socket.bind(to: address)
    } catch {
      try? socket.close()
      throw error
    }
    try socket.listen()
    let pool = SocketPool<Poll>.make(maxEvents: 64)
    self.pool = pool
    self.socket = try AsyncSocket(socket: socket, pool: pool)
    self.limits = limits
  }

  /// Where it listens.
  var port: UInt16? {
    switch try? socket.socket.sockname() {
    case .ip4(_, let port), .ip6(_, let port): port
    default: nil
    }
  }

  /// Answers until the task is canceled.
  ///
  /// - Parameter serve: answers a client until it goes away, and says when it begins and ends to wait for it.
  func run(_ serve: @escaping Serving) async throws {
    try await pool.prepare()
    defer {
      table.endAll()
      try? socket.close()
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask(executorPreference: thread, priority: .high) { try await pool.run() }
      group.addTask(executorPreference: thread, priority: .high) { try await accept(serve) }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private func accept(_ serve: @escaping Serving) async throws {
    while true {
      try Task.checkCancellation()
      do {
        try await admit(try await socket.accept(), serve)
      } catch SocketError.failed(_, let number, _) where isShortage(number) {
        _ = table.endLongestWaiting()
        try await Task.sleep(for: .milliseconds(20))
      } catch SocketError.failed(_, let number, _) where isOfClient(number) {
        continue
      }
    }
  }

  private func admit(_ client: AsyncSocket, _ serve: @escaping Serving) async throws {
    // Who sends its request at once is never among those that wait longest, however many only knock: those that have been
    // ended and aren't gone yet make no others go.
    if table.lastingCount >= limits.connections, !table.endLongestWaiting() {
      var busy = ExplorerPage.busy.response(inJSON: true)
      busy.fields.append(.retryAfter)
      let bytes = busy.bytes(isClosing: true, hasBody: true, time: secondsSince1970())
      _ = try? client.socket.write(Data(bytes))
      try? client.close()
      return
    }
    // Those that are ended take a moment to be gone.
    while table.count >= 2 * limits.connections { try await Task.sleep(for: .milliseconds(1)) }
    let id = table.open()
    let stream = HTTPStream(socket: client, limits: limits)
    let task = Task(executorPreference: thread, priority: .high) { [table] in
      await serve(stream) { table.set(isWaiting: $0, of: id) }
      table.close(id)
    }
    table.set(cancel: { task.cancel() }, of: id)
  }
}

extension HTTPResponse.Field {
  /// When a client that was turned away may ask again, in seconds.
  static let retryAfter = Self(name: "Retry-After", value: "1")
}
