import Camarilla

/// A path as the command prints it.
struct PathAnswer: Answer {
  let snapshot: Snapshot
  let start: Figure
  let end: Figure
  /// Nil where there is none.
  let path: FigurePath?
  let ties: TieSelection
  let isWeighted: Bool
  let isDirected: Bool

  private var chronicle: Chronicle { snapshot.chronicle }

  var json: any Encodable {
    func named(_ id: Figure.ID) -> NamedFigure { NamedFigure(id: id, in: chronicle) }
    let steps = path?.steps.map { step in
      [
        "from": named(step.from), "to": named(step.to), "value": step.value,
        "relationships": Claim.listing(of: step.relationships, in: chronicle),
      ] as JSONObject
    }
    return JSONObject.asked(snapshot.time).merging([
      "ties": ties, "weighted": isWeighted, "directed": isDirected,
      "from": named(start.id), "to": named(end.id), "found": path != nil, "length": path?.length,
      "figures": path?.figures.map(named) ?? [], "steps": steps ?? [],
      "notes": absence(when: inTime(snapshot.title)).map { [$0] } ?? JSONObject.noNotes,
    ])
  }

  /// A row for each claim of each step.
  var csv: String {
    typealias Row = (number: Int, step: FigurePath.Step, claim: Claim)
    let rows: [Row] = (path?.steps ?? []).enumerated().flatMap { index, step in
      step.relationships.map { (index + 1, step, Claim($0, in: chronicle)) }
    }
    let columns: [Column<Row>] = [
      .csv("step") { $0.number }, .csv("from") { $0.step.from }, .csv("to") { $0.step.to },
      .csv("value") { $0.step.value },
    ]
    return Listing(rows, columns: columns + Claim.columns.map { $0.of(\.claim) }).csv
  }
}

// MARK: For a person

extension PathAnswer {
  var text: String { path.map(text) ?? noneText }

  private var remark: String {
    ties.remark + (isDirected ? ", the way ties run" : "")
      + (isWeighted ? ", strong ties being short" : "")
  }

  private func text(of path: FigurePath) -> String {
    let (from, to) = (chronicle.printedName(of: start.id), chronicle.printedName(of: end.id))
    var text = "From \(from) to \(to) \(inTime(snapshot.title)): "
    text += Number.count(path.steps.count, singular: "step")
    if isWeighted { text += ", length \(Number.score(of: path.length))" }
    text += remark + "\n"
    if path.steps.isEmpty { return text + "Both are the same figure.\n" }
    for (index, step) in path.steps.enumerated() {
      text += "\n\(index + 1). \(chronicle.printedName(of: step.from)) \(isDirected ? "→" : "–")"
      text += " \(chronicle.printedName(of: step.to))\n"
      text += [Claim](step.relationships, in: chronicle).text(from: step.from)
    }
    return text
  }

  private var noneText: String {
    let names = [start, end].map { chronicle.printedName(of: $0.id) }
    var text = "No path leads from \(names[0]) to \(names[1]) \(inTime(snapshot.title))\(remark).\n"
    if let absence = absence(when: "then") {
      text += absence + ".\n"
    } else if isDirected || isWeighted || ties != .all,
      snapshot.shortestPath(from: start.id, to: end.id) != nil
    {
      text += "There is one along ties of any sign, value and direction.\n"
    }
    return text
  }

  /// Why one of the two isn't there; nil where both are.
  private func absence(when: String) -> String? {
    var absent: [Figure.ID] = []
    for figure in [start, end] where snapshot.index(of: figure.id) == nil {
      if !absent.contains(figure.id) { absent.append(figure.id) }
    }
    guard !absent.isEmpty else { return nil }
    return snapshot.options.absence(
      of: absent, at: .one(snapshot.time), in: chronicle, when: when)
  }
}
