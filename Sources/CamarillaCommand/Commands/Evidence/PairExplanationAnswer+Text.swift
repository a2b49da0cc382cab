import Camarilla

extension PairExplanationAnswer {
  var text: String {
    heading + claimsText + contradictionsText(of: contradictions) + sourcesText + commonText
      + factionText + pathText + historyText
      + titles(of: explanation.sources.map(\.source), in: chronicle)
  }

  private var names: [String] { ends.map { chronicle.printedName(of: $0.figure.id) } }
  private var arePresent: Bool { ends.allSatisfy(\.isPresent) }

  private var heading: String {
    var text = "\(names[0]) and \(names[1]) \(inTime(snapshot.title)): "
    if let value = explanation.value {
      text += ["enemies", "an ambivalent tie", "allies"][explanation.sign.rawValue + 1]
      text += ", value \(Number.plain(of: value))\n"
    } else {
      text += "no tie\n"
    }
    for (end, name) in zip(ends, names) where !end.isPresent {
      guard end.absence == .untied else {
        text += snapshot.options.absence(
          of: [end.figure.id], at: .one(snapshot.time), in: chronicle, when: "then")
        text += ".\n"
        continue
      }
      let nearest = [end.nearest.lastBefore, end.nearest.firstAfter].compactMap { $0 }
        .map { "\($0)" }
      text += "\(name) stands in no relationship then"
      text +=
        nearest.isEmpty ? ".\n" : "; the nearest: \(inTime(nearest.joined(separator: " and "))).\n"
    }
    return text
  }

  private var claimsText: String {
    guard let value = explanation.value else { return "" }
    typealias Row = (claim: Claim, value: Double)
    let rows: [Row] = explanation.contributions.map {
      (Claim($0.relationship, in: chronicle), $0.value)
    }
    let first = ends[0].figure.id
    let columns: [Column<Row>] = [
      .shown("claim") { $0.claim.id },
      .shown("kind") { row in
        let arrow = row.claim.relationship.source == first ? " →" : " ←"
        return row.claim.relationship.kind + (row.claim.isDirected ? arrow : "")
      },
      .shown("when") { $0.claim.relationship.when.spoken },
      .shown("sign × weight × confidence") { row in
        let (sign, relationship) = (row.claim.kind?.sign.rawValue ?? 0, row.claim.relationship)
        return (sign > 0 ? "+" : "")
          + [Double(sign), relationship.weight, relationship.confidence].map(Number.plain)
          .joined(separator: " × ")
      },
      .shown("value", .right) { Number.plain(of: $0.value) },
      .shown("sources", .below) { $0.claim.shortCitations },
    ]
    return "\n" + Listing(rows, columns: columns).table.text()
      + (rows.count > 1 ? "sum: \(Number.plain(of: value))\n" : "")
  }

  private var sourcesText: String {
    guard explanation.value != nil else { return "" }
    guard !explanation.sources.isEmpty else { return "\nNo source stands behind any of it.\n" }
    return "\nWere a source struck\n\n"
      + Listing(explanation.sources, columns: sourceColumns).table.text()
  }

  var sourceColumns: [Column<PairExplanation.SourceEffect>] {
    [
      .json("source") { $0.source }, .json("title") { chronicle.source(id: $0.source)?.title },
      .json("citing") { $0.citing }, .json("lost") { $0.lost }, .json("value") { $0.value },
      .json("change") { $0.change.rawValue },
      .shown("without") { $0.source },
      .shown("claims lost", .right) { "\($0.lost.count) of \($0.citing)" },
      .shown("the tie") { effect in
        let value = effect.value ?? 0
        return switch effect.change {
        case .gone: "gone"
        case .sign where effect.value == 0: "turns ambivalent"
        case .sign: "turns \(value < 0 ? "hostile" : "friendly"), \(Number.plain(of: value))"
        case .value: "stays, worth \(Number.plain(of: value))"
        case .none: "unchanged"
        }
      },
    ]
  }

