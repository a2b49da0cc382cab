import Camarilla

/// What became of chronicles that were merged.
struct MergeAnswer: Answer {
  let merged: MergedChronicle
  let output: String

  private var chronicle: Chronicle { merged.chronicle }

  private var parts: Listing<MergedChronicle.Part> {
    Listing(
      merged.parts,
      columns: [
        .exact("chronicle") { $0.name }, .exact("figures") { $0.figures },
        .exact("sharedFigures") { $0.sharedFigures },
        .exact("relationships") { $0.relationships },
        .exact("sharedRelationships") { $0.sharedRelationships },
      ])
  }

  var json: any Encodable {
    [
      "output": output, "figures": chronicle.figures.count,
      "relationships": chronicle.relationships.count, "sources": chronicle.sources.count,
      "chronicles": parts,
      "differences": merged.differences.map {
        JSONObject($0, columns: ValidateAnswer.columns).omittingUndefined
      },
    ] as JSONObject
  }

  var csv: String {
    var csv = SectionedTable(
      section: "property", columns: ["name", "value", "file", "line", "column", "message"])
    csv.append("figures", ["value": chronicle.figures.count])
    csv.append("relationships", ["value": chronicle.relationships.count])
    csv.append("sources", ["value": chronicle.sources.count])
    for part in merged.parts {
      csv.append("figuresOf", ["name": part.name, "value": part.figures])
      csv.append("sharedFiguresOf", ["name": part.name, "value": part.sharedFigures])
      csv.append("relationshipsOf", ["name": part.name, "value": part.relationships])
      csv.append("sharedRelationshipsOf", ["name": part.name, "value": part.sharedRelationships])
    }
    for problem in merged.differences {
      csv.append(
        "difference",
        [
          "name": problem.subject?.id ?? problem.text, "file": problem.location?.file,
          "line": problem.location?.line, "column": problem.location?.column,
          "message": problem.message,
        ])
    }
    return csv.csv
  }

  var text: String {
    func count(_ number: Int, _ noun: String) -> String { Number.count(number, singular: noun) }
    var text = ""
    for (index, part) in merged.parts.enumerated() {
      text += "\(part.name): \(count(part.figures, "figure"))"
      if index > 0 { text += " (\(part.sharedFigures) known)" }
      text += ", \(count(part.relationships, "relationship"))"
      text += (index > 0 ? " (\(part.sharedRelationships) known)" : "") + "\n"
    }
    text += "\(output): \(count(chronicle.figures.count, "figure")),"
    text += " \(count(chronicle.relationships.count, "relationship"))"
    let differences = merged.differences.count
    return text + (differences > 0 ? ", \(count(differences, "difference"))" : "") + "\n"
  }
}
