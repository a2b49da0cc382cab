package import GraphKernels

/// A graph as a full matrix, for the slow, obvious algorithms that the fast ones are held against.
package struct DenseGraph: Sendable {
  package let size: Int
  /// The value of the arc from row to column; nil where there is none.
  package var values: [[Double?]]

  package init(_ graph: CompactGraph) {
    size = graph.vertexCount
    values = Array(repeating: Array(repeating: nil, count: size), count: size)
    for source in 0..<size {
      for arc in graph.arcs(of: source) {
        values[source][Int(graph.targets[arc])] = graph.weight(ofArc: arc)
      }
    }
  }

  package var vertices: Range<Int> { 0..<size }

  package func hasArc(_ source: Int, _ target: Int) -> Bool { values[source][target] != nil }

  package func neighbors(_ vertex: Int) -> [Int] {
    vertices.filter { hasArc(vertex, $0) || hasArc($0, vertex) }
  }

  /// 1 where an arc runs, else 0; as an undirected graph either direction counts.
  package func adjacency(undirected: Bool) -> [[Double]] {
    vertices.map { row in
      vertices.map { column in
        hasArc(row, column) || (undirected && hasArc(column, row)) ? 1 : 0
      }
    }
  }

  /// Distances in hops without regard to directions, by Floyd 1962; nil where there is no path.
  package func hops() -> [[Int?]] {
    var distances: [[Int?]] = vertices.map { row in
      vertices.map { row == $0 ? 0 : hasArc(row, $0) || hasArc($0, row) ? 1 : nil }
    }
    for middle in vertices {
      for row in vertices {
        for column in vertices {
          guard let first = distances[row][middle], let second = distances[middle][column] else {
            continue
          }
          if first + second < distances[row][column] ?? .max {
            distances[row][column] = first + second
          }
        }
      }
    }
    return distances
  }

  /// How many shortest paths join each pair, by recursion over the last step.
  package func pathCounts(_ hops: [[Int?]]) -> [[Double]] {
    vertices.map { source in
      var counts = [Double](repeating: 0, count: size)
      counts[source] = 1
      let reachable = vertices.filter { hops[source][$0] != nil && $0 != source }
      for vertex in reachable.sorted(by: { (hops[source][$0] ?? 0) < (hops[source][$1] ?? 0) }) {
        for before in neighbors(vertex)
        where hops[source][before] == (hops[source][vertex] ?? 0) - 1 {
          counts[vertex] += counts[before]
        }
      }
      return counts
    }
  }
}

/// Solves a square system by Gauss' elimination with row exchanges; nil when it is singular.
package func solveDense(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
  var rows = zip(matrix, right).map { $0 + [$1] }
  let size = rows.count
  for column in 0..<size {
    let pivot = (column..<size).max {
      rows[$0][column].magnitude < rows[$1][column].magnitude
    }
    guard let pivot, rows[pivot][column].magnitude > 1e-12 else { return nil }
    rows.swapAt(column, pivot)
    for row in 0..<size where row != column {
      let factor = rows[row][column] / rows[column][column]
      for entry in column...size { rows[row][entry] -= factor * rows[column][entry] }
    }
  }
  return (0..<size).map { rows[$0][size] / rows[$0][$0] }
}

/// Whether two lists of scores agree to a relative tolerance, or absolutely near 0.
package func agree(_ left: [Double], _ right: [Double], within tolerance: Double = 1e-9) -> Bool {
  left.count == right.count
    && zip(left, right).allSatisfy {
      ($0 - $1).magnitude <= tolerance * max(1e-3, $0.magnitude, $1.magnitude)
    }
}
