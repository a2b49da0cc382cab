import Camarilla

/// By which way one figure's word reaches another, as the command prints it.
struct WayAnswer: Answer {
  let question: TemporalQuestion
  let start: Figure
  let end: Figure
  /// The way that arrives first; nil where there is none.
  let earliest: TemporalPath?
  /// The way over the fewest ties, which may arrive later.
  let fewestHops: TemporalPath?

  init(question: TemporalQuestion, from start: Figure, to end: Figure) {
    (self.question, self.start, self.end) = (question, start, end)
    func path(by preference: TemporalGraph.Preference) -> TemporalPath? {
      question.graph.path(
        from: start.id, to: end.id, preference: preference, isStrict: question.isStrict)
    }
    earliest = path(by: .earliest)
    fewestHops = path(by: .fewestHops)
  }

  private var chronicle: Chronicle { question.chronicle }

  var json: any Encodable {
    func named(_ id: Figure.ID) -> NamedFigure { NamedFigure(id: id, in: chronicle) }
    func steps(of path: TemporalPath?) -> [JSONObject] {
      (path?.steps ?? []).map { step in
        JSONObject.when(TimeSpan(step.time)).merging([
          "from": named(step.from), "to": named(step.to),
          "relationships": Claim.listing(of: step.relationships, in: chronicle),
        ])
      }
    }
    return question.json(
      [
        "start": named(start.id), "end": named(end.id), "found": earliest != nil,
        "earliest": steps(of: earliest), "fewestHops": steps(of: fewestHops),
      ], of: [start, end])
  }

  /// A row for each claim of each step of both ways.
  var csv: String {
    typealias Row = (
      way: TemporalGraph.Preference, number: Int, step: TemporalPath.Step, claim: Claim
    )
    func rows(of path: TemporalPath?, by way: TemporalGraph.Preference) -> [Row] {
      (path?.steps ?? []).enumerated().flatMap { index, step in
        step.relationships.map { (way, index + 1, step, Claim($0, in: chronicle)) }
      }
    }
    let columns: [Column<Row>] = [
      .csv("way") { $0.way.rawValue }, .csv("step") { $0.number },
      .csv(question.graph.steps.unit == .year ? "year" : "period") { $0.step.time },
      .csv("from") { $0.step.from }, .csv("to") { $0.step.to },
    ]
    return Listing(
      rows(of: earliest, by: .earliest) + rows(of: fewestHops, by: .fewestHops),
      columns: columns + Claim.columns.map { $0.of(\.claim) }
    ).csv
  }
}

// MARK: For a person

extension WayAnswer {
  var text: String {
    let (from, to) = (chronicle.printedName(of: start.id), chronicle.printedName(of: end.id))
    guard let earliest, let fewestHops else { return noneText(from: from, to: to) }
    var text = "From \(from) to \(to), \(question.span)\(question.remark)"
    guard let arrival = earliest.arrivalTime else { return text + "\nBoth are the same figure.\n" }
    text += ": reached \(inTime(arrival))"
    text += " over \(Number.count(earliest.steps.count, singular: "tie"))\n"
    text += self.text(of: earliest)
    if fewestHops.steps.count < earliest.steps.count, let arrival = fewestHops.arrivalTime {
      text += "\nOver fewer ties, \(fewestHops.steps.count), \(inTime(arrival))\n"
      text += self.text(of: fewestHops)
    }
    return text
  }

  private func text(of path: TemporalPath) -> String {
    var text = ""
    for (index, step) in path.steps.enumerated() {
      text += "\n\(index + 1). \(step.time): \(chronicle.printedName(of: step.from))"
      text += " → \(chronicle.printedName(of: step.to))\n"
      text += [Claim](step.relationships, in: chronicle).text(from: step.from)
    }
    return text
  }

  private func noneText(from: String, to: String) -> String {
    var text = "No way leads from \(from) to \(to) \(inTime(question.span))\(question.remark).\n"
    if let absence = question.absence(of: [start, end]) { text += absence + ".\n" }
    if let back = question.graph.path(from: end.id, to: start.id, isStrict: question.isStrict)?
      .arrivalTime
    {
      text += "The other way round there is one: \(to) reaches \(from) \(inTime(back)).\n"
    }
    return text
  }
}
