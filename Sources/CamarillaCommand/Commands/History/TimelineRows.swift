import Camarilla

/// A timeline as programs get it: what each step has to say is written as it is worked out, so that years of days take
/// no more memory than a day.
struct TimelineRows<Answers: Sequence<CentralAnswer>> {
  let steps: TimeSteps
  let ties: TieSelection
  /// Those of the steps, in their order.
  let answers: Answers
  /// Those to tell of; all when empty.
  let figures: [Figure]
  /// How many figures a step to tell of; nil for all.
  let top: Int?
  /// What each answer is against chance, where it was asked; in CSV, which holds one table, that alone.
  let tests: NullHistoryAnswer?

  private typealias Row = (step: TimeStep, score: MeasuredEntry)

  func write(as format: RowFormat, to path: String?) throws {
    if format == .csv, let tests {
      try Output.write(Array(tests.csv.utf8), to: path)
    } else {
      var stream = try RowStream(to: path)
      switch format {
      case .csv: try writeCSV(to: &stream)
      case .json: try writeJSON(to: &stream)
      }
      try stream.commit()
    }
    if format == .csv { Console.current.noteCut() }
  }

  /// A row for each step, measure and figure.
  private func writeCSV(to stream: inout RowStream) throws {
    let columns: [Column<Row>] =
      Column.when(steps.unit) { $0.step } + MeasuredEntry.columns.map { $0.of(\.score) }
    try RowListing(columns: columns, head: [:]).writeCSV(to: &stream) { write in
      for (step, answer) in zip(steps, answers) {
        for score in answer.telling(of: figures, top: top).measures.rows {
          try write((step, score))
        }
      }
    }
  }

  private func writeJSON(to stream: inout RowStream) throws {
    let head = Console.current.completing(
      .asked(steps).merging(["ties": ties, "notes": JSONObject.noNotes]))
    try StreamedList(head: head, name: "years").write(to: &stream) { write in
      for (index, answer) in answers.enumerated() {
        let told = answer.telling(of: figures, top: top)
        try write(told.object.merging(tests?.json(at: index) ?? [:]))
      }
    }
  }
}

extension CentralAnswer {
  /// The same of some figures only, all when there are none, and of the first of them.
  func telling(of figures: [Figure], top: Int?) -> CentralAnswer {
    var answer = self
    let wanted = Set(figures.map(\.id))
    if !wanted.isEmpty {
      for index in measures.indices {
        answer.measures[index].entries.removeAll { !wanted.contains($0.id) }
      }
    }
    answer.measures = answer.measures.keepingFirst(top)
    return answer
  }
}
