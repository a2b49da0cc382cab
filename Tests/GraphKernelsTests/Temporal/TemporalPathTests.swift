import GraphKernels
import LongWork
import TestSupport
import Testing

/// Temporal paths by trying them all.
private struct AllTemporalPaths {
  var steps: [[(source: Int32, target: Int32)]]
  var vertexCount: Int
  var isStrict: Bool

  /// Every temporal path from a vertex that visits none twice, as its contacts.
  func paths(from source: Int, startingAt step: Int) -> [[ContactSequence.Hop]] {
    var found: [[ContactSequence.Hop]] = []
    func extend(_ path: [ContactSequence.Hop], _ visited: Set<Int>) {
      let here = path.last?.target ?? source
      let earliest = path.last.map { $0.step + (isStrict ? 1 : 0) } ?? step
      for step in earliest..<max(earliest, steps.count) {
        for contact in steps[step] where contact.source == here {
          let target = Int(contact.target)
          if visited.contains(target) { continue }
          let hop = ContactSequence.Hop(source: here, target: target, step: step)
          found.append(path + [hop])
          extend(path + [hop], visited.union([target]))
        }
      }
    }
    extend([], [source])
    return found
  }

  func shortest(from source: Int, to target: Int) -> [[ContactSequence.Hop]] {
    let all = paths(from: source, startingAt: 0).filter { $0.last?.target == target }
    let fewest = all.map(\.count).min()
    return all.filter { $0.count == fewest }
  }

  func betweenness() -> [Double] {
    var sums = [Double](repeating: 0, count: vertexCount)
    for source in 0..<vertexCount {
      for target in 0..<vertexCount where target != source {
        let shortest = shortest(from: source, to: target)
        for path in shortest {
          for hop in path.dropLast() { sums[hop.target] += 1 / Double(shortest.count) }
        }
      }
    }
    let pairs = Double((vertexCount - 1) * (vertexCount - 2))
    return sums.map { vertexCount > 2 ? $0 / pairs : 0 }
  }

  func closeness() -> [Double] {
    (0..<vertexCount).map { source in
      var sum = 0.0
      for start in steps.indices {
        let all = paths(from: source, startingAt: start)
        for target in 0..<vertexCount where target != source {
          let arrivals = all.filter { $0.last?.target == target }.compactMap(\.last?.step)
          if let first = arrivals.min() { sum += 1 / Double(first - start + 1) }
        }
      }
      return vertexCount > 1 && !steps.isEmpty
        ? sum / Double((vertexCount - 1) * steps.count) : 0
    }
  }
}

/// Contacts drawn at random; in every other sequence all run both ways.
private func randomSteps(
  _ generator: inout SeededGenerator, vertices: Int
) -> [[(source: Int32, target: Int32)]] {
  let isMutual = Bool.random(using: &generator)
  let density = Double.random(in: 0...0.5, using: &generator)
  return (0..<Int.random(in: 0...4, using: &generator)).map { _ in
    var contacts: Set<[Int32]> = []
    for source in 0..<Int32(vertices) {
      for target in 0..<Int32(vertices)
      where source != target && Double.random(in: 0..<1, using: &generator) < density {
        contacts.insert([source, target])
        if isMutual { contacts.insert([target, source]) }
      }
    }
    return contacts.map { (source: $0[0], target: $0[1]) }.sorted { $0 < $1 }
  }
}

