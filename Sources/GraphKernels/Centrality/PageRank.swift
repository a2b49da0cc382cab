import LongWork

extension CompactGraph {
  /// Where a walk ends up that follows arcs at random and now and then starts anew.
  ///
  /// The p that solves `p(v) = (1 − d)/n + d · (Σ_{u→v} p(u)/out(u) + D/n)`, where D is the total p
  /// of the vertices without outgoing arcs, whose attention starts anew. Arcs count alike whatever
  /// their weights, or, weighted, each is followed in proportion to its |value|; an undirected edge is
  /// an arc each way. The scores sum to 1. Definition: Page, Brin, Motwani & Winograd 1999, with
  /// dangling vertices as in NetworkX. Personalized, attention starts anew at some vertices only, all
  /// of them alike: 1/n and D/n become their share (Haveliwala 2002, "Topic-sensitive PageRank").
  ///
  /// As attention that dangles starts anew where all does, p is the solution of `x = s + d Pᵀx`, s
  /// being 1 where it starts, scaled to sum 1. Where all arcs are answered and alike, x comes from
  /// conjugate gradients on the symmetric form of that system, else from Gauss–Seidel sweeps.
  ///
  /// - Parameters:
  ///   - damping: d, the probability of following an arc rather than starting anew, in 0 ..< 1.
  ///   - isWeighted: whether arcs are followed by their values.
  ///   - starts: the vertices where attention starts anew; all if empty.
  ///
  /// - Complexity: time O(n + m) a step; at most about 33 / ln(1/d) steps, 203 for d = 0.85, as a rule fewer than 30;
  ///   space O(n + m).
  package func pageRank(
    damping: Double = 0.85, isWeighted: Bool = false, startingAt starts: [Int] = []
  ) -> IterativeScores {
    precondition(damping >= 0 && damping < 1, "damping is a probability below 1")
    guard vertexCount > 0 else { return IterativeScores(values: [], isConverged: true) }
    let graph = matrix(isWeighted: isWeighted).entries
    let incoming = graph.reversed()
    let isSymmetric =
      graph.weights.isEmpty && starts.isEmpty
      && (!isDirected || incoming.targets == targets && incoming.offsets == offsets)
    let solution = KernelBuffer<Double>(repeating: 1, count: vertexCount)
    let isConverged =
      isSymmetric
      ? graph.solveBalanced(damping, into: solution)
      : graph.solveDirected(
        incoming: incoming, damping: damping, startingAt: starts, into: solution)
    var total = 0.0
    for vertex in 0..<vertexCount { total += solution[vertex] }
    solution.scale(1 / total)
    return IterativeScores(values: solution.copyToArray(), isConverged: isConverged)
  }

  /// With y = D^(−1/2) x: `(I − d D^(−1/2) A D^(−1/2)) y = D^(−1/2) 1`, whose eigenvalues lie within
  /// 1 ± d. Conjugate gradients start from x in proportion to degree, which answers the one slow
  /// part of the spectrum at once.
  private func solveBalanced(_ damping: Double, into solution: borrowing KernelBuffer<Double>)
    -> Bool
  {
    let n = vertexCount
    let matrix = AdjacencyMatrix(self)
    let scale = KernelBuffer<Double>(repeating: 0, count: n)
    for vertex in 0..<n where degree(of: vertex) > 0 {
      scale[vertex] = 1 / Double(degree(of: vertex)).squareRoot()
    }
    let components = connectedComponents()
    var arcCounts = [Int](repeating: 0, count: components.count)
    for vertex in 0..<n { arcCounts[Int(components.labels[vertex])] += degree(of: vertex) }
    let scaled = KernelBuffer<Double>(repeating: 0, count: n)
    let moved = KernelBuffer<Double>(repeating: 0, count: n)
    /// `moved = (I − d D^(−1/2) A D^(−1/2)) vector`.
    func apply(_ vector: borrowing KernelBuffer<Double>) {
      for vertex in 0..<n { scaled[vertex] = scale[vertex] * vector[vertex] }
      for vertex in 0..<n {
        let sum = matrix.sum(of: scaled, around: vertex)
        moved[vertex] = vector[vertex] - damping * scale[vertex] * sum
      }
    }
    for vertex in 0..<n where scale[vertex] > 0 {
      let component = Int(components.labels[vertex])
      let mass = Double(components.sizes[component]) / (1 - damping)
      solution[vertex] = mass / Double(arcCounts[component]) / scale[vertex]
    }
    apply(solution)
    let residual = KernelBuffer<Double>(repeating: 0, count: n)
    // Vertices without edges have their answer, 1, already.
    for vertex in 0..<n where scale[vertex] > 0 { residual[vertex] = scale[vertex] - moved[vertex] }
    let direction = KernelBuffer<Double>(repeating: 0, count: n)
    direction.copy(residual)
    var square = residual.dot(of: residual)
    let goal = 1e-26 * scale.dot(of: scale)
    var steps = 0
    let progress = WorkStep(name: "pagerank")
    while square > goal, steps < 10_000, !progress.isCancelled {
      apply(direction)
      let step = square / direction.dot(of: moved)
      solution.add(step, other: direction)
      residual.add(-step, other: moved)
      let next = residual.dot(of: residual)
      let momentum = next / square
      for vertex in 0..<n { direction[vertex] = residual[vertex] + momentum * direction[vertex] }
      square = next
      steps += 1
    }
    for vertex in 0..<n where scale[vertex] > 0 { solution[vertex] /= scale[vertex] }
    return square <= goal
  }

  private func solveDirected(
    incoming: CompactGraph, damping: Double, startingAt starts: [Int],
    into solution: borrowing KernelBuffer<Double>
  ) -> Bool {
    let n = vertexCount
    // Weighted, the arcs themselves hold their shares of what leaves their vertex.
    let transitions =
      weights.isEmpty
      ? incoming
      : CompactGraph(offsets: offsets, targets: targets, weights: shares(), isDirected: true)
        .reversed()
    let matrix = AdjacencyMatrix(transitions)
    let base = KernelBuffer<Double>(repeating: starts.isEmpty ? 1 : 0, count: n)
    for vertex in starts { base[vertex] = 1 }
    // From the starts alone, so that what no path leads to from them has 0 exactly.
    solution.copy(base)
    let shares = KernelBuffer<Double>(repeating: 0, count: n)
    let scale = KernelBuffer<Double>(repeating: 0, count: n)
    for vertex in 0..<n where degree(of: vertex) > 0 {
      scale[vertex] = weights.isEmpty ? damping / Double(degree(of: vertex)) : damping
      shares[vertex] = solution[vertex] * scale[vertex]
    }
    let progress = WorkStep(name: "pagerank")
    for _ in 0..<100_000 where !progress.isCancelled {
      var change = 0.0
      var total = 0.0
      for vertex in 0..<n {
        let value = base[vertex] + matrix.sum(of: shares, around: vertex)
        change += (value - solution[vertex]).magnitude
        total += value
        solution[vertex] = value
        shares[vertex] = value * scale[vertex]
      }
      // What is left to change is at most d / (1 − d) times the last change.
      if change * damping <= (1 - damping) * 1e-13 * total { return true }
    }
    return false
  }
}
