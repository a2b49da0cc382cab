import ArgumentParser
import Camarilla

struct InfoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "What a chronicle holds.")

  @OptionGroup var file: ChroniclePathArgument
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let phases = Phases(timings)
    let chronicle = try phases(phase: .load, doing: "Loading \(file.chronicle.name)") {
      try file.chronicle.load()
    }
    let answer = phases(phase: .compute, doing: "Counting") { InfoAnswer(chronicle) }
    try phases(phase: .write, doing: "Writing") { try answer.report().emit(output) }
  }
}

struct InfoAnswer: Encodable {
  struct Kind: Encodable {
    var name: String
    var sign: Int
    var directed: Bool
    var relationships: Int
  }

  struct CitedSource: Encodable {
    var id: String
    var title: String
    var relationships: Int
  }

  var title: String?
  var figures: Int
  var relationships: Int
  /// The first and the last year in which some relationship may begin or end.
  var from: Int?
  var to: Int?
  var kinds: [Kind]
  var sources: [CitedSource]
  var warnings: Int

  init(_ chronicle: Chronicle) {
    title = chronicle.title
    figures = chronicle.figures.count
    relationships = chronicle.relationships.count
    warnings = chronicle.warnings.count
    let years = chronicle.years
    from = years?.lowerBound
    to = years?.upperBound
    let byKind = chronicle.relationshipCounts()
    kinds = zip(chronicle.kinds, byKind).map { kind, count in
      Kind(
        name: kind.name, sign: kind.sign.rawValue, directed: kind.isDirected, relationships: count)
    }
    let bySource = chronicle.citationCounts()
    sources = zip(chronicle.sources, bySource).map { source, count in
      CitedSource(id: source.id, title: source.title, relationships: count)
    }
  }

  func report() -> Report<InfoAnswer> {
    let span = from.flatMap { from in to.map { CalendarYear.text(years: from...$0) } } ?? "no dates"
    var text = (title.map { "\($0)\n" } ?? "")
    text +=
      "\(Number.count(figures, singular: "figure")), \(Number.count(relationships, singular: "relationship")),"
    text += " \(span)\n\n"
    var kindTable = Table([("kind", .left), ("sign", .right), ("", .left), ("claims", .right)])
    for kind in kinds {
      let sign = kind.sign > 0 ? "+" : (kind.sign < 0 ? "−" : "0")
      kindTable.append([
        kind.name, sign, kind.directed ? "directed" : "undirected", "\(kind.relationships)",
      ])
    }
    text += kindTable.text()
    if !sources.isEmpty {
      var sourceTable = Table([("source", .left), ("claims", .right), ("title", .left)])
      for source in sources {
        sourceTable.append([source.id, "\(source.relationships)", source.title])
      }
      text += "\n" + sourceTable.text()
    }
    if warnings > 0 {
      text += "\n\(Number.count(warnings, singular: "warning")): see `camarilla validate`\n"
    }
    var csv = Table([("property", .left), ("name", .left), ("value", .right)])
    csv.append(["figures", "", "\(figures)"])
    csv.append(["relationships", "", "\(relationships)"])
    csv.append(["from", "", from.map(String.init) ?? ""])
    csv.append(["to", "", to.map(String.init) ?? ""])
    for kind in kinds { csv.append(["kind", kind.name, "\(kind.relationships)"]) }
    for source in sources { csv.append(["source", source.id, "\(source.relationships)"]) }
    csv.append(["warnings", "", "\(warnings)"])
    return Report(text: text, csv: csv.csv(), json: self)
  }
}
