/// The figures of a snapshot, divided into factions.
public struct Factions: Hashable, Sendable {
  public let method: FactionMethod
  /// The γ of the modularity: above 1 it favours smaller factions, below 1 larger ones.
  public let resolution: Double
  /// The division's signed modularity (``FactionMethod/modularity``), whatever the method; nil when
  /// no tie has a value.
  public let modularity: Double?
  /// The signed ties that the division puts wrongly: hostile ones inside a faction and friendly ones
  /// between two.
  public let frustration: Int
  /// No division of the method's kind, into two sides or any number of groups, puts fewer ties
  /// wrongly; nil for modularity, which asks for something else.
  public let frustrationLowerBound: Int?
  /// Whether the division is proven to put the fewest ties wrongly; nil for modularity.
  public var isOptimal: Bool? { frustrationLowerBound.map { $0 == frustration } }
  /// The share of all friendly value, Σ of the values above 0, that lies inside factions; nil when no
  /// tie is friendly.
  public let coverage: Double?
  /// The largest first; of equal ones that with the first member first. Every figure is in exactly
  /// one; a figure without signed ties is one of its own.
  public let factions: [Faction]

  private let factionOf: [Figure.ID: Int]

  /// The faction in which a figure is; nil when it isn't in the snapshot.
  public func faction(of id: Figure.ID) -> Faction? { place(of: id).map { factions[$0] } }

  /// The place in ``factions`` of the faction in which a figure is.
  public func place(of id: Figure.ID) -> Int? { factionOf[id] }

  init(
    method: FactionMethod, resolution: Double, modularity: Double?, frustration: Int,
    frustrationLowerBound: Int?, coverage: Double?, factions: [Faction]
  ) {
    self.method = method
    self.resolution = resolution
    self.modularity = modularity
    self.frustration = frustration
    self.frustrationLowerBound = frustrationLowerBound
    self.coverage = coverage
    self.factions = factions
    var factionOf: [Figure.ID: Int] = [:]
    for (place, faction) in factions.enumerated() {
      for member in faction.members { factionOf[member] = place }
    }
    self.factionOf = factionOf
  }
}

/// A group of figures found by their signed ties.
public struct Faction: Hashable, Sendable {
  /// Its leader's name, which no other faction of the division has: of two leaders of one name the
  /// label adds the id, `Kirov (kirov-2)`.
  public let label: String
  /// The member with the most friendly ties to other members; of equal ones that with the greater
  /// value of these ties, then the first by id.
  public let leader: Figure.ID
  /// The ids of its figures, sorted.
  public let members: [Figure.ID]
}
