import LongWork

/// What a group is worth to group search: the weight of the edges inside it less a null model's.
///
///     value = Σ_groups [ W⁺ − W⁻ − p (K⁺)² + n (K⁻)² ]
///
/// where W are the weights inside a group by sign, each edge counted twice, and K the summed
/// strengths of its members.
struct CommunityQuality: Sendable {
  /// p
  var positiveNull: Double
  /// n
  var negativeNull: Double

  /// Signed modularity times the constant 2w⁺ + 2w⁻.
  static func modularity(of layers: SignedLayers, resolution: Double) -> CommunityQuality {
    let twoPositive = layers.positiveTotal
    let twoNegative = layers.negativeTotal
    return CommunityQuality(
      positiveNull: twoPositive > 0 ? resolution / twoPositive : 0,
      negativeNull: twoNegative > 0 ? resolution / twoNegative : 0)
  }

  /// Nothing but the edges: what correlation clustering maximizes.
  static let agreement = CommunityQuality(positiveNull: 0, negativeNull: 0)

  /// Whether two groups without edges between them can be worth more as one.
  var joinsStrangers: Bool { negativeNull > 0 }

  /// What edges of net weight `net` between two groups, or a vertex and a group, are worth; half the
  /// rise of `value` when the two unite.
  @inline(__always)
  func gain(
    net: Double, positive: Double, negative: Double, otherPositive: Double, otherNegative: Double
  ) -> Double {
    net - positiveNull * positive * otherPositive + negativeNull * negative * otherNegative
  }

  func value(of groups: [Int32], in layers: SignedLayers) -> Double {
    var positive = [Double](repeating: 0, count: groups.count)
    var negative = positive
    for vertex in 0..<layers.vertexCount {
      positive[Int(groups[vertex])] += layers.positiveStrength[vertex]
      negative[Int(groups[vertex])] += layers.negativeStrength[vertex]
    }
    var value = layers.positive.weight(inside: groups) - layers.negative.weight(inside: groups)
    for group in groups.indices {
      value -= positiveNull * positive[group] * positive[group]
      value += negativeNull * negative[group] * negative[group]
    }
    return value
  }
}

/// The Leiden search for the groups that are worth most.
struct Leiden: Sendable {
  /// The edges among vertices that can be worth something in a group; the others stay on their own.
  let layers: SignedLayers
  private let vertices: [Int32]
  private let vertexCount: Int
  let objective: CommunityQuality
  /// Whether groups may hold members without positive edges to one another: only where the objective
  /// rewards it and isn't forbidden.
  let joinsStrangers: Bool
  /// Whether that is forbidden although the objective rewards it, so that what a search finds has to
  /// be mended.
  let partsStrangers: Bool
  /// A rise of the value below this is rounding.
  let threshold: Double

  /// A rise below this fraction of a vertex's strength is rounding, not improvement.
  static let tolerance = 1e-11
  /// While several searches compete, an iteration that raises the value by less than this fraction is
  /// a search's last; the best one then goes on to the end.
  static let worthwhile = 1e-3
  /// Of graphs of more arcs than this, a search has ended when an iteration raises the value by less than this fraction of
  /// it: dozens of iterations would each gain a hundred-thousandth. At least so many searches compete instead, unless told
  /// how many iterations they may take: on some graphs beginning in order leads higher, on others not.
  private static let (manyArcs, worthwhileOfMany, leastOfMany) = (50_000, 1e-4, 4)
  /// Of graphs of more arcs than this, the first search begins in order of the vertices' degrees, and no further search is
  /// made when the first few come out within a fraction of the same value, as where the graph falls into small parts.
  private static let (fewArcs, agreement) = (5_000, 1e-5)
  /// From as many restarts on, their best is kicked as often.
  private static let fewRestarts = 10
  /// The greatest share of a merger's gain that chance takes off when refinement chooses among mergers, so that those
  /// worth about the same take turns.
  static let chance = 0.02
  /// Of more groups than this, not all are tried for a vertex that has no neighbors in them.
  static let mostGroups = 2_000

  /// - Parameter isConnected: whether each group must be connected by its own positive edges.
  init(layers: SignedLayers, objective: CommunityQuality, isConnected: Bool = false) {
    let joinsStrangers = objective.joinsStrangers && !isConnected
    vertexCount = layers.vertexCount
    vertices = (0..<Int32(layers.vertexCount)).filter {
      !layers.positive.arcs(of: Int($0)).isEmpty
        || (joinsStrangers && !layers.negative.arcs(of: Int($0)).isEmpty)
    }
    self.joinsStrangers = joinsStrangers
    partsStrangers = objective.joinsStrangers && isConnected
    self.layers = vertices.count == vertexCount ? layers : layers.restricted(to: vertices)
    self.objective = objective
    threshold = Leiden.tolerance * (layers.positiveTotal + layers.negativeTotal)
  }

