import GraphKernels

/// How often one figure stands between two others who have no tie of their own, by their factions.
///
/// In a chain from a over the broker to b, with no tie that runs from a to b. Gould & Fernandez 1989,
/// "Structures of mediation", Sociological Methodology 19.
public struct Brokerage: Encodable, Hashable, Sendable, Identifiable {
  /// The figure's id.
  public let id: Figure.ID
  /// The name of the figure, as it is shown.
  public let name: String
  /// All three in one faction.
  public let coordinator: Int
  /// The two others in one faction, the broker in another.
  public let itinerant: Int
  /// The broker and the receiver in one faction, the sender in another.
  public let gatekeeper: Int
  /// The sender and the broker in one faction, the receiver in another.
  public let representative: Int
  /// Three factions.
  public let liaison: Int

  /// The sum over the five roles.
  public var total: Int { coordinator + itinerant + gatekeeper + representative + liaison }
}

extension Snapshot {
  /// How often each figure brokers, in each of Gould and Fernandez' roles; the busiest first, then by
  /// id.
  ///
  /// Directed ties are followed as they run; an undirected one runs both ways, so that a pair tied by
  /// such ties only is counted from either end.
  ///
  /// - Parameters:
  ///   - factions: a division of this snapshot's figures. A figure that it leaves out is left out, with its
  ///     ties.
  ///   - ties: which ties count.
  ///
  /// - Complexity: O(m √m), m being the number of ties.
  public func brokerage(by factions: Factions, ties: TieSelection = .all) -> [Brokerage] {
    brokerage(by: groups(of: factions), ties: ties)
  }

  /// How often each figure brokers between groups of one's own, as between factions; who is in no group neither
  /// brokers nor is brokered between.
  public func brokerage(by groups: FigureGroups, ties: TieSelection = .all) -> [Brokerage] {
    let roles = groups.edges(of: arcGraph(selection: ties)).brokerage(groups: groups.indices)
    let brokers = figures.enumerated().map { index, figure in
      Brokerage(
        id: figure.id, name: figure.name, coordinator: roles.coordinator[index],
        itinerant: roles.itinerant[index], gatekeeper: roles.gatekeeper[index],
        representative: roles.representative[index], liaison: roles.liaison[index])
    }
    return brokers.sorted { ($1.total, $0.id) < ($0.total, $1.id) }
  }
}
