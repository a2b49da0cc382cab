public import Camarilla

extension FactionHistory {
  /// For each faction of a division of some time the slot of its color: that of the line its leader
  /// stands in then, in the step that has the time's last day. No two of the factions with several members share one.
  ///
  /// The division need not be the history's own: of two whose leaders stand in one line the larger has
  /// its color, and the other, as one whose leader stands in none, the lowest that is free.
  ///
  /// - Returns: one slot a faction, by number; empty outside `FactionHistory.steps`.
  public func colors(of factions: Factions, in time: TimeSpan) -> [Int] {
    guard let index = steps.index(containing: time.days.upperBound) else { return [] }
    let time = TimeSpan(steps[index])
    var taken: Set<Int> = []
    var slots = factions.map { faction -> Int? in
      guard let line = line(of: faction.leader, in: time) else { return nil }
      return taken.insert(lines[line].color).inserted ? lines[line].color : nil
    }
    var next = 0
    for number in slots.indices where slots[number] == nil {
      while taken.contains(next) { next += 1 }
      slots[number] = next
      if factions[number].members.count > 1 { taken.insert(next) }
    }
    return slots.map { $0 ?? 0 }
  }

  /// The same of a division of a year.
  public func colors(of factions: Factions, in year: Int) -> [Int] {
    colors(of: factions, in: TimeSpan(year: year))
  }
}
