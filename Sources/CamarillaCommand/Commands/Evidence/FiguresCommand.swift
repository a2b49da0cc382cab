import ArgumentParser
import Camarilla

struct FiguresCommand: SnapshotCommand, AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures", abstract: "Lists figures, all or those of a name.",
    discussion: """
      NAME is any part of a figure's id or name, case and accents aside; those found come by their ids. Years are the first and the \
      last that a figure's relationships name. With --kinds and the like, only figures that stand in \
      such a relationship.
      """)

  @Argument(
    help: ArgumentHelp("Only figures of whose id or name this is a part.", valueName: "name"))
  var name: String?

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var times: FigureTimes
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let phases = Phases(timings)
    let chronicle = try self.chronicle.load(phases)
    let options = try options(of: chronicle, in: times.year.map { [.one($0.time)] })
    let answer = try phases(phase: .compute, doing: "Looking for figures") {
      FiguresAnswer(
        chronicle: chronicle, ids: ids(in: chronicle, options: options), time: times.year?.time,
        isSorted: name != nil)
    }
    if answer.isEmpty { Console.current.remark(of: [emptyNote(chronicle, options: options)]) }
    try phases.write(answer, to: output)
  }

  /// What there is, where no figure is all that is asked for.
  private func emptyNote(_ chronicle: Chronicle, options: SnapshotOptions) -> String? {
    var conditions: [String] = []
    if let alive = times.alive {
      conditions.append("may have been alive \(inTime(alive.time))")
    }
    // Where these stand alone, no relationship counts.
    if name == nil, conditions.isEmpty {
      return NarrowSearch.note(figures: nil, conditions: [], in: chronicle)
    }
    if let time = times.year?.time {
      conditions.append("stands in such a relationship \(inTime(options.title(of: time)))")
    } else if options.selection.isOfFigures, !options.selection.isAll {
      conditions.append("is in the circle")
    } else if options != SnapshotOptions() {
      conditions.append("stands in such a relationship")
    }
    return NarrowSearch.note(figures: name, conditions: conditions, in: chronicle)
  }

  /// The figures asked for.
  private func ids(in chronicle: Chronicle, options: SnapshotOptions) -> Set<Figure.ID> {
    var figures = name.map(chronicle.figures(matching:)) ?? chronicle.figures
    if let days = times.alive?.days {
      figures = figures.filter { $0.life.possiblyHolds(during: days, rule: options.approximation) }
    }
    var ids = Set(figures.map(\.id))
    if let time = times.year?.time {
      ids.formIntersection(chronicle.snapshot(of: time, options: options).figures.map(\.id))
      return ids
    }
    if options.selection.isOfFigures {
      // Who is meant, whether anything ties them or not.
      ids.formIntersection(chronicle.figures(selectedBy: options).map(\.id))
    }
    if !options.selection.isOfFigures || options.withoutSelection != SnapshotOptions() {
      let tied = chronicle.relationships(matching: RelationshipQuery(), options: options)
      ids.formIntersection(tied.flatMap { [$0.source, $0.target] })
    }
    return ids
  }
}

/// Of which times figures are listed.
struct FigureTimes: SectionedArguments {
  static let section = HelpSection.time

  @Option(
    help: ArgumentHelp(
      "Only figures that may have been alive in this year, or another time such as 1926-05.",
      valueName: "year"),
    transform: TimeArgument.parse)
  var alive: TimeArgument?

  @Option(
    help: ArgumentHelp("Only figures tied in this year or other time.", valueName: "year"),
    transform: TimeArgument.parse)
  var year: TimeArgument?
}
