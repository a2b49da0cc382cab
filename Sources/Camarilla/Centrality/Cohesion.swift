import GraphKernels
import LongWork

/// Who and what holds a snapshot together: its parts, what they hang by, and how dense they are.
public struct Cohesion: Encodable, Hashable, Sendable {
  /// Where one figure stands in it.
  public struct Member: Encodable, Hashable, Sendable, Identifiable {
    /// The figure's id.
    public let id: Figure.ID
    /// The name of the figure, as it is shown.
    public let name: String
    /// The index of its component in ``Cohesion/components``.
    public let component: Int
    /// The largest k such that it belongs to a group in which all have k ties to one another
    /// (Seidman 1983).
    public let core: Int
    /// How many triangles of ties it is a corner of.
    public let triangles: Int
    /// The share of the pairs of its neighbors that are tied (Watts & Strogatz 1998); 0 for
    /// fewer than two neighbors.
    public let clustering: Double
  }

  /// A figure without whom its component would fall apart.
  public struct Articulation: Encodable, Hashable, Sendable, Identifiable {
    /// The figure's id.
    public let id: Figure.ID
    /// The name of the figure, as it is shown.
    public let name: String
    /// How many parts would be left of the component, at least 2.
    public let parts: Int
  }

  /// A tie without which its component would fall apart.
  public struct Bridge: Encodable, Hashable, Sendable {
    /// Both ends, sorted.
    public let figures: [Figure.ID]
    /// All that ties the two in the snapshot, in the chronicle's order, with their citations.
    public let relationships: [Relationship]
  }

  /// The groups that ties hold together, the largest first, then by first member; members sorted.
  public let components: [[Figure.ID]]
  /// The groups in which ties lead from each to each other, followed the way they run; the largest
  /// first, then by first member; members sorted.
  public let strongComponents: [[Figure.ID]]
  /// The figures without whom a component would fall apart, by the parts left, then by id.
  public let articulationFigures: [Articulation]
  /// The ties without which a component would fall apart, by their figures.
  public let bridges: [Bridge]
  /// Where every figure stands, in the order of the snapshot's figures.
  public let members: [Member]
  /// The share of all pairs of ties at one figure that a third tie closes; nil when there is none.
  public let transitivity: Double?

  /// The mean of the figures' clustering (Watts & Strogatz 1998); nil for nobody.
  public var meanClustering: Double? {
    members.isEmpty ? nil : members.reduce(0) { $0 + $1.clustering } / Double(members.count)
  }

  /// The k of the innermost core, and who is in it, sorted; 0 and everybody where there is no tie.
  public var innermostCore: (k: Int, members: [Figure.ID]) {
    let most = members.map(\.core).max() ?? 0
    return (most, members.filter { $0.core == most }.map(\.id))
  }
}

extension Snapshot {
  /// Who and what holds the snapshot together, whatever the directions of its ties but for the
  /// strong components.
  ///
  /// Articulation figures and bridges after Hopcroft & Tarjan 1973, "Efficient algorithms for graph
  /// manipulation", Communications of the ACM 16; strong components after Tarjan 1972; cores after
  /// Batagelj & Zaveršnik 2003. Signs and values play no part but in the choice of `ties`.
  ///
  /// - Parameters:
  ///   - ties: which ties count.
  ///   - threads: how many may work at once, as far as the machine has cores. Nothing depends on it.
  /// - Complexity: O(n + m √m).
  public func cohesion(ties: TieSelection = .all, threads: Int = .max) -> Cohesion {
    let graph = tieGraph(selection: ties)
    let cuts = graph.cuts()
    let components = Self.bySize(of: graph.connectedComponents())
    var componentOf = [Int](repeating: 0, count: figures.count)
    for (index, members) in components.enumerated() {
      for member in members { componentOf[Int(member)] = index }
    }
    let cores = graph.coreNumbers()
    let triangles = graph.triangleCounts(threads: max(1, threads))
    let clustering = graph.clusteringCoefficients(triangles: triangles)
    let claims = relationships(between: cuts.bridges)
    let articulations = zip(cuts.vertices, cuts.parts).map { vertex, parts in
      Cohesion.Articulation(
        id: figures[Int(vertex)].id, name: figures[Int(vertex)].name, parts: parts)
    }
    return Cohesion(
      components: ids(of: components),
      strongComponents: ids(of: Self.bySize(of: arcGraph(selection: ties).strongComponents())),
      articulationFigures: articulations.sorted { ($1.parts, $0.id) < ($0.parts, $1.id) },
      bridges: zip(cuts.bridges, claims).map { bridge, claims in
        Cohesion.Bridge(
          figures: [figures[Int(bridge.source)].id, figures[Int(bridge.target)].id],
          relationships: claims)
      },
      members: figures.indices.map { index in
        Cohesion.Member(
          id: figures[index].id, name: figures[index].name, component: componentOf[index],
          core: cores[index], triangles: triangles[index], clustering: clustering[index])
      },
      transitivity: graph.transitivity(triangles: triangles))
  }

  private static func bySize(of components: ConnectedComponents) -> [[Int32]] {
    components.members().sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
  }

  private func ids(of groups: [[Int32]]) -> [[Figure.ID]] {
    groups.map { $0.map { figures[Int($0)].id } }
  }
}
