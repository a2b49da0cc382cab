import ArgumentParser
import Camarilla
import CamarillaStore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Who edits a store, when and why.
struct AuthorshipArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("Who makes the change; the login name unless told.", valueName: "name"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "When, in UTC, such as 2026-11-21T09:30:00Z; now unless told.", valueName: "time"))
  var at: String?

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var because: String?

  func validate() throws {
    if let at, !EditNote.isTime(at) {
      throw ValidationError("--at is '\(at)'; expected \(EditNote.expectedTime).")
    }
    if let by, by.withoutOuterBlanks.isEmpty {
      throw ValidationError("--by is blank; expected a name.")
    }
  }

  var isGiven: Bool { by != nil || at != nil || because != nil }

  var note: EditNote { note(unlessTold: nil) }

  /// - Parameter reason: why, where nobody says.
  func note(unlessTold reason: String?) -> EditNote {
    let environment = ProcessInfo.processInfo.environment
    let login = ["LOGNAME", "USER"].compactMap { environment[$0] }.first {
      !$0.withoutOuterBlanks.isEmpty
    }
    return EditNote(
      author: by ?? login ?? "unknown", time: at ?? Date.now.formatted(.iso8601),
      reason: because ?? reason)
  }
}
