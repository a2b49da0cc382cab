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
  /// The most steps that two figures who reach one another are apart; nil without ties.
  public let diameter: Int?
  /// The least steps in which some figure of the largest component reaches all others of it; nil without ties.
  public let radius: Int?
  /// The mean number of steps between two figures who reach one another; nil without ties.
  public let meanDistance: Double?
  /// The number of pairs that don't reach one another.
  public let unreachablePairs: Int
  /// The mean of the reciprocal distances of all pairs, 0 for those out of reach (Latora & Marchiori 2001);
  /// nil for fewer than two figures.
  public let efficiency: Double?
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
  /// - Parameters:
  ///   - ties: which ties count.
  ///   - threads: how many threads may work at once; nothing depends on it.
  /// - Complexity: O(nm) for distances, hundreds of searches at once; the rest O(m √m).
  public func structure(ties: TieSelection = .all, threads: Int = .max) -> SnapshotStructure {
    let graph = tieGraph(selection: ties)
    let arcs = arcGraph(selection: ties)
    let isLarge = graph.vertexCount * graph.arcCount > 1_000_000
    let (sums, diameter, radius, triads, signed, links) = WorkPlan.run([20, 4, 4, 1, 1, 1]) {
      (
        graph.distanceSums(threads: isLarge ? max(1, threads) : 1), graph.diameter(),
        graph.radius(), arcs.triadCensus(), graph.signedTriangles().counts,
        arcs.contextualizedLinks()
      )
    }
    let n = graph.vertexCount
    let pairs = n * (n - 1) / 2
    let reached = sums.reached.reduce(0, +)
    return SnapshotStructure(
      figures: n, ties: graph.edgeCount,
      density: pairs > 0 ? Double(graph.edgeCount) / Double(pairs) : nil, diameter: diameter,
      radius: radius,
      meanDistance: reached > 0
        ? Double(sums.distances.reduce(0, +)) / Double(reached) : nil,
      unreachablePairs: pairs - reached / 2,
      efficiency: pairs > 0 ? sums.reciprocals.reduce(0, +) / Double(2 * pairs) : nil,
      mutualPairs: triads.mutual, asymmetricPairs: triads.asymmetric,
      reciprocity: triads.reciprocity, degreeAssortativity: graph.degreeAssortativity(),
      directedDegreeAssortativity: arcs.degreeAssortativity(), triads: TriadCensus(triads),
      signedTriads: StructuralBalance.Triangles(
        allFriendly: signed[0], oneHostile: signed[1], twoHostile: signed[2],
        allHostile: signed[3]), directedSignedTriads: DirectedSignedTriads(links))
  }
}
