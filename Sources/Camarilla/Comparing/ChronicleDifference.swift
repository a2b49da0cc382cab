/// What two versions of a chronicle say differently.
///
/// ```swift
/// let difference = ChronicleDifference(from: try Chronicle(opening: "2025"), to: try Chronicle(opening: "2026"))
/// for change in difference.relationships.changed {
///   print(change.after.id, change.fields.map { "\($0.field): \($0.before) → \($0.after)" })
/// }
/// ```
///
/// Figures and sources are paired by id, kinds by name. Relationships are paired by what they have in common,
/// first those that are alike in all, then by ids of their own, then by kind, ends, period and post, and by ever less of
/// these: rows may move and be numbered anew, and a claim that was mended is told as changed.
public struct ChronicleDifference: Sendable {
  /// Differences in the figures.
  public let figures: TableDifference<Figure>
  /// Differences in the kinds; of the standard four only where a version declares them otherwise.
  public let kinds: TableDifference<RelationshipKind>
  /// Differences in the sources.
  public let sources: TableDifference<Source>
  /// Differences in the relationships.
  public let relationships: TableDifference<Relationship>

  /// Whether both say the same.
  public var isEmpty: Bool {
    figures.isEmpty && kinds.isEmpty && sources.isEmpty && relationships.isEmpty
  }

  /// Compares two versions.
  ///
  /// - Complexity: O(n + m) expected, for n figures and m relationships of both.
  public init(from before: Chronicle, to after: Chronicle) {
    figures = TableDifference(
      before: before.figures, after: after.figures,
      partners: Self.partners(of: after.figures.map(\.id), among: before.figures.map(\.id))
    ) { $0.changes(to: $1) }
    kinds = TableDifference(
      before: before.kinds, after: after.kinds,
      partners: Self.partners(of: after.kinds.map(\.name), among: before.kinds.map(\.name))
    ) { $0.changes(to: $1) }
    sources = TableDifference(
      before: before.sources, after: after.sources,
      partners: Self.partners(of: after.sources.map(\.id), among: before.sources.map(\.id))
    ) { $0.changes(to: $1) }
    // Ids that rows have by their positions say nothing of them.
    let passedOver: Set<String> =
      before.table.ids.isEmpty || after.table.ids.isEmpty ? ["id"] : []
    relationships = TableDifference(
      before: before.relationships, after: after.relationships,
      partners: ClaimPairing(before: before, after: after).partners
    ) { one, other in
      let isTurned =
        one.source == other.target && one.target == other.source
        && after.kind(named: other.kind)?.isDirected == false
      // Of an undirected claim the ends may stand either way.
      return one.changes(
        to: other, besides: isTurned ? passedOver.union(["source", "target"]) : passedOver)
    }
  }

  private static func partners<Key: Hashable>(of keys: [Key], among others: [Key]) -> [Int?] {
    let indices = Dictionary(
      others.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return keys.map { indices[$0] }
  }
}
