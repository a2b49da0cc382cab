import Camarilla
import CamarillaFormats

/// What stands in a column of signs and is none.
///
/// Where no value of the column is a sign, it is called so for something else and is an attribute, which one
/// warning tells. Among signs, each that can't be read is an error: without it a foe would count as nobody's.
struct UnreadableSigns {
  private static let expected = "1, 0 or -1"

  private(set) var problems: [Problem] = []
  /// Whether the column holds values, and no sign.
  private(set) var areOfNoSign = false

  init(document: GraphDocument, columns: EdgeColumns) {
    guard let column = columns.sign else { return }
    let edges = document.edges
    var unread: [Int] = []
    var hasSigns = false
    for edge in 0..<edges.count
    where !columns.text(column: column, edge: edge, edges: edges).isEmpty {
      if columns.sign(edge: edge, edges: edges) == nil {
        unread.append(edge)
      } else {
        hasSigns = true
      }
    }
    guard let first = unread.first else { return }
    let chosen = document.chosenRoles["sign"]
    let name = shortened(chosen ?? edges.columns[column].name)
    // What was chosen for signs is called so for nothing else.
    areOfNoSign = !hasSigns && chosen == nil
    func problem(severity: Problem.Severity, edge: Int, _ message: (String) -> String)
      -> Problem
    {
      let text = columns.text(column: column, edge: edge, edges: edges)
      return Problem(
        severity: severity, rule: .malformedValue, message: message(shortened(text)),
        location: document.location(of: edges.columns[column], row: edge)
          ?? document.location(ofEdge: edge),
        text: shortened(text), expected: Self.expected)
    }
    if areOfNoSign {
      problems = [
        problem(severity: .warning, edge: first) {
          "no value of '\(name)', as '\($0)', is a sign; it is kept as an attribute"
        }
      ]
    } else {
      problems = unread.map { edge in
        problem(severity: .error, edge: edge) {
          "'\(name)' of an edge: '\($0)' is no sign; expected \(Self.expected)"
        }
      }
    }
  }
}
