/// Dijkstra's shortest paths from one source after the other, with all their predecessors.
///
/// Two lengths count as equal when they differ by no more than 10⁻¹² of themselves: sums of the same
/// lengths in another order may differ in their last bits, and paths of equal length have to be found.
struct WeightedSearch {
  /// From the last source; infinite for vertices out of reach.
  private(set) var distances: [Double]
  /// The vertices reached from the last source, nearest first.
  private(set) var order: [Int32] = []

  private let graph: CompactGraph
  private let lengths: [Double]
  private var isSettled: [Bool]
  private var predecessors: [[Int32]]
  /// A binary heap of candidates, least distance first, then lowest vertex.
  private var heap: [(distance: Double, vertex: Int32)] = []

  private static let tolerance = 1e-12

  init(_ graph: CompactGraph, lengths: [Double]) {
    precondition(lengths.count == graph.arcCount, "every arc needs a length")
    precondition(lengths.allSatisfy { $0 > 0 && $0.isFinite }, "lengths are positive and finite")
    self.graph = graph
    self.lengths = lengths
    distances = [Double](repeating: .infinity, count: graph.vertexCount)
    isSettled = [Bool](repeating: false, count: graph.vertexCount)
    predecessors = Array(repeating: [], count: graph.vertexCount)
  }

  /// The vertices right before `vertex` on shortest paths from the last source.
  func predecessors(of vertex: Int) -> [Int32] { predecessors[vertex] }

  func firstPredecessor(of vertex: Int) -> Int32? { predecessors[vertex].min() }

  mutating func search(from source: Int) {
    for vertex in order {
      distances[Int(vertex)] = .infinity
      isSettled[Int(vertex)] = false
      predecessors[Int(vertex)].removeAll(keepingCapacity: true)
    }
    order.removeAll(keepingCapacity: true)
    distances[source] = 0
    insert((0, Int32(truncatingIfNeeded: source)))
    while let (distance, vertex) = removeLeast() {
      if isSettled[Int(vertex)] { continue }
      isSettled[Int(vertex)] = true
      order.append(vertex)
      for arc in graph.arcs(of: Int(vertex)) {
        relax(graph.targets[arc], distance + lengths[arc], from: vertex)
      }
    }
  }

  private mutating func relax(_ target: Int32, _ distance: Double, from vertex: Int32) {
    let place = Int(target)
    // Lengths far below rounding may lead back to one already settled at the same distance.
    if isSettled[place] || !distance.isFinite { return }
    let known = distances[place]
    if distance < known - known * Self.tolerance || known == .infinity {
      distances[place] = distance
      predecessors[place].removeAll(keepingCapacity: true)
      predecessors[place].append(vertex)
      insert((distance, target))
    } else if distance <= known + known * Self.tolerance {
      predecessors[place].append(vertex)
    }
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    (heap[left].distance, heap[left].vertex) < (heap[right].distance, heap[right].vertex)
  }

  private mutating func insert(_ entry: (distance: Double, vertex: Int32)) {
    heap.append(entry)
    var child = heap.count - 1
    while child > 0, precedes(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func removeLeast() -> (distance: Double, vertex: Int32)? {
    guard !heap.isEmpty else { return nil }
    heap.swapAt(0, heap.count - 1)
    let least = heap.removeLast()
    var parent = 0
    while 2 * parent + 1 < heap.count {
      var child = 2 * parent + 1
      if child + 1 < heap.count, precedes(child + 1, child) { child += 1 }
      if !precedes(child, parent) { break }
      heap.swapAt(child, parent)
      parent = child
    }
    return least
  }
}
