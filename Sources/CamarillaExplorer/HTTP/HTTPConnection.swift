internal import FlyingSocks

/// One client, request after request.
struct HTTPConnection: Sendable {
  /// Makes a response of a request; the body is not read unless `needsBody` says so.
  let site: ExplorerSite
  let stream: HTTPStream
  let limits: ExplorerLimits
  /// Told whether the connection waits for its client, so that another may have its place.
  let isWaiting: @Sendable (Bool) -> Void

  /// Answers until the client goes away, is too slow or sends what is no HTTP.
  func run() async {
    defer { stream.close() }
    var idleTime = limits.headTime
    do {
      while try await answerNext(within: idleTime) { idleTime = limits.idleTime }
    } catch {
      // The client is gone, or has not taken its answer in time.
    }
  }

  /// Returns whether there may be another.
  private func answerNext(within idleTime: Duration) async throws -> Bool {
    isWaiting(true)
    guard try await within(idleTime, { try await stream.hasMore() }) else { return false }
    var method = ""
    var read: [UInt8]?
    do {
      let head = try await within(limits.headTime) { try await stream.head() }
      read = head
      var request = try HTTPRequest(head: head, limits: limits)
      method = request.method
      isWaiting(false)
      if let response = site.refusal(of: request) {
        // Whoever is not let in is not listened to either.
        let keepsAlive = request.keepsAlive && request.bodyCount == 0
        return try await send(response, to: method, keepsAlive: keepsAlive)
      }
      try await readBody(of: &request)
      guard let response = await response(to: request) else { return false }
      return try await send(response, to: method, keepsAlive: request.keepsAlive)
    } catch let fault as HTTPFault {
      return try await refuse(fault, head: read, method: method)
    } catch is DeadlinePassed {
      let fault = HTTPFault(status: .requestTimeout, message: "a request that does not end")
      return try await refuse(fault, head: read, method: method)
    }
  }

  /// Says what is wrong with a request, and ends.
  ///
  /// - Parameter head: the head, as far as it could be read; nil where that is as much as has come.
  private func refuse(
    _ fault: HTTPFault, head: [UInt8]?, method: String
  ) async throws -> Bool {
    let head = if let head { head } else { await stream.beginning }
    return try await send(site.response(to: fault, head: head), to: method, keepsAlive: false)
  }

  private func readBody(of request: inout HTTPRequest) async throws {
    let count = request.bodyCount
    guard count <= limits.body else {
      throw HTTPFault(
        status: .contentTooLarge, message: "a body of more than \(limits.body) bytes")
    }
    guard count > 0 else { return }
    if request.expectsContinue {
      try await stream.write(HTTPStream.interim)
    }
    request.body = try await within(limits.bodyTime) { try await stream.body(count: count) }
  }

  /// What is answered; nil where the client left before it was known, and nobody works on it any more.
  private func response(to request: HTTPRequest) async -> HTTPResponse? {
    guard site.takesLong(request) else { return await site.response(to: request) }
    return await withTaskGroup(of: HTTPResponse?.self) { group in
      group.addTask { await site.response(to: request) }
      group.addTask {
        try? await stream.untilClientLeaves(knowsInterim: request.knowsInterim)
        return nil
      }
      defer { group.cancelAll() }
      return await group.next() ?? nil
    }
  }

  private func send(
    _ response: HTTPResponse, to method: String, keepsAlive: Bool
  ) async throws -> Bool {
    try await stream.write(
      response.bytes(
        isClosing: !keepsAlive, hasBody: method != "HEAD", time: secondsSince1970()))
    guard !keepsAlive else { return true }
    isWaiting(true)
    await stream.finish()
    return false
  }
}
