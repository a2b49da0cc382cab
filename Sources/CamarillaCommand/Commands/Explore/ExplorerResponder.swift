import ArgumentParser
import Camarilla
import CamarillaExplorer
import CamarillaFormats

/// Answers everything that is asked of an explorer: what commands look up, and what edits a store.
struct ExplorerResponder: Sendable {
  private let chronicle: OpenChronicle
  private let edits: EditResponder
  private let stores: StoreResponder
  private let maker: StoreMaker
  private let cache = AnswerCache()

  /// What changes something, and is sent by POST.
  static let changing: Set = ["edits", "check", "store"]
  /// What takes little work: it reads no more than a few rows, or changes them.
  static let light = changing.union([
    "chronicle", "steps", "row", "history", MeasuresCommand.configuration.commandName ?? "",
    OpenAPIDocument.name,
  ])

  /// - Parameters:
  ///   - chronicle: what `--chronicle` is; nil for the embedded one.
  ///   - readingWords: the options of how it is read.
  ///   - chronicles: what has been read of it.
  ///   - canEdit: whether it may be edited.
  init(
    chronicle: String?, readingWords: [String] = [], chronicles: LoadedChronicles, canEdit: Bool
  ) {
    let open = OpenChronicle(
      path: chronicle, readingWords: readingWords, chronicles: chronicles, isEditable: canEdit)
    let thread = WorkThread()
    self.chronicle = open
    edits = EditResponder(chronicle: open, thread: thread)
    stores = StoreResponder(chronicle: open)
    maker = StoreMaker(chronicle: open, thread: thread)
  }

  func answer(to question: ExplorerQuestion) async -> ExplorerAnswer {
    let expected: ExplorerQuestion.Method =
      Self.changing.contains(question.name) ? .post : .get
    guard question.method == expected else {
      return .refusal(
        .methodNotAllowed,
        "'\(question.name)' came by \(question.method.rawValue); expected \(expected.rawValue)")
    }
    switch question.name {
    case "edits": return await edits.answer(to: question, isTrial: false)
    case "check": return await edits.answer(to: question, isTrial: true)
    case "store": return await maker.answer(to: question)
    default: break
    }
    do {
      let view = try chronicle.view()
      do {
        return try await answer(to: question, of: view)
      } catch {
        return tagged(.failure(error), of: view)
      }
    } catch {
      return .failure(error)
    }
  }

  private func answer(
    to question: ExplorerQuestion, of view: OpenChronicle.View
  ) async throws -> ExplorerAnswer {
    switch question.name {
    // Whether it can be edited may change without the chronicle.
    case "chronicle": return try stores.summary()
    case "steps": return tagged(try stores.steps(question), of: view)
    case "row": return tagged(try stores.row(question), of: view)
    case "history": return tagged(try await stores.history(question), of: view)
    case "twins":
      return await cached(question, of: view) {
        do { return try stores.twins(question) } catch { return .failure(error) }
      }
    default:
      return await cached(question, of: view) {
        await CommandResponder(
          chronicle: view.path, readingWords: view.readingWords, chronicles: view.chronicles
        ).answer(to: question)
      }
    }
  }

  /// What was answered to the same question of the same version, or what is answered now.
  private func cached(
    _ question: ExplorerQuestion, of view: OpenChronicle.View,
    or answer: @Sendable () async -> ExplorerAnswer
  ) async -> ExplorerAnswer {
    let key = AnswerCache.Key(
      tag: view.tag, name: question.name, items: question.items.map { [$0.name, $0.value] })
    return await cache.answer(of: key) { tagged(await answer(), of: view) }
  }

  /// An answer with the version of the chronicle that it is of; of one that isn't, what is wrong without folders.
  private func tagged(_ answer: ExplorerAnswer, of view: OpenChronicle.View) -> ExplorerAnswer {
    var answer = answer
    if answer.status == .ok {
      // What is no store and has errors is read anew each time, and has no version.
      answer.tag = answer.tag.map { "\(view.tag)-\($0)" } ?? (view.store == nil ? nil : view.tag)
    } else {
      answer.body = Self.withoutFolders(answer.body, of: view)
    }
    return answer
  }

  /// What a command says is wrong, without the folder in which the chronicle stands.
  private static func withoutFolders(_ body: [UInt8], of view: OpenChronicle.View) -> [UInt8] {
    guard var json = try? JSONParser.parse(body), let message = json["message"]?.text else {
      return body
    }
    json["message"] = .string(view.withoutFolders(message))
    return Array((json.compactText + "\n").utf8)
  }
}
