/// Positions so that distances on the page come near the distances in the graph: stress majorization
/// (Gansner, Koren & North, "Graph drawing by stress majorization", 2004).
///
/// The stress of a layout is Σ over pairs of (|xᵢ − xⱼ| − dᵢⱼ)² / dᵢⱼ². Each figure in turn moves to
/// the position that is best in the bounding function of the paper's localized variant, so that no move
/// can raise the stress.
struct StressLayout: StressMinimization {
  let count: Int

  /// Row by row, the desired distances.
  private let distances: [Double]

  /// Row by row, 1 / distance².
  private let weights: [Double]

  private(set) var positions: [Point]

  /// - Precondition: the graph is connected.
  /// - Complexity: O(n² + n·(n + m) log n) time, O(n²) space.
  init(graph: LayoutGraph, start: StressStart) {
    let count = graph.sizes.count
    var distances: [Double] = []
    distances.reserveCapacity(count * count)
    for figure in 0..<count { distances += graph.distances(from: figure) }
    self.init(count: count, distances: distances, start: start)
  }

  init(count: Int, distances: [Double], start: StressStart) {
    self.count = count
    self.distances = distances
    weights = distances.map { $0 > 0 ? 1 / ($0 * $0) : 0 }
    positions = start.positions(count: count, distances: distances)
  }

  /// Another start for the same graph.
  func restarted(_ start: StressStart) -> StressLayout {
    var other = self
    other.positions = start.positions(count: count, distances: distances)
    return other
  }

  var stress: Double {
    var sum = 0.0
    for i in 0..<count {
      var row = 0.0
      for j in 0..<i {
        let miss = positions[i].distance(to: positions[j]) - distances[i * count + j]
        row += weights[i * count + j] * miss * miss
      }
      sum += row
    }
    return sum
  }

  /// Moves every figure once.
  ///
  /// - Complexity: O(n²).
  mutating func sweep() {
    let count = count
    for i in 0..<count {
      let here = positions[i]
      var sumX = 0.0
      var sumY = 0.0
      var weight = 0.0
      let row = i * count
      for j in 0..<count where j != i {
        let other = positions[j]
        let x = here.x - other.x
        let y = here.y - other.y
        let length = (x * x + y * y).squareRoot()
        let w = weights[row + j]
        let pull = length > 1e-12 ? distances[row + j] / length : 0
        sumX += w * (other.x + x * pull)
        sumY += w * (other.y + y * pull)
        weight += w
      }
      if weight > 0 { positions[i] = Point(sumX / weight, sumY / weight) }
    }
  }
}
