import ArgumentParser
import Camarilla
import CamarillaFormats
import CamarillaStore

/// What every edit of a store takes: the store, who edits it, when and why.
struct EditArguments: ParsableArguments {
  @OptionGroup var store: StoreArgument
  @OptionGroup var authorship: AuthorshipArguments
  @OptionGroup var output: OutputArguments

  /// What an amendment without any is told.
  static func nothingToChange(of example: String) -> ValidationError {
    ValidationError("nothing to change; expected what is to be changed, such as \(example).")
  }

  /// What the undoing of nothing is told.
  static func nothing(to what: String) -> CommandFailure {
    CommandFailure(
      status: .invalidData, message: "there is nothing to \(what); the store is as it was.")
  }

  /// Makes an edit and prints it.
  ///
  /// - Parameter edit: nil where all is already as it is to be.
  func perform(
    _ edit: (ChronicleStore, EditNote) throws -> StoreChange?
  ) throws {
    do {
      try tell(edit(opened(), authorship.note))
    } catch FormatsError.invalid(let invalid) {
      throw refused(invalid)
    }
  }

  private func opened() throws -> ChronicleStore {
    let terms = EditTerms.current
    return try ChronicleStore(editing: store.store, from: terms.base, isTrial: terms.isTrial)
  }

  private func tell(_ change: StoreChange?) throws {
    guard let change else {
      Console.current.note("camarilla: nothing changes; the store is as it was")
      return try ChangesAnswer([]).emit(output)
    }
    ProblemListing.note(change.warnings.map(hinted))
    try ChangesAnswer([change] + change.alongside).emit(output)
  }

  private func refused(_ invalid: InvalidChronicle) -> RefusedEdit {
    RefusedEdit(problems: invalid.problems.map { hinted($0).offering })
  }

  /// A problem of an unknown id with the command that lists what there is; where a relationship is to
  /// name it, also with the one that adds it.
  private func hinted(_ problem: Problem) -> Problem {
    guard let subject = problem.subject, let id = problem.text else { return problem }
    let table: Problem.Subject.Table
    let name: String
    switch problem.rule {
    case .unknownFigure: (table, name) = (.figures, "NAME")
    case .unknownCitation: (table, name) = (.sources, "TITLE")
    case .unknownRelationship: (table, name) = (.relationships, "")
    default: return problem
    }
    let store = ShellWord(store.store)
    let adding =
      subject.table == table
      ? ""
      : "`camarilla store add-\(table.rowName) \(ShellWord(id)) \(name) --store \(store)` adds one, "
    var problem = problem
    problem.message +=
      (problem.message.hasSuffix("?") ? " " : "; ") + adding
      + "`camarilla \(table.rawValue) --chronicle \(store)` lists all"
    return problem
  }
}
