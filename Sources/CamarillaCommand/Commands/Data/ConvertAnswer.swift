import Camarilla
import CamarillaGraphFiles

/// What `convert` wrote, and what it could not.
struct ConvertAnswer: Encodable {
  struct Lost: Encodable {
    var what: String
    var count: Int
    var example: String?
  }

  var input: String?
  var from: String?
  var output: String
  var to: String
  var figures: Int
  var relationships: Int
  /// What reading the input found doubtful.
  var warnings: Int
  var losses: [Lost]

  init(
    input: String?, from: FileForm?, output: String, to: FileForm,
    document: GraphDocument, warnings: Int, losses: [Loss]
  ) {
    self.input = input
    self.from = from?.name
    self.output = output
    self.to = to.name
    figures = document.nodes.count
    relationships = document.edges.count
    self.warnings = warnings
    self.losses = losses.map { Lost(what: $0.what, count: $0.count, example: $0.example) }
  }

  /// The losses for a person, a line each.
  var lossText: String {
    let lines = losses.map { loss in
      let example = loss.example.map { " (such as \(Table.oneLine(of: $0)))" } ?? ""
      return "  \(loss.what): \(loss.count)\(example)"
    }
    return "camarilla: \(to) has no place for:\n" + lines.joined(separator: "\n")
  }

  func report() -> Report<ConvertAnswer> {
    var text = "\(input ?? "the embedded chronicle") → \(output) (\(to))\n"
    text +=
      "\(Number.count(figures, singular: "figure")), \(Number.count(relationships, singular: "relationship"))\n"
    var table = Table([("lost", .left), ("count", .right), ("example", .left)])
    for loss in losses { table.append([loss.what, "\(loss.count)", loss.example ?? ""]) }
    if !losses.isEmpty { text += "\n" + table.text() }
    var csv = Table([("property", .left), ("name", .left), ("value", .right), ("example", .left)])
    csv.append(["figures", "", "\(figures)", ""])
    csv.append(["relationships", "", "\(relationships)", ""])
    csv.append(["warnings", "", "\(warnings)", ""])
    for loss in losses { csv.append(["loss", loss.what, "\(loss.count)", loss.example ?? ""]) }
    return Report(text: text, csv: csv.csv(), json: self)
  }
}
