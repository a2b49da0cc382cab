import Foundation
import GraphKernels

/// Two coalitions of friends who are each other's enemies, but for some ties of the wrong sign.
struct PlantedCoalitions {
  private var vertexCount: Int
  private var sources: [Int32] = []
  private var targets: [Int32] = []
  private var signs: [Double] = []

  init(vertexCount: Int, ties: Int, noise: Double) {
    self.vertexCount = vertexCount
    var generator = SplitMix64(seed: 1937)
    var seen: Set<Int> = []
    while sources.count < ties {
      let source = Int.random(in: 0..<vertexCount, using: &generator)
      let target = Int.random(in: 0..<vertexCount, using: &generator)
      guard source < target, seen.insert(source * vertexCount + target).inserted else { continue }
      let isTogether = (source % 2 == target % 2) != (generator.fraction() < noise)
      sources.append(Int32(source))
      targets.append(Int32(target))
      signs.append(isTogether ? 1 : -1)
    }
  }

  var graph: CompactGraph {
    .undirected(vertexCount: vertexCount, sources: sources, targets: targets, weights: signs)
  }

  /// As ``GeneratedGraph/write(to:)``, with signs for lengths.
  func write(to path: String) throws {
    var data = Data()
    for array in [[Int32(vertexCount), Int32(sources.count)], sources, targets] {
      data.append(bytes(of: array))
    }
    data.append(bytes(of: signs))
    try data.write(to: URL(fileURLWithPath: path))
  }
}
