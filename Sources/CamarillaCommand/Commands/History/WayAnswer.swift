import Camarilla

/// By which way one figure's word reaches another, as the command prints it.
struct WayAnswer: Encodable {
  struct Step: Encodable {
    var from: NamedFigure
    var to: NamedFigure
    var year: Int
    var relationships: [ClaimAnswer]
  }

  private var question: TemporalQuestion
  var start: NamedFigure
  var end: NamedFigure
  /// Whether there is a way.
  var found: Bool
  /// The way that arrives first; empty where there is none.
  var earliest: [Step]
  /// The way over the fewest ties, which may arrive later.
  var fewestHops: [Step]

  private enum CodingKeys: CodingKey { case start, end, found, earliest, fewestHops }

  init(question: TemporalQuestion, graph: TemporalGraph, from start: Figure, to end: Figure) {
    let chronicle = graph.chronicle
    func named(_ id: Figure.ID) -> NamedFigure { NamedFigure(id: id, in: chronicle) }
    func steps(_ path: TemporalPath?) -> [Step] {
      (path?.steps ?? []).map { step in
        Step(
          from: named(step.from), to: named(step.to), year: step.year,
          relationships: step.relationships.map { ClaimAnswer(relationship: $0, in: chronicle) })
      }
    }
    self.question = question
    self.start = named(start.id)
    self.end = named(end.id)
    let path = graph.path(
      from: start.id, to: end.id, preference: .earliest, isStrict: question.strict)
    found = path != nil
    earliest = steps(path)
    fewestHops = steps(
      graph.path(from: start.id, to: end.id, preference: .fewestHops, isStrict: question.strict))
  }

  func report(_ graph: TemporalGraph) -> Report<Joined<TemporalQuestion, WayAnswer>> {
    Report(
      text: found ? foundText() : noneText(graph: graph), csv: csv(),
      json: Joined(first: question, second: self))
  }

  private func foundText() -> String {
    var text =
      "From \(printed(start.name, id: start.id)) to \(printed(end.name, id: end.id)), \(question.span)"
    text += question.remark
    guard let last = earliest.last else { return text + "\nBoth are the same figure.\n" }
    text +=
      ": reached in \(CalendarYear(last.year)) over \(Number.count(earliest.count, singular: "tie"))\n"
    text += Self.text(of: earliest)
    if fewestHops.count < earliest.count, let last = fewestHops.last {
      text +=
        "\nOver fewer ties, \(fewestHops.count), in \(CalendarYear(last.year))\n"
        + Self.text(of: fewestHops)
    }
    return text
  }

  private static func text(of steps: [Step]) -> String {
    var text = ""
    for (index, step) in steps.enumerated() {
      text +=
        "\n\(index + 1). \(CalendarYear(step.year)): \(printed(step.from.name, id: step.from.id)) → "
      text += "\(printed(step.to.name, id: step.to.id))\n"
      text += step.relationships.text(from: step.from.id)
    }
    return text
  }

  private func noneText(graph: TemporalGraph) -> String {
    let (from, to) = (printed(start.name, id: start.id), printed(end.name, id: end.id))
    var text = "No way leads from \(from) to \(to) in \(question.span)\(question.remark).\n"
    for figure in [start, end] where !graph.figures.contains(where: { $0.id == figure.id }) {
      text += "\(printed(figure.name, id: figure.id)) stands in no relationship then.\n"
    }
    if let back = graph.path(from: end.id, to: start.id, isStrict: question.strict)?.arrival {
      text += "The other way round there is one: \(to) reaches \(from) in \(CalendarYear(back)).\n"
    }
    return text
  }

  private func csv() -> String {
    var table = Table(
      (["way", "step", "year", "from", "to"] + ClaimAnswer.headings).map { ($0, .left) })
    for (way, steps) in [("earliest", earliest), ("fewest-hops", fewestHops)] {
      for (index, step) in steps.enumerated() {
        for claim in step.relationships {
          table.append(
            [way, "\(index + 1)", "\(step.year)", step.from.id, step.to.id] + claim.cells)
        }
      }
    }
    return table.csv()
  }
}
