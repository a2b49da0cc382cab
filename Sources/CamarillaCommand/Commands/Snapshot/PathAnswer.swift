import Camarilla

/// A path as the command prints it.
struct PathAnswer: Noted {
  struct Step: Encodable {
    var from: NamedFigure
    var to: NamedFigure
    var value: Double
    var relationships: [ClaimAnswer]
  }

  var year: Int
  var ties: String
  var weighted: Bool
  var directed: Bool
  var from: NamedFigure
  var to: NamedFigure
  /// Whether there is a path.
  var found: Bool
  /// Null where there is none.
  @ExplicitNull var length: Double?
  var figures: [NamedFigure]
  var steps: [Step]
  /// What the answer rests on where there are no ties of the sort it asks for.
  var notes: [String] = []

  init(
    snapshot: Snapshot, from start: Figure, to end: Figure, path: FigurePath?,
    ties: TieSelection, isWeighted: Bool, isDirected: Bool
  ) {
    let chronicle = snapshot.chronicle
    func named(_ id: Figure.ID) -> NamedFigure { NamedFigure(id: id, in: chronicle) }
    year = snapshot.year
    self.ties = ties.rawValue
    weighted = isWeighted
    directed = isDirected
    from = named(start.id)
    to = named(end.id)
    found = path != nil
    length = path?.length
    figures = path?.figures.map(named) ?? []
    steps =
      path?.steps.map { step in
        Step(
          from: named(step.from), to: named(step.to), value: step.value,
          relationships: step.relationships.map { ClaimAnswer(relationship: $0, in: chronicle) })
      } ?? []
  }

  func report(_ snapshot: Snapshot) -> Report<PathAnswer> {
    Report(
      text: found ? foundText(title: snapshot.title) : noneText(of: snapshot), csv: csv(),
      json: self)
  }

  private var remark: String {
    (TieSelection(rawValue: ties)?.remark ?? "")
      + (directed ? ", the way ties run" : "") + (weighted ? ", strong ties being short" : "")
  }

  private func foundText(title: String) -> String {
    var text =
      "From \(printed(from.name, id: from.id)) to \(printed(to.name, id: to.id)) in \(title): "
    text += Number.count(steps.count, singular: "step")
    if weighted, let length { text += ", length \(Number.score(of: length))" }
    text += remark + "\n"
    if steps.isEmpty { return text + "Both are the same figure.\n" }
    for (index, step) in steps.enumerated() {
      let mark = directed ? "→" : "–"
      text += "\n\(index + 1). \(printed(step.from.name, id: step.from.id)) \(mark)"
      text += " \(printed(step.to.name, id: step.to.id))\n"
      text += step.relationships.text(from: step.from.id)
    }
    return text
  }

  private func noneText(of snapshot: Snapshot) -> String {
    let (start, end) = (printed(from.name, id: from.id), printed(to.name, id: to.id))
    var text = "No path leads from \(start) to \(end) in \(snapshot.title)\(remark).\n"
    var absent: [String] = []
    for figure in [from, to] where snapshot.index(of: figure.id) == nil {
      let name = printed(figure.name, id: figure.id)
      if !absent.contains(name) { absent.append(name) }
    }
    if !absent.isEmpty {
      let verb = absent.count == 1 ? "stands" : "stand"
      text += "\(absent.joined(separator: " and ")) \(verb) in no relationship then.\n"
    } else if directed || weighted || ties != TieSelection.all.rawValue,
      snapshot.shortestPath(from: from.id, to: to.id) != nil
    {
      text += "There is one along ties of any sign, value and direction.\n"
    }
    return text
  }

  private func csv() -> String {
    var table = Table((["step", "from", "to", "value"] + ClaimAnswer.headings).map { ($0, .left) })
    for (index, step) in steps.enumerated() {
      for claim in step.relationships {
        table.append(["\(index + 1)", step.from.id, step.to.id, "\(step.value)"] + claim.cells)
      }
    }
    return table.csv()
  }
}
