/// Which ties are projected, and how what is shared counts.
public struct ProjectionOptions: Hashable, Sendable {
  /// Who is tied afterwards.
  public enum Side: String, Encodable, Hashable, Sendable, CaseIterable {
    /// Those whom the relationships run from, by those they run to: members by their boards.
    case sources
    /// Those whom they run to, by those they run from: boards by their members.
    case targets
  }

  /// What each shared figure adds to the weight of a pair's tie.
  public enum Weighting: String, Encodable, Hashable, Sendable, CaseIterable {
    /// 1, so that the weight is the number of what is shared.
    case count
    /// 1 / (k − 1) for one that k figures share at that time: who meets few others there knows them better
    /// (Newman, *Scientific collaboration networks II*, Phys. Rev. E 64:016132, 2001). Where figures come and go,
    /// each span of time has a claim of its own.
    case newman
  }

  /// Who is tied afterwards.
  public var side: Side
  /// How what is shared counts.
  public var weighting: Weighting
  /// What the new kind is called; `co-` and the names of those gone through unless told.
  public var kind: String?
  /// The one time at which memberships and what they share have to hold, and of which the claims are then; nil for
  /// the time that is shared.
  public var time: TimeSpan?
  /// The days on one of which what is shared has to hold; nil for any time.
  public var days: ClosedRange<CalendarDay>?
  /// The least confidence that counts, 0…1.
  public var minimumConfidence: Double
  /// The ids of sources that are struck, as in ``SnapshotOptions/withoutSources``.
  public var withoutSources: Set<Source.ID>
  /// The circle of members whose relationships with bodies count.
  ///
  /// What it says of figures is asked of members, whatever bodies are; what it says of relationships, of those between the
  /// two. Who is around a figure, in a core or in the largest part is told by what members share: a step leads from one to
  /// whom he shares a body with, whatever ``Selection/through`` says.
  public var selection: Selection
  /// Whether figures who share nothing with anybody are kept.
  public var includesIsolated: Bool

  /// Options with the defaults of the command; every argument is the property of its name.
  public init(
    side: Side = .sources, weighting: Weighting = .count, kind: String? = nil,
    time: TimeSpan? = nil, days: ClosedRange<CalendarDay>? = nil,
    minimumConfidence: Double = 0, withoutSources: Set<Source.ID> = [],
    selection: Selection = .all, includesIsolated: Bool = false
  ) {
    self.side = side
    self.weighting = weighting
    self.kind = kind
    self.time = time
    self.days = days
    self.minimumConfidence = minimumConfidence
    self.withoutSources = withoutSources
    self.selection = selection
    self.includesIsolated = includesIsolated
  }
}
