import ArgumentParser

/// How `convert` reads one format and writes another.
struct ConversionArguments: SectionedArguments {
  static let section = HelpSection.formats

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp("The format of IN.", valueName: "format"),
    transform: FileForm.init(named:))
  var from: FileForm?

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The format of OUT.", valueName: "format"),
    transform: FileForm.init(named:))
  var to: FileForm?

  @Option(
    help: ArgumentHelp(
      "The kind of the edges that name none; a kind of no sign unless told. What else tells them apart, the"
        + " number of a relation or graph without a name, is kept as 'part'.", valueName: "kind"))
  var kind: String?

  @Option(
    help: ArgumentHelp(
      "Which graph to read of a file that holds several; all of them without, each as a kind of its"
        + " name.", valueName: "name"))
  var graph: String?

  @Flag(
    help: ArgumentHelp(
      "Write every edge as directed, as NetworkX and igraph need it, which know no graphs with both;"
        + " an attribute 'directed' tells which are."))
  var directed = false

  /// The first option that speaks of what is read.
  var givenOfInput: String? {
    from != nil ? "--from" : kind != nil ? "--kind" : graph != nil ? "--graph" : nil
  }
}
