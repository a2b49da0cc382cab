import Dispatch
import LongWork
import Synchronization

/// Sums of vectors that many threads contribute to, the same bits however many there are.
///
/// The work is cut into chunks in a way that depends on the graph only. Each chunk is summed on its
/// own, and the chunks' sums are added up in their order, whichever comes first.
///
/// - Parameters:
///   - chunks: how many chunks there are.
///   - threads: how many run at once, as far as the machine has cores; at least 1.
///   - length: the length of the vectors.
///   - makeWorker: room for one thread to work in, which it then keeps from chunk to chunk.
///   - work: computes the vector of a chunk.
///
/// Space: one vector and one worker a thread, and one vector more a chunk that is ahead of its turn.
func orderedFold<Worker>(
  chunks: Int, threads: Int, length: Int, makeWorker: @Sendable () -> Worker,
  work: @Sendable (Int, Worker) -> [Double]
) -> [Double] {
  let fold = Mutex(OrderedFold(length: length))
  let next = Atomic(0)
  let turns = max(1, min(threads, chunks))
  @Sendable func run() {
    var chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
    // A thread that comes too late for any work needs no room for it.
    if chunk >= chunks { return }
    let worker = makeWorker()
    while chunk < chunks {
      let vector = work(chunk, worker)
      fold.withLock { $0.add(vector, of: chunk) }
      chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
    }
  }
  if turns == 1 { run() } else { DispatchQueue.concurrentPerform(iterations: turns) { _ in run() } }
  return fold.withLock { $0.total }
}

/// Sums of what searches from every vertex contribute, in chunks that depend on the graph only.
///
/// - Parameters:
///   - vertexCount: how many sources there are, and the length of the sums.
///   - step: counts the sources, and may cut the work short.
///   - search: searches from a source, and adds to the worker's sums.
///   - takeSums: the worker's sums since they were last taken.
func foldOverSources<Worker>(
  _ vertexCount: Int, threads: Int, step: WorkStep, makeWorker: @Sendable () -> Worker,
  search: @Sendable (Int, Worker) -> Void, takeSums: @Sendable (Worker) -> [Double]
) -> [Double] {
  let size = max(1, vertexCount / 64)
  return orderedFold(
    chunks: (vertexCount + size - 1) / size, threads: threads, length: vertexCount,
    makeWorker: makeWorker,
    work: { chunk, worker in
      for source in chunk * size..<min((chunk + 1) * size, vertexCount) where !step.isCancelled {
        search(source, worker)
        step.advance()
      }
      return takeSums(worker)
    })
}

private struct OrderedFold {
  var total: [Double]
  private var next = 0
  private var waiting: [Int: [Double]] = [:]

  init(length: Int) { total = [Double](repeating: 0, count: length) }

  mutating func add(_ vector: [Double], of chunk: Int) {
    waiting[chunk] = vector
    while let vector = waiting.removeValue(forKey: next) {
      for index in total.indices { total[index] += vector[index] }
      next += 1
    }
  }
}
