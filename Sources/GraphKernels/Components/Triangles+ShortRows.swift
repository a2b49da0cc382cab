import LongWork

extension CompactGraph {
  /// With no more neighbors, two rows are compared sooner than edges are turned and marks set.
  private static let fewNeighbors = 8
  /// With fewer arcs, more time would go in starting threads than they save.
  private static let arcsForThreads = 65_536

  /// Whether no vertex has more than a few neighbors, as on grids, chains and small trees.
  var hasShortRows: Bool {
    (0..<vertexCount).allSatisfy { degree(of: $0) <= Self.fewNeighbors }
  }

  /// How many triangles each vertex of an undirected graph is a corner of: those on an edge are what the rows of its two ends,
  /// both ascending, have in common.
  ///
  /// The edge-iterator of Schank & Wagner 2005, "Finding, counting and listing all triangles in large graphs", with the
  /// corners of each triangle in ascending order, so that it is met once.
  ///
  /// - Complexity: time O(m d) where no vertex has more than d neighbors; space O(n) a thread.
  func triangleCountsByMergingRows(threads: Int) -> [Int] {
    let progress = WorkStep(name: "triangles", of: vertexCount)
    return parallelGathering(
      (0..<vertexCount).inChunks(), threads: arcCount < Self.arcsForThreads ? 1 : threads,
      into: [Int](repeating: 0, count: vertexCount),
      makeWorkspace: { KernelBuffer<Int32>(repeating: 0, count: vertexCount) },
      gather: { vertices, met in
        if progress.isCancelled { return }
        for first in vertices { countTriangles(from: first, into: met) }
        progress.advance(by: vertices.count)
      },
      combine: { counts, met in
        for vertex in counts.indices { counts[vertex] += Int(met[vertex]) }
      })
  }

  /// Counts the triangles whose lowest corner a vertex is.
  private func countTriangles(from first: Int, into met: borrowing KernelBuffer<Int32>) {
    let row = arcs(of: first)
    var edge = row.lowerBound
    while edge < row.upperBound, targets[edge] < first { edge += 1 }
    while edge < row.upperBound {
      let second = Int(targets[edge])
      edge += 1
      let far = arcs(of: second)
      var (mine, theirs) = (edge, far.lowerBound)
      while mine < row.upperBound, theirs < far.upperBound {
        let (third, other) = (targets[mine], targets[theirs])
        if third == other {
          met[first] += 1
          met[second] += 1
          met[third] += 1
        }
        if third <= other { mine += 1 }
        if other <= third { theirs += 1 }
      }
    }
  }
}
