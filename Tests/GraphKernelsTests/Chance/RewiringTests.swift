import TestSupport
import Testing

@testable import GraphKernels

@Suite struct RewiringTests {
  /// How many ties of each sign every vertex has, out and in.
  private static func degrees(of graph: CompactGraph) -> [[Int]] {
    [graph, graph.reversed()].flatMap { reading in
      [1, -1, 0].map { sign in
        (0..<graph.vertexCount).map { vertex in
          reading.arcs(of: vertex).count { reading.sign(ofArc: $0) == sign }
        }
      }
    }
  }

  /// No graph breaks what is promised of its layout, so loops and second ties would stop the debug build.
  @Test func keepsDegreesValuesAndPairs() {
    var moved = 0
    for seed in 0..<48 as Range<UInt64> {
      let random = RandomGraph(seed: seed, values: [1, -1, 2, -0.5, 0])
      for graph in [random.undirected, random.directed] {
        let units = RandomUnits(graph, isMutual: { ($0 + $1) % 2 == 0 })
        let rewiring = Rewiring(units, seed: seed)
        let drawn = rewiring.graph(ofDraw: 2)
        #expect(drawn == rewiring.graph(ofDraw: 2))
        #expect(drawn.layoutViolation == nil)
        #expect(Self.degrees(of: drawn) == Self.degrees(of: graph))
        #expect(drawn.weights.sorted() == graph.weights.sorted())
        if drawn != graph { moved += 1 }
        if drawn != graph { #expect(rewiring.mixing.changing > 0 && rewiring.mixing.moved > 0) }
        // Arcs that ran as pairs still do.
        let pairs = units.isMutual.count { $0 }
        let found = RandomUnits(drawn, isMutual: { _, _ in true }).isMutual.count { $0 }
        #expect(found >= pairs)
      }
    }
    #expect(moved > 40)
  }

  /// All graphs with as many ties of each sign at every vertex, by going through all graphs.
  private static func states(of graph: CompactGraph) -> Set<[Double]> {
    let wanted = degrees(of: graph)
    let cells = (0..<graph.vertexCount).flatMap { source in
      (0..<graph.vertexCount).compactMap { target in
        target != source && (graph.isDirected || target > source) ? (source, target) : nil
      }
    }
    let signs = Set(graph.weights.map { $0 > 0 ? 1.0 : -1 }).sorted()
    var found: Set<[Double]> = []
    var balance = wanted
    /// Fills the cells from one on; `values` has 0 for no tie.
    func fill(_ cell: Int, _ values: [Double]) {
      guard cell < cells.count else {
        if balance.allSatisfy({ $0.allSatisfy { $0 == 0 } }) { found.insert(values) }
        return
      }
      let (source, target) = cells[cell]
      fill(cell + 1, values + [0])
      for sign in signs {
        let (out, into) = sign > 0 ? (0, 3) : (1, 4)
        func add(_ amount: Int) {
          balance[out][source] += amount
          balance[into][target] += amount
          guard !graph.isDirected else { return }
          balance[out][target] += amount
          balance[into][source] += amount
        }
        add(-1)
        if balance[out][source] >= 0, balance[into][target] >= 0,
          balance[out][target] >= 0 || graph.isDirected
        {
          fill(cell + 1, values + [sign])
        }
        add(1)
      }
    }
    fill(0, [])
    return found
  }

  private static func cells(of graph: CompactGraph) -> [Double] {
    let dense = DenseGraph(graph)
    return dense.vertices.flatMap { source in
      dense.vertices.compactMap { target in
        target != source && (graph.isDirected || target > source)
          ? dense.values[source][target] ?? 0 : nil
      }
    }
  }

  private static let small: [(name: String, graph: CompactGraph)] = [
    ("three couples", tieGraph(6, positive: [(0, 1), (2, 3), (4, 5)])),
    ("a path and a tie", tieGraph(6, positive: [(0, 1), (1, 2), (2, 3), (4, 5)])),
    (
      "friends and enemies",
      tieGraph(5, positive: [(0, 1), (2, 3), (1, 4)], negative: [(0, 2), (1, 3)])
    ),
    // Nobody is a stranger: only an exchange of signs leads on.
    (
      "everybody tied",
      tieGraph(4, positive: [(0, 1), (2, 3)], negative: [(0, 2), (1, 3), (0, 3), (1, 2)])
    ),
    // Only a turn leads on.
    (
      "a circle of three arcs",
      .directed(vertexCount: 3, sources: [0, 1, 2], targets: [1, 2, 0], weights: [1, 1, 1])
    ),
    // Nine ways for four to write to one another without writing to oneself.
    (
      "derangements",
      .directed(
        vertexCount: 4, sources: [0, 1, 2, 3], targets: [1, 2, 3, 0], weights: [1, 1, 1, 1])
    ),
    (
      "arcs of both signs",
      .directed(
        vertexCount: 4, sources: [0, 1, 2, 0, 3, 1], targets: [1, 2, 0, 3, 1, 3],
        weights: [1, 1, 1, -1, -1, 1])
    ),
  ]

  @Test(arguments: small.indices) func everyGraphIsAsLikely(index: Int) {
    let (name, graph) = Self.small[index]
    let states = Self.states(of: graph)
    #expect(states.contains(Self.cells(of: graph)), "\(name)")
    let rewiring = Rewiring(RandomUnits(graph), seed: 5)
    let draws = 200 * states.count
    var counts: [[Double]: Int] = [:]
    for draw in 0..<draws { counts[Self.cells(of: rewiring.graph(ofDraw: draw)), default: 0] += 1 }
    #expect(Set(counts.keys) == states, "\(name)")
    expectEvenly(counts.values, states: states.count, draws: draws)
  }

  @Test func whatCannotMix() {
    let complete = RandomGraph.complete(6)
    for graph in [
      tieGraph(5, positive: [(0, 1), (0, 2)], negative: [(0, 3), (0, 4)]), complete,
      tieGraph(2, positive: [(0, 1)]), tieGraph(4, positive: [(0, 1)], negative: [(2, 3)]),
    ] {
      #expect(Rewiring(RandomUnits(graph), seed: 0).mixing.changing == 0)
    }
    let none = Rewiring(RandomUnits(tieGraph(3, [])), seed: 0)
    #expect(none.graph(ofDraw: 0).arcCount == 0)
  }

  /// A lattice forgets where its ties were: trials from one graph have no more triangles in common than those from
  /// two.
  @Test func mixes() {
    let ring = tieGraph(
      60, positive: (0..<60).flatMap { [($0, ($0 + 1) % 60), ($0, ($0 + 2) % 60)] })
    let rewiring = Rewiring(RandomUnits(ring), seed: 3)
    // A tie comes back to a pair that was tied about as often as any pair is: 120 of 1,770.
    #expect(abs(rewiring.mixing.moved - (1 - 120.0 / 1770)) < 0.02)
    let size = Rewiring.trialCount / Rewiring.groupCount
    let triangles = (0..<Rewiring.groupCount).map { group in
      (0..<size).map { trial in
        Double(rewiring.graph(ofTrial: group * size + trial).signedTriangles().counts[0])
      }
    }
    #expect(GroupLikeness.ratio(of: triangles) < 2.5)
  }

  /// The F of an analysis of variance, by hand; and what has no spread.
  @Test func likenessOfGroups() {
    #expect(GroupLikeness.ratio(of: [[1, 3], [5, 7], [nil, 9]]) == 8)
    #expect(GroupLikeness.ratio(of: [[2, 2], [2, 2]]) == 1)
    #expect(GroupLikeness.ratio(of: [[2, 2, nil], [3, 3]]) == .infinity)
    #expect(GroupLikeness.ratio(of: [[0.1 + 0.2, 0.3], [0.3, 0.3]]) == 1)
    #expect(GroupLikeness.ratio(of: [[nil, nil], [3, 4]]) == 1)
  }

  /// Couples that arcs of other figures stand in the way of: all graphs of couples (worth 1) and arcs (worth 2) with
  /// as many of each at everybody, by going through what may be between two.
  @Test func couplesAndArcsAreAsLikely() {
    let (couples, arcs) = ([(0, 1), (2, 3)], [(0, 2), (2, 0), (1, 3), (3, 4)])
    let graph = CompactGraph.directed(
      vertexCount: 5,
      sources: (couples.map(\.0) + couples.map(\.1) + arcs.map(\.0)).map(Int32.init),
      targets: (couples.map(\.1) + couples.map(\.0) + arcs.map(\.1)).map(Int32.init),
      weights: [1, 1, 1, 1, 2, 2, 2, 2])
    func degrees(_ values: [[Double]]) -> [[Int]] {
      (0..<5).map { vertex in
        let (out, into) = (values[vertex], values.map { $0[vertex] })
        return [out.count { $0 == 1 }, out.count { $0 == 2 }, into.count { $0 == 2 }]
      }
    }
    func matrix(of graph: CompactGraph) -> [[Double]] {
      let dense = DenseGraph(graph)
      return dense.vertices.map { source in dense.vertices.map { dense.values[source][$0] ?? 0 } }
    }
    let wanted = degrees(matrix(of: graph))
    let pairs = (0..<5).flatMap { low in (low + 1..<5).map { (low, $0) } }
    var states: Set<[[Double]]> = []
    func fill(_ pair: Int, _ values: [[Double]]) {
      guard pair < pairs.count else {
        if degrees(values) == wanted { states.insert(values) }
        return
      }
      let (low, high) = pairs[pair]
      for (there, back) in [(0.0, 0.0), (1, 1), (2, 0), (0, 2), (2, 2)] {
        var next = values
        (next[low][high], next[high][low]) = (there, back)
        let found = degrees(next)
        if zip(found, wanted).allSatisfy({ zip($0, $1).allSatisfy(<=) }) { fill(pair + 1, next) }
      }
    }
    fill(0, [[Double]](repeating: [Double](repeating: 0, count: 5), count: 5))
    #expect(states.count > 10 && states.contains(matrix(of: graph)))
    let rewiring = Rewiring(
      RandomUnits(graph, isMutual: { low, high in couples.contains { $0 == (low, high) } }), seed: 8
    )
    let draws = 60 * states.count
    var counts: [[[Double]]: Int] = [:]
    for draw in 0..<draws { counts[matrix(of: rewiring.graph(ofDraw: draw)), default: 0] += 1 }
    #expect(Set(counts.keys) == states)
    expectEvenly(counts.values, states: states.count, draws: draws)
  }

  /// The table of pairs against a dictionary, with slots that pairs share and with one for each.
  @Test(arguments: [8, 300]) func pairTable(vertexCount: Int) {
    var generator = SeededGenerator(seed: 1)
    var table = PairTable(capacity: 40, vertexCount: vertexCount)
    var known: [SIMD2<Int32>: Int32] = [:]
    for step in 0..<20_000 as Range<Int32> {
      let pair = SIMD2(
        Int32.random(in: 0..<8, using: &generator), Int32.random(in: 0..<8, using: &generator))
      if known[pair] != nil, Bool.random(using: &generator) {
        table.remove(source: pair[0], target: pair[1])
        known[pair] = nil
      } else if known.count < 40 || known[pair] != nil {
        table.put(step, source: pair[0], target: pair[1])
        known[pair] = step
      }
      let other = SIMD2(
        Int32.random(in: 0..<8, using: &generator), Int32.random(in: 0..<8, using: &generator))
      if table[other[0], other[1]] != known[other] ?? -1 { Issue.record("step \(step)"); return }
    }
  }
}
