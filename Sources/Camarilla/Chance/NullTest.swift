internal import GraphKernels

/// The numbers of an answer, held against draws from a null model.
public struct NullTest: Encodable, Hashable, Sendable {
  /// What was left to chance.
  public let model: NullModel
  /// How many draws there were.
  public let draws: Int
  /// Of the draws: the same seed gives the same draws on every machine.
  public let seed: UInt64
  /// Each number, in the order in which the question names them.
  public let statistics: [NullStatistic]
  /// Of rewired ties: how well they mix; of the reading of the ties that mixes worst, where there are several.
  public let mixing: Mixing?
  /// Whether no draw can differ from the snapshot: all ties have one sign, or no pair has claims to exchange
  /// dates among.
  public let isModelIdle: Bool

  package init(
    model: NullModel, draws: Int, seed: UInt64, statistics: [NullStatistic], mixing: Mixing?,
    isModelIdle: Bool
  ) {
    (self.model, self.draws, self.seed) = (model, draws, seed)
    (self.statistics, self.mixing, self.isModelIdle) = (statistics, mixing, isModelIdle)
  }

  /// The number of a name; nil where the test has none.
  public subscript(name: String) -> NullStatistic? { statistics.first { $0.name == name } }

  /// How far ties move from where they were.
  public struct Mixing: Codable, Hashable, Sendable {
    /// How many exchanges lie between where all draws begin and a draw, tried or made; as many lie between there
    /// and the snapshot.
    public let steps: Int
    /// The share of them that could be made.
    public let changing: Double
    /// The share of ties that stand elsewhere, far from the snapshot.
    public let moved: Double
    /// Whether the numbers of a draw don't depend on where draws begin; where they do, `expected`, `sd` and `z` are
    /// those of graphs near there, and only p holds.
    public let isSettled: Bool

    init(_ mixing: Rewiring.Mixing, isSettled: Bool) {
      steps = mixing.steps
      changing = mixing.changing
      moved = mixing.moved
      self.isSettled = isSettled
    }
  }
}
