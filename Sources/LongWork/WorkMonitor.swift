import Synchronization

/// What a long piece of work shares with whoever waits for it: how far it is, and whether it is
/// still wanted.
///
/// Work runs inside ``perform(_:)``; the kernels that it calls find the monitor by making a
/// ``WorkStep``. Without a monitor a step costs a look at a task-local value and its checks nothing.
package final class WorkMonitor: Sendable {
  /// The monitor of the work that the present task performs, or that created the task.
  @TaskLocal private static var installed: WorkMonitor?
  /// The monitor of the step that the caller's analysis is a unit of.
  @TaskLocal static var enclosing: WorkMonitor?

  /// How far the work is.
  package struct Reading: Sendable, Equatable {
    /// What is being done; empty before the first step.
    package var step: String
    /// The share of the whole work that is done, in 0 ... 1; nil where nobody knows.
    package var fraction: Double?

    package init(step: String, fraction: Double?) {
      self.step = step
      self.fraction = fraction
    }
  }

  /// Where a step's units lie within the whole work.
  struct Stage: Sendable {
    var step = ""
    var total = 0
    var range: ClosedRange<Double>?
  }

  private let cancellation: Cancellation
  private let timer: (any WorkTimer)?
  /// The units of the present step that are done.
  let done = Atomic(0)
  private let state: Mutex<(stage: Stage, plans: [WorkPlan.Shares])>
  /// The task that performs the work. A task made by the work inherits the monitor and outlives the
  /// cancellation; so its analyses must not be cut short.
  private let owner = Atomic(0)

  /// - Parameters:
  ///   - parts: how many steps the work takes one after the other, as its author has it.
  ///   - cancellation: what cancels it, and perhaps other work with it.
  ///   - timer: who takes the time of reading and of writing where they take turns.
  package init(
    parts: Int = 1, cancellation: Cancellation = Cancellation(), timer: (any WorkTimer)? = nil
  ) {
    (self.cancellation, self.timer) = (cancellation, timer)
    let shares = [Double](repeating: 1, count: max(parts, 1))
    state = Mutex((Stage(), [WorkPlan.Shares(shares: shares, of: 0...1)]))
  }

  /// The monitor of the work that the caller is part of.
  static var current: WorkMonitor? {
    guard enclosing == nil, let monitor = installed,
      monitor.owner.load(ordering: .relaxed) == taskIdentity
    else {
      return nil
    }
    return monitor
  }

  private static var taskIdentity: Int {
    unsafe withUnsafeCurrentTask { unsafe $0?.hashValue ?? 0 }
  }

  /// Runs the work. Its result is worth nothing if the monitor is cancelled by then.
  package func perform<Result>(_ work: () throws -> Result) rethrows -> Result {
    owner.store(Self.taskIdentity, ordering: .relaxed)
    defer { owner.store(0, ordering: .relaxed) }
    return try Self.$installed.withValue(self, operation: work)
  }

  package func perform<Result>(
    isolation: isolated (any Actor)? = #isolation, _ work: () async throws -> Result
  ) async rethrows -> Result {
    owner.store(Self.taskIdentity, ordering: .relaxed)
    defer { owner.store(0, ordering: .relaxed) }
    return try await Self.$installed.withValue(self, operation: work)
  }

  /// Reads or writes within work that does both by turns.
  package static func take<Result, Failure>(
    _ turn: WorkTurn, _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let timer = current?.timer else { return try work() }
    return try timer.take(turn, work)
  }

  /// Counts units of the present step that are done.
  package func count(_ units: Int) { _ = done.wrappingAdd(units, ordering: .relaxed) }

  /// The units of the present step that are done.
  package var unitsDone: Int { done.load(ordering: .relaxed) }

  package func cancel() { cancellation.cancel() }

  package var isCancelled: Bool { cancellation.isCancelled }

  /// Whether what the caller works out is no longer wanted, so that it is worth nothing.
  package static var isCurrentCancelled: Bool { (current ?? enclosing)?.isCancelled ?? false }

  /// Whether the caller is part of work that somebody watches.
  package static var isWatching: Bool { (current ?? enclosing) != nil }

  /// How far the work is at this moment. From one reading to the next a fraction may be unknown, and
  /// known ones never fall.
  package var reading: Reading {
    state.withLock { state in
      let stage = state.stage
      guard let range = stage.range, stage.total > 0 else {
        return Reading(step: stage.step, fraction: nil)
      }
      let share = min(1, Double(done.load(ordering: .relaxed)) / Double(stage.total))
      let length = range.upperBound - range.lowerBound
      return Reading(step: stage.step, fraction: range.lowerBound + share * length)
    }
  }

  // MARK: Steps and plans, on the thread that performs the work

  func begin(_ step: String, of total: Int) {
    state.withLock { state in
      let range = state.plans[state.plans.count - 1].next()
      done.store(0, ordering: .relaxed)
      state.stage = Stage(step: step, total: total, range: range)
    }
  }

  func begin(planOf shares: [Double]) {
    state.withLock { state in
      let range = state.plans[state.plans.count - 1].next()
      state.plans.append(WorkPlan.Shares(shares: shares, of: range))
    }
  }

  func endPlan() { state.withLock { _ = $0.plans.removeLast() } }
}
