import LongWork

extension CompactGraph {
  /// Estimates betweenness, as ``betweenness(threads:)`` defines it, from shortest paths between pairs drawn at random:
  /// the share of the paths that pass through a vertex.
  ///
  /// A path is one of all shortest ones of its pair, each as likely; it is found by searches from both ends that meet
  /// (Borassi & Natale 2019, "KADABRA is an ADaptive Algorithm for Betweenness via Random Approximation", ACM JEA 24).
  /// A directed graph is read without directions.
  ///
  /// The error is the lesser of two bounds, each with half the doubt δ; r is the number of paths. That of Riondato &
  /// Kornaropoulos 2016, "Fast approximation of betweenness centrality through sampling", Data Min. Knowl. Discov.
  /// 30:438, is √(c/r · (⌊log₂(D − 2)⌋ + 1 + ln 1/δ)), where c = 0.5 and D bounds the number of vertices of a shortest
  /// path. That of Maurer & Pontil 2009, "Empirical Bernstein bounds and sample variance penalization", COLT, is
  /// √(2 V l / r) + 7 l / 3(r − 1), where V is the sample's variance and l = ln 8n/δ for both sides of all n vertices.
  ///
  /// - Parameters:
  ///   - samples: how many paths, at least 1.
  ///   - seed: of the draws.
  ///   - threads: how many threads may work at once; the scores are the same for any.
  /// - Complexity: of a path O(m) at worst, and about √m in graphs without much structure; space O(n + m) a thread.
  package func sampledBetweenness(samples: Int, seed: UInt64, threads: Int = 1) -> SampledScores {
    precondition(samples > 0, "at least one path has to be drawn")
    let graph = undirected()
    let count = vertexCount
    guard count > 2 else {
      return SampledScores(values: [Double](repeating: 0, count: count), error: 0, samples: samples)
    }
    let progress = WorkStep(name: "betweenness", of: samples)
    let passed = parallelSums(
      over: (0..<samples).inChunks(), threads: threads, length: count,
      makeWorkspace: { PathSampler(graph) },
      vector: { turns, sampler in
        var passed = [Double](repeating: 0, count: count)
        for turn in turns where !progress.isCancelled {
          var generator = SplitMix64(seed: seed, draw: turn)
          sampler.drawPath(generator: &generator) { passed[Int($0)] += 1 }
          progress.advance()
        }
        return passed
      })
    // Of all pairs, those that don't end in a vertex.
    let pairs = Double(count) / Double(count - 2)
    let mean = (passed.max() ?? 0) / Double(samples)
    return SampledScores(
      values: passed.map { pairs * $0 / Double(samples) },
      error: pairs
        * min(
          1, graph.uniformError(samples: samples),
          empiricalError(samples: samples, variance: min(mean, 0.5) * max(0.5, 1 - mean))),
      samples: samples)
  }

  /// By Riondato & Kornaropoulos, for all vertices together.
  private func uniformError(samples: Int) -> Double {
    let inner = max(1, mostVerticesOfShortestPath - 2)
    let dimension = Double(Int.bitWidth - inner.leadingZeroBitCount)
    return (0.5 / Double(samples) * (dimension + SampledScores.logarithm(of: 2))).squareRoot()
  }

  /// By Maurer & Pontil, for the vertex of the greatest variance. A share of no more than a half varies the more the
  /// greater it is.
  private func empiricalError(samples: Int, variance: Double) -> Double {
    guard samples > 1 else { return 1 }
    let (count, logarithm) = (Double(samples), SampledScores.logarithm(of: 8 * Double(vertexCount)))
    return (2 * variance / (count - 1) * logarithm).squareRoot() + 7 * logarithm / (3 * (count - 1))
  }

  /// No shortest path has more vertices: one more than the two greatest distances from some vertex of its component add
  /// up to.
  private var mostVerticesOfShortestPath: Int {
    var distance = [Int32](repeating: -1, count: vertexCount)
    var most = 1
    for root in 0..<vertexCount where distance[root] < 0 {
      distance[root] = 0
      var reached = [Int32(root)]
      var next = 0
      while next < reached.count {
        let vertex = Int(reached[next])
        next += 1
        for arc in arcs(of: vertex) where distance[Int(targets[arc])] < 0 {
          distance[Int(targets[arc])] = distance[vertex] + 1
          reached.append(targets[arc])
        }
      }
      most = max(most, 1 + reached.suffix(2).reduce(0) { $0 + Int(distance[Int($1)]) })
    }
    return most
  }
}

