import ArgumentParser
import Camarilla
import CamarillaFormats
import CamarillaGraphviz

extension CamarillaTool {
  /// Says what went wrong, once, and returns the status to exit with.
  static func report(_ error: any Error) -> Int32 {
    let console = Console.current
    // Asked-for help and the version come as errors too, and belong to standard output.
    if RootCommand.exitCode(for: error) == .success {
      do throws(CommandFailure) {
        try console.write(RootCommand.fullMessage(for: error) + "\n")
        return 0
      } catch {
        return error.status.rawValue
      }
    }
    if let failure = failure(for: error) {
      console.failure = failure
      let usage = failure.usage.map { "\n" + $0 } ?? ""
      if !failure.message.isEmpty { console.note("camarilla: \(failure.message)\(usage)") }
      return failure.status.rawValue
    }
    console.note(clarified(RootCommand.fullMessage(for: error)))
    return RootCommand.exitCode(for: error).rawValue
  }

  /// A message of the argument parser, with what was expected, and without an option for one that looks nothing like it.
  static func clarified(_ message: String) -> String {
    withExpectation(withoutFarFetchedOption(message))
  }

  /// The argument parser offers `--as` for `--data`, as three letters make the one of the other.
  private static func withoutFarFetchedOption(_ message: String) -> String {
    guard
      let match = message.firstMatch(
        of: /Unknown option '--(?<given>[^'\n]+)'\.(?<offer> Did you mean '--(?<other>[^'\n]+)'\?)/),
      NearestNames([String(match.other)]).allNearest(to: String(match.given)).isEmpty
    else { return message }
    return message.replacing(match.offer, with: "")
  }

  /// A message of the argument parser, which says of a value that is no number, or one too large, only that it is invalid,
  /// with what was expected.
  private static func withExpectation(_ message: String) -> String {
    guard
      let match = message.firstMatch(
        of: /[Tt]he value '([^'\n]*)' is invalid for '(?:--[a-z-]+ )?<(n|x)>'/),
      message[match.range.upperBound...].first.map({ $0.isNewline || $0 == "." }) ?? true
    else { return message }
    let (value, digits) = (match.1, match.1.drop { $0 == "-" })
    let isWhole = !digits.isEmpty && digits.allSatisfy("0123456789".contains)
    let expected =
      switch (match.2, isWhole) {
      case ("x", _): "a number such as 0.5"
      case (_, false): "a whole number"
      case (_, true): value.hasPrefix("-") ? "a whole number, 0 or more" : "a smaller number"
      }
    var message = message
    message.insert(contentsOf: "; expected \(expected)", at: match.range.upperBound)
    return message
  }

  /// What an error of the lower floors means to the person at the terminal; nil for the errors of
  /// argument parsing, which explain themselves.
  private static func failure(for error: any Error) -> CommandFailure? {
    switch error {
    case let failure as CommandFailure: failure
    case let refusal as RefusedEdit: refusal.failure()
    case let error as FormatsError: failure(ofFormats: error)
    case GraphvizError.outOfMemory:
      CommandFailure(status: .ioError, message: "\(GraphvizError.outOfMemory)")
    case let error as GraphvizError: CommandFailure(status: .defect, message: "\(error)")
    default:
      // The argument parser's own errors are not public, but map to the status of wrong usage.
      RootCommand.exitCode(for: error) == .validationFailure
        ? nil : CommandFailure(status: .defect, message: "\(error)")
    }
  }

  private static func failure(ofFormats error: FormatsError) -> CommandFailure {
    let status: CommandFailure.Status
    switch error {
    case .notFound, .notReadable: status = .inputNotFound
    case .overwritesInput: status = .usage
    case .notAChronicle, .foreignTable, .notRepresentable, .stale: status = .invalidData
    case .readFailed, .busy: status = .ioError
    case .cannotCreate, .wouldReplace, .writeFailed: status = .cannotWrite
    case .invalid(let invalid): return failure(ofInvalid: invalid)
    }
    var failure = CommandFailure(status: status, message: error.offering)
    if case .busy = error { failure.isTransient = true }
    return failure
  }

  /// The errors by what is broken, and how many doubts there are beside.
  private static func failure(ofInvalid invalid: InvalidChronicle) -> CommandFailure {
    let errors = invalid.problems.filter { $0.severity == .error }
    let warnings = invalid.problems.count - errors.count
    let also = warnings > 0 ? " and \(Number.count(warnings, singular: "warning"))" : ""
    // A column that is nowhere, not even by a similar name, is that of a table made for something else.
    let isForeign = errors.contains {
      $0.rule == .malformedTable && ["kind", "when"].contains($0.expected) && $0.suggestion == nil
    }
    let repair = errors.offerOfCleaning(of: nil).map { "\ncamarilla: \($0)" } ?? ""
    return .telling(errors) { count in
      "the chronicle has \(count)\(also); `camarilla validate` lists them all" + repair
        + (isForeign
          ? "\ncamarilla: `camarilla import` makes a chronicle of a table with other columns" : "")
    }
  }
}
