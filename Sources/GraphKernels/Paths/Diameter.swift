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
  /// searched from by turns; for the diameter, one who may be at an end and one in the middle, side by side. Of two
  /// vertices farther apart than some distance one is farther than half of it from the middle, so that in the largest
  /// component no others are taken for ends (Crescenzi, Grossi, Habib, Lanzi & Marino 2013, "On computing the diameter of
  /// real-world undirected graphs", Theor. Comput. Sci. 514:84).
  ///
  /// - Parameters:
  ///   - mostSearches: how many searches are allowed.
  ///   - threads: how many run at once, of which two are of use; at least 1. The searches are the same with any.
  /// - Complexity: time O(nm), as a rule a few hundred times O(m); space O(n + m).
  package func diameterAndRadius(
    mostSearches: Int = .max, threads: Int = 1
  ) -> (diameter: Int?, radius: Int?) {
    let graph = undirected()
    guard graph.arcCount > 0 else { return (nil, nil) }
    let progress = WorkStep(name: "diameter and radius")
    let components = graph.connectedComponents().members().sorted {
      ($1.count, $0[0]) < ($0.count, $1[0])
    }
    var bounds = EccentricityBounds(
      graph, components: components, mostSearches: mostSearches, threads: threads,
      progress: progress)
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
  private let searches: EccentricitySearches
  private let progress: WorkStep
  private let threads: Int
  private var searchesLeft: Int
  private let low: KernelBuffer<Int32>
  private let high: KernelBuffer<Int32>
  /// Of the distances to all that were searched from.
  private let sums: KernelBuffer<Int>
  private let isSearched: KernelBuffer<Bool>
  /// How far each is from one vertex in the middle of its component; where no such vertex is known, more than any distance.
  private let fromMiddle: KernelBuffer<Int32>

  init(
    _ graph: CompactGraph, components: [[Int32]], mostSearches: Int, threads: Int,
    progress: WorkStep
  ) {
    searches = EccentricitySearches(of: graph)
    self.progress = progress
    self.threads = threads
    searchesLeft = mostSearches
    low = KernelBuffer(repeating: 0, count: graph.vertexCount)
    high = KernelBuffer(repeating: .max, count: graph.vertexCount)
    sums = KernelBuffer(repeating: 0, count: graph.vertexCount)
    isSearched = KernelBuffer(repeating: false, count: graph.vertexCount)
    fromMiddle = KernelBuffer(repeating: .max, count: graph.vertexCount)
    // Who is tied to all others has them at 1, and nobody else has. By searches alone a clique would be searched from
    // everybody.
    for component in components where component.count > 1 {
      for vertex in component {
        let isTiedToAll = searches.rows.arcs(of: Int(vertex)).count == component.count - 1
        low[vertex] = isTiedToAll ? 1 : 2
        if isTiedToAll { high[vertex] = 1 }
      }
    }
  }

  /// The radius of a component; nil where it takes too many searches.
  mutating func radius(of component: [Int32]) -> Int? {
    var least = Int32.max
    var open = component
    while let middle = mostCentral(of: open) {
      guard let farthest = searchAndBound(from: [middle], in: component, nearerThan: least)
      else { return nil }
      least = min(least, low[middle])
      // From there all who are about the middle are far.
      if !isSearched[farthest] {
        guard searchAndBound(from: [farthest], in: component, nearerThan: least) != nil
        else { return nil }
        least = min(least, low[farthest])
      }
      open.removeAll { low[$0] >= least }
    }
    return Int(least)
  }

  /// The diameter of a component, or the given number if that is more; nil where it takes too many searches.
  mutating func diameter(of component: [Int32], atLeast known: Int) -> Int? {
    // What is known of some is a distance that there is.
    var greatest = component.reduce(Int32(truncatingIfNeeded: known)) { max($0, low[$1]) }
    var open = component.filter { mayEnd($0, beyond: greatest) }
    var unsettled = component
    while let end = mostPeripheral(of: open) {
      unsettled.removeAll { low[$0] == high[$0] }
      let middle = mostCentral(of: unsettled)
      let sources = middle.map { $0 == end ? [end] : [end, $0] } ?? [end]
      guard searchAndBound(from: sources, in: component) != nil else { return nil }
      for source in sources { greatest = max(greatest, low[source]) }
      open.removeAll { !mayEnd($0, beyond: greatest) }
    }
    return Int(greatest)
  }

  /// Whether a vertex has to be searched from, lest a distance greater than the one known be missed.
  private func mayEnd(_ vertex: Int32, beyond known: Int32) -> Bool {
    high[vertex] > known && fromMiddle[vertex] > known / 2
  }

  /// Who may be nearest to all: of the least bound, then of the least sum; of those of the highest degree, then the
  /// first.
  private func mostCentral(of vertices: [Int32]) -> Int32? {
    func key(_ vertex: Int32) -> (Int32, Int, Int, Int32) {
      (low[vertex], sums[vertex], -searches.rows.arcs(of: Int(vertex)).count, vertex)
    }
    return vertices.min { key($0) < key($1) }
  }

  /// Who may be farthest from others: of the greatest bound, then of the greatest sum, then the first.
  private func mostPeripheral(of vertices: [Int32]) -> Int32? {
    func key(_ vertex: Int32) -> (Int32, Int, Int32) { (-high[vertex], -sums[vertex], vertex) }
    return vertices.min { key($0) < key($1) }
  }

  /// Finds how far vertices are from their farthest, and bounds that of all others in their component.
  ///
  /// - Parameters:
  ///   - sources: one, or two.
  ///   - nearest: a source that has all nearer than this is taken for the middle.
  /// - Returns: one of those farthest from the first; nil where no searches are left.
  private mutating func searchAndBound(
    from sources: [Int32], in component: [Int32], nearerThan nearest: Int32 = 0
  ) -> Int32? {
    guard searchesLeft >= sources.count, !progress.isCancelled else { return nil }
    searchesLeft -= sources.count
    let searches = searches
    // What takes microseconds isn't worth a thread.
    let isLarge = component.count > 1_000
    let farthest = parallelMap(sources.indices, threads: isLarge ? threads : 1) {
      searches.run(lane: $0, from: sources[$0])
    }
    for (lane, source) in sources.enumerated() {
      isSearched[source] = true
      let distances = searches.distances[lane]
      let greatest = distances[farthest[lane]]
      for vertex in component {
        let distance = distances[vertex]
        low[vertex] = max(low[vertex], max(greatest - distance, distance))
        high[vertex] = min(high[vertex], greatest + distance)
        sums[vertex] += Int(distance)
        if greatest < nearest { fromMiddle[vertex] = distance }
        distances[vertex] = -1
      }
    }
    return farthest[0]
  }
}

/// Two searches side by side, each in memory of its own.
private final class EccentricitySearches: Sendable {
  let rows: ArcRows
  /// Of each search how far all are; -1 of whom it has not reached, and of all before it runs.
  let distances: [SharedBuffer<Int32>]
  /// Of each search the arcs of each vertex found, as a range.
  private let queues: [SharedBuffer<SIMD2<Int32>>]

  init(of graph: CompactGraph) {
    rows = ArcRows(offsets: FrozenBuffer(graph.offsets), targets: FrozenBuffer(graph.targets))
    distances = (0..<2).map { _ in SharedBuffer(allocating: graph.vertexCount) }
    queues = (0..<2).map { _ in SharedBuffer(allocating: graph.vertexCount + 1) }
    for lane in distances { lane.initialize(repeating: -1) }
  }

  deinit {
    for lane in distances { lane.deallocate() }
    for lane in queues { lane.deallocate() }
  }

  /// Finds the distances from a vertex, and returns the last found, which is as far as any.
  func run(lane: Int, from source: Int32) -> Int32 {
    let distances = distances[lane]
    let queue = queues[lane]
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
