import ArgumentParser
import Camarilla
import CamarillaFormats

/// `--accept`: what a person decided.
struct CleaningAnswersArgument: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The table of doubts with yes or no in its column 'accept'; a blank leaves the doubt.",
      valueName: "file"),
    completion: .file(), transform: Input.declared)
  var accept: String?

  /// Does work with the answers, where there are some, and tells what is wrong with them, all of it: nothing else lists
  /// it.
  func tellingFaults(_ work: (CleaningAnswers?) throws -> Void) throws {
    do {
      try work(accept.map { path throws(FormatsError) in try CleaningAnswers(contentsOf: path) })
    } catch let error as FormatsError {
      guard let accept, case .invalid(let invalid) = error,
        invalid.problems.allSatisfy({ $0.location?.file == accept })
      else { throw error }
      throw CommandFailure.telling(invalid.problems, mostOfEach: .max) {
        "the answers in '\(accept)' have \($0); nothing was written"
      }
    }
  }
}
