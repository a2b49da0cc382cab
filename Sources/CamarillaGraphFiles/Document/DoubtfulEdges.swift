import Camarilla

/// Edges of a document that can't be taken as they are, and are told of once a group with their number.
struct DoubtfulEdges {
  /// Of a node to itself.
  var loops = EdgeTally()
  /// Of weight 0.
  var weightless = EdgeTally()
  /// Whose weight is not a number.
  var unweighted = EdgeTally()
  var undated = EdgeTally()

  /// - Parameter isStrict: whether edges that are left out are errors.
  func problems(document: GraphDocument, isStrict: Bool) -> [Problem] {
    var problems: [Problem] = []
    let severity = isStrict ? Problem.Severity.error : .warning
    func leaveOut(
      _ tally: EdgeTally, rule: Problem.Rule, message: (Int) -> String, expected: String,
      at locate: ((Int) -> Problem.Location?)? = nil
    ) {
      guard tally.count > 0 else { return }
      problems.append(
        tally.problem(
          severity: severity, rule: rule,
          message: { count in
            let fate = isStrict ? "" : count == 1 ? "; it is left out" : "; they are left out"
            return "\(message(count)); expected \(expected)\(fate)"
          },
          document: document, at: locate,
          expected: expected))
    }
    leaveOut(
      loops, rule: .selfRelationship,
      message: {
        EdgeTally.edges($0, one: "ties a node", several: "tie a node") + " to itself"
      },
      expected: "two different nodes")
    leaveOut(
      weightless, rule: .weightOutOfRange,
      message: { EdgeTally.edges($0, one: "has", several: "have") + " the weight 0" },
      expected: "a weight other than 0", at: document.location(ofWeight:))
    if unweighted.count > 0 {
      problems.append(
        unweighted.warning(
          message: {
            EdgeTally.edges($0, one: "has a weight that is", several: "have weights that are")
              + " not a number; 1 is taken"
          }, document: document, expected: "a number"))
    }
    if undated.count > 0 {
      problems.append(
        undated.problem(
          severity: .warning, rule: .missingValue,
          message: {
            EdgeTally.edges($0, one: "has", several: "have") + " no date and may hold in any year"
          },
          document: document,
          expected: "a date"))
    }
    return problems
  }
}
