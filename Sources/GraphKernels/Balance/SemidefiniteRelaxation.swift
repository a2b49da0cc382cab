import LongWork

/// The semidefinite relaxation of a division into two, tightened by odd clique inequalities.
///
/// A division x ∈ {±1}ⁿ frustrates Σ (|w| − w xᵢxⱼ) / 2. The relaxation puts unit vectors in place of
/// the signs, so that xᵢxⱼ becomes their product Xᵢⱼ: the bound of Goemans & Williamson 1995. With
/// triangle and larger inequalities it is far closer than cycles alone come on tangled graphs, which
/// no short cycle pins down (Rendl, Rinaldi & Wiegele 2010, "Solving Max-Cut to optimality by
/// intersecting semidefinite and polyhedral relaxations", Math. Program. 121:307; with pentagonal and
/// heptagonal inequalities Hrga & Povh 2021, "MADAM", Comput. Optim. Appl. 80:347).
///
/// The vectors are kept explicitly (Burer & Monteiro 2003, Math. Program. 95:329), and the inequalities
/// enforced by the method of multipliers, cut by cut. Whatever the vectors and multipliers, `proveBound`
/// makes a valid bound of them.
struct SemidefiniteRelaxation {
  /// The part of the objective that no division changes.
  private(set) var constant: Double
  private(set) var vertexCount: Int
  /// What the product of two vertices costs: vertexCount × vertexCount, symmetric.
  private(set) var costs: [Double]
  /// The vertices' vectors, `SphereDescent.width` lanes each.
  var vectors: [SphereDescent.Lanes] = []
  var cuts: [OddCliqueCut] = []
  /// The multiplier of each cut, none negative.
  var prices: [Double] = []
  /// The proven lower bound.
  private(set) var bound = 0.0
  /// How stiffly a cut that is violated pushes back.
  private var penalty = 0.3
  /// Elementary operations so far.
  var work = 0

  /// Graphs with more vertices are left to the linear program: each step looks at all triples.
  static let mostVertices = 500

  /// - Parameter unit: what weighs 1 here; the mean weight of an edge suits the step lengths.
  init(core: SignedCore, unit: Double) {
    vertexCount = core.vertexCount
    constant = 0
    costs = [Double](repeating: 0, count: core.vertexCount * core.vertexCount)
    for edge in core.weights.indices {
      let weight = Double(core.weights[edge]) / unit
      let (tail, head) = (Int(core.tails[edge]), Int(core.heads[edge]))
      constant += abs(weight) / 2
      costs[tail * vertexCount + head] -= weight / 2
      costs[head * vertexCount + tail] -= weight / 2
    }
    var generator = SplitMix64(seed: 0)
    for _ in 0..<vertexCount {
      vectors.append(contentsOf: SphereDescent.randomUnitVector(&generator))
    }
  }

  /// The relaxation of the divisions that put `gone` on the side of `kept`, or opposite it, warm from
  /// this one. The last vertex takes the index of `gone`.
  func merging(_ gone: Int, into kept: Int, oppositely: Bool) -> SemidefiniteRelaxation {
    var merged = self
    merged.work = 0
    let last = vertexCount - 1
    let sign = oppositely ? -1.0 : 1
    merged.constant += sign * costs[gone * vertexCount + kept]
    merged.vertexCount = last
    merged.costs = [Double](repeating: 0, count: last * last)
    // Where each vertex goes.
    func place(_ vertex: Int) -> Int {
      let place = vertex == gone ? kept : vertex
      return place == last ? gone : place
    }
    for row in 0...last {
      for column in 0...last where place(row) != place(column) {
        let turn = (row == gone) != (column == gone) ? sign : 1
        merged.costs[place(row) * last + place(column)] +=
          turn * costs[row * vertexCount + column]
      }
    }
    let width = SphereDescent.width
    for lane in 0..<width {
      merged.vectors[gone * width + lane] = vectors[last * width + lane]
    }
    merged.vectors.removeLast(width)
    merged.cuts = []
    merged.prices = []
    var seen: Set<OddCliqueCut> = []
    for (index, cut) in cuts.enumerated() {
      let members = cut.members.map { member in
        (
          vertex: Int32(place(Int(member.vertex))),
          sign: Int(member.vertex) == gone && oppositely ? -member.sign : member.sign
        )
      }
      // A cut on both of the pair says what a smaller one says, if anything.
      guard Set(members.map(\.vertex)).count == members.count else { continue }
      let moved = OddCliqueCut(members)
      guard seen.insert(moved).inserted else { continue }
      merged.cuts.append(moved)
      merged.prices.append(prices[index])
    }
    return merged
  }

  /// Raises the bound until it passes the limit, hardly rises any more, or the work is used up.
  ///
  /// - Parameters:
  ///   - limit: a bound that suffices.
  ///   - workLimit: how far `work` may go.
  /// - Returns: the products of the vertices' vectors.
  mutating func improve(limit: Double, workLimit: Int, progress: WorkStep) -> [Float] {
    var gram = products()
    var previous = bound
    var stalled = 0
    var round = 0
    while work < workLimit && !progress.isCancelled {
      let before = work
      defer { progress.advance(by: work - before) }
      var descent = SphereDescent(self)
      descent.minimize(
        penalty: penalty, tolerance: 3e-3 * Double(vertexCount).squareRoot(), iterationLimit: 300)
      vectors = descent.vectors.copyToArray()
      prices = descent.prices.copyToArray()
      work += descent.work
      gram = products()
      round += 1
      if round % 4 == 0 {
        proveBound(&descent)
        if bound > limit { break }
        // What is still to come is no more than a few times what came last.
        stalled = bound - previous > 0.06 * max(0, limit - bound) ? 0 : stalled + 1
        previous = bound
        if stalled == 2 { break }
      }
      dropIdleCuts(gram)
      // Triangles first; what they leave open is for larger cliques.
      addCuts(violatedBy: gram, withLarger: round > 6)
      if round % 8 == 0 { penalty = min(3, penalty * 1.3) }
    }
    return gram
  }

  private mutating func proveBound(_ descent: inout SphereDescent) {
    let before = descent.work
    bound = max(bound, constant + descent.provenMinimum())
    work += descent.work - before
  }

  /// The product of each two vectors.
  private mutating func products() -> [Float] {
    let width = SphereDescent.width
    var gram = [Float](repeating: 1, count: vertexCount * vertexCount)
    for row in 0..<vertexCount {
      for column in 0..<row {
        var sum = SphereDescent.Lanes.zero
        for lane in 0..<width {
          sum += vectors[row * width + lane] * vectors[column * width + lane]
        }
        let product = sum.total
        gram[row * vertexCount + column] = product
        gram[column * vertexCount + row] = product
      }
    }
    work += 20 * vertexCount * vertexCount
    return gram
  }
}