/// One thread's buffers for drawing shortest paths of an undirected graph.
private final class PathSampler {
  /// What an end has reached of a vertex: in which search last, how far it is, and by how many shortest paths.
  private struct Reach: BitwiseCopyable {
    var search: Int32
    var distance: Int32
    var paths: Double
  }

  /// What an end has reached last.
  private struct Side {
    var frontier: [Int32] = []
    var frontierArcs = 0
    var depth: Int32 = 0
  }

  private let graph: CompactGraph
  /// By vertex, that of both ends beside each other, as they are looked at together.
  private let reach: KernelBuffer<Reach>
  private var sides = [Side(), Side()]
  private var search: Int32 = 0

  init(_ graph: CompactGraph) {
    self.graph = graph
    reach = KernelBuffer(
      repeating: Reach(search: 0, distance: 0, paths: 0), count: 2 * graph.vertexCount)
  }

  private func place(of vertex: Int32, side: Int) -> Int { 2 * Int(vertex) + side }

  /// Draws two vertices, and a shortest path between them if there is one.
  ///
  /// - Parameter visit: is given the path's inner vertices.
  func drawPath(generator: inout SplitMix64, visit: (Int32) -> Void) {
    let source = generator.below(of: graph.vertexCount)
    var target = generator.below(of: graph.vertexCount - 1)
    if target >= source { target += 1 }
    search += 1
    start(side: 0, at: Int32(source))
    start(side: 1, at: Int32(target))
    while !sides[0].frontier.isEmpty && !sides[1].frontier.isEmpty {
      let side = sides[0].frontierArcs <= sides[1].frontierArcs ? 0 : 1
      let meetings = expand(side: side)
      guard !meetings.isEmpty else { continue }
      // Every shortest path passes through one of the vertices where the two sides meet first.
      let meeting = draw(
        of: meetings, generator: &generator,
        weight: {
          self.reach[self.place(of: $0, side: 0)].paths
            * self.reach[self.place(of: $0, side: 1)].paths
        })
      if Int(meeting) != source && Int(meeting) != target { visit(meeting) }
      for (side, end) in [source, target].enumerated() {
        var vertex = meeting
        while Int(vertex) != end {
          vertex = predecessor(of: vertex, side: side, generator: &generator)
          if Int(vertex) != end { visit(vertex) }
        }
      }
      return
    }
  }

  private func start(side: Int, at vertex: Int32) {
    reach[place(of: vertex, side: side)] = Reach(search: search, distance: 0, paths: 1)
    sides[side] = Side(
      frontier: [vertex], frontierArcs: graph.arcs(of: Int(vertex)).count, depth: 0)
  }

  /// Goes a step farther from one end.
  ///
  /// - Returns: the vertices that the other end has reached too.
  private func expand(side: Int) -> [Int32] {
    let (search, depth) = (search, sides[side].depth + 1)
    var (reached, meetings): ([Int32], [Int32]) = ([], [])
    var arcCount = 0
    for vertex in sides[side].frontier {
      let paths = reach[place(of: vertex, side: side)].paths
      for arc in graph.arcs(of: Int(vertex)) {
        let target = graph.targets[arc]
        let here = reach[place(of: target, side: side)]
        if here.search != search {
          reach[place(of: target, side: side)] = Reach(
            search: search, distance: depth, paths: paths)
          arcCount += graph.arcs(of: Int(target)).count
          reached.append(target)
          if reach[place(of: target, side: 1 - side)].search == search { meetings.append(target) }
        } else if here.distance == depth {
          reach[place(of: target, side: side)].paths += paths
        }
      }
    }
    sides[side] = Side(frontier: reached, frontierArcs: arcCount, depth: depth)
    return meetings
  }

  /// The vertex before another on a shortest path from an end, each path as likely.
  private func predecessor(of vertex: Int32, side: Int, generator: inout SplitMix64) -> Int32 {
    let distance = reach[place(of: vertex, side: side)].distance
    let nearer = graph.targets[graph.arcs(of: Int(vertex))].filter {
      let there = reach[place(of: $0, side: side)]
      return there.search == search && there.distance == distance - 1
    }
    return draw(
      of: nearer, generator: &generator,
      weight: { self.reach[self.place(of: $0, side: side)].paths })
  }

  private func draw(
    of vertices: [Int32], generator: inout SplitMix64, weight: (Int32) -> Double
  ) -> Int32 {
    guard vertices.count > 1 else { return vertices[0] }
    let total = vertices.reduce(0) { $0 + weight($1) }
    var left = total * Double(generator.next() >> 11) * 0x1p-53
    for vertex in vertices.dropLast() {
      left -= weight(vertex)
      if left < 0 { return vertex }
    }
    return vertices[vertices.count - 1]
  }
}
