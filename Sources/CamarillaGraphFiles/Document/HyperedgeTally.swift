import Camarilla

/// Edges of a file that tie any number of nodes, which a chronicle has no room for.
struct HyperedgeTally: Sendable {
  private(set) var count = 0
  private var locations: [Problem.Location] = []

  mutating func add(at location: Problem.Location) {
    if locations.count <= Diagnostics.mostRepeats { locations.append(location) }
    count += 1
  }

  mutating func add(_ other: HyperedgeTally) {
    locations += other.locations.prefix(max(0, Diagnostics.mostRepeats + 1 - locations.count))
    count += other.count
  }

  /// What is told of them; nil where there is none.
  ///
  /// - Parameter isStrict: whether leaving them out is an error.
  func problem(isStrict: Bool) -> Problem? {
    guard count > 0 else { return nil }
    let expected = "edges between two nodes"
    let found = count == 1 ? "1 hyperedge ties" : "\(count) hyperedges tie"
    let fate = isStrict ? "" : count == 1 ? "; it is left out" : "; they are left out"
    return Problem(
      severity: isStrict ? .error : .warning, rule: .malformedTable,
      message: "\(found) any number of nodes; expected \(expected)\(fate)",
      location: locations.first,
      expected: expected, count: count,
      furtherRows: [Problem.Rows(locations: Array(locations.dropFirst()))])
  }
}
