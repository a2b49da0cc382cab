import Camarilla

/// How ties run within and between groups, as `cohesion --groups` prints it.
struct MixingAnswer {
  let groups: NamedGroups
  let mixing: GroupMixing
  /// The correlation of the numbers at both ends, of an attribute that is a number.
  let numeric: Double?
  let chronicle: Chronicle

  init(_ groups: NamedGroups, in snapshot: Snapshot, ties: TieSelection) {
    self.groups = groups
    mixing = snapshot.mixing(of: groups.groups, ties: ties)
    numeric = groups.attribute.flatMap { name in
      snapshot.assortativity(ties: ties) { $0.number(ofAttribute: name) }
    }
    chronicle = snapshot.chronicle
  }

  var json: JSONObject {
    [
      "by": groups.name, "assortativity": mixing.assortativity, "numericAssortativity": numeric,
      "eiIndex": mixing.ties.eiIndex, "internal": mixing.ties.inside,
      "external": mixing.ties.outside, "modularity": mixing.modularity,
      "ungrouped": mixing.ungrouped, "groups": Listing(mixing.groups, columns: groupColumns),
      "members": Listing(mixing.members, columns: memberColumns),
    ]
  }

  private var groupColumns: [Column<GroupMixing.Group>] {
    [
      .json("name") { $0.name }, .shown("group") { Table.oneLine(of: $0.name) },
      Column("figures", .right) { $0.figures },
      .json("members") { group in
        groups.groups.groups.first { $0.name == group.name }?.members
      },
    ] + Self.tieColumns { $0.ties }
  }

  private var memberColumns: [Column<GroupMixing.Member>] {
    [.exact("id") { $0.id }, .exact("name") { $0.name }, .exact("group") { $0.group }]
      + Self.tieColumns { $0.ties }
  }

  private static func tieColumns<Row>(
    of ties: @escaping @Sendable (Row) -> GroupMixing.Ties
  ) -> [Column<Row>] {
    [
      Column("internal", .right) { ties($0).inside },
      Column("external", .right) { ties($0).outside },
      .shown("E-I index", .right) { ties($0).eiIndex.map(Number.short) ?? "–" },
      .exact("eiIndex") { ties($0).eiIndex },
    ]
  }

  /// What a figure's group and its ties add to a row of CSV.
  var columns: [Column<Figure.ID>] {
    let members = Dictionary(
      mixing.members.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return [
      .csv("group") { members[$0]?.group }, .csv("internal") { members[$0]?.ties.inside },
      .csv("external") { members[$0]?.ties.outside }, .csv("eiIndex") { members[$0]?.ties.eiIndex },
    ]
  }

  var text: String {
    func number(_ value: Double?) -> String { value.map(Number.short) ?? "undefined" }
    let ties = mixing.ties
    var text =
      "\ngroups \(groups.title): \(ties.inside) of \(ties.inside + ties.outside) ties within them\n"
    text += "   assortativity \(number(mixing.assortativity)), E-I index \(number(ties.eiIndex))"
    text += ", modularity \(number(mixing.modularity))\n"
    if groups.attribute != nil { text += "   assortativity as a number \(number(numeric))\n" }
    if !mixing.groups.isEmpty {
      text += Listing(mixing.groups, columns: groupColumns).table.text(indent: 3)
    }
    return text
  }
}
