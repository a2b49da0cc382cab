/// How a snapshot's balance is worked out.
public struct BalanceOptions: Hashable, Sendable {
  /// Whether to look at arcs rather than ties, as Aref, Dinh, Rezapour & Diesner do
  /// (*Multilevel structural evaluation of signed directed social networks based on balance
  /// theory*, Sci. Rep. 10, 2020). Each direction of a pair is then an arc of its own, an
  /// undirected relationship counting both ways; triangles are transitive semicycles, closed walks
  /// follow the arcs, and frustration counts arcs.
  public var isDirected: Bool
  /// Whether a tie counts the magnitude of its value in frustration and coalitions, rather than 1.
  /// Triangles and walks go by signs alone.
  public var isWeighted: Bool
  /// Whether to search for the best split, which is most of the work in tangled snapshots: frustration and
  /// coalitions.
  public var seeksFrustration: Bool
  /// Of the search for the best split; another seed may give another split of the same cost.
  public var seed: UInt64
  /// How many elementary operations each of two may take: the search for the best split with its
  /// proof, and walk balance. When they are used up, the best split found stands with its lower bound;
  /// walk balance that would take more is left out, unless all is in balance. It is a count and not a
  /// time, so the answer doesn't depend on the machine; the default lasts some ten seconds.
  public var workLimit: Int

  /// Options with the defaults of the command; every argument is the property of its name.
  public init(
    isDirected: Bool = false, isWeighted: Bool = false, seeksFrustration: Bool = true,
    seed: UInt64 = 0, workLimit: Int = 10_000_000_000
  ) {
    self.isDirected = isDirected
    self.isWeighted = isWeighted
    self.seeksFrustration = seeksFrustration
    self.seed = seed
    self.workLimit = workLimit
  }
}
