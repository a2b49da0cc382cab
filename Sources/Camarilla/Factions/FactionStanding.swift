/// Why a figure stands where it does: whom it is tied to, inside its faction and outside, and where
/// else it might stand.
public struct FactionStanding: Encodable, Hashable, Sendable, Identifiable {
  /// The figure's id.
  public let id: Figure.ID
  /// The name of the figure, as it is shown.
  public let name: String
  /// The label of its faction.
  public let faction: String
  /// Its friendly and hostile net ties by where the other end stands. Enemies inside and friends
  /// outside are those that speak against the division.
  public let friendsInside: Ties
  /// Hostile ties to members of the own faction.
  public let enemiesInside: Ties
  /// Friendly ties to figures of other factions.
  public let friendsOutside: Ties
  /// Hostile ties to figures of other factions.
  public let enemiesOutside: Ties
  /// The other faction where the figure would do the least harm; nil if there is no other to go to.
  public let next: Alternative?

  /// Some of a figure's ties.
  public struct Ties: Encodable, Hashable, Sendable {
    /// The other ends, sorted by id.
    public let figures: [Figure.ID]
    /// Σ of the magnitudes of the ties' values.
    public let value: Double
  }

  /// Another faction.
  public struct Alternative: Encodable, Hashable, Sendable {
    /// The faction's label.
    public let faction: String
    /// How much worse the division would be with the figure there: by how much its modularity would
    /// fall, or, for the other methods, how many more ties would be put wrongly, or how much more they
    /// would weigh. 0 means that the figure might as well stand there; below 0, that only its own
    /// faction, which would fall apart without it, keeps it.
    public let loss: Double
  }
}
