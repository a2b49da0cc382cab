/// Labels or blocks in a column, each as near as can be to where it belongs, without overlap.
enum LabelSpread {
  /// The centers of labels of heights `heights` that want to stand at `wanted`, in the order given
  /// from the lowest up: those with the least weighted sum of squared shifts (pooling neighbors
  /// that are too close; Barlow et al. 1972), kept between `low` and `high` as long as they fit.
  ///
  /// - Parameter weights: above 0; all alike when nil.
  /// - Complexity: O(labels).
  static func centers(
    wanted: [Double], heights: [Double], weights: [Double]? = nil, from low: Double,
    to high: Double
  ) -> [Double] {
    // Relative to a stack without gaps, the order is all that is asked.
    var offsets: [Double] = []
    var top = 0.0
    for height in heights {
      offsets.append(top + height / 2)
      top += height
    }
    var pools: [(sum: Double, weight: Double, count: Int)] = []
    for index in wanted.indices {
      let weight = weights?[index] ?? 1
      pools.append((weight * (wanted[index] - offsets[index]), weight, 1))
      while pools.count > 1 {
        let last = pools[pools.count - 1]
        let before = pools[pools.count - 2]
        guard before.sum / before.weight > last.sum / last.weight else { break }
        pools.removeLast()
        pools[pools.count - 1] = (
          before.sum + last.sum, before.weight + last.weight, before.count + last.count
        )
      }
    }
    let highest = max(low, high - top)
    let shifts = pools.flatMap { pool in
      Array(
        repeating: min(max(pool.sum / pool.weight, low), highest), count: pool.count)
    }
    return zip(offsets, shifts).map { $0 + $1 }
  }
}
