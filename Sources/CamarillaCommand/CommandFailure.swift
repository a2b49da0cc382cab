import Camarilla

/// Why a command stopped, and the exit status that says so to scripts.
public struct CommandFailure: Error, Equatable {
  /// The exit statuses, after BSD's `sysexits.h`.
  public enum Status: Int32, Sendable {
    /// Nobody wants more: whoever read standard output has closed it.
    case done = 0
    /// The command line makes no sense.
    case usage = 64
    /// What was read is wrong, or holds nothing that the question is about.
    case invalidData = 65
    /// What is to be read isn't there, or may not be read.
    case inputNotFound = 66
    /// The program is at fault.
    case defect = 70
    /// What is to be written can't be made there.
    case cannotWrite = 73
    /// Reading or writing broke off.
    case ioError = 74
  }

  /// The exit status the command ends with.
  public var status: Status
  /// One sentence for the person at the terminal; empty where silence is right.
  public var message: String
  /// The option, argument or column that it is about, where that can be told: a form says it beside that field.
  var field: String?
  /// The text that is wrong there, and the one that would be right in its place, where only one is known.
  var (text, suggestion): (String?, String?)
  /// How the command is called, where it was called otherwise.
  var usage: String?
  /// Whether it may be done a moment later, as another program has the file just now.
  var isTransient = false

  /// A failure that ends the command with `status` after `message` was written to standard error.
  public init(status: Status, message: String) {
    self.status = status
    self.message = message
  }

  /// That data are wrong: says the errors on standard error, and is the failure that counts them.
  ///
  /// - Parameters:
  ///   - problems: what was found; warnings are left to who goes on.
  ///   - most: how many of each sort have lines.
  ///   - key: what errors of one sort have in common, beside their rule.
  ///   - message: what ends the command, given how many there are: `3 errors`.
  static func telling(
    _ problems: [Problem], mostOfEach most: Int = 10,
    alikeBy key: (Problem) -> String = { _ in "" },
    message: (_ count: String) -> String
  ) -> CommandFailure {
    let errors = problems.filter { $0.severity == .error }
    ProblemListing.note(errors, mostOfEach: most, alikeBy: key)
    return CommandFailure(
      status: .invalidData, message: message(Number.count(errors.count, singular: "error")))
  }

  /// The same about an option, argument or column.
  ///
  /// - Parameters:
  ///   - text: what is wrong there.
  ///   - readings: what it may have been meant for.
  func about(_ field: String, text: String? = nil, readings: [String] = []) -> CommandFailure {
    var failure = self
    (failure.field, failure.text) = (field, text)
    failure.suggestion = readings.count == 1 ? readings[0] : nil
    return failure
  }
}
