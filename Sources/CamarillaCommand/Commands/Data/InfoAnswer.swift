import Camarilla

/// What a chronicle holds, as the command prints it.
struct InfoAnswer: Answer {
  typealias CountedKind = (kind: RelationshipKind, count: Int)
  typealias CountedSource = (source: Source, count: Int)

  let chronicle: Chronicle
  /// How the command was told which chronicle; nil for the sample.
  let path: String?
  /// From the first to the last year in which some relationship may begin or end.
  private let years: ClosedRange<Int>?
  private let datings: Datings
  private let warnings: Int
  private let kinds: Listing<CountedKind>
  private let sources: Listing<CountedSource>

  init(_ chronicle: Chronicle, path: String?) {
    self.chronicle = chronicle
    self.path = path
    years = chronicle.years
    datings = chronicle.datings()
    warnings = chronicle.warnings.count
    kinds = Listing(
      zip(chronicle.kinds, chronicle.relationshipCounts()).map { ($0, $1) },
      columns: [
        .shown("kind") { $0.kind.name }, .json("name") { $0.kind.name },
        .shown("sign", .right) { ["−", "0", "+"][$0.kind.sign.rawValue + 1] },
        .json("sign") { $0.kind.sign.rawValue },
        .shown("") { $0.kind.isDirected ? "directed" : "undirected" },
        .json("directed") { $0.kind.isDirected },
        .shown("claims", .right) { "\($0.count)" }, .json("relationships") { $0.count },
      ])
    sources = Listing(
      zip(chronicle.sources, chronicle.citationCounts()).map { ($0, $1) },
      columns: [
        .shown("source") { $0.source.id }, .json("id") { $0.source.id },
        .shown("claims", .right) { "\($0.count)" }, .json("relationships") { $0.count },
        Column("title") { $0.source.title },
      ])
  }

  var json: any Encodable {
    let object: JSONObject = [
      "title": chronicle.title, "figures": chronicle.figures.count,
      "relationships": chronicle.relationships.count, "from": years?.lowerBound,
      "to": years?.upperBound, "span": datings.span,
      "dated": JSONObject(members: dated.map { ($0.name, $0.count) }),
      "openEnds": datings.openEnds, "unknownEnds": datings.unknownEnds, "kinds": kinds,
      "sources": sources, "warnings": warnings,
    ]
    return object.omittingUndefined
  }

  var csv: String {
    var csv = SectionedTable(section: "property", columns: ["name", "value"])
    csv.append("figures", ["value": chronicle.figures.count])
    csv.append("relationships", ["value": chronicle.relationships.count])
    csv.append("from", ["value": years?.lowerBound])
    csv.append("to", ["value": years?.upperBound])
    csv.append("span", ["value": datings.span])
    for (name, _, count) in dated { csv.append("dated", ["name": name, "value": count]) }
    csv.append("openEnds", ["value": datings.openEnds])
    csv.append("unknownEnds", ["value": datings.unknownEnds])
    for (kind, count) in kinds.rows { csv.append("kind", ["name": kind.name, "value": count]) }
    for (source, count) in sources.rows {
      csv.append("source", ["name": source.id, "value": count])
    }
    csv.append("warnings", ["value": warnings])
    return csv.csv
  }

  var text: String {
    let span = years.map { CalendarYear.text(years: $0) } ?? "no dates"
    var text = chronicle.title.map { "\($0)\n" } ?? ""
    text += Number.count(chronicle.figures.count, singular: "figure") + ", "
    text += Number.count(chronicle.relationships.count, singular: "relationship") + ", \(span)\n"
    text += datingText + datings.endLines.map { $0 + "\n" }.joined() + "\n"
    text += kinds.table.text()
    if !sources.rows.isEmpty { text += "\n" + sources.table.text() }
    if warnings > 0 {
      text += "\n\(Number.count(warnings, singular: "warning")): see `\(validation)`\n"
    }
    return text
  }

  /// How many relationships are dated how finely, by name and as people say it.
  private var dated: [(name: String, text: String, count: Int)] {
    [
      ("day", "to the day", datings.count(in: [.day])),
      ("month", "to the month", datings.count(in: [.month])),
      (
        "season", "to a part of the year",
        datings.count(in: [.season, .quarter, .quadrimester, .semester])
      ),
      ("year", "to the year", datings.count(in: [.year])),
      (
        "coarser", "more coarsely",
        datings.count(in: [.decade, .century, .millennium, .longer])
      ),
      ("undated", "not at all", datings.undated),
    ]
  }

  /// How finely the relationships are dated; nothing where there are none.
  private var datingText: String {
    let parts = dated.filter { $0.count > 0 }.map { "\($0.count) \($0.text)" }
    guard !parts.isEmpty else { return "" }
    let span = datings.span.map { " " + ((try? Period($0))?.spoken ?? $0) } ?? ""
    return wrapped("dated\(span): " + parts.joined(separator: ", "), indent: 0)
  }

  /// The command that tells them, as it is typed into a shell.
  private var validation: String {
    "camarilla validate" + (path.map { " \(ShellWord($0))" } ?? "")
  }
}
