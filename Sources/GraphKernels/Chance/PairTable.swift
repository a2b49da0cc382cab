/// Which number stands at each of many ordered pairs of vertices.
///
/// Open addressing with linear probing; what is removed leaves no gap, as those behind it move up (Knuth,
/// *The Art of Computer Programming* 3, section 6.4, algorithm R).
///
/// - Complexity: O(1) expected an access; 24 to 48 bytes a pair of space.
struct PairTable: Sendable {
  private static let empty = UInt64.max
  private var keys: [UInt64]
  private var numbers: [Int32]
  private let shift: UInt64

  /// - Parameter capacity: how many pairs there are at most.
  init(capacity: Int) {
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

  /// The number at a pair; −1 where none is.
  subscript(source: Int32, target: Int32) -> Int32 {
    let slot = slot(of: Self.key(source: source, target: target))
    return keys[slot] == Self.empty ? -1 : numbers[slot]
  }

  /// Puts a number at a pair, or replaces it.
  mutating func put(_ number: Int32, source: Int32, target: Int32) {
    let key = Self.key(source: source, target: target)
    let slot = slot(of: key)
    keys[slot] = key
    numbers[slot] = number
  }

  /// Takes the number at a pair away, which must be there.
  mutating func remove(source: Int32, target: Int32) {
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
