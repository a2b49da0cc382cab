/// Finds bad cycles that a fractional solution neglects: those whose ties' values sum to less than 1.
///
/// For two coalitions a cycle is bad if it has an odd number of negative ties. A shortest closed walk
/// of odd parity is a shortest path in the graph whose vertices exist once for each parity (Barahona
/// & Mahjoub 1986, "On the cut polytope", Math. Program. 36:157). For any number of groups a cycle is
/// bad if it has exactly one negative tie: a shortest path of positive ties closes it.
struct CycleSeparator {
  private let core: SignedCore
  private let rule: BalanceRule
  /// Ties that count as negative: for coalitions after turning every vertex to its side of a good
  /// division, so that there are few.
  private var isNegative: [Bool]
  /// Vertices such that every bad cycle holds one.
  private var sources: [Int32] = []
  private var distance: [Double] = []
  private var parent: [Int32] = []
  private var heap: [(key: Double, node: Int32)] = []
  private(set) var work = 0

  /// - Parameter sides: a division into two, for coalitions.
  init(_ core: SignedCore, rule: BalanceRule, sides: [Bool]) {
    self.core = core
    self.rule = rule
    isNegative = core.weights.map { $0 < 0 }
    if rule == .coalitions {
      for tie in core.weights.indices
      where sides[Int(core.tails[tie])] != sides[Int(core.heads[tie])] {
        isNegative[tie].toggle()
      }
    }
    // A greedy vertex cover of the negative ties, by falling number of them.
    var count = [Int32](repeating: 0, count: core.vertexCount)
    for tie in core.weights.indices where isNegative[tie] {
      count[Int(core.tails[tie])] += 1
      count[Int(core.heads[tie])] += 1
    }
    var isSource = [Bool](repeating: false, count: core.vertexCount)
    let order = (0..<core.vertexCount).filter { count[$0] > 0 }
      .sorted { count[$0] != count[$1] ? count[$0] > count[$1] : $0 < $1 }
    for vertex in order {
      for arc in Int(core.offsets[vertex])..<Int(core.offsets[vertex + 1])
      where isNegative[Int(core.tieOfArc[arc])] && !isSource[Int(core.targets[arc])] {
        isSource[vertex] = true
      }
    }
    sources = order.filter { isSource[$0] }.map { Int32($0) }
    let layers = rule == .coalitions ? 2 : 1
    distance = [Double](repeating: .infinity, count: layers * core.vertexCount)
    parent = [Int32](repeating: -1, count: layers * core.vertexCount)
  }

