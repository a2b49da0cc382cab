/// Small integers for texts given as bytes: what a million rows say with a few thousand names, dates
/// and citations is made into values once each.
///
/// An open-addressing table with linear probing, at most two thirds full. A text of up to 24 bytes, as
/// most names and intervals are, lies in the table itself, and no slot crosses the end of a cache
/// line, so that finding it costs one cache miss.
/// Space: 48 to 96 bytes a text, and those beyond 24 bytes once more.
package struct ByteInterner {
  /// Three words of a key; above 32 bits the text's count and 1, below the value. Free when 0.
  private typealias Slot = SIMD4<UInt64>

  private var slots = [Slot](repeating: .zero, count: 64)
  private var used = 0
  private var bytes: [UInt8] = []

  /// A text on its way to being found: its key, and the slot where it most likely stands.
  ///
  /// The lookups of a row wait for memory side by side if all of them are begun before the outcome of
  /// any is asked for.
  struct Probe {
    fileprivate let key: SIMD4<UInt64>
    fileprivate let slot: SIMD4<UInt64>

    /// The text's value, if it stands in the likely slot and is short.
    @inline(__always)
    var value: Int32? {
      // Above the value, all four words must be the same.
      let difference = key ^ slot
      let isSame = difference.x | difference.y | difference.z | difference.w >> 32 == 0
      return isSame && key.w >> 32 <= ByteInterner.mostInline + 1
        ? Int32(truncatingIfNeeded: slot.w) : nil
    }
  }

  fileprivate static let mostInline: UInt64 = 24

  @inline(__always)
  func probe(_ text: UnsafeBufferPointer<UInt8>) -> Probe {
    let key = unsafe Self.key(of: text)
    let index = Self.hash(key) & (slots.count - 1)
    return Probe(key: key, slot: slots[index])
  }

  package init() {}

  /// The value that was set for a text.
  package func value(of text: UnsafeBufferPointer<UInt8>) -> Int32? {
    let key = unsafe Self.key(of: text)
    let isShort = text.count <= Self.mostInline
    let mask = slots.count - 1
    var index = Self.hash(key) & mask
    while true {
      let slot = slots[index]
      if slot.w == 0 { return nil }
      if slot.x == key.x, slot.w >> 32 == key.w >> 32 {
        if isShort ? slot.y == key.y && slot.z == key.z : unsafe isEqual(Int(slot.y), text: text) {
          return Int32(truncatingIfNeeded: slot.w)
        }
      }
      index = (index + 1) & mask
    }
  }

  /// Sets the value of a text that has none yet.
  package mutating func set(_ value: Int32, for text: UnsafeBufferPointer<UInt8>) {
    if 3 * (used + 1) > 2 * slots.count { grow() }
    var slot = unsafe Self.key(of: text)
    if text.count > Self.mostInline {
      slot.y = UInt64(bytes.count)
      unsafe bytes.append(contentsOf: text)
    }
    slot.w |= UInt64(UInt32(bitPattern: value))
    insert(slot)
    used += 1
  }

  package func value(of text: [UInt8]) -> Int32? {
    unsafe text.withUnsafeBufferPointer { unsafe value(of: $0) }
  }

  package mutating func set(_ value: Int32, for text: [UInt8]) {
    unsafe text.withUnsafeBufferPointer { unsafe set(value, for: $0) }
  }

  private mutating func insert(_ slot: Slot) {
    let mask = slots.count - 1
    var index = Self.hash(slot) & mask
    while slots[index].w != 0 { index = (index + 1) & mask }
    slots[index] = slot
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: .zero, count: 2 * old.count)
    for slot in old where slot.w != 0 { insert(slot) }
  }

  private func isEqual(_ start: Int, text: UnsafeBufferPointer<UInt8>) -> Bool {
    for i in 0..<text.count where unsafe bytes[start + i] != text[i] { return false }
    return true
  }

  /// The slot of a text without its value: the bytes of a text of up to 24 as words that may overlap,
  /// which with the count tell it from every other; of a longer one its hash, where it is kept, and
  /// nothing.
  @inline(__always)
  private static func key(of text: UnsafeBufferPointer<UInt8>) -> Slot {
    let count = text.count
    let last = UInt64(count + 1) << 32
    guard count > 0, let start = text.baseAddress else { return Slot(0, 0, 0, last) }
    let base = unsafe UnsafeRawPointer(start)
    func word(of offset: Int) -> UInt64 {
      unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
    func half(of offset: Int) -> UInt64 {
      UInt64(unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
    switch count {
    case 8...16: return Slot(word(of: 0), word(of: count - 8), 0, last)
    case 17...24: return Slot(word(of: 0), word(of: 8), word(of: count - 8), last)
    case 4..<8: return Slot(half(of: 0), half(of: count - 4), 0, last)
    case 1..<4:
      return unsafe Slot(
        UInt64(text[0]) << 16 | UInt64(text[count / 2]) << 8 | UInt64(text[count - 1]), 0, 0, last)
    default:
      var hash: UInt64 = 0xA076_1D64_78BD_642F
      var i = 0
      while i + 8 < count {
        hash = mix(hash ^ word(of: i), 0xE703_7ED1_A0B4_28DB)
        i += 8
      }
      return Slot(mix(hash ^ word(of: count - 8), 0x8EBC_6AF0_9C88_C6E3), 0, 0, last)
    }
  }

  /// Where to look for a key first. A long text's second word says where it is kept, not what it is.
  @inline(__always)
  private static func hash(_ key: Slot) -> Int {
    let count = key.w >> 32
    let rest = count <= mostInline + 1 ? key.y ^ (key.z << 32 | key.z >> 32) : 0
    let mixed = mix(key.x ^ 0xA076_1D64_78BD_642F ^ count, rest ^ 0xE703_7ED1_A0B4_28DB)
    return Int(truncatingIfNeeded: mixed >> 1)
  }

  /// Both halves of a product folded together, as in Wang Yi's wyhash.
  @inline(__always)
  private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
