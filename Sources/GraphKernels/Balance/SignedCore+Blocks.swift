extension SignedCore {
  /// The ties of each biconnected block.
  ///
  /// Every cycle lies within one block, so blocks can be balanced one by one. An iterative form of
  /// Hopcroft & Tarjan 1973, "Efficient algorithms for graph manipulation", Comm. ACM 16:372.
  ///
  /// - Complexity: O(vertices + ties) time and space.
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
          let tie = tieOfArc[arc]
          let other = Int(targets[arc])
          if tie == entry[vertex] { continue }
          if depth[other] < 0 {
            open.append(tie)
            entry[other] = tie
            depth[other] = depth[vertex] + 1
            low[other] = depth[other]
            path.append(Int32(other))
          } else if depth[other] < depth[vertex] {
            open.append(tie)
            low[vertex] = min(low[vertex], depth[other])
          }
        } else {
          path.removeLast()
          guard let above = path.last else { continue }
          low[Int(above)] = min(low[Int(above)], low[vertex])
          if low[vertex] >= depth[Int(above)] {
            var block: [Int32] = []
            while let tie = open.popLast() {
              block.append(tie)
              if tie == entry[vertex] { break }
            }
            blocks.append(block)
          }
        }
      }
    }
    return blocks
  }

  /// The graph of some of the ties, and the vertex here that each of its vertices stands for.
  func subgraph(of ties: [Int32]) -> (core: SignedCore, vertices: [Int32]) {
    var ends: [Int32] = []
    ends.reserveCapacity(2 * ties.count)
    for tie in ties {
      ends.append(tails[Int(tie)])
      ends.append(heads[Int(tie)])
    }
    ends.sort()
    var vertices: [Int32] = []
    for end in ends where vertices.last != end { vertices.append(end) }
    func index(at vertex: Int32) -> Int32 {
      var low = 0
      var high = vertices.count - 1
      while low < high {
        let middle = (low + high) / 2
        if vertices[middle] < vertex { low = middle + 1 } else { high = middle }
      }
      return Int32(low)
    }
    let sorted = ties.sorted()
    let core = SignedCore(
      vertexCount: vertices.count, tails: sorted.map { index(at: tails[Int($0)]) },
      heads: sorted.map { index(at: heads[Int($0)]) }, weights: sorted.map { weights[Int($0)] })
    return (core, vertices)
  }
}
