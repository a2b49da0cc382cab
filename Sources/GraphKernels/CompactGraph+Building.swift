extension CompactGraph {
  /// A graph of undirected edges: `sources[i]` – `targets[i]`, worth `weights[i]`.
  ///
  /// A pair that occurs several times, either way round, becomes one edge worth the sum of its
  /// weights, added in the order given; a sum of 0 keeps the edge. Self-loops are dropped.
  ///
  /// - Parameters:
  ///   - vertexCount: how many vertices there are, with edges or without; at most 2³¹ − 1.
  ///   - sources: one end of each edge, in `0 ..< vertexCount`.
  ///   - targets: its other end, aligned with `sources`.
  ///   - weights: its signed value, aligned with `sources`; empty when every edge counts 1.
  ///
  /// - Complexity: time O(n + m) by two counting sorts; space the graph, and as much again while
  ///   building.
  package static func undirected(
    vertexCount: Int, sources: [Int32], targets: [Int32], weights: [Double] = []
  ) -> CompactGraph {
    var workspace = CompactGraphWorkspace()
    var graph = CompactGraph.empty
    graph.rebuild(
      vertexCount: vertexCount, sources: sources, targets: targets, weights: weights,
      isDirected: false, using: &workspace)
    return graph
  }

  /// A graph of arcs from `sources[i]` to `targets[i]`, worth `weights[i]`.
  ///
  /// As ``undirected(vertexCount:sources:targets:weights:)``, but each arc runs one way only and
  /// only arcs of the same direction are added up.
  package static func directed(
    vertexCount: Int, sources: [Int32], targets: [Int32], weights: [Double] = []
  ) -> CompactGraph {
    var workspace = CompactGraphWorkspace()
    var graph = CompactGraph.empty
    graph.rebuild(
      vertexCount: vertexCount, sources: sources, targets: targets, weights: weights,
      isDirected: true, using: &workspace)
    return graph
  }

  /// The graph without vertices.
  package static var empty: CompactGraph {
    CompactGraph(offsets: [0], targets: [], isDirected: false)
  }

  /// Replaces the graph by one built from a list of edges, in the storage that it already has.
  ///
  /// For sweeps over years: once the arrays of graph and workspace have grown to the largest year,
  /// nothing is allocated any more. Parameters, order of sums, time and space as
  /// ``undirected(vertexCount:sources:targets:weights:)``.
  package mutating func rebuild(
    vertexCount: Int, sources: [Int32], targets ends: [Int32], weights values: [Double],
    isDirected directed: Bool, using workspace: inout CompactGraphWorkspace
  ) {
    precondition(sources.count == ends.count, "every edge needs two ends")
    precondition(values.isEmpty || values.count == sources.count, "every edge needs its weight")
    precondition(vertexCount < Int(Int32.max), "vertices are numbered with 32 bits")
    precondition(
      sources.count < Int(Int32.max) / (directed ? 1 : 2), "arcs are numbered with 32 bits")
    workspace.gather(
      vertexCount: vertexCount, sources: sources, targets: ends, weights: values,
      isDirected: directed)
    isDirected = directed
    workspace.transpose(into: &self, vertexCount: vertexCount, hasWeights: !values.isEmpty)
    mergeRepeatedArcs()
    assert(layoutViolation == nil, layoutViolation ?? "")
  }

  /// Merges neighbors that stand side by side in a row because their edge was given repeatedly.
  private mutating func mergeRepeatedArcs() {
    var kept = 0
    for vertex in 0..<vertexCount {
      let row = arcs(of: vertex)
      // The row before has been closed up, so `kept` is where this one now begins.
      offsets[vertex] = Int32(truncatingIfNeeded: kept)
      let start = kept
      for arc in row {
        if kept > start, targets[kept - 1] == targets[arc] {
          if !weights.isEmpty { weights[kept - 1] += weights[arc] }
        } else {
          targets[kept] = targets[arc]
          if !weights.isEmpty { weights[kept] = weights[arc] }
          kept += 1
        }
      }
    }
    offsets[vertexCount] = Int32(truncatingIfNeeded: kept)
    targets.removeLast(targets.count - kept)
    if !weights.isEmpty { weights.removeLast(weights.count - kept) }
  }
}

/// Room for building graphs: reused, it makes a sweep over years free of allocations.
package struct CompactGraphWorkspace: ~Copyable {
  // The arcs by the vertex they point at: the transpose of the graph to be built.
  private var byTarget = CountingSort(keyCount: 0)
  private var bySource = CountingSort(keyCount: 0)
  private var origins: [Int32] = []
  private var weights: [Double] = []

  package init() {}

  /// Sorts arcs by target, those of one target in the order given.
  mutating func gather(
    vertexCount: Int, sources: [Int32], targets: [Int32], weights values: [Double],
    isDirected: Bool
  ) {
    byTarget.reset(keyCount: vertexCount)
    for edge in sources.indices {
      let source = Int(sources[edge])
      let target = Int(targets[edge])
      precondition(source < vertexCount && target < vertexCount, "an edge leaves the graph")
      if source == target { continue }
      byTarget.count(target)
      if !isDirected { byTarget.count(source) }
    }
    let arcCount = byTarget.closeCounts()
    resize(&origins, to: arcCount, filling: 0)
    resize(&weights, to: values.isEmpty ? 0 : arcCount, filling: 0)
    for edge in sources.indices {
      let source = sources[edge]
      let target = targets[edge]
      if source == target { continue }
      put(origin: source, at: Int(target), worth: values.isEmpty ? nil : values[edge])
      if !isDirected {
        put(origin: target, at: Int(source), worth: values.isEmpty ? nil : values[edge])
      }
    }
  }

  private mutating func put(origin: Int32, at target: Int, worth value: Double?) {
    let position = byTarget.position(for: target)
    origins[position] = origin
    if let value { weights[position] = value }
  }

  /// Writes the gathered arcs into rows by source, each row in ascending order of target.
  ///
  /// Going through the targets in order makes every row sorted, which is why nothing is compared.
  mutating func transpose(
    into graph: inout CompactGraph, vertexCount: Int, hasWeights: Bool
  ) {
    bySource.reset(keyCount: vertexCount)
    for origin in origins { bySource.count(Int(origin)) }
    bySource.closeCounts()
    resize(&graph.targets, to: origins.count, filling: 0)
    resize(&graph.weights, to: hasWeights ? origins.count : 0, filling: 0)
    let ends = byTarget.offsets.dropFirst()
    var next = 0
    for (target, end) in ends.enumerated() {
      while next < end {
        let position = bySource.position(for: Int(origins[next]))
        graph.targets[position] = Int32(truncatingIfNeeded: target)
        if hasWeights { graph.weights[position] = weights[next] }
        next += 1
      }
    }
    graph.offsets.removeAll(keepingCapacity: true)
    graph.offsets += bySource.offsets
  }
}

/// Gives an array a length, keeping its storage.
private func resize<Element>(
  _ array: inout [Element], to count: Int, filling element: Element
) {
  if array.count > count {
    array.removeLast(array.count - count)
  } else {
    array.append(contentsOf: repeatElement(element, count: count - array.count))
  }
}
