/// Nobody waits any longer.
struct DeadlinePassed: Error {}

/// Does work that has to end within a time, or is canceled.
///
/// - Parameters:
///   - time: how long it may take.
///   - work: ends soon after its task is canceled.
/// - Throws: ``DeadlinePassed``, or what `work` throws.
func within<Result: Sendable>(
  _ time: Duration, _ work: @escaping @Sendable () async throws -> Result
) async throws -> Result {
  try await withThrowingTaskGroup(of: Result.self) { group in
    group.addTask(operation: work)
    group.addTask {
      try await Task.sleep(for: time)
      throw DeadlinePassed()
    }
    defer { group.cancelAll() }
    guard let result = try await group.next() else { throw DeadlinePassed() }
    return result
  }
}
