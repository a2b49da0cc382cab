/// An answer with what it is against chance beside it; in CSV, which holds one table, the latter alone.
struct TestedAnswer<Base: Answer>: Answer {
  let answer: Base
  let test: NullTestAnswer

  var text: String { answer.text + test.text }

  var csv: String { test.csv }

  var json: any Encodable {
    (answer.json as? JSONObject ?? ["answer": answer.json]).merging(test.json)
  }
}

extension Phases {
  /// Prints an answer, and what it is against chance where that was asked.
  func write(
    _ answer: some Answer, against test: NullTestAnswer?, to output: OutputArguments
  ) throws {
    guard let test else { return try write(answer, to: output) }
    try write(TestedAnswer(answer: answer, test: test), to: output)
  }
}
