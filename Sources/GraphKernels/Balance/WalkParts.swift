/// The parts of a signed graph that no closed walk leaves, and which of them are balanced.
///
/// They are the components that edges with a sign hold together; of a directed graph the strong ones. A
/// part is balanced if it falls into two sides, friendly inside and hostile between; then, and only
/// then, all its closed walks are balanced, directed ones too (Harary 1953, "On the notion of balance of
/// a signed graph", Michigan Math. J. 2:143; Harary, Norman & Cartwright 1965, *Structural Models*).
struct WalkParts {
  /// All vertices, part after part, those of unbalanced parts first; ascending within a part.
  let vertices: [Int32]
  /// For each index in `vertices`, the indices of its part.
  let spans: [Range<Int>]
  /// How many vertices belong to unbalanced parts.
  let tangledCount: Int

  /// - Complexity: about O(vertices + arcs) time and space.
  init(_ graph: CompactGraph) {
    let signed = graph.edges { $0 != 0 }
    let parts = signed.strongComponents()
    func forEachInnerArc(_ visit: (_ source: Int, _ target: Int, _ isHostile: Bool) -> Void) {
      for source in 0..<signed.vertexCount {
        for arc in signed.arcs(of: source) {
          let target = Int(signed.targets[arc])
          if parts.labels[source] == parts.labels[target] {
            visit(source, target, signed.weight(ofArc: arc) < 0)
          }
        }
      }
    }
    var sides = DisjointSets(graph.vertexCount)
    forEachInnerArc { source, target, isHostile in
      sides.unite(source, target, oppositely: isHostile)
    }
    var isBalanced = [Bool](repeating: true, count: parts.count)
    forEachInnerArc { source, target, isHostile in
      if (sides.find(source).isOpposite != sides.find(target).isOpposite) != isHostile {
        isBalanced[Int(parts.labels[source])] = false
      }
    }
    let members = parts.members()
    var vertices: [Int32] = []
    var spans: [Range<Int>] = []
    var tangledCount = 0
    for wanted in [false, true] {
      for (label, part) in members.enumerated() where isBalanced[label] == wanted {
        let span = vertices.count..<vertices.count + part.count
        vertices += part
        spans += repeatElement(span, count: part.count)
      }
      if !wanted { tangledCount = vertices.count }
    }
    self.vertices = vertices
    self.spans = spans
    self.tangledCount = tangledCount
  }

  /// The indices of the parts that eight vertices from an index on belong to.
  func span(ofEightFrom first: Int) -> Range<Int> {
    spans[first].lowerBound..<spans[min(first + 7, spans.count - 1)].upperBound
  }
}
