import ArgumentParser
import Camarilla
import CamarillaFormats
import CamarillaGraphFiles

/// How the file of another program is read: which of its attributes mean what, and what its times count.
struct GraphFileArguments: SectionedArguments {
  static let section = HelpSection.graphFiles

  @Option(
    help: ArgumentHelp(
      "The attribute of edges that is their kind, such as interaction; label is their label.",
      valueName: "attribute"))
  var kindFrom: String?

  @Option(
    help: ArgumentHelp(
      "The attribute of edges that is their sign: 1, 0, -1, a word such as negative, or the sign of a"
        + " number.", valueName: "attribute"))
  var signFrom: String?

  @Option(
    help: ArgumentHelp("The attribute of edges that says when they held.", valueName: "attribute"))
  var whenFrom: String?

  @Option(
    help: ArgumentHelp(
      "The attribute of edges that is the source which tells of them.", valueName: "attribute"))
  var sourceFrom: String?

  @Option(
    help: ArgumentHelp(
      "The attribute of edges that says how much they count, a number.", valueName: "attribute"))
  var weightFrom: String?

  @Option(
    help: ArgumentHelp(
      "The attribute of edges that says how far they are to be believed, from 0 to 1.",
      valueName: "attribute"))
  var confidenceFrom: String?

  @Option(
    help: ArgumentHelp(
      "What time 1 is where times are whole numbers, as in Pajek's files: a year, a month (1979-04) or a day,"
        + " which is also their unit. Without it they are years.", valueName: "date"),
    transform: origin)
  var timeOrigin: HistoricalDate?

  @Sendable private static func origin(_ text: String) throws -> HistoricalDate {
    if let date = try? HistoricalDate(text), [.year, .month, .day].contains(date.precision),
      date.description == text
    {
      return date
    }
    throw ValidationError(
      "'\(text)' is no origin of times; expected a date such as 1979, 1979-04 or 1979-04-01.")
  }

  /// The options that are given, as they are written.
  private var given: [(name: String, value: String)] {
    [
      ("--kind-from", kindFrom), ("--sign-from", signFrom), ("--when-from", whenFrom),
      ("--source-from", sourceFrom), ("--weight-from", weightFrom),
      ("--confidence-from", confidenceFrom), ("--time-origin", timeOrigin?.description),
    ].compactMap { name, value in value.map { (name, $0) } }
  }

  /// The words of a command line that give the same options.
  var words: [String] { given.map { "\($0.name)=\($0.value)" } }

  /// The options for readers, beside others.
  func options(
    kind: String? = nil, isStrict: Bool = false, graph: String? = nil
  ) -> GraphFileOptions {
    GraphFileOptions(
      kind: kind, isStrict: isStrict, graph: graph,
      attributes: EdgeAttributeChoice(
        kind: kindFrom, sign: signFrom, when: whenFrom, source: sourceFrom, weight: weightFrom,
        confidence: confidenceFrom),
      timeOrigin: timeOrigin)
  }

  /// Stops where options are given and what is read is no file of another program.
  ///
  /// - Parameters:
  ///   - name: what is read.
  ///   - form: what it is; nil where it is not known.
  func require(_ name: String, isReadAs form: (any ChronicleForm)?) throws(CommandFailure) {
    guard let first = given.first, let form, !(form is GraphFileForm) else { return }
    throw CommandFailure(
      status: .usage,
      message:
        "\(first.name) says how the file of another program is read, and \(name) is none (it is read as"
        + " \(form.name)).")
  }
}

/// `--strict`, wherever the file of another program is read.
struct StrictnessArgument: SectionedArguments {
  static let section = HelpSection.graphFiles

  @Flag(
    help: ArgumentHelp(
      "Refuse a file whose edges tie a node to itself or have the weight 0, rather than leave them out."
    ))
  var strict = false
}