  /// Neglected cycles, the most neglected first, each once.
  ///
  /// - Parameters:
  ///   - values: the solution's value of each tie.
  ///   - least: how far below 1 a cycle's sum must lie.
  mutating func cycles(neglectedBy values: [Double], least: Double, limit: Int) -> [[Int32]] {
    var found: [(neglect: Double, cycle: [Int32])] = []
    var seen: Set<[Int32]> = []
    for source in sources {
      // A little extra a tie makes shorter cycles win among equals.
      search(from: Int(source), values, below: 1 - least)
      for cycle in closings(at: Int(source), values, below: 1 - least) {
        var sum = 0.0
        for tie in cycle { sum += values[Int(tie)] }
        if sum < 1 - least, seen.insert(cycle.sorted()).inserted {
          found.append((1 - sum, cycle))
        }
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

  private static let extra = 1e-6

  /// Dijkstra's distances from the source, as far as they stay below the limit.
  private mutating func search(from source: Int, _ values: [Double], below limit: Double) {
    for node in distance.indices { distance[node] = .infinity }
    let isParity = rule == .coalitions
    let start = isParity ? 2 * source : source
    distance[start] = 0
    parent[start] = -1
    heap.removeAll(keepingCapacity: true)
    push(0, Int32(start))
    while let (key, node) = pop() {
      if key > distance[Int(node)] { continue }
      let vertex = isParity ? Int(node) >> 1 : Int(node)
      // What comes back to the source closes a cycle there and goes no further.
      if isParity && node == Int32(start) | 1 { continue }
      for arc in Int(core.offsets[vertex])..<Int(core.offsets[vertex + 1]) {
        let tie = Int(core.tieOfArc[arc])
        if !isParity && isNegative[tie] { continue }
        let length = key + max(0, values[tie]) + CycleSeparator.extra
        guard length < limit else { continue }
        var other = core.targets[arc]
        if isParity { other = other << 1 | ((node & 1) ^ (isNegative[tie] ? 1 : 0)) }
        if length < distance[Int(other)] {
          distance[Int(other)] = length
          parent[Int(other)] = Int32(arc)
          push(length, other)
        }
      }
      work += 4 * Int(core.offsets[vertex + 1] - core.offsets[vertex])
    }
  }

  /// The cycles that one more tie at the source makes of the paths found.
  private func closings(at source: Int, _ values: [Double], below limit: Double) -> [[Int32]] {
    var cycles: [[Int32]] = []
    for arc in Int(core.offsets[source])..<Int(core.offsets[source + 1]) {
      let tie = Int(core.tieOfArc[arc])
      let other = Int(core.targets[arc])
      if rule == .groups {
        guard isNegative[tie], distance[other] + values[tie] < limit else { continue }
        cycles.append([Int32(tie)] + path(to: other, from: source))
      } else {
        // The path must bring the parity that makes the whole odd.
        let node = 2 * other + (isNegative[tie] ? 0 : 1)
        guard distance[node] + values[tie] < limit else { continue }
        if let cycle = simpleCycle(closing: tie, node: node, source: source) {
          cycles.append(cycle)
        }
      }
    }
    return cycles
  }

  private func path(to target: Int, from source: Int) -> [Int32] {
    var ties: [Int32] = []
    var vertex = target
    while vertex != source {
      let tie = core.tieOfArc[Int(parent[vertex])]
      ties.append(tie)
      vertex = Int(
        core.tails[Int(tie)] == Int32(vertex) ? core.heads[Int(tie)] : core.tails[Int(tie)])
    }
    return ties
  }

  /// A closed walk of odd parity may touch a vertex twice; the loop between the two visits, being of
  /// odd parity itself, then is the cycle.
  private func simpleCycle(closing tie: Int, node: Int, source: Int) -> [Int32]? {
    var vertices = [source]
    var ties = [Int32(tie)]
    var current = node
    while current != 2 * source {
      let vertex = current >> 1
      if let first = vertices.firstIndex(of: vertex) {
        return Array(ties[first...])
      }
      vertices.append(vertex)
      let step = core.tieOfArc[Int(parent[current])]
      ties.append(step)
      let before =
        core.tails[Int(step)] == Int32(vertex) ? core.heads[Int(step)] : core.tails[Int(step)]
      current = 2 * Int(before) + ((current & 1) ^ (isNegative[Int(step)] ? 1 : 0))
    }
    return ties.count >= 3 ? ties : nil
  }

  // MARK: A binary heap

  private mutating func push(_ key: Double, _ node: Int32) {
    heap.append((key, node))
    var place = heap.count - 1
    while place > 0 {
      let above = (place - 1) / 2
      guard key < heap[above].key else { break }
      heap[place] = heap[above]
      place = above
    }
    heap[place] = (key, node)
  }

  private mutating func pop() -> (key: Double, node: Int32)? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return top }
    var place = 0
    while true {
      var below = 2 * place + 1
      guard below < heap.count else { break }
      if below + 1 < heap.count && heap[below + 1].key < heap[below].key { below += 1 }
      guard heap[below].key < last.key else { break }
      heap[place] = heap[below]
      place = below
    }
    heap[place] = last
    return top
  }
}

/// Which cycles balance forbids.
enum BalanceRule {
  /// Two groups: cycles with an odd number of negative ties.
  case coalitions
  /// Any number of groups: cycles with exactly one negative tie.
  case groups
}
