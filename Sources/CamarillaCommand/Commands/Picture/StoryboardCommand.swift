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
      network and nothing beside it, and its address takes a year or another step: FILE.html#1937. FILE.pdf has a page a \
      year, or step; FILE.svg, .png and the like, and with --columns a PDF too, is a sheet with all in small. FOLDER, a name \
      without an extension or with a slash at its end, gets a picture a step, 1937.svg or 1937-05.svg; it must be new or \
      empty. With --frames these are numbered, and the command is told that joins them into a film. In all of them \
      everybody stays about where they were, and a faction keeps its color.
      """)

  static let targetHelp =
    ArgumentHelp("The file or folder to draw into.", valueName: "file|folder")

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var range: TimeRangeArguments
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var drawing: StoryboardArguments
  @OptionGroup(in: .picture) var seed: SeedArgument
  @OptionGroup var near: NearArgument
  @OptionGroup var file: DrawingTarget<StoryboardCommand>
  @OptionGroup var timings: TimingsArgument

  /// More steps than anybody looks through, or a page has room for.
  static let mostSteps = 1_000

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
    if drawing.frames, target != .folder {
      throw ValidationError("--frames are for a folder; name one with -o, such as -o years/.")
    }
    if drawing.frames, let format = drawing.pictureFormat, !FrameNames.formats.contains(format) {
      throw ValidationError(
        "--pictures is \(format), which films aren't made of; expected "
          + FrameNames.formats.joined(separator: ", ") + ".")
    }
    guard target == .page else { return }
    if drawing.style.picture.wantedTheme != nil {
      throw ValidationError(
        "--theme is for pictures; a page is light or dark as its reader's system.")
    }
    try drawing.style.picture.requireNoPage()
  }

  func run() async throws { try await drawing.style.picture.inFont(draw) }

  private func draw() async throws {
    let phases = Phases(timings)
    let sheetFile =
      target == .sheet
      ? try await PictureFile(
        output, page: drawing.style.picture.size, sizes: drawing.style.size.told) : nil
    let chronicle = try self.chronicle.load(phases)
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
        try draftStoryboard(of: chronicle, steps: steps, options: options, phases: phases)
      }
      return
    }
    let storyboard = try draftStoryboard(
      of: chronicle, steps: steps, options: options, phases: phases)
    let bytes = try await phases(phase: .render, doing: "Drawing") {
      if let sheetFile {
        if sheetFile.format == .pdf, drawing.columns == nil {
          return try await sheetFile.draw(pages: storyboard.pictures(on: sheetFile.page))
        }
        return try await sheetFile.draw(
          storyboard.sheet(columns: drawing.columns, on: sheetFile.page))
      }
      return Array(storyboard.html().utf8)
    }
    try phases.write(bytes, to: output)
  }

  private func draftStoryboard(
    of chronicle: Chronicle, steps: TimeSteps, options: SnapshotOptions, phases: Phases
  ) throws -> Storyboard {
    let storyboard = try drawing.style.storyboard(
      of: chronicle, steps: steps, options: options,
      ways: [LayoutGuard.fewerTimes, LayoutGuard.circle], seed: seed.seed, near: near.places,
      phases: phases)
    Console.current.remark(of: [
      MissingTies.note(
        signsOf: storyboard.frames.map(\.snapshot), of: "these \(steps.unit.plural)",
        matter: "the colors of factions take all as friendly")
    ])
    return storyboard
  }

  /// Draws a picture a step into a folder, which is there when all are.
  private func drawFolder(_ phases: Phases, _ make: () throws -> Storyboard) async throws {
    let folder = try AtomicFolder(path: output)
    let suffix = drawing.pictureFormat ?? (drawing.frames ? "png" : "svg")
    let file = try await PictureFile(
      "step.\(suffix)", page: drawing.style.picture.size, sizes: drawing.style.size.told)
    let storyboard = try make()
    try await phases(phase: .render, doing: "Drawing") {
      try await file.draw(series: storyboard.pictures(on: file.page)) { index, bytes in
        let name =
          drawing.frames
          ? FrameNames.name(of: index) : fileName(of: storyboard.frames[index])
        try folder.write(bytes, to: "\(name).\(file.format.name)")
      }
    }
    try folder.commit()
    if drawing.frames {
      Console.current.note(
        "camarilla: to join them: " + FrameNames.command(folder: output, suffix: suffix))
    }
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

  @Flag(
    help: "Number the pictures in a folder, png unless told, and tell how a film is made of them.")
  var frames = false

  @Option(
    help: ArgumentHelp(
      "How many years or other steps stand side by side on a sheet; as many as suit a page unless told.",
      valueName: "n"))
  var columns: Int?

  @OptionGroup var style: PowerGraphArguments
}
