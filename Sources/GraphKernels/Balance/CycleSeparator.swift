import LongWork

/// Finds bad cycles that a fractional solution neglects: those whose edges' values sum to less than 1.
///
/// For two coalitions a cycle is bad if it has an odd number of negative edges. A shortest closed walk
/// of odd parity is a shortest path in the graph whose vertices exist once for each parity (Barahona
/// & Mahjoub 1986, "On the cut polytope", Math. Program. 36:157). For any number of groups a cycle is
/// bad if it has exactly one negative edge: a shortest path of positive edges closes it.
struct CycleSeparator {
  private let core: SignedCore
  private let rule: BalanceRule
  private let progress: WorkStep
  /// Edges that count as negative: for coalitions after turning every vertex to its side of a good
  /// division, so that there are few.
  private var isNegative: [Bool]
  /// Vertices such that every bad cycle holds one.
  private var sources: [Int32] = []
  private var distance: [Double] = []
  private var parent: [Int32] = []
  /// The nodes that the last search reached, and which of them it has dealt with.
  private var reached: [Int32] = []
  private var isSettled: [Bool] = []
  private var line: [Int32] = []
  private var heap: [(key: Double, node: Int32)] = []
  /// The source whose turn is next.
  private var next = 0
  private(set) var work = 0

  /// - Parameter sides: a division into two, for coalitions.
  init(core: SignedCore, rule: BalanceRule, sides: [Bool], progress: WorkStep) {
    self.core = core
    self.progress = progress
    self.rule = rule
    isNegative = core.weights.map { $0 < 0 }
    if rule == .coalitions {
      for edge in core.weights.indices
      where sides[Int(core.tails[edge])] != sides[Int(core.heads[edge])] {
        isNegative[edge].toggle()
      }
    }
    // A greedy vertex cover of the negative edges, by falling number of them.
    var count = [Int32](repeating: 0, count: core.vertexCount)
    for edge in core.weights.indices where isNegative[edge] {
      count[Int(core.tails[edge])] += 1
      count[Int(core.heads[edge])] += 1
    }
    var isSource = [Bool](repeating: false, count: core.vertexCount)
    let order = (0..<core.vertexCount).filter { count[$0] > 0 }
      .sorted { count[$0] != count[$1] ? count[$0] > count[$1] : $0 < $1 }
    for vertex in order {
      for arc in core.arcs(of: vertex)
      where isNegative[Int(core.edgeOfArc[arc])] && !isSource[Int(core.targets[arc])] {
        isSource[vertex] = true
      }
    }
    sources = order.filter { isSource[$0] }.map { Int32($0) }
    let layers = rule == .coalitions ? 2 : 1
    distance = [Double](repeating: .infinity, count: layers * core.vertexCount)
    parent = [Int32](repeating: -1, count: layers * core.vertexCount)
    isSettled = [Bool](repeating: false, count: layers * core.vertexCount)
  }

  /// Neglected cycles, the most neglected first, each once.
  ///
  /// - Parameters:
  ///   - values: the solution's value of each edge.
  ///   - least: how far below 1 a cycle's sum must lie.
  ///   - workLimit: how far ``work`` may go before the search ends with what it has.
  mutating func cycles(
    neglectedBy values: [Double], least: Double, limit: Int, workLimit: Int
  ) -> [[Int32]] {
    var found: [(neglect: Double, cycle: [Int32])] = []
    var seen: Set<[Int32]> = []
    // Every source has its turn first now and then, for the round ends when there is plenty.
    for _ in sources.indices
    where found.count < 2 * limit && work <= workLimit && !progress.isCancelled {
      let source = Int(sources[next])
      next = (next + 1) % sources.count
      let below = 1 - least
      // Each vertex of a cycle through the source is near it one way round or the other.
      search(from: source, values: values, below: rule == .coalitions ? below / 2 : below)
      let cycles =
        rule == .coalitions
        ? oddCycles(around: source, values: values, below: below)
        : closings(at: source, values: values, below: below)
      for cycle in cycles {
        var sum = 0.0
        for edge in cycle { sum += values[Int(edge)] }
        if sum < below, seen.insert(cycle.sorted()).inserted { found.append((1 - sum, cycle)) }
      }
    }
    let order = found.indices.sorted {
      let (one, other) = (found[$0], found[$1])
      if one.neglect != other.neglect { return one.neglect > other.neglect }
      if one.cycle.count != other.cycle.count { return one.cycle.count < other.cycle.count }
      return $0 < $1
    }
    return order.prefix(limit).map { found[$0].cycle }
  }