  /// The best partition of several searches, the first of equals.
  ///
  /// - Parameters:
  ///   - iterations: the most that a search may take; without end if `nil`.
  ///   - start: a partition to begin with; what is found is no worse than what it becomes when its groups
  ///     are mended.
  func best(
    seed: UInt64, restarts: Int, iterations: Int? = nil, threads: Int = 1,
    from start: Partition? = nil
  ) -> Partition {
    precondition(restarts > 0, "at least one search is needed")
    precondition(iterations ?? 1 > 0, "a search takes at least one iteration")
    guard !vertices.isEmpty else { return .singletons(of: vertexCount) }
    let restarts = hasManyArcs && iterations == nil ? max(restarts, Self.leastOfMany) : restarts
    let byDegree = hasSomeArcs ? layers.verticesByDegree() : nil
    let progress = WorkStep(name: "groups", of: restarts)
    let workspace = LeidenWorkspace(search: self, progress: progress)
    let mendedStart = start.map { start in
      Found(mended(numbered(start), workspace: workspace), by: self)
    }
    @Sendable func find(_ turn: Int, workspace: LeidenWorkspace) -> Found? {
      if progress.isCancelled { return nil }
      // Every search has numbers of its own, so that it matters to none what thread runs it.
      var generator = SplitMix64(seed: seed)
      generator = SplitMix64(seed: generator.next() &+ UInt64(turn))
      let found = ascend(
        from: Found(unvalued: singletons), workspace: workspace,
        until: restarts > 1 ? Leiden.worthwhile : leastRise,
        iterations: iterations, order: turn == 0 ? byDegree : nil,
        isCompared: restarts > 1 || mendedStart != nil, generator: &generator)
      if progress.isCancelled { return nil }
      progress.advance()
      return found
    }
    func searched(_ turns: Range<Int>, from race: Race) -> Race {
      if turns.count == 1 {
        var race = race
        race.take(find(turns.lowerBound, workspace: workspace))
        return race
      }
      return parallelFold(
        turns, threads: threads, into: race,
        makeWorkspace: { LeidenWorkspace(search: self, progress: progress) },
        transform: find, combine: { race, found in race.take(found) })
    }
    let first = hasSomeArcs ? min(hasManyArcs ? 2 : 4, restarts) : restarts
    var race = searched(
      0..<first,
      from: Race(
        best: mendedStart, tolerance: hasManyArcs ? Leiden.worthwhile : Leiden.agreement))
    let isSettled = first < restarts && race.isUndecided
    if !isSettled { race = searched(first..<restarts, from: race) }
    var found = race.best ?? Found(unvalued: singletons)
    var generator = SplitMix64(seed: ~seed)
    if restarts >= Leiden.fewRestarts, iterations == nil, !isSettled {
      found = improveByKicks(
        found, kicks: restarts, workspace: workspace, generator: &generator)
    }
    return finish(
      found, isAtEnd: iterations != nil, isSought: restarts == 1 && start == nil,
      workspace: workspace, generator: &generator)
  }

  /// A partition and what it is worth.
  struct Found: Sendable {
    let labels: [Int32]
    let value: Double

    init(_ labels: [Int32], by search: Leiden) {
      self.labels = labels
      value = search.objective.value(of: labels, in: search.layers)
    }

    /// Labels that anything found from them is better than.
    init(unvalued labels: [Int32]) { (self.labels, value) = (labels, -.infinity) }
  }

  /// The best of the searches so far.
  private struct Race: Sendable {
    var best: Found?
    /// Whether all that was found is worth about the same.
    var isUndecided = true

    /// Values that differ by less than this fraction are about the same.
    private let tolerance: Double

    init(best: Found?, tolerance: Double) {
      self.best = best
      self.tolerance = tolerance
    }

    mutating func take(_ found: Found?) {
      guard let found else { return }
      guard let best else { return self.best = found }
      if abs(found.value - best.value) > tolerance * abs(best.value) { isUndecided = false }
      if found.value > best.value { self.best = found }
    }
  }

  private var arcCount: Int { layers.positive.targets.count + layers.negative.targets.count }

  /// The fraction of the value that an iteration has to raise it by, or it is the last.
  private var leastRise: Double { hasManyArcs ? Self.worthwhileOfMany : 0 }

  private var hasSomeArcs: Bool { arcCount > Self.fewArcs }

  var hasManyArcs: Bool { arcCount > Self.manyArcs }

  private var singletons: [Int32] { (0..<Int32(vertices.count)).map { $0 } }

  /// A partition of all vertices as labels of those that are searched, below their number.
  private func numbered(_ partition: Partition) -> [Int32] {
    var first = [Int32](repeating: -1, count: partition.groupCount)
    return vertices.enumerated().map { index, vertex in
      let group = Int(partition.groups[Int(vertex)])
      if first[group] < 0 { first[group] = Int32(index) }
      return first[group]
    }
  }

