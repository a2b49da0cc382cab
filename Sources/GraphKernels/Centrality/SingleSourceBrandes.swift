/// Brandes' algorithm, one source at a time, along arcs as they run: for directed graphs, and for graphs so
/// long and thin that the eight searches of a batch seldom meet at one vertex at one level.
final class SingleSourceBrandes {
  private let graph: ReducedGraph
  /// Σ mass(source) · dependency, by vertex of the reduced graph, over the sources so far.
  private let sums: KernelBuffer<Double>
  private let paths: KernelBuffer<Double>
  /// (mass + dependency) / paths of each vertex already folded back.
  private let quotients: KernelBuffer<Double>
  private let distances: KernelBuffer<Int32>
  private let queue: KernelBuffer<Int32>
  /// Σ mass(source) · what runs along it, by arc of the reduced graph, on the way out; empty unless asked for.
  private let stepSums: KernelBuffer<Double>
  private let countsSteps: Bool
  /// For searches with too many paths for a Double to count.
  private lazy var unbounded = UnboundedBrandes(graph)

  /// - Parameter countsSteps: whether what runs along each arc is added up, too.
  init(_ graph: ReducedGraph, countsSteps: Bool = false) {
    self.graph = graph
    self.countsSteps = countsSteps
    stepSums = KernelBuffer(repeating: 0, count: countsSteps ? graph.rows.targets.count : 0)
    let n = graph.vertexCount
    sums = KernelBuffer(repeating: 0, count: n)
    paths = KernelBuffer(repeating: 0, count: n)
    quotients = KernelBuffer(repeating: 0, count: n)
    distances = KernelBuffer(repeating: -1, count: n)
    queue = KernelBuffer(repeating: 0, count: n)
  }

  /// The sums of vertices since they were last taken.
  func takeSums() -> [Double] { sums.takeContents() }

  /// The sums of arcs since they were last taken.
  func takeStepSums() -> [Double] { stepSums.takeContents() }

  /// Adds what `source` depends on.
  func accumulate(from source: Int32) {
    queue[0] = source
    distances[source] = 0
    paths[source] = 1
    var length = 1
    var head = 0
    var largest = 0.0
    while head < length {
      let vertex = queue[head]
      head += 1
      let next = distances[vertex] + 1
      let count = paths[vertex]
      largest = max(largest, count)
      for arc in graph.arcs(of: Int(vertex)) {
        let target = graph.rows.targets[arc]
        if distances[target] < 0 {
          distances[target] = next
          queue[length] = target
          length += 1
        }
        if distances[target] == next { paths[target] += count }
      }
    }
    let share = graph.mass[source]
    if largest < UnboundedCount.threshold {
      if countsSteps {
        foldBack(source, length: length) { stepSums[$0] += share * $1 }
      } else {
        foldBack(source, length: length) { _, _ in }
      }
    } else {
      let dependencies = unbounded.dependencies(from: source) {
        if countsSteps { stepSums[$0] += share * $1 }
      }
      for (vertex, dependency) in dependencies.enumerated() { sums[vertex] += dependency }
    }
    for index in 0..<length {
      distances[queue[index]] = -1
      paths[queue[index]] = 0
    }
  }

  /// - Parameter visitStep: takes an arc that leads on from the source, and how much runs along it.
  @inline(__always)
  private func foldBack(_ source: Int32, length: Int, visitStep: (Int, Double) -> Void) {
    let share = graph.mass[source]
    for index in stride(from: length - 1, through: 0, by: -1) {
      let vertex = queue[index]
      let beyond = distances[vertex] + 1
      var sum = 0.0
      for arc in graph.arcs(of: Int(vertex)) {
        let target = graph.rows.targets[arc]
        guard distances[target] == beyond else { continue }
        sum += quotients[target]
        visitStep(arc, paths[vertex] * quotients[target])
      }
      // Of the source there is no more to tell than of its arcs.
      guard index > 0 else { return }
      let dependency = paths[vertex] * sum
      sums[vertex] += share * dependency
      quotients[vertex] = (dependency + graph.mass[vertex]) / paths[vertex]
    }
  }
}
