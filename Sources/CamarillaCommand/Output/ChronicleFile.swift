import ArgumentParser
import Camarilla
import CamarillaFormats
import CamarillaGraphFiles

/// A file or folder that a command writes a chronicle to, in whatever form its name says.
struct ChronicleFile {
  let path: String
  let form: FileForm

  /// Makes sure, before any work, that a chronicle may be written there.
  ///
  /// - Parameter form: the form asked for; nil for that of the name.
  init(_ path: String, form: FileForm? = nil) throws {
    self.path = path
    self.form = try form ?? FileForm(writing: path)
    try self.form.claim(of: path)
  }

  /// Writes a chronicle, as the last phase of a command's work; says what the form has no place for.
  func write(_ chronicle: Chronicle, phases: Phases) throws {
    if let capacity = form.capacity {
      let losses = GraphDocument(chronicle).losses(in: capacity)
      if !losses.isEmpty {
        Console.current.note(ConvertAnswer.text(of: losses, in: form))
      }
    }
    try phases(phase: .write, doing: "Writing \(path)") {
      if try form.write(chronicle, to: path) { return }
      try form.write(GraphDocument(chronicle), to: path)
    }
  }
}

/// `-o` and `--replace`: the chronicle that a command makes.
struct ChronicleTarget: SectionedArguments {
  static let section = HelpSection.output

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The chronicle to write: a folder (any name without extension), .csv, .camarilla, or any format of"
        + " convert.", valueName: "path"),
    completion: .file())
  var output: String

  @OptionGroup var replace: ReplaceArgument
}
