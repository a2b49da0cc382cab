/// What pendant folding leaves of a graph, renumbered so that searches find it close together.
///
/// Components lie one after the other, and within each the vertices of most neighbours come first,
/// so that those which are read most share cache lines.
///
/// Threads share it: its buffers are written by the initialiser alone.
final class FoldedGraph: @unchecked Sendable {
  /// A component that holds ties still.
  struct Block: Sendable {
    var vertices: Range<Int>
    var arcCount: Int
  }

  let offsets: KernelBuffer<Int32>
  let targets: KernelBuffer<Int32>
  /// How many vertices of the whole graph each vertex stands for.
  let mass: KernelBuffer<Double>
  /// The vertex of the whole graph that each vertex is.
  let originals: [Int32]
  /// The components with at least one tie.
  let blocks: [Block]

  var vertexCount: Int { originals.count }

  /// Time: O(n log n + m). Space: O(n + m).
  init(_ graph: CompactGraph, kept: [Int32], mass masses: [Double]) {
    var isKept = [Bool](repeating: false, count: graph.vertexCount)
    for vertex in kept { isKept[Int(vertex)] = true }
    var degrees = [Int32](repeating: 0, count: graph.vertexCount)
    for vertex in kept {
      for arc in graph.arcs(of: Int(vertex)) where isKept[Int(graph.targets[arc])] {
        degrees[Int(vertex)] += 1
      }
    }
    let labels = graph.connectedComponents().labels
    func precedes(_ left: Int32, _ right: Int32) -> Bool {
      let (l, r) = (Int(left), Int(right))
      return (labels[l], degrees[r], left) < (labels[r], degrees[l], right)
    }
    originals = kept.filter { degrees[Int($0)] > 0 }.sorted(by: precedes)
    var numbers = [Int32](repeating: -1, count: graph.vertexCount)
    for (number, vertex) in originals.enumerated() {
      numbers[Int(vertex)] = Int32(truncatingIfNeeded: number)
    }
    var starts: [Int32] = [0]
    var ends: [Int32] = []
    ends.reserveCapacity(graph.arcCount)
    var blocks: [Block] = []
    for (number, vertex) in originals.enumerated() {
      let isFirst = number == 0 || labels[Int(originals[number - 1])] != labels[Int(vertex)]
      if isFirst { blocks.append(Block(vertices: number..<number, arcCount: 0)) }
      let start = ends.count
      for arc in graph.arcs(of: Int(vertex)) {
        let target = numbers[Int(graph.targets[arc])]
        if target >= 0 { ends.append(target) }
      }
      ends[start...].sort()
      starts.append(Int32(truncatingIfNeeded: ends.count))
      blocks[blocks.count - 1].vertices = blocks[blocks.count - 1].vertices.lowerBound..<number + 1
      blocks[blocks.count - 1].arcCount += ends.count - start
    }
    offsets = KernelBuffer(starts)
    targets = KernelBuffer(ends)
    mass = KernelBuffer(originals.map { masses[Int($0)] })
    self.blocks = blocks
  }

  /// Without folding anything.
  convenience init(_ graph: CompactGraph) {
    let vertices = (0..<graph.vertexCount).map { Int32(truncatingIfNeeded: $0) }
    self.init(
      graph, kept: vertices, mass: [Double](repeating: 1, count: graph.vertexCount))
  }

  @inline(__always)
  func arcs(of vertex: Int) -> Range<Int> {
    let start = Int(offsets[vertex])
    let end = Int(offsets[vertex + 1])
    return unsafe Range(uncheckedBounds: (start, end))
  }
  /// A block's vertices, those next to the same hubs one after the other: their distances to others
  /// differ little, so that their searches meet each vertex at the same level.
  func neighbourly(_ block: Block) -> [Int32] {
    let keys = block.vertices.map { vertex in
      let arcs = arcs(of: vertex)
      let hub = targets[arcs.lowerBound]
      let second = arcs.count > 1 ? targets[arcs.lowerBound + 1] : hub
      return (hub, second, Int32(truncatingIfNeeded: vertex))
    }
    return keys.sorted { $0 < $1 }.map(\.2)
  }
}
