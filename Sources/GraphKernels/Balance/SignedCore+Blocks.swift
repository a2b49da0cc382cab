extension SignedCore {
  /// The edges of each biconnected block.
  ///
  /// Every cycle lies within one block, so blocks can be balanced one by one. An iterative form of
  /// Hopcroft & Tarjan 1973, "Efficient algorithms for graph manipulation", Comm. ACM 16:372.
  ///
  /// - Complexity: O(vertices + edges) time and space.
  func blocks() -> [[Int32]] {
    var blocks: [[Int32]] = []
    var depth = [Int32](repeating: -1, count: vertexCount)
    var low = depth
    var cursor = Array(offsets.dropLast())
    var entry = [Int32](repeating: -1, count: vertexCount)
    var path: [Int32] = []
    var open: [Int32] = []
    for root in 0..<vertexCount where depth[root] < 0 {
      depth[root] = 0
      low[root] = 0
      path.append(Int32(root))
      while let last = path.last {
        let vertex = Int(last)
        if cursor[vertex] < offsets[vertex + 1] {
          let arc = Int(cursor[vertex])
          cursor[vertex] += 1
          let edge = edgeOfArc[arc]
          let other = Int(targets[arc])
          if edge == entry[vertex] { continue }
          if depth[other] < 0 {
            open.append(edge)
            entry[other] = edge
            depth[other] = depth[vertex] + 1
            low[other] = depth[other]
            path.append(Int32(other))
          } else if depth[other] < depth[vertex] {
            open.append(edge)
            low[vertex] = min(low[vertex], depth[other])
          }
        } else {
          path.removeLast()
          guard let above = path.last else { continue }
          low[Int(above)] = min(low[Int(above)], low[vertex])
          if low[vertex] >= depth[Int(above)] {
            var block: [Int32] = []
            while let edge = open.popLast() {
              block.append(edge)
              if edge == entry[vertex] { break }
            }
            blocks.append(block)
          }
        }
      }
    }
    return blocks
  }

  /// The graph of some of the edges, and the vertex here that each of its vertices stands for.
  func subgraph(of edges: [Int32]) -> (core: SignedCore, vertices: [Int32]) {
    var ends: [Int32] = []
    ends.reserveCapacity(2 * edges.count)
    for edge in edges {
      ends.append(tails[Int(edge)])
      ends.append(heads[Int(edge)])
    }
    ends.sort()
    var vertices: [Int32] = []
    for end in ends where vertices.last != end { vertices.append(end) }
    func index(at vertex: Int32) -> Int32 {
      Int32(vertices.lowerBound { $0 < vertex })
    }
    let sorted = edges.sorted()
    let core = SignedCore(
      vertexCount: vertices.count, tails: sorted.map { index(at: tails[Int($0)]) },
      heads: sorted.map { index(at: heads[Int($0)]) }, weights: sorted.map { weights[Int($0)] })
    return (core, vertices)
  }
}
