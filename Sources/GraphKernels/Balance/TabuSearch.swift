import LongWork

/// Looks for the division into two sides that frustrates least, without proof.
///
/// Each try starts from a spanning forest satisfied throughout, or from the best division shaken, and
/// then flips the vertex that gains most, worst come to worst one that loses, but none that flipped
/// lately (tabu search, Glover 1989; on this problem as in Palubeckis 2006 and Aref & Wilson 2018,
/// "Measuring partial balance in signed networks", J. Complex Netw. 6:566).
struct TabuSearch {
  /// Of more vertices than this, neighborhoods are flipped in place of a walk.
  private static let mostVerticesWalked = 5_000
  /// What looking at an arc of a large graph counts: most of them are far apart in memory.
  private static let workOfDistantArc = 8

  private let core: SignedCore
  private let progress: WorkStep
  private let graph: SignedArcs
  /// Vertices and arcs looked at so far.
  private(set) var work = 0
  private(set) var bestSides: [Bool]
  private(set) var bestCost: Int64

  init(core: SignedCore, progress: WorkStep) {
    self.core = core
    self.progress = progress
    graph = SignedArcs(core)
    bestSides = [Bool](repeating: false, count: core.vertexCount)
    bestCost = core.frustration(of: bestSides)
  }

  /// Searches until the work, counted in vertices and arcs looked at, is used up; once at least.
  mutating func run(work allowed: Int, generator: inout SplitMix64) {
    guard core.vertexCount > 0 && bestCost > 0 else { return }
    var remaining = allowed
    defer { work += allowed - remaining }
    var attempt = 0
    repeat {
      var sides = bestSides
      if attempt % 4 == 0 {
        sides = forestSides(of: &generator)
      } else {
        for _ in 0..<max(1, core.vertexCount / 8) {
          sides[generator.below(of: core.vertexCount)].toggle()
        }
      }
      remaining -= 2 * core.edgeCount
      improve(sides, remaining: &remaining, generator: &generator)
      attempt += 1
    } while remaining > 0 && bestCost > 0 && !progress.isCancelled
  }

  /// Takes a division as a start; keeps it, improved, if it is the best so far.
  mutating func descend(from start: [Bool]) {
    let division = DividedCore(core, graph: graph, sides: start)
    division.descend()
    keep(division)
  }

  private mutating func keep(_ division: DividedCore) {
    if division.cost < bestCost {
      bestCost = division.cost
      bestSides = division.copyOfSides()
    }
  }

  /// Sides that satisfy every edge of a forest grown in random order.
  private func forestSides(of generator: inout SplitMix64) -> [Bool] {
    var sides = [Bool](repeating: false, count: core.vertexCount)
    var isReached = sides
    var order = (0..<Int32(core.vertexCount)).map { $0 }
    generator.shuffle(&order)
    var queue: [Int32] = []
    for root in order where !isReached[Int(root)] {
      isReached[Int(root)] = true
      queue.append(root)
      var head = queue.count - 1
      while head < queue.count {
        // Neither breadth nor depth first: any reached vertex may be the next.
        queue.swapAt(head, head + generator.below(of: queue.count - head))
        let vertex = Int(queue[head])
        head += 1
        for position in graph.positions(of: vertex) {
          let arc = graph.arcs[position]
          let other = Int(arc.target)
          if !isReached[other] {
            isReached[other] = true
            sides[other] = sides[vertex] == (arc.weight > 0)
            queue.append(arc.target)
          }
        }
      }
    }
    return sides
  }

  /// Flips a few vertices that hang together, and then whatever gains by it; takes all that back if the
  /// division is worse for it. Each try costs what it flips, and not the size of the graph (iterated
  /// local search: Lourenço, Martin & Stützle 2003, with the perturbations kept local).
  private mutating func searchLocally(
    from division: DividedCore, remaining: inout Int, generator: inout SplitMix64
  ) {
    var flipped: [Int32] = []
    var waiting: [Int32] = []
    var idle = 0
    func work(of vertex: Int32) -> Int {
      TabuSearch.workOfDistantArc * graph.positions(of: Int(vertex)).count
    }
    func flip(_ vertex: Int32) {
      division.flip(vertex) { waiting.append($0) }
      flipped.append(vertex)
      remaining -= work(of: vertex)
    }
    while idle < 20 * core.vertexCount && remaining > 0 && !progress.isCancelled {
      let before = division.cost
      flipped.removeAll(keepingCapacity: true)
      let root = Int32(generator.below(of: core.vertexCount))
      flip(root)
      for _ in 0..<generator.below(of: 8) {
        let from = graph.positions(of: Int(flipped[generator.below(of: flipped.count)]))
        let other = graph.arcs[from.lowerBound + generator.below(of: from.count)].target
        if !flipped.contains(other) { flip(other) }
      }
      // The root stays where it is now until nothing else gains.
      waiting.insert(root, at: 0)
      while let vertex = waiting.popLast() {
        if division.gain(of: vertex) > 0, vertex != root || waiting.isEmpty { flip(vertex) }
      }
      idle = division.cost < before ? 0 : idle + 1
      if division.cost > before {
        for vertex in flipped.reversed() {
          division.flip(vertex)
          remaining -= work(of: vertex)
        }
      }
      waiting.removeAll(keepingCapacity: true)
    }
    keep(division)
  }

  /// Descends, then follows a tabu walk for a while.
  private mutating func improve(
    _ sides: [Bool], remaining: inout Int, generator: inout SplitMix64
  ) {
    let count = core.vertexCount
    let division = DividedCore(core, graph: graph, sides: sides)
    division.descend()
    keep(division)
    // A step looks at every vertex, which on large graphs is dear.
    guard count <= TabuSearch.mostVerticesWalked else {
      remaining -= 4 * core.edgeCount
      searchLocally(from: division, remaining: &remaining, generator: &generator)
      return
    }
    var freeFrom = [Int](repeating: 0, count: count)
    var localBest = division.cost
    var idle = 0
    var step = 0
    while idle < 10 * count + 100 && remaining > 0 && bestCost > 0 && !progress.isCancelled {
      let enough = division.cost - bestCost
      let choice = division.vertexGainingMost { freeFrom[$0] <= step || $1 > enough }
      remaining -= count
      step += 1
      idle += 1
      guard let choice else { continue }
      division.flip(choice)
      remaining -= graph.positions(of: Int(choice)).count
      freeFrom[Int(choice)] = step + count / 20 + generator.below(of: 10)
      if division.cost < localBest {
        localBest = division.cost
        idle = 0
        keep(division)
      }
    }
  }
}
