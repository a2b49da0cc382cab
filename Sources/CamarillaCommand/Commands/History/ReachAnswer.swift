import Camarilla

/// What was asked of the years, as the head of every answer.
struct TemporalQuestion: Noted {
  var from: Int
  var to: Int
  var ties: String
  var strict: Bool
  var directed: Bool
  /// How many there are in all the years.
  var figures: Int
  /// What the answer rests on where there are no ties of the sort it asks for.
  var notes: [String] = []

  init(graph: TemporalGraph, isStrict: Bool) {
    from = graph.years.lowerBound
    to = graph.years.upperBound
    ties = graph.ties.rawValue
    strict = isStrict
    directed = graph.isDirected
    figures = graph.figures.count
  }

  var span: String { CalendarYear.text(years: from...to) }

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

  init(question: TemporalQuestion, graph: TemporalGraph, from start: Figure) {
    self.question = question
    id = start.id
    name = start.name
    reached = graph.reach(from: start.id, isStrict: question.strict).map { reach in
      Arrival(
        id: reach.figure, name: graph.chronicle.figure(id: reach.figure)?.name ?? reach.figure,
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
    return Report(text: text(), csv: table.csv(), json: Joined(first: question, second: self))
  }

  private func text() -> String {
    let name = printed(name, id: id)
    guard !reached.isEmpty else {
      return "\(name) reaches nobody in \(question.span)\(question.remark).\n"
    }
    var text = "From \(name), \(question.span)\(question.remark): "
    text +=
      "\(reached.count) of \(Number.count(question.figures - 1, singular: "other figure")) reached\n\n"
    var table = Table([
      ("reached", .right), ("ties", .right), ("figure", .left), ("over fewer ties", .left),
    ])
    for arrival in reached {
      table.append([
        "\(CalendarYear(arrival.year))", "\(arrival.hops)", printed(arrival.name, id: arrival.id),
        arrival.fewestHops < arrival.hops
          ? "\(arrival.fewestHops) in \(CalendarYear(arrival.yearOfFewestHops))" : "",
      ])
    }
    return text + table.text()
  }
}
