import Camarilla

extension DatingCensus {
  /// That some relationships are dated too coarsely for the unit asked about; nil where none is.
  ///
  /// - Parameter title: what the time is called.
  func note(of asked: AskedTime, title: String) -> String? {
    guard coarse > 0, let example else { return nil }
    let unit = asked.steps.unit.rawValue
    let date = "\(Table.oneLine(of: example.id)), \(example.when.spoken)"
    if let finest, finest > asked.steps.unit.precision {
      let which = if case .each = asked { "every \(unit)" } else { "any \(unit)" }
      return
        "no date of \(title) is as fine as a \(unit) (such as \(date)); \(which) that a date may mean gets"
        + " the same relationships"
    }
    let of = Number.count(count, singular: "relationship")
    let (verb, counted, it) = coarse == 1 ? ("is", "counts", "it") : ("are", "count", "they")
    let scope =
      if case .each(let steps) = asked, steps.count > 1 {
        "in each \(unit) in which \(it) may hold"
      } else {
        "though \(it) may not hold then"
      }
    return
      "\(coarse) of \(of) of \(title) \(verb) dated more coarsely than to the \(unit) (such as \(date)) and"
      + " \(counted) \(scope); --certainty certain counts only what is sure"
  }
}
