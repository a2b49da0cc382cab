public import Camarilla

/// A chronicle whose rows are added to a store.
public struct StoreAddition: Sendable {
  /// What messages call it: the name of its file.
  public var name: String
  /// Its figures, sources, kinds and relationships.
  public var chronicle: Chronicle
  /// Which of its relationships were merged of rows that continue one another: they go on with those of the store.
  public var merged: [MergedPeriods]

  /// A chronicle by the name of its file.
  public init(name: String, chronicle: Chronicle, merged: [MergedPeriods] = []) {
    self.name = name
    self.chronicle = chronicle
    self.merged = merged
  }
}

/// How a store takes what is added to it.
public struct StoreGrowthOptions: Hashable, Sendable {
  /// Whether what is added is the whole collection as it now is: what the store has beside it is taken out,
  /// and what it leaves blank is made blank.
  public var retractsVanished: Bool
  /// Whether to take what seems to be of another collection.
  public var acceptsUnrelated: Bool
  /// Whether the store stays as it is, and only what would change is told.
  public var isDryRun: Bool

  /// Options; every argument is the property of its name.
  public init(
    retractsVanished: Bool = false, acceptsUnrelated: Bool = false, isDryRun: Bool = false
  ) {
    self.retractsVanished = retractsVanished
    self.acceptsUnrelated = acceptsUnrelated
    self.isDryRun = isDryRun
  }
}

/// What became of a store when chronicles were added to it.
public struct StoreGrowth: Sendable {
  /// What became of the rows of one table.
  public struct Counts: Hashable, Sendable {
    /// Rows that the store didn't have.
    public var added: Int
    /// Rows that it had otherwise.
    public var amended: Int
    /// Rows that it had just so.
    public var unchanged: Int
    /// Rows that were taken out, as they were added no more.
    public var retracted: Int

    /// Numbers of rows; every argument is the property of its name.
    public init(added: Int = 0, amended: Int = 0, unchanged: Int = 0, retracted: Int = 0) {
      self.added = added
      self.amended = amended
      self.unchanged = unchanged
      self.retracted = retracted
    }

    /// Whether the table is as it was.
    public var isUnchanged: Bool { added + amended + retracted == 0 }
  }

  /// What became of kinds.
  public var kinds = Counts()
  /// What became of figures.
  public var figures = Counts()
  /// What became of sources.
  public var sources = Counts()
  /// What became of relationships.
  public var relationships = Counts()
  /// How many relationships the store had that nothing added is.
  public var vanishedCount = 0
  /// Those relationships in their order, the first thousand.
  public var vanished: [Relationship] = []
  /// The edit, with all changes of it; nil where nothing changes. Of a dry run, what it would be.
  public var change: StoreChange?
  /// What is doubtful in what was added or amended.
  public var warnings: [Problem] = []

  static let mostVanished = 1000
}
