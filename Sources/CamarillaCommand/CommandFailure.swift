/// Why a command stopped, and the exit status that says so to scripts.
public struct CommandFailure: Error, Equatable {
  /// The exit statuses, after BSD's `sysexits.h`.
  public enum Status: Int32, Sendable {
    /// Nobody wants more: whoever read standard output has closed it.
    case done = 0
    case usage = 64
    case invalidData = 65
    case inputNotFound = 66
    case defect = 70
    case cannotWrite = 73
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
