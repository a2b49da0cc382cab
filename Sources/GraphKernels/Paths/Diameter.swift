import LongWork

extension CompactGraph {
  /// The greatest distance in hops between two vertices that reach one another, and the least in which some vertex of the
  /// largest component has all others of it; nil without edges, and where more searches are needed than allowed.
  ///
  /// Of components as large as one another the one with the first vertex counts for the radius. A directed graph is read
  /// without directions.
  ///
  /// Algorithm: a search from one vertex bounds how far every other is from its farthest (Takes & Kosters 2011,
  /// "Determining the diameter of small world networks", CIKM '11), and those whom the bounds settle are not searched
  /// from. Of those whom they don't tell apart the sums of the distances found do (Borassi, Crescenzi, Habib, Kosters,
  /// Marino & Takes 2015, "Fast diameter and radius BFS-based computation in (weakly connected) real-world graphs",
  /// Theor. Comput. Sci. 586:59). For the radius, one who may be in the middle and the one farthest from there are
  /// searched from by turns; for the diameter, one who may be at an end and one in the middle.
  ///
  /// - Parameter mostSearches: how many searches are allowed.
  /// - Complexity: time O(nm), as a rule a few hundred times O(m); space O(n + m).
  package func diameterAndRadius(
    mostSearches: Int = .max
  ) -> (diameter: Int?, radius: Int?) {
    let graph = undirected()
    guard graph.arcCount > 0 else { return (nil, nil) }
    let progress = WorkStep(name: "diameter and radius")
    var bounds = EccentricityBounds(graph, mostSearches: mostSearches, progress: progress)
    let components = graph.connectedComponents().members().sorted {
      ($1.count, $0[0]) < ($0.count, $1[0])
    }
    let radius = bounds.radius(of: components[0])
    var greatest = 1
    // Nobody is farther away than there are others in the component.
    for component in components where component.count - 1 > greatest {
      guard let diameter = bounds.diameter(of: component, atLeast: greatest) else {
        return (nil, radius)
      }
      greatest = diameter
    }
    return (greatest, radius)
  }
}

/// Between what bounds the distance of each vertex to its farthest lies, as far as searches have told.
private struct EccentricityBounds: ~Copyable {
  private let rows: ArcRows
  private let progress: WorkStep
  private var searchesLeft: Int
  private let low: KernelBuffer<Int32>
  private let high: KernelBuffer<Int32>
  /// Of the distances to all that were searched from.
  private let sums: KernelBuffer<Int>
  private let isSearched: KernelBuffer<Bool>
  private let distances: KernelBuffer<Int32>
  /// The arcs of each vertex found, as a range.
  private let queue: KernelBuffer<SIMD2<Int32>>

  init(_ graph: CompactGraph, mostSearches: Int, progress: WorkStep) {
    rows = ArcRows(offsets: FrozenBuffer(graph.offsets), targets: FrozenBuffer(graph.targets))
    self.progress = progress
    searchesLeft = mostSearches
    low = KernelBuffer(repeating: 0, count: graph.vertexCount)
    high = KernelBuffer(repeating: .max, count: graph.vertexCount)
    sums = KernelBuffer(repeating: 0, count: graph.vertexCount)
    isSearched = KernelBuffer(repeating: false, count: graph.vertexCount)
    distances = KernelBuffer(repeating: -1, count: graph.vertexCount)
    queue = KernelBuffer(uninitialized: graph.vertexCount + 1)
  }

  /// The radius of a component; nil where it takes too many searches.
  mutating func radius(of component: [Int32]) -> Int? {
    var least = Int32.max
    var open = component
    while let middle = mostCentral(of: open) {
      guard let farthest = searchAndBound(from: middle, in: component) else { return nil }
      least = min(least, low[middle])
      // From there all who are about the middle are far.
      if !isSearched[farthest] {
        guard searchAndBound(from: farthest, in: component) != nil else { return nil }
        least = min(least, low[farthest])
      }
      open.removeAll { low[$0] >= least }
    }
    return Int(least)
  }

  /// The diameter of a component, or the given number if that is more; nil where it takes too many searches.
  mutating func diameter(of component: [Int32], atLeast known: Int) -> Int? {
    // What is known of some is a distance that was found.
    var greatest = component.reduce(Int32(truncatingIfNeeded: known)) { max($0, low[$1]) }
    var open = component.filter { high[$0] > greatest }
    var isOfMiddle = false
    while let end = mostPeripheral(of: open) {
      let unsettled = isOfMiddle ? component.filter { low[$0] < high[$0] } : []
      let source = mostCentral(of: unsettled) ?? end
      isOfMiddle.toggle()
      guard searchAndBound(from: source, in: component) != nil else { return nil }
      greatest = max(greatest, low[source])
      open.removeAll { high[$0] <= greatest }
    }
    return Int(greatest)
  }

  /// Who may be nearest to all: of the least bound, then of the least sum; of those of the highest degree, then the
  /// first.
  private func mostCentral(of vertices: [Int32]) -> Int32? {
    func key(_ vertex: Int32) -> (Int32, Int, Int, Int32) {
      (low[vertex], sums[vertex], -rows.arcs(of: Int(vertex)).count, vertex)
    }
    return vertices.min { key($0) < key($1) }
  }

  /// Who may be farthest from others: of the greatest bound, then of the greatest sum, then the first.
  private func mostPeripheral(of vertices: [Int32]) -> Int32? {
    func key(_ vertex: Int32) -> (Int32, Int, Int32) { (-high[vertex], -sums[vertex], vertex) }
    return vertices.min { key($0) < key($1) }
  }

  /// Finds how far a vertex is from its farthest, and bounds that of all others in its component.
  ///
  /// - Returns: one of the farthest; nil where no search is left.
  private mutating func searchAndBound(from source: Int32, in component: [Int32]) -> Int32? {
    guard searchesLeft > 0, !progress.isCancelled else { return nil }
    searchesLeft -= 1
    isSearched[source] = true
    let farthest = search(from: source)
    let greatest = distances[farthest]
    for vertex in component {
      let distance = distances[vertex]
      // Who is tied to all others has them at 1, and nobody else has. By bounds alone a clique would be searched from
      // everybody.
      let isTiedToAll = rows.arcs(of: Int(vertex)).count == component.count - 1
      low[vertex] = max(low[vertex], max(greatest - distance, distance), isTiedToAll ? 1 : 2)
      high[vertex] = min(high[vertex], isTiedToAll ? 1 : greatest + distance)
      sums[vertex] += Int(distance)
      distances[vertex] = -1
    }
    return farthest
  }

  /// Finds the distances from a vertex, and returns the last found, which is as far as any.
  private func search(from source: Int32) -> Int32 {
    var last = source
    distances[source] = 0
    queue[0] = SIMD2(rows.offsets[source], rows.offsets[source + 1])
    var (head, count, level) = (0, 1, Int32(0))
    while head < count {
      let end = count
      level += 1
      while head < end {
        // In place of a vertex its arcs are queued, so that they are at hand when its turn comes.
        let arcs = queue[head]
        head &+= 1
        var arc = arcs.x
        while arc < arcs.y {
          // Whether the target is new can't be foretold, so nothing branches on it.
          let target = rows.targets[arc]
          let known = distances[target]
          let isNew = known < 0
          distances[target] = isNew ? level : known
          queue[count] = SIMD2(rows.offsets[target], rows.offsets[target &+ 1])
          count &+= isNew ? 1 : 0
          last = isNew ? target : last
          arc &+= 1
        }
      }
    }
    return last
  }
}
