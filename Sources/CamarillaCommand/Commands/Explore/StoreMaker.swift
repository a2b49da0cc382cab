import Camarilla
import CamarillaExplorer
import CamarillaFormats
import CamarillaStore

/// Makes a store of the chronicle that an explorer shows, so that it can be edited there.
struct StoreMaker: Sendable {
  let chronicle: OpenChronicle
  let thread: WorkThread

  /// Makes the store beside the chronicle, and goes on with it.
  ///
  /// - Parameter question: has the store's name as JSON: `{"name": "mine.camarilla"}`.
  func answer(to question: ExplorerQuestion) async -> ExplorerAnswer {
    do {
      let view = try chronicle.view()
      guard chronicle.isEditable else {
        return .refusal(.forbidden, "the explorer was started without --edit")
      }
      guard view.store == nil else {
        return .refusal(.badRequest, "\(view.name) is a store already")
      }
      let name = try Self.name(in: question.body)
      return await withTaskExecutorPreference(thread) { await make(name, of: view) }
    } catch {
      return .failure(error)
    }
  }

  /// A name for a new file; nothing that leads to another folder.
  private static func name(in body: [UInt8]) throws(CommandFailure) -> String {
    guard let name = try EditRequest.json(of: body)["name"]?.text else {
      throw EditRequest.fault("the store's name is missing; expected one, such as mine.camarilla")
        .about("name")
    }
    let isPlain =
      !name.hasPrefix(".") && !name.hasPrefix("-") && name.utf8.count <= 200
      && !name.unicodeScalars.contains { "/\\:".unicodeScalars.contains($0) }
      && !name.hasControlCharacters
    guard isPlain, fileExtension(of: name) == "camarilla" else {
      throw EditRequest.fault(
        "the store's name is '\(name)'; expected one without folders that ends in .camarilla"
      ).about("name")
    }
    return name
  }

  private func make(_ name: String, of view: OpenChronicle.View) async -> ExplorerAnswer {
    let home = view.path.map(Self.home) ?? "."
    let path = home == "." ? name : join(home, name: name)
    let words = ["convert"] + (view.path.map { [$0] } ?? []) + [path] + view.readingWords
    do {
      // Whatever stands there stays, also what comes to stand there at this moment.
      try makeEmptyFile(path)
      defer { removeEmptyFile(path) }
      let console = Console.recording()
      do {
        try await Console.$current.withValue(console) { try await CamarillaTool.performing(words) }
      } catch {
        return EditRefusal(error, command: "convert").answer(of: view)
      }
      chronicle.goOn(with: path)
      let line = StudyManifest.commandLine(words)
      return .json(
        [
          "name": .string(name), "command": .string(line),
          "revision": .string(try chronicle.view().revision?.description ?? "0"),
        ], commandLine: line)
    } catch FormatsError.cannotCreate(_, let reason), FormatsError.wouldReplace(_, let reason) {
      return .refusal(.badRequest, "'\(name)' cannot be made: \(reason)", field: "name")
    } catch {
      return .failure(error)
    }
  }

  /// The folder in which a chronicle stands, itself a folder or a file.
  private static func home(of path: String) -> String {
    var path = path
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    return folder(of: path)
  }
}
