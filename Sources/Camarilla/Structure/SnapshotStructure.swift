import GraphKernels
import LongWork

/// A snapshot as a whole, in numbers: how dense it is, how far apart its figures are, how their ties are
/// answered and close.
///
/// Ties are read both ways but for what the directed ones say: ``reciprocity``, ``triads``,
/// ``directedSignedTriads`` and ``directedDegreeAssortativity``. Values play no part, and signs in the signed
/// triads only.
public struct SnapshotStructure: Encodable, Hashable, Sendable {
  /// The number of figures.
  public let figures: Int
  /// The number of pairs that are tied.
  public let ties: Int
  /// The share of all pairs that are tied; nil for fewer than two figures.
  public let density: Double?
  /// The most steps that two figures who reach one another are apart; nil without ties, and where 400 searches don't tell
  /// and distances are estimated.
  public let diameter: Int?
  /// The least steps in which some figure of the largest component reaches all others of it; nil as ``diameter`` is.
  public let radius: Int?
  /// The mean number of steps between two figures who reach one another; nil without ties.
  public let meanDistance: Double?
  /// How far ``meanDistance`` can be off; nil where it is exact. Its confidence is that of both estimates together.
  public let meanDistanceEstimate: Scores.Estimate?
  /// The number of pairs that don't reach one another.
  public let unreachablePairs: Int
  /// The mean of the reciprocal distances of all pairs, 0 for those out of reach (Latora & Marchiori 2001);
  /// nil for fewer than two figures.
  public let efficiency: Double?
  /// How far ``efficiency`` can be off; nil where it is exact. Its confidence is that of both estimates together.
  public let efficiencyEstimate: Scores.Estimate?
  /// Pairs with a tie that runs each way. Undirected ties run both ways.
  public let mutualPairs: Int
  /// Pairs with ties that run one way only.
  public let asymmetricPairs: Int
  /// The share of ties, as they run, that are answered; nil without ties.
  public let reciprocity: Double?
  /// The correlation of the numbers of ties at both ends of ties (Newman 2002); nil where all have as many.
  public let degreeAssortativity: Double?
  /// The correlation, over ties as they run, of how many run from their source and how many to their target
  /// (Newman 2003), as NetworkX has it for directed graphs; nil where either is the same everywhere.
  public let directedDegreeAssortativity: Double?
  /// How many threes of figures are tied in each of the sixteen ways there are.
  public let triads: TriadCensus
  /// How many threes are all tied, by how many of their ties are hostile; those with an ambivalent tie are
  /// left out.
  public let signedTriads: StructuralBalance.Triangles
  /// The same as ties run: each in the context of a third figure.
  public let directedSignedTriads: DirectedSignedTriads
}

extension Snapshot {
  /// The snapshot as a whole, in numbers.
  ///
  /// Where searches from every figure would take minutes, as in a consensus, mean distance and efficiency are estimated
  /// from 20,000 pairs drawn at random, and say so.
  ///
  /// - Parameters:
  ///   - ties: which ties count.
  ///   - isExact: whether nothing is estimated however many figures there are.
  ///   - threads: how many threads may work at once; nothing depends on it.
  ///
  /// Estimates: Maurer & Pontil 2009.
  ///
  /// - Complexity: O(nm) for distances, hundreds of searches at once, and where they are estimated about as many steps as
  ///   20,000 searches for paths and 400 of the whole take; the rest O(m √m).
  public func structure(
    ties: TieSelection = .all, isExact: Bool = false, threads: Int = .max
  ) -> SnapshotStructure {
    let graph = tieGraph(selection: ties)
    let arcs = arcGraph(selection: ties)
    let parts =
      !isExact && Estimation.isNeeded(for: graph)
      ? StructureParts(estimating: graph, arcs: arcs, threads: max(1, threads))
      : StructureParts(of: graph, arcs: arcs, threads: max(1, threads))
    let (distances, triads, signed) = (parts.distances, parts.census.triads, parts.census.signed)
    let n = graph.vertexCount
    let pairs = n * (n - 1) / 2
    return SnapshotStructure(
      figures: n, ties: graph.edgeCount,
      density: pairs > 0 ? Double(graph.edgeCount) / Double(pairs) : nil,
      diameter: parts.ends.diameter, radius: parts.ends.radius, meanDistance: distances.mean,
      meanDistanceEstimate: distances.meanEstimate,
      unreachablePairs: pairs
        - graph.connectedComponents().sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 },
      efficiency: distances.efficiency, efficiencyEstimate: distances.efficiencyEstimate,
      mutualPairs: triads.mutual, asymmetricPairs: triads.asymmetric,
      reciprocity: triads.reciprocity, degreeAssortativity: graph.degreeAssortativity(),
      directedDegreeAssortativity: arcs.degreeAssortativity(), triads: TriadCensus(triads),
      signedTriads: StructuralBalance.Triangles(
        allFriendly: signed[0], oneHostile: signed[1], twoHostile: signed[2],
        allHostile: signed[3]),
      directedSignedTriads: DirectedSignedTriads(parts.census.links))
  }
}
