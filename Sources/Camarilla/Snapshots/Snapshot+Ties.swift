package import GraphKernels

/// Which of a snapshot's ties an analysis looks at, by the sign of their value.
public enum TieSelection: String, Hashable, Sendable, CaseIterable {
  /// Every pair that stands in some relationship, ambivalent pairs included.
  case all
  /// Pairs whose value is above 0.
  case positive
  /// Pairs whose value is below 0.
  case negative
}

/// The net value of all relationships between two figures.
package struct NetTie: Hashable, Sendable {
  /// The places of the two figures; of an undirected tie, the lower first.
  package var source: Int32
  package var target: Int32
  /// Σ sign × weight × confidence.
  package var value: Double
}

extension Snapshot {
  /// The simple undirected graph of the snapshot: one tie for each pair of figures that stand in
  /// any relationship.
  ///
  /// Vertices are the places in ``figures``. A tie's weight is its value, Σ sign × weight ×
  /// confidence over the pair's relationships; a pair whose claims cancel out is ambivalent and has
  /// the weight 0, which `.all` alone keeps. O(n + m log m).
  package func tieGraph(_ selection: TieSelection = .all) -> CompactGraph {
    let ties = netTies(selection, isDirected: false)
    return .undirected(
      vertexCount: figures.count, sources: ties.map(\.source), targets: ties.map(\.target),
      weights: ties.map(\.value))
  }

  /// The simple directed graph of the snapshot: an arc from one figure to another for the
  /// relationships that run that way, an undirected one counting both ways.
  ///
  /// An arc's weight is Σ sign × weight × confidence over the relationships that run its way.
  package func arcGraph(_ selection: TieSelection = .all) -> CompactGraph {
    let arcs = netTies(selection, isDirected: true)
    return .directed(
      vertexCount: figures.count, sources: arcs.map(\.source), targets: arcs.map(\.target),
      weights: arcs.map(\.value))
  }

  /// One tie for each pair, or one arc for each ordered pair, in ascending order of its ends.
  package func netTies(_ selection: TieSelection = .all, isDirected: Bool) -> [NetTie] {
    var claims: [NetTie] = []
    claims.reserveCapacity(isDirected ? 2 * rows.count : rows.count)
    for (place, (source, target)) in ends.enumerated() {
      let value = value(at: place)
      if !isDirected {
        claims.append(
          NetTie(source: min(source, target), target: max(source, target), value: value))
      } else {
        claims.append(NetTie(source: source, target: target, value: value))
        if !kind(at: place).isDirected {
          claims.append(NetTie(source: target, target: source, value: value))
        }
      }
    }
    return Self.netted(claims).filter { tie in
      switch selection {
      case .all: true
      case .positive: tie.value > 0
      case .negative: tie.value < 0
      }
    }
  }

  /// What a relationship adds to its pair's value.
  package func value(at place: Int) -> Double {
    let row = Int(rows[place])
    let sign = Double(kind(at: place).sign.rawValue)
    return sign * chronicle.table.weights[row] * chronicle.table.confidences[row]
  }

  /// Sums the claims of each pair, in the order in which they stand.
  private static func netted(_ claims: [NetTie]) -> [NetTie] {
    let order = claims.indices.sorted {
      let (a, b) = (claims[$0], claims[$1])
      return (a.source, a.target, $0) < (b.source, b.target, $1)
    }
    var ties: [NetTie] = []
    var magnitude = 0.0
    for place in order {
      let claim = claims[place]
      if let last = ties.last, last.source == claim.source, last.target == claim.target {
        ties[ties.count - 1].value += claim.value
        magnitude += abs(claim.value)
        // What is left of equal claims for and against is rounding, not a leaning.
        if abs(ties[ties.count - 1].value) <= 1e-12 * magnitude {
          ties[ties.count - 1].value = 0
        }
      } else {
        ties.append(claim)
        magnitude = abs(claim.value)
      }
    }
    return ties
  }
}
