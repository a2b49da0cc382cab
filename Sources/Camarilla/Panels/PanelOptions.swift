/// What a panel tells of its rows beyond who is tied to whom.
public struct PanelOptions: Hashable, Sendable {
  /// By which measures figures are scored, each once.
  public var measures: [CentralityMeasure]
  /// Which ties the measures look at, and which pairs are tied.
  public var ties: TieSelection
  /// The parameters of the measures that have any.
  public var centrality: CentralityOptions
  /// How figures are divided into factions; nil for not at all.
  public var factions: FactionOptions?
  /// Whether a pair has a row for each of its directions, with what runs that way; undirected claims run both.
  public var isDirected: Bool
  /// Whether all pairs of figures who may be alive then, or are tied then, have rows, with 0 where nothing ties
  /// them. Measures and factions stay those of the snapshot.
  public var includesInactivePairs: Bool
  /// Whether rows are of those whom a selection leaves, and what they tell is worked out on the whole.
  public var isOfWhole: Bool
  /// How many steps of time are worked on side by side, which no result depends on.
  public var threads: Int

  /// Options with the defaults of the command; every argument is the property of its name.
  public init(
    measures: [CentralityMeasure] = [], ties: TieSelection = .all,
    centrality: CentralityOptions = CentralityOptions(), factions: FactionOptions? = nil,
    isDirected: Bool = false, includesInactivePairs: Bool = false, isOfWhole: Bool = false,
    threads: Int = 1
  ) {
    self.measures = measures
    self.ties = ties
    self.centrality = centrality
    self.factions = factions
    self.isDirected = isDirected
    self.includesInactivePairs = includesInactivePairs
    self.isOfWhole = isOfWhole
    self.threads = threads
  }
}
