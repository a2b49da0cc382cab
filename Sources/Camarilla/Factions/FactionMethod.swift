/// A way to divide a snapshot's figures into factions.
///
/// All look at the net tie of each pair (``Snapshot``): modularity at its value, the others at its
/// sign alone, unless ``FactionOptions/isWeighted`` says otherwise. An ambivalent tie, whose claims
/// cancel out, has no part in any, nor has a tie whose kinds have no sign; but where no relationship of
/// the snapshot has one, modularity takes all ties as friendly (``Factions/areTiesUnsigned``).
public enum FactionMethod: String, Encodable, Hashable, Sendable, CaseIterable {
  /// Groups with more friendship and less enmity inside than chance would put there: signed
  /// modularity (Gómez, Jensen & Arenas, *Analysis of community structure in networks of correlated
  /// data*, Phys. Rev. E 80, 2009), by a Leiden search (Traag, Waltman & van Eck 2019), of such
  /// divisions as connect each faction by friendly ties among its members; without
  /// ``FactionOptions/isConnected``, strangers whom common enemies unite may stand together.
  case modularity
  /// As many groups as it takes to have the fewest hostile ties inside and friendly ties between
  /// (Doreian & Mrvar, *A partitioning approach to structural balance*, Social Networks 18, 1996).
  /// Each faction is connected by friendly ties among its members.
  case balance
  /// The two sides of the split with the fewest hostile ties inside and friendly ties between (Aref,
  /// Mason & Wilson, *A modeling and computational study of the frustration index in signed
  /// networks*, Networks 75, 2020). Allies need not be tied: enemies of one enemy stand together.
  case coalitions

  /// What it does, in a phrase.
  public var summary: String {
    switch self {
    case .modularity: "groups with more friendship inside than chance would put there"
    case .balance: "any number of groups, the fewest enemies inside and friends between"
    case .coalitions: "two sides, the fewest enemies inside and friends between"
    }
  }
}
