import Camarilla
import CamarillaExplorer
import CamarillaFormats
import CamarillaStore

/// Edits the store that an explorer shows, by running the commands of `camarilla store`.
struct EditResponder: Sendable {
  let chronicle: OpenChronicle
  /// Where edits are made, one after the other: they may wait for other programs, and nothing else is to wait for them.
  let thread: WorkThread

  /// How many of the changes of one edit are told; merging two figures may change as many relationships as they have.
  static let mostChanges = 100

  /// Makes an edit, or only tries it.
  ///
  /// - Parameters:
  ///   - question: has the edit and the revision that it was made on.
  ///   - isTrial: whether to change nothing.
  func answer(to question: ExplorerQuestion, isTrial: Bool) async -> ExplorerAnswer {
    do {
      let view = try chronicle.view()
      if let obstacle = chronicle.whyNotEditable(view) {
        return .refusal(.forbidden, obstacle.message)
      }
      guard let store = view.store else { return .refusal(.forbidden, "there is no store") }
      let request: EditRequest
      let base: StoreRevision?
      do throws(CommandFailure) {
        request = try EditRequest(question.body)
        base = try Self.base(question)
      } catch {
        return .refusal(.badRequest, error.message, field: error.field)
      }
      guard isTrial || base != nil else {
        return .refusal(
          .preconditionRequired,
          "If-Match is missing; expected the revision that the edit was made on, as"
            + " /api/v1/chronicle and /api/v1/row have it")
      }
      return await withTaskExecutorPreference(thread) {
        await perform(
          request, on: store, terms: EditTerms(base: base, isTrial: isTrial), of: view)
      }
    } catch {
      return .failure(error)
    }
  }

  private static func base(_ question: ExplorerQuestion) throws(CommandFailure) -> StoreRevision? {
    guard let text = question.revision else { return nil }
    guard let revision = StoreRevision(text) else {
      throw EditRequest.fault(
        "If-Match is '\(text)'; expected a revision, as /api/v1/chronicle and /api/v1/row have it")
    }
    return revision
  }

  private func perform(
    _ request: EditRequest, on store: String, terms: EditTerms, of view: OpenChronicle.View
  ) async -> ExplorerAnswer {
    let console = Console.recording()
    do {
      try await Console.$current.withValue(console) {
        try await EditTerms.$current.withValue(terms) {
          try await CamarillaTool.performing(request.words(store: store, ["--format=json"]))
        }
      }
      let line = StudyManifest.commandLine(request.words(store: store))
      var answer: JSONValue = terms.isTrial ? ["ok": true] : [:]
      answer["command"] = .string(line)
      let notes = Self.notes(console).map { note in
        (message: view.withoutFolders(note.message), concern: note.concern)
      }
      answer["notes"] = .array(notes.map { .string($0.message) })
      answer["doubts"] = .array(
        notes.compactMap { note in
          note.concern.flatMap { $0.field == nil ? nil : $0.json(message: note.message) }
        })
      if !terms.isTrial {
        let changes = try JSONParser.parse(console.recordedOutput)["changes"] ?? []
        let numbers = (changes.elements ?? []).compactMap { $0["change"]?.integer }
        let edited = try ChronicleStore(path: store)
        // An edit that changes nothing tells nothing of what others have done since.
        let before = try numbers.min().map { try edited.revision(after: $0 - 1) } ?? terms.base
        let after = try numbers.max().map { try edited.revision(after: $0) } ?? terms.base
        answer["previous"] = (before?.description).map { .string($0) }
        answer["revision"] = (after?.description).map { .string($0) }
        answer["count"] = .number("\(numbers.count)")
        answer["changes"] = .array(Array((changes.elements ?? []).prefix(Self.mostChanges)))
      }
      return .json(answer, commandLine: line)
    } catch {
      var refusal = EditRefusal(error, command: request.command)
      await complete(&refusal, of: request, on: store, base: terms.base)
      return refusal.answer(of: view)
    }
  }

  /// Adds to a refusal what else is wrong with the edit, which the command tells one after the other.
  private func complete(
    _ refusal: inout EditRefusal, of request: EditRequest, on store: String, base: StoreRevision?
  ) async {
    while refusal.isOfFields, let rest = request.leavingOut(refusal.fields) {
      do {
        try await EditTerms.$current.withValue(EditTerms(base: base, isTrial: true)) {
          try await Console.$current.withValue(.recording()) {
            try await CamarillaTool.performing(rest.words(store: store))
          }
        }
        return
      } catch {
        let known = refusal.fields
        let other = EditRefusal(error, command: request.command)
        if other.isOfFields { refusal.add(other, about: request.fields) }
        // Nothing is left to be found out, or it can't be left out.
        guard refusal.fields != known else { return }
      }
    }
  }

  /// What the command has said beside its answer, and what it is about.
  private static func notes(_ console: Console) -> [(message: String, concern: Concern?)] {
    String(decoding: console.recordedError, as: UTF8.self).split(separator: "\n").map { line in
      let prefix = "camarilla: "
      let message = line.hasPrefix(prefix) ? line.dropFirst(prefix.count) : line
      return (String(message), console.concern(ofNote: String(line)))
    }
  }
}

extension JSONValue {
  fileprivate var integer: Int? { if case .number(let text) = self { Int(text) } else { nil } }
}
