import ArgumentParser
import Camarilla

struct FiguresCommand: AsyncParsableCommand {
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
  @OptionGroup var years: FigureYears
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let phases = Phases(timings)
    let chronicle = try phases(phase: .load, doing: "Loading \(chronicle.name)") {
      try self.chronicle.load()
    }
    let options = try filter.options(
      for: chronicle, of: self.chronicle, kinds: kinds, in: years.year.map { [$0.year...$0.year] })
    let answer = phases(phase: .compute, doing: "Looking for figures") {
      FiguresAnswer(
        chronicle: chronicle, ids: ids(in: chronicle, options: options), isSorted: name != nil)
    }
    try phases(phase: .write, doing: "Writing") { try answer.report().emit(output) }
  }

  /// The figures asked for.
  private func ids(in chronicle: Chronicle, options: SnapshotOptions) -> Set<Figure.ID> {
    var figures = name.map(chronicle.figures(matching:)) ?? chronicle.figures
    if let alive = years.alive {
      let days = CalendarDay.days(ofYear: alive.year)
      figures = figures.filter { $0.life.possiblyHolds(during: days, rule: options.approximation) }
    }
    var ids = Set(figures.map(\.id))
    if let year = years.year {
      ids.formIntersection(chronicle.snapshot(of: year.year, options: options).figures.map(\.id))
    } else if options != SnapshotOptions() {
      let tied = chronicle.relationships(matching: RelationshipQuery(), options: options)
      ids.formIntersection(tied.flatMap { [$0.source, $0.target] })
    }
    return ids
  }
}

/// Of which years figures are listed.
struct FigureYears: SectionedArguments {
  static let section = HelpSection.time

  @Option(
    help: ArgumentHelp("Only figures that may have been alive in this year.", valueName: "year"),
    transform: YearArgument.parse)
  var alive: YearArgument?

  @Option(
    help: ArgumentHelp("Only figures tied in this year.", valueName: "year"),
    transform: YearArgument.parse)
  var year: YearArgument?
}

/// Figures with what is told of them.
struct FiguresAnswer: Encodable {
  struct FigureAnswer: Encodable {
    var id: String
    var name: String
    @ExplicitNull var born: String?
    @ExplicitNull var died: String?
    var relationships: Int
    /// The first and the last year that they name.
    @ExplicitNull var from: Int?
    @ExplicitNull var to: Int?
    var attributes: [String: String]
    /// Birth and death as people read them.
    var spoken: (born: String, died: String)

    private enum CodingKeys: CodingKey {
      case id, name, born, died, relationships, from, to, attributes
    }
  }

  var figures: [FigureAnswer]

  /// - Parameter isSorted: whether they come by their ids rather than in the chronicle's order.
  init(chronicle: Chronicle, ids: Set<Figure.ID>, isSorted: Bool) {
    figures = zip(chronicle.figures, chronicle.activities()).compactMap { figure, activity in
      guard ids.contains(figure.id) else { return nil }
      return FigureAnswer(
        id: figure.id, name: figure.name, born: figure.born?.description,
        died: figure.died?.description, relationships: activity.relationships,
        from: activity.years?.lowerBound, to: activity.years?.upperBound,
        attributes: Dictionary(
          figure.attributes.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
        spoken: (figure.born?.spoken ?? "", figure.died?.spoken ?? ""))
    }
    if isSorted { figures.sort { $0.id < $1.id } }
  }

  func report() -> Report<[FigureAnswer]> {
    let text =
      figures.isEmpty
      ? "no figures\n" : table({ "\(CalendarYear($0))" }, lives: \.spoken).text()
    return Report(
      text: text, csv: table({ "\($0)" }, lives: { ($0.born ?? "", $0.died ?? "") }).csv(),
      json: figures)
  }

  private func table(
    _ year: (Int) -> String, lives: (FigureAnswer) -> (born: String, died: String)
  ) -> Table {
    var table = Table([
      ("id", .left), ("name", .left), ("born", .left), ("died", .left), ("relationships", .right),
      ("from", .right), ("to", .right),
    ])
    for figure in figures {
      let (born, died) = lives(figure)
      table.append([
        figure.id, figure.name, born, died, "\(figure.relationships)",
        figure.from.map(year) ?? "", figure.to.map(year) ?? "",
      ])
    }
    return table
  }
}
