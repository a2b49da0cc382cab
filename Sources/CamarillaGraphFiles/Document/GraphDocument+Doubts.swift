import Camarilla
import CamarillaFormats

extension GraphDocument {
  /// What is doubtful in whatever format: a file that says nothing, and attributes of nodes that are called alike but
  /// for the case, all of which are kept. Those of edges are told of where they are chosen from, see ``EdgeColumns``.
  var doubtsOfAttributes: [Problem] {
    var doubts: [Problem] = []
    let start = Problem.Location(file: file, line: 1, column: 1)
    if nodes.count == 0, edges.count == 0 {
      doubts.append(
        Problem(
          severity: .warning, rule: .malformedTable, message: "the file has no nodes and no edges",
          location: start, expected: "some"))
    }
    let names = nodes.columns.map(\.name)
    for (index, name) in names.enumerated() {
      let folded = name.lowercased()
      guard let first = names[..<index].first(where: { $0.lowercased() == folded }), first != name,
        !problems.contains(where: { $0.text == name || $0.text == first })
      else { continue }
      doubts.append(
        Problem(
          severity: .warning, rule: .malformedValue,
          message:
            "nodes have the attributes '\(shortened(first))' and '\(shortened(name))', which differ in"
            + " case only; both are kept",
          location: start, text: name, expected: "one attribute of the name"))
    }
    return doubts
  }
}
