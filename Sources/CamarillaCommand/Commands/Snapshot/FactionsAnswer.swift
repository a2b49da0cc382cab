import Camarilla

/// Factions as the command prints them.
struct FactionsAnswer: Noted {
  struct Faction: Encodable {
    /// Its most central member's, the same everywhere; `label` is its older name.
    var name: String
    var label: String
    var members: [String]
    var names: [String]
    /// The mean of its members'; null without runs.
    @ExplicitNull var stability: Double?
  }

  /// One figure's place, and why it is there.
  struct Membership: Encodable {
    struct Ties: Encodable {
      var count: Int
      var value: Double

      init(_ ties: FactionStanding.Ties) {
        count = ties.figures.count
        value = ties.value
      }
    }

    struct Next: Encodable {
      var label: String
      var loss: Double
    }

    var id: String
    var name: String
    /// Its faction's label.
    var label: String
    @ExplicitNull var stability: Double?
    var friendsInside: Ties
    var enemiesInside: Ties
    var friendsOutside: Ties
    var enemiesOutside: Ties
    /// Null where there is no other faction to go to.
    @ExplicitNull var next: Next?
  }

  var year: Int
  var method: String
  var figures: Int
  /// Null where no tie has a value.
  @ExplicitNull var modularity: Double?
  /// What it could be if factions need not be connected; null for other methods.
  @ExplicitNull var unconstrainedModularity: Double?
  /// Whether every faction is connected by friendly ties among its members.
  var connected: Bool
  /// Whether ties were counted by their values rather than by number.
  var weighted: Bool
  /// Whether no tie has a sign, and all were taken as friendly.
  var unsigned: Bool
  var frustration: Double
  /// No division of the method's kind has less frustration; null for modularity.
  @ExplicitNull var lowerBound: Double?
  @ExplicitNull var optimal: Bool?
  @ExplicitNull var coverage: Double?
  /// The runs that the stabilities rest on.
  var runs: Int
  var factions: [Faction]
  /// By faction, then by id.
  var memberships: [Membership]
  /// Who is with whom over possible worlds, where it was asked.
  var worlds: FactionsWorldsAnswer?
  /// What the answer rests on where that isn't plain.
  var notes: [String] = []

