/// A graph whose trees have been taken off, and counted at the vertices that they hang from.
///
/// A vertex with one neighbor lies on no shortest path of others but those from what hangs on it;
/// all of its own go through the neighbor. So it can be taken off, and counted as one more vertex
/// at its neighbor, again and again. What is left is the 2-core, and one vertex for every tree.
/// Sariyüce, Saule, Kaya & Çatalyürek 2013, "Shattering and compressing networks for betweenness
/// centrality", SIAM International Conference on Data Mining.
struct DegreeOneReduction {
  /// The vertices left, ascending.
  private(set) var kept: [Int32] = []
  /// How many vertices each one stands for, itself included; 1 for those taken off, too, but not used.
  private(set) var mass: [Double]
  /// Over ordered pairs of which at least one end is taken off in a tree of the other's or of a third
  /// vertex: the shortest paths through each vertex that searches among the kept would not find.
  private(set) var dependencies: [Double]
  /// The edges taken off, each by its arc from the vertex taken off with it, and over how many pairs of vertices it is the
  /// only way.
  private(set) var bridges: [(arc: Int, pairs: Double)] = []

  /// - Complexity: time and space O(n + m).
  init(_ graph: CompactGraph) {
    let n = graph.vertexCount
    let components = graph.connectedComponents()
    mass = [Double](repeating: 1, count: n)
    dependencies = [Double](repeating: 0, count: n)
    var degrees = (0..<n).map { graph.degree(of: $0) }
    var isFolded = [Bool](repeating: false, count: n)
    var pendants = (0..<n).filter { degrees[$0] == 1 }
    while let vertex = pendants.popLast() {
      // Its only neighbor may have been taken off just before.
      guard degrees[vertex] == 1 else { continue }
      isFolded[vertex] = true
      degrees[vertex] = 0
      let size = Double(components.sizes[Int(components.labels[vertex])])
      for arc in graph.arcs(of: vertex) {
        let neighbor = Int(graph.targets[arc])
        if isFolded[neighbor] { continue }
        bridges.append((arc, mass[vertex] * (size - mass[vertex])))
        // Pairs of what hangs on the vertex with all that lies beyond it, and of what the vertex
        // brings to its neighbor with what hangs there already; both ways round.
        dependencies[vertex] += 2 * (mass[vertex] - 1) * (size - mass[vertex])
        dependencies[neighbor] += 2 * mass[vertex] * (mass[neighbor] - 1)
        mass[neighbor] += mass[vertex]
        degrees[neighbor] -= 1
        if degrees[neighbor] == 1 { pendants.append(neighbor) }
      }
    }
    for vertex in 0..<n where !isFolded[vertex] {
      let size = Double(components.sizes[Int(components.labels[vertex])])
      dependencies[vertex] += 2 * (mass[vertex] - 1) * (size - mass[vertex])
      kept.append(Int32(truncatingIfNeeded: vertex))
    }
  }
}
