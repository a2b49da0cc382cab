extension CompactGraph {
  /// A graph of undirected ties: `sources[i]` – `targets[i]`, worth `weights[i]`.
  ///
  /// A pair that occurs several times, either way round, becomes one tie worth the sum of its
  /// weights, added in the order given; a sum of 0 keeps the tie. Self-loops are dropped.
  ///
  /// - Parameters:
  ///   - vertexCount: how many vertices there are, with ties or without; at most 2³¹ − 1.
  ///   - sources: one end of each tie, in `0 ..< vertexCount`.
  ///   - targets: its other end, aligned with `sources`.
  ///   - weights: its signed value, aligned with `sources`; empty when every tie counts 1.
  ///
  /// Time: O(n + m) by two counting sorts. Space: the graph, and as much again while building.
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

  /// Replaces the graph by one built from a list of ties, in the storage that it already has.
  ///
  /// For sweeps over years: once the arrays of graph and workspace have grown to the largest year,
  /// nothing is allocated any more. Parameters, order of sums, time and space as
  /// ``undirected(vertexCount:sources:targets:weights:)``.
  package mutating func rebuild(
    vertexCount: Int, sources: [Int32], targets ends: [Int32], weights values: [Double],
    isDirected directed: Bool, using workspace: inout CompactGraphWorkspace
  ) {
    precondition(sources.count == ends.count, "every tie needs two ends")
    precondition(values.isEmpty || values.count == sources.count, "every tie needs its weight")
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

  /// Merges neighbours that stand side by side in a row because their tie was given repeatedly.
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
  // The arcs bucketed by the vertex they point at: the transpose of the graph to be built.
  private var offsets: [Int32] = []
  private var origins: [Int32] = []
  private var weights: [Double] = []

  package init() {}

  /// Buckets arcs by target, each bucket in the order given.
  mutating func gather(
    vertexCount: Int, sources: [Int32], targets: [Int32], weights values: [Double],
    isDirected: Bool
  ) {
    resize(&offsets, to: vertexCount + 1, filling: 0)
    for index in offsets.indices { offsets[index] = 0 }
    var arcCount = 0
    for tie in sources.indices {
      let source = Int(sources[tie])
      let target = Int(targets[tie])
      precondition(source < vertexCount && target < vertexCount, "a tie leaves the graph")
      if source == target { continue }
      offsets[target] += 1
      if !isDirected { offsets[source] += 1 }
      arcCount += isDirected ? 1 : 2
    }
    startsFromCounts(&offsets)
    resize(&origins, to: arcCount, filling: 0)
    resize(&weights, to: values.isEmpty ? 0 : arcCount, filling: 0)
    for tie in sources.indices {
      let source = sources[tie]
      let target = targets[tie]
      if source == target { continue }
      index(origin: source, at: Int(target), worth: values.isEmpty ? nil : values[tie])
      if !isDirected {
        index(origin: target, at: Int(source), worth: values.isEmpty ? nil : values[tie])
      }
    }
  }

  private mutating func index(origin: Int32, at target: Int, worth value: Double?) {
    let position = Int(offsets[target])
    offsets[target] += 1
    origins[position] = origin
    if let value { weights[position] = value }
  }

  /// Writes the gathered arcs into rows by source, each row in ascending order of target.
  ///
  /// Going through the targets in order makes every row sorted, which is why nothing is compared.
  mutating func transpose(
    into graph: inout CompactGraph, vertexCount: Int, hasWeights: Bool
  ) {
    resize(&graph.offsets, to: vertexCount + 1, filling: 0)
    for index in graph.offsets.indices { graph.offsets[index] = 0 }
    for origin in origins { graph.offsets[Int(origin)] += 1 }
    startsFromCounts(&graph.offsets)
    resize(&graph.targets, to: origins.count, filling: 0)
    resize(&graph.weights, to: hasWeights ? origins.count : 0, filling: 0)
    // `gather` has moved each offset to the end of its bucket.
    var next = 0
    for target in 0..<vertexCount {
      let end = Int(offsets[target])
      while next < end {
        let origin = Int(origins[next])
        let position = Int(graph.offsets[origin])
        graph.offsets[origin] += 1
        graph.targets[position] = Int32(truncatingIfNeeded: target)
        if hasWeights { graph.weights[position] = weights[next] }
        next += 1
      }
    }
    // Placing has moved each offset to the end of its row: shift them back.
    for vertex in stride(from: vertexCount, to: 0, by: -1) {
      graph.offsets[vertex] = graph.offsets[vertex - 1]
    }
    graph.offsets[0] = 0
  }
}

/// Turns counts into the running total before each: where each bucket starts.
private func startsFromCounts(_ counts: inout [Int32]) {
  var total: Int32 = 0
  for index in counts.indices {
    let count = counts[index]
    counts[index] = total
    total += count
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
