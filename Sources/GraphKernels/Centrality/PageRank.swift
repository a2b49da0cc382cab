import LongWork

extension CompactGraph {
  /// Where a walk ends up that follows arcs at random and now and then starts anew.
  ///
  /// The p that solves `p(v) = (1 − d)/n + d · (Σ_{u→v} p(u)/out(u) + D/n)`, where D is the total p
  /// of the vertices without outgoing arcs, whose attention starts anew anywhere. Arcs count alike
  /// whatever their weights; an undirected edge is an arc each way. The scores sum to 1. Definition:
  /// Page, Brin, Motwani & Winograd 1999, with dangling vertices as in NetworkX.
  ///
  /// As attention starts anew at all vertices alike, p is the solution of `x = 1 + d Pᵀx`, scaled to
  /// sum 1. Where all arcs are answered, x comes from conjugate gradients on the symmetric form of
  /// that system, else from Gauss–Seidel sweeps.
  ///
  /// - Parameter damping: d, the chance of following an arc rather than starting anew, in 0 ..< 1.
  ///
  /// - Complexity: time O(n + m) a step; at most about 33 log d⁻¹ steps, as a rule fewer than 30;
  ///   space O(n + m).
  package func pageRank(damping: Double = 0.85) -> IterativeScores {
    precondition(damping >= 0 && damping < 1, "damping is a probability below 1")
    guard vertexCount > 0 else { return IterativeScores(values: [], isConverged: true) }
    let incoming = reversed()
    let isSymmetric = !isDirected || incoming.targets == targets && incoming.offsets == offsets
    let solution = KernelBuffer<Double>(repeating: 1, count: vertexCount)
    let isConverged =
      isSymmetric
      ? solveBalanced(damping, into: solution)
      : solveDirected(incoming, damping: damping, into: solution)
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
    _ incoming: CompactGraph, damping: Double, into solution: borrowing KernelBuffer<Double>
  ) -> Bool {
    let n = vertexCount
    let matrix = AdjacencyMatrix(incoming)
    let shares = KernelBuffer<Double>(repeating: 0, count: n)
    let scale = KernelBuffer<Double>(repeating: 0, count: n)
    for vertex in 0..<n where degree(of: vertex) > 0 {
      scale[vertex] = damping / Double(degree(of: vertex))
      shares[vertex] = scale[vertex]
    }
    let progress = WorkStep(name: "pagerank")
    for _ in 0..<100_000 where !progress.isCancelled {
      var change = 0.0
      var total = 0.0
      for vertex in 0..<n {
        let value = 1 + matrix.sum(of: shares, around: vertex)
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
