import GraphKernels
import LongWork

/// Stress majorization for large graphs, with distances to neighbors and to some pivots only
/// (Ortmann, Klimenta & Brandes, "A sparse stress model", 2017).
///
/// Each pivot stands for the figures nearest to it: the weight of its distance to a figure is the
/// number of those that are at most half as far from the pivot, divided by the squared distance.
struct SparseStressLayout {
  private struct Term {
    var other: Int32
    var distance: Double
    var weight: Double
  }

  private var terms: [[Term]]
  private(set) var positions: [Point]

  /// - Precondition: the graph is connected.
  /// - Complexity: O(pivots · (n + m) log n) time, O(pivots · n + m) space.
  init(graph: LayoutGraph, pivots count: Int) {
    let size = graph.sizes.count
    let pivots = FarthestPivots(most: min(count, size), distancesFromFigure: graph.distances)
    let distances = pivots.distances
    // Each figure belongs to its nearest pivot.
    var regions = [[Double]](repeating: [], count: distances.count)
    for figure in 0..<size {
      var nearest = 0
      for index in distances.indices where distances[index][figure] < distances[nearest][figure] {
        nearest = index
      }
      regions[nearest].append(distances[nearest][figure])
    }
    for index in regions.indices { regions[index].sort() }
    terms = (0..<size).map { figure in
      var list = graph.neighbors[figure].map {
        Term(other: Int32($0.other), distance: $0.length, weight: 1 / ($0.length * $0.length))
      }
      let near = Set(graph.neighbors[figure].map(\.other))
      for (index, pivot) in pivots.figures.enumerated()
      where pivot != figure && !near.contains(pivot) {
        let distance = distances[index][figure]
        let close = Self.count(regions[index], upTo: distance / 2)
        list.append(
          Term(
            other: Int32(pivot), distance: distance,
            weight: Double(max(1, close)) / (distance * distance)))
      }
      return list
    }
    positions = StressStart.scaled(count: size, columns: distances)
  }

  /// How many of ascending numbers are at most `limit`.
  private static func count(_ numbers: [Double], upTo limit: Double) -> Int {
    numbers.lowerBound { $0 <= limit }
  }

  /// Moves every figure `sweeps` times to the position that its own distances ask for.
  mutating func run(sweeps: Int, progress: WorkStep) {
    for sweep in 0..<sweeps where !progress.isCancelled {
      progress.advance(
        by: (sweep + 1) * positions.count / sweeps - sweep * positions.count / sweeps)
      for figure in positions.indices {
        let here = positions[figure]
        var sum = Point.zero
        var weight = 0.0
        for term in terms[figure] {
          let other = positions[Int(term.other)]
          let step = here - other
          let length = step.length
          let pull = length > 1e-12 ? term.distance / length : 0
          sum += (other + step * pull) * term.weight
          weight += term.weight
        }
        if weight > 0 { positions[figure] = sum * (1 / weight) }
      }
    }
  }
}
