/// What is left to chance when an answer is held against chance, and what is kept.
///
/// <doc:MoreThanChance> says which model answers which doubt.
public enum NullModel: String, Codable, Hashable, Sendable, CaseIterable {
  /// Who is tied to whom stays, and by how much; the signs are dealt out anew among the ties (Leskovec,
  /// Huttenlocher & Kleinberg, *Signed networks in social media*, CHI '10, 2010). The number of ties of each
  /// sign stays. Of arcs, those of relationships without a direction keep one sign both ways.
  case shuffledSigns = "signs"
  /// Every figure keeps its number of positive and of negative ties, by direction; who is at the other end
  /// is left to chance, without loops and second ties (Rao, Jana & Bandyopadhyay 1996; Roberts & Coolen 2012). A tie takes
  /// its value along.
  case rewiredTies = "rewire"
  /// Who has claims with whom, and from when to when, stays; which of a pair's claims has which of the pair's
  /// periods is left to chance. So whether a pair is tied stays, while what ties it at the time changes: kind,
  /// sign, weight and confidence (a permutation of timestamps, as in Holme & Saramäki, *Temporal networks*,
  /// Physics Reports 519, 2012, within each pair).
  case shuffledDates = "dates"

  /// What it does, in a phrase.
  public var summary: String {
    switch self {
    case .shuffledSigns: "the same ties, their signs dealt out anew"
    case .rewiredTies:
      "each figure with as many ties of each sign and direction, to others at random"
    case .shuffledDates:
      "the same pairs at the same times, their claims' dates exchanged among them"
    }
  }
}

/// Why there is nothing to hold an answer against.
public enum NullModelError: Error, Hashable, Sendable {
  /// No two ties can exchange their ends: the graph is the only one in which everybody has as many ties
  /// of each sign, or none other can be reached.
  ///
  /// - Parameters:
  ///   - title: what the snapshot is of.
  ///   - ties: how many ties there are; arcs where directions count.
  ///   - areArcs: whether directions count.
  case cannotMix(title: String, ties: Int, areArcs: Bool)
}

extension NullModelError: CustomStringConvertible {
  /// What is wrong, and what can be done.
  public var description: String {
    switch self {
    case .cannotMix(let title, let ties, let areArcs):
      return
        "\(title) can't be rewired: none of its \(counted(ties, singular: areArcs ? "arc" : "tie")) can exchange ends with"
        + " another of its sign without tying somebody to himself or a pair twice, as in a star or where"
        + " everybody is tied to everybody; expected ties that can, or another null model (signs, dates)"
    }
  }
}
