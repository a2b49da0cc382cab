import ArgumentParser
import CamarillaFormats

/// `-o`, `--doubtful` and `--format` of `clean`: where what was cleaned goes, and what is doubtful.
struct CleaningTarget: SectionedArguments {
  static let section = HelpSection.output

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "What is cleaned: a folder, a table (.csv, .tsv, .tab, .txt) or a .camarilla store, as IN is.",
      valueName: "path"),
    completion: .file())
  var output: String?

  @Flag(
    name: .customLong("in-place"),
    help: "Change the store itself, as one edit that `camarilla store undo` takes back.")
  var isInPlace = false

  @Option(
    help: ArgumentHelp(
      "The table of what is doubtful; beside OUT unless told, as OUT-doubtful.csv.",
      valueName: "file"),
    completion: .file(), transform: Output.declared)
  var doubtful: String?

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "How to print the report: table, csv or json; CSV and JSON have every change.",
      valueName: "format"),
    completion: .choices(of: OutputArguments.Format.self),
    transform: choice(noun: "format", of: OutputArguments.Format.self))
  var wantedFormat: OutputArguments.Format?

  /// How to print the report.
  var format: OutputArguments.Format { wantedFormat ?? .table }

  func validate() throws {
    switch (output, isInPlace) {
    case (nil, false):
      throw ValidationError(
        "where is what is cleaned to be written? Give -o, or --in-place for a store.")
    case (let output?, true):
      throw ValidationError(
        "-o '\(output)' and --in-place both say where to; expected one of them.")
    default: break
    }
  }

  /// Makes sure, before any work, that OUT is of the form of what is cleaned, and may be written.
  ///
  /// - Parameter replacing: whether what stands in a folder may be replaced.
  func claim(as form: FileForm, ofInput input: String, replacing: Bool) throws {
    try checkFormerDoubtful(replacing: replacing)
    guard let output else {
      guard case .store = form else {
        throw CommandFailure(
          status: .usage,
          message:
            "'\(input)' is \(form.name), and --in-place is for stores, whose edits can be undone;"
            + " expected -o.")
      }
      return
    }
    // A table keeps what parts its fields, so its name may be any that tables are read by.
    var names: [String] = []
    if case .table = form { names = TableForm.extensionsOfReading }
    let target = try FileForm(writing: output, tablesAlsoBeing: names)
    guard target.name == form.name else {
      throw CommandFailure(
        status: .usage,
        message: "'\(output)' would be \(target.name), and what is cleaned is \(form.name);"
          + " expected the name of \(form.name). `camarilla convert` changes the form.")
    }
    try checkDoubtful(besides: output, as: target)
    try target.claimFiles(of: output)
    if case .folder = target, !replacing, !namesInFolder(of: output).isEmpty {
      throw FormatsError.wouldReplace(path: output, reason: "the folder is not empty")
    }
  }

  /// The same for a table whose columns a mapping describes, which may have any name.
  func claim(foreignTable input: String, replacing: Bool) throws {
    try checkFormerDoubtful(replacing: replacing)
    guard let output else { return }
    if fileKind(of: output) == .folder || output.hasSuffix("/") {
      throw CommandFailure(
        status: .usage,
        message: "'\(output)' is a folder, and '\(input)' a table; expected a file's name")
    }
    try checkDoubtful(besides: output, as: .table)
    try FileForm.table.claimFiles(of: output)
  }

  /// Makes sure that the table of doubts takes the place of none but another, which may be one with answers as it was
  /// named.
  private func checkFormerDoubtful(replacing: Bool) throws {
    guard let doubtful, !replacing, case .foreign = CleaningAnswers.former(file: doubtful)
    else { return }
    throw FormatsError.wouldReplace(
      path: doubtful, reason: "the file is there, and is no table of doubts")
  }

  /// Makes sure that the table of doubts isn't named as what is cleaned, or as a file of that.
  private func checkDoubtful(besides output: String, as form: FileForm) throws {
    guard let doubtful else { return }
    var written = [output]
    if case .folder = form {
      written += ChronicleFolder.tableNames.map { join(output, name: $0) }
    }
    let identity = FileIdentity(doubtful)
    if written.contains(where: { FileIdentity($0).isSame(as: identity) }) {
      throw CommandFailure(
        status: .usage,
        message: "--doubtful '\(doubtful)' is where what is cleaned goes; expected another name")
    }
  }

  /// Where what is doubtful is written; nil where nothing is, or where the table of answers asks all of it
  /// already.
  ///
  /// What isn't named takes the place of nothing but a table of doubts in which nobody wrote an answer.
  ///
  /// - Parameters:
  ///   - doubts: what nobody decided yet.
  ///   - output: what was cleaned.
  ///   - answers: the table of answers that was read.
  func doubtfulPath(
    for doubts: [Correction], beside output: String, answers: CleaningAnswers?
  ) throws -> String? {
    guard !doubts.isEmpty else { return nil }
    if let doubtful { return doubtful }
    if let answers, answers.ask(doubts) { return nil }
    let stem = Self.stem(of: output)
    var number = 1
    while true {
      let path = stem + (number == 1 ? "-doubtful.csv" : "-doubtful-\(number).csv")
      switch CleaningAnswers.former(file: path) {
      case .nothing where [.nothing, .regular].contains(fileKind(of: path)), .doubts: return path
      case .nothing, .answers, .foreign: number += 1
      }
    }
  }

  /// A path without its extension.
  private static func stem(of path: String) -> String {
    var stem = path
    while stem.count > 1, stem.hasSuffix("/") { stem.removeLast() }
    let name = fileName(of: stem)
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return stem }
    return String(stem.dropLast(name.distance(from: point, to: name.endIndex)))
  }
}
