/// Brandes' algorithm over lengths, for 32 sources whose distances ``BatchedBellmanFord`` finds at once.
///
/// Who stands right before whom on shortest paths is found for all sources in one pass over the arcs, and listed by
/// source. Few vertices have more than one before them, so the lists are short, and to go through them in the order
/// of distance, one source after the other, takes less than a pass over the arcs would.
final class BatchedWeightedBrandes {
  private let graph: MeasuredGraph
  private let search: BatchedBellmanFord
  /// Σ mass(source) · dependency, by vertex of the reduced graph, over the batches so far.
  private let sums: KernelBuffer<Double>
  private let accumulation: DependencyAccumulation

  // By source and then by vertex of the block, counted from its first.
  private let distances: KernelBuffer<Int16>
  /// Where in a source's list the predecessors of each vertex begin, and last its end.
  private let firstPredecessors: KernelBuffer<Int32>
  private let vertexStride: Int
  /// The lists of all sources, each in the order of the vertices that they lead to.
  private let predecessors: KernelBuffer<Int32>
  private let arcStride: Int
  private let listLengths: KernelBuffer<Int32>
  /// A source's vertices by distance.
  private let sequence: DistanceSort

  init(_ graph: MeasuredGraph) {
    self.graph = graph
    search = BatchedBellmanFord(graph)
    let largest = graph.order.blocks.map(\.vertices.count).max() ?? 0
    sums = KernelBuffer(repeating: 0, count: graph.order.vertexCount)
    accumulation = DependencyAccumulation(vertexCount: largest)
    vertexStride = Self.stride(largest + 1)
    arcStride = Self.stride(graph.order.blocks.map(\.arcCount).max() ?? 0)
    // The system gives what is used.
    distances = KernelBuffer(uninitialized: DistanceLanes.count * vertexStride)
    firstPredecessors = KernelBuffer(uninitialized: DistanceLanes.count * vertexStride)
    predecessors = KernelBuffer(uninitialized: DistanceLanes.count * arcStride)
    listLengths = KernelBuffer(repeating: 0, count: DistanceLanes.count)
    sequence = DistanceSort(vertexCount: largest)
  }

  /// At least so many elements, in an odd number of cache lines of the smallest, so that the same place of all
  /// lists isn't the same place of the cache.
  private static func stride(_ length: Int) -> Int { ((length / 32 + 1) | 1) * 32 }

  /// The sums since they were last taken.
  func takeSums() -> [Double] { sums.takeContents() }

  /// Adds what up to 32 sources of one block depend on, or says false, adding nothing, where their distances can't
  /// be found together.
  func accumulate(from sources: ArraySlice<Int32>, in block: ReducedGraph.Block) -> Bool {
    guard search.search(from: sources, in: block) else { return false }
    listPredecessors(in: block, sourceCount: sources.count)
    for (lane, source) in sources.enumerated() {
      goBack(to: source, lane: lane, in: block)
    }
    return true
  }

  private func listPredecessors(in block: ReducedGraph.Block, sourceCount: Int) {
    let first = Int32(truncatingIfNeeded: block.vertices.lowerBound)
    for lane in 0..<sourceCount { listLengths[lane] = 0 }
    for (local, vertex) in block.vertices.enumerated() {
      let known = search.distances[vertex]
      for lane in 0..<sourceCount {
        distances[lane &* vertexStride &+ local] = known[lane]
        firstPredecessors[lane &* vertexStride &+ local] = listLengths[lane]
      }
      for arc in graph.inward.rows.arcs(of: vertex) {
        let neighbor = graph.inward.rows.targets[arc]
        var lanes = search.distances[neighbor].adding(graph.inward.lengths[arc]).equalLanes(known)
        while lanes != 0 {
          let lane = lanes.trailingZeroBitCount
          lanes &= lanes &- 1
          predecessors[lane &* arcStride &+ Int(listLengths[lane])] = neighbor &- first
          listLengths[lane] &+= 1
        }
      }
    }
    for lane in 0..<sourceCount {
      firstPredecessors[lane &* vertexStride &+ block.vertices.count] = listLengths[lane]
    }
  }

  private func goBack(to source: Int32, lane: Int, in block: ReducedGraph.Block) {
    let firstVertex = lane &* vertexStride
    let firstArc = lane &* arcStride
    let reached = sequence.sort(vertexCount: block.vertices.count, largest: search.largest) {
      distances[firstVertex &+ $0]
    }
    let share = graph.order.mass[source]
    let first = Int32(truncatingIfNeeded: block.vertices.lowerBound)
    accumulation.accumulate(
      reachedCount: reached,
      vertex: { sequence.order[$0] },
      predecessors: { vertex in
        let index = firstVertex &+ Int(vertex)
        // Lists follow one another.
        return unsafe Range(
          uncheckedBounds: (
            firstArc &+ Int(firstPredecessors[index]),
            firstArc &+ Int(firstPredecessors[index &+ 1])
          ))
      },
      predecessor: { predecessors[$0] },
      mass: { graph.order.mass[$0 &+ first] },
      visitVertex: { vertex, dependency in sums[vertex &+ first] += share * dependency },
      visitStep: { _, _, _ in })
  }
}
