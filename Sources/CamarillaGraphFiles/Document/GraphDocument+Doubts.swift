import Camarilla
import CamarillaFormats

extension GraphDocument {
  /// Tells what is doubtful in whatever format: a file that says nothing, and attributes of nodes that are called alike but
  /// for the case, all of which are kept. Those of edges are told of where they are chosen from, see ``EdgeColumns``.
  ///
  /// - Parameter isStrict: whether what is left out is an error.
  func tellDoubts(to diagnostics: inout Diagnostics, isStrict: Bool) {
    let start = Problem.Location(file: file, line: 1, column: 1)
    if nodes.count == 0, edges.count == 0 {
      diagnostics.add(
        .warning(
          "the file has no nodes and no edges", rule: .malformedTable, at: start, expected: "some"))
    }
    var firsts: [String: String] = [:]
    for name in nodes.columns.map(\.name) {
      let folded = name.lowercased()
      guard let first = firsts[folded] else {
        firsts[folded] = name
        continue
      }
      guard first != name,
        ![first, name].contains(where: { diagnostics.has(NameChoice.key(of: .node, attribute: $0)) }
        )
      else { continue }
      diagnostics.add(
        .warning(
          "nodes have the attributes '\(shortened(first))' and '\(shortened(name))', which differ in"
            + " case only; both are kept", at: start, text: name,
          expected: "one attribute of the name"))
    }
    if !hyperedges.isEmpty { diagnostics.add(.hyperedges(at: hyperedges, isStrict: isStrict)) }
    if !linesPartedByBlanks.isEmpty {
      diagnostics.add(.linesPartedByBlanks(at: linesPartedByBlanks, isStrict: isStrict))
    }
  }
}

extension Problem {
  /// Lines whose fields are parted by blanks in a file whose other lines have tabs.
  ///
  /// - Parameter isStrict: whether they are an error.
  fileprivate static func linesPartedByBlanks(
    at locations: [Location], isStrict: Bool
  ) -> Problem {
    func message(_ count: Int) -> String {
      let found = count == 1 ? "1 line is" : "\(count) lines are"
      let fate =
        isStrict ? "" : count == 1 ? "; it is read as an edge" : "; they are read as edges"
      return "\(found) parted by blanks, and others by tabs; expected tabs\(fate)"
    }
    return found(
      at: locations, rule: .malformedTable, isStrict: isStrict, expected: "tabs", message: message)
  }

  /// Edges that tie any number of nodes.
  ///
  /// - Parameter isStrict: whether leaving them out is an error.
  fileprivate static func hyperedges(at locations: [Location], isStrict: Bool) -> Problem {
    let expected = "edges between two nodes"
    func message(_ count: Int) -> String {
      let found = count == 1 ? "1 hyperedge ties" : "\(count) hyperedges tie"
      let fate = isStrict ? "" : count == 1 ? "; it is left out" : "; they are left out"
      return "\(found) any number of nodes; expected \(expected)\(fate)"
    }
    return found(
      at: locations, rule: .malformedValue, isStrict: isStrict, expected: expected, message: message
    )
  }

  /// What stands at several locations, told once.
  ///
  /// - Parameter message: what is told of so many.
  private static func found(
    at locations: [Location], rule: Rule, isStrict: Bool, expected: String,
    message: (Int) -> String
  ) -> Problem {
    var problem = Problem(
      severity: isStrict ? .error : .warning, rule: rule,
      message: message(locations.count), location: locations.first, expected: expected,
      count: locations.count,
      furtherRows: [Rows(locations: Array(locations.dropFirst().prefix(Diagnostics.mostRepeats)))])
    problem.ownMessage = message(1)
    return problem
  }
}
