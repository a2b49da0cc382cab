import ArgumentParser
import Camarilla
import CamarillaFormats
import CamarillaGraphFiles

struct ConvertCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Read a chronicle from another program's file, or write it for another program.",
    usage: """
      camarilla convert <in> <out> [<options>]
      camarilla convert <out> [--chronicle <path>] [<options>]
      """,
    discussion: """
      Formats go by the file's extension, or by --from and --to:

      chronicle    a folder of tables, all that a chronicle holds (any name without extension)
      csv          .csv         a lone table of relationships (read also from .tsv, .tab, .txt)
      store        .camarilla   one SQLite file, for editing and for size (also .sqlite, .db)
      graphml      .graphml     GraphML: yEd, Gephi, igraph, NetworkX and most others
      gexf         .gexf        GEXF 1.3, Gephi's own, with spells and values over time
      pajek        .net, .paj   Pajek's networks
      node-link    .json        NetworkX's node-link JSON, D3's, vis.js's and Cytoscape's
      graphology   (.json)      graphology's JSON: sigma.js, Gephi Lite
      cx2          .cx2         CX2: Cytoscape, NDEx
      sif          .sif         Cytoscape's simple interaction format
      dl           .dl          UCINET's DL: matrices and lists
      gml          .gml         GML: NetworkX, igraph, Gephi, yEd
      dot          .dot, .gv    Graphviz
      edge-spells               a table of edge spells, as R's networkDynamic takes it
      gephi                     Gephi's tables of nodes and edges
      palladio                  Palladio's tables of people and relations

      What the file is tells formats apart that share an extension when they are read; to write \
      graphology's JSON, name it with --to.

      - as OUT, with --to, is standard output.

      Tables of two files are named by that of edges: edges.csv is read with nodes.csv beside it \
      (vertices.csv of edge spells, people.csv of Palladio), x.csv with x-nodes.csv, and a folder with \
      both in it.

      With one file only, what is converted is the chronicle of --chronicle, and without that the \
      one that ships with the command, to a file or folder that isn't there yet (or with --replace). What the format of OUT has no place for is said on standard \
      error, and so are edges of IN that tie a node to itself or have the weight 0, which are left \
      out; --strict makes both an error, and nothing is written.

      Weights below 0 are hostile ties: edges of no kind are read as positive-tie and negative-tie \
      (positive-arc and negative-arc where they are directed), those of a kind as that kind and \
      negative-<kind>. Directed and undirected edges of one kind are two kinds, <kind> and \
      <kind>-arc.

      A circle (--only, --where and so on) is one of all that ever held, with --year or --years one of each time. \
      --kinds, --min-confidence, --certainty and --without-source likewise leave of all that ever held what they name.

      --year writes the snapshot of one year or another time, with scores (--measure) and factions (--factions) as \
      attributes of its figures. --years writes the whole chronicle with those of every year or month, for \
      Gephi's time line.

      Examples:
        camarilla convert network.graphml my-chronicle
        camarilla convert network.cx2 my-chronicle --kind-from relation --when-from year
        camarilla convert stalin.gexf --years 1917..1953 --measure betweenness
        camarilla convert my-chronicle 1926.graphml --year 1926 --measure betweenness --factions
      """)

  @Argument(
    help: ArgumentHelp("What to read, and the file or folder to write.", valueName: "file"),
    completion: .file())
  var files: [String]

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var formats: ConversionArguments
  @OptionGroup var selection: ConvertedSnapshot
  @OptionGroup var replace: ReplaceArgument
  @OptionGroup var report: ReportFormatArgument
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    guard files.count <= 2 else {
      throw ValidationError(
        "\(files.count) files were given (\(files.joined(separator: ", "))); expected IN and OUT,"
          + " or OUT alone.")
    }
    if files.count == 2, chronicle.chronicle != nil {
      throw ValidationError(
        "--chronicle and IN ('\(files[0])') both say what to convert; expected one of them.")
    }
    if files.count == 1, chronicle.chronicle == nil, let option = formats.givenOfInput {
      throw ValidationError(
        "\(option) is of IN, and '\(files[0])' alone is OUT; expected IN and OUT, or --chronicle.")
    }
  }

  func run() async throws {
    let output = files[files.count - 1]
    let input = files.count == 2 ? files[0] : chronicle.chronicle
    let outputForm = try formats.to ?? FileForm(writing: output, option: "--to")
    if let input { _ = Input.declared(input) }
    if output == Output.dash {
      try outputForm.requireText()
      if report.format != nil {
        throw CommandFailure(
          status: .usage,
          message: "'-' and --format both print to standard output; expected one of them.")
      }
    } else if input != nil {
      try outputForm.claim(of: output)
    }
    let phases = Phases(timings)
    let name = input.map(Input.name) ?? chronicle.name
    let (held, inputForm) = try phases(phase: .load, doing: "Loading \(name)") {
      try read(input)
    }
    if input != nil { Self.note(held.warnings) }
    var document = try selection.document(of: held, argument: chronicle, phases: phases)
    if input == nil, output != Output.dash {
      try requireRoom(for: output, as: outputForm)
      try outputForm.claim(of: output)
    }
    if formats.directed { document = document.directedThroughout() }
    let losses = outputForm.capacity.map { document.losses(in: $0) } ?? []
    let answer = ConvertAnswer(
      input: input, inputForm: inputForm, output: output, outputForm: outputForm,
      document: document,
      warnings: held.warnings.count, losses: losses)
    if !losses.isEmpty {
      Console.current.note(answer.lossText)
      if chronicle.strictness.strict {
        throw CommandFailure(
          status: .invalidData,
          message: "with --strict, nothing is written where \(outputForm.name) cannot hold all"
        )
      }
    }
    try phases(phase: .write, doing: "Writing \(output)") {
      try Output.writing(to: output) { path in
        if !selection.isGiven, try outputForm.write(held, to: path) { return }
        try outputForm.write(document, to: path)
      }
    }
    if let reportFormat = report.format {
      try answer.emit(as: reportFormat)
    } else {
      Console.current.noteCut()
    }
  }

  /// Makes sure that nothing is lost where only one file is named, which people mean to be read as often as not.
  private func requireRoom(for output: String, as form: FileForm) throws(FormatsError) {
    guard !replace.replace, form.isTaken(output) else { return }
    throw .cannotCreate(
      path: output,
      reason:
        "it is there already; expected `camarilla convert \(ShellWord(output)) OUT` to read it,"
        + " or --replace to write the sample chronicle in its place")
  }

  private func read(_ path: String?) throws -> (Chronicle, FileForm?) {
    guard let path else {
      try chronicle.graphFile.require(chronicle.name, isReadAs: FolderForm())
      return (.embedded, nil)
    }
    let options = chronicle.graphFile.options(
      kind: formats.kind, isStrict: chronicle.strictness.strict, graph: formats.graph)
    let input = try Input.opened(path)
    let form = try formats.from ?? FileForm(reading: input, option: "--from")
    let reader = form.reader(options: options)
    try chronicle.graphFile.require("'\(Input.name(of: path))'", isReadAs: reader)
    return (try reader.chronicle(from: input), form)
  }

  /// Says what of the input could not be taken as it is, or may not be meant as it was read: what is
  /// written holds the reading alone. What the claims say against each other is for `validate`.
  static func note(_ warnings: [Problem]) {
    let reading: Set<Problem.Rule> = [
      .malformedTable, .malformedValue, .missingValue, .malformedDate, .dateNotation, .futureDate,
      .duplicateID, .strayBlanks, .similarNames, .selfRelationship, .weightOutOfRange,
      .unknownFigure,
    ]
    ProblemListing.note(warnings.filter { reading.contains($0.rule) })
  }
}
