internal import GraphKernels
internal import LongWork

/// How far the ties of two snapshots, of two kinds or two times, are those of the same pairs.
///
/// Pearson's correlation over all ordered pairs of figures, and how likely as much would be if who is who in
/// one of the two were left to chance: the quadratic assignment procedure (Krackhardt, *Predicting with
/// networks: nonparametric multiple regression analysis of dyadic data*, Social Networks 10, 1988). As rows
/// and columns are permuted together, each network keeps its shape; an ordinary test of a correlation
/// would take the cells of one row for independent.
public struct TieCorrelation: Encodable, Hashable, Sendable {
  /// What a pair counts with.
  public enum Reading: String, Encodable, Hashable, Sendable, CaseIterable {
    /// The net value of its ties, Σ sign × weight × confidence.
    case value
    /// 1 for friends, −1 for enemies, 0 for others.
    case sign
    /// 1 for who is tied in any way, 0 for others.
    case presence

    /// What the cell of a tied pair holds.
    fileprivate func cell(of value: Double) -> Double {
      switch self {
      case .value: value
      case .sign: value > 0 ? 1 : value < 0 ? -1 : 0
      case .presence: 1
      }
    }
  }

  /// Between whom pairs are formed.
  public enum Circle: String, Encodable, Hashable, Sendable, CaseIterable {
    /// Everybody in either snapshot; who is missing from one has no ties there.
    case either
    /// Those in both.
    case both
  }

  /// What a pair counts with.
  public let reading: Reading
  /// Between whom pairs are formed.
  public let circle: Circle
  /// How many figures that are; all their ordered pairs count.
  public let figures: Int
  /// How many ordered pairs are tied in the first snapshot, in the second, and in both.
  public let tied: Tied
  /// How many permutations were drawn.
  public let draws: Int
  /// Of the draws: the same seed gives the same draws on every machine.
  public let seed: UInt64
  /// The correlation, held against that of permuted figures; its expectation is 0 by definition, and
  /// undefined where all pairs of one snapshot are alike.
  public let correlation: NullStatistic

  /// Numbers of tied ordered pairs.
  public struct Tied: Encodable, Hashable, Sendable {
    /// In the first snapshot.
    public let first: Int
    /// In the second.
    public let second: Int
    /// In both.
    public let both: Int
  }
}

extension Snapshot {
  /// How far the ties of this snapshot and another are those of the same pairs, and whether that is more than
  /// chance.
  ///
  /// Relationships without a direction count both ways.
  ///
  /// ```swift
  /// let alliances = chronicle.snapshot(of: 1926, options: SnapshotOptions(kinds: ["alliance"]))
  /// let appointments = chronicle.snapshot(of: 1926, options: SnapshotOptions(kinds: ["appointment"]))
  /// let correlation = alliances.correlation(with: appointments, by: .presence).correlation
  /// ```
  ///
  /// - Parameters:
  ///   - other: the other snapshot; figures are the same who have one id.
  ///   - reading: what a pair counts with.
  ///   - circle: between whom pairs are formed.
  ///   - draws: how many permutations are drawn, at least 1.
  ///   - seed: of the draws.
  ///   - threads: how many draws are looked at side by side; no number depends on it.
  /// - Complexity: O(m log d) a draw.
  public func correlation(
    with other: Snapshot, by reading: TieCorrelation.Reading = .value,
    among circle: TieCorrelation.Circle = .either, draws: Int = 1000, seed: UInt64 = 0,
    threads: Int = .max
  ) -> TieCorrelation {
    drawnCorrelation(
      with: other, by: reading, among: circle, draws: draws, seed: seed, share: .whole,
      threads: threads
    ).correlation
  }

  /// The same from some of the permutations, with what each came to.
  ///
  /// - Parameter share: which of the permutations are drawn; the statistic rests on these alone.
  package func drawnCorrelation(
    with other: Snapshot, by reading: TieCorrelation.Reading, among circle: TieCorrelation.Circle,
    draws: Int, seed: UInt64, share: WorkShare, threads: Int = .max
  ) -> (correlation: TieCorrelation, drawn: DrawnStatistics) {
    precondition(draws > 0, "a test of \(draws) draws; expected 1 or more")
    let ids = Set(figures.map(\.id))
    let others = Set(other.figures.map(\.id))
    let members = (circle == .both ? ids.intersection(others) : ids.union(others)).sorted()
    let indices = Dictionary(uniqueKeysWithValues: zip(members, members.indices))
    let graphs = [self, other].map { snapshot in
      snapshot.arcGraph().renamed(
        snapshot.figures.map { indices[$0.id] }, vertexCount: members.count, by: reading)
    }
    let matrices = MatrixCorrelation(graphs[0], graphs[1], seed: seed)
    let wanted = share.pieces(of: draws)
    let values = WorkStep(name: "permutations", of: wanted.count).map(wanted, threads: threads) {
      number -> [Double?] in
      [matrices.correlation(ofDraw: number)]
    }
    let drawn = DrawnStatistics(
      numbers: [.init(name: "correlation", figure: nil, observed: matrices.observed)],
      draws: values)
    let both = (0..<members.count).reduce(0) { sum, source in
      sum
        + graphs[0].arcs(of: source).count { arc in
          graphs[1].position(ofArcFrom: source, to: Int(graphs[0].targets[arc])) != nil
        }
    }
    let correlation = TieCorrelation(
      reading: reading, circle: circle, figures: members.count,
      tied: TieCorrelation.Tied(
        first: graphs[0].arcCount, second: graphs[1].arcCount, both: both),
      draws: draws, seed: seed, correlation: drawn.statistics[0])
    return (correlation, drawn)
  }
}

extension CompactGraph {
  /// The arcs between vertices that have another name, by what they count with.
  fileprivate func renamed(
    _ names: [Int?], vertexCount: Int, by reading: TieCorrelation.Reading
  ) -> CompactGraph {
    var (sources, ends, values): ([Int32], [Int32], [Double]) = ([], [], [])
    for source in names.indices {
      guard let newSource = names[source] else { continue }
      for arc in arcs(of: source) {
        guard let newTarget = names[Int(targets[arc])] else { continue }
        sources.append(Int32(truncatingIfNeeded: newSource))
        ends.append(Int32(truncatingIfNeeded: newTarget))
        values.append(reading.cell(of: weight(ofArc: arc)))
      }
    }
    return .directed(vertexCount: vertexCount, sources: sources, targets: ends, weights: values)
  }
}
