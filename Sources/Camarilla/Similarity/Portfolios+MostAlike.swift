import GraphKernels
import LongWork

extension Portfolios {
  /// Two figures, by index, the first before the second, how far apart they are, and how alike that makes them.
  struct NearPair {
    let one: Int
    let other: Int
    let distance: Double
    let likeness: Double

    /// Distances that rounding alone tells apart are one likeness, as in ``mostAlike(_:)`` of all.
    static func < (a: NearPair, b: NearPair) -> Bool {
      (b.likeness, a.one, a.other) < (a.likeness, b.one, b.other)
    }
  }

  /// The pairs that are closest, then by the ids of their figures.
  ///
  /// Figures are gone through in the order of their ids, each with those after it, so that a pair further on has to be
  /// closer than the last of those found, not just as close.
  func nearestPairs(_ limit: Int) -> [NearPair] {
    guard limit > 0 else { return [] }
    let progress = WorkStep(name: "pairs", of: told.count)
    // What signs add up to is exact; sums of values differ by the order of adding.
    let slack = isWeighted ? 1e-9 : 0
    let magnitudes = (0..<graph.vertexCount).map { vertex in
      graph.arcs(of: vertex).reduce(0) { $0 + entries[$1].magnitude }
    }
    var found = NearestPairs(limit: limit)
    func consider(_ one: Int, _ other: Int, about distance: Double) {
      if let last = found.last, distance > last.distance + slack { return }
      let exact = isWeighted ? distances(of: one, to: other).absolute : distance
      found.insert(
        NearPair(
          one: one, other: other, distance: exact, likeness: likeness(ofDistance: exact)))
    }
    var strangers = Strangers(told: told, magnitudes: magnitudes)
    var isTold = [Bool](repeating: false, count: graph.vertexCount)
    for figure in told { isTold[figure] = true }
    // By figure: how much what both have to the same others brings it closer to the one at hand.
    var closeness = [Double](repeating: 0, count: graph.vertexCount)
    var isNear = [Bool](repeating: false, count: graph.vertexCount)
    var near: [Int] = []
    for one in told {
      if progress.isCancelled { break }
      func touch(_ other: Int) {
        guard other > one, isTold[other], !isNear[other] else { return }
        isNear[other] = true
        near.append(other)
      }
      for arc in graph.arcs(of: one) {
        let third = Int(graph.targets[arc])
        touch(third)
        for back in graph.arcs(of: third) {
          let other = Int(graph.targets[back])
          touch(other)
          let (mine, theirs) = (entries[arc], entries[back])
          closeness[other] += mine.magnitude + theirs.magnitude - (mine - theirs).magnitude
        }
      }
      strangers.pass(one)
      strangers.forEach(closerThan: { found.last.map { $0.distance + slack } }, to: one) { other in
        guard !isNear[other] else { return }
        consider(one, other, about: magnitudes[one] + magnitudes[other] + 2)
      }
      for other in near {
        let tie = entry(of: one, to: other)
        // Both have the tie among their own, where it is compared with what each has to itself.
        let others = magnitudes[one] + magnitudes[other] - 2 * tie.magnitude - closeness[other]
        consider(one, other, about: others + 2 * (1 - tie))
        isNear[other] = false
      }
      near.removeAll(keepingCapacity: true)
      for arc in graph.arcs(of: one) {
        for back in graph.arcs(of: Int(graph.targets[arc])) {
          closeness[Int(graph.targets[back])] = 0
        }
      }
      progress.advance()
    }
    return found.sorted
  }
}

/// The nearest of the pairs seen so far.
private struct NearestPairs {
  private let limit: Int
  private var pairs: [Portfolios.NearPair] = []
  /// The last of as many as are wanted; nil as long as there are too few.
  private(set) var last: Portfolios.NearPair?

  init(limit: Int) { self.limit = limit }

  var sorted: [Portfolios.NearPair] { Array(pairs.sorted(by: <).prefix(limit)) }

  mutating func insert(_ pair: Portfolios.NearPair) {
    if let last, !(pair < last) { return }
    pairs.append(pair)
    // Sorting now and then costs less than keeping them sorted.
    guard pairs.count == limit || pairs.count >= limit + max(limit, 64) else { return }
    pairs = sorted
    last = pairs[limit - 1]
  }
}

/// Figures by what their ties add up to, among whom those are found that are close to another without having anything
/// in common with it.
private struct Strangers {
  private let magnitudes: [Double]
  /// Those of one sum, ascending, and how many of them were passed; by sum.
  private var classes: [(magnitude: Double, figures: [Int], passed: Int)] = []
  private var classOf: [Int]

  init(told: [Int], magnitudes: [Double]) {
    self.magnitudes = magnitudes
    classOf = [Int](repeating: -1, count: magnitudes.count)
    for figure in told.sorted(by: { (magnitudes[$0], $0) < (magnitudes[$1], $1) }) {
      if classes.last?.magnitude != magnitudes[figure] {
        classes.append((magnitudes[figure], [], 0))
      }
      classes[classes.count - 1].figures.append(figure)
      classOf[figure] = classes.count - 1
    }
  }

  /// Leaves a figure out from here on; they are passed in ascending order.
  mutating func pass(_ figure: Int) { classes[classOf[figure]].passed += 1 }

  /// Hands over those that were not passed, the closest first.
  ///
  /// - Parameter reach: how close they have to be, as far as is known by then; nil for anyhow.
  func forEach(closerThan reach: () -> Double?, to figure: Int, _ body: (Int) -> Void) {
    for (magnitude, figures, passed) in classes {
      // Each has the other's place empty, and its own filled.
      let distance = magnitudes[figure] + magnitude + 2
      func isTooFar() -> Bool { reach().map { distance >= $0 } ?? false }
      if isTooFar() { return }
      for other in figures[passed...] {
        body(other)
        if isTooFar() { return }
      }
    }
  }
}
