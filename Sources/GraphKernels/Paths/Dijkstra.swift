/// Dijkstra's shortest paths from one source after the other, with all their predecessors.
///
/// Two lengths count as equal when they differ by no more than 10⁻¹² of themselves: sums of the same
/// lengths in another order may differ in their last bits, and paths of equal length have to be found.
final class Dijkstra {
  /// From the last source; infinite for vertices out of reach.
  let distances: KernelBuffer<Double>
  /// The vertices reached from the last source, nearest first: as many as ``reachedCount``.
  let order: KernelBuffer<Int32>
  private(set) var reachedCount = 0
  /// The vertices right before others on shortest paths; ``predecessorIndices(of:)`` says whose.
  let predecessors: KernelBuffer<Int32>

  private let offsets: KernelBuffer<Int32>
  private let targets: KernelBuffer<Int32>
  private let lengths: KernelBuffer<Double>
  private let keepsPredecessors: Bool
  /// Every vertex has space for as many predecessors as arcs end at it.
  private let firstPredecessor: KernelBuffer<Int32>
  private let predecessorCount: KernelBuffer<Int32>
  private let isSettled: KernelBuffer<Bool>
  private var heap: VertexHeap

  private static let tolerance = 1e-12

  /// - Parameters:
  ///   - graph: with lengths for weights, above 0 and finite.
  ///   - keepsPredecessors: whether paths are wanted, or distances only.
  init(graph: CompactGraph, keepsPredecessors: Bool = true) {
    precondition(graph.weights.count == graph.arcCount, "every arc needs a length")
    precondition(
      graph.weights.allSatisfy { $0 > 0 && $0.isFinite }, "lengths are positive and finite")
    let count = graph.vertexCount
    offsets = KernelBuffer(graph.offsets)
    targets = KernelBuffer(graph.targets)
    lengths = KernelBuffer(graph.weights)
    self.keepsPredecessors = keepsPredecessors
    distances = KernelBuffer(repeating: .infinity, count: count)
    order = KernelBuffer(uninitialized: count)
    isSettled = KernelBuffer(repeating: false, count: count)
    predecessorCount = KernelBuffer(repeating: 0, count: count)
    firstPredecessor = KernelBuffer(
      CountingSort.offsets(ofKeys: graph.targets, keyCount: count))
    predecessors = KernelBuffer(uninitialized: keepsPredecessors ? graph.arcCount : 0)
    heap = VertexHeap(vertexCount: count)
  }

  /// Where in ``predecessors`` those of a vertex stand.
  func predecessorIndices(of vertex: Int32) -> Range<Int> {
    let first = Int(firstPredecessor[vertex])
    return first..<first + Int(predecessorCount[vertex])
  }

  func search(from source: Int) {
    for index in 0..<reachedCount {
      distances[order[index]] = .infinity
      isSettled[order[index]] = false
      predecessorCount[order[index]] = 0
    }
    reachedCount = 0
    distances[source] = 0
    heap.put(Int32(truncatingIfNeeded: source), at: 0)
    while let (distance, vertex) = heap.removeLeast() {
      isSettled[vertex] = true
      order[reachedCount] = vertex
      reachedCount += 1
      for arc in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        relax(targets[arc], distance: distance + lengths[arc], from: vertex)
      }
    }
  }

  @inline(__always)
  private func relax(_ target: Int32, distance: Double, from vertex: Int32) {
    // Lengths far below rounding may lead back to one already settled at the same distance.
    if isSettled[target] || !distance.isFinite { return }
    let known = distances[target]
    if distance < known - known * Self.tolerance || known == .infinity {
      distances[target] = distance
      predecessorCount[target] = 0
      heap.put(target, at: distance)
    } else if distance > known + known * Self.tolerance {
      return
    }
    guard keepsPredecessors else { return }
    predecessors[firstPredecessor[target] + predecessorCount[target]] = vertex
    predecessorCount[target] += 1
  }
}

/// Vertices by falling nearness: the least distance first, then the lowest vertex.
///
/// Four children a node, which are compared in one line of the cache.
private struct VertexHeap: ~Copyable {
  private struct Entry: BitwiseCopyable {
    var distance: Double
    var vertex: Int32

    @inline(__always)
    func precedes(of other: Entry) -> Bool {
      distance < other.distance || (distance == other.distance && vertex < other.vertex)
    }
  }

  private let entries: KernelBuffer<Entry>
  /// Where each vertex stands, or −1.
  private let indices: KernelBuffer<Int32>
  private var count = 0

  init(vertexCount: Int) {
    entries = KernelBuffer(uninitialized: vertexCount)
    indices = KernelBuffer(repeating: -1, count: vertexCount)
  }

  /// Adds a vertex, or brings one nearer.
  mutating func put(_ vertex: Int32, at distance: Double) {
    let entry = Entry(distance: distance, vertex: vertex)
    var hole = Int(indices[vertex])
    if hole < 0 {
      hole = count
      count += 1
    }
    while hole > 0 {
      let parent = (hole - 1) / 4
      guard entry.precedes(of: entries[parent]) else { break }
      set(hole, entry: entries[parent])
      hole = parent
    }
    set(hole, entry: entry)
  }

  mutating func removeLeast() -> (distance: Double, vertex: Int32)? {
    guard count > 0 else { return nil }
    let least = entries[0]
    indices[least.vertex] = -1
    count -= 1
    guard count > 0 else { return (least.distance, least.vertex) }
    let last = entries[count]
    var hole = 0
    while 4 * hole + 1 < count {
      let first = 4 * hole + 1
      var nearest = first
      for child in first + 1..<max(first + 1, min(first + 4, count))
      where entries[child].precedes(of: entries[nearest]) {
        nearest = child
      }
      guard entries[nearest].precedes(of: last) else { break }
      set(hole, entry: entries[nearest])
      hole = nearest
    }
    set(hole, entry: last)
    return (least.distance, least.vertex)
  }

  @inline(__always)
  private func set(_ index: Int, entry: Entry) {
    entries[index] = entry
    indices[entry.vertex] = Int32(truncatingIfNeeded: index)
  }
}
