/// Small integers for texts given as bytes: what a million rows say with a few thousand names, dates
/// and citations is made into values once each.
///
/// An open-addressing table with linear probing, at most half full. A look-up costs one pass over
/// the bytes; space is the distinct texts and 32 bytes each.
struct ByteInterner {
  private struct Entry {
    var hash: UInt64
    var start: Int
    var count: Int32
    var value: Int32
  }

  private var entries: [Entry] = []
  private var bytes: [UInt8] = []
  /// Indices into `entries`, −1 where free; the count is a power of two.
  private var slots = [Int32](repeating: -1, count: 64)

  /// The value that was set for a text.
  func value(of text: UnsafeBufferPointer<UInt8>) -> Int32? {
    let hash = unsafe Self.hash(text)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, unsafe isEqual(entry, text) { return entry.value }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Sets the value of a text that has none yet.
  mutating func set(_ value: Int32, for text: UnsafeBufferPointer<UInt8>) {
    if 2 * (entries.count + 1) > slots.count { grow() }
    let entry = unsafe Entry(
      hash: Self.hash(text), start: bytes.count, count: Int32(text.count), value: value)
    unsafe bytes.append(contentsOf: text)
    entries.append(entry)
    insert(Int32(entries.count - 1), hash: entry.hash)
  }

  func value(of text: [UInt8]) -> Int32? {
    unsafe text.withUnsafeBufferPointer { unsafe value(of: $0) }
  }

  mutating func set(_ value: Int32, for text: [UInt8]) {
    unsafe text.withUnsafeBufferPointer { unsafe set(value, for: $0) }
  }

  private mutating func insert(_ index: Int32, hash: UInt64) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = index
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: 2 * slots.count)
    for (index, entry) in entries.enumerated() { insert(Int32(index), hash: entry.hash) }
  }

  private func isEqual(_ entry: Entry, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard Int(entry.count) == text.count else { return false }
    for i in 0..<Int(entry.count) where unsafe bytes[entry.start + i] != text[i] { return false }
    return true
  }

  /// Eight bytes at a time, each mixed in by a multiplication whose two halves are folded together,
  /// as in Wang Yi's wyhash.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
      let product = a.multipliedFullWidth(by: b)
      return product.high ^ product.low
    }
    var hash = mix(
      UInt64(truncatingIfNeeded: text.count) ^ 0xA076_1D64_78BD_642F, 0xE703_7ED1_A0B4_28DB)
    var i = 0
    while i + 8 <= text.count {
      let word = unsafe UnsafeRawPointer(text.baseAddress!).loadUnaligned(
        fromByteOffset: i, as: UInt64.self)
      hash = mix(hash ^ word, 0x8EBC_6AF0_9C88_C6E3)
      i += 8
    }
    var word: UInt64 = 0
    while i < text.count {
      word = unsafe word << 8 | UInt64(text[i])
      i += 1
    }
    return mix(hash ^ word, 0x5899_65CC_7537_4CC3)
  }
}
