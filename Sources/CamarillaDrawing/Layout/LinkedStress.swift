/// Positions for a series of graphs at once, such that distances on each page come near those in its
/// graph and a figure stays about where it was on the page before.
///
/// The stress of all frames and of the links between them: Σ over frames and pairs of
/// wᵢⱼ (|xᵢ − xⱼ| − dᵢⱼ)² with wᵢⱼ = 1/dᵢⱼ², and Σ over a figure's consecutive appearances of
/// λ |xᵢ − xᵢ′|², after Brandes & Mader, "A quantitative comparison of stress-minimization approaches
/// for offline dynamic graph drawing" (2011). Each position in turn moves to where it is best in the
/// bounding function, as in ``StressLayout``, so that no move can raise the sum.
struct LinkedStress: StressMinimization {
  /// One frame's part.
  private struct Frame {
    var figures: [Int]
    /// Row by row, the desired distances.
    var distances: [Double]
    /// For each vertex its appearances in the frames before and after: (frame, vertex, weight).
    var links: [[Link]]
    /// For each vertex Σ of its pairs' weights.
    var weights: [Double]
    /// For each vertex how strongly it is held to where it began.
    var holds: [Double]
  }

  private struct Link {
    var frame: Int
    var vertex: Int
    var weight: Double
  }

  private var frames: [Frame]
  private let start: [Point]
  /// For each frame, its vertices' positions.
  private(set) var positions: [[Point]]

  /// How strongly a figure is held to its neighboring appearances, in parts of what its ties weigh.
  static let linkage = 0.1

  /// How strongly a figure is held to its place in an earlier picture, in the same parts; the "anchoring" of that paper.
  static let anchoring = 0.3

  /// How strongly everybody is drawn to the middle, in the same parts: what no tie holds would drift.
  static let centering = 0.02

  /// - Parameters:
  ///   - series: the frames' graphs.
  ///   - distances: row by row, the distances of all figures in the graph of all frames together;
  ///     finite. They hold for pairs that a frame leaves unconnected.
  ///   - start: a position for every figure.
  ///   - isHeld: for each figure, whether that is where an earlier picture had it.
  init(series: FrameSeries, distances all: [Double], start: [Point], isHeld: [Bool]) {
    let count = series.figureCount
    var frames: [Frame] = series.frames.map { frame in
      var distances: [Double] = []
      for (vertex, figure) in frame.figures.enumerated() {
        let row = frame.graph.distances(from: vertex)
        for (other, distance) in row.enumerated() {
          distances.append(
            distance.isFinite
              ? distance : max(all[figure * count + frame.figures[other]], Self.apart))
        }
      }
      let size = frame.figures.count
      let weights = (0..<size).map { vertex in
        (0..<size).reduce(0.0) { sum, other in
          let distance = distances[vertex * size + other]
          return distance > 0 ? sum + 1 / (distance * distance) : sum
        }
      }
      return Frame(
        figures: frame.figures, distances: distances,
        links: [[Link]](repeating: [], count: size), weights: weights,
        holds: zip(frame.figures, weights).map {
          isHeld[$0] ? Self.anchoring * max($1, 1) : 0
        })
    }
    var last = [(frame: Int, vertex: Int)?](repeating: nil, count: count)
    for now in frames.indices {
      for (vertex, figure) in frames[now].figures.enumerated() {
        if let (then, other) = last[figure] {
          // Alone on both pages, a figure is still held. The longer it was away, the looser.
          let tied = max((frames[now].weights[vertex] + frames[then].weights[other]) / 2, 1)
          let weight = Self.linkage * tied / Double(now - then)
          frames[now].links[vertex].append(Link(frame: then, vertex: other, weight: weight))
          frames[then].links[other].append(Link(frame: now, vertex: vertex, weight: weight))
        }
        last[figure] = (now, vertex)
      }
    }
    self.frames = frames
    positions = frames.map { $0.figures.map { start[$0] } }
    self.start = start
  }

  /// What unconnected figures keep between them at least.
  private static let apart = 2.0

  /// The sum that no sweep raises.
  var stress: Double {
    var total = 0.0
    for (now, frame) in frames.enumerated() {
      let size = frame.figures.count
      for i in 0..<size {
        for j in 0..<i {
          let distance = frame.distances[i * size + j]
          let miss = positions[now][i].distance(to: positions[now][j]) - distance
          total += miss * miss / (distance * distance)
        }
        for link in frame.links[i] where link.frame < now {
          total +=
            link.weight * (positions[now][i] - positions[link.frame][link.vertex]).squaredLength
        }
        total += Self.centering * frame.weights[i] * positions[now][i].squaredLength
        total += frame.holds[i] * (positions[now][i] - start[frame.figures[i]]).squaredLength
      }
    }
    return total
  }

  /// Moves every figure of every frame once.
  ///
  /// - Complexity: O(Σ n²) over the frames.
  mutating func sweep() {
    for now in frames.indices {
      for vertex in frames[now].figures.indices {
        if let position = bestPosition(now: now, vertex: vertex) {
          positions[now][vertex] = position
        }
      }
    }
  }

  private func bestPosition(now: Int, vertex: Int) -> Point? {
    let frame = frames[now]
    let size = frame.figures.count
    let here = positions[now][vertex]
    var sumX = 0.0
    var sumY = 0.0
    let row = vertex * size
    for other in 0..<size where other != vertex {
      let there = positions[now][other]
      let x = here.x - there.x
      let y = here.y - there.y
      let length = (x * x + y * y).squareRoot()
      let distance = frame.distances[row + other]
      let weight = 1 / (distance * distance)
      let pull = length > 1e-12 ? distance / length : 0
      sumX += weight * (there.x + x * pull)
      sumY += weight * (there.y + y * pull)
    }
    let (hold, place) = (frame.holds[vertex], start[frame.figures[vertex]])
    sumX += hold * place.x
    sumY += hold * place.y
    var weight = frame.weights[vertex] * (1 + Self.centering) + hold
    for link in frame.links[vertex] {
      let there = positions[link.frame][link.vertex]
      sumX += link.weight * there.x
      sumY += link.weight * there.y
      weight += link.weight
    }
    return weight > 0 ? Point(sumX / weight, sumY / weight) : nil
  }
}
