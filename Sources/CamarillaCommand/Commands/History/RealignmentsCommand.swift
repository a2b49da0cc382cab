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
    let chronicle = try self.chronicle.load(phases)
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
    try phases.write(
      RealignmentsAnswer(chronicle: chronicle, years: years, turns: turns), to: output)
  }
}

/// Realignments as the command prints them.
struct RealignmentsAnswer: Answer {
  let chronicle: Chronicle
  let years: ClosedRange<Int>
  let turns: [Realignment]

  var json: any Encodable {
    [
      "from": years.lowerBound, "to": years.upperBound, "realignments": listing,
      "notes": JSONObject.noNotes,
    ] as JSONObject
  }

  var csv: String { listing.csv }

  private var listing: Listing<Realignment> {
    Listing(
      turns,
      columns: [
        .csv("figure1") { $0.figures[0] }, .csv("figure2") { $0.figures[1] },
        .json("figures") { $0.figures }, .json("names") { $0.figures.map(chronicle.name) },
        .exact("lastYear") { $0.lastYear }, .exact("firstYear") { $0.firstYear },
        .exact("signBefore") { $0.signBefore.rawValue },
        .exact("signAfter") { $0.signAfter.rawValue },
        .exact("before") { $0.before }, .exact("after") { $0.after },
        .exact("citations") { $0.citations.map(\.description) },
      ])
  }

  var text: String {
    let span = "from \(CalendarYear(years.lowerBound)) to \(CalendarYear(years.upperBound))"
    var text =
      turns.isEmpty
      ? "No pair turned \(span).\n"
      : "\(Number.count(turns.count, singular: "realignment")) \(span)\n"
    for turn in turns {
      text += "\n\(CalendarYear.text(years: turn.lastYear...turn.firstYear))  "
      text += "\(turn.signAfter == .negative ? "+ → −" : "− → +")  "
      text += chronicle.printedNames(of: turn.figures) + "\n"
      text += wrapped("before: " + turn.before.joined(separator: ", "), indent: 4)
      text += wrapped("after: " + turn.after.joined(separator: ", "), indent: 4)
    }
    return text
  }
}
