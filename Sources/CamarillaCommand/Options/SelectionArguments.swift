import ArgumentParser
import Camarilla

/// Which circle of figures a question is asked within.
struct SelectionArguments: SectionedArguments {
  static let section = HelpSection.circle

  @Option(
    help: ArgumentHelp(
      "Only those within --steps of these figures, by id or name, separated by commas.",
      valueName: "a,b"))
  var around: [String] = []

  @Option(
    help: ArgumentHelp(
      "How many ties lead at most from --around to whom is in its circle (default: 1).",
      valueName: "n"))
  var steps: Int?

  @Option(
    help: ArgumentHelp(
      "Only these figures, by id or name, separated by commas; @FILE names a file with an id a line.",
      valueName: "a,b|@file"))
  var only: [String] = []

  @Option(
    help: ArgumentHelp("Leave these figures out, written as for --only.", valueName: "a,b|@file"))
  var without: [String] = []

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Only figures, or relationships, that meet a condition, such as \"born < 1600\" or"
        + " \"tie.post like '%secretary%'\"; CIRCLES.md has all of it.", valueName: "condition"))
  var conditions: [String] = []

  @Option(
    help: ArgumentHelp("Only figures each of whom is tied to K others of them.", valueName: "k"))
  var core: Int?

  @Flag(help: "Only the largest part that hangs together.")
  var largest = false

  func validate() throws {
    if steps != nil { try requireAround(for: "--steps") }
    if let steps, steps < 1 {
      throw ValidationError("--steps is \(steps); expected 1 or more.")
    }
    if let core, core < 1 { throw ValidationError("--core is \(core); expected 1 or more.") }
  }

  /// Stops where an option of a circle around figures was given, and no figures.
  func requireAround(for option: String) throws {
    guard around.isEmpty else { return }
    throw ValidationError("\(option) is of a circle; name its figures with --around.")
  }

  /// The first of these options that was given.
  var given: String? {
    let options: [(String, Bool)] = [
      ("--around", !around.isEmpty), ("--only", !only.isEmpty), ("--without", !without.isEmpty),
      ("--where", !conditions.isEmpty), ("--core", core != nil), ("--largest", largest),
    ]
    return options.first { $0.1 }?.0
  }

  /// Whether who is in it may depend on what holds at the time.
  var dependsOnTime: Bool { !around.isEmpty || core != nil || largest }

  /// Whether it takes figures to look up who may not be in the years that are asked about.
  var namesFigures: Bool { !around.isEmpty || !only.isEmpty || !without.isEmpty }

  /// The selection asked for.
  ///
  /// - Parameters:
  ///   - chronicle: what was read of the chronicle.
  ///   - argument: where the rest of it is, for the columns that only the whole has.
  ///   - ways: by which kinds of relationship the steps go.
  func selection(
    in chronicle: Chronicle, of argument: ChronicleArgument, through ways: ThroughArgument? = nil
  ) throws -> Selection {
    guard given != nil else { return .all }
    let condition = try condition()
    if let condition {
      do throws(Selection.ConditionError) {
        try condition.check(in: chronicle)
      } catch {
        guard let whole = try argument.whole() else { throw Self.failure(error) }
        do throws(Selection.ConditionError) {
          try condition.check(in: whole)
        } catch {
          throw Self.failure(error)
        }
      }
    }
    Console.current.remark(of: try absentValues(of: condition, in: chronicle, argument: argument))
    return Selection(
      around: try FigureListArgument.ids(wanted: around, in: chronicle), steps: steps ?? 1,
      through: try KindsArgument.names(
        wanted: ways?.through ?? [], option: "--through", in: chronicle),
      only: only.isEmpty ? nil : try FigureListArgument.ids(wanted: only, in: chronicle),
      without: try FigureListArgument.ids(wanted: without, in: chronicle), where: condition,
      core: core, isLargest: largest)
  }

  /// What a condition asks for by name that the chronicle hasn't; the whole is asked only where a part lacks it.
  private func absentValues(
    of condition: Selection.Condition?, in chronicle: Chronicle, argument: ChronicleArgument
  ) throws -> [String] {
    guard let condition else { return [] }
    let absent = condition.absentValues(in: chronicle)
    guard !absent.isEmpty, let whole = try argument.whole() else { return absent.map(Self.remark) }
    return condition.absentValues(in: whole).map(Self.remark)
  }

  private static func remark(_ absent: String) -> String { "--where: \(absent)" }

  /// Has the answer say what it is cut to, and how much of the whole that is.
  ///
  /// - Parameters:
  ///   - options: those of the circle.
  ///   - times: the times asked about; nil for all that ever held.
  ///   - ofWhole: whether the answer is computed on the whole, and shown of the circle.
  func announce(
    _ options: SnapshotOptions, in chronicle: Chronicle, at times: [AskedTime]?,
    ofWhole: Bool = false
  ) {
    guard !options.selection.isAll else { return }
    var cut = options
    // Of all times, figures count without relationships, where nothing is asked of those.
    if times == nil, options.selection.isOfFigures { cut.includesIsolated = true }
    Console.current.cut = Circle(
      selection: options.selection, in: chronicle,
      count: SelectionCount(
        in: chronicle, at: times, options: cut, isOfWhole: ofWhole && times != nil),
      isOfWhole: ofWhole)
  }

  /// All conditions together.
  private func condition() throws(CommandFailure) -> Selection.Condition? {
    do throws(Selection.ConditionError) {
      let parts = try conditions.map { text throws(Selection.ConditionError) in
        try Selection.Condition(parsing: text)
      }
      guard parts.count > 1 else { return parts.first }
      return try Selection.Condition(
        parsing: parts.map { "(\($0))" }.joined(separator: " and "))
    } catch {
      throw Self.failure(error)
    }
  }

  private static func failure(_ error: Selection.ConditionError) -> CommandFailure {
    CommandFailure(status: .usage, message: "--where: \(error)")
  }
}

/// `--through`: by which kinds of relationship the steps of a circle go.
struct ThroughArgument: SectionedArguments {
  static let section = HelpSection.circle

  @Option(
    help: ArgumentHelp(
      "By which kinds of relationship the --steps go; all unless told.", valueName: "kinds"))
  var through: [String] = []
}
