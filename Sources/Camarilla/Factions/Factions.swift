import GraphKernels

/// The figures of a snapshot, divided into factions: a collection of these, the largest first; of equal
/// ones that with the first member first.
///
/// Every figure is in exactly one; a figure without signed ties is one of its own.
public struct Factions: Hashable, Sendable {
  /// What the figures were divided by.
  public let method: FactionMethod
  /// The γ of the modularity: above 1 it favors smaller factions, below 1 larger ones.
  public let resolution: Double
  /// Whether frustration counts each tie by the magnitude of its value, and balance and coalitions go by that.
  public let isWeighted: Bool
  /// The division's signed modularity (``FactionMethod/modularity``), whatever the method; nil when
  /// no tie has a value.
  public let modularity: Double?
  /// The modularity of the best division found when factions need not be connected by friendly ties:
  /// what ``modularity`` could be if strangers were united by common enemies. Nil for the other methods,
  /// when no tie has a value, and where it isn't sought: in snapshots of more than 10,000 ties.
  public let unconstrainedModularity: Double?
  /// Whether every faction is sure to be connected by friendly ties among its members, those of one
  /// member aside.
  public let isConnected: Bool
  /// Whether no relationship of the snapshot has a sign, and all ties were taken as friendly, each by
  /// the sum of weight times confidence: as communities of a network without signs are sought. Only by
  /// modularity; of what has no sign nothing is balanced or not.
  public let areTiesUnsigned: Bool
  /// The signed ties that the division puts wrongly: hostile ones inside a faction and friendly ones
  /// between two.
  public let frustration: Int
  /// No division of the method's kind, into two sides or any number of groups, puts fewer ties
  /// wrongly; nil for modularity, which asks for something else.
  public let frustrationLowerBound: Int?
  /// What the ties that the division puts wrongly weigh: their number, unless values count
  /// (``FactionOptions/isWeighted``). The methods other than modularity make it as small as they can.
  public let frustrationWeight: Double
  /// No division of the method's kind puts ties of less weight wrongly; nil for modularity.
  public let frustrationWeightBound: Double?
  /// Whether the division is proven to put the fewest ties wrongly, or those of least weight; nil for
  /// modularity.
  public var isOptimal: Bool? { frustrationWeightBound.map { $0 == frustrationWeight } }
  /// The share of all friendly value, Σ of the values above 0, that lies inside factions; nil when no
  /// tie is friendly.
  public let coverage: Double?

  private let factions: [Faction]
  let list: FigureList
  /// The index of the faction of each figure, in the order of ``Snapshot/figures``.
  let factionIndices: [Int]

  /// How many factions have several members; they come first.
  var sharedCount: Int { factions.lowerBound { $0.members.count > 1 } }

  /// The faction in which a figure is; nil when it isn't in the snapshot.
  ///
  /// - Complexity: O(log n).
  public func faction(of id: Figure.ID) -> Faction? { index(of: id).map { factions[$0] } }

  /// The index of the faction in which a figure is; nil when it isn't in the snapshot.
  ///
  /// - Complexity: O(log n).
  public func index(of id: Figure.ID) -> Int? { list.index(of: id).map { factionIndices[$0] } }

  /// What a figure is called; nil when it isn't in the snapshot. O(log n).
  package func name(of id: Figure.ID) -> String? {
    list.index(of: id).map { list.figures[$0].name }
  }

  /// The index of the faction of each figure of a snapshot, perhaps another one; nil for those that are not
  /// divided here.
  package func indices(of snapshot: Snapshot) -> [Int?] { indices(of: snapshot.list) }

  /// The same of a list.
  func indices(of figures: FigureList) -> [Int?] {
    figures === list ? factionIndices : figures.figures.map { index(of: $0.id) }
  }

  init(
    options: FactionOptions, isUnsigned: Bool, modularity: Double?,
    unconstrainedModularity: Double?, frustration: (count: Int, bound: Int?),
    weight: (sum: Double, bound: Double?), coverage: Double?, factions: [Faction],
    list: FigureList, indices: [Int]
  ) {
    method = options.method
    resolution = options.resolution
    isWeighted = options.isWeighted
    isConnected = options.isSureToConnect
    areTiesUnsigned = isUnsigned
    self.modularity = modularity
    self.unconstrainedModularity = unconstrainedModularity
    self.frustration = frustration.count
    frustrationLowerBound = frustration.bound
    frustrationWeight = weight.sum
    frustrationWeightBound = weight.bound
    self.coverage = coverage
    self.factions = factions
    self.list = list
    factionIndices = indices
  }
}

extension Factions: RandomAccessCollection {
  /// The index of the largest faction: 0.
  public var startIndex: Int { 0 }
  /// The number of factions.
  public var endIndex: Int { factions.endIndex }
  /// The faction at an index, from 0 for the largest.
  public subscript(index: Int) -> Faction { factions[index] }
}

/// A group of figures found by their signed ties.
public struct Faction: Encodable, Hashable, Sendable {
  /// What it is called everywhere: its leader's name; where several figures of the chronicle are called
  /// so, with the id behind it, `Kirov (kirov-2)`.
  public let label: String
  /// The most central member: that with the most friendly ties to other members; of equal ones that
  /// with the greater value of these ties, then with the most friendly ties to anybody, then with the most ties of any
  /// sign, then the first by id.
  public let leader: Figure.ID
  /// The ids of its figures, sorted.
  public let members: [Figure.ID]

  package init(label: String, leader: Figure.ID, members: [Figure.ID]) {
    (self.label, self.leader, self.members) = (label, leader, members)
  }
}
