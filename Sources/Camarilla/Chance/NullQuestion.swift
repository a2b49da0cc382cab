/// What is asked of a snapshot and of draws from a null model alike.
public enum NullQuestion: Hashable, Sendable {
  /// The triangles by their signs, `+++`, `++-`, `+--` and `---`; the share of balanced ones,
  /// `degreeOfBalance`; and `frustration`, by a search of the same bounded length for the snapshot and the draws
  /// (of a small snapshot its least), unless that is left out. With directions, transitive semicycles and arcs.
  case balance(options: BalanceOptions)
  /// `modularity` of the factions, found with as many searches in the snapshot as in each draw, how many of two or more
  /// there are, `factions`, and how many figures stand `alone`; of the other methods `frustration` in place of modularity.
  case factions(options: FactionOptions)
  /// Of each measure, `betweenness` say, or of the consensus where none is named: `betweenness
  /// centralization`, the sum of the differences between the highest score and all others (the numerator of
  /// Freeman 1979); `highest betweenness`, whoever has it; and `betweenness of stalin` for the figures who rank
  /// first in the snapshot.
  ///
  /// Many figures held against chance one by one will have one that looks unlikely; the highest score is held
  /// against the highest of each draw, and so needs no correction.
  ///
  /// `top` says how many figures that are, and `among` of whom they are the first; nil for all.
  case centrality(
    measures: [CentralityMeasure], ties: TieSelection, options: CentralityOptions, top: Int,
    among: Set<Figure.ID>? = nil)
  /// How often figures stand between two others, in all by role and in total, and in total for those who
  /// do most often in the snapshot: `coordinator` to `liaison`, `total`, `total of stalin`. The groups, factions
  /// or others, stay those of the snapshot. `top` and `among` as of centrality.
  case brokerage(
    groups: FigureGroups, ties: TieSelection, top: Int, among: Set<Figure.ID>? = nil)

  /// Structural balance of ties.
  public static let balance = NullQuestion.balance(options: BalanceOptions())
  /// Factions by modularity.
  public static let factions = NullQuestion.factions(options: .modularity)
  /// The consensus of centrality measures, and the ten who lead it.
  public static let centrality = NullQuestion.centrality(
    measures: [], ties: .all, options: CentralityOptions(), top: 10)
}

/// What a question comes to in the snapshot or a draw, number by number.
struct NullStatistics: Sendable {
  /// What a number is called.
  struct Label: Sendable {
    var name: String
    var figure: Figure.ID?

    init(_ name: String, figure: Figure.ID? = nil) {
      (self.name, self.figure) = (name, figure)
    }
  }

  let labels: [Label]
  /// Whether relationships of kinds without a sign count as friendly.
  var readsUnsigned = false
  /// The numbers, in the order of the labels; what is undefined is nil.
  let values: @Sendable (DrawnTies) -> [Double?]
}

extension NullQuestion {
  /// The numbers asked for, of a snapshot and of draws from it.
  func statistics(of snapshot: Snapshot) -> NullStatistics {
    switch self {
    case .balance(let options): .balance(options: options)
    case .factions(let options): .factions(of: snapshot, options: options)
    case .centrality(let measures, let ties, let options, let top, let members):
      .centrality(
        of: snapshot, measures: measures, ties: ties, options: options, top: top, among: members)
    case .brokerage(let groups, let ties, let top, let members):
      .brokerage(of: snapshot, groups: groups, ties: ties, top: top, among: members)
    }
  }
}
