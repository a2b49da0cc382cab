import CamarillaExplorer
import CamarillaFormats
import CamarillaStore
import LongWork

/// Answers an explorer's questions by running the commands themselves, so that both say the same.
struct CommandResponder: Sendable {
  /// What `--chronicle` is; nil for the embedded one.
  let chronicle: String?
  /// The options of how it is read.
  var readingWords: [String] = []
  let chronicles: LoadedChronicles

  func answer(to question: ExplorerQuestion) async -> ExplorerAnswer {
    if question.name == OpenAPIDocument.name, question.method == .get {
      return ExplorerAnswer(
        status: .ok, contentType: "application/json", body: Array(OpenAPIDocument.text.utf8),
        tag: String(SHA256.digest(of: Array(OpenAPIDocument.text.utf8)).prefix(16)))
    }
    guard let target = ExplorerTarget.all[question.name], let parameters = target.parameters else {
      return .refusal(.notFound, unknownName(question.name))
    }
    guard question.method == .get else {
      return .refusal(.methodNotAllowed, "'\(question.name)' is asked with GET")
    }
    do throws(ExplorerArguments.Fault) {
      // Whether the answer is shown or kept is nothing to the command.
      let downloads = question.items.filter { $0.name == "download" }
      guard downloads.count < 2 else {
        throw ExplorerArguments.Fault.repeated("download", count: downloads.count)
      }
      let items = question.items.filter { $0.name != "download" }
      let arguments = try ExplorerArguments(items: items, parameters: parameters)
      return await answer(
        to: target, arguments: arguments, chronicleWords: chronicleWords(of: parameters.command))
    } catch {
      return .refusal(.badRequest, error.message, field: error.key)
    }
  }

  private func unknownName(_ name: String) -> String {
    unknownWord(noun: "question", text: name, among: ExplorerTarget.names)
  }

  private func answer(
    to target: ExplorerTarget, arguments: ExplorerArguments, chronicleWords: [String]
  ) async -> ExplorerAnswer {
    let asked = [target.commandName] + arguments.words + chronicleWords
    let console = Console.recording()
    var status: Int32 = 0
    var body: [UInt8]?
    var shown = asked
    var hidden: [String] = []
    if case .printed(let format) = target.form {
      shown = asked + ["--format=\(format)"]
      status = await run(shown, console: console)
      // That a chronicle has errors is the answer to the question what problems there are.
      let isReport = status == CommandFailure.Status.invalidData.rawValue
      body =
        status == 0 || isReport && !console.recordedOutput.isEmpty ? console.recordedOutput : nil
    } else {
      func words(writing path: String) -> [String] {
        target.form == .converted
          ? [asked[0], path] + asked.dropFirst() : asked + ["--output=\(path)"]
      }
      shown = words(writing: target.name)
      do {
        body = try await bytesOfTemporaryFile(named: target.name) { path in
          hidden.append(path)
          status = await run(words(writing: path), console: console)
          return status == 0
        }
      } catch {
        return .refusal(.unavailable, "the answer could not be written to a file")
      }
    }
    if Task.isCancelled { return .refusal(.unavailable, "nobody waits for the answer") }
    guard let body else {
      var refusal = refusal(ofExit: status, said: Self.message(of: console), hidden: hidden)
      refusal.isBusy = console.failure?.isTransient ?? false
      return refusal
    }
    return ExplorerAnswer(
      status: .ok, contentType: target.contentType, body: body,
      commandLine: StudyManifest.commandLine(shown), tag: status == 0 ? tag(of: shown) : nil,
      fileName: target.fileName(
        chronicle: chronicle, words: arguments.positionals + arguments.tellingOptions))
  }

  /// Tells answers of this start from those of others, when files may have been others too.
  private static let start = Explorer.randomToken()

  /// What an answer is made of. A store may be edited meanwhile, and what has errors is read again each time; whoever
  /// knows their versions adds them.
  private func tag(of words: [String]) -> String? {
    if let chronicle, ChronicleStore.isStorePath(chronicle) { return nil }
    let made = ([Self.start] + words).joined(separator: "\0")
    return String(SHA256.digest(of: Array(made.utf8)).prefix(16))
  }

  /// What names the chronicle, to a command that looks at one.
  private func chronicleWords(of command: CommandDescription) -> [String] {
    guard let chronicle, command.options["chronicle"] != nil else { return [] }
    return ["--chronicle=\(chronicle)"] + readingWords
  }

  /// Runs a command that reads the chronicle and nothing else, whatever it is asked; as long as somebody waits for it.
  private func run(_ arguments: [String], console: Console) async -> Int32 {
    let cancellation = Cancellation()
    return await withTaskCancellationHandler {
      await Phases.$cancellation.withValue(cancellation) {
        // What a command does between its phases ends as soon, too.
        await WorkMonitor(cancellation: cancellation).perform {
          await chronicles.run(
            arguments, console: console,
            claiming: FileClaims(readingOnly: chronicle.map { [$0] } ?? []))
        }
      }
    } onCancel: {
      cancellation.cancel()
    }
  }

  /// What a command said when it stopped, without the paths that are of this machine alone.
  private func refusal(
    ofExit status: Int32, said message: String, hidden: [String]
  ) -> ExplorerAnswer {
    var said = message
    for path in hidden + (chronicle.map { [$0] } ?? []) {
      said = said.replacing(path, with: path.split(separator: "/").last ?? "")
    }
    switch CommandFailure.Status(rawValue: status) {
    case .usage, .invalidData, .cannotWrite: return .refusal(.badRequest, said)
    case .inputNotFound:
      // If the chronicle is there, it is another file that was asked for.
      let isThere = chronicle.map { fileKind(of: $0) != .nothing } ?? true
      return .refusal(isThere ? .badRequest : .unavailable, said)
    case .ioError: return .refusal(.unavailable, said)
    case .defect, .done, nil: return .refusal(.unavailable, "this question can't be answered")
    }
  }

  /// What of a command's error output is why it stopped, rather than how commands are used, and what an answer would
  /// have rested on.
  static func message(of console: Console) -> String {
    let remarks = Set(console.remarks.map { Printable.text(of: "camarilla: \($0)") })
    let lines = String(decoding: console.recordedError, as: UTF8.self).split(separator: "\n")
      .prefix { !$0.hasPrefix("Usage:") && !$0.hasPrefix("Help:") }
    return lines.filter { !remarks.contains(String($0)) }.map { line in
      for prefix in ["camarilla: ", "Error: "] where line.hasPrefix(prefix) {
        return String(line.dropFirst(prefix.count))
      }
      return String(line)
    }.joined(separator: "\n")
  }
}
