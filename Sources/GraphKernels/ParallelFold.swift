import Dispatch
import Synchronization

/// Combines what threads make of the elements of a sequence, in the order of the elements, so that
/// the outcome is the same bits however many threads there are.
///
/// - Parameters:
///   - elements: each is taken when a thread has nothing to do, the first one first.
///   - threads: how many run at once, as far as the machine has cores; at least 1.
///   - initial: what to combine with the first result.
///   - makeWorkspace: the buffers of one thread, which it keeps from element to element.
///   - transform: what a thread makes of an element.
///   - combine: takes the results in, by one thread at a time.
/// - Complexity: in space a workspace a thread, and a result for each element that is ahead of its turn.
package func parallelFold<Elements: Sequence & Sendable, Workspace, Result, Total>(
  _ elements: Elements, threads: Int, into initial: Total,
  makeWorkspace: @Sendable () -> Workspace,
  transform: @Sendable (Elements.Element, Workspace) -> Result,
  combine: @escaping @Sendable (inout Total, Result) -> Void
) -> Total where Elements.Element: Sendable, Result: Sendable, Total: Sendable {
  let fold = Mutex(OrderedFold(total: initial, combine: combine))
  takeTurns(
    elements.enumerated(), threads: min(threads, elements.underestimatedCount),
    makeWorkspace: makeWorkspace,
    work: { next, workspace in
      let result = transform(next.element, workspace)
      fold.withLock { $0.add(result, at: next.offset) }
    },
    finish: { _ in })
  return fold.withLock { $0.total }
}

/// Combines what each thread gathers from the elements that it takes: for sums of whole numbers, minima and the like, which
/// are the same whichever thread took an element, and whenever.
///
/// - Parameters:
///   - elements: each is taken when a thread has nothing to do, the first one first.
///   - threads: how many run at once, as far as the machine has cores; at least 1.
///   - initial: what to combine with the first workspace.
///   - makeWorkspace: where a thread gathers.
///   - gather: adds to the workspace what an element comes to.
///   - combine: takes the workspaces in, by one thread at a time, in no order.
/// - Complexity: in space a workspace a thread.
func parallelGathering<Elements: Sequence & Sendable, Workspace: ~Copyable, Total: Sendable>(
  _ elements: Elements, threads: Int, into initial: Total,
  makeWorkspace: @Sendable () -> Workspace,
  gather: @Sendable (Elements.Element, borrowing Workspace) -> Void,
  combine: @Sendable (inout Total, borrowing Workspace) -> Void
) -> Total where Elements.Element: Sendable {
  let total = Mutex(initial)
  takeTurns(
    elements, threads: min(threads, elements.underestimatedCount), makeWorkspace: makeWorkspace,
    work: gather,
    finish: { workspace in total.withLock { combine(&$0, workspace) } })
  return total.withLock { $0 }
}

/// Does the work on every element, by several threads.
///
/// - Parameters:
///   - elements: each is taken when a thread has nothing to do, the first one first.
///   - threads: how many run at once, as far as the machine has cores; at least 1.
func parallelForEach<Elements: Sequence & Sendable>(
  _ elements: Elements, threads: Int, work: @Sendable (Elements.Element) -> Void
) where Elements.Element: Sendable {
  takeTurns(
    elements, threads: min(threads, elements.underestimatedCount), makeWorkspace: {},
    work: { element, _ in work(element) }, finish: { _ in })
}

/// What threads make of the elements of a sequence, in the order of the elements.
///
/// - Parameters:
///   - threads: how many run at once, as far as the machine has cores; at least 1.
///   - transform: what becomes of an element.
package func parallelMap<Elements: Sequence & Sendable, Result: Sendable>(
  _ elements: Elements, threads: Int, _ transform: @Sendable (Elements.Element) -> Result
) -> [Result] where Elements.Element: Sendable {
  parallelFold(
    elements, threads: threads, into: [], makeWorkspace: {},
    transform: { element, _ in transform(element) },
    combine: { (results: inout [Result], result) in results.append(result) })
}

/// Lets each of some threads take element after element, the first one first, until none is left.
private func takeTurns<Elements: Sequence & Sendable, Workspace: ~Copyable>(
  _ elements: Elements, threads: Int, makeWorkspace: @Sendable () -> Workspace,
  work: @Sendable (Elements.Element, borrowing Workspace) -> Void,
  finish: @Sendable (borrowing Workspace) -> Void
) where Elements.Element: Sendable {
  let source = Mutex(elements.makeIterator())
  @Sendable func run() {
    // A thread that comes too late for any work needs no workspace.
    guard var next = source.withLock({ $0.next() }) else { return }
    let workspace = makeWorkspace()
    while true {
      work(next, workspace)
      guard let following = source.withLock({ $0.next() }) else { break }
      next = following
    }
    finish(workspace)
  }
  if threads > 1 {
    DispatchQueue.concurrentPerform(iterations: threads) { _ in run() }
  } else {
    run()
  }
}

/// Takes results in by their order, whichever comes first.
private struct OrderedFold<Total, Result> {
  private(set) var total: Total
  private let combine: @Sendable (inout Total, Result) -> Void
  private var next = 0
  private var waiting: [Int: Result] = [:]

  init(total: Total, combine: @escaping @Sendable (inout Total, Result) -> Void) {
    self.total = total
    self.combine = combine
  }

  mutating func add(_ result: Result, at index: Int) {
    guard index == next else {
      waiting[index] = result
      return
    }
    combine(&total, result)
    next += 1
    while let result = waiting.removeValue(forKey: next) {
      combine(&total, result)
      next += 1
    }
  }
}