  /// Values below this count as 0.
  private static let nought = 1e-9

  /// Dijkstra's distances from the source, as far as they stay below the limit; the nodes in `reached`
  /// in the order of their distances, those at one distance by the number of steps.
  private mutating func search(from source: Int, values: [Double], below limit: Double) {
    for node in reached { distance[Int(node)] = .infinity }
    reached.removeAll(keepingCapacity: true)
    let isParity = rule == .coalitions
    let start = Int32(isParity ? 2 * source : source)
    distance[Int(start)] = 0
    parent[Int(start)] = -1
    heap.removeAll(keepingCapacity: true)
    // Nodes at the distance at hand wait in line; those farther off in the heap.
    line.removeAll(keepingCapacity: true)
    line.append(start)
    var head = 0
    while true {
      let node: Int32
      if head < line.count {
        node = line[head]
        head += 1
      } else {
        guard let top = pop() else { break }
        node = top.node
      }
      if isSettled[Int(node)] { continue }
      isSettled[Int(node)] = true
      reached.append(node)
      let key = distance[Int(node)]
      let vertex = isParity ? Int(node) >> 1 : Int(node)
      for arc in core.arcs(of: vertex) {
        let edge = Int(core.edgeOfArc[arc])
        if !isParity && isNegative[edge] { continue }
        var other = core.targets[arc]
        if isParity { other = other << 1 | ((node & 1) ^ (isNegative[edge] ? 1 : 0)) }
        let length = key + max(0, values[edge])
        guard length < distance[Int(other)], length < limit else { continue }
        distance[Int(other)] = length
        parent[Int(other)] = Int32(arc)
        if values[edge] <= CycleSeparator.nought {
          line.append(other)
        } else {
          push(length, node: other)
        }
      }
      work += 8 * core.arcs(of: vertex).count
    }
    for node in reached { isSettled[Int(node)] = false }
  }

  /// The cycles that one more edge at the source makes of the paths found.
  private func closings(at source: Int, values: [Double], below limit: Double) -> [[Int32]] {
    var cycles: [[Int32]] = []
    for arc in core.arcs(of: source) {
      let edge = Int(core.edgeOfArc[arc])
      let other = Int(core.targets[arc])
      guard isNegative[edge], distance[other] + values[edge] < limit else { continue }
      cycles.append([Int32(edge)] + steps(to: other, from: source).map(\.edge))
    }
    return cycles
  }

