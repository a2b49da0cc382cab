import ArgumentParser
import Camarilla
import CamarillaExplorer
import CamarillaFormats
import CamarillaStore

/// Why an edit was not made, as an explorer's page is told: which field it is about, and for one that came too late
/// both versions of the row.
struct EditRefusal {
  private struct Reason {
    var message: String
    var concern: Concern

    init(_ message: String, about concern: Concern = Concern(field: nil)) {
      (self.message, self.concern) = (message, concern)
    }
  }

  private let status: ExplorerAnswer.Status
  private var reasons: [Reason]
  private var stale: StaleEdit?
  /// Whether another program is writing to the store.
  private var isBusy = false

  /// - Parameters:
  ///   - error: what the command has thrown.
  ///   - command: the command of `camarilla store`.
  init(_ error: any Error, command: String) {
    switch error {
    case FormatsError.stale(_, let edit):
      (status, stale) = (.conflict, edit)
      reasons = [Reason("\(error)")]
    case FormatsError.invalid(let invalid):
      status = .badRequest
      reasons = invalid.problems.map { Self.reason($0, command: command) }
    case FormatsError.cannotCreate, FormatsError.wouldReplace:
      status = .forbidden
      reasons = [Reason((error as? FormatsError)?.offering ?? "\(error)")]
    case FormatsError.notRepresentable:
      status = .badRequest
      reasons = [Reason("\(error)")]
    case let error as FormatsError:
      status = .unavailable
      if case .busy = error { isBusy = true }
      reasons = [Reason("\(error)")]
    case let refusal as RefusedEdit:
      status = .badRequest
      reasons = refusal.problems.map { Self.reason($0, command: command) }
    case let failure as CommandFailure:
      status = [.usage, .invalidData].contains(failure.status) ? .badRequest : .unavailable
      reasons = [Reason(failure.message, about: Concern(failure))]
    default:
      let isFromParser = RootCommand.exitCode(for: error) == .validationFailure
      status = isFromParser ? .badRequest : .unavailable
      let message = isFromParser ? RootCommand.message(for: error) : "\(error)"
      reasons = [Reason(message, about: Concern(field: Self.field(namedIn: message)))]
    }
  }

  /// The fields that it is about.
  var fields: Set<String> { Set(reasons.compactMap(\.concern.field)) }

  /// Whether it is because of what is said in the edit, which another one may say better.
  var isOfFields: Bool { status == .badRequest && !fields.isEmpty }

  /// Adds what was found wrong when the fields known to be wrong were left out.
  ///
  /// - Parameter fields: those that may be told of.
  mutating func add(_ other: EditRefusal, about fields: Set<String>) {
    let known = self.fields
    reasons += other.reasons.filter { reason in
      reason.concern.field.map { fields.contains($0) && !known.contains($0) } ?? false
    }
  }

  /// The answer that says it, with the revision that the store has now where the edit came too late.
  func answer(of view: OpenChronicle.View) -> ExplorerAnswer {
    let first = reasons.lazy.map(\.concern).first { $0.field != nil } ?? Concern(field: nil)
    var json = first.json(
      message: view.withoutFolders(reasons.map(\.message).joined(separator: "\n")))
    if reasons.count > 1 {
      json["problems"] = .array(
        reasons.map { reason in
          reason.concern.json(message: view.withoutFolders(reason.message))
        })
    }
    if let stale {
      json["table"] = stale.table.map { .string($0.rawValue) }
      json["id"] = stale.id.map { .string($0) }
      json["base"] = Self.row(stale.base)
      json["yours"] = Self.row(stale.yours)
      json["theirs"] = Self.row(stale.theirs)
      let now = view.store.flatMap { try? ChronicleStore(path: $0).revision() }
      json["revision"] = (now?.description).map { .string($0) }
    }
    var answer = ExplorerAnswer.json(json, status: status)
    answer.isBusy = isBusy
    return answer
  }

  /// A row as the history has it; null for none.
  private static func row(_ text: String?) -> JSONValue {
    text.flatMap { try? JSONParser.parse(Array($0.utf8)) } ?? .null
  }

  // MARK: Fields

  private static func reason(_ problem: Problem, command: String) -> Reason {
    let problem = problem.offering
    let own = problem.subject?.table.rowName
    let isOwn = own == tableName(of: command)
    var concern = Concern(problem)
    concern.field =
      switch problem.rule {
      case .duplicateID: "id"
      case .unknownRelationship: "id"
      case .unknownFigure where !isOwn: "figure"
      case .unknownCitation where !isOwn: "source"
      default: problem.subject?.field
      }
    return Reason(problem.message, about: concern)
  }

  /// What rows the command is about.
  private static func tableName(of command: String) -> String {
    command.hasSuffix("figure") || command.hasSuffix("figures")
      ? "figure"
      : command.hasSuffix("source") || command.hasSuffix("sources") ? "source" : "relationship"
  }

  /// The option or argument of which a message of the parser is: `--weight <x>`, `<kind>`.
  private static func field(namedIn message: String) -> String? {
    if let option = message.firstRange(of: "--") {
      let name = message[option.upperBound...].prefix { $0.isLetter || $0 == "-" }
      if !name.isEmpty { return String(name) }
    }
    guard let start = message.firstIndex(of: "<") else { return nil }
    let name = message[message.index(after: start)...].prefix { $0 != ">" }
    return name.isEmpty ? nil : String(name)
  }
}
