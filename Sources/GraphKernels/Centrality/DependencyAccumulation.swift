/// The second half of Brandes' algorithm: from the shortest paths of one source to what it depends on.
///
/// The paths are given by the vertices right before each; whoever searched for them keeps these.
final class DependencyAccumulation {
  /// How many shortest paths lead to each vertex.
  private let paths: KernelBuffer<Double>
  /// Σ (mass + dependency) / paths over those right behind each vertex; 0 in between.
  private let quotients: KernelBuffer<Double>

  init(vertexCount: Int) {
    paths = KernelBuffer(repeating: 0, count: vertexCount)
    quotients = KernelBuffer(repeating: 0, count: vertexCount)
  }

  /// Goes through the vertices from the nearest to the farthest, counting paths, and back.
  ///
  /// - Parameters:
  ///   - reachedCount: how many vertices the source reaches, itself included.
  ///   - vertex: the vertices by their place in the order of distance, the source first.
  ///   - predecessors: where those right before a vertex stand.
  ///   - predecessor: who stands at such a place.
  ///   - mass: what a path to a vertex counts.
  ///   - visitVertex: takes a vertex and how many of the paths on to others lead through it, each as its
  ///     share of those that are equally short; not the source.
  ///   - visitStep: takes a vertex, one right before it, and as much of the step between them.
  /// - Complexity: time O(vertices + predecessors), unless there are more paths than a Double holds.
  @inline(__always)
  func accumulate(
    reachedCount: Int, vertex: (Int) -> Int32, predecessors: (Int32) -> Range<Int>,
    predecessor: (Int) -> Int32, mass: (Int32) -> Double,
    visitVertex: (Int32, Double) -> Void, visitStep: (Int32, Int32, Double) -> Void
  ) {
    paths[vertex(0)] = 1
    var largest = 1.0
    for place in 1..<reachedCount {
      let target = vertex(place)
      var count = 0.0
      for index in predecessors(target) { count += paths[predecessor(index)] }
      paths[target] = count
      largest = max(largest, count)
    }
    if largest < UnboundedCount.threshold {
      for place in stride(from: reachedCount &- 1, to: 0, by: -1) {
        let target = vertex(place)
        let dependency = paths[target] * quotients[target]
        let quotient = mass(target) / paths[target] + quotients[target]
        quotients[target] = 0
        for index in predecessors(target) {
          let before = predecessor(index)
          quotients[before] += quotient
          visitStep(target, before, paths[before] * quotient)
        }
        visitVertex(target, dependency)
      }
    } else {
      let counts = unboundedCounts(
        reachedCount: reachedCount, vertex: vertex, predecessors: predecessors,
        predecessor: predecessor)
      // Here the quotients are the dependencies themselves.
      for place in stride(from: reachedCount &- 1, to: 0, by: -1) {
        let target = vertex(place)
        let dependency = quotients[target]
        quotients[target] = 0
        for index in predecessors(target) {
          let before = predecessor(index)
          let share = counts[Int(before)].quotient(by: counts[Int(target)])
          quotients[before] += share * (mass(target) + dependency)
          visitStep(target, before, share * (mass(target) + dependency))
        }
        visitVertex(target, dependency)
      }
    }
    quotients[vertex(0)] = 0
  }

  /// The path counts once more, in numbers without a limit.
  private func unboundedCounts(
    reachedCount: Int, vertex: (Int) -> Int32, predecessors: (Int32) -> Range<Int>,
    predecessor: (Int) -> Int32
  ) -> [UnboundedCount] {
    var counts = [UnboundedCount](repeating: UnboundedCount(), count: paths.count)
    counts[Int(vertex(0))] = UnboundedCount(significand: 1, exponent: 0)
    for place in 1..<reachedCount {
      let target = vertex(place)
      for index in predecessors(target) { counts[Int(target)].add(counts[Int(predecessor(index))]) }
    }
    return counts
  }
}
