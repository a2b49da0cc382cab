/// The factions of figures in possible worlds: the group of each, -1 of those who aren't there.
package typealias DrawnFactions = DrawnWorlds<DividedMember>

/// A figure, and where it stands in the snapshot itself.
package struct DividedMember: Codable, Sendable {
  package let id: Figure.ID
  package let name: String
  /// The probability that it is there at all.
  package let presence: Double
  /// The index of its faction in the snapshot itself.
  package let number: Int
  /// The label of that.
  package let faction: String
}

/// How often each two figures are in one faction, over worlds that have been gone through.
package struct CompanyOfPairs: Hashable, Sendable {
  /// In the order of the snapshot's figures, by id.
  package let members: [CoMembership.Member]
  /// The index of the faction of each in the snapshot itself.
  package let numbers: [Int]
  /// How many worlds that rests on.
  package let worlds: Int
  /// Whether these are all worlds that there are.
  package let isExact: Bool

  /// The shares of the pairs (0, 1), (0, 2), (1, 2), (0, 3) … of members.
  private let shares: [Double]
  /// The shares of worlds in which both of each pair are there, in the same order.
  private let presences: [Double]

  package init(_ drawn: DrawnFactions) {
    let figures = drawn.figures
    let pairs = figures.count * (figures.count - 1) / 2
    var shares = [Double](repeating: 0, count: pairs)
    var presences = shares
    var total = 0.0
    for world in drawn.worlds {
      let labels = world.numbers
      total += world.weight
      let present = labels.indices.filter { labels[$0] >= 0 }
      for (count, index) in present.enumerated() {
        for other in present[..<count] {
          let pair = Self.index(other, index)
          presences[pair] += world.weight
          if labels[other] == labels[index] { shares[pair] += world.weight }
        }
      }
    }
    members = figures.indices.map { index in
      var (together, both) = (0.0, 0.0)
      for other in figures.indices
      where other != index && figures[other].number == figures[index].number {
        together += shares[Self.index(min(index, other), max(index, other))]
        both += presences[Self.index(min(index, other), max(index, other))]
      }
      return CoMembership.Member(
        id: figures[index].id, name: figures[index].name, faction: figures[index].faction,
        presence: figures[index].presence, share: both > 0 ? min(together / both, 1) : nil)
    }
    // In their place: a pair takes 16 bytes, and there are millions of three thousand figures.
    for pair in shares.indices {
      shares[pair] = min(shares[pair] / total, 1)
      presences[pair] = min(presences[pair] / total, 1)
    }
    numbers = figures.map(\.number)
    (worlds, isExact) = (drawn.count, drawn.isExact)
    (self.shares, self.presences) = (shares, presences)
  }

  package func together(_ one: Int, _ other: Int) -> Double {
    one == other ? members[one].presence : shares[Self.index(min(one, other), max(one, other))]
  }

  package func bothPresent(_ one: Int, _ other: Int) -> Double {
    one == other
      ? members[one].presence : presences[Self.index(min(one, other), max(one, other))]
  }

  package func error(_ one: Int, _ other: Int) -> Double {
    guard !isExact, worlds > 1, one != other else { return 0 }
    let share = together(one, other)
    return (share * (1 - share) / Double(worlds - 1)).squareRoot()
  }

  private static func index(_ low: Int, _ high: Int) -> Int { high * (high - 1) / 2 + low }
}
