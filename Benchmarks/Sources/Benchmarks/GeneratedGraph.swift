import Camarilla
import Foundation
import GraphKernels
import StalinCircle

/// Graphs of known shape, the same on every machine for the same name and size.
struct GeneratedGraph {
  static let shapes = ["rmat", "communities", "grid", "tree", "star", "path", "stalin"]

  var vertexCount: Int
  var sources: [Int32] = []
  var targets: [Int32] = []

  /// Draws until there are `ties` distinct pairs, or builds the regular shape of about that size.
  /// `stalin` is the sample chronicle with all its years in one, whatever the size asked for.
  init?(shape: String, ties: Int, seed: UInt64 = 1) {
    var generator = SplitMix64(seed: seed)
    switch shape {
    case "rmat":
      var scale = 1
      while 7 << scale < ties { scale += 1 }
      vertexCount = 1 << scale
      draw(ties) { Self.recursivePair(scale: scale, using: &generator) }
    case "communities":
      vertexCount = max(64, ties / 8)
      let stubs = CommunityStubs(vertexCount: vertexCount, using: &generator)
      draw(ties) { stubs.pair(mixing: 0.3, using: &generator) }
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
    case "stalin":
      let all = CalendarDay.first(ofYear: 1917)...CalendarDay.last(ofYear: 1964)
      let graph = Chronicle.stalinCircle.snapshot(during: all).tieGraph()
      vertexCount = graph.vertexCount
      for vertex in 0..<vertexCount {
        for arc in graph.arcs(of: vertex) where graph.targets[arc] > vertex {
          add(vertex, Int(graph.targets[arc]))
        }
      }
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
  static func recursivePair(
    scale: Int, using generator: inout SplitMix64
  ) -> (Int, Int) {
    var source = 0
    var target = 0
    for _ in 0..<scale {
      let draw = generator.fraction()
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

  /// A length of 1…10 for each tie.
  var tieLengths: [Double] {
    var generator = SplitMix64(seed: 10)
    return sources.map { _ in Double(Int.random(in: 1...10, using: &generator)) }
  }

  /// The same for each arc of ``graph``.
  var arcLengths: [Double] {
    CompactGraph.undirected(
      vertexCount: vertexCount, sources: sources, targets: targets, weights: tieLengths
    ).weights
  }

  /// The numbers of vertices and ties, the ties' two ends, and their lengths, for the peers: 32-bit
  /// integers, then doubles, in the machine's order of bytes.
  func write(to path: String) throws {
    var data = Data()
    for array in [[Int32(vertexCount), Int32(sources.count)], sources, targets] {
      data.append(bytes(of: array))
    }
    data.append(bytes(of: tieLengths))
    try data.write(to: URL(fileURLWithPath: path))
  }
}

/// Ends of ties to be drawn, for graphs in the manner of Lancichinetti, Fortunato & Radicchi 2008:
/// degrees and communities whose sizes follow power laws, of exponents 2.5 and 1.5.
struct CommunityStubs {
  /// Every vertex as often as its degree, community by community.
  private var stubs: [Int32] = []
  /// Where each community lies in `stubs`.
  private var communities: [Range<Int>] = []
  private var communityOfStub: [Int32] = []

  init(vertexCount: Int, smallest: Double = 20, using generator: inout SplitMix64) {
    let largest = max(smallest + 1, min(1000, Double(vertexCount) / 8))
    var vertex = 0
    while vertex < vertexCount {
      let size = Int(generator.power(from: smallest, to: largest, exponent: 1.5))
      let start = stubs.count
      for _ in 0..<min(size, vertexCount - vertex) {
        let degree = Int(generator.power(from: 4, to: largest, exponent: 2.5))
        for _ in 0..<degree {
          stubs.append(Int32(vertex))
          communityOfStub.append(Int32(communities.count))
        }
        vertex += 1
      }
      communities.append(start..<stubs.count)
    }
  }

  /// Two vertices, with the chance of `mixing` from anywhere, else of one community.
  func pair(mixing: Double, using generator: inout SplitMix64) -> (Int, Int) {
    let stub = Int.random(in: stubs.indices, using: &generator)
    let range =
      generator.fraction() < mixing ? stubs.indices : communities[Int(communityOfStub[stub])]
    return (Int(stubs[stub]), Int(stubs[Int.random(in: range, using: &generator)]))
  }
}

extension SplitMix64 {
  /// Of a power law cut off at both ends.
  mutating func power(from low: Double, to high: Double, exponent: Double) -> Double {
    let (a, b) = (pow(low, 1 - exponent), pow(high, 1 - exponent))
    return pow(a + (b - a) * fraction(), 1 / (1 - exponent))
  }
}
