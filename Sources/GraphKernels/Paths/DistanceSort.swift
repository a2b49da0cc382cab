/// Sorts vertices by their distances in whole units from one source after the other, by counting.
///
/// As ``CountingSort``, but in buffers that are used again and again, and where distances are great against the number
/// of vertices by one digit after the other (Seward 1954).
struct DistanceSort: ~Copyable {
  /// The vertices reached, nearest first, those at one distance ascending.
  let order: KernelBuffer<Int32>
  private let byLastDigit: KernelBuffer<Int32>
  /// Where the next vertex of each key goes.
  private let bounds: KernelBuffer<Int32>

  private static let digitBits: Int16 = 7

  init(vertexCount: Int) {
    order = KernelBuffer(uninitialized: vertexCount)
    byLastDigit = KernelBuffer(uninitialized: vertexCount)
    bounds = KernelBuffer(uninitialized: Int(DistanceLanes.unreached) + 1)
  }

  /// - Parameters:
  ///   - vertexCount: how many vertices there are.
  ///   - largest: the greatest distance there is.
  ///   - distance: how far each vertex is, below 2¹⁴; vertices that aren't are left out.
  /// - Returns: how many vertices are reached.
  /// - Complexity: time O(n + largest) or O(n + 2⁷), whichever is less.
  @inline(__always)
  func sort(vertexCount: Int, largest: Int, distance: (Int) -> Int16) -> Int {
    if largest < 2 * vertexCount + 256 {
      return distribute(0..<vertexCount, keyCount: largest + 1, to: order) { index in
        (Int32(truncatingIfNeeded: index), Int(distance(index)))
      }
    }
    let digit: Int16 = 1 << Self.digitBits
    let reached = distribute(0..<vertexCount, keyCount: Int(digit), to: byLastDigit) { index in
      let distance = distance(index)
      let key = distance < DistanceLanes.unreached ? distance & (digit - 1) : digit
      return (Int32(truncatingIfNeeded: index), Int(key))
    }
    return distribute(0..<reached, keyCount: Int(digit), to: order) { index in
      let vertex = byLastDigit[index]
      return (vertex, Int(distance(Int(vertex)) &>> Self.digitBits))
    }
  }

  /// Puts those with a key below `keyCount` in the order of their keys; returns how many there are.
  @inline(__always)
  private func distribute(
    _ indices: Range<Int>, keyCount: Int, to sorted: borrowing KernelBuffer<Int32>,
    item: (Int) -> (vertex: Int32, key: Int)
  ) -> Int {
    for key in 0...keyCount { bounds[key] = 0 }
    for index in indices {
      let key = item(index).key
      if key < keyCount { bounds[key &+ 1] &+= 1 }
    }
    for key in 0..<keyCount { bounds[key &+ 1] &+= bounds[key] }
    let count = Int(bounds[keyCount])
    for index in indices {
      let (vertex, key) = item(index)
      guard key < keyCount else { continue }
      sorted[bounds[key]] = vertex
      bounds[key] &+= 1
    }
    return count
  }
}
