import Camarilla
import CamarillaImport

/// What became of the rows of a table that was imported.
struct ImportAnswer: Answer {
  let report: ImportReport
  let map: String
  /// Nothing was written where there is none.
  let output: String?
  /// The first relationships, where nothing was written.
  let first: [Relationship]?
  /// What became of the store that the relationships were added to.
  var growth: GrowthAnswer?

  private var counts: [(name: String, count: Int)] {
    [
      ("rows", report.rows), ("usedRows", report.usedRows), ("skippedRows", report.skippedRows),
      ("relationships", report.relationships), ("figures", report.figures),
      ("figuresOfSeveralLives", report.figuresOfSeveralLives),
      ("changingFigures", report.changingFigures),
      ("mergedYears", report.mergedYears), ("repeatedYears", report.repeatedYears),
      ("mergedPeriods", report.mergedPeriods), ("repeatedPeriods", report.repeatedPeriods),
      ("loosenedDates", report.loosenedDates), ("loosenedLives", report.loosenedLives),
      ("undated", report.undated), ("unknownEnds", report.unknownEnds.rows),
      ("openEnds", report.openEnds.rows),
    ]
  }

  var json: any Encodable {
    let object: JSONObject = [
      "table": report.table, "map": map, "output": output,
      // As the mapping would say it, where it doesn't.
      "delimiter": report.delimiter,
      "tables": Listing(report.tables, columns: Self.tableColumns),
      "lookups": Listing(report.lookups, columns: Self.lookupColumns),
      "skipped": Listing(report.skips, columns: Self.skipColumns),
      "unusedColumns": Listing(report.unusedColumns, columns: Self.unusedColumns),
      "warnings": report.warnings.map { warning in
        let members: JSONObject = [
          "rule": warning.rule.rawValue, "message": warning.message,
          "file": warning.location?.file, "line": warning.location?.line,
          "column": warning.location?.column, "text": warning.text,
          "suggestion": warning.suggestion,
        ]
        return members.omittingUndefined
      },
      "furtherWarnings": report.furtherWarnings,
      "first": first?.map { JSONObject($0, columns: Self.claimColumns).omittingUndefined },
      "into": growth?.object,
    ]
    return object.omittingUndefined
      .merging(JSONObject(members: counts.map { ($0.name, $0.count) }))
  }

  private static var tableColumns: [Column<ImportReport.Table>] {
    [
      .json("file") { $0.file }, .json("delimiter") { $0.delimiter }, .json("rows") { $0.rows },
      .json("usedRows") { $0.usedRows },
    ]
  }

  private static var lookupColumns: [Column<ImportReport.Lookup>] {
    [
      .json("name") { $0.name }, .json("table") { $0.table }, .json("file") { $0.file },
      .json("matched") { $0.matched }, .json("unmatched") { $0.unmatched },
      .json("unmatchedKeyCount") { $0.unmatchedKeyCount },
      .json("unmatchedKeys") { Listing($0.unmatchedKeys, columns: keyColumns) },
    ]
  }

  private static var keyColumns: [Column<ImportReport.UnmatchedKey>] {
    [.json("key") { $0.key }, .json("rows") { $0.rows }]
  }

  private static var unusedColumns: [Column<ImportReport.UnusedColumn>] {
    [
      .json("file") { $0.file }, .json("column") { $0.column },
      .json("filledCells") { $0.filledCells }, .json("proposal") { $0.proposal },
    ]
  }

  private static var skipColumns: [Column<ImportReport.Skip>] {
    [
      .json("reason") { $0.reason }, .json("rows") { $0.rows }, .json("file") { $0.first.file },
      .json("line") { $0.first.line },
    ]
  }

  var csv: String {
    var csv = SectionedTable(section: "property", columns: ["name", "value"])
    for (name, count) in counts { csv.append(name, ["value": count]) }
    csv.append("warnings", ["value": report.warnings.count + report.furtherWarnings])
    for (name, counts) in growth?.changeCounts ?? [] where counts > 0 {
      csv.append("into", ["name": name, "value": counts])
    }
    for column in report.unusedColumns {
      let name = report.tables.count < 2 ? column.column : "\(column.file): \(column.column)"
      csv.append("unusedColumn", ["name": name, "value": column.filledCells])
    }
    for skip in report.skips { csv.append("skipped", ["name": skip.reason, "value": skip.rows]) }
    return csv.csv
  }

  var text: String { summary + "\n" }

  var previewText: String { Listing(first ?? [], columns: Self.claimColumns).table.text() }

  private static var claimColumns: [Column<Relationship>] {
    [
      Column("kind") { $0.kind }, Column("source") { $0.source }, Column("target") { $0.target },
      Column("when") { $0.when.description },
      Column("weight", .right, value: { $0.weight }, text: Number.plain),
      Column("confidence", .right, value: { $0.confidence }, text: Number.plain),
      .json("post") { $0.post },
      Column("citation") { $0.citations.isEmpty ? nil : $0.citations.map(\.description).cell },
      .json("note") { $0.note },
    ]
  }
}
