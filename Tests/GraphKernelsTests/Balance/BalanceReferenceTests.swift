import GraphKernels
import TestSupport
import Testing

/// Every measure of balance against slow, obvious references, on graphs of all shapes, directed and
/// undirected; and what must not change when graphs are renamed or laid side by side.
@Suite struct BalanceReferenceTests {
  static let values = [1, -1, -1, 2.5, -0.3, 0]

  static func graph(_ seed: UInt64, largest: Int, directed: Bool) -> CompactGraph {
    let random = RandomGraph(seed: seed, largest: largest, values: values)
    return directed ? random.directed : random.undirected
  }

  @Test(arguments: [false, true])
  func frustrationOfTwoSides(directed: Bool) {
    for seed in 0..<700 as Range<UInt64> {
      let graph = Self.graph(seed, largest: 9, directed: directed)
      let reference = SignedReference(graph)
      let found = graph.frustration(seed: seed)
      #expect(found.index == reference.leastCost(groups: 2), "seed \(seed)")
      #expect(found.isOptimal, "seed \(seed)")
      #expect(reference.cost(found.sides.map { $0 ? 1 : 0 }) == found.index, "seed \(seed)")
    }
  }

  @Test(arguments: [false, true])
  func frustrationOfAnyNumberOfGroups(directed: Bool) {
    for seed in 0..<400 as Range<UInt64> {
      let graph = Self.graph(seed, largest: seed % 4 == 0 ? 9 : 7, directed: directed)
      let reference = SignedReference(graph)
      let found = graph.balancedGroups(seed: seed)
      #expect(found.index == reference.leastCost(groups: graph.vertexCount), "seed \(seed)")
      #expect(found.isOptimal, "seed \(seed)")
      #expect(reference.cost(found.groups.groups.map(Int.init)) == found.index, "seed \(seed)")
      #expect(graph.frustratedEdges(under: found.groups) == found.index)
      if !directed { #expect(CommunitiesTests.groupsAreConnected(graph, found.groups.groups)) }
    }
  }

  /// Without work for a proof the answer is a division, its cost, and a bound that holds.
  @Test func boundsOfGroupsHoldWhenWorkRunsOut() {
    for seed in 0..<300 as Range<UInt64> {
      let graph = Self.graph(seed * 8 + 1, largest: 9, directed: seed % 2 == 1)
      let reference = SignedReference(graph)
      let least = reference.leastCost(groups: graph.vertexCount)
      for limit in [0, 2_000, 50_000] {
        let found = graph.balancedGroups(seed: seed, workLimit: limit, restarts: 1)
        #expect(found.lowerBound <= least && found.index >= least)
        #expect(reference.cost(found.groups.groups.map(Int.init)) == found.index)
      }
    }
  }

  @Test(arguments: [false, true])
  func walkBalance(directed: Bool) throws {
    for seed in 0..<400 as Range<UInt64> {
      let graph = Self.graph(seed, largest: 9, directed: directed)
      guard let balance = graph.walkBalance() else {
        #expect(graph.vertexCount == 0)
        continue
      }
      let reference = SignedReference(graph)
      let signed = reference.exponentialDiagonal(keepingSigns: true)
      let plain = reference.exponentialDiagonal(keepingSigns: false)
      #expect(abs(balance.index - signed.reduce(0, +) / plain.reduce(0, +)) < 1e-10, "seed \(seed)")
      for vertex in 0..<graph.vertexCount {
        #expect(abs(balance.ofVertex[vertex] - signed[vertex] / plain[vertex]) < 1e-10)
      }
    }
  }

  @Test func transitiveTriadsOfAllTriples() {
    for seed in 0..<1_500 as Range<UInt64> {
      let graph = Self.graph(seed, largest: 14, directed: true)
      #expect(graph.transitiveTriads() == Self.naiveTriads(graph), "seed \(seed)")
    }
  }

  static func naiveTriads(_ graph: CompactGraph) -> TransitiveTriads {
    let signs = SignedReference(graph).signs
    var census = TransitiveTriads()
    for one in 0..<graph.vertexCount {
      for two in 0..<one {
        for three in 0..<two {
          let triad = [one, two, three]
          // Three vertices of which each two are joined, one way or the other.
          guard signs[one][two] != 0 || signs[two][one] != 0,
            signs[two][three] != 0 || signs[three][two] != 0,
            signs[one][three] != 0 || signs[three][one] != 0
          else { continue }
          var semicycles: [Int] = []
          var isTransitive = true
          for i in triad {
            for j in triad where j != i && signs[i][j] != 0 {
              for k in triad where k != i && k != j && signs[j][k] != 0 {
                if signs[i][k] == 0 {
                  isTransitive = false
                } else {
                  semicycles.append([signs[i][j], signs[j][k], signs[i][k]].count { $0 < 0 })
                }
              }
            }
          }
          for negatives in semicycles { census.semicycles[negatives] += 1 }
          if isTransitive && !semicycles.isEmpty {
            census.triads += 1
            if semicycles.allSatisfy({ $0 % 2 == 0 }) { census.balanced += 1 }
          }
        }
      }
    }
    return census
  }

  /// The four transitive types have 1, 2, 2 and 6 semicycles; a cycle has none.
  private static let transitiveCases: [([(Int32, Int32)], Int, Int)] = [
    ([(0, 1), (1, 2), (0, 2)], 1, 1), ([(0, 1), (0, 2), (1, 2), (2, 1)], 2, 1),
    ([(1, 0), (2, 0), (1, 2), (2, 1)], 2, 1),
    ([(0, 1), (1, 0), (1, 2), (2, 1), (0, 2), (2, 0)], 6, 1), ([(0, 1), (1, 2), (2, 0)], 0, 0),
  ]

  @Test(arguments: transitiveCases)
  func transitiveTypes(_ arcs: [(Int32, Int32)], _ semicycles: Int, _ triads: Int) {
    let census = CompactGraph.directed(
      vertexCount: 3, sources: arcs.map(\.0), targets: arcs.map(\.1),
      weights: arcs.map { _ in -1 }
    ).transitiveTriads()
    #expect(census.semicycles == [0, 0, 0, semicycles])
    #expect(census.triads == triads && census.balanced == 0)
  }

  /// Two graphs side by side, their vertices in random order: counts and indices add up, and every
  /// vertex keeps its own balance.
  @Test(arguments: [false, true])
  func sideBySide(directed: Bool) throws {
    for seed in 0..<150 as Range<UInt64> {
      let one = RandomGraph(seed: seed, largest: 9, values: Self.values)
      let other = RandomGraph(seed: seed * 31 + 5, largest: 9, values: Self.values)
      let count = one.vertexCount + other.vertexCount
      var generator = SeededGenerator(seed: seed)
      let names = (0..<Int32(count)).shuffled(using: &generator)
      func both(_ left: [Int32], _ right: [Int32]) -> [Int32] {
        (left + right.map { $0 + Int32(one.vertexCount) }).map { names[Int($0)] }
      }
      var united = one
      united.vertexCount = count
      united.sources = both(one.sources, other.sources)
      united.targets = both(one.targets, other.targets)
      united.weights = one.weights + other.weights
      func graph(_ random: RandomGraph) -> CompactGraph {
        directed ? random.directed : random.undirected
      }
      let (a, b, whole) = (graph(one), graph(other), graph(united))
      #expect(
        whole.frustration(seed: 1).index
          == a.frustration(seed: 2).index + b.frustration(seed: 3).index)
      #expect(
        whole.balancedGroups(seed: 1).index
          == a.balancedGroups(seed: 2).index + b.balancedGroups(seed: 3).index)
      let (left, right) = (a.walkBalance()?.ofVertex ?? [], b.walkBalance()?.ofVertex ?? [])
      let all = whole.walkBalance()?.ofVertex ?? []
      for (place, value) in (left + right).enumerated() {
        #expect(abs(all[Int(names[place])] - value) < 1e-12)
      }
      if directed {
        let (x, y, z) = (a.transitiveTriads(), b.transitiveTriads(), whole.transitiveTriads())
        #expect(z.semicycles == zip(x.semicycles, y.semicycles).map { $0 + $1 })
        #expect(z.triads == x.triads + y.triads && z.balanced == x.balanced + y.balanced)
      } else {
        let (x, y) = (a.signedTriangles().counts, b.signedTriangles().counts)
        #expect(whole.signedTriangles().counts == zip(x, y).map { $0 + $1 })
      }
    }
  }

  @Test(arguments: [1e-300, 1e300, .leastNonzeroMagnitude, .greatestFiniteMagnitude])
  func onlySignsCount(_ weight: Double) {
    for seed in 0..<40 as Range<UInt64> {
      var random = RandomGraph(seed: seed, largest: 12, values: [1, -1])
      let signs = (random.undirected, random.directed)
      random.weights = random.weights.map { $0 * weight }
      // Of the greatest numbers two parallel claims already exceed the range.
      guard random.undirected.weights.allSatisfy(\.isFinite) else { continue }
      #expect(random.undirected.frustration() == signs.0.frustration())
      #expect(random.undirected.walkBalance() == signs.0.walkBalance())
      #expect(random.undirected.balancedGroups() == signs.0.balancedGroups())
      #expect(random.directed.walkBalance() == signs.1.walkBalance())
    }
  }
}
