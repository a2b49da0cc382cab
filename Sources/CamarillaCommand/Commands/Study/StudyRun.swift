import ArgumentParser
import Camarilla
import CamarillaFormats
import CamarillaGraphviz
import StalinCircle

/// Asks the questions of a study, one after the other.
struct StudyRun {
  /// The study's file.
  let path: String
  let study: Study
  let commands: [StudyArguments.Command]
  let phases: Phases

  /// What the study's paths start from.
  var home: StudyFolder { StudyFolder(ofStudy: path) }

  /// Makes all answers in a folder.
  ///
  /// - Returns: what they were made of and what they are.
  /// - Throws: ``CommandFailure`` once all questions were asked, if some were not answered; why has been said.
  func answers(in scratch: String) async throws -> StudyManifest {
    var inputs = Set(study.inputs.map { home.path(of: $0.path) })
    var answers: [StudyManifest.Answer] = []
    var failures: [Problem] = []
    var isUnwritable = false
    let chronicles = LoadedChronicles()
    for path in inputs.sorted() { try FileClaims.current?.willRead(path) }
    for (index, command) in commands.enumerated() {
      let output = join(scratch, name: command.question.file)
      let claims = FileClaims()
      let status = try await phases(
        phase: .compute, doing: "\(index + 1) of \(commands.count): \(command.question.file)"
      ) {
        await ask(command, of: chronicles, output: output, claims: claims)
      }
      for path in claims.inputFiles where inputs.insert(path).inserted {
        try FileClaims.current?.willRead(path)
      }
      let line = StudyManifest.commandLine(command.written)
      guard status == 0, fileKind(of: output) == .regular else {
        isUnwritable = isUnwritable || status == CommandFailure.Status.cannotWrite.rawValue
        let reason = status == 0 ? "left no file" : "ended with status \(status)"
        failures.append(
          .error(
            "'\(shortened(line))' \(reason)", rule: .malformedValue, at: command.question.location))
        continue
      }
      answers.append(
        .init(
          file: try .init(name: command.question.file, at: output), command: line,
          seed: command.seed))
    }
    guard failures.isEmpty else {
      ProblemListing.note(failures, mostOfEach: .max)
      throw CommandFailure(
        status: isUnwritable ? .cannotWrite : .invalidData,
        message: "\(failures.count) of \(Number.count(commands.count, singular: "question"))"
          + " had no answer; nothing was written")
    }
    return StudyManifest(
      version: RootCommand.configuration.version,
      graphviz: chronicles.drawsPictures ? await Graphviz.shared.version : nil, title: study.title,
      study: try .init(name: fileName(of: path), at: path),
      sample: chronicles.usesSample ? Self.sampleDigest : nil,
      inputs: try inputs.sorted().map(file(ofInput:)), answers: answers)
  }

  /// An input as it is, and what the study says of it where that is something else.
  private func file(ofInput path: String) throws(FormatsError) -> StudyManifest.File {
    var file = try StudyManifest.File(name: home.name(of: path), at: path)
    file.expected = study.inputs.first { home.path(of: $0.path) == path }?.digest
    if file.expected == file.digest { file.expected = nil }
    return file
  }

  /// Asks one question; what the command says of it is said with the file's name.
  private func ask(
    _ command: StudyArguments.Command, of chronicles: LoadedChronicles, output: String,
    claims: FileClaims
  ) async -> Int32 {
    let console = Console.recording()
    let status = await chronicles.run(
      command.arguments + ["--output=\(output)"], console: console, claiming: claims)
    let said = String(decoding: console.recordedError, as: UTF8.self)
    // Nobody knows of the folder in which answers stand until all are there.
    let scratch = folder(of: output) + "/"
    for line in said.split(separator: "\n") {
      Console.current.note(
        "\(command.question.file): \(line.replacing(scratch, with: ""))")
    }
    return status
  }

  /// The digest of the files of the chronicle that ships with the command, one after the other.
  private static var sampleDigest: String {
    var hash = SHA256()
    for (_, bytes) in Chronicle.stalinCircleFiles.sorted(by: { $0.key < $1.key }) {
      hash.update(bytes)
    }
    return hash.digest()
  }
}

extension StudyManifest {
  /// A command line as a person types it.
  static func commandLine(_ arguments: [String]) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-=.,:/@%+")
    let words = arguments.map { word in
      !word.isEmpty && word.allSatisfy(plain.contains)
        ? word
        : "'"
          + word.split(separator: "'", omittingEmptySubsequences: false)
          .joined(separator: #"'\''"#) + "'"
    }
    return (["camarilla"] + words).joined(separator: " ")
  }
}
