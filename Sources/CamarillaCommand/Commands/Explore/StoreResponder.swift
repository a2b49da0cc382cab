import ArgumentParser
import Camarilla
import CamarillaExplorer
import CamarillaFormats
import CamarillaStore

/// Tells of the chronicle that an explorer shows what a page needs to know that edits it.
struct StoreResponder: Sendable {
  let chronicle: OpenChronicle

  /// What the chronicle holds, and whether and on what it can be edited.
  func summary() throws -> ExplorerAnswer {
    let view = try chronicle.view()
    let summary = try Self.summary(of: view)
    let years = summary?.years
    let obstacle = chronicle.whyNotEditable(view)
    var answer: JSONValue = [
      "title": summary?.title.map { .string($0) } ?? .null, "name": .string(view.name),
      "fileStem": .string(ExplorerTarget.fileStem(ofChronicle: view.path)),
      "revision": .string(view.revision?.description ?? "0"),
      "isReadable": .bool(summary != nil),
      "isStore": .bool(view.store != nil), "canEdit": .bool(obstacle == nil),
      "canMakeStore": .bool(chronicle.isEditable && view.store == nil),
      "from": years.map { .number("\($0.lowerBound)") } ?? .null,
      "to": years.map { .number("\($0.upperBound)") } ?? .null,
      "figures": .number("\(summary?.figureCount ?? 0)"),
      "relationships": .number("\(summary?.relationshipCount ?? 0)"),
      "kinds": .array((summary?.kinds ?? []).map { .string($0.name) }),
      "sources": .array(
        (summary?.sources ?? []).map { source -> JSONValue in
          ["id": .string(source.id), "title": .string(source.title)]
        }),
    ]
    answer["why"] = (obstacle?.message).map { .string($0) }
    answer["reason"] = (obstacle?.reason.rawValue).map { .string($0) }
    return .json(answer)
  }

  /// Nil of a chronicle with errors: what is wrong with it is for `validate` to say.
  private static func summary(of view: OpenChronicle.View) throws -> ChronicleSummary? {
    if let store = view.store { return try ChronicleStore(path: store).summary() }
    do {
      return ChronicleSummary(of: try view.loaded())
    } catch FormatsError.invalid {
      return nil
    }
  }

  /// The steps that a line of time has, whatever holds in them, as `--by` takes a chronicle apart.
  func steps(_ question: ExplorerQuestion) throws -> ExplorerAnswer {
    guard question.items.count == 1, question.items[0].name == "by",
      let unit = TimeUnit(rawValue: question.items[0].value)
    else {
      let asked = question.items.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
      throw EditRequest.fault(
        "'\(shortened(asked))' says no length of steps; expected by, one of"
          + " \(TimeUnit.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    let years = try Self.summary(of: try chronicle.view())?.years
    let steps = try years.map { years in
      try TimeRangeArguments.steps(
        of: unit, from: TimeSpan(year: years.lowerBound), through: TimeSpan(year: years.upperBound),
        order: "years in their order", means: "a longer unit")
    }
    return .json([
      "by": .string(unit.rawValue), "steps": .array(steps?.map { .string($0.period) } ?? []),
    ])
  }

  /// Who changed what, as `camarilla store history` tells it; of one id where the question has it.
  func history(_ question: ExplorerQuestion) async throws -> ExplorerAnswer {
    let view = try chronicle.view()
    guard let path = view.store else { return .refusal(.notFound, "\(view.name) is no store") }
    guard question.items.count <= 1, question.items.allSatisfy({ $0.name == "id" }) else {
      throw EditRequest.fault(
        "the history is asked for with '\(question.items[0].name)'; expected id, or nothing")
    }
    func words(_ further: [String] = []) -> [String] {
      EditRequest.words(
        of: "history", arguments: question.items.map(\.value),
        options: ["--store=\(path)"] + further)
    }
    let console = Console.recording()
    do {
      try await Console.$current.withValue(console) {
        try await CamarillaTool.performing(words(["--format=json"]))
      }
    } catch {
      return EditRefusal(error, command: "history").answer(of: view)
    }
    return ExplorerAnswer(
      status: .ok, contentType: "application/json", body: console.recordedOutput,
      commandLine: StudyManifest.commandLine(words()))
  }

  /// More figures, or relationships, aren't looked through for twins: a store of them is never read as a whole.
  private static let mostLookedThrough = (figures: 5_000, relationships: 50_000)

  /// Figures that may be one, the surest first; null where there are too many to look through, or none can be read. In a store
  /// everybody has a row, which tells nobody apart.
  func twins(_ question: ExplorerQuestion) throws -> ExplorerAnswer {
    guard question.items.isEmpty else {
      throw EditRequest.fault(
        "twins are asked for with '\(question.items[0].name)'; expected nothing")
    }
    let view = try chronicle.view()
    guard let summary = try Self.summary(of: view),
      summary.figureCount <= Self.mostLookedThrough.figures,
      summary.relationshipCount <= Self.mostLookedThrough.relationships
    else { return .json(["twins": .null]) }
    let chronicle = try view.loaded()
    func told(_ id: Figure.ID) -> JSONValue {
      ["id": .string(id.rawValue), "name": .string(chronicle.figure(id: id)?.name ?? id.rawValue)]
    }
    return .json([
      "twins": .array(
        chronicle.twins(trustsRows: false).map { twin in
          [
            "figure": told(twin.figure), "kept": told(twin.kept), "score": .number("\(twin.score)"),
            "sharedNeighbors": .number("\(twin.sharedNeighbors)"), "reason": .string(twin.reason),
          ]
        })
    ])
  }

  /// A row with its fields as the store has them: what a form is filled with.
  func row(_ question: ExplorerQuestion) throws -> ExplorerAnswer {
    let view = try chronicle.view()
    guard let path = view.store else { return .refusal(.notFound, "\(view.name) is no store") }
    let tables: [String: Problem.Subject.Table] = [
      "id": .relationships, "figure": .figures, "source": .sources,
    ]
    guard let item = question.items.first, question.items.count == 1,
      let table = tables[item.name]
    else {
      throw EditRequest.fault(
        "nothing says which row; expected one of id, for a relationship, figure and source")
    }
    do {
      let (text, revision) = try ChronicleStore(path: path).rowText(of: item.value, in: table)
      return .json([
        "table": .string(table.rawValue), "id": .string(item.value),
        "row": try JSONParser.parse(Array(text.utf8)),
        "revision": .string(revision.description),
      ])
    } catch FormatsError.invalid(let invalid) {
      return .refusal(
        .notFound, invalid.problems.first?.message ?? "there is no such row", field: item.name)
    }
  }
}

extension OpenChronicle.View {
  /// The chronicle, read unless it has been.
  func loaded() throws -> Chronicle {
    let argument = try ChronicleArgument.parse(
      path.map { ["--chronicle=\($0)"] + readingWords } ?? [])
    return try Console.$current.withValue(.recording()) {
      try LoadedChronicles.$current.withValue(chronicles) {
        try argument.load(isTold: false)
      }
    }
  }
}