  /// Closed walks of odd parity: a path out, an edge, and a path back, a few of the shortest.
  private mutating func oddCycles(
    around source: Int, values: [Double], below limit: Double
  ) -> [[Int32]] {
    var closings: [(length: Double, arc: Int32, node: Int32)] = []
    for node in reached {
      let vertex = Int(node) >> 1
      for arc in core.arcs(of: vertex) {
        let edge = Int(core.edgeOfArc[arc])
        let other = Int(core.targets[arc])
        // The way back starts at the other end with the parity that makes the whole odd.
        let back = 2 * other + (Int(node & 1) ^ (isNegative[edge] ? 0 : 1))
        guard Int32(back) >= node else { continue }
        let length = distance[Int(node)] + max(0, values[edge]) + distance[back]
        // A cycle can be closed at each of its edges; at the one half-way round is enough.
        if length < limit, distance[Int(node)] <= length / 2, distance[back] <= length / 2 {
          closings.append((length, Int32(arc), node))
        }
      }
      work += 4 * core.arcs(of: vertex).count
    }
    let order = closings.indices.sorted {
      closings[$0].length != closings[$1].length
        ? closings[$0].length < closings[$1].length : $0 < $1
    }
    return order.prefix(20).map { index in
      let (_, arc, node) = closings[index]
      let edge = core.edgeOfArc[Int(arc)]
      let negative = isNegative[Int(edge)]
      let back = 2 * Int(core.targets[Int(arc)]) + (Int(node & 1) ^ (negative ? 0 : 1))
      // Steps are listed from the far end, which suits the way back; the way out is turned round.
      var walk = steps(to: Int(node), from: 2 * source)
      walk.reverse()
      var vertices = walk.map(\.from)
      var edges = walk.map(\.edge)
      vertices.append(node >> 1)
      edges.append(edge)
      for step in steps(to: back, from: 2 * source) {
        vertices.append(step.to)
        edges.append(step.edge)
      }
      return simpleOddCycle(vertices: vertices, edges: edges)
    }
  }

  /// The steps of the path found to a node, the last first.
  private func steps(
    to target: Int, from source: Int
  ) -> [(from: Int32, edge: Int32, to: Int32)] {
    var steps: [(from: Int32, edge: Int32, to: Int32)] = []
    let isParity = rule == .coalitions
    var node = target
    while node != source {
      let edge = core.edgeOfArc[Int(parent[node])]
      let vertex = Int32(isParity ? node >> 1 : node)
      let before =
        core.tails[Int(edge)] == vertex ? core.heads[Int(edge)] : core.tails[Int(edge)]
      steps.append((before, edge, vertex))
      node =
        isParity
        ? 2 * Int(before) + ((node & 1) ^ (isNegative[Int(edge)] ? 1 : 0)) : Int(before)
    }
    return steps
  }

  /// A simple cycle of odd parity within a closed walk of odd parity: where the walk comes back to a
  /// vertex, the loop it has closed is the cycle if its parity is odd, and is cut off if it is even.
  ///
  /// - Parameters:
  ///   - vertices: where each step begins.
  ///   - edges: the steps' edges; the last leads back to the first vertex.
  private func simpleOddCycle(vertices: [Int32], edges: [Int32]) -> [Int32] {
    var open: [(vertex: Int32, edge: Int32)] = []
    for step in edges.indices {
      let vertex = vertices[step]
      if let first = open.firstIndex(where: { $0.vertex == vertex }) {
        let loop = open[first...].map(\.edge)
        if loop.count(where: { isNegative[Int($0)] }) % 2 == 1 { return loop }
        open.removeSubrange(first...)
      }
      open.append((vertex, edges[step]))
    }
    return open.map(\.edge)
  }

  // MARK: A binary heap

  private mutating func push(_ key: Double, node: Int32) {
    heap.append((key, node))
    var index = heap.count - 1
    while index > 0 {
      let above = (index - 1) / 2
      guard key < heap[above].key else { break }
      heap[index] = heap[above]
      index = above
    }
    heap[index] = (key, node)
  }

  private mutating func pop() -> (key: Double, node: Int32)? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return top }
    var index = 0
    while true {
      var below = 2 * index + 1
      guard below < heap.count else { break }
      if below + 1 < heap.count && heap[below + 1].key < heap[below].key { below += 1 }
      guard heap[below].key < last.key else { break }
      heap[index] = heap[below]
      index = below
    }
    heap[index] = last
    return top
  }
}

/// Which cycles balance forbids.
enum BalanceRule {
  /// Two groups: cycles with an odd number of negative edges.
  case coalitions
  /// Any number of groups: cycles with exactly one negative edge.
  case groups
}
