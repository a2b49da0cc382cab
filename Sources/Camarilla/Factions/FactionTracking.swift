/// How the factions of one year, or another step of time, are recognized in those of later ones.
///
/// The procedure is that of Greene, Doyle & Cunningham, *Tracking the evolution of communities in
/// dynamic social networks*, ASONAM 2010. Every line (their dynamic community) has a *front*: the
/// faction in which it was last seen. A step's factions are compared with all fronts; a faction of
/// figures F and a front of figures G *match* when their overlap, Jaccard's |F ∩ G| / |F ∪ G|, is above
/// ``overlap``. A faction of one figure is no front and matches nothing.
///
/// A line goes on in one faction at most, and a faction takes up one line at most. Where several
/// match, the pair with the largest overlap is joined first; of equal ones that with the larger
/// faction, then with the faction whose first member comes first by id, then with the larger front,
/// then with the older line.
public struct FactionTracking: Encodable, Hashable, Sendable {
  /// θ: the overlap that a match has to exceed; at least 0, below 1. Low values suit groups whose
  /// membership changes much.
  public var overlap = 0.3
  /// How many steps in a row a line may be out of sight and still be taken up again; at least 0. One
  /// that is missing for longer is dead, from its first missing step on. Greene et al. wait for some
  /// steps, as a group of which nothing is told need not be gone. By default three missing years are a
  /// death; annals with many silent years may need more patience.
  public var dormancy = 2
  /// By what share of its size a line has to grow or shrink from one step to the next for that to be an
  /// event; above 0. By default a tenth.
  public var change = 0.1

  /// Rules with the defaults of the command; every argument is the property of its name.
  public init(overlap: Double = 0.3, dormancy: Int = 2, change: Double = 0.1) {
    self.overlap = overlap
    self.dormancy = dormancy
    self.change = change
  }
}
