import GraphKernels
import TestSupport
import Testing

@Suite struct WalkBalanceTests {
  /// The diagonal of e^A by Taylor's series on the dense matrix A / 2^k, squared k times.
  static func naiveExponentialDiagonal(_ graph: CompactGraph, signed: Bool) -> [Double] {
    let count = graph.vertexCount
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    let halvings = 6
    for (one, other, weight) in graph.ties where weight != 0 {
      let value = (signed && weight < 0 ? -1.0 : 1.0) / 64
      matrix[one][other] = value
      matrix[other][one] = value
    }
    func product(_ left: [[Double]], _ right: [[Double]]) -> [[Double]] {
      var result = left
      for row in 0..<count {
        for column in 0..<count {
          result[row][column] = (0..<count).reduce(0) { $0 + left[row][$1] * right[$1][column] }
        }
      }
      return result
    }
    var sum = matrix.map { $0.map { _ in 0.0 } }
    for vertex in 0..<count { sum[vertex][vertex] = 1 }
    var term = sum
    for order in 1...20 {
      term = product(term, matrix).map { $0.map { $0 / Double(order) } }
      for row in 0..<count { for column in 0..<count { sum[row][column] += term[row][column] } }
    }
    for _ in 0..<halvings { sum = product(sum, sum) }
    return (0..<count).map { sum[$0][$0] }
  }

  @Test func tribes() throws {
    let balance = try #require(KnownGraph.highlandTribes.graph.walkBalance())
    #expect(abs(balance.index - 0.3575761) < 5e-8)
  }

  @Test func againstTheDenseExponential() throws {
    var generator = SeededGenerator(seed: 6)
    for round in 0..<40 {
      let graph = randomTieGraph(
        1 + round % 14, density: [0.2, 0.5, 1][round % 3], weights: [1, -1, 7, -0.2, 0],
        &generator)
      let balance = try #require(graph.walkBalance())
      let signed = Self.naiveExponentialDiagonal(graph, signed: true)
      let plain = Self.naiveExponentialDiagonal(graph, signed: false)
      let index = signed.reduce(0, +) / plain.reduce(0, +)
      #expect(abs(balance.index / index - 1) < 1e-10)
      for vertex in 0..<graph.vertexCount {
        let expected = signed[vertex] / plain[vertex]
        #expect(abs(balance.ofVertex[vertex] / expected - 1) < 1e-10)
      }
    }
  }

  /// Complete graphs of one sign have the eigenvalues ±(n − 1), once, and ∓1.
  @Test(arguments: [2, 3, 9, 41])
  func completeEnemies(_ count: Int) throws {
    let ties = (0..<count).flatMap { one in (0..<one).map { ($0, one, -1.0) } }
    let balance = try #require(tieGraph(count, ties).walkBalance())
    // e⁻¹ and e in a quotient of traces, both sides divided by e^(n−1).
    let e = 2.718281828459045
    func power(_ exponent: Int) -> Double { (0..<abs(exponent)).reduce(1) { x, _ in x / e } }
    let many = Double(count - 1)
    let expected = (power(2 * (count - 1)) + many * power(count - 2)) / (1 + many * power(count))
    #expect(abs(balance.index / expected - 1) < 1e-9)
    #expect(balance.ofVertex.allSatisfy { abs($0 / expected - 1) < 1e-9 })
  }

  @Test func balancedGraphsScoreOne() throws {
    var generator = SeededGenerator(seed: 7)
    let sides = (0..<24).map { _ in Bool.random(using: &generator) }
    var ties = randomTieGraph(24, density: 0.3, weights: [1], &generator).ties
    for tie in ties.indices where sides[ties[tie].0] != sides[ties[tie].1] { ties[tie].2 = -1 }
    let balance = try #require(tieGraph(24, ties).walkBalance())
    #expect(balance.index == 1)
    #expect(balance.ofVertex.allSatisfy { $0 == 1 })
  }

  @Test func degenerateGraphs() throws {
    #expect(tieGraph(0, []).walkBalance() == nil)
    #expect(try #require(tieGraph(3, [(0, 1, 0)]).walkBalance()).ofVertex == [1, 1, 1])
    #expect(KnownGraph.highlandTribes.graph.walkBalance(workLimit: 100) == nil)
  }
}
