import Camarilla
import CamarillaFormats

extension GraphDocument {
  /// Tells what is doubtful in whatever format: a file that says nothing, and attributes of nodes that are called alike but
  /// for the case, all of which are kept. Those of edges are told of where they are chosen from, see ``EdgeColumns``.
  func tellDoubts(to diagnostics: inout Diagnostics) {
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
  }
}
