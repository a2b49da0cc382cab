import GraphKernels

/// Graphs of known shape, the same on every machine for the same name and size.
struct GeneratedGraph {
  static let shapes = ["rmat", "grid", "tree", "star", "path", "communities"]

  var vertexCount: Int
  var sources: [Int32] = []
  var targets: [Int32] = []

  /// Draws until there are `ties` distinct pairs, or builds the regular shape of about that size.
  init?(shape: String, ties: Int, seed: UInt64 = 1) {
    var generator = SplitMix(state: seed)
    switch shape {
    case "rmat":
      var scale = 1
      while 7 << scale < ties { scale += 1 }
      vertexCount = 1 << scale
      draw(ties) { Self.recursivePair(scale: scale, using: &generator) }
    case "communities":
      // Groups of 32 with nine ties in ten inside them.
      vertexCount = max(64, ties / 8)
      let count = vertexCount
      draw(ties) {
        let left = Int.random(in: 0..<count, using: &generator)
        let isInside = Int.random(in: 0..<10, using: &generator) < 9
        let start = left / 32 * 32
        let range = isInside ? start..<min(start + 32, count) : 0..<count
        return (left, Int.random(in: range, using: &generator))
      }
    case "grid":
      var side = 1
      while 2 * side * (side + 1) <= ties { side += 1 }
      vertexCount = side * side
      for vertex in 0..<vertexCount {
        if vertex % side + 1 < side { add(vertex, vertex + 1) }
        if vertex + side < vertexCount { add(vertex, vertex + side) }
      }
    case "tree":
      vertexCount = ties + 1
      for vertex in 1...ties { add(Int.random(in: 0..<vertex, using: &generator), vertex) }
    case "star":
      vertexCount = ties + 1
      for vertex in 1...ties { add(0, vertex) }
    case "path":
      vertexCount = ties + 1
      for vertex in 1...ties { add(vertex - 1, vertex) }
    default: return nil
    }
  }

  private mutating func add(_ source: Int, _ target: Int) {
    sources.append(Int32(source))
    targets.append(Int32(target))
  }

  private mutating func draw(_ ties: Int, pair: () -> (Int, Int)) {
    var seen: Set<UInt64> = []
    while sources.count < ties {
      let (source, target) = pair()
      let key = UInt64(min(source, target)) << 32 | UInt64(max(source, target))
      if source != target, seen.insert(key).inserted { add(source, target) }
    }
  }

  /// Chakrabarti, Zhan & Faloutsos 2004 with a, b, c = .57, .19, .19.
  private static func recursivePair(
    scale: Int, using generator: inout SplitMix
  ) -> (Int, Int) {
    var source = 0
    var target = 0
    for _ in 0..<scale {
      let draw = Double(generator.next() >> 11) * 0x1p-53
      source = source << 1 | (draw >= 0.76 ? 1 : 0)
      target = target << 1 | (draw >= 0.57 && draw < 0.76 || draw >= 0.95 ? 1 : 0)
    }
    return (source, target)
  }

  var directed: CompactGraph {
    .directed(vertexCount: vertexCount, sources: sources, targets: targets)
  }

  var graph: CompactGraph {
    .undirected(vertexCount: vertexCount, sources: sources, targets: targets)
  }
}

/// SplitMix64 (Steele, Lea & Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
