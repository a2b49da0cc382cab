import ArgumentParser
import Camarilla
import CamarillaFormats

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Make all tables and pictures of a study, the same ones anywhere.",
    discussion: """
      A study is a file in YAML. Each of its questions is a command, with the file that its answer goes to and \
      any of the command's options:

        title: The opposition in Leningrad
        chronicle: claims                # Stalin's circle where it is left out
        inputs:                          # what the files have to be, if that matters
          claims/relationships.csv: 9f86d081884c7d659a2feaa0c55ad015...
        settings: {min-confidence: 0.3}  # for each command that has the option
        selections:
          opposition: {kinds: 'alliance,rivalry'}
        questions:
          - {file: central-1926.csv, ask: central 1926, measure: betweenness, top: 10}
          - {file: changes.json, ask: diff 1925 1927, selection: opposition}
        pictures:
          - {file: 1926.svg, ask: render 1926}

      Paths start from the study's folder. Beside the answers stands manifest.json: the version of this \
      command and of the Graphviz that drew pictures, every file that was read and written with its SHA-256, and every command line with its seed. \
      All questions are asked before anything is written.

      Where an input isn't what it was, nothing is written without --anyway; manifest.json then tells what the \
      study expected. --check makes all answers anew, writes none, and lists what has changed since and which \
      inputs are other than the study says; it ends with 65 if there is any.
      """)

  @Argument(
    help: ArgumentHelp("The study.", valueName: "study"), completion: .file(),
    transform: Input.declared)
  var study: String

  @OptionGroup var target: StudyTarget

  @Flag(help: "Write nothing, and list what has changed since the answers were written.")
  var check = false

  @Flag(help: "Go on where an input isn't what it was.")
  var anyway = false

  @OptionGroup var report: ReportFormatArgument
  @OptionGroup var timings: TimingsArgument

  private var output: String { target.output }

  func run() async throws {
    let run = try prepared()
    let manifestPath = join(output, name: StudyManifest.fileName)
    let old = try StudyManifest(contentsOf: manifestPath)
    if check {
      guard let old else { throw FormatsError.notFound(path: manifestPath) }
      try await self.check(run, against: old)
      return
    }
    try claimOutputs(of: run, beside: manifestPath)
    try checkInputs(of: run, old: old)
    if fileKind(of: output) == .folder { try checkOutputs(of: run, old: old) }
    let scratch = try AtomicFolder(path: output, superseding: try staleAnswers(of: old))
    let manifest = try await run.answers(in: scratch.temporaryPath)
    try scratch.write(Array(manifest.json.prettyText.utf8), to: StudyManifest.fileName)
    try scratch.commit()
    let answer = RunAnswer(manifest: manifest, folder: output)
    if let format = report.format {
      try answer.emit(as: format)
    } else {
      Console.current.writeError(answer.text)
    }
  }

  /// Reads the study and makes sure that it says what a study may say.
  private func prepared() throws -> StudyRun {
    do {
      let (study, faults) = try StudyReader.study(contentsOf: study)
      let (commands, others) = StudyArguments.commands(
        of: study, in: StudyFolder(ofStudy: self.study))
      let problems = (faults + others).enumerated().sorted { a, b in
        let (x, y) = (a.element.location, b.element.location)
        return (x?.line ?? 0, x?.column ?? 0, a.offset) < (y?.line ?? 0, y?.column ?? 0, b.offset)
      }.map(\.element)
      guard problems.isEmpty else { throw failure(of: problems) }
      return StudyRun(
        path: self.study, study: study, commands: commands, phases: Phases(timings))
    } catch FormatsError.invalid(let invalid) {
      throw failure(of: invalid.problems)
    }
  }

  private func failure(of problems: [Problem]) -> CommandFailure {
    .telling(problems, mostOfEach: 20) { "the study has \($0); nothing was written" }
  }

  /// Says which files are going to be written, so that none is one that a question reads: --replace is for answers.
  private func claimOutputs(of run: StudyRun, beside manifestPath: String) throws {
    // What may be replaced is for `checkOutputs` to say, which knows what the study wrote.
    FileClaims.current?.allowReplacing()
    try Output.claim(
      paths: run.commands.map { join(output, name: $0.question.file) } + [manifestPath])
  }

  /// Makes sure that what is read is what the study says, and what it was when the answers were last written.
  private func checkInputs(of run: StudyRun, old: StudyManifest?) throws {
    var problems: [Problem] = []
    for input in run.study.inputs {
      let path = run.home.path(of: input.path)
      guard fileKind(of: path) == .regular else { throw FormatsError.notFound(path: path) }
      guard let digest = input.digest else { continue }
      let found = try SHA256.digest(ofFile: path)
      if found != digest {
        problems.append(
          .error(
            "'\(input.path)' has the SHA-256 \(found)", rule: .differingRows, at: input.location,
            expected: digest))
      }
    }
    if let old {
      for row in try StudyComparison(inputsOf: old, at: run.home.path(of:)).rows
      where row.change != .same {
        problems.append(
          .error(
            "'\(row.file)' is \(row.change == .gone ? "gone" : "not what it was")",
            rule: .differingRows, at: .init(file: study, line: 1, column: 1),
            expected: "what \(join(output, name: StudyManifest.fileName)) tells"))
      }
    }
    guard !problems.isEmpty else { return }
    if anyway { return ProblemListing.note(problems.map(\.asWarning), mostOfEach: 20) }
    throw CommandFailure.telling(problems, mostOfEach: 20) { _ in
      "inputs have changed; nothing was written (--anyway goes on with them as they are)"
    }
  }

  /// Makes sure that answers take the place of nothing but answers.
  private func checkOutputs(of run: StudyRun, old: StudyManifest?) throws {
    guard !target.replace else { return }
    if let old, old.study.name != fileName(of: run.path) {
      throw FormatsError.cannotCreate(
        path: output,
        reason:
          "it has the answers of another study, '\(old.study.name)', which would go; expected another"
          + " folder, or --replace")
    }
    for name in run.commands.map(\.question.file) {
      let path = join(output, name: name)
      guard fileKind(of: path) != .nothing else { continue }
      let known = old?.answers.first { $0.file.name == name }
      let isOurs = try known.map { try $0.file.digest == SHA256.digest(ofFile: path) } ?? false
      guard isOurs else {
        throw FormatsError.cannotCreate(
          path: path,
          reason: (known == nil ? "it is no answer of this study" : "it was edited")
            + "; expected another folder, or --replace")
      }
    }
  }

  /// The answers that were written before and are as they were: those that nobody asks for any longer go.
  private func staleAnswers(of old: StudyManifest?) throws -> [String] {
    try (old?.answers ?? []).map(\.file).filter { file in
      let path = join(output, name: file.name)
      return try fileKind(of: path) == .regular && SHA256.digest(ofFile: path) == file.digest
    }.map(\.name)
  }

  private func check(_ run: StudyRun, against old: StudyManifest) async throws {
    let scratch = try AtomicFolder(path: join(output, name: "answers"))
    let new = try await run.answers(in: scratch.temporaryPath)
    let comparison = try StudyComparison(of: new, with: old, in: output)
    try StudyCheckAnswer(comparison: comparison).emit(as: report.format ?? .table)
    guard comparison.isSame else { throw CommandFailure(status: .invalidData, message: "") }
  }
}

extension Problem {
  /// The same, of what can be gone on with.
  fileprivate var asWarning: Problem {
    var warning = self
    warning.severity = .warning
    return warning
  }
}
