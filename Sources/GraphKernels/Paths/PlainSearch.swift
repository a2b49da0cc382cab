/// Breadth-first searches one at a time: for graphs so long and thin that hundreds of searches at once
/// seldom meet at one vertex at one level.
final class PlainSearch {
  private let graph: FoldedGraph
  private let sums: KernelBuffer<Double>
  private let distances: KernelBuffer<Int32>
  private let queue: KernelBuffer<Int32>

  init(_ graph: FoldedGraph) {
    self.graph = graph
    sums = KernelBuffer(repeating: 0, count: 3 * graph.vertexCount)
    distances = KernelBuffer(repeating: -1, count: graph.vertexCount)
    queue = KernelBuffer(repeating: 0, count: graph.vertexCount)
  }

  /// The sums since they were last taken, laid out as ``BitParallelSearch`` does.
  func takeSums() -> [Double] {
    let taken = sums.copyToArray()
    for index in 0..<sums.count { sums[index] = 0 }
    return taken
  }

  func search(from source: Int32) {
    queue[0] = source
    distances[source] = 0
    var length = 1
    var head = 0
    while head < length {
      let vertex = queue[head]
      head += 1
      let next = distances[vertex] + 1
      for arc in graph.arcs(of: Int(vertex)) {
        let target = graph.targets[arc]
        if distances[target] >= 0 { continue }
        distances[target] = next
        queue[length] = target
        length += 1
      }
    }
    // Level by level, so that there is one division for each.
    let place = 3 * Int(source)
    var start = 1
    while start < length {
      let distance = distances[queue[start]]
      var end = start
      while end < length, distances[queue[end]] == distance { end += 1 }
      let count = Double(end - start)
      sums[place] += count
      sums[place + 1] += count * Double(distance)
      sums[place + 2] += count / Double(distance)
      start = end
    }
    for index in 0..<length { distances[queue[index]] = -1 }
  }
}
