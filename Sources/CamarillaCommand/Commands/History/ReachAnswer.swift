import Camarilla

/// When a figure's word reaches each of the others, as the command prints it.
struct ReachAnswer: Answer {
  let question: TemporalQuestion
  let start: Figure
  let reached: [TemporalReach]

  init(question: TemporalQuestion, start: Figure) {
    self.question = question
    self.start = start
    reached = question.graph.reach(from: start.id, isStrict: question.isStrict)
  }

  var json: any Encodable {
    question.json(["id": start.id, "name": start.name, "reached": listing])
  }

  var csv: String { listing.csv }

  private var listing: Listing<TemporalReach> {
    let chronicle = question.chronicle
    return Listing(
      reached,
      columns: [
        .shown("reached", .right) { "\(CalendarYear($0.earliest.year))" },
        .exact("year") { $0.earliest.year },
        .shown("ties", .right) { "\($0.earliest.hops)" }, .exact("hops") { $0.earliest.hops },
        .shown("figure") { chronicle.printedName(of: $0.figure) },
        .exact("id") { $0.figure }, .exact("name") { chronicle.name(of: $0.figure) },
        .exact("fewestHops") { $0.fewestHops.hops },
        .exact("yearOfFewestHops") { $0.fewestHops.year },
        .shown("over fewer ties") {
          $0.fewestHops.hops < $0.earliest.hops
            ? "\($0.fewestHops.hops) in \(CalendarYear($0.fewestHops.year))" : ""
        },
      ])
  }

  var text: String {
    let name = question.chronicle.printedName(of: start.id)
    guard !reached.isEmpty else {
      return "\(name) reaches nobody in \(question.span)\(question.remark).\n"
    }
    let others = Number.count(question.graph.figures.count - 1, singular: "other figure")
    return "From \(name), \(question.span)\(question.remark): \(reached.count) of \(others) reached"
      + "\n\n" + listing.table.text()
  }
}
