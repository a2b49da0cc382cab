extension DenseGraph {
  /// Distances along arcs as they run, by Floyd 1962; infinite where there is no way.
  ///
  /// - Parameter length: of the arc from row to column.
  package func distances(_ length: (Int, Int) -> Double = { _, _ in 1 }) -> [[Double]] {
    var found = vertices.map { row in
      vertices.map { row == $0 ? 0 : hasArc(row, $0) ? length(row, $0) : Double.infinity }
    }
    for middle in vertices {
      for row in vertices {
        for column in vertices {
          found[row][column] = min(found[row][column], found[row][middle] + found[middle][column])
        }
      }
    }
    return found
  }

  /// Betweenness over ordered pairs, from all distances and the number of shortest ways, counted by
  /// their last steps.
  package func directedBetweenness(_ length: (Int, Int) -> Double = { _, _ in 1 }) -> [Double] {
    guard size > 2 else { return vertices.map { _ in 0 } }
    let distances = distances(length)
    func isSame(_ left: Double, _ right: Double) -> Bool {
      right.isFinite && (left - right).magnitude <= 1e-9 * max(left, right)
    }
    let counts = vertices.map { source in
      var counts = [Double](repeating: 0, count: size)
      counts[source] = 1
      let order = vertices.filter { $0 != source && distances[source][$0].isFinite }
        .sorted { (distances[source][$0], $0) < (distances[source][$1], $1) }
      for vertex in order {
        for before in vertices where hasArc(before, vertex) {
          if isSame(distances[source][before] + length(before, vertex), distances[source][vertex]) {
            counts[vertex] += counts[before]
          }
        }
      }
      return counts
    }
    return vertices.map { middle in
      var sum = 0.0
      for source in vertices where source != middle {
        for target in vertices where target != middle && target != source {
          let through = distances[source][middle] + distances[middle][target]
          if isSame(through, distances[source][target]) {
            sum += counts[source][middle] * counts[middle][target] / counts[source][target]
          }
        }
      }
      return sum / Double((size - 1) * (size - 2))
    }
  }
}

/// All eigenvalues of a symmetric matrix, ascending, each with its eigenvector, by Jacobi's rotations
/// (Jacobi 1846): slow, and right to the last digits.
package func jacobiEigenpairs(_ matrix: [[Double]]) -> [(value: Double, vector: [Double])] {
  var matrix = matrix
  let indices = matrix.indices
  var vectors = indices.map { row in indices.map { row == $0 ? 1.0 : 0 } }
  for _ in 0..<15 {
    for p in indices {
      for q in indices where q > p && matrix[p][q] != 0 {
        let theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q])
        let t = (theta < 0 ? -1 : 1) / (theta.magnitude + (theta * theta + 1).squareRoot())
        let c = 1 / (t * t + 1).squareRoot()
        let s = t * c
        for k in indices {
          let (a, b) = (matrix[k][p], matrix[k][q])
          (matrix[k][p], matrix[k][q]) = (c * a - s * b, s * a + c * b)
        }
        for k in indices {
          let (a, b) = (matrix[p][k], matrix[q][k])
          (matrix[p][k], matrix[q][k]) = (c * a - s * b, s * a + c * b)
          let (x, y) = (vectors[p][k], vectors[q][k])
          (vectors[p][k], vectors[q][k]) = (c * x - s * y, s * x + c * y)
        }
      }
    }
  }
  return indices.map { (matrix[$0][$0], vectors[$0]) }.sorted { $0.0 < $1.0 }
}
