import Camarilla

extension PairExplanationAnswer {
  func text(title: String) -> String {
    heading(title: title) + claimsText + contradictionsText(of: contradictions) + sourcesText
      + commonText
      + factionText + pathText + historyText
      + sourceTitles(of: sources.map { ($0.source, $0.title) })
  }

  private var names: [String] { figures.map { printed($0.name, id: $0.id) } }

  private func heading(title: String) -> String {
    var text = "\(names[0]) and \(names[1]) in \(title): "
    if let value {
      text += ["enemies", "an ambivalent tie", "allies"][sign + 1]
      text += ", value \(Number.plain(of: value))\n"
    } else {
      text += "no tie\n"
    }
    for end in figures where !end.present {
      let nearest = [end.lastBefore, end.firstAfter].compactMap { $0 }.map {
        "\(CalendarYear($0))"
      }
      text += "\(printed(end.name, id: end.id)) stands in no relationship then"
      text +=
        nearest.isEmpty ? ".\n" : "; the nearest: in \(nearest.joined(separator: " and ")).\n"
    }
    return text
  }

  private var claimsText: String {
    guard let value else { return "" }
    var table = Table([
      ("claim", .left), ("kind", .left), ("when", .left), ("sign × weight × confidence", .left),
      ("value", .right), ("sources", .below),
    ])
    for part in contributions {
      let claim = part.relationship
      var kind = claim.kind
      if claim.directed { kind += " " + (claim.source == figures[0].id ? "→" : "←") }
      let factors =
        [(claim.sign > 0 ? "+" : "") + "\(Number.plain(of: Double(claim.sign)))"]
        + [claim.weight, claim.confidence].map(Number.plain)
      table.append([
        claim.id, kind, claim.spokenWhen, factors.joined(separator: " × "),
        Number.plain(of: part.value),
        claim.shortCitations,
      ])
    }
    var text = "\n" + table.text()
    if contributions.count > 1 { text += "sum: \(Number.plain(of: value))\n" }
    return text
  }

  private var sourcesText: String {
    guard tied else { return "" }
    guard !sources.isEmpty else { return "\nNo source stands behind any of it.\n" }
    var table = Table([("without", .left), ("claims lost", .right), ("the tie", .left)])
    for effect in sources {
      let value = Number.plain(of: effect.value ?? 0)
      let change =
        switch PairExplanation.SourceEffect.Change(rawValue: effect.change) {
        case .gone: "gone"
        case .sign:
          effect.value == 0
            ? "turns ambivalent"
            : "turns \((effect.value ?? 0) < 0 ? "hostile" : "friendly"), \(value)"
        case .value: "stays, worth \(value)"
        default: "unchanged"
        }
      table.append([effect.source, "\(effect.lost.count) of \(effect.citing)", change])
    }
    return "\nWere a source struck\n\n" + table.text()
  }

  /// The third figures by how they stand to the two.
  private var commonText: String {
    guard figures.allSatisfy(\.present) else { return "" }
    guard !common.isEmpty else { return "\nNobody is tied to both.\n" }
    func list(_ heading: String, _ isWanted: (CommonTie) -> Bool) -> String {
      let found = common.filter(isWanted).map { printed($0.name, id: $0.id) }
      return found.isEmpty
        ? "" : wrapped("\(heading): " + found.joined(separator: ", "), indent: 2)
    }
    func stand(_ third: CommonTie) -> [Int] { third.values.map { $0 < 0 ? -1 : ($0 > 0 ? 1 : 0) } }
    var text = "\nTied to both\n"
    text += list("friends of both") { stand($0) == [1, 1] }
    text += list("enemies of both") { stand($0) == [-1, -1] }
    text += list("friends of \(names[0]) only, enemies of \(names[1])") { stand($0) == [1, -1] }
    text += list("friends of \(names[1]) only, enemies of \(names[0])") { stand($0) == [-1, 1] }
    text += list("ambivalent to one of them") { stand($0).contains(0) }
    let judged = common.filter { $0.balanced != nil }
    if !judged.isEmpty {
      let balanced = judged.count { $0.balanced == true }
      text += "  \(balanced) of \(Number.count(judged.count, singular: "triad")) balanced\n"
    } else if !tied {
      let alike = common.count { stand($0)[0] * stand($0)[1] > 0 }
      let unlike = common.count { stand($0)[0] * stand($0)[1] < 0 }
      text +=
        "  an alliance would balance \(Number.count(alike, singular: "triad")), a rivalry \(unlike)\n"
    }
    return text
  }

  private var factionText: String {
    guard let first = figures[0].faction, let second = figures[1].faction else { return "" }
    return oneFaction
      ? "\n" + sentence(of: "Both are in one faction, that of \(Table.oneLine(of: first))") + "\n"
      : "\n"
        + sentence(
          of:
            "They are in different factions, those of \(Table.oneLine(of: first)) and \(Table.oneLine(of: second))"
        ) + "\n"
  }

  private var pathText: String {
    guard !tied, figures.allSatisfy(\.present) else { return "" }
    guard let path else { return "\nNo way leads from one to the other.\n" }
    var text = "\nA shortest way leads over \(Number.count(path.count, singular: "step"))\n"
    var table = Table([("", .left), ("", .left), ("", .right), ("", .left)])
    for step in path {
      table.append([
        printed(step.names[0], id: step.from), "– \(printed(step.names[1], id: step.to))",
        Number.plain(of: step.value),
        step.relationships.joined(separator: ", "),
      ])
    }
    text += table.text(indent: 2, hasHeadings: false)
    return text
  }

  private var historyText: String {
    guard !history.isEmpty else { return "\nNothing is claimed of the two in any year.\n" }
    var table = Table([("", .left), ("", .left), ("", .right), ("", .left)])
    for spell in history {
      let years = CalendarYear.text(years: spell.from...spell.to)
      table.append([
        (spell.from...spell.to).contains(year) ? "▸" : "", years, Number.plain(of: spell.value),
        spell.relationships.joined(separator: ", "),
      ])
    }
    return "\nThrough the years\n" + table.text(hasHeadings: false)
  }
}