  /// Iterates until an iteration raises the value by no more than a fraction of it; what is found is worth no less than the
  /// start.
  ///
  /// - Parameters:
  ///   - order: in which the first iteration visits the vertices; at random if `nil`.
  ///   - isCompared: whether the value of what is found is asked for; what it is takes time, and after a single iteration
  ///     it decides nothing here.
  func ascend(
    from start: Found, workspace: LeidenWorkspace, until fraction: Double, iterations: Int? = nil,
    order: [Int32]? = nil, isCompared: Bool = true, generator: inout SplitMix64
  ) -> Found {
    var best = start
    var done = 0
    while done != iterations, !workspace.progress.isCancelled {
      let labels = iterate(
        from: best.labels, order: done == 0 ? order : nil, isRefined: iterations != 1,
        workspace: workspace, generator: &generator)
      let mended = mended(labels, workspace: workspace)
      if iterations == 1, !isCompared { return Found(unvalued: mended) }
      let next = Found(mended, by: self)
      done += 1
      let rise = next.value - best.value
      if rise > threshold { best = next }
      if rise <= leastRise(of: next, fraction: fraction) { break }
    }
    return best
  }

  /// The rise of a value that is too small to go on for.
  private func leastRise(of found: Found, fraction: Double) -> Double {
    max(threshold, fraction * abs(found.value))
  }

  /// Brings a search to its end and makes good what the search promises.
  ///
  /// - Parameters:
  ///   - isAtEnd: whether no more iterations are wanted.
  ///   - isSought: whether the labels are those of a search that went on to its end.
  private func finish(
    _ found: Found, isAtEnd: Bool, isSought: Bool, workspace: LeidenWorkspace,
    generator: inout SplitMix64
  ) -> Partition {
    func ascended(from start: Found) -> Found {
      ascend(from: start, workspace: workspace, until: leastRise, generator: &generator)
    }
    var higher = isAtEnd || isSought ? found : ascended(from: found)
    var best = polished(higher.labels, workspace: workspace)
    while !isAtEnd, !workspace.progress.isCancelled {
      let polished = Found(best, by: self)
      if polished.value - higher.value <= leastRise(of: polished, fraction: leastRise) { break }
      higher = ascended(from: polished)
      best = self.polished(higher.labels, workspace: workspace)
    }
    if vertices.count == vertexCount { return Partition(labels: best) }
    // Back to all vertices, where a label is one of the group's vertices.
    var labels = (0..<Int32(vertexCount)).map { $0 }
    var first = [Int32](repeating: -1, count: vertices.count)
    for (index, vertex) in vertices.enumerated() {
      let group = Int(best[index])
      if first[group] < 0 { first[group] = vertex }
      labels[Int(vertex)] = first[group]
    }
    return Partition(labels: labels)
  }

  /// One iteration: moving, refining and aggregating until the groups are the vertices.
  ///
  /// - Parameters:
  ///   - order: in which the vertices are visited, and then groups as they are numbered; at random if `nil`.
  ///   - isRefined: whether groups are taken apart into well-connected parts before these become vertices; else the
  ///     groups do, as in the method of Louvain (Blondel et al. 2008).
  /// - Returns: labels below the vertex count.
  private func iterate(
    from start: [Int32], order: [Int32]?, isRefined: Bool, workspace: LeidenWorkspace,
    generator: inout SplitMix64
  ) -> [Int32] {
    var level = layers
    let count = layers.vertexCount
    // The current level's vertex in which each of the graph's vertices lies.
    let index = KernelBuffer<Int32>(uninitialized: count)
    for vertex in 0..<count {
      index[vertex] = Int32(truncatingIfNeeded: vertex)
      workspace.groups[vertex] = start[vertex]
    }
    let number = KernelBuffer<Int32>(uninitialized: count)
    while true {
      let size = level.vertexCount
      func fillQueue() {
        guard let order else { return workspace.fillQueue(size, generator: &generator) }
        workspace.fillQueue(size, order: size == count ? order : nil)
      }
      workspace.begin(level)
      fillQueue()
      workspace.move(level)
      if isRefined {
        fillQueue()
        workspace.refine(level, generator: &generator)
      } else {
        for vertex in 0..<size { workspace.parts[vertex] = workspace.groups[vertex] }
      }
      // Number the parts as they come.
      for vertex in 0..<size { number[vertex] = -1 }
      var partCount: Int32 = 0
      for vertex in 0..<size {
        let part = workspace.parts[vertex]
        if number[part] < 0 {
          number[part] = partCount
          partCount += 1
        }
        workspace.parts[vertex] = number[part]
      }
      guard Int(partCount) < size else { break }
      for vertex in 0..<count { index[vertex] = workspace.parts[index[vertex]] }
      level = level.aggregated(by: workspace.parts, groupCount: Int(partCount))
      // A part, all of it in one group, is a vertex of the next level; its groups are numbered anew.
      let outer = KernelBuffer<Int32>(uninitialized: Int(partCount))
      for vertex in 0..<size { outer[workspace.parts[vertex]] = workspace.groups[vertex] }
      for group in 0..<size { number[group] = -1 }
      var groupCount: Int32 = 0
      for part in 0..<Int(partCount) {
        let group = outer[part]
        if number[group] < 0 {
          number[group] = groupCount
          groupCount += 1
        }
        workspace.groups[part] = number[group]
      }
    }
    return (0..<count).map { workspace.groups[index[$0]] }
  }
}
