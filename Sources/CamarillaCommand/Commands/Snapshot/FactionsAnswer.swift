import Camarilla
import GraphKernels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Factions as the command prints them.
struct FactionsAnswer: Answer {
  let snapshot: Snapshot
  let found: Factions
  /// Nil without runs.
  let stability: FactionStability?
  /// Whether to say why each figure stands where it does.
  let saysWhy: Bool
  /// Each figure with what ties it to its faction, by faction and id.
  let standings: [FactionStanding]
  /// How ties run within and between the factions.
  let mixing: GroupMixing
  /// Who is with whom over possible worlds, where it was asked.
  var worlds: FactionsWorldsAnswer?

  /// Those to tell of; everybody when nil.
  private let members: Set<Figure.ID>?

  /// - Parameter members: those to tell of, each where it stands among all; everybody when nil.
  init(
    snapshot: Snapshot, found: Factions, stability: FactionStability?, saysWhy: Bool,
    members: Set<Figure.ID>? = nil
  ) {
    self.snapshot = snapshot
    self.members = members
    self.found = found
    self.stability = stability
    self.saysWhy = saysWhy
    mixing = snapshot.mixing(of: snapshot.groups(of: found))
    let all = snapshot.standings(
      in: found, threads: ProcessInfo.processInfo.activeProcessorCount)
    let indices = found.indices(of: snapshot).map { $0 ?? 0 }
    // They come by id, and are left so within a faction.
    let order = CountingSort.order(itemCount: all.count, keyCount: max(1, found.count)) {
      indices[$0]
    }
    standings = order.lazy.map { all[Int($0)] }.filter { members?.contains($0.id) ?? true }
  }

  var json: any Encodable {
    let object = JSONObject.asked(snapshot.time).merging([
      "method": found.method, "figures": snapshot.figures.count,
      "modularity": found.modularity, "unconstrainedModularity": found.unconstrainedModularity,
      "connected": found.isConnected, "weighted": found.isWeighted,
      "unsigned": found.areTiesUnsigned, "frustration": found.frustrationWeight,
      "lowerBound": found.frustrationWeightBound, "optimal": found.isOptimal,
      "coverage": found.coverage, "eiIndex": mixing.ties.eiIndex, "runs": stability?.runs ?? 0,
      "factions": Listing(told, columns: factionColumns), "memberships": memberships,
      "notes": JSONObject.noNotes,
    ])
    return worlds.map { object.merging(["worlds": $0.json]) } ?? object
  }

  var csv: String { worlds?.csv ?? memberships.csv }

  func stability(of id: Figure.ID) -> Double? { stability?[id]?.stability }

  /// The factions with somebody to tell of.
  var told: [Faction] { found.filter { !told(of: $0).isEmpty } }

  /// The members of a faction who are told of.
  func told(of faction: Faction) -> [Figure.ID] {
    guard let members else { return faction.members }
    return faction.members.filter(members.contains)
  }

  private var factionColumns: [Column<Faction>] {
    let eiIndices = Dictionary(
      mixing.groups.map { ($0.name, $0.ties.eiIndex) }, uniquingKeysWith: { first, _ in first })
    return [
      // `label` is the older name of the same.
      .json("name") { $0.label }, .json("label") { $0.label }, .json("members") { told(of: $0) },
      .json("names") { told(of: $0).map(snapshot.chronicle.name) },
      .json("eiIndex") { eiIndices[$0.label] ?? nil },
      // The mean of its members'.
      .json("stability") { faction in
        let all = faction.members.compactMap(stability)
        return all.isEmpty ? nil : all.reduce(0, +) / Double(all.count)
      },
    ]
  }

  /// Each figure's ties, their number and value.
  var memberships: Listing<FactionStanding> {
    var columns: [Column<FactionStanding>] = [
      .csv("faction") { (found.index(of: $0.id) ?? -1) + 1 },
      .exact("label") { $0.faction }, .exact("id") { $0.id }, .exact("name") { $0.name },
      .shown("figure") { printed($0.name, id: $0.id) }, .shown("faction") { $0.faction },
      Column(
        "stability", .right, value: { stability(of: $0.id) },
        text: { $0.map(Number.short) ?? "–" }),
    ]
    columns += ties("friends in", "friendsInside") { $0.friendsInside }
    columns += ties("enemies in", "enemiesInside") { $0.enemiesInside }
    columns += ties("friends out", "friendsOutside") { $0.friendsOutside }
    columns += ties("enemies out", "enemiesOutside") { $0.enemiesOutside }
    columns += [
      .shown("next") { $0.next?.faction ?? "–" }, .csv("next") { $0.next?.faction },
      .shown("loss", .right) { $0.next.map { Number.score(of: $0.loss) } ?? "–" },
      .csv("loss") { $0.next?.loss },
      .json("next") {
        $0.next.map { ["label": $0.faction, "loss": $0.loss] as JSONObject }
      },
    ]
    return Listing(standings, columns: columns)
  }

  /// The columns of a figure's ties of one sort.
  private func ties(
    _ heading: String, _ name: String,
    of ties: @escaping @Sendable (FactionStanding) -> FactionStanding.Ties
  ) -> [Column<FactionStanding>] {
    [
      .shown(heading, .right) {
        let (count, value) = (ties($0).figures.count, ties($0).value)
        return count == 0 ? "–" : "\(count) (\(Number.score(of: value)))"
      },
      .csv(name) { ties($0).figures.count }, .csv(name + "Value") { ties($0).value },
      .json(name) { TieSum(count: ties($0).figures.count, value: ties($0).value) },
    ]
  }
}

/// How many ties, and their value together.
private struct TieSum: SharedJSONPrintable {
  let count: Int
  let value: Double

  func print(with printer: inout JSONPrinter) throws {
    try printer.object { printer in
      try printer.member("count") { $0.print(count) }
      try printer.member("value") { try $0.print(value) }
    }
  }
}
