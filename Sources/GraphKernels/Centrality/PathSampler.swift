/// One thread's buffers for drawing shortest paths of an undirected graph.
///
/// A path is found by searches from both ends that meet (Borassi & Natale 2019, "KADABRA is an ADaptive Algorithm for
/// Betweenness via Random Approximation", ACM JEA 24).
final class PathSampler {
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
  /// By vertex, those of both ends beside each other, as they are looked at together: how far it is from the end, counted
  /// from ``base``; less where this search hasn't reached it.
  private let marks: KernelBuffer<Int32>
  /// In the same order: by how many shortest paths it was reached.
  private let paths: KernelBuffer<Double>
  /// What an end of the search at hand is marked by; above all marks of searches before.
  private var base: Int32 = 0
  private var sides = [Side(), Side()]
  /// The room of frontiers that were, for the next.
  private var spare: [Reached] = []
  /// Beyond this many paths to a vertex, those to all of its distance are scaled: weights are compared with those of one
  /// distance only, and both ends' have to have a product.
  private static let mostPaths = 0x1p400

  init(_ graph: CompactGraph) {
    vertexCount = graph.vertexCount
    rows = ArcRows(offsets: FrozenBuffer(graph.offsets), targets: FrozenBuffer(graph.targets))
    marks = KernelBuffer(repeating: -1, count: 2 * graph.vertexCount)
    paths = KernelBuffer(uninitialized: 2 * graph.vertexCount)
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
        self.paths[self.place(of: $0, side: 0)] * self.paths[self.place(of: $0, side: 1)]
      })
    var path = [meeting]
    extend(&path, to: source, side: 0, generator: &generator)
    path.reverse()
    extend(&path, to: target, side: 1, generator: &generator)
    return path
  }

  /// Searches from both ends until they meet.
  ///
  /// - Returns: where they do first: every shortest path passes through one of these vertices. All are as far from an end
  ///   as its search has gone, as a nearer one would have been met before. None where there is no path.
  private func meetings(from source: Int32, to target: Int32) -> [Int32] {
    beginAnew()
    start(side: 0, at: source)
    start(side: 1, at: target)
    while !sides[0].frontier.isEmpty && !sides[1].frontier.isEmpty {
      let meetings = expand(side: sides[0].frontierArcs <= sides[1].frontierArcs ? 0 : 1)
      if !meetings.isEmpty { return meetings }
    }
    return []
  }

  private func beginAnew() {
    base += max(sides[0].depth, sides[1].depth) + 1
    guard base > .max - Int32(truncatingIfNeeded: vertexCount) else { return }
    for place in 0..<marks.count { marks[place] = -1 }
    base = 0
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
    marks[place(of: vertex, side: side)] = base
    paths[place(of: vertex, side: side)] = 1
    sides[side].frontier.removeAll(keepingCapacity: true)
    sides[side].frontier.append(reached(vertex))
    sides[side].frontierArcs = rows.arcs(of: Int(vertex)).count
    sides[side].depth = 0
  }

  /// Goes a step farther from one end.
  ///
  /// - Returns: the vertices that the other end has reached too.
  private func expand(side: Int) -> [Int32] {
    let depth = sides[side].depth + 1
    let (base, mark) = (base, base + depth)
    let last = sides[side].frontier
    var frontier = spare
    spare = []
    frontier.removeAll(keepingCapacity: true)
    var meetings: [Int32] = []
    var arcCount = 0
    var isTooMuch = false
    for one in last {
      let count = paths[place(of: one.vertex, side: side)]
      for arc in one.firstArc..<one.endOfArcs {
        let target = rows.targets[arc]
        let place = place(of: target, side: side)
        if marks[place] < base {
          marks[place] = mark
          paths[place] = count
          let next = reached(target)
          arcCount += Int(next.endOfArcs - next.firstArc)
          frontier.append(next)
          if marks[self.place(of: target, side: 1 - side)] >= base { meetings.append(target) }
        } else if marks[place] == mark {
          let sum = paths[place] + count
          paths[place] = sum
          if sum > Self.mostPaths { isTooMuch = true }
        }
      }
    }
    if isTooMuch {
      for one in frontier { paths[place(of: one.vertex, side: side)] /= Self.mostPaths }
    }
    sides[side] = Side(frontier: frontier, frontierArcs: arcCount, depth: depth)
    spare = last
    return meetings
  }

  /// The vertex before another on a shortest path from an end, each path as likely.
  private func predecessor(of vertex: Int32, side: Int, generator: inout SplitMix64) -> Int32 {
    let mark = marks[place(of: vertex, side: side)]
    let nearer = Array(
      rows.arcs(of: Int(vertex)).lazy.map { self.rows.targets[$0] }.filter {
        self.marks[self.place(of: $0, side: side)] == mark - 1
      })
    return draw(
      of: nearer, generator: &generator, weight: { self.paths[self.place(of: $0, side: side)] })
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
