import Camarilla

/// One measure in plain words, worked out.
struct MeasureAnswer: Answer {
  let measure: MeasureDefinition
  let example: WorkedExample

  init(_ measure: MeasureDefinition) {
    self.measure = measure
    example = WorkedExample(of: measure)
  }

  var json: any Encodable {
    JSONObject(measure, columns: MeasuresAnswer.columns).merging([
      "example": ["year": example.snapshot.year, "lines": example.lines] as JSONObject
    ])
  }

  var csv: String { Listing([measure], columns: MeasuresAnswer.columns).csv }

  var text: String {
    var text = measure.title + "\n" + wrapped(measure.summary, indent: 4)
    text += "\n" + wrapped(measure.explanation, indent: 4) + "\n"
    let rows = [
      ("definition", measure.formula), ("range", measure.scale), ("ties", measure.direction),
      ("values", measure.values), ("cost", measure.cost), ("paper", measure.reference),
      ("command", "camarilla \(measure.command)"),
    ]
    for (name, value) in rows { text += wrapped("\(name): \(value)", indent: 4) }
    text += "\nAn example: Stalin's circle in \(example.snapshot.title)\n"
    return text + example.lines.map { wrapped($0, indent: 4) }.joined()
  }
}
