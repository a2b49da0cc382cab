import GraphKernels
import TestSupport

/// Undirected ties between vertices, each worth its third component; the obvious way to a graph.
func tieGraph(_ vertexCount: Int, _ ties: [(Int, Int, Double)]) -> CompactGraph {
  var rows = [[(Int, Double)]](repeating: [], count: vertexCount)
  for (one, other, weight) in ties {
    rows[one].append((other, weight))
    rows[other].append((one, weight))
  }
  var offsets: [Int32] = [0]
  var targets: [Int32] = []
  var weights: [Double] = []
  for row in rows {
    for (target, weight) in row.sorted(by: { $0.0 < $1.0 }) {
      targets.append(Int32(target))
      weights.append(weight)
    }
    offsets.append(Int32(targets.count))
  }
  return CompactGraph(offsets: offsets, targets: targets, weights: weights, isDirected: false)
}

func tieGraph(
  _ vertexCount: Int, positive: [(Int, Int)], negative: [(Int, Int)] = []
) -> CompactGraph {
  tieGraph(vertexCount, positive.map { ($0, $1, 1) } + negative.map { ($0, $1, -1) })
}

extension CompactGraph {
  /// The ties, each once, lower vertex first.
  var ties: [(Int, Int, Double)] {
    (0..<vertexCount).flatMap { vertex in
      (Int(offsets[vertex])..<Int(offsets[vertex + 1])).compactMap { arc in
        Int(targets[arc]) > vertex
          ? (vertex, Int(targets[arc]), weights.isEmpty ? 1 : weights[arc]) : nil
      }
    }
  }

  /// The same graph with vertex v called `names[v]`.
  func renamed(_ names: [Int]) -> CompactGraph {
    tieGraph(vertexCount, ties.map { (names[$0.0], names[$0.1], $0.2) })
  }
}

/// A random graph with ties of the weights given, each pair tied with the given chance.
func randomTieGraph(
  _ vertexCount: Int, density: Double, weights: [Double], _ generator: inout SeededGenerator
) -> CompactGraph {
  var ties: [(Int, Int, Double)] = []
  for one in 0..<vertexCount {
    for other in 0..<one where Double.random(in: 0..<1, using: &generator) < density {
      ties.append((other, one, weights.randomElement(using: &generator)!))
    }
  }
  return tieGraph(vertexCount, ties)
}

/// Every division of the vertices into groups, as restricted growth strings.
func forEachPartition(_ vertexCount: Int, _ visit: ([Int32]) -> Void) {
  var labels = [Int32](repeating: 0, count: vertexCount)
  func fill(_ vertex: Int, _ groupCount: Int32) {
    if vertex == vertexCount { return visit(labels) }
    for label in 0...groupCount {
      labels[vertex] = label
      fill(vertex + 1, max(groupCount, label + 1))
    }
  }
  fill(0, 0)
}

extension KnownGraph {
  /// The graph with nothing but the signs of its ties.
  var signs: CompactGraph {
    tieGraph(names.count, graph.ties.map { ($0.0, $0.1, $0.2 > 0 ? 1 : -1) })
  }
}
