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
  /// How the command is called, where it was called otherwise.
  var usage: String?
  /// Whether it may be done a moment later, as another program has the file just now.
  var isTransient = false

  /// A failure that ends the command with `status` after `message` was written to standard error.
  public init(status: Status, message: String) {
    self.status = status
    self.message = message
  }

  /// The same about an option, argument or column.
  func about(_ field: String) -> CommandFailure {
    var failure = self
    failure.field = field
    return failure
  }
}
