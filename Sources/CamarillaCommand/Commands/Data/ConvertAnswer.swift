import Camarilla
import CamarillaGraphFiles

/// What `convert` wrote, and what it could not.
struct ConvertAnswer: Answer {
  /// Nil where the chronicle is the embedded one.
  let input: String?
  let inputForm: FileForm?
  let output: String
  let outputForm: FileForm
  let document: GraphDocument
  /// What reading the input found doubtful.
  let warnings: Int
  let losses: [Loss]

  var json: any Encodable {
    let form: JSONObject = ["input": input, "from": inputForm?.name]
    return form.omittingUndefined.merging([
      "output": output, "to": outputForm.name, "figures": document.nodes.count,
      "relationships": document.edges.count, "warnings": warnings,
      "losses": losses.map { loss in
        let object: JSONObject = [
          "what": loss.what, "count": loss.count, "example": loss.example,
        ]
        return object.omittingUndefined
      },
    ])
  }

  var csv: String {
    var csv = SectionedTable(section: "property", columns: ["name", "value", "example"])
    csv.append("figures", ["value": document.nodes.count])
    csv.append("relationships", ["value": document.edges.count])
    csv.append("warnings", ["value": warnings])
    for loss in losses {
      csv.append("loss", ["name": loss.what, "value": loss.count, "example": loss.example])
    }
    return csv.csv
  }

  var text: String {
    let columns: [Column<Loss>] = [
      .shown("lost") { $0.what }, .shown("count", .right) { "\($0.count)" },
      .shown("example") { $0.example ?? "" },
    ]
    return "\(input ?? "the embedded chronicle") → \(output) (\(outputForm.name))\n"
      + "\(Number.count(document.nodes.count, singular: "figure")),"
      + " \(Number.count(document.edges.count, singular: "relationship"))\n"
      + (losses.isEmpty ? "" : "\n" + Listing(losses, columns: columns).table.text())
  }

  /// The losses for a person, a line each.
  var lossText: String { Self.text(of: losses, in: outputForm) }

  static func text(of losses: [Loss], in form: FileForm) -> String {
    let lines = losses.map { loss in
      let example = loss.example.map { " (such as \(Table.oneLine(of: $0)))" } ?? ""
      return "  \(loss.what): \(loss.count)\(example)"
    }
    return "camarilla: \(form.name) has no place for:\n" + lines.joined(separator: "\n")
  }
}
