extension FactionHistory {
  /// Something that happened to a line, with the figures and the relationships that made it.
  ///
  /// An event compares *befores*, the fronts concerned, with *afters*, the factions concerned:
  ///
  /// | kind | befores | afters |
  /// |---|---|---|
  /// | birth, resurgence | none | the faction |
  /// | merge | all fronts that the faction matches | the faction |
  /// | split | the front | all factions that match it |
  /// | growth, contraction | the front | the faction |
  /// | dormancy, death | the front | none |
  ///
  /// It brings a pair of figures together who are both in one of the afters and were in none of the
  /// befores together, and parts a pair of whom the reverse is true. The relationships that made it
  /// are those of such pairs that hold in one of the two steps, the event's and the one before it, and
  /// not in the other, and that pull the way the pair went: for a pair brought together the friendly
  /// ones that began and the hostile ones that ended, for a pair parted the hostile ones that began and
  /// the friendly ones that ended. There may be none, when a division changed because of ties with
  /// others.
  public struct Event: Encodable, Hashable, Sendable {
    /// What happened, in the order in which a step's events stand.
    public enum Kind: String, Encodable, Hashable, Sendable, CaseIterable {
      /// A faction that matches no front.
      case birth
      /// A line is seen again after steps out of sight.
      case resurgence
      /// A faction that matches the fronts of several lines.
      case merge
      /// A front that several factions match.
      case split
      /// A line has more members than when it was last seen, by the share of
      /// ``FactionTracking/change`` at least. A line that merges, splits or is back in the step
      /// neither grows nor shrinks beside.
      case growth
      /// A line has fewer, by that share.
      case contraction
      /// The first of some steps in which the line is out of sight; it is taken up again, or may yet
      /// be when the history ends.
      case dormancy
      /// The first of more steps without the line than it may be out of sight
      /// (``FactionTracking/dormancy``).
      case death
    }

    /// The step in which it happens: the first of the new state.
    public let step: TimeStep
    /// What happens to the line.
    public let kind: Kind
    /// The index in ``FactionHistory/lines`` of the line to which it happened: of a merger that which
    /// the faction takes up, of a split that which splits.
    public let line: Int
    /// The other lines: of a merger those whose fronts the faction matches beside that line's, of a
    /// split those of the other factions that match its front. Ascending; empty for other kinds.
    public let others: [Int]
    /// Everybody in the befores and afters: the ids, sorted.
    public let figures: [Figure.ID]
    /// Who is in the line and was not when it was last seen: the ids, sorted.
    public let joined: [Figure.ID]
    /// Who was in it then and is no longer: the ids, sorted.
    public let left: [Figure.ID]
    /// The relationships that made the event by holding in its step and not in the one before: the
    /// ids, in the chronicle's order.
    public let begun: [Relationship.ID]
    /// Those that made it by holding in the step before and no longer in its own.
    public let ended: [Relationship.ID]
    /// What both rest on, each citation once, in the order of the relationships.
    public let citations: [Citation]

    /// The year in which it happens.
    public var year: Int { step.year }
  }
}
