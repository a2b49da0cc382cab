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
  /// Whether the client sends no more. It may have gone away, or wait for its answer.
  private var isEnded = false
  /// What of an interim answer the system had no room for.
  private var unsent: [UInt8] = []

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

  /// What has come of a head that can't be read.
  var beginning: [UInt8] { Array(buffer.prefix(limits.requestLine)) }

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
  ///
  /// That a client sends no more says nothing of whether it still reads. One that has gone away has its system say so, once
  /// something is sent to it.
  ///
  /// - Parameter knowsInterim: whether the client can be sent interim answers. One that can't, and sends no more, is taken
  ///   to be there.
  func untilClientLeaves(knowsInterim: Bool) async throws {
    var looks = 0
    while true {
      // It may send its next question already, of which no more than a head is kept for later.
      if !isEnded, buffer.count < limits.head {
        do {
          buffer += try socket.socket.read(atMost: 4096)
          continue
        } catch SocketError.blocked {
          // It is there, and silent.
        } catch SocketError.disconnected {
          isEnded = true
        } catch {
          isEnded = true
          return
        }
      }
      if isEnded {
        if knowsInterim, looks.isMultiple(of: Self.looksBetweenInterim), !sendInterim() { return }
        // That of a client on this machine has often said so by now.
        if isBroken(socket.socket.file.rawValue) { return }
        looks += 1
      }
      try await Task.sleep(for: .milliseconds(100))
    }
  }

  /// A client that goes away after it has said that it sends no more is found out with the next interim answer.
  private static let looksBetweenInterim = 20

  /// An interim answer, which says nothing and which every client passes over.
  static let interim = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

  /// Sends an interim answer, as far as there is room for it; returns whether the client is still there.
  private func sendInterim() -> Bool {
    if unsent.isEmpty { unsent = Self.interim }
    do {
      unsent.removeFirst(try socket.socket.write(Data(unsent)))
    } catch SocketError.blocked {
      // It doesn't read at the moment. If nothing of it has gone out, none is needed.
      if unsent.count == Self.interim.count { unsent = [] }
    } catch {
      return false
    }
    return true
  }

  /// Sends bytes, of which each part has its time.
  func write(_ bytes: [UInt8]) async throws {
    let socket = socket
    let bytes = unsent + bytes
    unsent = []
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
