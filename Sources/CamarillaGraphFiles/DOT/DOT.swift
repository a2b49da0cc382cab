package import CamarillaFormats

/// Graphs in Graphviz's DOT language.
///
/// Written is a graph for other programs to calculate with, not a picture: every attribute stands under
/// its own name. It is a `digraph` if any edge is directed; the others have `dir=none` then. The title
/// is the graph's name, the id of an edge its `key`.
///
/// Read is what Graphviz makes of the text. A node's attribute `subgraph` names the subgraphs
/// that it is in, by their labels where they have them; ports are the edges' attributes `tailport` and
/// `headport`; markup counts as its text.
package enum DOT: GraphFormat {
  package static let extensions = ["dot", "gv"]

  package static let capacity: FormatCapacity = {
    var capacity = FormatCapacity()
    capacity.attributeTypes = false
    return capacity
  }()

  /// Whether it begins as a graph: `strict digraph name {`, perhaps behind comments.
  package static func recognizes(_ beginning: FileBeginning) -> Bool {
    var text = beginning
    while true {
      if text.starts(with: "//") || text.starts(with: "#") {
        text.skip(past: "\n")
      } else if text.starts(with: "/*") {
        text.skip(past: "*/")
      } else {
        break
      }
    }
    var word = text.takeWord()
    if word == "strict" { word = text.takeWord() }
    guard word == "graph" || word == "digraph", let next = text.rest.first else { return false }
    return text.rest.contains(UInt8(ascii: "{")) && !",;\t[".utf8.contains(next)
  }

  /// The attribute that says whether an edge has an arrow. One of a document's own that is called so
  /// stands under the name with `_` behind.
  static let direction = "dir"

  static func escaped(_ name: String) -> String {
    name.hasPrefix(direction) && name.dropFirst(direction.count).allSatisfy { $0 == "_" }
      ? name + "_" : name
  }

  static func unescaped(_ name: String) -> String {
    name.count > direction.count && escaped(name) != name ? String(name.dropLast()) : name
  }
}
