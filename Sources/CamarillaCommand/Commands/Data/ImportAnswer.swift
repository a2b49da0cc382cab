import Camarilla
import CamarillaImport

/// What became of the rows of a table that was imported.
struct ImportAnswer: Encodable {
  struct Skip: Encodable {
    var reason: String
    var rows: Int
    var file: String
    var line: Int
  }

  struct Warning: Encodable {
    var rule: String
    var message: String
    var file: String?
    var line: Int?
    var column: Int?
    var text: String?
    var suggestion: String?
  }

  struct Claim: Encodable {
    var kind: String
    var source: String
    var target: String
    var when: String
    var weight: Double
    var confidence: Double
    var post: String?
    var citation: String?
    var note: String?
  }

  var table: String
  var map: String
  /// Nothing was written where there is none.
  var output: String?
  /// As the mapping would say it, where it doesn't.
  var delimiter: String?
  var rows: Int
  var usedRows: Int
  var skippedRows: Int
  var relationships: Int
  var figures: Int
  var mergedYears: Int
  var repeatedYears: Int
  var loosenedDates: Int
  var loosenedLives: Int
  var undated: Int
  var skipped: [Skip]
  var warnings: [Warning]
  var furtherWarnings: Int
  /// The first relationships, where nothing was written.
  var first: [Claim]?
  private let problems: [Problem]
  private let skips: [ImportReport.Skip]

  private enum CodingKeys: CodingKey {
    case table, map, output, delimiter, rows, usedRows, skippedRows, relationships, figures,
      mergedYears
    case repeatedYears, loosenedDates, loosenedLives, undated, skipped, warnings, furtherWarnings,
      first
  }

  init(report: ImportReport, map: String, output: String?, first: [Relationship]?) {
    table = report.table
    self.map = map
    self.output = output
    delimiter = report.delimiter
    rows = report.rows
    usedRows = report.usedRows
    skippedRows = report.skippedRows
    relationships = report.relationships
    figures = report.figures
    mergedYears = report.mergedYears
    repeatedYears = report.repeatedYears
    loosenedDates = report.loosenedDates
    loosenedLives = report.loosenedLives
    undated = report.undated
    skips = report.skips
    skipped = report.skips.map {
      Skip(reason: $0.reason, rows: $0.rows, file: $0.first.file, line: $0.first.line)
    }
    problems = report.warnings
    warnings = report.warnings.map {
      Warning(
        rule: $0.rule.rawValue, message: $0.message, file: $0.location?.file,
        line: $0.location?.line, column: $0.location?.column, text: $0.text,
        suggestion: $0.suggestion)
    }
    furtherWarnings = report.furtherWarnings
    self.first = first?.map {
      Claim(
        kind: $0.kind, source: $0.source, target: $0.target, when: $0.when.description,
        weight: $0.weight, confidence: $0.confidence, post: $0.post,
        citation: $0.citations.isEmpty
          ? nil : $0.citations.map(\.description).joined(separator: ";"), note: $0.note)
    }
  }

  /// What a person is told when it is done: the counts, and whatever did not go smoothly.
  var summary: String {
    var lines: [String] = []
    lines += ProblemListing(problems: problems, mostOfEach: 5, alikeBy: \.sort).lines
    if furtherWarnings > 0 {
      lines.append("… and \(Number.count(furtherWarnings, singular: "further warning"))")
    }
    let made = output == nil ? "would be made" : "made"
    lines.append(
      "\(table): \(Number.count(rows, singular: "row")) read; \(Number.count(relationships, singular: "relationship"))"
        + " between \(Number.count(figures, singular: "figure")) \(made) of \(Number.count(usedRows, singular: "row"));"
        + " \(Number.count(skippedRows, singular: "row")) skipped")
    if let delimiter {
      lines.append("  'delimiter: \(delimiter)' was found by the table, as the mapping says none")
    }
    lines += skipLines
    if mergedYears > 0 {
      lines.append("  \(Number.count(mergedYears, singular: "dyad-year")) merged")
    }
    if repeatedYears > 0 {
      lines.append("  \(Number.count(repeatedYears, singular: "dyad-year")) said more than once")
    }
    if loosenedDates > 0 {
      lines.append(
        "  \(Number.count(loosenedDates, singular: "interval")) with an end that is only known to lie before or"
          + " after a date, which was made unknown")
    }
    if loosenedLives > 0 {
      lines.append(
        "  \(Number.count(loosenedLives, singular: "relationship")) while both live, where a birth or a death of"
          + " one isn't known or can't be an end")
    }
    if undated > 0 {
      lines.append(
        "  \(Number.count(undated, singular: "relationship")) without a date, which may have held in any year"
      )
    }
    return lines.joined(separator: "\n")
  }

  /// How many values of one sort of reason have a line each; more of them share one.
  private static let mostAlone = 3

  /// Why rows were skipped: a line a reason, and one for all values that one lookup skips.
  private var skipLines: [String] {
    var sorts: [String] = []
    var alike: [String: [ImportReport.Skip]] = [:]
    for skip in skips {
      if alike[skip.sort] == nil { sorts.append(skip.sort) }
      alike[skip.sort, default: []].append(skip)
    }
    return sorts.flatMap { sort -> [String] in
      let skips = alike[sort] ?? []
      if skips.count <= Self.mostAlone {
        return skips.map { line(rows: $0.rows, reason: $0.reason, first: $0.first.line) }
      }
      let frequent = skips.indices.sorted { (-skips[$0].rows, $0) < (-skips[$1].rows, $1) }
      let values = frequent.prefix(Self.mostAlone).map { index in
        let value = skips[index].value ?? ""
        return "\(value.isEmpty ? "blank" : "'\(value)'") (\(skips[index].rows))"
      }
      let rows = skips.reduce(0) { $0 + $1.rows }
      return [
        line(
          rows: rows,
          reason: "\(sort): \(values.joined(separator: ", ")) and"
            + " \(Number.count(skips.count - values.count, singular: "more value"))",
          first: skips[0].first.line)
      ]
    }
  }

  private func line(rows: Int, reason: String, first: Int) -> String {
    "  \(Number.count(rows, singular: "row")): \(Table.oneLine(of: reason)) (first: line \(first))"
  }

  var previewText: String {
    var text = Table([
      ("kind", .left), ("source", .left), ("target", .left), ("when", .left), ("weight", .right),
      ("confidence", .right), ("citation", .left),
    ])
    for claim in first ?? [] {
      text.append([
        claim.kind, claim.source, claim.target, claim.when, Number.plain(of: claim.weight),
        Number.plain(of: claim.confidence), claim.citation ?? "",
      ])
    }
    return text.text()
  }

  func report() -> Report<ImportAnswer> {
    var csv = Table([("property", .left), ("name", .left), ("value", .right)])
    for (name, value) in [
      ("rows", rows), ("usedRows", usedRows), ("skippedRows", skippedRows),
      ("relationships", relationships), ("figures", figures), ("mergedYears", mergedYears),
      ("repeatedYears", repeatedYears), ("loosenedDates", loosenedDates),
      ("loosenedLives", loosenedLives), ("undated", undated),
      ("warnings", warnings.count + furtherWarnings),
    ] {
      csv.append([name, "", "\(value)"])
    }
    for skip in skipped { csv.append(["skipped", skip.reason, "\(skip.rows)"]) }
    return Report(text: summary + "\n", csv: csv.csv(), json: self)
  }
}
