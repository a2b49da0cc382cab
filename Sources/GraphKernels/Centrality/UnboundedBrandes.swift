/// Brandes' algorithm for graphs with more shortest paths than a Double can hold, such as long chains
/// of diamonds, each of which doubles their number.
///
/// Slow, and only called where counting in Doubles has to give up.
struct UnboundedBrandes {
  private let graph: ReducedGraph
  private var paths: [UnboundedCount]
  private var distances: [Int32]

  init(_ graph: ReducedGraph) {
    self.graph = graph
    paths = [UnboundedCount](repeating: UnboundedCount(), count: graph.vertexCount)
    distances = [Int32](repeating: -1, count: graph.vertexCount)
  }

  /// mass(source) · dependency of every vertex of the reduced graph.
  ///
  /// - Parameter visitStep: takes an arc that leads on from the source, and how much runs along it.
  mutating func dependencies(
    from source: Int32, visitStep: (Int, Double) -> Void
  ) -> [Double] {
    var queue = [source]
    distances[Int(source)] = 0
    paths[Int(source)] = UnboundedCount(significand: 1, exponent: 0)
    var head = 0
    while head < queue.count {
      let vertex = Int(queue[head])
      head += 1
      for arc in graph.arcs(of: vertex) {
        let target = Int(graph.rows.targets[arc])
        if distances[target] < 0 {
          distances[target] = distances[vertex] + 1
          queue.append(graph.rows.targets[arc])
        }
        if distances[target] == distances[vertex] + 1 { paths[target].add(paths[vertex]) }
      }
    }
    var dependency = [Double](repeating: 0, count: graph.vertexCount)
    for entry in queue.reversed() {
      let vertex = Int(entry)
      for arc in graph.arcs(of: vertex) {
        let target = Int(graph.rows.targets[arc])
        if distances[target] != distances[vertex] + 1 { continue }
        let share = paths[vertex].quotient(by: paths[target])
        let passing = share * (graph.mass[target] + dependency[target])
        dependency[vertex] += passing
        visitStep(arc, passing)
      }
    }
    dependency[Int(source)] = 0
    for entry in queue {
      distances[Int(entry)] = -1
      paths[Int(entry)] = UnboundedCount()
    }
    let share = graph.mass[source]
    return dependency.map { share * $0 }
  }
}

/// A number ≥ 0 of any size: significand · 2^exponent, the significand in 1 ..< 2 or 0.
struct UnboundedCount {
  var significand = 0.0
  var exponent = 0

  /// From here on path counts come near what a Double can hold.
  static let threshold = 1e290

  mutating func add(_ other: UnboundedCount) {
    guard other.significand > 0 else { return }
    guard significand > 0 else {
      self = other
      return
    }
    let larger = exponent >= other.exponent ? self : other
    let smaller = exponent >= other.exponent ? other : self
    let sum = larger.significand + smaller.scaled(by: -larger.exponent)
    significand = sum.significand
    exponent = larger.exponent + Int(sum.exponent)
  }

  func quotient(by divisor: UnboundedCount) -> Double {
    scaled(by: -divisor.exponent) / divisor.significand
  }

  private func scaled(by shift: Int) -> Double {
    Double(sign: .plus, exponent: max(exponent + shift, -2000), significand: significand)
  }
}
