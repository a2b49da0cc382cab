extension CompactGraph {
  /// How alike the two ends of arcs are by a number: the correlation over all arcs of what their sources and
  /// their targets have.
  ///
  /// `r = Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² Σ (y − ȳ)²)`, x being the source's and y the target's, over arcs
  /// both ends of which have a number; an undirected edge counts both ways. Nil where there are no such
  /// arcs, or one side is the same everywhere. Definition: Newman 2003, "Mixing patterns in networks", Phys.
  /// Rev. E 67:026126, as NetworkX and igraph have it.
  ///
  /// - Parameters:
  ///   - sources: by vertex, what counts at the beginning of an arc; NaN for none.
  ///   - targets: what counts at its end.
  /// - Complexity: time O(n + m); space O(n).
  package func correlation(sources: [Double], targets: [Double]) -> Double? {
    precondition(sources.count == vertexCount && targets.count == vertexCount)
    // Relative to the largest, so that no square leaves the range of numbers.
    let largest = (sources + targets).reduce(0) { $1.isNaN ? $0 : max($0, $1.magnitude) }
    guard largest > 0, largest.isFinite else { return nil }
    func forEach(_ visit: (Double, Double) -> Void) {
      for vertex in 0..<vertexCount where !sources[vertex].isNaN {
        for arc in arcs(of: vertex) {
          let target = targets[Int(self.targets[arc])]
          if !target.isNaN { visit(sources[vertex] / largest, target / largest) }
        }
      }
    }
    var (count, meanX, meanY) = (0.0, 0.0, 0.0)
    forEach { x, y in
      count += 1
      meanX += x
      meanY += y
    }
    guard count > 0 else { return nil }
    (meanX, meanY) = (meanX / count, meanY / count)
    var (both, spreadX, spreadY) = (0.0, 0.0, 0.0)
    forEach { x, y in
      both += (x - meanX) * (y - meanY)
      spreadX += (x - meanX) * (x - meanX)
      spreadY += (y - meanY) * (y - meanY)
    }
    // What rounding leaves of numbers that are all alike is no spread.
    guard spreadX > 1e-24 * count, spreadY > 1e-24 * count else { return nil }
    return both / (spreadX.squareRoot() * spreadY.squareRoot())
  }

  /// How alike the two ends of arcs are by their degrees: of an undirected graph the number of neighbors at
  /// both ends, of a directed one that of arcs from the source and to the target. As
  /// ``correlation(sources:targets:)``.
  package func degreeAssortativity() -> Double? {
    let out = (0..<vertexCount).map { Double(degree(of: $0)) }
    guard isDirected else { return correlation(sources: out, targets: out) }
    let back = reversed()
    let into = (0..<vertexCount).map { Double(back.degree(of: $0)) }
    return correlation(sources: out, targets: into)
  }
}

/// How the arcs of a graph run within and between groups of its vertices.
package struct ArcMixing: Sendable, Equatable {
  /// By vertex: its arcs to its own group, and to others.
  package private(set) var inside: [Int]
  package private(set) var outside: [Int]
  /// By group: the arcs from its vertices to its own, those from it to any, and those to it.
  package private(set) var insideOfGroup: [Int]
  package private(set) var fromGroup: [Int]
  package private(set) var toGroup: [Int]

  /// How far ends of arcs are alike by group: 1 where no arc leaves its group, 0 where arcs run as if at
  /// random, nil where there is nothing to tell, as all that arcs end in is one group.
  ///
  /// `r = (Σ e_kk − Σ a_k b_k) / (1 − Σ a_k b_k)`, e_kk being the share of arcs within group k, a_k and b_k
  /// those that begin and end there (Newman 2003, Phys. Rev. E 67:026126).
  package var assortativity: Double? {
    let total = Double(fromGroup.reduce(0, +))
    guard total > 0 else { return nil }
    let within = Double(insideOfGroup.reduce(0, +)) / total
    var expected = 0.0
    for (from, to) in zip(fromGroup, toGroup) {
      expected += Double(from) / total * (Double(to) / total)
    }
    // All in one group, but for rounding.
    return 1 - expected > 1e-12 ? (within - expected) / (1 - expected) : nil
  }
}

extension CompactGraph {
  /// How arcs run within and between groups.
  ///
  /// - Parameter groups: the group of every vertex, a number from 0 on; −1 for none, whose arcs don't count.
  /// - Complexity: time O(n + m); space O(n + groups).
  package func mixing(groups: [Int32], groupCount: Int) -> ArcMixing {
    precondition(groups.count == vertexCount, "every vertex has its entry")
    var mixing = ArcMixing(vertexCount: vertexCount, groupCount: groupCount)
    for vertex in 0..<vertexCount where groups[vertex] >= 0 {
      for arc in arcs(of: vertex) {
        let other = groups[Int(targets[arc])]
        if other >= 0 { mixing.add(vertex: vertex, group: Int(groups[vertex]), other: Int(other)) }
      }
    }
    return mixing
  }
}

extension ArcMixing {
  fileprivate init(vertexCount: Int, groupCount: Int) {
    let (vertices, groups) = (
      [Int](repeating: 0, count: vertexCount), [Int](repeating: 0, count: groupCount)
    )
    self.init(
      inside: vertices, outside: vertices, insideOfGroup: groups, fromGroup: groups, toGroup: groups
    )
  }

  fileprivate mutating func add(vertex: Int, group: Int, other: Int) {
    fromGroup[group] += 1
    toGroup[other] += 1
    if group == other {
      inside[vertex] += 1
      insideOfGroup[group] += 1
    } else {
      outside[vertex] += 1
    }
  }
}
