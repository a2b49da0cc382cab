import GraphKernels

/// The ties a → b of a snapshot, each seen together with a third figure x that both have to do with, by the sixteen
/// ways in which x can be tied to the two; and whether they are friendlier than the two figures' habits make likely.
///
/// Balance theory expects the enemy of an enemy to be a friend; status theory expects friendly ties to lead upward,
/// to who stands higher, and hostile ones downward. Of some types they expect opposite signs of a → b, which is how
/// data tell them apart.
///
/// Ties count as they run, undirected ones both ways; a tie a → b counts once for each x, and each way in which x is
/// tied to both. Ties that cancel out have no sign and are none. In the paper a → b is the tie that comes last; a
/// snapshot has them all at once.
///
/// Definition: Leskovec, Huttenlocher & Kleinberg, *Signed networks in social media*, CHI '10, 2010 (contextualized
/// links).
public struct DirectedSignedTriads: Encodable, Hashable, Sendable {
  /// What is counted of one type.
  public struct Entry: Encodable, Hashable, Sendable, Identifiable {
    /// Its name in the paper, `t1` to `t16`.
    public let type: String
    /// The tie between a and x, with its sign: `a>x +`, `x>a -`.
    public let first: String
    /// The tie between x and b, likewise: `x>b +`, `b>x -`.
    public let second: String
    /// How many there are.
    public let count: Int
    /// Of these, with a friendly tie a → b.
    public let positive: Int
    /// Against a's own habits: the share of friendly ties among all that run from it.
    public let generative: Surprise
    /// Against those of others toward b: the share of friendly ties among all that run to it.
    public let receptive: Surprise

    /// The type.
    public var id: String { type }
  }

  /// What would be expected if each tie a → b drew its sign by a share of friendly ones.
  public struct Surprise: Encodable, Hashable, Sendable {
    /// How many friendly ties would be expected.
    public let expected: Double
    /// How many standard deviations more there are: (positive − expected) / √(Σ p (1 − p)); nil where no sign is left
    /// to chance.
    public let surprise: Double?
  }

  /// All sixteen types, in the order of the paper.
  public let entries: [Entry]

  /// What is counted of a type; nil where none is called so.
  public subscript(type: String) -> Entry? { entries.first { $0.type == type } }

  init(_ census: ContextualizedLinks) {
    // In the paper's order the sign of the tie with b changes first, then its direction, then those of a's.
    let firsts = ["a>x +", "a>x -", "x>a +", "x>a -"]
    let seconds = ["x>b +", "x>b -", "b>x +", "b>x -"]
    entries = census.counts.enumerated().map { index, count in
      Entry(
        type: "t\(index + 1)", first: firsts[index / 4], second: seconds[index % 4],
        count: count.links, positive: count.positive,
        generative: Surprise(count.generative, positive: count.positive),
        receptive: Surprise(count.receptive, positive: count.positive))
    }
  }
}

extension DirectedSignedTriads.Surprise {
  fileprivate init(_ baseline: ContextualizedLinks.Baseline, positive: Int) {
    expected = baseline.expected
    surprise = baseline.surprise(of: positive)
  }
}
