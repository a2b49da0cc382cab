/// Small integers for texts given as bytes: what a million rows say with a few thousand names, dates
/// and citations is made into values once each.
///
/// An open-addressing table with linear probing, at most half full. A text of up to 16 bytes, as
/// most names and dates are, lies in the table itself, so that finding it costs one cache miss.
/// Space: 48 to 96 bytes a text, and those beyond 16 bytes once more.
struct ByteInterner {
  private struct Slot {
    /// The bytes of a short text, packed; of a long one its hash and where it begins in `bytes`.
    var key: (UInt64, UInt64) = (0, 0)
    /// −1 where free.
    var count: Int32 = -1
    var value: Int32 = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 64)
  private var used = 0
  private var bytes: [UInt8] = []

  /// The value that was set for a text.
  func value(of text: UnsafeBufferPointer<UInt8>) -> Int32? {
    let key = unsafe Self.key(of: text)
    return unsafe slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var index = Self.hash(key, text.count) & mask
      while true {
        let slot = unsafe slots[index]
        if slot.count < 0 { return nil }
        if slot.count == text.count, slot.key.0 == key.0 {
          if text.count <= 16 ? slot.key.1 == key.1 : unsafe isEqual(Int(slot.key.1), text) {
            return slot.value
          }
        }
        index = (index + 1) & mask
      }
    }
  }

  /// Sets the value of a text that has none yet.
  mutating func set(_ value: Int32, for text: UnsafeBufferPointer<UInt8>) {
    if 2 * (used + 1) > slots.count { grow() }
    var key = unsafe Self.key(of: text)
    if text.count > 16 {
      key.1 = UInt64(bytes.count)
      unsafe bytes.append(contentsOf: text)
    }
    insert(Slot(key: key, count: Int32(text.count), value: value))
    used += 1
  }

  func value(of text: [UInt8]) -> Int32? {
    unsafe text.withUnsafeBufferPointer { unsafe value(of: $0) }
  }

  mutating func set(_ value: Int32, for text: [UInt8]) {
    unsafe text.withUnsafeBufferPointer { unsafe set(value, for: $0) }
  }

  private mutating func insert(_ slot: Slot) {
    let mask = slots.count - 1
    var index = Self.hash(slot.key, Int(slot.count)) & mask
    while slots[index].count >= 0 { index = (index + 1) & mask }
    slots[index] = slot
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: 2 * old.count)
    for slot in old where slot.count >= 0 { insert(slot) }
  }

  private func isEqual(_ start: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for i in 0..<text.count where unsafe bytes[start + i] != text[i] { return false }
    return true
  }

  /// The bytes of a text of up to 16, as two words that overlap in the middle: with the count they
  /// tell it from every other. Of a longer one, its hash and nothing.
  private static func key(of text: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
    let count = text.count
    guard count > 0, let start = text.baseAddress else { return (0, 0) }
    let base = unsafe UnsafeRawPointer(start)
    func word(_ offset: Int) -> UInt64 {
      unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
    func half(_ offset: Int) -> UInt64 {
      UInt64(unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
    switch count {
    case 8...16: return (word(0), word(count - 8))
    case 4..<8: return (half(0), half(count - 4))
    case 1..<4:
      return unsafe (
        UInt64(text[0]) << 16 | UInt64(text[count / 2]) << 8 | UInt64(text[count - 1]), 0
      )
    default:
      var hash: UInt64 = 0xA076_1D64_78BD_642F
      var i = 0
      while i + 8 < count {
        hash = mix(hash ^ word(i), 0xE703_7ED1_A0B4_28DB)
        i += 8
      }
      return (mix(hash ^ word(count - 8), 0x8EBC_6AF0_9C88_C6E3), 0)
    }
  }

  /// Where to look for a key first. A long text's second word says where it is kept, not what it is.
  private static func hash(_ key: (UInt64, UInt64), _ count: Int) -> Int {
    let second = count <= 16 ? key.1 : 0
    let mixed = mix(
      key.0 ^ 0xA076_1D64_78BD_642F ^ UInt64(count), second ^ 0xE703_7ED1_A0B4_28DB)
    return Int(truncatingIfNeeded: mixed >> 1)
  }

  /// Both halves of a product folded together, as in Wang Yi's wyhash.
  private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
