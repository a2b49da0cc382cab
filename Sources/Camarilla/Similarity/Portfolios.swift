import GraphKernels

/// What each figure of a snapshot has to all others, as portfolios that can be compared.
///
/// A portfolio holds for every figure k of the snapshot the sign of the tie with k: 1 for friends, −1 for
/// enemies, 0 for strangers and the ambivalent; or, weighted, the tie's value over the largest magnitude of all.
/// Everybody is the best of friends with itself, 1, as in the data of international relations (Signorino &
/// Ritter, *Tau-b or not tau-b*, International Studies Quarterly 43, 1999; Häge, *Choice or circumstance?*,
/// Political Analysis 19, 2011; peacesciencer's `add_fpsim`).
public struct Portfolios: Sendable {
  /// Whether values count, or signs only.
  public let isWeighted: Bool
  let list: FigureList
  /// The ties; without weights of those that differ from 0.
  let graph: CompactGraph
  /// Entries by arc.
  let entries: [Double]
  /// Of each figure's portfolio the sum, and that of squares.
  private let sums: [Double]
  private let squares: [Double]
  /// How far apart two entries can be.
  private let range: Double
  /// The figures of whom pairs are told.
  var told: [Int]

  init(graph: CompactGraph, list: FigureList, isWeighted: Bool) {
    let graph = graph.edges { $0 != 0 }
    let largest = graph.targets.indices.reduce(0) { max($0, graph.weight(ofArc: $1).magnitude) }
    entries = graph.targets.indices.map { arc in
      let value = graph.weight(ofArc: arc)
      return isWeighted ? value / largest : value > 0 ? 1 : -1
    }
    var (sums, squares) = ([Double](), [Double]())
    for vertex in 0..<graph.vertexCount {
      var (sum, square) = (1.0, 1.0)
      for arc in graph.arcs(of: vertex) {
        sum += entries[arc]
        square += entries[arc] * entries[arc]
      }
      sums.append(sum)
      squares.append(square)
    }
    (self.sums, self.squares) = (sums, squares)
    range = entries.contains { $0 < 0 } ? 2 : 1
    self.isWeighted = isWeighted
    self.list = list
    self.graph = graph
    told = Array(list.figures.indices)
  }

  /// The same portfolios, of which only the pairs of some figures are told: how alike these are to each other, by what
  /// they have to everybody.
  ///
  /// - Complexity: O(n).
  public func telling(of ids: Set<Figure.ID>) -> Portfolios {
    var portfolios = self
    portfolios.told = told.filter { ids.contains(list.figures[$0].id) }
    return portfolios
  }

  /// The number of figures whose portfolios there are.
  public var figureCount: Int { list.figures.count }

  /// What a figure has to another, or to itself: from −1 to 1; nil where either isn't in the snapshot.
  public func entry(of id: Figure.ID, to other: Figure.ID) -> Double? {
    guard let one = list.index(of: id), let two = list.index(of: other) else { return nil }
    return entry(of: one, to: two)
  }

  func entry(of one: Int, to other: Int) -> Double {
    if one == other { return 1 }
    return graph.position(ofArcFrom: one, to: other).map { entries[$0] } ?? 0
  }

  /// How alike the portfolios of two figures are; nil where either isn't in the snapshot.
  ///
  /// - Complexity: O(their ties).
  public func similarity(of id: Figure.ID, to other: Figure.ID) -> PortfolioSimilarity? {
    guard let one = list.index(of: id), let two = list.index(of: other) else { return nil }
    return similarity(min(one, two), to: max(one, two))
  }

  /// How alike a figure's portfolio is to everybody else's, the most alike first, then by id; empty where it
  /// isn't in the snapshot.
  ///
  /// - Complexity: O(m + n log n); weighted, where what is in common is added up pair by pair, O(m + n (d + log n)) for
  ///   the d ties of the figure.
  public func similarities(of id: Figure.ID) -> [PortfolioSimilarity] {
    guard let one = list.index(of: id) else { return [] }
    let distances = isWeighted ? nil : distancesOfSigns(from: one)
    return told.filter { $0 != one }.map { other in
      let pair = (min(one, other), max(one, other))
      return distances.map { similarity(pair.0, to: pair.1, at: $0[other]) }
        ?? similarity(pair.0, to: pair.1)
    }.sortedByLikeness()
  }

  /// All pairs by the ids of their figures, worked out as they are gone through.
  ///
  /// - Complexity: O(nm) for all.
  public var pairs: some Sequence<PortfolioSimilarity> {
    told.indices.lazy.flatMap { index in
      told[(index + 1)...].lazy.map { similarity(told[index], to: $0) }
    }
  }