  init(snapshot: Snapshot, found: Factions, stability: FactionStability?) {
    year = snapshot.year
    method = found.method.rawValue
    figures = snapshot.figures.count
    modularity = found.modularity
    unconstrainedModularity = found.unconstrainedModularity
    connected = found.isConnected
    weighted = found.isWeighted
    unsigned = found.areTiesUnsigned
    frustration = found.frustrationWeight
    lowerBound = found.frustrationWeightBound
    optimal = found.isOptimal
    coverage = found.coverage
    runs = stability?.runs ?? 0
    func stabilityOf(_ id: String) -> Double? { stability?[id]?.stability }
    factions = found.factions.map { faction in
      let all = faction.members.compactMap(stabilityOf)
      return Faction(
        name: faction.label, label: faction.label, members: faction.members,
        names: faction.members.map { snapshot.chronicle.figure(id: $0)?.name ?? $0 },
        stability: all.isEmpty ? nil : all.reduce(0, +) / Double(all.count))
    }
    memberships = snapshot.standings(in: found)
      .map { (found.index(of: $0.id) ?? 0, $0) }
      .sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }
      .map { _, standing in
        Membership(
          id: standing.id, name: standing.name, label: standing.faction,
          stability: stabilityOf(standing.id),
          friendsInside: Membership.Ties(standing.friendsInside),
          enemiesInside: Membership.Ties(standing.enemiesInside),
          friendsOutside: Membership.Ties(standing.friendsOutside),
          enemiesOutside: Membership.Ties(standing.enemiesOutside),
          next: standing.next.map { Membership.Next(label: $0.faction, loss: $0.loss) })
      }
  }

  func report(_ title: String, saysWhy: Bool) -> Report<FactionsAnswer> {
    Report(
      text: text(title: title) + (saysWhy ? why : "") + (worlds?.text ?? ""),
      csv: worlds?.csv ?? csv,
      json: self)
  }

  private func text(title: String) -> String {
    guard !factions.isEmpty else { return nobodyIsActive(in: title) }
    let alone = factions.filter { $0.members.count == 1 }
    let together = factions.count - alone.count
    var text =
      "\(title): \(together == 0 ? "no faction" : Number.count(together, singular: "faction"))"
    if !alone.isEmpty { text += " and \(alone.count) alone" }
    text += " of \(Number.count(figures, singular: "figure")), by \(method)\n" + quality
    let marks = Dictionary(
      uniqueKeysWithValues: memberships.compactMap { member in
        member.stability.flatMap { stability in
          stability < FactionStability.threshold ? (member.id, Number.short(of: stability)) : nil
        }
      })
    if !marks.isEmpty {
      text +=
        "(0.…) behind a name: how far \(Number.count(runs, singular: "search", plural: "searches")) agree on the"
      text += " membership, where that is\nless than \(FactionStability.threshold)\n"
    }
    func name(_ faction: Faction, index: Int) -> String {
      let name = printed(faction.names[index], id: faction.members[index])
      return marks[faction.members[index]].map { "\(name) (\($0))" } ?? name
    }
    for (index, faction) in factions.enumerated() where faction.members.count > 1 {
      text += "\n\(index + 1). \(Table.oneLine(of: faction.label)) (\(faction.members.count))\n"
      let names = faction.members.indices.map { name(faction, index: $0) }
      text += wrapped(names.joined(separator: ", "), indent: 3)
    }
    if !alone.isEmpty {
      let names = alone.map { name($0, index: 0) }
      text += "\nalone\n" + wrapped(names.joined(separator: ", "), indent: 3)
    }
    return text
  }

  /// How good the division is, in a line.
  private var quality: String {
    var parts: [String] = []
    if let modularity {
      var part = "modularity \(Number.short(of: modularity))"
      if let unconstrainedModularity, unconstrainedModularity - modularity > 5e-5 {
        part += " (\(Number.short(of: unconstrainedModularity)) if strangers may stand together)"
      }
      parts.append(part)
    }
    let amount = Number.score(of: frustration) + (weighted ? " by value" : "")
    switch (optimal, lowerBound) {
    case (true, _): parts.append("frustration \(amount) (the least there is)")
    case (false, let bound?):
      parts.append("frustration \(amount) (at least \(Number.score(of: bound)))")
    default: parts.append("frustration \(amount)")
    }
    if let coverage { parts.append("coverage \(Number.short(of: coverage))") }
    return parts.joined(separator: ", ") + "\n"
  }

  /// Each figure's ties, their number and value.
  private var why: String {
    guard !memberships.isEmpty else { return "" }
    var table = Table([
      ("figure", .left), ("faction", .left), ("stability", .right), ("friends in", .right),
      ("enemies in", .right), ("friends out", .right), ("enemies out", .right), ("next", .left),
      ("loss", .right),
    ])
    func cell(ties: Membership.Ties) -> String {
      ties.count == 0 ? "–" : "\(ties.count) (\(Number.score(of: ties.value)))"
    }
    for member in memberships {
      table.append([
        printed(member.name, id: member.id), member.label,
        member.stability.map(Number.short) ?? "–",
        cell(ties: member.friendsInside), cell(ties: member.enemiesInside),
        cell(ties: member.friendsOutside),
        cell(ties: member.enemiesOutside), member.next?.label ?? "–",
        member.next.map { Number.score(of: $0.loss) } ?? "–",
      ])
    }
    let measure = method == "modularity" ? "modularity would fall" : "frustration would rise"
    return "\n" + table.text()
      + "\nTies by number (and value). Next: the other faction where the figure would do least harm;"
      + "\nloss: by how much \(measure) with it there.\n"
  }

  private var csv: String {
    let counted = ["friendsInside", "enemiesInside", "friendsOutside", "enemiesOutside"]
    var headings = ["faction", "label", "id", "name", "stability"]
    for name in counted { headings += [name, name + "Value"] }
    headings += ["next", "loss"]
    var csv = Table(headings.map { ($0, .left) })
    var indexOf: [String: Int] = [:]
    for (index, faction) in factions.enumerated() { indexOf[faction.label] = index + 1 }
    for member in memberships {
      var row = ["\(indexOf[member.label] ?? 0)", member.label, member.id, member.name]
      row.append(member.stability.map { "\($0)" } ?? "")
      for ties in [
        member.friendsInside, member.enemiesInside, member.friendsOutside, member.enemiesOutside,
      ] {
        row += ["\(ties.count)", "\(ties.value)"]
      }
      row.append(member.next?.label ?? "")
      row.append(member.next.map { "\($0.loss)" } ?? "")
      csv.append(row)
    }
    return csv.csv()
  }
}
