/// A graph with a length for every arc, numbered as ``ReducedGraph`` has it.
final class MeasuredGraph: Sendable {
  /// Its vertices without directions and lengths.
  let order: ReducedGraph
  /// What the lengths are multiples of, if there is such a unit.
  let unit: CommonUnit?
  /// The arcs that end at each vertex, with their lengths in units; without arcs where there is no unit.
  let inward: MeasuredRows

  private let graph: CompactGraph
  private let lengths: [Double]
  /// By vertex of the whole graph; −1 for those left out.
  private let numbers: [Int32]

  /// - Parameters:
  ///   - lengths: how long each arc of `graph` is, aligned with `targets`; above 0 and finite.
  ///   - order: the vertices of `graph` to be kept, and what they stand for.
  /// - Complexity: time and space O(n + m).
  init(graph: CompactGraph, lengths: [Double], order: ReducedGraph) {
    self.order = order
    self.graph = graph
    self.lengths = lengths
    var numbers = [Int32](repeating: -1, count: graph.vertexCount)
    for (number, vertex) in order.originals.enumerated() {
      numbers[Int(vertex)] = Int32(truncatingIfNeeded: number)
    }
    self.numbers = numbers
    unit = CommonUnit(of: lengths, limit: DistanceLanes.longest)
    inward = MeasuredRows(
      graph: graph, lengths: lengths, unit: unit, numbers: numbers, originals: order.originals)
  }

  /// The arcs as they run, in the order's numbering, with their lengths for weights.
  ///
  /// - Complexity: time and space O(n + m).
  func arcs() -> CompactGraph {
    var sources: [Int32] = []
    var targets: [Int32] = []
    var kept: [Double] = []
    for (number, vertex) in order.originals.enumerated() {
      for arc in graph.arcs(of: Int(vertex)) where numbers[Int(graph.targets[arc])] >= 0 {
        sources.append(Int32(truncatingIfNeeded: number))
        targets.append(numbers[Int(graph.targets[arc])])
        kept.append(lengths[arc])
      }
    }
    // An undirected edge is there as two arcs already.
    return .directed(
      vertexCount: order.vertexCount, sources: sources, targets: targets, weights: kept)
  }
}

/// The arcs that end at each vertex, with their lengths in units.
struct MeasuredRows: ~Copyable, Sendable {
  let rows: ArcRows
  let lengths: FrozenBuffer<Int16>

  /// - Parameters:
  ///   - numbers: each vertex of the graph in the rows; −1 for those left out.
  ///   - originals: each vertex of the rows in the graph.
  fileprivate init(
    graph: CompactGraph, lengths: [Double], unit: CommonUnit?, numbers: [Int32],
    originals: [Int32]
  ) {
    var offsets: [Int32] = [0]
    var sources: [Int32] = []
    var multiples: [Int16] = []
    if let unit {
      let back =
        graph.isDirected
        ? CompactGraph(
          offsets: graph.offsets, targets: graph.targets, weights: lengths, isDirected: true
        ).reversed() : graph
      let backLengths = graph.isDirected ? back.weights : lengths
      offsets.reserveCapacity(originals.count + 1)
      sources.reserveCapacity(graph.arcCount)
      multiples.reserveCapacity(graph.arcCount)
      for vertex in originals {
        for arc in back.arcs(of: Int(vertex)) {
          let number = numbers[Int(back.targets[arc])]
          guard number >= 0 else { continue }
          sources.append(number)
          multiples.append(unit.multiple(of: backLengths[arc]))
        }
        offsets.append(Int32(truncatingIfNeeded: sources.count))
      }
    }
    rows = ArcRows(offsets: FrozenBuffer(offsets), targets: FrozenBuffer(sources))
    self.lengths = FrozenBuffer(multiples)
  }
}
