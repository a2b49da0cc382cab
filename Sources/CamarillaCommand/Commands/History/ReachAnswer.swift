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
    question.json(["id": start.id, "name": start.name, "reached": listing], of: [start])
  }

  var csv: String { listing.csv }

  private var listing: Listing<TemporalReach> {
    let chronicle = question.chronicle
    let isYears = question.graph.steps.unit == .year
    return Listing(
      reached,
      columns: [
        .shown("reached", .right) { "\($0.earliest.step)" }
      ] + Column.when(question.graph.steps.unit) { $0.earliest.step } + [
        .shown("ties", .right) { "\($0.earliest.hops)" }, .exact("hops") { $0.earliest.hops },
        .shown("figure") { chronicle.printedName(of: $0.figure) },
        .exact("id") { $0.figure }, .exact("name") { chronicle.name(of: $0.figure) },
        .exact("fewestHops") { $0.fewestHops.hops },
        .csv(isYears ? "yearOfFewestHops" : "periodOfFewestHops") { $0.fewestHops.step },
        .json("yearOfFewestHops") { $0.fewestHops.year },
        .json("periodOfFewestHops") { $0.fewestHops.step.period },
        .shown("over fewer ties") {
          $0.fewestHops.hops < $0.earliest.hops
            ? "\($0.fewestHops.hops) \(inTime($0.fewestHops.step))" : ""
        },
      ])
  }

  var text: String {
    let name = question.chronicle.printedName(of: start.id)
    guard !reached.isEmpty else {
      let absence = question.absence(of: [start]).map { $0 + ".\n" } ?? ""
      return "\(name) reaches nobody \(inTime(question.span))\(question.remark).\n" + absence
    }
    let others = Number.count(question.graph.figures.count - 1, singular: "other figure")
    return "From \(name), \(question.span)\(question.remark): \(reached.count) of \(others) reached"
      + "\n\n" + listing.table.text()
  }
}
