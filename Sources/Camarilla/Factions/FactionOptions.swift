/// How a snapshot is divided into factions.
///
/// ```swift
/// var options = FactionOptions(by: .balance)
/// options.isWeighted = true
/// let factions = snapshot.factions(options: options)
/// ```
public struct FactionOptions: Hashable, Sendable {
  /// What makes a good division.
  public var method: FactionMethod
  /// γ of the modularity, one of ``resolutions``: above 1 it favors smaller factions, below 1 larger
  /// ones. The other methods divide without it.
  public var resolution: Double
  /// Of the search. The same snapshot and options give the same factions on every machine; another
  /// seed may give other ones of the same quality.
  public var seed: UInt64
  /// Of modularity: whether each faction has to be connected by friendly ties among its members, so
  /// that whoever has none stands alone.
  ///
  /// Signed modularity by itself unites strangers whom common enemies make likely enemies of each
  /// other (its null model expects hostile ties between them, and their absence counts as nearness);
  /// communities in the sense of Traag, Waltman & van Eck 2019 hang together by ties.
  /// ``Factions/unconstrainedModularity`` tells what the demand costs. Balance connects factions in any
  /// case, coalitions never do.
  public var isConnected: Bool
  /// Whether a tie that is put wrongly counts the magnitude of its value rather than 1 (``Factions/frustrationWeight``),
  /// so that for balance and coalitions the heavy ones are the last to be put so. Modularity goes by values in any case.
  public var isWeighted: Bool

  /// What ``resolution`` may be. Far above, what factions are worth would leave the range of numbers.
  public static let resolutions = 0...1e100

  /// Whether every faction is sure to be connected by friendly ties among its members.
  public var isSureToConnect: Bool {
    method == .balance || method == .modularity && isConnected
  }

  /// Options with the defaults of the command; every argument is the property of its name.
  public init(
    by method: FactionMethod = .modularity, resolution: Double = 1, seed: UInt64 = 0,
    isConnected: Bool = true, isWeighted: Bool = false
  ) {
    self.method = method
    self.resolution = resolution
    self.seed = seed
    self.isConnected = isConnected
    self.isWeighted = isWeighted
  }

  /// By modularity, connected.
  public static let modularity = FactionOptions()
  /// Any number of groups, each tie counting alike.
  public static let balance = FactionOptions(by: .balance)
  /// Two sides, each tie counting alike.
  public static let coalitions = FactionOptions(by: .coalitions)
}
