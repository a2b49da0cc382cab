import Camarilla

extension Datings {
  /// What is said of relationships without an end that is known, a line each sort: a blank cell is easily left so, and
  /// makes a claim hold in every later year.
  var endLines: [String] {
    func relationships(_ count: Int) -> String { Number.count(count, singular: "relationship") }
    return [
      (openEnds, "still \(openEnds == 1 ? "holds" : "hold"), with an open end"),
      (
        unknownEnds,
        "may still hold, as \(unknownEnds == 1 ? "its end isn't" : "their ends aren't") known"
      ),
    ].filter { $0.0 > 0 }.map { "\(relationships($0.0)) \($0.1)" }
  }
}
