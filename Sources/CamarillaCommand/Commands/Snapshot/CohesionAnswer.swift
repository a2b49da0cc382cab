import Camarilla

/// Who and what holds a snapshot together, as the command prints it.
struct CohesionAnswer: Noted {
  struct Articulation: Encodable {
    var id: String
    var name: String
    var parts: Int
  }

  struct Bridge: Encodable {
    var figures: [String]
    var names: [String]
    var relationships: [ClaimAnswer]
  }

  struct Core: Encodable {
    var k: Int
    var members: [String]
  }

  struct Member: Encodable {
    var id: String
    var name: String
    /// Numbered from 1, as the components stand.
    var component: Int
    var core: Int
    var triangles: Int
    var clustering: Double
  }

  var year: Int
  var ties: String
  var figures: Int
  var components: [[String]]
  var strongComponents: [[String]]
  var articulations: [Articulation]
  var bridges: [Bridge]
  var innermostCore: Core
  /// Null where no figure has two ties.
  @ExplicitNull var transitivity: Double?
  /// Null where there is nobody.
  @ExplicitNull var meanClustering: Double?
  var members: [Member]
  /// What the answer rests on where there are no ties of the sort it asks for.
  var notes: [String] = []

  init(snapshot: Snapshot, cohesion: Cohesion, ties: TieSelection) {
    let chronicle = snapshot.chronicle
    year = snapshot.year
    self.ties = ties.rawValue
    figures = snapshot.figures.count
    components = cohesion.components
    strongComponents = cohesion.strongComponents
    articulations = cohesion.articulationFigures.map {
      Articulation(id: $0.id, name: $0.name, parts: $0.parts)
    }
    bridges = cohesion.bridges.map { bridge in
      Bridge(
        figures: bridge.figures, names: bridge.figures.map { chronicle.figure(id: $0)?.name ?? $0 },
        relationships: bridge.relationships.map { ClaimAnswer(relationship: $0, in: chronicle) })
    }
    let core = cohesion.innermostCore
    innermostCore = Core(k: core.k, members: core.members)
    transitivity = cohesion.transitivity
    meanClustering = cohesion.meanClustering
    members = cohesion.members.map {
      Member(
        id: $0.id, name: $0.name, component: $0.component + 1, core: $0.core,
        triangles: $0.triangles, clustering: $0.clustering)
    }
  }

  func report(_ snapshot: Snapshot) -> Report<CohesionAnswer> {
    Report(text: text(of: snapshot), csv: csv(), json: self)
  }

  private func text(of snapshot: Snapshot) -> String {
    guard figures > 0 else { return nobodyIsActive(in: snapshot.title) }
    func names(of ids: [String]) -> String {
      ids.map { printed(snapshot.chronicle.figure(id: $0)?.name ?? $0, id: $0) }.joined(
        separator: ", ")
    }
    var text = "What holds \(snapshot.title) together: \(Number.count(figures, singular: "figure"))"
    text += " in \(Number.count(components.count, singular: "component"))"
    text += (TieSelection(rawValue: ties)?.remark ?? "") + "\n"
    let several = strongComponents.filter { $0.count > 1 }.count
    text += "\(Number.count(several, singular: "strong component")) of more than one figure"
    text += "; transitivity \(transitivity.map(Number.short) ?? "undefined")"
    text += ", mean clustering \(meanClustering.map(Number.short) ?? "undefined")\n"
    for (index, component) in components.enumerated() where component.count > 1 && index > 0 {
      text += "\ncomponent \(index + 1) (\(component.count))\n"
      text += wrapped(names(of: component), indent: 3)
    }
    let alone = components.filter { $0.count == 1 }.flatMap { $0 }
    if !alone.isEmpty { text += "\nwithout ties\n" + wrapped(names(of: alone), indent: 3) }
    text += articulationText + bridgeText
    if innermostCore.k > 0 {
      text +=
        "\ninnermost core: all have at least \(Number.count(innermostCore.k, singular: "tie"))"
      text += " to one another (\(innermostCore.members.count))\n"
      text += wrapped(names(of: innermostCore.members), indent: 3)
    }
    var table = Table([
      ("figure", .left), ("core", .right), ("triangles", .right), ("clustering", .right),
    ])
    let order = members.indices.sorted { (-members[$0].core, $0) < (-members[$1].core, $1) }
    for member in order.map({ members[$0] }) {
      table.append([
        printed(member.name, id: member.id), "\(member.core)", "\(member.triangles)",
        Number.short(of: member.clustering),
      ])
    }
    return text + "\n" + table.text()
  }

  private var articulationText: String {
    guard !articulations.isEmpty else { return "\nNobody's absence would break a component.\n" }
    var table = Table([("", .left), ("", .left)])
    for figure in articulations {
      table.append([printed(figure.name, id: figure.id), "\(figure.parts) parts"])
    }
    return "\nwithout whom a component would fall apart\n"
      + table.text(indent: 3, hasHeadings: false)
  }

  private var bridgeText: String {
    guard !bridges.isEmpty else { return "" }
    var text = "\nbridges: ties without which a component would fall apart\n"
    for bridge in bridges {
      text += "   \(zip(bridge.names, bridge.figures).map(printed).joined(separator: " – "))\n"
      for claim in bridge.relationships {
        text += "     \(claim.line(from: bridge.figures[0]))\n"
      }
    }
    return text
  }

  /// One row a figure; what concerns ties stands in JSON.
  private func csv() -> String {
    var table = Table(
      ["id", "name", "component", "core", "triangles", "clustering", "parts", "bridges"]
        .map { ($0, .left) })
    var parts: [String: Int] = [:]
    for figure in articulations { parts[figure.id] = figure.parts }
    var hanging: [String: [String]] = [:]
    for bridge in bridges {
      for (end, other) in zip(bridge.figures, bridge.figures.reversed()) {
        hanging[end, default: []].append(other)
      }
    }
    for member in members {
      table.append([
        member.id, member.name, "\(member.component)", "\(member.core)", "\(member.triangles)",
        "\(member.clustering)", parts[member.id].map(String.init) ?? "",
        (hanging[member.id] ?? []).joined(separator: ";"),
      ])
    }
    return table.csv()
  }
}
