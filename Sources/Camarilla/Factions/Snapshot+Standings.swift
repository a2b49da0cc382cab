import GraphKernels

extension Snapshot {
  /// What ties each figure has inside its faction and outside, and where it would stand next best;
  /// sorted by id.
  ///
  /// - Parameters:
  ///   - factions: a division of this snapshot.
  ///   - threads: how many may work at once; the answer is the same for any.
  ///
  /// - Complexity: O(m + n k) time for k factions of different strength, of which few are looked at for a figure as a rule;
  ///   O(n + m) space, and O(k) a thread.
  public func standings(in factions: Factions, threads: Int = 1) -> [FactionStanding] {
    let graph = tieGraph(readsUnsigned: factions.areTiesUnsigned)
    let indices = factions.indices(of: list).map { $0 ?? 0 }
    let pull = FactionPull(graph: graph, factions: factions, indices: indices)
    let figuresAtOnce = 2_048
    let starts = stride(from: 0, to: figures.count, by: figuresAtOnce)
    return parallelMap(starts, threads: max(1, threads)) { start in
      var pull = pull
      return (start..<min(start + figuresAtOnce, figures.count)).map { vertex in
        standing(of: vertex, graph: graph, factions: factions, indices: indices, pull: &pull)
      }
    }.flatMap(\.self)
  }

  private func standing(
    of vertex: Int, graph: CompactGraph, factions: Factions, indices: [Int],
    pull: inout FactionPull
  ) -> FactionStanding {
    // Friends and enemies inside, friends and enemies outside.
    var ids: [[Figure.ID]] = [[], [], [], []]
    var values = [DecimalSum](repeating: DecimalSum(), count: 4)
    for arc in graph.arcs(of: vertex) {
      let other = Int(graph.targets[arc])
      let value = graph.weights[arc]
      guard value != 0 else { continue }
      let kind = (indices[vertex] == indices[other] ? 0 : 2) + (value > 0 ? 0 : 1)
      ids[kind].append(figures[other].id)
      values[kind].add(abs(value))
    }
    let ties = zip(ids, values).map { FactionStanding.Ties(figures: $0, value: $1.value) }
    return FactionStanding(
      id: figures[vertex].id, name: figures[vertex].name,
      faction: factions[indices[vertex]].label,
      friendsInside: ties[0], enemiesInside: ties[1], friendsOutside: ties[2],
      enemiesOutside: ties[3],
      next: pull.next(for: vertex).map { index, loss in
        FactionStanding.Alternative(faction: factions[index].label, loss: loss)
      })
  }
}

/// How strongly each faction draws a figure, by the method's own measure.
private struct FactionPull: Sendable {
  private let graph: CompactGraph
  private let factions: Factions
  private let indices: [Int]
  /// Whether the measure is modularity.
  private let isModularity: Bool
  /// What brings the greatest value near 1, so that no product leaves the range of numbers.
  private let scale: Double
  private let total: (friendly: Double, hostile: Double)
  private let strength: (friendly: [Double], hostile: [Double])
  private let strengthOfFaction: (friendly: [Double], hostile: [Double])
  /// Whether a figure may be sent there: of two coalitions, to those who take a side.
  private let isOpen: [Bool]
  /// Open factions that draw those alike who have no ties to them, as they are of one strength.
  private struct Alike: Sendable {
    var friendly: Double
    var hostile: Double
    /// Ascending.
    var factions: [Int]

    /// Whether these have less hostile strength than what lies between two others, beyond rounding.
    func isBelow(from first: Alike, to second: Alike) -> Bool {
      let rise = (friendly - first.friendly) * (second.hostile - first.hostile)
      let ownRise = (hostile - first.hostile) * (second.friendly - first.friendly)
      return rise - ownRise > 1e-12 * (abs(rise) + abs(ownRise))
    }
  }

  /// Those that can draw a stranger the most, and the rest, which draw every stranger less than one of the first do.
  private let alikes: (first: [Alike], rest: [Alike])
  /// By faction, for the figure at hand: whether it has ties there or is in it, and their worth.
  private var isTouched: [Bool]
  private var pulls: [DecimalSum]

  init(graph: CompactGraph, factions: Factions, indices: [Int]) {
    self.graph = graph
    self.factions = factions
    self.indices = indices
    isModularity = factions.method == .modularity
    var greatest = 0.0
    for value in graph.weights { greatest = max(greatest, abs(value)) }
    scale = greatest > 0 ? greatest : 1
    let none = [Double](repeating: 0, count: graph.vertexCount)
    let noFaction = [Double](repeating: 0, count: factions.count)
    var strength = (friendly: none, hostile: none)
    var sums = (friendly: noFaction, hostile: noFaction)
    var total = (friendly: 0.0, hostile: 0.0)
    for vertex in 0..<graph.vertexCount {
      for arc in Int(graph.offsets[vertex])..<Int(graph.offsets[vertex + 1]) {
        let value = graph.weights[arc] / scale
        strength.friendly[vertex] += max(0, value)
        strength.hostile[vertex] += max(0, -value)
      }
      sums.friendly[indices[vertex]] += strength.friendly[vertex]
      sums.hostile[indices[vertex]] += strength.hostile[vertex]
      total.friendly += strength.friendly[vertex]
      total.hostile += strength.hostile[vertex]
    }
    self.strength = strength
    self.total = total
    strengthOfFaction = sums
    let isOpen = sums.friendly.indices.map {
      factions.method != .coalitions || sums.friendly[$0] + sums.hostile[$0] > 0
    }
    self.isOpen = isOpen
    self.alikes = Self.alikes(
      among: isOpen.indices.filter { isOpen[$0] },
      // By any other measure all draw a stranger alike.
      strengths: factions.method == .modularity ? sums : (noFaction, noFaction))
    isTouched = [Bool](repeating: false, count: isOpen.count)
    pulls = [DecimalSum](repeating: DecimalSum(), count: isOpen.count)
  }

