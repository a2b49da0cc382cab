/// The arcs a → b of a signed directed graph, each seen together with a third vertex x that has an arc with a and
/// one with b, by the directions and signs of these two.
///
/// What is counted is every choice of such arcs: an arc a → b counts once for each x and each way in which x is
/// tied to both, twice where x has arcs to and from a. Arcs of weight 0 have no sign and are none.
///
/// Definition: Leskovec, Huttenlocher & Kleinberg 2010, "Signed networks in social media", CHI '10; there the arc
/// a → b is the one that comes last, of which a graph knows nothing.
package struct ContextualizedLinks: Sendable, Equatable {
  /// What is counted of one type.
  package struct Count: Sendable, Equatable {
    /// How many there are.
    package fileprivate(set) var links = 0
    /// Of these, with a friendly arc a → b.
    package fileprivate(set) var positive = 0
    /// Against the share of friendly arcs among all that leave a.
    package fileprivate(set) var generative = Baseline()
    /// Against the share of friendly arcs among all that come to b.
    package fileprivate(set) var receptive = Baseline()
  }

  /// Of how many links a friendly sign would be expected, were each drawn by a share of its own.
  package struct Baseline: Sendable, Equatable {
    /// Σ p over the links.
    package var expected: Double { sum.value }
    fileprivate var sum = DecimalSum()
    /// Σ p (1 − p).
    package fileprivate(set) var variance = 0.0

    /// How many standard deviations a number is more than expected; nil where no sign is left to chance.
    package func surprise(of positive: Int) -> Double? {
      variance > 0 ? (Double(positive) - expected) / variance.squareRoot() : nil
    }
  }

  /// The sixteen types in the order of the paper: a → x before x → a, within these friendly before hostile, then
  /// x → b before b → x, then friendly before hostile.
  package static let typeCount = 16

  /// By type.
  package let counts: [Count]

  fileprivate static func type(fromX: Bool, first: Int8, toX: Bool, second: Int8) -> Int {
    (fromX ? 8 : 0) + (first < 0 ? 4 : 0) + (toX ? 2 : 0) + (second < 0 ? 1 : 0)
  }
}

extension CompactGraph {
  /// The census of the arcs in the context of a third vertex; an undirected edge is an arc each way.
  ///
  /// - Complexity: time O(m √m); space O(n + m).
  package func contextualizedLinks() -> ContextualizedLinks {
    let types = ContextualizedLinks.typeCount
    var counts = [ContextualizedLinks.Count](repeating: .init(), count: types)
    // How often each vertex is a, and b, of a type: whole numbers, so that no order of sums matters.
    var asSource = [Int](repeating: 0, count: types * vertexCount)
    var asTarget = asSource
    SignedDyads(self).forEachTriangle { triad in
      for (a, b, x) in SignedTriad.orders {
        let closing = triad.sign(source: a, target: b)
        guard closing != 0 else { continue }
        for (fromX, first) in [
          (false, triad.sign(source: a, target: x)), (true, triad.sign(source: x, target: a)),
        ] where first != 0 {
          for (toX, second) in [
            (false, triad.sign(source: x, target: b)), (true, triad.sign(source: b, target: x)),
          ] where second != 0 {
            let type = ContextualizedLinks.type(
              fromX: fromX, first: first, toX: toX, second: second)
            counts[type].links += 1
            if closing > 0 { counts[type].positive += 1 }
            asSource[types * Int(triad.vertices[a]) + type] += 1
            asTarget[types * Int(triad.vertices[b]) + type] += 1
          }
        }
      }
    }
    let (sent, received) = (friendlyShares(), reversed().friendlyShares())
    for vertex in 0..<vertexCount {
      for type in 0..<types {
        counts[type].generative.add(asSource[types * vertex + type], share: sent[vertex])
        counts[type].receptive.add(asTarget[types * vertex + type], share: received[vertex])
      }
    }
    return ContextualizedLinks(counts: counts)
  }

  /// Of each vertex the share of friendly arcs among those with a sign; 0 without any.
  private func friendlyShares() -> [Double] {
    (0..<vertexCount).map { vertex in
      let signs = arcs(of: vertex).map { sign(ofArc: $0) }
      let signed = signs.count { $0 != 0 }
      return signed == 0 ? 0 : Double(signs.count { $0 > 0 }) / Double(signed)
    }
  }
}

extension ContextualizedLinks.Baseline {
  fileprivate mutating func add(_ count: Int, share: Double) {
    sum.add(Double(count).decimalProduct(share))
    variance += Double(count) * share * (1 - share)
  }
}
