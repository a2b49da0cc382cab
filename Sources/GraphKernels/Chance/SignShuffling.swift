/// The ties of a graph with their signs dealt out anew, every way as likely as any other.
///
/// Who is tied to whom stays, and by how much; so does the number of ties of each sign. Ties of value 0 have no
/// sign and take no part. In a directed graph arcs are dealt signs among arcs, and mutual pairs among mutual
/// pairs, so that the number of arcs of each sign stays as well.
///
/// The null model of Leskovec, Huttenlocher & Kleinberg 2010, "Signed networks in social media", CHI '10.
package struct SignShuffling: Sendable {
  private let graph: CompactGraph
  private let units: RandomUnits
  private let seed: UInt64
  /// The units with a sign, those that exchange signs side by side, and where the second lot begins.
  private let signed: [Int32]
  private let firstSingle: Int

  package init(_ graph: CompactGraph, units: RandomUnits, seed: UInt64) {
    self.graph = graph
    self.units = units
    self.seed = seed
    let all = (0..<units.count).filter { units.sign(of: $0) != 0 }
    let mutual = all.filter { units.isMutual[$0] }
    signed = (mutual + all.filter { !units.isMutual[$0] }).map { Int32(truncatingIfNeeded: $0) }
    firstSingle = mutual.count
  }

  /// Whether another deal can differ: both signs are among those that exchange theirs.
  package var isIdle: Bool {
    [signed[..<firstSingle], signed[firstSingle...]].allSatisfy { lot in
      Set(lot.map { units.values[Int($0)] < 0 }).count < 2
    }
  }

  /// Which units are negative in a draw, by unit.
  package func negatives(ofDraw draw: Int) -> [Bool] {
    var generator = SplitMix64(seed: seed, draw: draw)
    var isNegative = units.values.map { $0 < 0 }
    for lot in [signed[..<firstSingle], signed[firstSingle...]] where lot.count > 1 {
      for last in stride(from: lot.count - 1, to: 0, by: -1) {
        let other = generator.below(of: last + 1)
        isNegative.swapAt(
          Int(lot[lot.startIndex + last]), Int(lot[lot.startIndex + other]))
      }
    }
    return isNegative
  }

  /// The graph of a draw.
  package func graph(ofDraw draw: Int) -> CompactGraph {
    graph(negatives: negatives(ofDraw: draw))
  }

  func graph(negatives isNegative: [Bool]) -> CompactGraph {
    var weights = [Double](repeating: 0, count: graph.arcCount)
    for (unit, (there, back)) in units.arcs.enumerated() {
      let magnitude = units.values[unit].magnitude
      let value = isNegative[unit] ? -magnitude : magnitude
      weights[Int(there)] = value
      if let back { weights[Int(back)] = value }
    }
    return CompactGraph(
      offsets: graph.offsets, targets: graph.targets, weights: weights,
      isDirected: graph.isDirected)
  }
}
