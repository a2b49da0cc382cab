import ArgumentParser
import Camarilla
import CamarillaDrawing
import CamarillaGraphviz

struct RenderCommand: SnapshotCommand, AsyncParsableCommand, TopCommand, DrawingCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Draw the power graph of a year or another time.",
    discussion: """
      The picture's format follows the file's extension: svg, png, pdf, dot, or another that Graphviz \
      writes whole here, such as eps or jpg. With --steady, pictures of several years, or months and so on, can be laid on each other: \
      they have one page, and figures stay about where they were.
      """)

  static let targetHelp = ArgumentHelp("The file to draw into.", valueName: "file")
  static let topHelp =
    "Draw only the N most central figures, by --size-by, and the ties between them."

  @Argument(help: TimeArgument.help, transform: TimeArgument.parse)
  var time: TimeArgument

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var whole: OfWholeArgument
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var drawing: RenderArguments
  @OptionGroup(in: .picture) var top: TopArgument<RenderCommand>
  @OptionGroup(title: "The series of --steady") var range: TimeRangeArguments
  @OptionGroup(in: .picture) var seed: SeedArgument
  @OptionGroup var target: DrawingTarget<RenderCommand>
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    if drawing.steady, drawing.layout != .stress {
      throw ValidationError("--steady has a layout of its own; leave out --layout.")
    }
    if drawing.steady, drawing.leaves == .folded {
      throw ValidationError(
        "--steady keeps everybody in place; leave out --leaves folded, or --steady.")
    }
    if !drawing.steady, range.isGiven {
      throw ValidationError(
        "--from, --to and --by are the series of --steady; add it, or leave them out.")
    }
    if !drawing.pin.entries.isEmpty, drawing.layout != .stress {
      throw ValidationError(
        "--pin is for the places that scene tells; leave out --layout, or --pin.")
    }
    if !drawing.pin.entries.isEmpty, drawing.leaves == .folded {
      throw ValidationError(
        "--pin keeps everybody else in place; leave out --leaves folded, or --pin.")
    }
    if !drawing.near.entries.isEmpty, drawing.layout != .stress {
      throw ValidationError(
        "--near begins a layout with the places that scene tells; leave out --layout, or --near.")
    }
    guard drawing.steady else { return }
    guard let unit = time.time.unit else {
      throw ValidationError(
        "\(time.time) is no step of a series; expected a year, a month or the like, or no --steady."
      )
    }
    if let wanted = range.wantedUnit, wanted != unit {
      throw ValidationError(
        "\(time.time) is a \(unit.rawValue), and --by \(wanted.rawValue) a series of others; expected"
          + " --by \(unit.rawValue), or none.")
    }
  }

  func run() async throws { try await drawing.style.picture.inFont(draw) }

  private func draw() async throws {
    let file = try await PictureFile(
      target.path, page: drawing.style.picture.size, sizes: drawing.style.size.told)
    let phases = Phases(timings)
    let snapshot = try snapshot(
      of: time, phases: phases, needsWhole: drawing.steady, allFigures: true, ofWhole: whole.isGiven
    )
    let bytes =
      try await
      (drawing.steady
      ? steadyPicture(of: snapshot, in: file, phases: phases)
      : picture(of: snapshot, in: file, phases: phases))
    try phases.write(bytes, to: target.path)
    Console.current.remark(of: [
      MissingTies.note(
        signsOf: CollectionOfOne(snapshot), of: snapshot.title,
        matter: "the colors of factions take all as friendly")
    ])
  }
}

extension RenderCommand {
  private func picture(
    of snapshot: Snapshot, in file: PictureFile, phases: Phases
  ) async throws -> [UInt8] {
    let (asked, shown) = whole.asked(snapshot)
    let pins = try drawing.pin.pins(in: snapshot.chronicle)
    func foldsLeaves(of count: Int) -> Bool {
      drawing.leaves == .folded
        || drawing.leaves == nil && count > PowerGraph.mostWithLeaves && pins.isEmpty
          && drawing.near.entries.isEmpty
    }
    if top.count == nil {
      let drawn = shown ?? asked
      try checkLayout(
        of: foldsLeaves(of: drawn.figures.count)
          ? drawn.figureCountWithoutLeaves : drawn.figures.count)
    }
    let plain = try phases(phase: .compute, doing: "Computing centrality and factions", parts: 3) {
      drawing.style.powerGraph(
        of: asked, shown: shown, history: colors(of: snapshot), divided: seed.division,
        mostFigures: top.count)
    }
    var graph = try drawing.style.styled([plain], of: [asked])[0]
    if foldsLeaves(of: graph.figures.count) { graph = graph.foldingLeaves() }
    // Of the most central how many leaves there are is known only now.
    try checkLayout(of: graph.figures.count)
    return try await phases(phase: .render, doing: "Drawing") {
      try await place(&graph)
      graph = graph.near(drawing.near.places).pinning(pins)
      return try await file.draw(graph, wayOut: wayOut(of: graph))
    }
  }

