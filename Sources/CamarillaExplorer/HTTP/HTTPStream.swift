internal import FlyingSocks

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The bytes of a connection, both ways.
actor HTTPStream {
  private let socket: AsyncSocket
  private let limits: ExplorerLimits
  /// What has come and belongs to nothing yet.
  private var buffer: [UInt8] = []
  private var isEnded = false

  init(socket: AsyncSocket, limits: ExplorerLimits) {
    self.socket = socket
    self.limits = limits
  }

  /// Waits for the client to send something; returns whether it did, rather than go away.
  func hasMore() async throws -> Bool {
    // Some clients end a body with a line break that belongs to nothing.
    while true {
      buffer.removeFirst(buffer.prefix { $0 == .carriageReturn || $0 == .lineFeed }.count)
      guard buffer.isEmpty else { return true }
      guard try await fill() else { return false }
    }
  }

  /// The lines of the next head, without the empty one that ends it.
  ///
  /// - Throws: ``HTTPFault`` when it is too long; `SocketError.disconnected` when it does not end.
  func head() async throws -> [UInt8] {
    var searched = 0
    while true {
      if let end = endOfHead(after: searched) {
        guard end <= limits.head else { throw tooLong }
        let head = Array(buffer[..<(end + 2)])
        buffer.removeFirst(end + 4)
        return head
      }
      guard buffer.count <= limits.head else { throw tooLong }
      // No method begins so: what comes is no HTTP, and may never have an end of line.
      guard buffer.first?.isTokenCharacter ?? true else {
        throw HTTPFault(status: .badRequest, message: "no HTTP")
      }
      searched = max(0, buffer.count - 3)
      guard try await fill() else { throw SocketError.disconnected }
    }
  }

  /// The next bytes.
  func body(count: Int) async throws -> [UInt8] {
    while buffer.count < count {
      guard try await fill() else { throw SocketError.disconnected }
    }
    defer { buffer.removeFirst(count) }
    return Array(buffer[..<count])
  }

  /// Returns when the client has gone away; not at all while it is there.
  ///
  /// Looks now and then rather than to be woken: who waits to be woken takes a while to stop waiting while kernels keep
  /// every core busy, and the answer would wait with it.
  func untilClientLeaves() async throws {
    while true {
      // It may send its next question already, of which no more than a head is kept for later.
      if buffer.count < limits.head {
        do {
          buffer += try socket.socket.read(atMost: 4096)
          continue
        } catch SocketError.blocked {
          // It is there, and silent.
        } catch {
          isEnded = true
          return
        }
      }
      try await Task.sleep(for: .milliseconds(100))
    }
  }

  /// Sends bytes, of which each part has its time.
  func write(_ bytes: [UInt8]) async throws {
    let socket = socket
    var start = 0
    while start < bytes.count {
      let part = Data(bytes[start..<min(start + 64 << 10, bytes.count)])
      try await within(limits.writingTime) { try await socket.write(part) }
      start += part.count
    }
  }

  /// Sends no more, and takes what still comes for a moment: a client that is told to stop while it sends would else
  /// see its connection break before it has read why.
  func finish() async {
    shutdownWriting(socket.socket.file.rawValue)
    buffer = []
    try? await within(.seconds(1)) { try await self.discard() }
  }

  nonisolated func close() { try? socket.close() }

  private func discard() async throws {
    var count = 0
    while count < limits.body, try await fill() {
      count += buffer.count
      buffer = []
    }
  }

  private func fill() async throws -> Bool {
    guard !isEnded else { return false }
    do {
      buffer += try await socket.read(atMost: 4096)
      return true
    } catch SocketError.disconnected {
      isEnded = true
      return false
    }
  }

  /// Where the empty line begins that ends a head, behind the last line's own end.
  private func endOfHead(after start: Int) -> Int? {
    var index = start
    while index + 3 < buffer.count {
      if buffer[index] == .carriageReturn, buffer[index + 1] == .lineFeed,
        buffer[index + 2] == .carriageReturn, buffer[index + 3] == .lineFeed
      {
        return index
      }
      index += 1
    }
    return nil
  }

  private var tooLong: HTTPFault {
    guard buffer.prefix(limits.requestLine).contains(.lineFeed) else { return .tooLongLine(limits) }
    return HTTPFault(
      status: .headerFieldsTooLarge, message: "a head of more than \(limits.head) bytes")
  }
}
