/// How the circle of one figure comes and goes: those with whom it is tied, year by year.
public struct CircleTurnover: Encodable, Hashable, Sendable {
  /// The figure's id.
  public let figure: Figure.ID
  /// The years compared, both ends included.
  public let years: ClosedRange<Int>
  /// The ties that make a figure one of the circle.
  public let ties: TieSelection
  /// Each year in turn.
  public let changes: [Year]

  /// A year's circle, and what changed in it from the year before.
  public struct Year: Encodable, Hashable, Sendable {
    /// The year that is compared with the one before it.
    public let year: Int
    /// The ids of those with whom the figure is tied, sorted.
    public let circle: [Figure.ID]
    /// Those who were not in it the year before, sorted; none in the first year, of which nobody knows.
    public let joined: [Figure.ID]
    /// Those of the year before who are in it no longer, sorted.
    public let left: [Figure.ID]
    /// How alike the circle and that of the year before are: those in both, over those in either
    /// (Jaccard's index, by which Saramäki, Leicht, López, Roberts, Reed-Tsochas & Dunbar measure the
    /// turnover of personal networks: *Persistence of social signatures in human communication*, PNAS
    /// 111, 2014). 1 when nobody came or went; nil in the first year, and when both are empty.
    public let stability: Double?
  }
}

extension Chronicle {
  /// How the circle of one figure comes and goes through a range of years.
  ///
  /// - Parameters:
  ///   - id: whose; one who is in no year's snapshot has empty circles.
  ///   - years: where to look; what was before is not known.
  ///   - ties: which of each year's ties count.
  ///   - options: which relationships count in each year.
  /// - Complexity: as the sweep and its tie graphs.
  public func circleTurnover(
    of id: Figure.ID, years: ClosedRange<Int>, ties: TieSelection = .all,
    options: SnapshotOptions = SnapshotOptions()
  ) -> CircleTurnover {
    var changes: [CircleTurnover.Year] = []
    for snapshot in sweep(years: years, options: options) {
      let circle = snapshot.circle(of: id, selection: ties)
      let last = changes.last?.circle ?? []
      let (old, new) = (Set(last), Set(circle))
      let isKnown = !changes.isEmpty
      let all = old.union(new).count
      changes.append(
        CircleTurnover.Year(
          year: snapshot.year, circle: circle,
          joined: isKnown ? circle.filter { !old.contains($0) } : [],
          left: last.filter { !new.contains($0) },
          stability: isKnown && all > 0
            ? Double(old.intersection(new).count) / Double(all) : nil))
    }
    return CircleTurnover(figure: id, years: years, ties: ties, changes: changes)
  }
}

extension Snapshot {
  /// The ids of those with whom a figure is tied, sorted. O(n + m).
  fileprivate func circle(of id: Figure.ID, selection: TieSelection) -> [Figure.ID] {
    guard let index = index(of: id) else { return [] }
    // A tie's lower end comes first, and they stand in ascending order: first those below, then above.
    return netTies(selection: selection, isDirected: false).compactMap { tie in
      if Int(tie.source) == index { return figures[Int(tie.target)].id }
      return Int(tie.target) == index ? figures[Int(tie.source)].id : nil
    }
  }
}
