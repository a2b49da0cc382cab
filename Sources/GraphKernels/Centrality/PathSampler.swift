/// One thread's buffers for drawing shortest paths of an undirected graph.
///
/// A path is found by searches from both ends that meet (Borassi & Natale 2019, "KADABRA is an ADaptive Algorithm for
/// Betweenness via Random Approximation", ACM JEA 24).
final class PathSampler {
  /// What an end has reached of a vertex: in which search last, how far it is, and by how many shortest paths.
  private struct Reach: BitwiseCopyable {
    var search: Int32
    var distance: Int32
    var paths: Double
  }

  /// A vertex that was reached last, with its arcs, which are at hand then when its turn comes.
  private struct Reached: BitwiseCopyable {
    var vertex: Int32
    var firstArc: Int32
    var endOfArcs: Int32
  }

  /// What an end has reached last.
  private struct Side {
    var frontier: [Reached] = []
    var frontierArcs = 0
    var depth: Int32 = 0
  }

  private let vertexCount: Int
  private let rows: ArcRows
  /// By vertex, that of both ends beside each other, as they are looked at together.
  private let reach: KernelBuffer<Reach>
  private var sides = [Side(), Side()]
  /// The room of frontiers that were, for the next.
  private var spare: [Reached] = []
  private var search: Int32 = 0
  /// Beyond this many paths to a vertex, those to all of its distance are scaled: weights are compared with those of one
  /// distance only, and both ends' have to have a product.
  private static let mostPaths = 0x1p400

  init(_ graph: CompactGraph) {
    vertexCount = graph.vertexCount
    rows = ArcRows(offsets: FrozenBuffer(graph.offsets), targets: FrozenBuffer(graph.targets))
    reach = KernelBuffer(
      repeating: Reach(search: 0, distance: 0, paths: 0), count: 2 * graph.vertexCount)
  }

  private func reached(_ vertex: Int32) -> Reached {
    Reached(
      vertex: vertex, firstArc: rows.offsets[vertex], endOfArcs: rows.offsets[vertex &+ 1])
  }

  private func place(of vertex: Int32, side: Int) -> Int { 2 * Int(vertex) + side }

  /// Draws two vertices, and one of all shortest paths between them, each as likely.
  ///
  /// - Returns: the path's vertices from the one to the other; none where there is no path.
  func drawPath(generator: inout SplitMix64) -> [Int32] {
    let source = generator.below(of: vertexCount)
    var target = generator.below(of: vertexCount - 1)
    if target >= source { target += 1 }
    let meetings = meetings(from: Int32(source), to: Int32(target))
    guard !meetings.isEmpty else { return [] }
    let meeting = draw(
      of: meetings, generator: &generator,
      weight: {
        self.reach[self.place(of: $0, side: 0)].paths
          * self.reach[self.place(of: $0, side: 1)].paths
      })
    var path = [meeting]
    extend(&path, to: source, side: 0, generator: &generator)
    path.reverse()
    extend(&path, to: target, side: 1, generator: &generator)
    return path
  }

  /// How many steps two vertices that reach one another are apart.
  func distance(from source: Int32, to target: Int32) -> Int {
    precondition(
      !meetings(from: source, to: target).isEmpty, "the two have to reach one another")
    return Int(sides[0].depth + sides[1].depth)
  }

  /// Searches from both ends until they meet.
  ///
  /// - Returns: where they do first: every shortest path passes through one of these vertices. All are as far from an end
  ///   as its search has gone, as a nearer one would have been met before. None where there is no path.
  private func meetings(from source: Int32, to target: Int32) -> [Int32] {
    search += 1
    start(side: 0, at: source)
    start(side: 1, at: target)
    while !sides[0].frontier.isEmpty && !sides[1].frontier.isEmpty {
      let meetings = expand(side: sides[0].frontierArcs <= sides[1].frontierArcs ? 0 : 1)
      if !meetings.isEmpty { return meetings }
    }
    return []
  }

  /// Goes on from a path's last vertex, back to the end that a side began at.
  private func extend(
    _ path: inout [Int32], to end: Int, side: Int, generator: inout SplitMix64
  ) {
    while let vertex = path.last, Int(vertex) != end {
      path.append(predecessor(of: vertex, side: side, generator: &generator))
    }
  }

  private func start(side: Int, at vertex: Int32) {
    reach[place(of: vertex, side: side)] = Reach(search: search, distance: 0, paths: 1)
    sides[side].frontier.removeAll(keepingCapacity: true)
    sides[side].frontier.append(reached(vertex))
    sides[side].frontierArcs = rows.arcs(of: Int(vertex)).count
    sides[side].depth = 0
  }

  /// Goes a step farther from one end.
  ///
  /// - Returns: the vertices that the other end has reached too.
  private func expand(side: Int) -> [Int32] {
    let (search, depth) = (search, sides[side].depth + 1)
    let last = sides[side].frontier
    var frontier = spare
    spare = []
    frontier.removeAll(keepingCapacity: true)
    var meetings: [Int32] = []
    var arcCount = 0
    var isTooMuch = false
    for one in last {
      let paths = reach[place(of: one.vertex, side: side)].paths
      for arc in one.firstArc..<one.endOfArcs {
        let target = rows.targets[arc]
        let here = reach[place(of: target, side: side)]
        if here.search != search {
          reach[place(of: target, side: side)] = Reach(
            search: search, distance: depth, paths: paths)
          let next = reached(target)
          arcCount += Int(next.endOfArcs - next.firstArc)
          frontier.append(next)
          if reach[place(of: target, side: 1 - side)].search == search { meetings.append(target) }
        } else if here.distance == depth {
          let sum = here.paths + paths
          reach[place(of: target, side: side)].paths = sum
          if sum > Self.mostPaths { isTooMuch = true }
        }
      }
    }
    if isTooMuch {
      for one in frontier { reach[place(of: one.vertex, side: side)].paths /= Self.mostPaths }
    }
    sides[side] = Side(frontier: frontier, frontierArcs: arcCount, depth: depth)
    spare = last
    return meetings
  }

  /// The vertex before another on a shortest path from an end, each path as likely.
  private func predecessor(of vertex: Int32, side: Int, generator: inout SplitMix64) -> Int32 {
    let distance = reach[place(of: vertex, side: side)].distance
    let nearer = Array(
      rows.arcs(of: Int(vertex)).lazy.map { self.rows.targets[$0] }.filter {
        let there = self.reach[self.place(of: $0, side: side)]
        return there.search == self.search && there.distance == distance - 1
      })
    return draw(
      of: nearer, generator: &generator,
      weight: { self.reach[self.place(of: $0, side: side)].paths })
  }

  private func draw(
    of vertices: [Int32], generator: inout SplitMix64, weight: (Int32) -> Double
  ) -> Int32 {
    guard vertices.count > 1 else { return vertices[0] }
    let total = vertices.reduce(0) { $0 + weight($1) }
    var left = total * generator.fraction()
    for vertex in vertices.dropLast() {
      left -= weight(vertex)
      if left < 0 { return vertex }
    }
    return vertices[vertices.count - 1]
  }
}
