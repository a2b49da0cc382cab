import LongWork
import TestSupport
import Testing

@testable import GraphKernels

/// Branch and bound over semidefinite relaxations against every division of small graphs.
@Suite struct SemidefiniteSolverTests {
  static let progress = WorkStep(name: "test")

  static func core(_ graph: CompactGraph) -> SignedCore {
    var conflict: Int64 = 0
    return SignedCore(
      graph: graph, counting: FrustrationWeights(weightsOf: graph), conflict: &conflict)
  }

  /// All divisions with the first vertex on `false`.
  static func divisions(_ count: Int) -> [[Bool]] {
    (0..<1 << (count - 1)).map { bits in (0..<count).map { $0 > 0 && bits >> ($0 - 1) & 1 == 1 } }
  }

  static func leastCost(_ core: SignedCore) -> Int64 {
    divisions(core.vertexCount).map { core.frustration(of: $0) }.min() ?? 0
  }

  static func solver(_ core: SignedCore, workLimit: Int) -> SemidefiniteSolver {
    let start = [Bool](repeating: false, count: core.vertexCount)
    return SemidefiniteSolver(
      core: core, sides: start, cost: core.frustration(of: start), workLimit: workLimit,
      progress: progress)
  }

  @Test(arguments: [[1, -1], [1, -1, 3, -7], [0.1, -0.25, 40]] as [[Double]])
  func findsTheLeast(_ weights: [Double]) {
    var generator = SeededGenerator(seed: 3001)
    for round in 0..<8 {
      let graph = randomTieGraph(
        4 + round % 6, density: [0.4, 0.7, 1][round % 3], weights: weights, &generator)
      let core = Self.core(graph)
      guard core.edgeCount > 0 else { continue }
      let least = Self.leastCost(core)
      var solver = Self.solver(core, workLimit: 50_000_000)
      solver.bound()
      #expect(solver.lowerBound <= least && solver.bestCost >= least, "round \(round)")
      solver.run()
      #expect(solver.lowerBound == least && solver.bestCost == least, "round \(round)")
      #expect(core.frustration(of: solver.bestSides) == least)
    }
  }

  /// Whatever work there is, the bound holds.
  @Test func boundsHoldWhenWorkRunsOut() {
    var generator = SeededGenerator(seed: 3002)
    for round in 0..<4 {
      let core = Self.core(randomTieGraph(11, density: 0.9, weights: [1, -1], &generator))
      let least = Self.leastCost(core)
      for limit in [0, 10_000, 300_000, 3_000_000] {
        var solver = Self.solver(core, workLimit: limit)
        solver.bound()
        solver.run()
        #expect(solver.lowerBound <= least && solver.bestCost >= least, "\(round), \(limit)")
      }
    }
  }

  /// The relaxation with two vertices merged costs what the whole does, for every division that
  /// merges them; whichever they are.
  @Test func mergingKeepsCosts() {
    var generator = SeededGenerator(seed: 3003)
    let core = Self.core(randomTieGraph(6, density: 0.8, weights: [1, -1, 2, -3], &generator))
    let whole = SemidefiniteRelaxation(core: core, unit: Double(SignedCore.unit))
    for kept in 0..<6 {
      for gone in 0..<6 where gone != kept {
        for oppositely in [false, true] {
          let merged = whole.merging(gone, into: kept, oppositely: oppositely)
          for sides in Self.divisions(6) where (sides[kept] != sides[gone]) == oppositely {
            var rest = sides
            rest[gone] = sides[5]
            rest.removeLast()
            #expect(abs(Self.cost(merged, rest) - Self.cost(whole, sides)) < 1e-12)
          }
        }
      }
    }
  }

  static func cost(_ relaxation: SemidefiniteRelaxation, _ sides: [Bool]) -> Double {
    var sum = relaxation.constant
    for one in sides.indices {
      for other in 0..<one {
        let cost = relaxation.costs[one * relaxation.vertexCount + other]
        sum += sides[one] == sides[other] ? cost : -cost
      }
    }
    return sum
  }

  /// No division violates an odd clique inequality, and some meet it with nothing to spare.
  @Test(arguments: [3, 5, 7])
  func divisionsMeetOddCliqueInequalities(count: Int) {
    for pattern in Self.divisions(count) {
      let cut = OddCliqueCut((0..<count).map { (Int32(9 - $0), pattern[$0] ? -1 : 1) })
      #expect(cut.count == count && cut.signs[0] == 1)
      let sums = Self.divisions(10).map { sides in
        var sum = 0
        cut.forEachPair { sum += Int($2) * (sides[$0] == sides[$1] ? 1 : -1) }
        return Double(sum)
      }
      #expect(sums.min() == cut.leastSum)
    }
  }

  /// Turning every sign round is the same inequality.
  @Test func cutsAreCanonical() {
    let members: [(vertex: Int32, sign: Int32)] = [(4, 1), (2, -1), (7, 1)]
    #expect(OddCliqueCut(members) == OddCliqueCut(members.reversed().map { ($0.0, -$0.1) }))
  }
}
