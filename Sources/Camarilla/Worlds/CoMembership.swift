import GraphKernels

/// Who is in one faction with whom, over possible worlds.
public struct CoMembership: Hashable, Sendable {
  /// One figure, and how firmly it stands with those of its faction.
  public struct Member: Encodable, Hashable, Sendable, Identifiable {
    /// The figure's id.
    public let id: Figure.ID
    /// The name of the figure, as it is shown.
    public let name: String
    /// The label of its faction in the snapshot itself.
    public let faction: String
    /// The probability that it is there at all; exact.
    public let presence: Double
    /// How often it is with the others of that faction: of the worlds in which both are there, the share
    /// in which they are together, over all others. Nil for one who is alone there.
    public let share: Double?
  }

  /// The division of the snapshot itself.
  public let factions: Factions
  /// In the order of the snapshot's figures, by id.
  public let members: [Member]
  /// How many worlds that rests on.
  public let worlds: Int
  /// Whether these are all worlds that there are.
  public let isExact: Bool

  /// Beyond this many figures, counting every pair in every world takes longer than dividing them.
  public static let mostFigures = 3000

  /// The shares of the pairs (0, 1), (0, 2), (1, 2), (0, 3) … of members.
  private let shares: [Double]
  /// The shares of worlds in which both of each pair are there, in the same order.
  private let presences: [Double]

  /// The share of worlds in which two members, by index, are in one faction; nowhere are they so
  /// where either is not there.
  public func together(_ one: Int, _ other: Int) -> Double {
    one == other ? members[one].presence : shares[Self.index(min(one, other), max(one, other))]
  }

  /// The share of worlds in which two members, by index, are both there.
  public func bothPresent(_ one: Int, _ other: Int) -> Double {
    one == other
      ? members[one].presence : presences[Self.index(min(one, other), max(one, other))]
  }

  /// The standard error of ``together(_:_:)``, from drawing worlds instead of going through all; 0
  /// where that is exact.
  public func error(_ one: Int, _ other: Int) -> Double {
    guard !isExact, worlds > 1, one != other else { return 0 }
    let share = together(one, other)
    return (share * (1 - share) / Double(worlds - 1)).squareRoot()
  }

  fileprivate static func index(_ low: Int, _ high: Int) -> Int { high * (high - 1) / 2 + low }

  fileprivate init(
    factions: Factions, sample: WorldSample, shares: [Double], presences: [Double]
  ) {
    let figures = sample.worlds.snapshot.figures
    let ownPresences = sample.worlds.presences()
    let groups = factions.factionIndices
    self.factions = factions
    self.shares = shares
    self.presences = presences
    self.worlds = sample.count
    isExact = sample.isExact
    members = figures.indices.map { index in
      var (together, both) = (0.0, 0.0)
      for other in figures.indices where other != index && groups[other] == groups[index] {
        together += shares[Self.index(min(index, other), max(index, other))]
        both += presences[Self.index(min(index, other), max(index, other))]
      }
      return Member(
        id: figures[index].id, name: figures[index].name,
        faction: factions[groups[index]].label, presence: ownPresences[index],
        share: both > 0 ? min(together / both, 1) : nil)
    }
  }
}

extension WorldSample {
  /// How often each two figures are in one faction, over the worlds.
  ///
  /// A world is divided by a single search, without the repetitions and the proof that make the
  /// division of the snapshot itself better. So a part of what is reported may be the search's own
  /// wavering; ``Snapshot/factionStability(options:runs:threads:)`` tells how large that is.
  ///
  /// - Parameters:
  ///   - options: how each world is divided, and the snapshot itself.
  ///   - threads: how many worlds are looked at side by side; the answer does not depend on it.
  /// - Complexity: a search a world, and the square of its figures; space O(n²), and 4 bytes a figure
  ///   and world.
  public func coMembership(options: FactionOptions = .modularity, threads: Int = 1) -> CoMembership
  {
    let base = worlds.snapshot
    // A world may happen to hold no relationship with a sign; it is read as the others are.
    let readsUnsigned = options.method == .modularity && base.isUnsigned
    let divided = concurrentMap(threads: threads) { world in
      let groups = world.tieGraph(readsUnsigned: readsUnsigned).division(
        by: options.method, resolution: options.resolution, seed: options.seed,
        isConnected: options.isConnected, isWeighted: options.isWeighted, effort: .single
      ).partition.groups
      return worlds.inOrderOfSnapshot(groups, of: world, absent: -1)
    }
    let pairs = base.figures.count * (base.figures.count - 1) / 2
    var shares = [Double](repeating: 0, count: pairs)
    var presences = shares
    var total = 0.0
    for (number, labels) in divided.enumerated() {
      let weight = weight(ofWorld: number)
      total += weight
      let present = labels.indices.filter { labels[$0] >= 0 }
      for (count, index) in present.enumerated() {
        for other in present[..<count] {
          let pair = CoMembership.index(other, index)
          presences[pair] += weight
          if labels[other] == labels[index] { shares[pair] += weight }
        }
      }
    }
    let factions = base.factions(options: options)
    return CoMembership(
      factions: factions, sample: self, shares: shares.map { min($0 / total, 1) },
      presences: presences.map { min($0 / total, 1) })
  }
}
