/// One thread's searches along temporal paths, from one source after the other.
///
/// Layer after layer of ever more hops, over appearances. Only those are settled that are earlier
/// than any of the same vertex with fewer hops: whoever is there sooner and with fewer hops can go
/// on wherever a later one can. So of every vertex the layers have stretches of appearances, and of
/// departing contacts, that lie one before the other, and each contact is looked at in one layer
/// only. The stretches' earliest appearances are the vertex's Pareto front of hops and arrival.
///
/// - Complexity: time O(contacts + appearances) a search; space 20 bytes an appearance, 12 a
///   vertex.
final class TemporalSearch {
  /// The appearances of one vertex in one layer, and the contacts that lead on from them alone.
  struct Stretch: BitwiseCopyable {
    var vertex: Int32
    var layer: Int32
    var firstAppearance: Int32
    var endAppearance: Int32
    var firstContact: Int32
    var endContact: Int32
  }

  let index: ContactIndex
  /// By layer, from the source's own, whose appearances are none.
  private(set) var stretches: [Stretch] = []
  /// By appearance; −1 for what is not settled.
  let layers: KernelBuffer<Int32>
  /// By appearance: the number of temporal paths with as few hops as lead there.
  let paths: KernelBuffer<Double>
  /// Above every number of paths, or infinite where a Double can't hold one.
  private(set) var largestCount = 0.0

  let arrivals: KernelBuffer<Int32>
  let onward: KernelBuffer<Int32>
  private let vertices: KernelBuffer<Int32>
  /// By vertex: the earliest appearance that is settled in an earlier layer, and from which contact
  /// on that layer departs.
  private let frontiers: KernelBuffer<Int32>
  private let ends: KernelBuffer<Int32>
  /// By vertex: the earliest appearance of the layer that is being found; −1 for none.
  private let found: KernelBuffer<Int32>

  init(_ index: ContactIndex) {
    self.index = index
    arrivals = KernelBuffer(index.arrivals)
    onward = KernelBuffer(index.onward)
    vertices = KernelBuffer(index.vertices)
    layers = KernelBuffer(repeating: -1, count: index.vertices.count)
    paths = KernelBuffer(repeating: 0, count: index.vertices.count)
    frontiers = KernelBuffer(Array(index.appearanceOffsets.dropFirst()))
    ends = KernelBuffer(Array(index.offsets.dropFirst()))
    found = KernelBuffer(repeating: -1, count: index.vertexCount)
  }

  /// Whether a stretch holds the arrivals with the fewest hops of all.
  func isShortest(_ stretch: Stretch) -> Bool {
    stretch.endAppearance == index.appearanceOffsets[Int(stretch.vertex) + 1]
  }

  func run(from source: Int, startingAt step: Int) {
    clear()
    // Nobody need come back to where all set out.
    frontiers[source] = index.appearanceOffsets[source]
    stretches.append(
      Stretch(
        vertex: Int32(source), layer: 0, firstAppearance: 0, endAppearance: 0,
        firstContact: Int32(index.firstContact(of: source, from: step)),
        endContact: index.offsets[source + 1]))
    var discovered: [Int32] = []
    var begin = 0
    while begin < stretches.count {
      let end = stretches.count
      for index in begin..<end { expand(stretches[index], discovered: &discovered) }
      let layer = stretches[begin].layer + 1
      for vertex in discovered {
        let first = found[vertex]
        stretches.append(
          Stretch(
            vertex: vertex, layer: layer, firstAppearance: first,
            endAppearance: frontiers[vertex], firstContact: onward[first],
            endContact: ends[vertex]))
        frontiers[vertex] = first
        ends[vertex] = onward[first]
        found[vertex] = -1
      }
      discovered.removeAll(keepingCapacity: true)
      begin = end
    }
  }

  /// Follows the contacts of a stretch into the next layer.
  private func expand(_ stretch: Stretch, discovered: inout [Int32]) {
    let next = stretch.layer + 1
    var count = stretch.layer == 0 ? 1.0 : 0
    var appearance = stretch.firstAppearance
    for contact in stretch.firstContact..<stretch.endContact {
      while appearance < stretch.endAppearance, onward[appearance] <= contact {
        if layers[appearance] == stretch.layer { count += paths[appearance] }
        appearance += 1
      }
      let arrival = arrivals[Int(contact)]
      if layers[arrival] < 0 {
        let vertex = vertices[arrival]
        guard arrival < frontiers[vertex] else { continue }
        layers[arrival] = next
        if found[vertex] < 0 {
          discovered.append(vertex)
          found[vertex] = arrival
        } else {
          found[vertex] = min(found[vertex], arrival)
        }
      }
      if layers[arrival] == next { paths[arrival] += count }
    }
    largestCount = max(largestCount, count)
  }

  /// Forgets the search before.
  private func clear() {
    for stretch in stretches {
      let vertex = Int(stretch.vertex)
      for appearance in stretch.firstAppearance..<stretch.endAppearance {
        layers[appearance] = -1
        paths[appearance] = 0
      }
      frontiers[vertex] = index.appearanceOffsets[vertex + 1]
      ends[vertex] = index.offsets[vertex + 1]
    }
    stretches.removeAll(keepingCapacity: true)
    largestCount = 0
  }
}
