import LongWork

/// Sums of vectors that threads compute from the elements of a sequence, added in the order of the
/// elements.
///
/// - Parameters:
///   - elements: cut from the work in a way that depends on the graph only, as the bits of the sums do
///     on them.
///   - length: the length of the vectors.
///   - makeWorkspace: the buffers of one thread, which it keeps from element to element.
///   - vector: computes the vector of an element.
func parallelSums<Elements: Sequence & Sendable, Workspace>(
  over elements: Elements, threads: Int, length: Int, makeWorkspace: @Sendable () -> Workspace,
  vector: @Sendable (Elements.Element, Workspace) -> [Double]
) -> [Double] where Elements.Element: Sendable {
  parallelFold(
    elements, threads: threads, into: [Double](repeating: 0, count: length),
    makeWorkspace: makeWorkspace, transform: vector,
    combine: { total, vector in
      for index in total.indices { total[index] += vector[index] }
    })
}

/// Sums of what searches from every vertex contribute.
///
/// - Parameters:
///   - vertexCount: how many sources there are, and the length of the sums.
///   - step: counts the sources, and may cut the work short.
///   - search: searches from a source, and adds to the workspace's sums.
///   - takeSums: the workspace's sums since they were last taken.
func parallelSums<Workspace>(
  overSources vertexCount: Int, threads: Int, step: WorkStep,
  makeWorkspace: @Sendable () -> Workspace, search: @Sendable (Int, Workspace) -> Void,
  takeSums: @Sendable (Workspace) -> [Double]
) -> [Double] {
  parallelSums(
    over: (0..<vertexCount).inChunks(), threads: threads, length: vertexCount,
    makeWorkspace: makeWorkspace,
    vector: { sources, workspace in
      for source in sources where !step.isCancelled {
        search(source, workspace)
        step.advance()
      }
      return takeSums(workspace)
    })
}

extension Array {
  /// The elements in order, so many at a time; fewer in the last piece.
  func inPieces(of size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
  }
}

extension Range<Int> {
  /// The range cut into 64 to 127 chunks of one length, but for the last; into single numbers if it is
  /// shorter.
  func inChunks() -> [Range<Int>] {
    let size = Swift.max(1, count / 64)
    return stride(from: lowerBound, to: upperBound, by: size).map {
      $0..<Swift.min($0 + size, upperBound)
    }
  }
}

extension CompactGraph {
  /// The vertices, cut into so many ranges of about as many arcs; fewer where a vertex has more than its share.
  func rows(inPieces count: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for piece in 1...count where start < vertexCount {
      let arcs = arcCount * piece / count
      var end = start
      while end < vertexCount, piece == count || offsets[end] < arcs { end += 1 }
      if end > start { ranges.append(start..<end) }
      start = end
    }
    return ranges
  }
}
