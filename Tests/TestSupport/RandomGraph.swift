package import GraphKernels

/// A list of ties drawn at random from a seed, with the graph that it makes.
///
/// The shapes go round with the seed, so that a run over consecutive seeds meets all of them:
/// sparse and dense, in pieces, with isolated vertices, trees, stars, paths, circles, bipartite ones,
/// with repeated ties and self-loops, from no vertex at all to `largest`.
package struct RandomGraph: Sendable {
  package var vertexCount: Int
  package var sources: [Int32] = []
  package var targets: [Int32] = []
  package var weights: [Double] = []

  /// - Parameter values: what a tie may be worth; each is drawn as often.
  package init(seed: UInt64, largest: Int = 14, values: [Double] = [1]) {
    var generator = SeededGenerator(seed: seed)
    vertexCount = Int.random(in: 0...largest, using: &generator)
    let n = vertexCount
    guard n > 0 else { return }
    func any() -> Int { Int.random(in: 0..<n, using: &generator) }
    switch seed % 8 {
    case 0: for _ in 0..<n { add(any(), any()) }
    case 1: for _ in 0..<(n * n / 2) { add(any(), any()) }
    case 2:
      for vertex in 1..<max(n, 1) { add(Int.random(in: 0..<vertex, using: &generator), vertex) }
    case 3: for vertex in 1..<max(n, 1) { add(vertex, 0) }
    case 4: for vertex in 1..<max(n, 1) { add(vertex - 1, vertex) }
    case 5: for vertex in 0..<n { add(vertex, (vertex + 1) % n) }
    case 6:
      for _ in 0..<(2 * n) {
        let left = any()
        let right = any()
        if (left + right) % 2 == 1 { add(left, right) }
      }
    default: for _ in 0..<(2 * n) { add(any(), any()) }
    }
    finish(values, using: &generator)
  }

  /// A long, thin graph, often in several pieces and with isolated vertices: a grid or a band with
  /// gaps, a ring with trees on it, or a tree whose trunk is long.
  package init(longWithSeed seed: UInt64, largest: Int) {
    var generator = SeededGenerator(seed: seed)
    vertexCount = Int.random(in: largest / 2...largest, using: &generator)
    let n = vertexCount
    let width = Int.random(in: 2...6, using: &generator)
    func happens(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }
    for vertex in 1..<n {
      switch seed % 4 {
      case 0:
        if vertex % width > 0, happens(95) { add(vertex - 1, vertex) }
        if vertex >= width, happens(95) { add(vertex - width, vertex) }
      case 1:
        for back in 1...width where back <= vertex && happens(60) { add(vertex - back, vertex) }
      case 2:
        let ring = n / 2
        if vertex < ring {
          add(vertex - 1, vertex)
        } else {
          add(Int.random(in: 0..<vertex, using: &generator), vertex)
        }
        if vertex == ring { add(0, ring - 1) }
      default: add(Int.random(in: max(0, vertex - width)..<vertex, using: &generator), vertex)
      }
    }
    finish([1], using: &generator)
  }

  /// Numbers in random order, so that no shape is tied to how its vertices are numbered.
  private mutating func finish(_ values: [Double], using generator: inout SeededGenerator) {
    let n = vertexCount
    let numbers = (0..<Int32(n)).shuffled(using: &generator)
    for tie in sources.indices {
      sources[tie] = numbers[Int(sources[tie])]
      targets[tie] = numbers[Int(targets[tie])]
      if Bool.random(using: &generator) {
        (sources[tie], targets[tie]) = (targets[tie], sources[tie])
      }
      weights.append(values[Int.random(in: 0..<values.count, using: &generator)])
    }
  }

  private mutating func add(_ source: Int, _ target: Int) {
    sources.append(Int32(source))
    targets.append(Int32(target))
  }

  package var undirected: CompactGraph {
    .undirected(vertexCount: vertexCount, sources: sources, targets: targets, weights: weights)
  }

  package var directed: CompactGraph {
    .directed(vertexCount: vertexCount, sources: sources, targets: targets, weights: weights)
  }
}

extension RandomGraph {
  /// Every pair of `size` vertices tied.
  package static func complete(_ size: Int) -> CompactGraph {
    var sources: [Int32] = []
    var targets: [Int32] = []
    for source in 0..<Int32(size) {
      for target in 0..<source {
        sources.append(source)
        targets.append(target)
      }
    }
    return .undirected(vertexCount: size, sources: sources, targets: targets)
  }
}
