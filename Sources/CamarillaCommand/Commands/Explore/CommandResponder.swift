import CamarillaExplorer
import CamarillaFormats

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Answers an explorer's questions by running the commands themselves, so that both say the same.
struct CommandResponder: Sendable {
  /// What `--chronicle` is; nil for the embedded one.
  let chronicle: String?
  let chronicles: LoadedChronicles
  var options = ExploreOptions()

  /// The commands that may be asked: those that look and write nothing.
  static let commands = [
    "info", "central", "factions", "balance", "cohesion", "brokerage", "similarity", "ties", "path",
    "timeline", "diff", "realignments", "turnover", "reach", "explain", "relationships", "figures",
    "sources", "validate",
  ]

  /// The forms of a picture, by the name that asks for it.
  static let pictures = [
    "picture.svg": "image/svg+xml", "picture.png": "image/png", "picture.pdf": "application/pdf",
  ]

  func answer(to question: ExplorerQuestion) async -> ExplorerAnswer {
    if let type = Self.pictures[question.name] {
      return await answer(to: question, command: "render", contentType: type)
    }
    let isTable = question.name.hasSuffix(".csv")
    let command = isTable ? String(question.name.dropLast(4)) : question.name
    guard Self.commands.contains(command) else {
      return Self.refusal(
        .notFound,
        "nothing is called that; expected one of "
          + (Self.commands + Self.pictures.keys.sorted()).joined(separator: ", "))
    }
    return await answer(
      to: question, command: command, contentType: isTable ? "text/csv" : "application/json",
      format: isTable ? "csv" : "json")
  }

  private func answer(
    to question: ExplorerQuestion, command: String, contentType: String, format: String? = nil
  ) async -> ExplorerAnswer {
    let asked: [String]
    do {
      asked =
        [command] + (try ExplorerArguments(question, ofCommand: command).words)
        + (chronicle.map { ["--chronicle=\($0)"] } ?? [])
        + (format.map { ["--format=\($0)"] } ?? [])
    } catch {
      return Self.refusal(.badRequest, error.message)
    }
    let console = Console.recording()
    func run(_ arguments: [String]) async -> Int32 {
      await Console.$current.withValue(console) {
        await LoadedChronicles.$current.withValue(chronicles) {
          await CamarillaTool.run(arguments, claiming: FileClaims())
        }
      }
    }
    var status: Int32 = 0
    let body: [UInt8]?
    var shown = asked
    if format != nil {
      status = await run(asked)
      body = status == 0 ? console.recordedOutput : nil
    } else {
      shown.append("--output=\(question.name)")
      body = try? await bytesOfTemporaryFile(named: question.name) { path in
        status = await run(asked + ["--output=\(path)"])
        return status == 0
      }
    }
    guard let body else {
      let said = String(decoding: console.recordedError, as: UTF8.self)
      return Self.refusal(.badRequest, said.split(separator: "\n").joined(separator: "\n"))
    }
    return ExplorerAnswer(
      status: .ok, contentType: contentType, body: body,
      commandLine: StudyManifest.commandLine(shown))
  }

  private static func refusal(
    _ status: ExplorerAnswer.Status, _ message: String
  ) -> ExplorerAnswer {
    let body = (try? JSONEncoder().encode(["message": message])) ?? Data()
    return ExplorerAnswer(status: status, contentType: "application/json", body: Array(body))
  }
}
