import Camarilla
import CamarillaImport

extension ImportAnswer {
  /// What a person is told when it is done: the counts, and whatever did not go smoothly.
  var summary: String {
    var lines: [String] = []
    lines += ProblemListing(problems: report.warnings, mostOfEach: 5, alikeBy: \.sort).lines
    if report.furtherWarnings > 0 {
      lines.append("… and \(Number.count(report.furtherWarnings, singular: "further warning"))")
    }
    func count(_ number: Int, _ noun: String) -> String { Number.count(number, singular: noun) }
    let made = output == nil ? "would be made" : "made"
    let isSingle = report.tables.count < 2
    if !isSingle { lines += report.tables.map { line(of: $0) } }
    let rows = count(report.rows, "row") + (isSingle ? "" : " of \(report.tables.count) tables")
    lines.append(
      "\(report.table): \(rows) read;"
        + " \(count(report.relationships, "relationship")) between"
        + " \(count(report.figures, "figure")) \(made) of \(count(report.usedRows, "row"));"
        + " \(count(report.skippedRows, "row")) skipped")
    if let delimiter = report.delimiter {
      lines.append("  'delimiter: \(delimiter)' was found by the table, as the mapping says none")
    }
    let changes: [(count: Int, noun: String, what: String)] = [
      (report.mergedYears, "dyad-year", "merged"),
      (report.repeatedYears, "dyad-year", "said more than once"),
      (report.mergedPeriods, "period", "merged"),
      (report.repeatedPeriods, "period", "said more than once"),
      (report.figuresOfSeveralLives, "figure", "of several lives, which are kept as 'spells'"),
      (
        report.changingFigures, "figure",
        "of which something changes with time, kept as 'name-history' and the like"
      ),
      (
        report.loosenedDates, "interval",
        "with an end that is only known to lie before or after a date, which was made unknown"
      ),
      (
        report.loosenedLives, "relationship",
        "while both live, where a birth or a death of one isn't known or can't be an end"
      ),
      (report.undated, "relationship", "without a date, which may have held in any year"),
    ]
    lines += skipLines
    lines += unusedLines
    lines += report.lookups.filter { $0.unmatched > 0 }.map { lookup in
      "  \(count(lookup.unmatched, "row")) of \(lookup.table) without a match by the look-up"
        + " '\(lookup.name)' in \(lookup.file), and \(lookup.matched) with one"
    }
    lines += changes.filter { $0.count > 0 }.map { "  \(count($0.count, $0.noun)) \($0.what)" }
    lines += [
      (report.unknownEnds, "unknown: they may go on in any later year"),
      (report.openEnds, "open: they go on for ever"),
    ].flatMap { ends, meaning in
      ends.first.map {
        [line(rows: ends.rows, reason: "a blank end, which is taken as \(meaning)", first: $0)]
      } ?? []
    }
    return lines.joined(separator: "\n")
  }

  private func line(of table: ImportReport.Table) -> String {
    let delimiter = table.delimiter.map { ", 'delimiter: \($0)' found" } ?? ""
    return
      "  \(table.file): \(Number.count(table.rows, singular: "row")) read, \(table.usedRows) used"
      + delimiter
  }

  /// The filled columns of which the mapping makes nothing, a line a table, and how it would take them over.
  private var unusedLines: [String] {
    var files: [String] = []
    var filled: [String: [ImportReport.UnusedColumn]] = [:]
    for column in report.unusedColumns where column.filledCells > 0 {
      if filled[column.file] == nil { files.append(column.file) }
      filled[column.file, default: []].append(column)
    }
    return files.flatMap { file -> [String] in
      let columns = filled[file] ?? []
      let names = columns.map { column in
        "'\(Table.oneLine(of: shortened(column.column)))'"
          + " (\(Number.count(column.filledCells, singular: "cell")))"
      }
      let proposals = columns.compactMap(\.proposal).map { "'\($0)'" }
      let those = proposals.count == 1 ? "it" : "them"
      let advice =
        proposals.isEmpty
        ? [] : ["    in the mapping, \(list(proposals)) would take \(those) over"]
      return [
        "  \(file): the mapping doesn't use \(Number.count(columns.count, singular: "filled column")):"
          + " \(list(names))"
      ] + advice
    }
  }

  /// How many values of one sort of reason have a line each; more of them share one.
  private static let mostAlone = 3

  /// Why rows were skipped: a line a reason, and one for all values that one lookup skips.
  private var skipLines: [String] {
    var sorts: [String] = []
    var alike: [String: [ImportReport.Skip]] = [:]
    for skip in report.skips {
      // Rows of one table share a line.
      let sort = report.tables.count < 2 ? skip.sort : "\(skip.first.file)\u{0}\(skip.sort)"
      if alike[sort] == nil { sorts.append(sort) }
      alike[sort, default: []].append(skip)
    }
    return sorts.flatMap { sort -> [String] in
      let skips = alike[sort] ?? []
      if skips.count <= Self.mostAlone {
        return skips.map { line(rows: $0.rows, reason: $0.reason, first: $0.first) }
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
          reason: "\(skips[0].sort): \(values.joined(separator: ", ")) and"
            + " \(Number.count(skips.count - values.count, singular: "more value"))",
          first: skips[0].first)
      ]
    }
  }

  private func line(rows: Int, reason: String, first: Problem.Location) -> String {
    let file = report.tables.count < 2 ? "" : "\(first.file) "
    return "  \(Number.count(rows, singular: "row")): \(Table.oneLine(of: reason))"
      + " (first: \(file)line \(first.line))"
  }
}
