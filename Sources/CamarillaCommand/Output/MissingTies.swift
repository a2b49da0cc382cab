import Camarilla

/// What to say where an answer rests on ties of which there are none: that there are none, and what
/// there is.
///
/// A default that leaves nothing to look at gives an answer all the same ("0 formed", "everybody stands
/// alone"); who doesn't know of the default takes it for a finding.
enum MissingTies {
  /// A `--ties` that leaves nothing.
  ///
  /// - Parameter when: what the snapshots are of.
  static func note(
    _ selection: TieSelection, in snapshots: some Sequence<Snapshot>, of when: String
  ) -> String? {
    guard selection != .all else { return nil }
    let census = TieCensus(of: snapshots)
    guard census.ties > 0, census.count(selection) == 0 else { return nil }
    return "no tie of \(when) is \(selection.rawValue); there are \(signs(of: census))"
  }

  /// A division that had nothing to go by.
  static func note(_ factions: Factions, in snapshot: Snapshot) -> String? {
    guard !snapshot.rows.isEmpty else { return nil }
    let when = snapshot.title
    if factions.areTiesUnsigned {
      return
        "no relationship of \(when) has a sign; factions take all ties as friendly, of the kinds"
        + " \(TieCensus.text(of: TieCensus(of: CollectionOfOne(snapshot)).kinds))"
    }
    guard factions.allSatisfy({ $0.members.count == 1 }) else { return nil }
    let census = TieCensus(of: CollectionOfOne(snapshot))
    guard census.positive == 0 else { return nil }
    let hint: String
    if factions.method != .modularity, snapshot.isUnsigned {
      hint = "; --method modularity takes ties without a sign as friendly"
    } else if factions.method == .modularity, factions.isConnected, census.negative > 0 {
      hint = "; --unconstrained unites those with common enemies"
    } else {
      hint = ""
    }
    return "no tie of \(when) is positive, so that everybody stands alone; there are"
      + " \(signs(of: census))\(hint)"
  }

  /// Divisions that had nothing to go by, of steps one after another.
  ///
  /// - Parameter steps: those asked about, of a history that may go beyond them.
  static func note(_ history: FactionHistory, in steps: TimeSteps) -> String? {
    let active = steps.compactMap { history.division(of: TimeSpan($0)) }.filter { !$0.isEmpty }
    let unsigned = active.count { $0.areTiesUnsigned }
    guard unsigned > 0 else { return nil }
    let which = unsigned == active.count ? "all" : "\(unsigned) of \(active.count)"
    return
      "in \(which) \(history.steps.unit.plural) no relationship has a sign; their factions take all ties as friendly"
  }

  /// Ties that lead nowhere, where distances go by values.
  static func note(
    lengthsFor measures: [CentralityMeasure], options: CentralityOptions, ties: TieSelection,
    in snapshot: Snapshot
  ) -> String? {
    guard options.isWeighted, ties == .all,
      measures.isEmpty || measures.contains(where: \.readsDistances)
    else { return nil }
    let neutral = TieCensus(of: CollectionOfOne(snapshot)).neutral
    guard neutral > 0 else { return nil }
    return Number.count(neutral, singular: "tie")
      + " of the value 0 \(neutral == 1 ? "leads" : "lead") nowhere where a tie is 1/|value| long"
  }

  /// Signs that are asked for and aren't there.
  ///
  /// - Parameter matter: what can't be said without them.
  static func note(
    signsOf snapshots: some Sequence<Snapshot>, of when: String, matter: String
  ) -> String? {
    let census = TieCensus(of: snapshots)
    guard census.ties > 0, census.positive + census.negative == 0 else { return nil }
    return
      "no tie of \(when) has a sign, so that \(matter); the kinds are \(TieCensus.text(of: census.kinds))"
  }

  /// Measures that read signs, where there are none.
  static func note(
    signsFor measures: [CentralityMeasure], in snapshots: some Sequence<Snapshot>, of when: String
  ) -> String? {
    let names = measures.filter(\.readsSigns).map(\.name)
    guard !names.isEmpty else { return nil }
    return note(
      signsOf: snapshots, of: when,
      matter: names.joined(separator: ", ") + (names.count == 1 ? " tells" : " tell")
        + " nobody apart")
  }

  /// Times in which no pair can turn, for want of friends or of enemies.
  static func note(turnsOf snapshots: some Sequence<Snapshot>, of when: String) -> String? {
    let census = TieCensus(of: snapshots)
    guard census.ties > 0, census.positive == 0 || census.negative == 0 else { return nil }
    let missing =
      census.positive + census.negative == 0
      ? "has a sign" : census.positive == 0 ? "is positive" : "is negative"
    return
      "no tie of \(when) \(missing), so that none can turn; the kinds are \(TieCensus.text(of: census.kinds))"
  }

  static func signs(of census: TieCensus) -> String {
    let parts = [(census.positive, "positive"), (census.negative, "negative")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let neutral = census.neutral > 0 ? ["\(census.neutral) without a sign"] : []
    return (parts + neutral).joined(separator: " and ")
  }
}

extension TieCensus {
  private static let mostKinds = 8

  /// Kinds with how many there are of each: `treaty (7), feud (2) and 3 more`.
  static func text(of kinds: [(name: String, count: Int)]) -> String {
    let shown = kinds.prefix(mostKinds).map { "\(Table.oneLine(of: $0.name)) (\($0.count))" }
    let rest = kinds.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