@Suite struct TemporalPathTests {
  @Test(arguments: [false, true])
  func everythingIsWhatTryingAllPathsGives(isStrict: Bool) {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let vertices = Int.random(in: 0...5, using: &generator)
      let steps = randomSteps(&generator, vertices: vertices)
      let slow = AllTemporalPaths(steps: steps, vertexCount: vertices, isStrict: isStrict)
      let contacts = ContactSequence(vertexCount: vertices, steps: steps)
      expectClose(contacts.betweenness(isStrict: isStrict), slow.betweenness())
      expectClose(contacts.closeness(isStrict: isStrict), slow.closeness())
      for source in 0..<vertices {
        let start = Int.random(in: 0...steps.count, using: &generator)
        let all = slow.paths(from: source, startingAt: start)
        let arrivals = contacts.arrivals(from: source, startingAt: start, isStrict: isStrict)
        for target in 0..<vertices {
          let there = all.filter { $0.last?.target == target }
          let unbeaten = Set(there.map { ($0.count, $0[$0.count - 1].step) }.map(Pair.init))
          let front = unbeaten.filter { one in
            !unbeaten.contains { $0 != one && $0.hops <= one.hops && $0.step <= one.step }
          }
          #expect(
            arrivals[target].map { Pair($0.hops, $0.step) }
              == front.sorted { $0.hops < $1.hops })
          guard target != source else { continue }
          let earliest = contacts.path(
            from: source, to: target, startingAt: start, isStrict: isStrict, preference: .earliest)
          let shortest = contacts.path(
            from: source, to: target, startingAt: start, isStrict: isStrict, preference: .fewestHops
          )
          #expect((earliest == nil) == there.isEmpty)
          if let earliest, let shortest {
            #expect(there.contains(earliest))
            #expect(there.contains(shortest))
            #expect(earliest.last?.step == there.compactMap(\.last?.step).min())
            #expect(shortest.count == there.map(\.count).min())
          }
        }
      }
    }
  }

  private struct Pair: Hashable {
    var hops: Int
    var step: Int
    init(_ hops: Int, _ step: Int) { (self.hops, self.step) = (hops, step) }
  }

  /// With one step, and paths that may take any number of hops in it, time plays no part.
  @Test func oneStepIsTheStaticGraph() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<100 {
      let vertices = Int.random(in: 1...30, using: &generator)
      var pairs: Set<[Int32]> = []
      for _ in 0..<(2 * vertices) {
        let pair = (0..<2).map { _ in Int32.random(in: 0..<Int32(vertices), using: &generator) }
        if pair[0] != pair[1] { pairs.insert(pair) }
      }
      let contacts = pairs.map { (source: $0[0], target: $0[1]) }.sorted { $0 < $1 }
      let graph = CompactGraph.directed(
        vertexCount: vertices, sources: contacts.map(\.source), targets: contacts.map(\.target))
      let sequence = ContactSequence(vertexCount: vertices, steps: [contacts])
      expectClose(sequence.betweenness(isStrict: false), graph.directedBetweenness())
      #expect(sequence.betweenness(isStrict: true) == [Double](repeating: 0, count: vertices))
      // Whoever can be reached is reached at once.
      let reached = (0..<vertices).map { source in
        sequence.arrivals(from: source, startingAt: 0, isStrict: false).count { !$0.isEmpty }
      }
      expectClose(
        sequence.closeness(isStrict: false),
        reached.map { vertices > 1 ? Double($0) / Double(vertices - 1) : 0 })
    }
  }

  /// The example that shows why order matters: a meets b before b meets c, and not after.
  @Test func newsDoesNotTravelBackInTime() {
    let sequence = ContactSequence(
      vertexCount: 3,
      steps: [[(source: 0, target: 1), (source: 1, target: 0)], [], [(1, 2), (2, 1)]])
    #expect(
      sequence.path(from: 0, to: 2, startingAt: 0, isStrict: true, preference: .earliest)
        == [
          ContactSequence.Hop(source: 0, target: 1, step: 0),
          ContactSequence.Hop(source: 1, target: 2, step: 2),
        ])
    #expect(
      sequence.path(from: 2, to: 0, startingAt: 0, isStrict: false, preference: .earliest) == nil)
    // Of the two ordered pairs of others one has a path, and it leads over b.
    #expect(sequence.betweenness(isStrict: true) == [0, 0.5, 0])
    // a reaches b and c at steps 0 and 2 when setting out at 0; b is in touch twice; c meets b at 2.
    expectClose(
      sequence.closeness(isStrict: true),
      [(1 + 1.0 / 3) / 6, (1 + 1.0 / 3 + 1.0 / 2 + 1) / 6, (1.0 / 3 + 1.0 / 2 + 1) / 6])
  }

  /// A chain whose ties can be used in ten steps each, one after the other: 10³²⁰ ways from end to
  /// end, beyond what a Double holds.
  @Test func countsHaveNoLimit() {
    let last = 320
    let steps = (0..<Int32(10 * last)).map { step -> [(source: Int32, target: Int32)] in
      [(step / 10, step / 10 + 1)]
    }
    let scores = ContactSequence(vertexCount: last + 1, steps: steps).betweenness(isStrict: true)
    // All ways from those before to those after lead through.
    for (vertex, score) in scores.enumerated() {
      let (ways, all): (Int, Int) = (vertex * (last - vertex), last * (last - 1))
      let expected = Double(ways) / Double(all)
      #expect(abs(score - expected) < 1e-12)
    }
  }

  @Test func theBitsAreTheSameForAnyNumberOfThreads() {
    var generator = SeededGenerator(seed: 5)
    let steps = (0..<20).map { _ in
      Set(
        (0..<150).map { _ in
          (0..<2).map { _ in Int32.random(in: 0..<200, using: &generator) }
        }
      ).filter { $0[0] != $0[1] }.map { (source: $0[0], target: $0[1]) }.sorted { $0 < $1 }
    }
    let sequence = ContactSequence(vertexCount: 200, steps: steps)
    for isStrict in [false, true] {
      let betweenness = sequence.betweenness(isStrict: isStrict)
      let closeness = sequence.closeness(isStrict: isStrict)
      #expect(betweenness.contains { $0 > 0 })
      for threads in [2, 5] {
        #expect(sequence.betweenness(isStrict: isStrict, threads: threads) == betweenness)
        #expect(sequence.closeness(isStrict: isStrict, threads: threads) == closeness)
      }
    }
  }
}

private func expectClose(
  _ left: [Double], _ right: [Double], sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(left.count == right.count, sourceLocation: sourceLocation)
  for (left, right) in zip(left, right) {
    #expect(abs(left - right) < 1e-12, sourceLocation: sourceLocation)
  }
}
