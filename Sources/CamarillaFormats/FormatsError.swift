public import Camarilla

/// Why a chronicle could not be read or written.
public enum FormatsError: Error, Equatable, Sendable {
  /// Nothing stands at `path`.
  case notFound(path: String)
  /// Something stands at `path` that may not be read.
  case notReadable(path: String, reason: String)
  /// What stands at `path` can be read and isn't a chronicle.
  case notAChronicle(path: String, reason: String)
  /// What stands at `path` is a table with columns of other names, which a mapping can describe.
  case foreignTable(path: String, reason: String)
  /// The chronicle holds errors; `InvalidChronicle.problems` has them all, warnings included.
  case invalid(InvalidChronicle)
  /// Reading broke off.
  case readFailed(path: String, reason: String)
  /// A chronicle holds something that the format has no place for.
  case notRepresentable(reason: String)
  /// `path` cannot be made: its folder doesn't exist, isn't writable, or is no folder.
  case cannotCreate(path: String, reason: String)
  /// What stands at `path` is of another kind than what is written, or would be missed, and nobody asked to replace it.
  case wouldReplace(path: String, reason: String)
  /// `path` would take the place of something that is read.
  case overwritesInput(path: String, reason: String)
  /// Another process is writing to `path`, or was reading from it for longer than a writer waits.
  case busy(path: String)
  /// What was to be edited at `path` was changed by somebody else since it was looked at; nothing was edited.
  case stale(path: String, StaleEdit)
  /// Writing broke off, for instance on a full disk; nothing of the file was left behind.
  case writeFailed(path: String, reason: String)
}

extension FormatsError: CustomStringConvertible {
  /// The file and what is wrong with it, in one sentence.
  public var description: String {
    switch self {
    case .notFound(let path): "'\(path)' not found"
    case .notReadable(let path, let reason): "'\(path)' cannot be read: \(reason)"
    case .notAChronicle(let path, let reason): "'\(path)' is not a chronicle: \(reason)"
    case .foreignTable(let path, let reason):
      "'\(path)' is not a chronicle: \(reason)"
    case .invalid(let invalid): invalid.description
    case .readFailed(let path, let reason): "reading '\(path)' failed: \(reason)"
    case .notRepresentable(let reason): "the chronicle cannot be written in this form: \(reason)"
    case .cannotCreate(let path, let reason): "'\(path)' cannot be written: \(reason)"
    case .wouldReplace(let path, let reason):
      "'\(path)' cannot be written: \(reason); expected another name"
    case .overwritesInput(let path, let reason): "'\(path)' \(reason)"
    case .busy(let path): "'\(path)' is in use by another process; try again"
    case .stale(_, let edit): "\(edit.reason); nothing was changed"
    case .writeFailed(let path, let reason): "writing '\(path)' failed: \(reason)"
    }
  }
}

extension FormatsError {
  /// The same of a file that is told of under another path.
  func renaming(_ path: String, to name: String) -> FormatsError {
    func renamed(_ text: String) -> String {
      text.hasPrefix(path) ? name + text.dropFirst(path.count) : text
    }
    switch self {
    case .cannotCreate(let path, let reason):
      return .cannotCreate(path: renamed(path), reason: reason)
    case .wouldReplace(let path, let reason):
      return .wouldReplace(path: renamed(path), reason: reason)
    case .writeFailed(let path, let reason):
      return .writeFailed(path: renamed(path), reason: reason)
    default: return self
    }
  }

  /// The error of a file that one problem keeps from being read on.
  package init(_ problem: Problem) { self = .invalid(InvalidChronicle(problems: [problem])) }
}

extension Diagnostics {
  /// Makes sure that what was read can be used.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with every problem, if there is an error among them.
  package func check() throws(FormatsError) { if let invalid { throw .invalid(invalid) } }
}
