import ArgumentParser
import Camarilla
import CamarillaFormats
import CamarillaStore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What every edit of a store takes: the store, who edits it, when and why.
struct EditArguments: ParsableArguments {
  @OptionGroup var store: StoreArgument

  @Option(
    help: ArgumentHelp("Who makes the change; the login name unless told.", valueName: "name"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "When, in UTC, such as 2026-11-21T09:30:00Z; now unless told.", valueName: "time"))
  var at: String?

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var because: String?

  @OptionGroup var output: OutputArguments

  func validate() throws {
    if let at, (try? Date(at, strategy: .iso8601)) == nil {
      throw ValidationError(
        "--at is '\(at)'; expected a time in UTC, such as 2026-11-21T09:30:00Z.")
    }
    if let by, by.isEmpty { throw ValidationError("--by is blank; expected a name.") }
  }

  /// What an amendment without any is told.
  static func nothingToChange(_ example: String) -> ValidationError {
    ValidationError("nothing to change; expected what is to be changed, such as \(example).")
  }

  private var note: EditNote {
    let environment = ProcessInfo.processInfo.environment
    let login = environment["LOGNAME"] ?? environment["USER"] ?? "unknown"
    return EditNote(
      author: by ?? login, time: at ?? Date.now.formatted(.iso8601), reason: because)
  }

  /// Makes an edit and prints it.
  ///
  /// - Parameter edit: nil where there was nothing to do.
  func perform(
    _ edit: (ChronicleStore, EditNote) throws -> StoreChange?
  ) throws {
    do {
      let store = try ChronicleStore(editing: store.store)
      guard let change = try edit(store, note) else {
        throw CommandFailure(.invalidData, "there is nothing to do; the store is as it was.")
      }
      ProblemListing.note(change.warnings)
      try ChangesAnswer([change] + change.alongside).report().emit(output)
    } catch FormatsError.invalid(let invalid) {
      for problem in invalid.problems {
        Console.current.note(Table.oneLine(problem.description + hint(problem)))
      }
      throw CommandFailure(.invalidData, "nothing was changed.")
    }
  }

  /// The command that makes good what a relationship lacks.
  private func hint(_ problem: Problem) -> String {
    guard problem.subject?.table == .relationships, problem.rule == .unknownFigure,
      let id = problem.text
    else { return "" }
    return
      "; `camarilla store add-figure \(Self.quoted(id)) NAME --store \(Self.quoted(store.store))`"
      + " adds one"
  }

  /// A word as a shell takes it.
  private static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
