package import GraphKernels

/// Which of a snapshot's ties an analysis looks at, by the sign of their value.
///
/// A pair has one value, but what counts directions goes by the value of what runs each way: where one appoints another
/// and is denounced by them, the two have no positive tie, but a positive one runs to the other.
public enum TieSelection: String, Encodable, Hashable, Sendable, CaseIterable {
  /// Every pair that stands in some relationship, ambivalent pairs included.
  case all
  /// Pairs whose value is above 0.
  case positive
  /// Pairs whose value is below 0.
  case negative

  /// Whether a tie of a value is one of them.
  func includes(_ value: Double) -> Bool {
    switch self {
    case .all: true
    case .positive: value > 0
    case .negative: value < 0
    }
  }
}

/// The net value of all relationships between two figures.
package struct NetTie: Hashable, Sendable {
  /// The indices of the two figures; of an undirected tie, the lower first.
  package var source: Int32
  package var target: Int32
  /// Σ sign × weight × confidence.
  package var value: Double

  @inline(__always)
  fileprivate func isSamePair(as other: NetTie) -> Bool {
    source == other.source && target == other.target
  }
}

extension Snapshot {
  /// The simple undirected graph of the snapshot: one tie for each pair of figures that stand in
  /// any relationship.
  ///
  /// Vertices are the indices in ``figures``. A tie's weight is its value, Σ sign × weight ×
  /// confidence over the pair's relationships; a pair whose claims cancel out is ambivalent and has
  /// the weight 0, which `.all` alone keeps. O(n + m).
  ///
  /// - Parameter readsUnsigned: whether relationships of kinds without a sign count as friendly.
  package func tieGraph(
    selection: TieSelection = .all, readsUnsigned: Bool = false
  ) -> CompactGraph {
    let ties = netTies(selection: selection, isDirected: false, readsUnsigned: readsUnsigned)
    var byEnd = CountingSort(keyCount: figures.count)
    for tie in ties {
      byEnd.count(Int(tie.source))
      byEnd.count(Int(tie.target))
    }
    byEnd.closeCounts()
    var targets = [Int32](repeating: 0, count: 2 * ties.count)
    var weights = [Double](repeating: 0, count: 2 * ties.count)
    // The ties stand in ascending order, so every row is filled with its lower neighbors first, and
    // both in ascending order.
    for tie in ties {
      for (here, there) in [(tie.source, tie.target), (tie.target, tie.source)] {
        let index = byEnd.position(for: Int(here))
        targets[index] = there
        weights[index] = tie.value
      }
    }
    return CompactGraph(
      offsets: Array(byEnd.offsets), targets: targets, weights: weights, isDirected: false)
  }

  /// The simple directed graph of the snapshot: an arc from one figure to another for the
  /// relationships that run that way, an undirected one counting both ways.
  ///
  /// An arc's weight is Σ sign × weight × confidence over the relationships that run its way.
  /// O(n + m).
  package func arcGraph(selection: TieSelection = .all) -> CompactGraph {
    let arcs = netTies(selection: selection, isDirected: true)
    let offsets = CountingSort.offsets(
      ofKeys: arcs.lazy.map(\.source), keyCount: figures.count)
    return CompactGraph(
      offsets: offsets, targets: arcs.map(\.target), weights: arcs.map(\.value), isDirected: true)
  }

  /// One tie for each pair, or one arc for each ordered pair, in ascending order of its ends.
  ///
  /// - Complexity: O(n + m) by two counting sorts. They leave the claims of a pair in the order of
  ///   the relationships, in which they are added up.
  package func netTies(
    selection: TieSelection = .all, isDirected: Bool, readsUnsigned: Bool = false
  ) -> [NetTie] {
    var ties = claims(isDirected: isDirected, readsUnsigned: readsUnsigned)
    ties = Self.sorted(ties, vertexCount: figures.count) { $0.target }
    ties = Self.sorted(ties, vertexCount: figures.count) { $0.source }
    Self.net(ties: &ties)
    if selection != .all { ties.removeAll { !selection.includes($0.value) } }
    return ties
  }

  /// What every relationship says of its pair, or of each ordered pair that it speaks of.
  private func claims(isDirected: Bool, readsUnsigned: Bool) -> [NetTie] {
    let kinds = chronicle.table.kinds
    let runsOneWay = chronicle.kinds.map(\.isDirected)
    let signs = chronicle.kinds.map { kind in
      readsUnsigned && kind.sign == .neutral ? 1 : Double(kind.sign.rawValue)
    }
    let (weights, confidences) = (chronicle.table.weights, chronicle.table.confidences)
    var claims: [NetTie] = []
    claims.reserveCapacity(isDirected ? 2 * rows.count : rows.count)
    for index in rows.indices {
      let row = Int(rows[index])
      let kind = Int(kinds[row])
      let (source, target) = ends[index]
      // Adding 0 makes 0 of −0, which a rivalry has that nobody believes.
      let value =
        signs[kind] * weights[row].decimalProduct(countsConfidence ? confidences[row] : 1) + 0
      if !isDirected {
        claims.append(
          NetTie(source: min(source, target), target: max(source, target), value: value))
      } else {
        claims.append(NetTie(source: source, target: target, value: value))
        if !runsOneWay[kind] {
          claims.append(NetTie(source: target, target: source, value: value))
        }
      }
    }
    return claims
  }

  /// What a relationship adds to its pair's value.
  package func value(at index: Int) -> Double {
    let row = Int(rows[index])
    let sign = Double(kind(at: index).sign.rawValue)
    return sign
      * chronicle.table.weights[row].decimalProduct(
        countsConfidence ? chronicle.table.confidences[row] : 1) + 0
  }

  /// The claims in ascending order of one of their ends, those alike in it as they stood.
  @inline(__always)
  private static func sorted(
    _ claims: [NetTie], vertexCount: Int, by end: (NetTie) -> Int32
  ) -> [NetTie] {
    var byEnd = CountingSort(keyCount: vertexCount)
    for claim in claims { byEnd.count(Int(end(claim))) }
    byEnd.closeCounts()
    var result = [NetTie](
      repeating: NetTie(source: 0, target: 0, value: 0), count: claims.count)
    for claim in claims { result[byEnd.position(for: Int(end(claim)))] = claim }
    return result
  }

  /// Sums the claims of each pair, which stand side by side.
  private static func net(ties: inout [NetTie]) {
    var count = 0
    var index = 0
    while index < ties.count {
      var tie = ties[index]
      index += 1
      // Most pairs have one claim.
      if index < ties.count, ties[index].isSamePair(as: tie) {
        var net = NetValue()
        net.add(tie.value)
        while index < ties.count, ties[index].isSamePair(as: tie) {
          net.add(ties[index].value)
          index += 1
        }
        tie.value = net.value
      }
      ties[count] = tie
      count += 1
    }
    ties.removeLast(ties.count - count)
  }
}
