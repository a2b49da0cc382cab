import GraphKernels

/// How ties run within and between groups of figures.
public struct GroupMixing: Encodable, Hashable, Sendable {
  /// The ties of one group, or of one figure with regard to groups.
  public struct Ties: Encodable, Hashable, Sendable {
    /// Ties to the own group.
    public let inside: Int
    /// Ties to other groups.
    public let outside: Int

    /// (E − I) / (E + I) for E ties to others and I to the own: −1 for who keeps to the own group, 1 for whose
    /// ties all lead out (Krackhardt & Stern, *Informal networks and organizational crises*, Social
    /// Psychology Quarterly 51, 1988); nil without ties.
    public var eiIndex: Double? {
      inside + outside == 0 ? nil : Double(outside - inside) / Double(inside + outside)
    }
  }

  /// A group, and its ties.
  public struct Group: Encodable, Hashable, Sendable {
    /// What it is called.
    public let name: String
    /// How many figures are in it.
    public let figures: Int
    /// Each tie within it once, and those to other groups.
    public let ties: Ties
  }

  /// A figure of some group, and its ties.
  public struct Member: Encodable, Hashable, Sendable, Identifiable {
    /// The figure's id.
    public let id: Figure.ID
    /// The name of the figure, as it is shown.
    public let name: String
    /// The group it is in.
    public let group: String
    /// Those to figures who are in some group.
    public let ties: Ties
  }

  /// The groups, the largest first.
  public let groups: [Group]
  /// Everybody who is in a group, by id.
  public let members: [Member]
  /// The ids of those who are in none; their ties count only in ``modularity``.
  public let ungrouped: [Figure.ID]
  /// Ties within groups, and between two of them.
  public let ties: Ties
  /// How far ties join figures of one group: 1 where none leaves its group, 0 where they run as if at random
  /// (Newman 2003); nil where there is nothing to tell, as all ends of ties are in one group.
  public let assortativity: Double?
  /// The signed modularity of the groups, each figure that is in none being one of its own; nil when no tie has
  /// a value. As ``Factions/modularity``, by values.
  public let modularity: Double?
}

extension Snapshot {
  /// How ties run within and between groups.
  ///
  /// - Parameters:
  ///   - groups: a division of this snapshot's figures.
  ///   - ties: which ties count.
  /// - Complexity: O(n + m).
  public func mixing(of groups: FigureGroups, ties: TieSelection = .all) -> GroupMixing {
    let found = tieGraph(selection: ties).mixing(
      groups: groups.indices, groupCount: groups.groups.count)
    let inside = found.insideOfGroup
    return GroupMixing(
      groups: groups.groups.enumerated().map { index, group in
        // An edge within a group is two of its arcs.
        GroupMixing.Group(
          name: group.name, figures: group.members.count,
          ties: GroupMixing.Ties(
            inside: inside[index] / 2, outside: found.fromGroup[index] - inside[index]))
      },
      members: figures.indices.filter { groups.indices[$0] >= 0 }.map { index in
        GroupMixing.Member(
          id: figures[index].id, name: figures[index].name,
          group: groups.groups[Int(groups.indices[index])].name,
          ties: GroupMixing.Ties(inside: found.inside[index], outside: found.outside[index]))
      },
      ungrouped: groups.ungrouped,
      ties: GroupMixing.Ties(
        inside: inside.reduce(0, +) / 2, outside: found.outside.reduce(0, +) / 2),
      assortativity: found.assortativity, modularity: modularity(of: groups, ties: ties))
  }

  /// The signed modularity of groups of one's own, among the figures who are in one; nil when no tie between them
  /// has a value.
  ///
  /// As ``Factions/modularity``: where no relationship has a sign, all count as friendly.
  ///
  /// - Parameters:
  ///   - groups: a division of this snapshot's figures.
  ///   - ties: which ties count.
  ///   - resolution: γ, finite and not negative; above 1 it favors smaller groups.
  public func modularity(
    of groups: FigureGroups, ties: TieSelection = .all, resolution: Double = 1
  ) -> Double? {
    groups.edges(of: tieGraph(selection: ties, readsUnsigned: isUnsigned)).modularity(
      of: groups.partition, resolution: resolution)
  }

  /// How far ties join figures who are alike in a number: the correlation of what both ends have, over all ties
  /// of which both do (Newman 2003); nil where there are none, or all have the same.
  ///
  /// - Parameters:
  ///   - ties: which ties count.
  ///   - number: what a figure has; nil for nothing.
  /// - Complexity: O(n + m).
  public func assortativity(
    ties: TieSelection = .all, by number: (Figure) -> Double?
  ) -> Double? {
    let numbers = figures.map { number($0) ?? .nan }
    return tieGraph(selection: ties).correlation(sources: numbers, targets: numbers)
  }
}