  /// The picture as one of a series.
  private func steadyPicture(
    of snapshot: Snapshot, in file: PictureFile, phases: Phases
  ) async throws -> [UInt8] {
    let unit = snapshot.time.steps.unit
    let steps = try range.steps(of: snapshot.chronicle, by: unit)
    guard let index = snapshot.time.step.flatMap(steps.firstIndex) else {
      throw CommandFailure(
        status: .usage,
        message:
          "\(snapshot.time) is not among the \(unit.plural) \(steps);"
          + " choose others with --from and --to.")
    }
    let ways = [LayoutGuard.fewerCentral, LayoutGuard.fewerTimes]
    if top.count == nil {
      let sweep = snapshot.chronicle.sweep(steps: steps, options: snapshot.options)
      try LayoutGuard.check(
        series: whole.asked(sweep).lazy.map { $1 ?? $0 }, of: snapshot.chronicle, ways: ways)
    }
    let graphs = try phases(
      phase: .compute, doing: "Computing centrality and factions", parts: 2 * steps.count + 1
    ) {
      let history =
        (unit == .year ? colors(of: snapshot) : nil)
        ?? snapshot.chronicle.factionHistory(
          steps: steps, options: coloring(of: snapshot), divided: seed.division)
      return whole.asked(snapshot.chronicle.sweep(steps: steps, options: snapshot.options)).map {
        (
          asked: $0,
          graph: drawing.style.powerGraph(
            of: $0, shown: $1, history: history, divided: seed.division, mostFigures: top.count)
        )
      }
    }
    let styled = try drawing.style.styled(graphs.map(\.graph), of: graphs.map(\.asked))
    try LayoutGuard.check(series: styled, ways: ways)
    let pins = try drawing.pin.pins(in: snapshot.chronicle)
    return try await phases(phase: .render, doing: "Drawing") {
      let pictures = PowerGraph.series(
        of: styled, on: file.page, near: drawing.near.places, pinning: pins)
      return try await file.draw(pictures[index], wayOut: wayOut(of: styled[index]))
    }
  }

  /// What would make names as large as was asked, beside a larger page.
  private func wayOut(of graph: PowerGraph) -> String {
    let fewer = max(5, graph.figures.count * 2 / 3 / 5 * 5)
    return (graph.figures.count > 5 ? "fewer figures (--top \(fewer)), " : "")
      + "or a smaller --font"
  }

  private func colors(of snapshot: Snapshot) -> FactionHistory? {
    FactionColors.history(
      of: snapshot.chronicle, options: coloring(of: snapshot), divided: seed.division)
  }

  /// The options by which factions are found: those of the whole, where figures are what they are there.
  private func coloring(of snapshot: Snapshot) -> SnapshotOptions {
    whole.isGiven
      ? snapshot.options.withoutSelection : snapshot.options
  }

  private func checkLayout(of count: Int) throws(CommandFailure) {
    try LayoutGuard.check(
      count, by: drawing.layout, ways: ["--layout sfdp", LayoutGuard.fewerCentral])
  }

  /// Has one of Graphviz's engines place the figures.
  private func place(_ graph: inout PowerGraph) async throws {
    if graph.figures.count > LayoutMethod.mostReadable {
      Console.current.note(
        "camarilla: \(graph.figures.count) figures are too many for anybody to read; --top 50 draws the"
          + " most central")
    }
    guard drawing.layout != .stress, !graph.figures.isEmpty else { return }
    let positions = try await Graphviz.shared.positions(
      dot: graph.layoutRequest(for: drawing.layout),
      engine: GraphvizEngine(name: drawing.layout.rawValue))
    graph.position(of: positions.map { (name: $0.name, x: $0.x, y: $0.y) })
  }
}
