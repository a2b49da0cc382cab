import Camarilla

/// What came of a projection.
struct ProjectAnswer: Answer {
  let projected: ProjectedChronicle
  let options: ProjectionOptions
  let output: String

  private var counts: [(name: String, count: Int)] {
    [
      ("members", projected.memberCount), ("bodies", projected.bodyCount),
      ("figures", projected.chronicle.figures.count),
      ("relationships", projected.chronicle.relationships.count),
    ]
  }

  var json: any Encodable {
    JSONObject(
      members: [
        ("output", output), ("onto", options.side), ("weighting", options.weighting),
        ("kind", projected.chronicle.kinds.last?.name), ("notes", JSONObject.noNotes),
      ] + counts.map { ($0.name, $0.count) })
  }

  var csv: String {
    var csv = SectionedTable(section: "property", columns: ["value"])
    for (name, count) in counts { csv.append(name, ["value": count]) }
    return csv.csv
  }

  var text: String {
    "\(Number.count(projected.memberCount, singular: "member")) of"
      + " \(Number.count(projected.bodyCount, singular: "body", plural: "bodies"))\n"
      + "\(output): \(Number.count(projected.chronicle.figures.count, singular: "figure")),"
      + " \(Number.count(projected.chronicle.relationships.count, singular: "relationship"))\n"
  }
}
