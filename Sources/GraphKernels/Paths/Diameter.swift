import LongWork

extension CompactGraph {
  /// The greatest distance in hops between two vertices that reach one another; nil without edges.
  ///
  /// A directed graph is read without directions.
  ///
  /// Algorithm: Takes & Kosters 2011, "Determining the diameter of small world networks", CIKM '11. A search
  /// from one vertex bounds how far every other is from its farthest; those whom the bounds settle are not
  /// searched from.
  ///
  /// - Complexity: time O(nm), as a rule a few dozen times O(m); space O(n + m).
  package func diameter() -> Int? {
    let graph = undirected()
    guard graph.arcCount > 0 else { return nil }
    let progress = WorkStep(name: "diameter")
    var bounds = EccentricityBounds(graph)
    let components = graph.connectedComponents().members().sorted {
      ($1.count, $0[0]) < ($0.count, $1[0])
    }
    var greatest = 1
    // Nobody is farther away than there are others in the component.
    for component in components where component.count - 1 > greatest && !progress.isCancelled {
      greatest = bounds.diameter(of: component, atLeast: greatest, progress: progress)
    }
    return greatest
  }

  /// The least distance in hops in which some vertex of the largest component has all others of it; nil without
  /// edges. Of components as large as one another the one with the first vertex counts.
  ///
  /// A directed graph is read without directions. Algorithm: as ``diameter()``.
  ///
  /// - Complexity: time O(nm), as a rule a few dozen times O(m); space O(n + m).
  package func radius() -> Int? {
    let graph = undirected()
    guard graph.arcCount > 0 else { return nil }
    let progress = WorkStep(name: "radius")
    var bounds = EccentricityBounds(graph)
    let largest = graph.connectedComponents().members().min {
      ($1.count, $0[0]) < ($0.count, $1[0])
    }
    return largest.map { bounds.radius(of: $0, progress: progress) }
  }
}

/// Between what bounds the distance of each vertex to its farthest lies, as far as searches have told.
private struct EccentricityBounds: ~Copyable {
  private let graph: CompactGraph
  private let low: KernelBuffer<Int32>
  private let high: KernelBuffer<Int32>
  private let distances: KernelBuffer<Int32>
  private let queue: KernelBuffer<Int32>

  init(_ graph: CompactGraph) {
    self.graph = graph
    low = KernelBuffer(repeating: 0, count: graph.vertexCount)
    high = KernelBuffer(repeating: .max, count: graph.vertexCount)
    distances = KernelBuffer(repeating: -1, count: graph.vertexCount)
    queue = KernelBuffer(uninitialized: graph.vertexCount)
  }

  /// The diameter of a component, or the given number if that is more.
  mutating func diameter(of component: [Int32], atLeast known: Int, progress: WorkStep) -> Int {
    var greatest = Int32(truncatingIfNeeded: known)
    var open = component
    var takesHighest = true
    while !open.isEmpty, !progress.isCancelled {
      let source = next(of: open, isHighest: takesHighest)
      takesHighest.toggle()
      greatest = max(greatest, searchAndBound(from: source, in: component))
      open.removeAll { $0 == source || high[$0] <= greatest }
    }
    return Int(greatest)
  }

  /// The radius of a component.
  mutating func radius(of component: [Int32], progress: WorkStep) -> Int {
    var least = Int32.max
    var open = component
    var takesHighest = false
    while !open.isEmpty, !progress.isCancelled {
      let source = next(of: open, isHighest: takesHighest)
      takesHighest.toggle()
      least = min(least, searchAndBound(from: source, in: component))
      open.removeAll { $0 == source || low[$0] >= least }
    }
    return Int(least)
  }

  /// By turns the vertex that may be farthest from others and that which may be nearest to all; of equal
  /// ones that of the highest degree, then the first.
  private func next(of open: [Int32], isHighest: Bool) -> Int32 {
    open.min {
      func key(_ vertex: Int32) -> (Int32, Int, Int32) {
        (isHighest ? -high[vertex] : low[vertex], -graph.degree(of: Int(vertex)), vertex)
      }
      return key($0) < key($1)
    } ?? open[0]
  }

  /// How far a vertex is from its farthest; bounds that of all others in its component.
  private mutating func searchAndBound(from source: Int32, in component: [Int32]) -> Int32 {
    let farthest = search(from: source)
    for vertex in component {
      low[vertex] = max(low[vertex], max(farthest - distances[vertex], distances[vertex]))
      high[vertex] = min(high[vertex], farthest + distances[vertex])
      distances[vertex] = -1
    }
    return farthest
  }

  /// Finds the distances from a vertex, and returns the greatest.
  private func search(from source: Int32) -> Int32 {
    queue[0] = source
    distances[source] = 0
    var (head, count) = (0, 1)
    while head < count {
      let vertex = queue[head]
      head += 1
      for arc in graph.arcs(of: Int(vertex)) where distances[graph.targets[arc]] < 0 {
        distances[graph.targets[arc]] = distances[vertex] + 1
        queue[count] = graph.targets[arc]
        count += 1
      }
    }
    return distances[queue[count - 1]]
  }
}
