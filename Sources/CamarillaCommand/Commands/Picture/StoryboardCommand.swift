import ArgumentParser
import Camarilla
import CamarillaDrawing
import CamarillaFormats
import CamarillaGraphviz

struct StoryboardCommand: RangeCommand, AsyncParsableCommand, DrawingCommand {
  static let configuration = CommandConfiguration(
    commandName: "storyboard",
    abstract: "Draw the power graphs of a range of years, or of other steps of time.",
    discussion: """
      FILE.html is one page to open in a browser, with a slider over the years, or the steps of --by; it needs no \
      network and nothing beside it, and its address takes a year or another step: FILE.html#1937. FILE.pdf, .svg, \
      .png and the like is a sheet with all in small. FOLDER, a name without an extension or with a \
      slash at its end, gets a picture a step, 1937.svg or 1937-05.svg; it must be new or empty. In all of them everybody \
      stays about where they were, and a faction keeps its color.
      """)

  static let targetHelp =
    ArgumentHelp("The file or folder to draw into.", valueName: "file|folder")

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var range: TimeRangeArguments
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var drawing: StoryboardArguments
  @OptionGroup(in: .picture) var seed: SeedArgument
  @OptionGroup var file: DrawingTarget<StoryboardCommand>
  @OptionGroup var timings: TimingsArgument

  /// More steps than anybody looks through, or a page has room for.
  private static let mostSteps = 1_000

  private var output: String { file.path }

  private enum Target { case page, folder, sheet }

  private var target: Target {
    switch output.hasSuffix("/") ? nil : fileExtension(of: output) {
    case nil: .folder
    case "html", "htm": .page
    default: .sheet
    }
  }

  func validate() throws {
    if let columns = drawing.columns, columns < 1 {
      throw ValidationError("--columns is \(columns); expected 1 or more.")
    }
    if drawing.columns != nil, target != .sheet {
      throw ValidationError("--columns is for a sheet; name one with -o, such as -o years.pdf.")
    }
    if drawing.pictureFormat != nil, target != .folder {
      throw ValidationError("--pictures is for a folder; name one with -o, such as -o years/.")
    }
    guard target == .page else { return }
    if drawing.picture.wantedTheme != nil {
      throw ValidationError(
        "--theme is for pictures; a page is light or dark as its reader's system.")
    }
    try drawing.picture.requireNoPage()
  }

  func run() async throws { try await drawing.picture.inFont(draw) }

  private func draw() async throws {
    let phases = Phases(timings)
    let sheetFile =
      target == .sheet ? try await PictureFile(output, page: drawing.picture.size) : nil
    let chronicle = try drawing.kindStyle.applied(to: self.chronicle.load(phases))
    let steps = try range.steps(of: chronicle)
    guard steps.count <= Self.mostSteps else {
      throw CommandFailure(
        status: .usage,
        message:
          "a storyboard has room for \(Self.mostSteps) \(steps.unit.plural), and the range has \(steps.count);"
          + " narrow it with --from and --to"
          + (steps.unit == .year ? "." : ", or take longer steps with --by."))
    }
    let options = try options(of: chronicle, in: [.each(steps)])
    if target == .folder {
      // Before the work, so that a folder that won't do is told of at once.
      try await drawFolder(phases) {
        draftStoryboard(of: chronicle, steps: steps, options: options, phases: phases)
      }
      return
    }
    let storyboard = draftStoryboard(of: chronicle, steps: steps, options: options, phases: phases)
    let bytes = try await phases(phase: .render, doing: "Drawing") {
      if let sheetFile {
        return try await sheetFile.draw(storyboard.sheet(columns: drawing.columns))
      }
      return Array(storyboard.html().utf8)
    }
    try phases.write(bytes, to: output)
  }

  private func draftStoryboard(
    of chronicle: Chronicle, steps: TimeSteps, options: SnapshotOptions, phases: Phases
  ) -> Storyboard {
    let storyboard = phases(
      phase: .compute, doing: "Laying out \(steps.count) \(steps.unit.plural)",
      parts: 2 * steps.count + 1
    ) {
      Storyboard(
        of: chronicle, steps: steps, options: options, sizedBy: drawing.size.measure.centrality,
        history: FactionColors.history(
          of: chronicle, options: options, including: steps,
          divided: FactionOptions(seed: seed.seed)),
        theme: drawing.picture.theme,
        seed: seed.seed)
    }
    Console.current.remark(of: [
      MissingTies.note(
        signsOf: storyboard.frames.map(\.snapshot), of: "these \(steps.unit.plural)",
        matter: "the colors of factions take all as friendly")
    ])
    return storyboard
  }

  /// Draws a picture a step into a folder, which is there when all are.
  private func drawFolder(_ phases: Phases, _ make: () -> Storyboard) async throws {
    let folder = try AtomicFolder(path: output)
    let suffix = drawing.pictureFormat ?? "svg"
    let file = try await PictureFile("step.\(suffix)", page: drawing.picture.size)
    let storyboard = make()
    try await phases(phase: .render, doing: "Drawing") {
      for (frame, picture) in zip(storyboard.frames, storyboard.pictures()) {
        let bytes = try await file.draw(picture)
        try folder.write(bytes, to: "\(fileName(of: frame)).\(file.format.name)")
      }
    }
    try folder.commit()
  }

  /// A frame's key without what a name of a file can't have: of weeks, whose period is from day to day.
  private func fileName(of frame: Storyboard.Frame) -> String {
    frame.key.replacing("/", with: "_")
  }
}

/// How `storyboard` draws.
struct StoryboardArguments: SectionedArguments {
  static let section = HelpSection.picture

  @Option(
    name: .customLong("pictures"),
    help: ArgumentHelp(
      "The format of the pictures in a folder, as a file's extension; svg unless told.",
      valueName: "format"))
  var pictureFormat: String?

  @Option(
    help: ArgumentHelp(
      "How many years or other steps stand side by side on a sheet; as many as suit a page unless told.",
      valueName: "n"))
  var columns: Int?

  @OptionGroup var size: SizeArgument
  @OptionGroup var kindStyle: KindStyleArgument
  @OptionGroup var picture: PictureArguments
}

extension SizeMeasure {
  /// The measure; nil for the consensus.
  fileprivate var centrality: CentralityMeasure? {
    if case .measure(let measure) = self { measure } else { nil }
  }
}
