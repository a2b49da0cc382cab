import Camarilla

/// Who and what holds a snapshot together, as the command prints it.
struct CohesionAnswer: Answer {
  let snapshot: Snapshot
  let cohesion: Cohesion
  let structure: StructureAnswer
  let ties: TieSelection
  /// How ties run within and between groups, where it was asked.
  var mixing: MixingAnswer?
  /// How many of each list are wanted; where it isn't said, a person is shown 50, and CSV and JSON have all.
  var top: Int?

  var json: any Encodable {
    let core = cohesion.innermostCore
    let object = JSONObject.asked(snapshot.time).merging([
      "ties": ties, "figures": snapshot.figures.count,
      "components": cut(cohesion.components).map(cut),
      "strongComponents": cut(cohesion.strongComponents).map(cut),
      "articulations": Listing(cut(cohesion.articulationFigures), columns: articulationColumns),
      "bridges": Listing(cut(cohesion.bridges), columns: bridgeColumns),
      "innermostCore": ["k": core.k, "members": cut(core.members)] as JSONObject,
      "transitivity": cohesion.transitivity, "meanClustering": cohesion.meanClustering,
      "members": Listing(told, columns: memberColumns),
      "notes": structure.notes,
    ]).merging(structure.json)
    return mixing.map { object.merging(["groups": $0.json]) } ?? object
  }

  /// One row a figure; what concerns ties and the whole stands in JSON.
  var csv: String {
    let columns = memberColumns + breakingColumns + (mixing?.columns.map { $0.of(\.id) } ?? [])
    return Listing(told, columns: columns).csv
  }

  /// As much of a list as is wanted.
  private func cut<Element>(_ list: [Element]) -> [Element] {
    top.map { Array(list.prefix($0)) } ?? list
  }

  /// All members, or as many as are wanted of those in the innermost cores.
  private var told: [Cohesion.Member] { top.map(innermost) ?? cohesion.members }

  /// So many members from the innermost core outward, those of a core as the figures stand.
  private func innermost(most: Int) -> [Cohesion.Member] {
    let members = cohesion.members
    let order = members.indices.sorted { (-members[$0].core, $0) < (-members[$1].core, $1) }
    return order.prefix(most).map { members[$0] }
  }

  private var memberColumns: [Column<Cohesion.Member>] {
    [
      .shown("figure") { printed($0.name, id: $0.id) },
      .exact("id") { $0.id }, .exact("name") { $0.name },
      // Numbered from 1, as the components stand.
      .exact("component") { $0.component + 1 },
      Column("core", .right) { $0.core },
      Column("triangles", .right) { $0.triangles },
      Column("clustering", .right, value: { $0.clustering }, text: Number.short),
    ]
  }

  /// Into how many parts a component falls without a figure, and to whom only a bridge leads from it.
  private var breakingColumns: [Column<Cohesion.Member>] {
    let parts = Dictionary(
      cohesion.articulationFigures.map { ($0.id, $0.parts) },
      uniquingKeysWith: { first, _ in first })
    let hanging = cohesion.bridges.reduce(into: [Figure.ID: [Figure.ID]]()) { hanging, bridge in
      for (end, other) in zip(bridge.figures, bridge.figures.reversed()) {
        hanging[end, default: []].append(other)
      }
    }
    return [.csv("parts") { parts[$0.id] }, .csv("bridges") { hanging[$0.id] ?? [] }]
  }

  private var articulationColumns: [Column<Cohesion.Articulation>] {
    [.json("id") { $0.id }, .json("name") { $0.name }, .json("parts") { $0.parts }]
  }

  private var bridgeColumns: [Column<Cohesion.Bridge>] {
    [
      .json("figures") { $0.figures },
      .json("names") { $0.figures.map(snapshot.chronicle.name) },
      .json("relationships") { Claim.listing(of: $0.relationships, in: snapshot.chronicle) },
    ]
  }
}

// MARK: For a person

extension CohesionAnswer {
  private var most: Int { top ?? 50 }

  var text: String {
    guard !snapshot.figures.isEmpty else { return nobodyIsActive(in: snapshot.title) }
    let components = cohesion.components
    var text = "What holds \(snapshot.title) together: "
    text += Number.count(snapshot.figures.count, singular: "figure")
    text += " in \(Number.count(components.count, singular: "component"))\(ties.remark)\n"
    let several = cohesion.strongComponents.count { $0.count > 1 }
    text += "\(Number.count(several, singular: "strong component")) of more than one figure"
    text += "; transitivity \(cohesion.transitivity.map(Number.short) ?? "undefined")"
    text += ", mean clustering \(cohesion.meanClustering.map(Number.short) ?? "undefined")\n"
    // The largest is what most belong to; those of one figure come last.
    let together = components.prefix { $0.count > 1 }
    for (index, component) in zip(components.indices, together).dropFirst().prefix(most) {
      text += "\ncomponent \(index + 1) (\(component.count))\n" + names(of: component)
    }
    text += more(than: most, of: together.count - 1)
    let alone = components[together.endIndex...].flatMap { $0 }
    if !alone.isEmpty { text += "\nwithout ties\n" + names(of: alone) }
    text += structure.text + (mixing?.text ?? "") + articulationText + bridgeText
    let core = cohesion.innermostCore
    if core.k > 0 {
      text += "\ninnermost core: all have at least \(Number.count(core.k, singular: "tie"))"
      text += " to one another (\(core.members.count))\n" + names(of: core.members)
    }
    return text + "\n" + Listing(innermost(most: most), columns: memberColumns).table.text()
      + more(than: most, of: cohesion.members.count)
  }

  private func names(of ids: [Figure.ID]) -> String {
    wrapped(ids.prefix(most).map(snapshot.chronicle.printedName).oneAfterAnother, indent: 3)
      + more(than: most, of: ids.count)
  }

  private var articulationText: String {
    let all = cohesion.articulationFigures
    guard !all.isEmpty else { return "\nNobody's absence would break a component.\n" }
    let shown = Listing(
      all.prefix(most),
      columns: [.shown("") { printed($0.name, id: $0.id) }, .shown("") { "\($0.parts) parts" }])
    return "\nwithout whom a component would fall apart\n"
      + shown.table.text(indent: 3, hasHeadings: false) + more(than: most, of: all.count)
  }

  private var bridgeText: String {
    guard !cohesion.bridges.isEmpty else { return "" }
    var text = "\nbridges: ties without which a component would fall apart\n"
    for bridge in cohesion.bridges.prefix(most) {
      text += "   \(snapshot.chronicle.printedNames(of: bridge.figures))\n"
      for relationship in bridge.relationships {
        let claim = Claim(relationship, in: snapshot.chronicle)
        text += "     \(claim.line(from: bridge.figures[0]))\n"
      }
    }
    return text + more(than: most, of: cohesion.bridges.count)
  }
}
