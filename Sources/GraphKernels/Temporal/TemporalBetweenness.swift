import LongWork

extension ContactSequence {
  /// How much each vertex stands on the shortest temporal paths from others to others.
  ///
  /// `b(v) = Σ_{s≠t} σ_st(v) / σ_st / ((n − 1)(n − 2))`, over ordered pairs of other vertices, where
  /// σ_st counts the temporal paths from s to t with the fewest hops, two that differ in the step of
  /// a hop being two, and σ_st(v) those through v. With fewer than three vertices every score is 0.
  /// Definition: Buß, Molter, Niedermeier & Rymar 2020, "Algorithmic aspects of temporal
  /// betweenness", KDD 2020 (shortest temporal betweenness), scaled as the static one.
  ///
  /// - Parameters:
  ///   - isStrict: whether every contact of a path must be later than the one before.
  ///   - threads: how many threads may work at once; the scores are the same bits for any.
  ///
  /// Algorithm: Brandes 2001 carried over to appearances, of which ``TemporalSearch`` leaves out
  /// those that no shortest path uses; so a source takes time in proportion to the contacts, where
  /// Buß et al. have O(n² T²).
  ///
  /// - Complexity: time O(n · contacts); space O(contacts), and as much a thread.
  package func betweenness(isStrict: Bool, threads: Int = 1) -> [Double] {
    let index = ContactIndex(contacts: self, isStrict: isStrict)
    let sums = parallelSums(
      overSources: vertexCount, threads: threads,
      step: WorkStep(name: "temporal betweenness", of: vertexCount),
      makeWorkspace: { TemporalBrandes(index) },
      search: { source, workspace in workspace.accumulate(from: source) },
      takeSums: { $0.takeSums() })
    let pairs = Double(vertexCount - 1) * Double(vertexCount - 2)
    return vertexCount > 2 ? sums.map { $0 / pairs } : sums.map { _ in 0 }
  }
}

private final class TemporalBrandes {
  private let search: TemporalSearch
  private let dependencies: KernelBuffer<Double>
  private var sums: [Double]

  init(_ index: ContactIndex) {
    search = TemporalSearch(index)
    dependencies = KernelBuffer(repeating: 0, count: index.vertices.count)
    sums = [Double](repeating: 0, count: index.vertexCount)
  }

  /// The sums since they were last taken.
  func takeSums() -> [Double] {
    defer { sums = [Double](repeating: 0, count: sums.count) }
    return sums
  }

  func accumulate(from source: Int) {
    search.run(from: source, startingAt: 0)
    if search.largestCount < UnboundedCount.threshold { foldBack() } else { foldBackWide() }
  }

  /// Hands the dependencies back along the contacts. What leads on from an appearance is the tail of
  /// its stretch's contacts, so one sum from the end serves all of a stretch.
  private func foldBack() {
    for stretch in search.stretches.dropFirst().reversed() {
      let appearances = stretch.firstAppearance..<stretch.endAppearance
      var arriving = 0.0
      if search.isShortest(stretch) {
        for appearance in appearances where search.layers[appearance] == stretch.layer {
          arriving += search.paths[appearance]
        }
      }
      var contact = stretch.endContact
      var onward = 0.0
      for appearance in appearances.reversed() where search.layers[appearance] == stretch.layer {
        while contact > search.onward[appearance] {
          contact -= 1
          let arrival = search.arrivals[contact]
          if search.layers[arrival] == stretch.layer + 1 {
            onward += dependencies[arrival] / search.paths[arrival]
          }
        }
        let count = search.paths[appearance]
        sums[Int(stretch.vertex)] += count * onward
        dependencies[appearance] = count * onward + (arriving > 0 ? count / arriving : 0)
      }
    }
  }

  /// The same with path counts that have no limit; slow.
  private func foldBackWide() {
    var counts = [UnboundedCount](repeating: UnboundedCount(), count: dependencies.count)
    for stretch in search.stretches {
      for contact in stretch.firstContact..<stretch.endContact {
        let arrival = search.arrivals[contact]
        guard search.layers[arrival] == stretch.layer + 1 else { continue }
        if stretch.layer == 0 {
          counts[Int(arrival)].add(UnboundedCount(significand: 1, exponent: 0))
        }
        for appearance in stretch.firstAppearance..<stretch.endAppearance
        where search.layers[appearance] == stretch.layer && search.onward[appearance] <= contact {
          counts[Int(arrival)].add(counts[Int(appearance)])
        }
      }
    }
    for stretch in search.stretches.dropFirst().reversed() {
      let settled = (stretch.firstAppearance..<stretch.endAppearance)
        .filter { search.layers[$0] == stretch.layer }
      var arriving = UnboundedCount()
      if search.isShortest(stretch) { for entry in settled { arriving.add(counts[Int(entry)]) } }
      for appearance in settled {
        let count = counts[Int(appearance)]
        var sum = 0.0
        for contact in search.onward[
          appearance]..<max(search.onward[appearance], stretch.endContact)
        {
          let arrival = search.arrivals[contact]
          guard search.layers[arrival] == stretch.layer + 1 else { continue }
          sum += dependencies[arrival] * count.quotient(by: counts[Int(arrival)])
        }
        sums[Int(stretch.vertex)] += sum
        dependencies[appearance] =
          sum + (arriving.significand > 0 ? count.quotient(by: arriving) : 0)
      }
    }
  }
}
