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

  /// The number of a name; nil where the test has none.
  public subscript(name: String) -> NullStatistic? { statistics.first { $0.name == name } }

  /// How far ties move from where they were.
  public struct Mixing: Encodable, Hashable, Sendable {
    /// How many exchanges were tried between the snapshot's ties and a draw's.
    public let steps: Int
    /// The share of them that could be made.
    public let changing: Double
    /// The share of ties that stand elsewhere after as many.
    public let moved: Double
    /// Whether twice as many steps move no more ties.
    public let isSettled: Bool

    init(_ mixing: Rewiring.Mixing) {
      steps = mixing.steps
      changing = mixing.changing
      moved = mixing.moved
      isSettled = mixing.isSettled
    }
  }
}