  /// The third figures by how they stand to the two.
  private var commonText: String {
    guard arePresent else { return "" }
    let common = explanation.commonTies
    guard !common.isEmpty else { return "\nNobody is tied to both.\n" }
    func stand(_ third: PairExplanation.CommonTie) -> [Int] {
      [third.valueToFirst, third.valueToSecond].map { $0 < 0 ? -1 : ($0 > 0 ? 1 : 0) }
    }
    func list(_ heading: String, where isWanted: ([Int]) -> Bool) -> String {
      let found = common.filter { isWanted(stand($0)) }.map { printed($0.name, id: $0.figure) }
      return found.isEmpty
        ? "" : wrapped("\(heading): " + found.joined(separator: ", "), indent: 2)
    }
    var text = "\nTied to both\n"
    text += list("friends of both") { $0 == [1, 1] }
    text += list("enemies of both") { $0 == [-1, -1] }
    text += list("friends of \(names[0]) only, enemies of \(names[1])") { $0 == [1, -1] }
    text += list("friends of \(names[1]) only, enemies of \(names[0])") { $0 == [-1, 1] }
    text += list("ambivalent to one of them") { $0.contains(0) }
    let judged = common.filter { $0.isBalanced != nil }
    if !judged.isEmpty {
      let balanced = judged.count { $0.isBalanced == true }
      text += "  \(balanced) of \(Number.count(judged.count, singular: "triad")) balanced\n"
    } else if explanation.value == nil {
      let alike = common.count { stand($0)[0] * stand($0)[1] > 0 }
      let unlike = common.count { stand($0)[0] * stand($0)[1] < 0 }
      text += "  an alliance would balance \(Number.count(alike, singular: "triad")),"
      text += " a rivalry \(unlike)\n"
    }
    return text
  }

  private var factionText: String {
    guard let first = ends[0].faction.map(Table.oneLine),
      let second = ends[1].faction.map(Table.oneLine)
    else { return "" }
    return "\n"
      + sentence(
        of: explanation.isOneFaction
          ? "Both are in one faction, that of \(first)"
          : "They are in different factions, those of \(first) and \(second)") + "\n"
  }

  private var pathText: String {
    guard explanation.value == nil, arePresent else { return "" }
    guard let path = explanation.path else { return "\nNo way leads from one to the other.\n" }
    let steps = Listing(path.steps, columns: stepColumns)
    return "\nA shortest way leads over \(Number.count(steps.rows.count, singular: "step"))\n"
      + steps.table.text(indent: 2, hasHeadings: false)
  }

  var stepColumns: [Column<FigurePath.Step>] {
    [
      .json("from") { $0.from }, .json("to") { $0.to },
      .json("names") { [$0.from, $0.to].map(chronicle.name) },
      .json("relationships") { $0.relationships.map(\.id) },
      .shown("") { chronicle.printedName(of: $0.from) },
      .shown("") { "– \(chronicle.printedName(of: $0.to))" },
      Column("value", .right, value: { $0.value }, text: Number.plain),
      .shown("") { $0.relationships.map(\.id).joined(separator: ", ") },
    ]
  }

  private var historyText: String {
    guard !explanation.history.isEmpty else {
      let when = through.map { $0.unit == .year ? "\($0)" : "any \($0.unit.rawValue) of \($0)" }
      let within = snapshot.options.selection.isAll ? "" : " within the circle"
      return "\nNothing is claimed of the two\(within) \(inTime(when ?? "any year")).\n"
    }
    return "\nThrough the \((through?.unit ?? .year).plural)\n"
      + Listing(explanation.history, columns: spellColumns).table.text(hasHeadings: false)
  }

  var spellColumns: [Column<PairSpell>] {
    [
      .json("from") { $0.steps[0].member }, .json("to") { $0.steps[$0.steps.count - 1].member },
      .json("unit") { $0.steps.unit }, .json("period") { $0.steps },
      .json("relationships") { $0.relationships },
      .shown("") { $0.steps.days.overlaps(explanation.time.days) ? "▸" : "" },
      .shown("") { "\($0.steps)" },
      Column("value", .right, value: { $0.value }, text: Number.plain),
      .shown("") { $0.relationships.joined(separator: ", ") },
    ]
  }
}
