import Camarilla

/// An edit that would have made a store no chronicle: every problem, those of unknown ids with the command that helps.
struct RefusedEdit: Error {
  var problems: [Problem]

  /// Says the problems, a line each, and what became of the store.
  func failure() -> CommandFailure {
    for problem in problems { Console.current.note(Table.oneLine(of: problem.description)) }
    return CommandFailure(status: .invalidData, message: "nothing was changed.")
  }
}
