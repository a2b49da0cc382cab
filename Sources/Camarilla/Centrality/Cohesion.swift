import GraphKernels

/// Who and what holds a snapshot together: its parts, and what they hang by.
public struct Cohesion: Hashable, Sendable {
  /// How densely one figure's neighbours are tied among themselves.
  public struct Clustering: Hashable, Sendable, Identifiable {
    /// The figure's id.
    public let id: Figure.ID
    /// How many triangles of ties it is a corner of.
    public let triangles: Int
    /// The share of the pairs of its neighbours that are tied (Watts & Strogatz 1998); 0 for
    /// fewer than two neighbours.
    public let coefficient: Double
  }

  /// The groups that ties hold together, the largest first, then by first member; members sorted.
  public let components: [[Figure.ID]]
  /// The figures without whom a component would fall apart, sorted.
  public let articulationFigures: [Figure.ID]
  /// The ties without which a component would fall apart; each pair sorted, the pairs too.
  public let bridges: [[Figure.ID]]
  /// Every figure's, in the order of the snapshot's figures.
  public let clustering: [Clustering]
  /// The share of all pairs of ties at one figure that a third tie closes; nil when there is none.
  public let transitivity: Double?
}

extension Snapshot {
  /// Who and what holds the snapshot together, whatever the directions of its ties.
  ///
  /// Articulation figures and bridges after Hopcroft & Tarjan 1973, "Efficient algorithms for graph
  /// manipulation", Communications of the ACM 16. O(n + m √m).
  public func cohesion(ties: TieSelection = .all) -> Cohesion {
    let graph = tieGraph(ties)
    func id(_ vertex: Int32) -> Figure.ID { figures[Int(vertex)].id }
    let cuts = graph.cuts()
    let components = graph.connectedComponents().members()
    let clustering = zip(graph.triangleCounts(), graph.clusteringCoefficients())
    return Cohesion(
      components: components.indices.sorted {
        (-components[$0].count, $0) < (-components[$1].count, $1)
      }.map { components[$0].map(id) },
      articulationFigures: cuts.vertices.map(id),
      bridges: cuts.bridges.map { [id($0.source), id($0.target)] },
      clustering: zip(figures, clustering).map { figure, values in
        Cohesion.Clustering(id: figure.id, triangles: values.0, coefficient: values.1)
      },
      transitivity: graph.transitivity())
  }
}
