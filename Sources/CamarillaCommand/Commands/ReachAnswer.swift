import Camarilla

/// What was asked of the years, as the head of every answer.
struct TemporalQuestion: Encodable {
  var from: Int
  var to: Int
  var ties: String
  var strict: Bool
  var directed: Bool
  /// How many there are in all the years.
  var figures: Int

  init(_ graph: TemporalGraph, isStrict: Bool) {
    from = graph.years.lowerBound
    to = graph.years.upperBound
    ties = graph.ties.rawValue
    strict = isStrict
    directed = graph.isDirected
    figures = graph.figures.count
  }

  var span: String { from < 0 ? "\(from) to \(to)" : "\(from)–\(to)" }

  var remark: String {
    (TieSelection(rawValue: ties)?.remark ?? "") + (directed ? ", the way ties run" : "")
      + (strict ? ", one tie a year" : "")
  }
}

/// When a figure's word reaches each of the others, as the command prints it.
struct ReachAnswer: Encodable {
  struct Arrival: Encodable {
    var id: String
    var name: String
    /// The first year in which it can be reached, and over how many ties then.
    var year: Int
    var hops: Int
    /// The fewest ties over which it can be reached in any year, and the first year for that.
    var fewestHops: Int
    var yearOfFewestHops: Int
  }

  private var question: TemporalQuestion
  var id: String
  var name: String
  var reached: [Arrival]

  private enum CodingKeys: CodingKey { case id, name, reached }

  init(_ question: TemporalQuestion, _ graph: TemporalGraph, from start: Figure) {
    self.question = question
    id = start.id
    name = start.name
    reached = graph.reach(from: start.id, isStrict: question.strict).map { reach in
      Arrival(
        id: reach.figure, name: graph.chronicle.figure(reach.figure)?.name ?? reach.figure,
        year: reach.earliest.year, hops: reach.earliest.hops, fewestHops: reach.fewestHops.hops,
        yearOfFewestHops: reach.fewestHops.year)
    }
  }

  func report() -> Report<Joined<TemporalQuestion, ReachAnswer>> {
    let columns = ["year", "hops", "id", "name", "fewestHops", "yearOfFewestHops"]
    var table = Table(columns.map { ($0, .left) })
    for arrival in reached {
      table.append([
        "\(arrival.year)", "\(arrival.hops)", arrival.id, arrival.name, "\(arrival.fewestHops)",
        "\(arrival.yearOfFewestHops)",
      ])
    }
    return Report(text: text(), csv: table.csv(), json: Joined(question, self))
  }

  private func text() -> String {
    let name = Table.oneLine(name)
    guard !reached.isEmpty else {
      return "\(name) reaches nobody in \(question.span)\(question.remark).\n"
    }
    var text = "From \(name), \(question.span)\(question.remark): "
    text += "\(reached.count) of \(Number.count(question.figures - 1, "other figure")) reached\n\n"
    var table = Table([
      ("reached", .right), ("ties", .right), ("figure", .left), ("over fewer ties", .left),
    ])
    for arrival in reached {
      table.append([
        "\(arrival.year)", "\(arrival.hops)", arrival.name,
        arrival.fewestHops < arrival.hops
          ? "\(arrival.fewestHops) in \(arrival.yearOfFewestHops)" : "",
      ])
    }
    return text + table.text()
  }
}

/// By which way one figure's word reaches another, as the command prints it.
struct WayAnswer: Encodable {
  struct End: Encodable {
    var id: String
    var name: String
  }

  struct Step: Encodable {
    var from: End
    var to: End
    var year: Int
    var relationships: [ClaimAnswer]
  }

  private var question: TemporalQuestion
  var start: End
  var end: End
  /// Whether there is a way.
  var found: Bool
  /// The way that arrives first; empty where there is none.
  var earliest: [Step]
  /// The way over the fewest ties, which may arrive later.
  var fewestHops: [Step]

  private enum CodingKeys: CodingKey { case start, end, found, earliest, fewestHops }

  init(_ question: TemporalQuestion, _ graph: TemporalGraph, from start: Figure, to end: Figure) {
    let chronicle = graph.chronicle
    func named(_ id: String) -> End { End(id: id, name: chronicle.figure(id)?.name ?? id) }
    func steps(_ path: TemporalPath?) -> [Step] {
      (path?.steps ?? []).map { step in
        Step(
          from: named(step.from), to: named(step.to), year: step.year,
          relationships: step.relationships.map { ClaimAnswer($0, in: chronicle) })
      }
    }
    self.question = question
    self.start = End(id: start.id, name: start.name)
    self.end = End(id: end.id, name: end.name)
    let path = graph.path(from: start.id, to: end.id, .earliest, isStrict: question.strict)
    found = path != nil
    earliest = steps(path)
    fewestHops = steps(
      graph.path(from: start.id, to: end.id, .fewestHops, isStrict: question.strict))
  }

  func report(_ graph: TemporalGraph) -> Report<Joined<TemporalQuestion, WayAnswer>> {
    Report(text: found ? foundText() : noneText(graph), csv: csv(), json: Joined(question, self))
  }

  private func foundText() -> String {
    var text = "From \(Table.oneLine(start.name)) to \(Table.oneLine(end.name)), \(question.span)"
    text += question.remark
    guard let last = earliest.last else { return text + "\nBoth are the same figure.\n" }
    text += ": reached in \(last.year) over \(Number.count(earliest.count, "tie"))\n"
    text += Self.text(earliest)
    if fewestHops.count < earliest.count, let last = fewestHops.last {
      text += "\nOver fewer ties, \(fewestHops.count), in \(last.year)\n" + Self.text(fewestHops)
    }
    return text
  }

  private static func text(_ steps: [Step]) -> String {
    var text = ""
    for (place, step) in steps.enumerated() {
      text += "\n\(place + 1). \(step.year): \(Table.oneLine(step.from.name)) → "
      text += "\(Table.oneLine(step.to.name))\n"
      for claim in step.relationships {
        text += "   \(claim.line(from: step.from.id))\n"
        for line in claim.citationLines { text += "     \(line)\n" }
      }
    }
    return text
  }

  private func noneText(_ graph: TemporalGraph) -> String {
    let (from, to) = (Table.oneLine(start.name), Table.oneLine(end.name))
    var text = "No way leads from \(from) to \(to) in \(question.span)\(question.remark).\n"
    for figure in [start, end] where !graph.figures.contains(where: { $0.id == figure.id }) {
      text += "\(Table.oneLine(figure.name)) stands in no relationship then.\n"
    }
    if let back = graph.path(from: end.id, to: start.id, isStrict: question.strict)?.arrival {
      text += "The other way round there is one: \(to) reaches \(from) in \(back).\n"
    }
    return text
  }

  private func csv() -> String {
    var table = Table(
      (["way", "step", "year", "from", "to"] + ClaimAnswer.headings).map { ($0, .left) })
    for (way, steps) in [("earliest", earliest), ("fewest-hops", fewestHops)] {
      for (place, step) in steps.enumerated() {
        for claim in step.relationships {
          table.append(
            [way, "\(place + 1)", "\(step.year)", step.from.id, step.to.id] + claim.cells)
        }
      }
    }
    return table.csv()
  }
}
