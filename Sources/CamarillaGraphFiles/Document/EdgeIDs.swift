import Camarilla
import CamarillaFormats

/// Whether the ids of a document's edges can be those of relationships. Some programs write the position
/// of an edge among those of its pair for an id, so that many have the same.
struct EdgeIDs {
  /// Whether the ids are kept as an attribute, since they are not unique.
  private(set) var isAttribute = false
  private(set) var problem: Problem?

  init(_ document: GraphDocument) {
    let edges = document.edges
    guard !edges.ids.isEmpty else { return }
    var seen: Set<String> = []
    seen.reserveCapacity(edges.count)
    for edge in 0..<edges.count {
      let id = edges.ids[edge]
      guard !id.isEmpty, !seen.insert(id).inserted else { continue }
      isAttribute = true
      problem = Problem.warning(
        "several edges have the id '\(shortened(id))'; the ids are kept as the attribute 'edge-id'",
        rule: .duplicateID, at: document.location(ofEdge: edge), text: id, expected: "every id once"
      )
      return
    }
  }
}
