extension CompactGraph {
  /// Where a figure's attention ends up that follows arcs at random and now and then starts anew.
  ///
  /// The p that solves `p(v) = (1 − d)/n + d · (Σ_{u→v} p(u)/out(u) + D/n)`, where D is the total p
  /// of the vertices without outgoing arcs, whose attention starts anew anywhere. Arcs count alike
  /// whatever their weights; an undirected tie is an arc each way. The scores sum to 1. Definition:
  /// Page, Brin, Motwani & Winograd 1999, with dangling vertices as in NetworkX.
  ///
  /// - Parameter damping: d, the chance of following an arc rather than starting anew, in 0 ..< 1.
  ///
  /// Time: O((n + m) log ε / log d) with ε = 10⁻¹⁴, as a rule much less. Space: O(n + m).
  package func pageRank(damping: Double = 0.85) -> IterativeScores {
    precondition(damping >= 0 && damping < 1, "damping is a probability below 1")
    let n = vertexCount
    guard n > 0 else { return IterativeScores(values: [], isConverged: true) }
    let incoming = reversed()
    let size = Double(n)
    var rank = [Double](repeating: 1 / size, count: n)
    var shared = [Double](repeating: 0, count: n)
    var isConverged = false
    for _ in 0..<10_000 {
      var dangling = 0.0
      for vertex in 0..<n {
        let degree = degree(of: vertex)
        shared[vertex] = degree == 0 ? 0 : rank[vertex] / Double(degree)
        if degree == 0 { dangling += rank[vertex] }
      }
      let base = (1 - damping) / size + damping * dangling / size
      var change = 0.0
      for vertex in 0..<n {
        var sum = 0.0
        for arc in incoming.arcs(of: vertex) { sum += shared[Int(incoming.targets[arc])] }
        let value = base + damping * sum
        change += (value - rank[vertex]).magnitude
        rank[vertex] = value
      }
      if change <= 1e-14 {
        isConverged = true
        break
      }
    }
    let total = rank.reduce(0, +)
    return IterativeScores(values: rank.map { $0 / total }, isConverged: isConverged)
  }
}
