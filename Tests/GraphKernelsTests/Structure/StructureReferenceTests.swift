import GraphKernels
import TestSupport
import Testing

/// What is told of a graph as a whole, against slow, obvious counts on random graphs of every shape, and
/// against answers from the literature.
@Suite struct StructureReferenceTests {
  private static let seeds: Range<UInt64> = 0..<600

  /// Every three vertices, by how many of their pairs are tied which way, and how many arcs each sends.
  @Test func triadCensus() {
    /// By mutual and asymmetric pairs, and the sorted numbers of arcs that the three send and get.
    func signature(_ dense: DenseGraph, _ three: [Int]) -> [Int] {
      let pairs = [(0, 1), (0, 2), (1, 2)].map { one, other in
        (dense.hasArc(three[one], three[other]) ? 1 : 0)
          + (dense.hasArc(three[other], three[one]) ? 1 : 0)
      }
      let flows = three.map { vertex in
        10 * three.count { dense.hasArc(vertex, $0) } + three.count { dense.hasArc($0, vertex) }
      }
      return [pairs.count { $0 == 2 }, pairs.count { $0 == 1 }] + flows.sorted()
    }
    // A picture of each type: arcs among 0, 1 and 2.
    let pictures: [(TriadType, String)] = [
      (.none, ""), (.oneArc, "01"), (.oneMutual, "01 10"), (.fromOne, "10 12"), (.toOne, "01 21"),
      (.chain, "01 12"), (.mutualAndToIt, "01 10 21"), (.mutualAndFromIt, "01 10 12"),
      (.transitive, "01 12 02"), (.cycle, "01 12 20"), (.twoMutual, "01 10 12 21"),
      (.mutualBelow, "10 12 02 20"), (.mutualAbove, "01 21 02 20"), (.mutualInCycle, "01 12 02 20"),
      (.allButOneWay, "01 10 12 21 02"), (.complete, "01 10 12 21 02 20"),
    ]
    var types: [[Int]: TriadType] = [:]
    for (type, picture) in pictures {
      let arcs = picture.split(separator: " ").map { $0.utf8.map { Int32($0) - 48 } }
      let graph = CompactGraph.directed(
        vertexCount: 3, sources: arcs.map { $0[0] }, targets: arcs.map { $0[1] })
      types[signature(DenseGraph(graph), [0, 1, 2])] = type
    }
    #expect(types.count == 16)
    #expect(Set(TriadType.allCases.map(\.name)).count == 16)
    for seed in Self.seeds {
      let random = RandomGraph(seed: seed, values: [1, 0, -2])
      for graph in [random.directed, random.undirected] {
        let dense = DenseGraph(graph)
        var counts = [Int](repeating: 0, count: 16)
        var dyads = [0, 0, 0]
        for a in dense.vertices {
          for b in 0..<a {
            dyads[(dense.hasArc(a, b) ? 1 : 0) + (dense.hasArc(b, a) ? 1 : 0)] += 1
            for c in 0..<b {
              let type = types[signature(dense, [a, b, c])]
              counts[type?.rawValue ?? 0] += 1
            }
          }
        }
        let census = graph.triadCensus()
        #expect(census.counts == counts)
        #expect([census.null, census.asymmetric, census.mutual] == dyads)
        let arcs = dense.vertices.map { row in dense.vertices.count { dense.hasArc(row, $0) } }
          .reduce(0, +)
        #expect(
          census.reciprocity == (arcs == 0 ? nil : Double(2 * dyads[2]) / Double(arcs)))
      }
    }
  }

  /// Every arc a → b with every third vertex, and every way in which that is tied to both, written down.
  @Test func contextualizedLinks() {
    // The figure in Leskovec, Huttenlocher & Kleinberg 2010, type by type.
    let pictures = [
      "ax+ xb+", "ax+ xb-", "ax+ bx+", "ax+ bx-", "ax- xb+", "ax- xb-", "ax- bx+", "ax- bx-",
      "xa+ xb+", "xa+ xb-", "xa+ bx+", "xa+ bx-", "xa- xb+", "xa- xb-", "xa- bx+", "xa- bx-",
    ]
    for seed in 0..<80 as Range<UInt64> {
      let random = RandomGraph(seed: seed, largest: 8, values: [2, 0, -1])
      for graph in [random.directed, random.undirected] {
        let dense = DenseGraph(graph)
        let signs = dense.values.map {
          $0.map { $0.map { $0 > 0 ? "+" : $0 < 0 ? "-" : "0" } ?? "0" }
        }
        func share(_ signs: [String]) -> Double {
          Double(signs.count { $0 == "+" }) / Double(signs.count { $0 != "0" })
        }
        var links = [String: [(sent: Double, received: Double, isFriendly: Bool)]]()
        for a in dense.vertices {
          for b in dense.vertices where signs[a][b] != "0" {
            for x in dense.vertices where x != a && x != b {
              for first in ["ax\(signs[a][x])", "xa\(signs[x][a])"] where !first.hasSuffix("0") {
                for second in ["xb\(signs[x][b])", "bx\(signs[b][x])"] where !second.hasSuffix("0")
                {
                  links["\(first) \(second)", default: []].append(
                    (share(signs[a]), share(signs.map { $0[b] }), signs[a][b] == "+"))
                }
              }
            }
          }
        }
        for (picture, count) in zip(pictures, graph.contextualizedLinks().counts) {
          let known = links[picture] ?? []
          let friendly = known.count { $0.isFriendly }
          #expect((count.links, count.positive) == (known.count, friendly))
          for (baseline, shares) in [
            (count.generative, known.map(\.sent)), (count.receptive, known.map(\.received)),
          ] {
            let variance = shares.reduce(0) { $0 + $1 * (1 - $1) }
            compare(baseline.expected, shares.reduce(0, +))
            compare(
              baseline.surprise(of: friendly),
              variance > 1e-12
                ? (Double(friendly) - shares.reduce(0, +)) / variance.squareRoot() : nil)
          }
        }
      }
    }
    // a → x and x → b are friendly, a → b is not: of two arcs from a, and two to b, one is friendly.
    let triad = CompactGraph.directed(
      vertexCount: 3, sources: [0, 2, 0], targets: [2, 1, 1], weights: [1, 1, -1])
    let counts = triad.contextualizedLinks().counts
    #expect(counts.indices.filter { counts[$0].links > 0 } == [0, 6, 9])
    #expect([0, 6, 9].map { counts[$0].positive } == [0, 1, 1])
    #expect(
      [0, 6, 9].map { counts[$0].generative.surprise(of: counts[$0].positive) } == [-1, 1, nil])
    #expect(
      [0, 6, 9].map { counts[$0].receptive.surprise(of: counts[$0].positive) } == [-1, nil, 1])
  }

  @Test func diameterAndRadius() {
    for seed in Self.seeds { check(RandomGraph(seed: seed)) }
    for seed in 0..<60 as Range<UInt64> { check(RandomGraph(longWithSeed: seed, largest: 70)) }
    func check(_ random: RandomGraph) {
      let hops = DenseGraph(random.directed).hops()
      let farthest = hops.map { $0.compactMap { $0 }.max() ?? 0 }
      let greatest = farthest.max() ?? 0
      let found = random.directed.diameterAndRadius()
      #expect(found.diameter == (greatest == 0 ? nil : greatest))
      // Of the component of the first of those who reach the most.
      let reached = hops.map { $0.count { $0 != nil } }
      guard let most = reached.max(), let first = reached.firstIndex(of: most) else { return }
      let least = hops.indices.filter { hops[first][$0] != nil }.map { farthest[$0] }.min() ?? 0
      #expect(found.radius == (greatest == 0 ? nil : least))
      // With fewer searches there is less, and nothing else.
      var hasAll = false
      for searches in 0...random.directed.vertexCount {
        let some = random.directed.diameterAndRadius(mostSearches: searches)
        #expect(some.diameter == nil || some.diameter == found.diameter)
        #expect(some.radius == nil || some.radius == found.radius)
        #expect(!hasAll || some == found)
        hasAll = some == found
      }
      #expect(hasAll)
    }
    // In a clique whoever is looked at first tells all.
    #expect(RandomGraph.complete(40).diameterAndRadius(mostSearches: 2) == (1, 1))
    // Zachary's club and the marriages, as NetworkX and igraph have them.
    for known in [KnownGraph.karateClub, .florentineMarriages] {
      #expect(known.graph.diameterAndRadius() == (5, 3))
    }
  }

  @Test func diameterByTwoThreadsIsThatByOne() {
    for seed in 0..<8 as Range<UInt64> {
      // Of over a thousand vertices, as fewer are searched by one thread.
      let graph = RandomGraph(longWithSeed: seed, largest: 3_000).directed
      for searches in [Int.max, 5, 12] {
        let one = graph.diameterAndRadius(mostSearches: searches)
        #expect(graph.diameterAndRadius(mostSearches: searches, threads: 2) == one)
      }
    }
  }

  @Test func assortativity() throws {
    var generator = SeededGenerator(seed: 2003)
    for seed in Self.seeds {
      let random = RandomGraph(seed: seed)
      let n = random.vertexCount
      let numbers = (0..<n).map { _ in
        Int.random(in: 0..<5, using: &generator) == 0
          ? .nan : Double(Int.random(in: -3...9, using: &generator))
      }
      let groups = (0..<n).map { _ in Int32.random(in: -1..<3, using: &generator) }
      for graph in [random.directed, random.undirected] {
        let dense = DenseGraph(graph)
        let arcs = dense.vertices.flatMap { row in
          dense.vertices.filter { dense.hasArc(row, $0) }.map { (row, $0) }
        }
        let known = arcs.map { (numbers[$0.0], numbers[$0.1]) }.filter {
          !$0.0.isNaN && !$0.1.isNaN
        }
        compare(graph.correlation(sources: numbers, targets: numbers), pearson(known))
        func degree(_ vertex: Int, sends: Bool) -> Double {
          Double(arcs.count { (sends ? $0.0 : $0.1) == vertex })
        }
        compare(
          graph.degreeAssortativity(),
          pearson(arcs.map { (degree($0.0, sends: true), degree($0.1, sends: false)) }))
        // Newman's matrix of mixing, written down in full.
        let grouped = arcs.map { (groups[$0.0], groups[$0.1]) }.filter { $0.0 >= 0 && $0.1 >= 0 }
        let total = Double(grouped.count)
        func share(_ test: ((Int32, Int32)) -> Bool) -> Double {
          Double(grouped.count(where: test)) / total
        }
        var (trace, expected) = (0.0, 0.0)
        for group in 0..<3 as Range<Int32> {
          trace += share { $0.0 == group && $0.1 == group }
          expected += share { $0.0 == group } * share { $0.1 == group }
        }
        let mixing = graph.mixing(groups: groups, groupCount: 3)
        compare(
          mixing.assortativity,
          grouped.isEmpty || expected > 1 - 1e-9 ? nil : (trace - expected) / (1 - expected))
        #expect(mixing.inside.reduce(0, +) == grouped.count { $0.0 == $0.1 })
        #expect(mixing.outside.reduce(0, +) == grouped.count { $0.0 != $0.1 })
      }
    }
    // As NetworkX and igraph have them.
    let club = try #require(KnownGraph.karateClub.graph.degreeAssortativity())
    #expect(abs(club - -0.47561309768461413) < 1e-12)
    let families = try #require(KnownGraph.florentineMarriages.graph.degreeAssortativity())
    #expect(abs(families - -0.37483787289234866) < 1e-9)
  }

  private func compare(_ found: Double?, _ expected: Double?) {
    #expect((found == nil) == (expected == nil))
    if let found, let expected { #expect(abs(found - expected) < 1e-9) }
  }

  /// From sums of squares; nil where one side is constant.
  private func pearson(_ pairs: [(Double, Double)]) -> Double? {
    guard let first = pairs.first, pairs.contains(where: { $0.0 != first.0 }),
      pairs.contains(where: { $0.1 != first.1 })
    else { return nil }
    let n = Double(pairs.count)
    func mean(_ value: ((Double, Double)) -> Double) -> Double {
      pairs.reduce(0) { $0 + value($1) } / n
    }
    let (x, y) = (mean { $0.0 }, mean { $0.1 })
    return (mean { $0.0 * $0.1 } - x * y)
      / ((mean { $0.0 * $0.0 } - x * x) * (mean { $0.1 * $0.1 } - y * y)).squareRoot()
  }

  /// All pairs' distances add up to what all edges carry, and every edge is its end vertices' only way.
  @Test func edgeBetweenness() {
    for seed in Self.seeds {
      let random = RandomGraph(seed: seed)
      let graph = random.undirected
      let dense = DenseGraph(graph)
      let hops = dense.hops()
      let counts = dense.pathCounts(hops)
      let found = graph.edgeBetweenness(threads: Int(seed % 3) + 1)
      let pairs = Double(dense.size * (dense.size - 1)) / 2
      for one in dense.vertices {
        for arc in graph.arcs(of: one) {
          let other = Int(graph.targets[arc])
          var sum = 0.0
          for source in dense.vertices {
            for target in 0..<source {
              guard let whole = hops[source][target] else { continue }
              for (near, far) in [(one, other), (other, one)] {
                guard let before = hops[source][near], let after = hops[far][target],
                  before + 1 + after == whole
                else { continue }
                sum += counts[source][near] * counts[far][target] / counts[source][target]
              }
            }
          }
          #expect(abs(found[arc] - sum / pairs) < 1e-12)
        }
      }
    }
    // Lengths that are all alike change nothing, as they are searched along in another way; a chord that is long is not used.
    let square = CompactGraph.undirected(
      vertexCount: 4, sources: [0, 1, 2, 3], targets: [1, 2, 3, 0])
    #expect(
      square.edgeBetweenness(lengths: [Double](repeating: 7, count: 8)) == square.edgeBetweenness())
    for seed in Self.seeds {
      let graph = RandomGraph(seed: seed).undirected
      let alike = graph.edgeBetweenness(lengths: [Double](repeating: 2, count: graph.arcCount))
      for (one, other) in zip(graph.edgeBetweenness(), alike) { #expect(abs(one - other) < 1e-12) }
    }
    let long = square.targets.indices.map { arc in
      let source = (0..<4).first { square.arcs(of: $0).contains(arc) } ?? 0
      return Set([source, Int(square.targets[arc])]) == [0, 3] ? 9.0 : 1
    }
    let scores = square.edgeBetweenness(lengths: long)
    #expect(scores[square.position(ofArcFrom: 0, to: 3) ?? 0] == 0)
    #expect(scores[square.position(ofArcFrom: 1, to: 2) ?? 0] == 4.0 / 6)
  }
}