  private static func alikes(
    among open: [Int], strengths: (friendly: [Double], hostile: [Double])
  ) -> (first: [Alike], rest: [Alike]) {
    func strength(_ index: Int) -> (Double, Double) {
      (strengths.friendly[index], strengths.hostile[index])
    }
    var alikes: [Alike] = []
    for index in open.sorted(by: { strength($0) < strength($1) }) {
      let (friendly, hostile) = strength(index)
      if let last = alikes.last, (last.friendly, last.hostile) == (friendly, hostile) {
        alikes[alikes.count - 1].factions.append(index)
      } else {
        alikes.append(Alike(friendly: friendly, hostile: hostile, factions: [index]))
      }
    }
    // What draws a stranger is hostile strength less friendly, each times something of his: the most of that is at a
    // corner of the hull (Andrew 1979, "Another efficient algorithm for convex hulls in two dimensions") on the side of
    // much hostile and little friendly strength, or all along an edge of it.
    var found: (first: [Alike], rest: [Alike]) = ([], [])
    for alike in alikes {
      if let last = found.first.last, alike.hostile < last.hostile {
        found.rest.append(alike)
        continue
      }
      while let last = found.first.last, let before = found.first.dropLast().last,
        last.isBelow(from: before, to: alike)
      {
        found.rest.append(found.first.removeLast())
      }
      found.first.append(alike)
    }
    return found
  }

  /// The best other faction, the first of equals, and what the division loses by it.
  mutating func next(for vertex: Int) -> (index: Int, loss: Double)? {
    let own = indices[vertex]
    guard isOpen[own] else { return nil }
    var touched = [own]
    pulls[own] = DecimalSum()
    isTouched[own] = true
    for arc in graph.arcs(of: vertex) {
      let value = graph.weights[arc]
      let index = indices[Int(graph.targets[arc])]
      if !isTouched[index] {
        isTouched[index] = true
        pulls[index] = DecimalSum()
        touched.append(index)
      }
      pulls[index].add(
        isModularity
          ? value / scale : factions.isWeighted ? value : value > 0 ? 1 : value < 0 ? -1 : 0)
    }
    defer { for index in touched { isTouched[index] = false } }
    let stay = worth(ties: pulls[own].value, vertex: vertex, at: own)
    var best: (index: Int, pull: Double)?
    func consider(_ index: Int, ties: Double) {
      let pull = worth(ties: ties, vertex: vertex, at: index)
      if let known = best, pull < known.pull || pull == known.pull && index > known.index { return }
      best = (index, pull)
    }
    for index in touched where index != own && isOpen[index] {
      consider(index, ties: pulls[index].value)
    }
    // Of the factions to which it has no ties, those alike draw it alike.
    func considerStranger(among factions: [Int]) -> Bool {
      guard let index = factions.first(where: { !isTouched[$0] }) else { return false }
      consider(index, ties: 0)
      return true
    }
    guard strength.friendly[vertex] + strength.hostile[vertex] > 0 else {
      // None draws who has no ties at all.
      if let index = isOpen.indices.first(where: { isOpen[$0] && !isTouched[$0] }) {
        consider(index, ties: 0)
      }
      return loss(from: stay, to: best)
    }
    // How strongly those draw it at the most that come after some to which it has ties.
    var reach = -Double.infinity
    for alike in alikes.first where !considerStranger(among: alike.factions) {
      reach = max(
        reach,
        worth(ties: 0, vertex: vertex, friendly: alike.friendly, hostile: alike.hostile))
    }
    if best.map({ reach > $0.pull }) ?? true {
      for alike in alikes.rest { _ = considerStranger(among: alike.factions) }
    }
    return loss(from: stay, to: best)
  }

  private func loss(
    from stay: Double, to best: (index: Int, pull: Double)?
  ) -> (index: Int, loss: Double)? {
    best.map { index, pull in (index, DecimalSum(of: [stay, -pull]).value) }
  }

  /// How strongly a faction draws a figure, given the worth of its ties there.
  private func worth(ties: Double, vertex: Int, at index: Int) -> Double {
    let isOwn = indices[vertex] == index
    return worth(
      ties: ties, vertex: vertex,
      friendly: strengthOfFaction.friendly[index] - (isOwn ? strength.friendly[vertex] : 0),
      hostile: strengthOfFaction.hostile[index] - (isOwn ? strength.hostile[vertex] : 0))
  }

  /// How strongly others draw a figure, given the worth of its ties to them and their strength.
  private func worth(ties: Double, vertex: Int, friendly: Double, hostile: Double) -> Double {
    guard isModularity else { return ties }
    let all = total.friendly + total.hostile
    guard all > 0 else { return 0 }
    // What the null model expects.
    var expected = 0.0
    if total.friendly > 0 { expected += strength.friendly[vertex] * friendly / total.friendly }
    if total.hostile > 0 { expected -= strength.hostile[vertex] * hostile / total.hostile }
    return 2 * (ties - factions.resolution * expected) / all
  }
}
