/// Scores found by iteration, and whether they can be relied on.
package struct IterativeScores: Sendable, Equatable {
  /// One finite score per vertex.
  package var values: [Double]
  /// Whether the iteration settled on the one answer that the definition names.
  package var isConverged: Bool

  package init(values: [Double], isConverged: Bool) {
    self.values = values
    self.isConverged = isConverged
  }
}

/// The sum of products, added in the order of the entries.
func dot(_ left: [Double], _ right: [Double]) -> Double {
  var sum = 0.0
  for index in left.indices { sum += left[index] * right[index] }
  return sum
}

/// The vector stretched to Euclidean length 1; a zero vector stays.
func unit(of vector: [Double]) -> [Double] {
  let length = dot(vector, vector).squareRoot()
  return length > 0 ? vector.map { $0 / length } : vector
}
