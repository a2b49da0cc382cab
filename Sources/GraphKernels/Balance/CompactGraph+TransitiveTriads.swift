/// How the transitive parts of a signed directed graph are balanced.
package struct TransitiveTriads: Sendable, Equatable {
  /// Transitive semicycles, arcs i → j, j → k and i → k among three vertices, with 0, 1, 2 and 3
  /// negative arcs.
  package var semicycles = [0, 0, 0, 0]
  /// Triads of three connected vertices in which every two arcs i → j → k are closed by i → k, and
  /// which have a semicycle: those of the types 030T, 120D, 120U and 300.
  package var triads = 0
  /// Those of them whose semicycles all have an even number of negative arcs.
  package var balanced = 0

  package init() {}
}

extension CompactGraph {
  /// The census of a directed graph's transitive semicycles by sign, and of its transitive triads.
  ///
  /// Only the signs of the weights count; an arc of weight 0 has none and is no arc here. The triads
  /// are those of Aref, Dinh, Rezapour & Diesner 2020, "Multilevel structural evaluation of signed
  /// directed social networks based on balance theory", Sci. Rep. 10:15228; cycles i → j → k → i say
  /// nothing, as the relation need not be symmetric (Doreian & Mrvar 1996).
  ///
  /// - Complexity: O(arcs · √arcs) time at worst; 40 bytes an arc of space.
  package func transitiveTriads() -> TransitiveTriads {
    precondition(isDirected, "transitive triads are counted among arcs")
    var census = TransitiveTriads()
    SignedDyads(self).forEachTriangle { census.add($0) }
    return census
  }
}

extension TransitiveTriads {
  fileprivate mutating func add(_ triad: SignedTriad) {
    var found = 0
    var isTransitive = true
    var isBalanced = true
    for (i, j, k) in SignedTriad.orders {
      let (there, on, across) = (
        triad.sign(source: i, target: j), triad.sign(source: j, target: k),
        triad.sign(source: i, target: k)
      )
      guard there != 0 && on != 0 else { continue }
      guard across != 0 else {
        isTransitive = false
        continue
      }
      let negatives = (there < 0 ? 1 : 0) + (on < 0 ? 1 : 0) + (across < 0 ? 1 : 0)
      semicycles[negatives] += 1
      found += 1
      if negatives % 2 == 1 { isBalanced = false }
    }
    guard isTransitive && found > 0 else { return }
    triads += 1
    if isBalanced { balanced += 1 }
  }
}
