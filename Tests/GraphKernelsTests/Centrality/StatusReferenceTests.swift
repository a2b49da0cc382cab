import GraphKernels
import TestSupport
import Testing

/// Katz, hubs and authorities, cores, structural holes and brokerage against slow, obvious ones.
@Suite struct StatusReferenceTests {
  private static let seeds: Range<UInt64> = 0..<600

  @Test(arguments: [0, 0.05, 0.1, 0.31, 0.6, 5, 1e200])
  func katz(_ alpha: Double) {
    for seed in Self.seeds {
      let graph = RandomGraph(seed: seed).directed
      let matrix = DenseGraph(graph).adjacency(undirected: true)
      let found = graph.katz(alpha: alpha)
      #expect(found.values.allSatisfy { $0 >= 0 && $0.isFinite })
      // The series converges exactly when its sum, if there is one, is above 0 everywhere.
      let system = matrix.indices.map { row in
        matrix.indices.map { (row == $0 ? 1 : 0) - alpha * matrix[row][$0] }
      }
      let sum = solveDense(system, matrix.map { _ in 1 })
      guard let sum, sum.allSatisfy({ $0 > 0 }) else {
        #expect(!found.isConverged || sum == nil)
        if !found.isConverged { #expect(found.values.allSatisfy { $0 == 0 }) }
        continue
      }
      #expect(found.isConverged)
      let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(agree(found.values, sum.map { $0 / length }))
    }
  }

  @Test func hubsAndAuthorities() {
    for seed in 0..<150 as Range<UInt64> {
      let graph = RandomGraph(seed: seed).directed
      let found = graph.hubsAndAuthorities()
      #expect((found.hubs.values + found.authorities.values).allSatisfy { $0 >= 0 && $0.isFinite })
      guard found.hubs.isConverged, graph.arcCount > 0 else { continue }
      let matrix = DenseGraph(graph).adjacency(undirected: false)
      let indices = matrix.indices
      var power = indices.map { row in
        indices.map { column in indices.reduce(0) { $0 + matrix[row][$1] * matrix[column][$1] } }
      }
      for _ in 0..<40 {
        let largest = power.joined().max() ?? 1
        power = power.map { $0.map { $0 / largest } }
        power = power.map { row in
          indices.map { column in indices.reduce(0) { $0 + row[$1] * power[$1][column] } }
        }
      }
      let hubs = power.map { $0.reduce(0, +) }
      let authorities = indices.map { column in
        indices.reduce(0) { $0 + matrix[$1][column] * hubs[$1] }
      }
      #expect(agree(found.hubs.values, hubs.map { $0 / hubs.reduce(0, +) }))
      #expect(agree(found.authorities.values, authorities.map { $0 / authorities.reduce(0, +) }))
    }
  }

  /// Both sides of a star share the largest singular value; from equal hubs all stay equal.
  @Test func hubsOfAStar() {
    let star = CompactGraph.undirected(vertexCount: 4, sources: [0, 0, 0], targets: [1, 2, 3])
    let found = star.hubsAndAuthorities()
    #expect(agree(found.hubs.values, [0.25, 0.25, 0.25, 0.25]))
    #expect(!found.hubs.isConverged)
  }

  @Test func coreNumbers() {
    for seed in Self.seeds {
      let graph = RandomGraph(seed: seed).directed
      let dense = DenseGraph(graph)
      let neighbors = dense.vertices.map(dense.neighbors)
      var expected = [Int](repeating: 0, count: dense.size)
      for core in 1...max(1, dense.size) {
        var members = Set(dense.vertices)
        while let weak = members.first(where: { vertex in
          neighbors[vertex].filter(members.contains).count < core
        }) {
          members.remove(weak)
        }
        for member in members { expected[member] = core }
      }
      #expect(graph.coreNumbers() == expected)
    }
  }

  @Test func structuralHoles() {
    for seed in Self.seeds {
      let graph = RandomGraph(seed: seed).directed
      let dense = DenseGraph(graph)
      let neighbors = dense.vertices.map(dense.neighbors)
      func share(_ from: Int, _ to: Int) -> Double {
        neighbors[from].contains(to) ? 1 / Double(neighbors[from].count) : 0
      }
      let constraint = dense.vertices.map { ego in
        neighbors[ego].reduce(0.0) { sum, alter in
          let indirect = dense.vertices.reduce(0) { $0 + share(ego, $1) * share($1, alter) }
          return sum + (share(ego, alter) + indirect) * (share(ego, alter) + indirect)
        }
      }
      let effective = dense.vertices.map { ego in
        // Burt's redundancy of each alter: its ties to the other alters, over their number.
        neighbors[ego].reduce(0.0) { sum, alter in
          let shared = neighbors[alter].filter { neighbors[ego].contains($0) }.count
          return sum + 1 - Double(shared) / Double(neighbors[ego].count)
        }
      }
      #expect(agree(graph.constraint(), constraint, within: 1e-12))
      #expect(agree(graph.effectiveSize(), effective, within: 1e-12))
    }
  }

  /// Chain by chain; whatever the arcs are worth, and however they run.
  @Test(arguments: [true, false])
  func brokerage(isDirected: Bool) {
    for seed in Self.seeds {
      let random = RandomGraph(seed: seed, values: [1, -1, 0])
      let graph = isDirected ? random.directed : random.undirected
      let dense = DenseGraph(graph)
      var generator = SeededGenerator(seed: seed)
      let groups = dense.vertices.map { _ in Int32.random(in: 0..<3, using: &generator) }
      let zeros = [Int](repeating: 0, count: dense.size)
      var expected = [zeros, zeros, zeros, zeros, zeros]
      for a in dense.vertices {
        for v in dense.vertices where dense.hasArc(a, v) {
          for b in dense.vertices where b != a && dense.hasArc(v, b) && !dense.hasArc(a, b) {
            let role =
              switch (groups[a] == groups[v], groups[v] == groups[b], groups[a] == groups[b]) {
              case (true, true, _): 0
              case (false, false, true): 1
              case (false, true, _): 2
              case (true, false, _): 3
              default: 4
              }
            expected[role][v] += 1
          }
        }
      }
      let found = graph.brokerage(groups: groups)
      #expect(
        [
          found.coordinator, found.itinerant, found.gatekeeper, found.representative,
          found.liaison,
        ] == expected)
    }
  }

  /// A hub of 100,000: ten thousand million chains, which nobody could go through one by one.
  @Test func brokerageOfAHub() {
    let leaves = 100_000
    let graph = CompactGraph.undirected(
      vertexCount: leaves + 1, sources: [Int32](repeating: 0, count: leaves),
      targets: Array(1...Int32(leaves)))
    // A quarter of the leaves in the hub's own group, the others half and half in two more.
    let groups = [0] + (0..<leaves).map { Int32([0, 1, 2, 1, 2, 1, 2, 0][$0 % 8]) }
    let (own, other) = (leaves / 4, leaves * 3 / 8)
    let found = graph.brokerage(groups: groups)
    #expect(found.coordinator[0] == own * (own - 1))
    #expect(found.itinerant[0] == 2 * other * (other - 1))
    #expect(found.gatekeeper[0] == own * 2 * other && found.representative[0] == own * 2 * other)
    #expect(found.liaison[0] == 2 * other * other)
    #expect(found.liaison.dropFirst().allSatisfy { $0 == 0 })
  }
}
