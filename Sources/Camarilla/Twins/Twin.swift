/// Two figures of a chronicle that may be one, under two ids.
///
/// The ``score`` lies between 0 and 1 and orders twins; it is no probability. It is
/// `1 − (1 − l)(1 − o/2)`, where *l* tells how alike the names are and *o* how far the two have the same neighbors:
///
/// | names | l |
/// |---|---|
/// | the same words, with case, accents, punctuation and order aside (`Trotsky, Leon`) | 0.9 |
/// | the same words in another transliteration (`Троцкий`, `Trotzki`) | 0.8 |
/// | one letter apart | 0.6 |
/// | initials for some words (`L. Trotsky`) | 0.6 |
/// | initials for some words, and words that one of them lacks, such as a second name, or other titles | 0.5 |
/// | a surname alone, for figures with two neighbors in common | 0.3 |
///
/// The overlap *o* is the number of neighbors they share, by the number of those of the one who has fewer
/// (Szymkiewicz & Simpson); a neighbor is whoever stands in a relationship with a figure, at any time.
///
/// Two who are tied to one another are two, and so are those whose dates of birth, or of death, rule one another
/// out.
public struct Twin: Hashable, Sendable {
  /// The figure that would be given up.
  public let figure: Figure.ID
  /// The figure that would be kept: the one with a row of its own in a table, with more relationships, with the
  /// longer name, or the one that comes first.
  public let kept: Figure.ID
  /// How much speaks for one figure, 0…1.
  public let score: Double
  /// With how many figures both stand in relationships.
  public let sharedNeighbors: Int
  /// What the names have in common, and who else: a sentence without a full stop.
  public let reason: String
}
