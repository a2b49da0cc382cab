import Camarilla

extension GraphDocument {
  /// The graph with all edges directed, from their sources to their targets; the column `directed` says
  /// of each whether it was, so that reading it back loses nothing.
  ///
  /// For programs that know no graphs with edges of both sorts, as NetworkX and igraph. A graph whose
  /// edges are all of one sort stays as it is.
  package func directedThroughout() -> GraphDocument {
    guard edges.directed.contains(true), edges.directed.contains(false) else { return self }
    var document = self
    var column = AttributeColumn(name: "directed", type: .boolean)
    for edge in 0..<edges.count { column.values[edge] = edges.directed[edge] ? "true" : "false" }
    document.edges.columns.append(column)
    document.edges.directed = Array(repeating: true, count: edges.count)
    return document
  }
}
