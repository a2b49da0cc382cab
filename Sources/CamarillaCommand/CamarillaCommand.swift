import ArgumentParser
import Camarilla
import CamarillaFormats

/// `camarilla`, of which every job is a subcommand.
struct RootCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "camarilla",
    abstract:
      "Power graphs from dated, sourced claims about who backed, fought, appointed and denounced whom.",
    discussion: """
      Without --chronicle, every command looks at the chronicle that ships with it: Stalin's \
      circle, 1917-1964.

      \(TimeArgument.counting)

      Examples:
        camarilla render 1937 -o 1937.svg
        camarilla central 1937 --measure betweenness
        camarilla diff 1925 1927
      """,
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Picture",
        subcommands: [
          RenderCommand.self, StoryboardCommand.self, SceneCommand.self, ExploreCommand.self,
        ]),
      CommandGroup(
        name: "Snapshot",
        subcommands: [
          CentralCommand.self, FactionsCommand.self, BalanceCommand.self, CohesionCommand.self,
          BrokerageCommand.self, SimilarityCommand.self, TiesCommand.self, CorrelateCommand.self,
          PathCommand.self,
        ]),
      CommandGroup(
        name: "History",
        subcommands: [
          TimelineCommand.self, DiffCommand.self, RealignmentsCommand.self, TurnoverCommand.self,
          ReachCommand.self,
        ]),
      CommandGroup(
        name: "Evidence",
        subcommands: [
          ExplainCommand.self, RelationshipsCommand.self, FiguresCommand.self, SourcesCommand.self,
          MeasuresCommand.self,
        ]),
      CommandGroup(
        name: "Data",
        subcommands: [
          InfoCommand.self, ValidateCommand.self, CleanCommand.self, ImportCommand.self,
          ConvertCommand.self, MergeCommand.self, CompareCommand.self, PanelCommand.self,
          ProjectCommand.self, RunCommand.self, SweepCommand.self, GatherCommand.self,
          StoreCommand.self,
        ]),
    ])
}

/// The command as a whole; the executable does nothing but call it.
public enum CamarillaTool {
  /// Parses and runs the arguments, without the command's own name; returns the exit status.
  ///
  /// Every error becomes one message on standard error.
  public static func run(_ arguments: [String]) async -> Int32 {
    await run(arguments, claiming: FileClaims())
  }

  /// The same, with what is read and written kept by somebody who asks for it afterwards.
  static func run(_ arguments: [String], claiming claims: FileClaims) async -> Int32 {
    await FileClaims.$current.withValue(claims) { await run(arguments, claims: claims) }
  }

  /// The command that arguments ask for, ready to be run.
  static func command(of arguments: [String]) throws -> any ParsableCommand {
    try CommandWords.check(arguments)
    try MisnamedOptions.check(arguments)
    try RepeatedOptions.check(arguments)
    try OfWholeArgument.check(arguments)
    return try parse(arguments)
  }

  /// Reads arguments, among which a year's era may stand by itself (`44 BCE`). Where they make no sense so,
  /// and do word by word, as with a figure called BC, they are read that way.
  private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
    let joined = ArgumentWords.joiningEras(of: arguments)
    let separated = ArgumentWords.separatingNegatives(joined)
    if let command = parsedByItself(separated) { return command }
    do {
      return try RootCommand.parseAsRoot(separated)
    } catch {
      if joined != arguments,
        let command = try? RootCommand.parseAsRoot(ArgumentWords.separatingNegatives(arguments))
      {
        return command
      }
      if let failure = MisreadArguments.explained(error, arguments: joined) { throw failure }
      throw error
    }
  }

  /// The command that is named first, read without the root, from which a command's options are gathered several times
  /// over: more than a tenth of the instructions of a short answer. Nil where the arguments make no sense, or ask for help: what
  /// the root says of them tells the command's whole name.
  private static func parsedByItself(_ arguments: [String]) -> (any ParsableCommand)? {
    guard let (command, words) = CommandWords.command(in: arguments) else { return nil }
    guard let parsed = try? command.parseAsRoot(words), type(of: parsed) == command else {
      return nil
    }
    return parsed
  }

  private static func run(_ arguments: [String], claims: FileClaims) async -> Int32 {
    do {
      try await perform(arguments, claims: claims)
      return 0
    } catch {
      return report(error)
    }
  }

  /// The same for somebody who has a use for the error itself, and tells of it: ``report(_:)`` says it.
  static func performing(_ arguments: [String]) async throws {
    let claims = FileClaims()
    try await FileClaims.$current.withValue(claims) { try await perform(arguments, claims: claims) }
  }

  private static func perform(_ arguments: [String], claims: FileClaims) async throws {
    let years = CountedYears()
    var command = try CountedYears.$current.withValue(years) { try Self.command(of: arguments) }
    for remark in years.remarks { Console.current.note("camarilla: \(remark)") }
    try claims.checkOutputs()
    defer { for line in Console.current.phaseTimes.lines { Console.current.note(line) } }
    if var command = command as? any AsyncParsableCommand {
      try await command.run()
    } else {
      try command.run()
    }
  }
}
