import LongWork

extension CompactGraph {
  /// Each vertex's importance as the importance of those from which arcs run to it, added up.
  ///
  /// The x ≥ 0 with `λ x(v) = Σ_{u→v} x(u)` for the largest such λ, scaled to Euclidean length 1;
  /// weighted, x(u) counts |value| times. Of the ``reversed()`` graph it is the importance of those to
  /// which arcs run. Definition: Bonacich 1972; left eigenvectors as in NetworkX and igraph. Where every arc is
  /// answered the scores are those of ``eigenvector()``.
  ///
  /// The importance springs up in strong components, and flows on from those with the largest λ that do
  /// not lead to another of the same λ; all others have 0. Where there is one such component x is
  /// unique. Where there are several, their vectors count alike, each of length 1, and the result says
  /// that it has not converged. Without any circle of arcs λ is 0: all scores are 0, not converged
  /// unless there is no vertex at all.
  ///
  /// Algorithm: by strong components, Noda 1971 by elimination up to 256 vertices, above that
  /// repeated multiplication.
  ///
  /// - Complexity: time O(n + m), and O(k³) for a component of k ≤ 256 vertices, or O(m) for each
  ///   of up to thousands of products; where these do not suffice, not converged; space O(n + m +
  ///   k²).
  package func incomingEigenvector(isWeighted: Bool = false) -> IterativeScores {
    let classes = StrongComponentMatrices(
      graph: matrix(isWeighted: isWeighted).entries, progress: WorkStep(name: "eigenvector"))
    let zeros = [Double](repeating: 0, count: vertexCount)
    let (dominant, radius) = classes.dominant()
    guard radius > 0 else { return IterativeScores(values: zeros, isConverged: vertexCount == 0) }
    var values = zeros
    var isConverged = dominant.count == 1 && dominant.allSatisfy(\.isConverged)
    for source in dominant {
      for (vertex, entry) in zip(classes.members[source.label], source.vector) {
        values[Int(vertex)] = entry
      }
    }
    let sources = Set(dominant.map(\.label))
    // Down the arcs, so that what flows in is known before it flows on.
    for label in (0..<classes.count).reversed() where !sources.contains(label) {
      let inflow = classes.inflow(to: label, from: values)
      guard inflow.contains(where: { $0 > 0 }) else { continue }
      guard
        let found = classes.matrices[label].solve(diagonal: radius, scale: 1, right: inflow)
      else {
        isConverged = false
        continue
      }
      for (vertex, entry) in zip(classes.members[label], found) { values[Int(vertex)] = entry }
    }
    return IterativeScores(values: unit(of: values), isConverged: isConverged)
  }
}

extension StrongComponentMatrices {
  typealias Source = (label: Int, vector: [Double], isConverged: Bool)

  /// The components with the largest spectral radius that do not lead to another such, and the radius.
  func dominant() -> (sources: [Source], radius: Double) {
    var radius = 0.0
    var found: [(label: Int, value: Double, vector: [Double], isConverged: Bool)] = []
    // A radius is at most the largest sum of the arcs that end at a vertex of the component.
    let bounds = matrices.map(\.largestRow)
    let order = members.indices.sorted { (-bounds[$0], $0) < (-bounds[$1], $1) }
    for label in order where bounds[label] > 0 {
      if bounds[label] < radius * (1 - sameEigenvalue) { break }
      let (value, vector, isConverged) = matrices[label].perron()
      found.append((label, value, vector, isConverged))
      radius = max(radius, value)
    }
    found.removeAll { $0.value < radius * (1 - sameEigenvalue) }
    // Arcs lead to lower numbers, so what a component leads to is settled before it.
    var isLargest = [Bool](repeating: false, count: count)
    for entry in found { isLargest[entry.label] = true }
    var leadsToLargest = [Bool](repeating: false, count: count)
    for label in 0..<count {
      // What leads to this component: mark those from which arcs run to it.
      guard isLargest[label] || leadsToLargest[label] else { continue }
      for vertex in members[label] {
        for arc in incoming.arcs(of: Int(vertex)) {
          let other = Int(labels[Int(incoming.targets[arc])])
          if other != label { leadsToLargest[other] = true }
        }
      }
    }
    let sources = found.filter { !leadsToLargest[$0.label] }.sorted { $0.label < $1.label }
    return (sources.map { ($0.label, $0.vector, $0.isConverged) }, radius)
  }
}
