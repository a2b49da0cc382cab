import ArgumentParser
import Camarilla

struct RealignmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "realignments", abstract: "Who turned from friend to enemy, or back, and when.",
    discussion: """
      A pair's sign in a year is that of all its relationships together. It turns between the last \
      year of one sign and the first of the other; years that tell no sign are passed over.
      """)

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var range: YearRangeArguments
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let phases = Phases(timings)
    let chronicle = try phases(phase: .load, doing: "Loading \(chronicle.name)") {
      try self.chronicle.load()
    }
    let years = try range.years(of: chronicle)
    let options = try filter.options(
      for: chronicle, of: self.chronicle, kinds: kinds, in: [years])
    let turns = phases(phase: .compute, doing: "Going through the years") {
      chronicle.realignments(years: years, options: options)
    }
    if turns.isEmpty {
      Console.current.remark(of: [
        MissingTies.note(
          turnsOf: chronicle.sweep(years: years, options: options),
          of: CalendarYear.text(years: years))
      ])
    }
    try phases(phase: .write, doing: "Writing") {
      try RealignmentsAnswer(chronicle: chronicle, years: years, turns: turns).report().emit(output)
    }
  }
}

/// Realignments as the command prints them.
struct RealignmentsAnswer: Noted {
  struct Turn: Encodable {
    var figures: [String]
    var names: [String]
    var lastYear: Int
    var firstYear: Int
    var signBefore: Int
    var signAfter: Int
    var before: [String]
    var after: [String]
    var citations: [String]
  }

  var from: Int
  var to: Int
  var realignments: [Turn]
  /// What the answer rests on where there are no ties of the sort it asks for.
  var notes: [String] = []

  init(chronicle: Chronicle, years: ClosedRange<Int>, turns: [Realignment]) {
    from = years.lowerBound
    to = years.upperBound
    realignments = turns.map { turn in
      Turn(
        figures: turn.figures, names: turn.figures.map { chronicle.figure(id: $0)?.name ?? $0 },
        lastYear: turn.lastYear, firstYear: turn.firstYear, signBefore: turn.signBefore,
        signAfter: turn.signAfter, before: turn.before, after: turn.after,
        citations: turn.citations.map(\.description))
    }
  }

  func report() -> Report<RealignmentsAnswer> {
    let span = "from \(CalendarYear(from)) to \(CalendarYear(to))"
    var text =
      realignments.isEmpty
      ? "No pair turned \(span).\n"
      : "\(Number.count(realignments.count, singular: "realignment")) \(span)\n"
    for turn in realignments {
      text += "\n\(CalendarYear.text(years: turn.lastYear...turn.firstYear))  "
      text += "\(turn.signAfter < 0 ? "+ → −" : "− → +")  "
      text += zip(turn.names, turn.figures).map(printed).joined(separator: " – ") + "\n"
      text += wrapped("before: " + turn.before.joined(separator: ", "), indent: 4)
      text += wrapped("after: " + turn.after.joined(separator: ", "), indent: 4)
    }
    var csv = Table(
      [
        "figure1", "figure2", "lastYear", "firstYear", "signBefore", "signAfter", "before", "after",
        "citations",
      ].map { ($0, .left) })
    for turn in realignments {
      csv.append(
        turn.figures
          + [turn.lastYear, turn.firstYear, turn.signBefore, turn.signAfter].map(String.init)
          + [turn.before, turn.after, turn.citations].map { $0.joined(separator: ";") })
    }
    return Report(text: text, csv: csv.csv(), json: self)
  }
}
