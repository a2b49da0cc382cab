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

/// Published graphs.
enum KnownGraphs {
  /// Who met whom outside the karate club: Zachary 1977, "An information flow model for conflict and
  /// fission in small groups", J. Anthropol. Res. 33:452. Member k of the paper is vertex k − 1.
  static let karate = tieGraph(
    34,
    positive: [
      (0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (0, 6), (0, 7), (0, 8), (0, 10), (0, 11), (0, 12),
      (0, 13), (0, 17), (0, 19), (0, 21), (0, 31), (1, 2), (1, 3), (1, 7), (1, 13), (1, 17),
      (1, 19), (1, 21), (1, 30), (2, 3), (2, 7), (2, 8), (2, 9), (2, 13), (2, 27), (2, 28),
      (2, 32), (3, 7), (3, 12), (3, 13), (4, 6), (4, 10), (5, 6), (5, 10), (5, 16), (6, 16),
      (8, 30), (8, 32), (8, 33), (9, 33), (13, 33), (14, 32), (14, 33), (15, 32), (15, 33),
      (18, 32), (18, 33), (19, 33), (20, 32), (20, 33), (22, 32), (22, 33), (23, 25), (23, 27),
      (23, 29), (23, 32), (23, 33), (24, 25), (24, 27), (24, 31), (25, 31), (26, 29), (26, 33),
      (27, 33), (28, 31), (28, 33), (29, 32), (29, 33), (30, 32), (30, 33), (31, 32), (31, 33),
      (32, 33),
    ])

  /// Marriages among fifteen families of Florence: Padgett & Ansell 1993, "Robust action and the
  /// rise of the Medici", Am. J. Sociol. 98:1259; the data as in Breiger & Pattison 1986.
  static let florentine = tieGraph(
    15,
    positive: [
      (0, 8), (1, 5), (1, 6), (1, 8), (2, 4), (2, 8), (3, 6), (3, 10), (3, 13), (4, 10), (4, 13),
      (6, 7), (6, 14), (8, 11), (8, 12), (8, 14), (9, 12), (10, 13), (11, 13), (11, 14),
    ])

  static let florentineFamilies = [
    "Acciaiuoli", "Albizzi", "Barbadori", "Bischeri", "Castellani", "Ginori", "Guadagni",
    "Lamberteschi", "Medici", "Pazzi", "Peruzzi", "Ridolfi", "Salviati", "Strozzi", "Tornabuoni",
  ]

  /// Alliance (rova) and enmity (hina) among the Gahuku-Gama: Read 1954, "Cultures of the central
  /// highlands, New Guinea", Southwest. J. Anthropol. 10:1; the ties as in Hage & Harary 1983.
  static let tribes = tieGraph(
    16,
    positive: [
      (0, 12), (0, 15), (1, 2), (1, 5), (1, 8), (1, 15), (2, 5), (2, 8), (2, 12), (2, 15), (3, 4),
      (3, 7), (3, 9), (4, 7), (4, 9), (5, 8), (5, 15), (6, 11), (6, 14), (7, 9), (8, 10), (8, 12),
      (8, 14), (8, 15), (10, 11), (10, 13), (11, 14), (12, 15), (13, 14),
    ],
    negative: [
      (0, 4), (1, 3), (1, 4), (1, 9), (1, 13), (2, 3), (2, 4), (2, 7), (2, 11), (2, 14), (3, 5),
      (3, 10), (3, 13), (3, 14), (4, 10), (4, 12), (5, 6), (5, 9), (5, 11), (5, 14), (6, 7),
      (6, 9), (7, 10), (7, 11), (7, 12), (9, 10), (9, 11), (9, 14), (13, 15),
    ])

  static let tribeNames = [
    "Alika", "Asaro", "Gahuk", "Gama", "Gavev", "Geham", "Kohik", "Kotun", "Masil", "Nagad",
    "Nagam", "Notoh", "Ove", "Seuve", "Uheto", "Ukudz",
  ]
}
