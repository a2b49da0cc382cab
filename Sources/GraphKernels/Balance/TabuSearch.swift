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
  private let signedWeights: [Int64]
  /// Vertices and arcs looked at so far.
  private(set) var work = 0
  private(set) var bestSides: [Bool]
  private(set) var bestCost: Int64

  init(core: SignedCore, progress: WorkStep) {
    self.core = core
    self.progress = progress
    signedWeights = core.edgeOfArc.map { core.weights[Int($0)] }
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
      improve(&sides, remaining: &remaining, generator: &generator)
      attempt += 1
    } while remaining > 0 && bestCost > 0 && !progress.isCancelled
  }

  /// Takes a division as a start; keeps it, improved, if it is the best so far.
  mutating func descend(from start: [Bool]) {
    var sides = start
    var gains = gains(of: sides)
    var cost = core.frustration(of: sides)
    descend(&sides, gains: &gains, cost: &cost)
    keep(sides, cost: cost)
  }

  private mutating func keep(_ sides: [Bool], cost: Int64) {
    if cost < bestCost {
      bestCost = cost
      bestSides = sides
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
        for arc in core.arcs(of: vertex) {
          let other = Int(core.targets[arc])
          if !isReached[other] {
            isReached[other] = true
            sides[other] = sides[vertex] == (signedWeights[arc] > 0)
            queue.append(Int32(other))
          }
        }
      }
    }
    return sides
  }

  /// By how much the frustration falls when a vertex flips.
  private func gains(of sides: [Bool]) -> [Int64] {
    var gains = [Int64](repeating: 0, count: core.vertexCount)
    for vertex in 0..<core.vertexCount {
      for arc in core.arcs(of: vertex) {
        let agrees = sides[vertex] == sides[Int(core.targets[arc])]
        gains[vertex] -= agrees ? signedWeights[arc] : -signedWeights[arc]
      }
    }
    return gains
  }

  /// Flips a vertex, and tells of each neighbor that gains by following.
  private func flip(
    _ vertex: Int, sides: inout [Bool], gains: inout [Int64], gaining: (Int32) -> Void = { _ in }
  ) {
    gains[vertex] = -gains[vertex]
    sides[vertex].toggle()
    let side = sides[vertex]
    for arc in core.arcs(of: vertex) {
      let target = core.targets[arc]
      let other = Int(target)
      let gain =
        gains[other] - 2 * (side == sides[other] ? signedWeights[arc] : -signedWeights[arc])
      gains[other] = gain
      if gain > 0 { gaining(target) }
    }
  }

  /// Flips vertices as long as any gains by it.
  private func descend(_ sides: inout [Bool], gains: inout [Int64], cost: inout Int64) {
    var waiting: [Int32] = []
    for vertex in stride(from: core.vertexCount - 1, through: 0, by: -1) where gains[vertex] > 0 {
      waiting.append(Int32(vertex))
    }
    while let vertex = waiting.popLast() {
      let vertex = Int(vertex)
      guard gains[vertex] > 0 else { continue }
      cost -= gains[vertex]
      flip(vertex, sides: &sides, gains: &gains) { waiting.append($0) }
    }
  }

  /// Flips a few vertices that hang together, and then whatever gains by it; takes all that back if the
  /// division is worse for it. Each try costs what it flips, and not the size of the graph (iterated
  /// local search: Lourenço, Martin & Stützle 2003, with the perturbations kept local).
  private mutating func searchLocally(
    _ sides: inout [Bool], gains: inout [Int64], cost: inout Int64, remaining: inout Int,
    generator: inout SplitMix64
  ) {
    var flipped: [Int32] = []
    var waiting: [Int32] = []
    var idle = 0
    func flip(_ vertex: Int32) {
      cost -= gains[Int(vertex)]
      self.flip(Int(vertex), sides: &sides, gains: &gains) { waiting.append($0) }
      flipped.append(vertex)
      remaining -= TabuSearch.workOfDistantArc * core.arcs(of: Int(vertex)).count
    }
    while idle < 20 * core.vertexCount && remaining > 0 && !progress.isCancelled {
      let before = cost
      flipped.removeAll(keepingCapacity: true)
      let root = Int32(generator.below(of: core.vertexCount))
      flip(root)
      for _ in 0..<generator.below(of: 8) {
        let from = core.arcs(of: Int(flipped[generator.below(of: flipped.count)]))
        let other = core.targets[from.lowerBound + generator.below(of: from.count)]
        if !flipped.contains(other) { flip(other) }
      }
      // The root stays where it is now until nothing else gains.
      waiting.insert(root, at: 0)
      while let vertex = waiting.popLast() {
        if gains[Int(vertex)] > 0, vertex != root || waiting.isEmpty { flip(vertex) }
      }
      idle = cost < before ? 0 : idle + 1
      if cost > before { for vertex in flipped.reversed() { flip(vertex) } }
      waiting.removeAll(keepingCapacity: true)
    }
    keep(sides, cost: cost)
  }

  /// Descends, then follows a tabu walk for a while.
  private mutating func improve(
    _ sides: inout [Bool], remaining: inout Int, generator: inout SplitMix64
  ) {
    let count = core.vertexCount
    var gains = gains(of: sides)
    var cost = core.frustration(of: sides)
    descend(&sides, gains: &gains, cost: &cost)
    keep(sides, cost: cost)
    // A step looks at every vertex, which on large graphs is dear.
    guard count <= TabuSearch.mostVerticesWalked else {
      remaining -= 4 * core.edgeCount
      searchLocally(
        &sides, gains: &gains, cost: &cost, remaining: &remaining, generator: &generator)
      return
    }
    var freeFrom = [Int](repeating: 0, count: count)
    var localBest = cost
    var idle = 0
    var step = 0
    while idle < 10 * count + 100 && remaining > 0 && bestCost > 0 && !progress.isCancelled {
      var choice = -1
      var choiceGain = Int64.min
      for vertex in 0..<count {
        let gain = gains[vertex]
        if gain > choiceGain && (freeFrom[vertex] <= step || cost - gain < bestCost) {
          choice = vertex
          choiceGain = gain
        }
      }
      remaining -= count
      step += 1
      idle += 1
      guard choice >= 0 else { continue }
      cost -= choiceGain
      flip(choice, sides: &sides, gains: &gains)
      remaining -= core.arcs(of: choice).count
      freeFrom[choice] = step + count / 20 + generator.below(of: 10)
      if cost < localBest {
        localBest = cost
        idle = 0
        keep(sides, cost: cost)
      }
    }
  }
}
