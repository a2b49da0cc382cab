/// The parts of a multigraph that hang together, as sets of vertices that edges join one by one. Each is known by its
/// lowest vertex.
///
/// Galler & Fischer 1964, "An improved equivalence algorithm", Communications of the ACM 7, with paths that are halved on
/// the way (van Leeuwen & van der Weide 1977).
///
/// - Complexity: space 4 bytes a vertex.
package struct ConnectedSets: ~Copyable {
  /// Each vertex points toward the lowest of its set, which points at itself; so nobody points at a higher one.
  private let parents: KernelBuffer<Int32>

  /// Every vertex in a set of its own.
  init(vertexCount: Int) {
    parents = KernelBuffer(uninitialized: vertexCount)
    for vertex in 0..<vertexCount { parents[vertex] = Int32(truncatingIfNeeded: vertex) }
  }

  /// The sets that edges make of vertices.
  ///
  /// - Parameter ends: the vertices of all edges, both ends of each side by side.
  package init(vertexCount: Int, joining ends: [Int32]) {
    self.init(vertexCount: vertexCount)
    precondition(ends.allSatisfy { 0..<vertexCount ~= Int($0) }, "an edge's end is no vertex")
    var end = 0
    while end < ends.count {
      join(ends[end], with: ends[end + 1])
      end += 2
    }
  }

  /// Makes one set of those that two vertices are in, which come closer to its lowest on the way.
  ///
  /// - Returns: its lowest vertex.
  /// - Complexity: amortized O(log n).
  @discardableResult
  func join(_ one: Int32, with other: Int32) -> Int32 {
    let first = lowest(with: one)
    // Of most edges both ends are together already.
    if parents[other] == first { return first }
    let second = lowest(with: other)
    let lower = min(first, second)
    parents[max(first, second)] = lower
    return lower
  }

  /// The lowest vertex of the set that a vertex is in.
  func lowest(with vertex: Int32) -> Int32 {
    var vertex = vertex
    var parent = parents[vertex]
    while parent != vertex {
      let next = parents[parent]
      parents[vertex] = next
      vertex = parent
      parent = next
    }
    return vertex
  }

  /// The sets, numbered by their lowest vertices.
  ///
  /// - Complexity: time and space O(n).
  package consuming func components() -> ConnectedComponents {
    var sizes: [Int] = []
    // That of the first, which is most often nearly all, is what the others leave.
    var others = 0
    for vertex in 0..<parents.count {
      // Its parent, being lower, has its number already.
      let isLowest = parents[vertex] == vertex
      let number = isLowest ? Int32(truncatingIfNeeded: sizes.count) : parents[parents[vertex]]
      if isLowest { sizes.append(0) }
      parents[vertex] = number
      if number > 0 {
        sizes[Int(number)] += 1
        others += 1
      }
    }
    if !sizes.isEmpty { sizes[0] = parents.count - others }
    return ConnectedComponents(labels: parents.copyToArray(), sizes: sizes)
  }

  /// Whether each vertex is in the largest set; of several as large, in that of the lowest vertex.
  ///
  /// - Complexity: time and space O(n).
  package consuming func isInLargest() -> [Bool] {
    let components = components()
    let size = components.sizes.max()
    let largest = components.sizes.firstIndex { $0 == size }
    return components.labels.map { Int($0) == largest }
  }
}
