/// Which number stands at each of many ordered pairs of vertices.
///
/// Where the vertices are few, every pair has a slot of its own. Elsewhere open addressing with linear probing; what
/// is removed leaves no gap, as those behind it move up (Knuth, *The Art of Computer Programming* 3, section 6.4,
/// algorithm R).
///
/// - Complexity: O(1) expected an access; 24 to 48 bytes a pair of space, or 4 bytes for each that there can be.
struct PairTable: Sendable {
  private static let empty = UInt64.max
  /// The pair at each slot; none where every pair has its own.
  private var keys: [UInt64]
  private var numbers: [Int32]
  private let shift: UInt64
  /// How many slots the pairs of one source have; 0 where pairs share slots.
  private let stride: Int

  /// - Parameters:
  ///   - capacity: how many pairs there are at most.
  ///   - vertexCount: of how many vertices they are.
  init(capacity: Int, vertexCount: Int) {
    // As long as a copy of all slots costs less than a walk through the pairs.
    if vertexCount < 1 << 16, vertexCount * vertexCount <= max(1 << 16, 32 * capacity) {
      stride = vertexCount
      shift = 0
      keys = []
      numbers = [Int32](repeating: -1, count: vertexCount * vertexCount)
      return
    }
    stride = 0
    var bits: UInt64 = 4
    while 1 << bits < 2 * capacity { bits += 1 }
    shift = 64 - bits
    keys = [UInt64](repeating: Self.empty, count: 1 << Int(bits))
    numbers = [Int32](repeating: -1, count: 1 << Int(bits))
  }

  private static func key(source: Int32, target: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: source)) << 32 | UInt64(UInt32(bitPattern: target))
  }

  /// Where a key would stand if nothing were in its way.
  private func home(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  /// Where a key stands, or would.
  private func slot(of key: UInt64) -> Int {
    var slot = home(of: key)
    while keys[slot] != key && keys[slot] != Self.empty { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }

  private func ownSlot(source: Int32, target: Int32) -> Int { Int(source) * stride + Int(target) }

  /// The number at a pair; −1 where none is.
  subscript(source: Int32, target: Int32) -> Int32 {
    if stride > 0 { return numbers[ownSlot(source: source, target: target)] }
    let slot = slot(of: Self.key(source: source, target: target))
    return keys[slot] == Self.empty ? -1 : numbers[slot]
  }

  /// Puts a number at a pair, or replaces it.
  mutating func put(_ number: Int32, source: Int32, target: Int32) {
    if stride > 0 {
      numbers[ownSlot(source: source, target: target)] = number
      return
    }
    let key = Self.key(source: source, target: target)
    let slot = slot(of: key)
    keys[slot] = key
    numbers[slot] = number
  }

  /// Takes the number at a pair away, which must be there.
  mutating func remove(source: Int32, target: Int32) {
    if stride > 0 {
      numbers[ownSlot(source: source, target: target)] = -1
      return
    }
    let mask = keys.count - 1
    var hole = slot(of: Self.key(source: source, target: target))
    var next = hole
    while true {
      next = (next + 1) & mask
      guard keys[next] != Self.empty else { break }
      // It may move up only if the hole is not before its home.
      let home = home(of: keys[next])
      if (next - home) & mask >= (next - hole) & mask {
        keys[hole] = keys[next]
        numbers[hole] = numbers[next]
        hole = next
      }
    }
    keys[hole] = Self.empty
    numbers[hole] = -1
  }
}
