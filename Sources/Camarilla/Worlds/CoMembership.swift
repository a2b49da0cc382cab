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
  private let pairs: CompanyOfPairs

  /// In the order of the snapshot's figures, by id.
  public var members: [Member] { pairs.members }
  /// How many worlds that rests on.
  public var worlds: Int { pairs.worlds }
  /// Whether these are all worlds that there are.
  public var isExact: Bool { pairs.isExact }

  /// Beyond this many figures, counting every pair in every world takes longer than dividing them.
  public static let mostFigures = 3000

  /// The share of worlds in which two members, by index, are in one faction; nowhere are they so
  /// where either is not there.
  public func together(_ one: Int, _ other: Int) -> Double { pairs.together(one, other) }

  /// The share of worlds in which two members, by index, are both there.
  public func bothPresent(_ one: Int, _ other: Int) -> Double { pairs.bothPresent(one, other) }

  /// The standard error of ``together(_:_:)``, from drawing worlds instead of going through all; 0
  /// where that is exact.
  public func error(_ one: Int, _ other: Int) -> Double { pairs.error(one, other) }

  fileprivate init(factions: Factions, pairs: CompanyOfPairs) {
    (self.factions, self.pairs) = (factions, pairs)
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
    let (factions, drawn) = drawnFactions(options: options, threads: threads)
    return CoMembership(factions: factions, pairs: CompanyOfPairs(drawn))
  }

  /// The factions of each of the worlds that are gone through, and those of the snapshot itself.
  package func drawnFactions(
    options: FactionOptions, threads: Int
  ) -> (factions: Factions, drawn: DrawnFactions) {
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
    let factions = base.factions(options: options)
    let members = zip(zip(base.figures, worlds.presences()), factions.factionIndices).map {
      DividedMember(
        id: $0.0.id, name: $0.0.name, presence: $0.1, number: $1, faction: factions[$1].label)
    }
    return (factions, drawn(divided, of: members))
  }
}