  /// The most alike of all pairs, then by the ids of their figures.
  ///
  /// - Parameter limit: how many; all if nil.
  /// - Precondition: `limit` is 0 or more.
  /// - Complexity: of all, O(nm). Of some, O(Σ d²) time for the degrees d and O(n + limit) space as a rule: pairs without
  ///   a tie and without a common one are as far apart as their ties add up to, and few are close enough to be looked at.
  ///   Where ties count by their values, so may be all that are about as close as the last of the most alike.
  public func mostAlike(_ limit: Int? = nil) -> [PortfolioSimilarity] {
    guard let limit else { return pairs.sortedByLikeness() }
    precondition(limit >= 0, "the \(limit) most alike; expected 0 or more")
    return nearestPairs(limit).map { similarity($0.one, to: $0.other) }
  }

  /// How far apart two portfolios are: the sum of differences, and that of their squares.
  struct Distances {
    var absolute: Double
    var squared: Double
  }

  /// The distances of two portfolios.
  ///
  /// Both rows are gone through side by side; each figure's entry for itself is 1.
  func distances(of one: Int, to other: Int) -> Distances {
    var (distance, square) = (DecimalSum(), DecimalSum())
    func add(_ difference: Double) {
      distance.add(difference.magnitude)
      square.add(difference.decimalProduct(difference))
    }
    var (left, right) = (graph.arcs(of: one), graph.arcs(of: other))
    while !left.isEmpty || !right.isEmpty {
      let mine = left.isEmpty ? Int.max : Int(graph.targets[left.lowerBound])
      let theirs = right.isEmpty ? Int.max : Int(graph.targets[right.lowerBound])
      let third = min(mine, theirs)
      let (a, b) = (
        mine == third ? entries[left.lowerBound] : 0,
        theirs == third ? entries[right.lowerBound] : 0
      )
      if mine == third { left.removeFirst() }
      if theirs == third { right.removeFirst() }
      // What both have to one another is compared with what they have to themselves.
      if third != one && third != other { add(a - b) }
    }
    let tie = entry(of: one, to: other)
    add(1 - tie)
    add(1 - tie)
    return Distances(absolute: distance.value, squared: square.value)
  }

  /// Signorino and Ritter's S.
  func likeness(ofDistance distance: Double) -> Double {
    share(left: 2 * distance, of: Double(figureCount) * range)
  }

  /// What a part leaves of a whole, as a share of it. A share taken from 1 would be rounded twice.
  private func share(left part: Double, of whole: Double) -> Double {
    DecimalSum(of: [whole, -part]).value / whole
  }

  private func similarity(_ one: Int, to other: Int) -> PortfolioSimilarity {
    similarity(one, to: other, at: distances(of: one, to: other))
  }

  private func similarity(
    _ one: Int, to other: Int, at distances: Distances
  ) -> PortfolioSimilarity {
    let (distance, square) = (distances.absolute, distances.squared)
    let n = Double(figureCount)
    let sum = squares[one] + squares[other]
    let byEach = n * sum - 2 * sums[one] * sums[other]
    let total = sums[one] + sums[other]
    let byBoth = 2 * n * sum - total * total
    // What rounding leaves of portfolios that are the same to everybody is no spread.
    func agreement(_ found: Double, expected: Double, scale: Double) -> Double? {
      expected > 1e-12 * scale ? share(left: found, of: expected) : nil
    }
    return PortfolioSimilarity(
      figures: [list.figures[one].id, list.figures[other].id],
      s: likeness(ofDistance: distance), sSquared: share(left: 2 * square, of: n * range * range),
      kappa: agreement(n * square, expected: byEach, scale: n * sum),
      pi: agreement(2 * n * square, expected: byBoth, scale: 2 * n * sum),
      tie: entry(of: one, to: other))
  }
}

extension Sequence<PortfolioSimilarity> {
  fileprivate func sortedByLikeness() -> [PortfolioSimilarity] {
    sorted { ($1.s, $0.figures[0], $0.figures[1]) < ($0.s, $1.figures[0], $1.figures[1]) }
  }
}

extension Snapshot {
  /// What each figure has to all others.
  ///
  /// - Parameters:
  ///   - ties: which ties count; others are as none.
  ///   - isWeighted: whether values count, or signs only.
  /// - Complexity: O(n + m).
  public func portfolios(ties: TieSelection = .all, isWeighted: Bool = false) -> Portfolios {
    Portfolios(graph: tieGraph(selection: ties), list: list, isWeighted: isWeighted)
  }
}
