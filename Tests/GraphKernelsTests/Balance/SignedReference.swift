import GraphKernels
import TestSupport

/// Slow, obvious answers to questions about signed graphs, directed or not.
struct SignedReference {
  let size: Int
  let isDirected: Bool
  /// The sign of the arc from row to column; 0 where there is none.
  let signs: [[Int]]
  /// Signed arcs; each tie of an undirected graph once.
  let arcs: [(Int, Int, Int)]

  init(_ graph: CompactGraph) {
    let dense = DenseGraph(graph)
    size = dense.size
    isDirected = graph.isDirected
    signs = dense.values.map { $0.map { ($0 ?? 0) > 0 ? 1 : ($0 ?? 0) < 0 ? -1 : 0 } }
    var arcs: [(Int, Int, Int)] = []
    for row in 0..<size {
      for column in 0..<size where signs[row][column] != 0 && (graph.isDirected || row < column) {
        arcs.append((row, column, signs[row][column]))
      }
    }
    self.arcs = arcs
  }

  func cost(_ groups: [Int]) -> Int {
    arcs.count { (groups[$0.0] == groups[$0.1]) != ($0.2 > 0) }
  }

  /// The least cost of all divisions into at most so many groups.
  func leastCost(groups most: Int) -> Int {
    var groups = [Int](repeating: 0, count: size)
    var least = Int.max
    func divide(_ vertex: Int, _ used: Int, _ cost: Int) {
      if vertex == size {
        least = min(least, cost)
        return
      }
      for group in 0..<min(most, used + 1) {
        groups[vertex] = group
        var rise = 0
        for other in 0..<vertex {
          for sign in [signs[vertex][other], isDirected ? signs[other][vertex] : 0] where sign != 0
          {
            if (groups[other] == group) != (sign > 0) { rise += 1 }
          }
        }
        divide(vertex + 1, max(used, group + 1), cost + rise)
      }
    }
    divide(0, 0, 0)
    return least
  }

  /// The diagonal of e^A, or e^|A|, by Taylor's series on A / 64, squared six times.
  func exponentialDiagonal(keepingSigns: Bool) -> [Double] {
    func product(_ left: [[Double]], _ right: [[Double]]) -> [[Double]] {
      var result = left
      for row in 0..<size {
        for column in 0..<size {
          var sum = 0.0
          for middle in 0..<size { sum += left[row][middle] * right[middle][column] }
          result[row][column] = sum
        }
      }
      return result
    }
    let matrix = signs.map { $0.map { Double(keepingSigns ? $0 : abs($0)) / 64 } }
    var sum = (0..<size).map { row in (0..<size).map { row == $0 ? 1.0 : 0 } }
    var term = sum
    for order in 1...20 {
      term = product(term, matrix).map { $0.map { $0 / Double(order) } }
      for row in 0..<size { for column in 0..<size { sum[row][column] += term[row][column] } }
    }
    for _ in 0..<6 { sum = product(sum, sum) }
    return (0..<size).map { sum[$0][$0] }
  }
}
