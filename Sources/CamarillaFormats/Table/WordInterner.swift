/// Small integers for words of 64 bits: a ``ByteInterner`` for what a word tells apart, in a third of its room, so that more
/// of it stays near.
///
/// An open-addressing table with linear probing, at most three quarters full. Space: 21 to 43 bytes a word.
struct WordInterner {
  /// A word, and its value and 1. Free when that is 0.
  private typealias Slot = SIMD2<UInt64>

  private var slots = [Slot](repeating: .zero, count: 64)
  private var used = 0

  /// A word on its way to being found; see ``ByteInterner/Probe``.
  struct Probe {
    fileprivate let word: UInt64
    fileprivate let slot: SIMD2<UInt64>

    /// The word's value, if it stands in the likely slot.
    @inline(__always)
    var value: Int32? {
      slot.x == word && slot.y != 0 ? Int32(truncatingIfNeeded: slot.y - 1) : nil
    }
  }

  @inline(__always)
  func probe(_ word: UInt64) -> Probe { Probe(word: word, slot: slots[index(of: word)]) }

  /// The value that was set for a word.
  func value(of word: UInt64) -> Int32? {
    var index = index(of: word)
    while slots[index].y != 0 {
      if slots[index].x == word { return Int32(truncatingIfNeeded: slots[index].y - 1) }
      index = (index + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Sets the value, from 0 on, of a word that has none yet.
  mutating func set(_ value: Int32, for word: UInt64) {
    if 4 * (used + 1) > 3 * slots.count { grow() }
    insert(Slot(word, UInt64(value) + 1))
    used += 1
  }

  private mutating func insert(_ slot: Slot) {
    var index = index(of: slot.x)
    while slots[index].y != 0 { index = (index + 1) & (slots.count - 1) }
    slots[index] = slot
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: .zero, count: 2 * old.count)
    for slot in old where slot.y != 0 { insert(slot) }
  }

  /// Where to look for a word first: the middle of its product with a number of no pattern, folded.
  @inline(__always)
  private func index(of word: UInt64) -> Int {
    let product = word.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return Int(truncatingIfNeeded: product.high ^ product.low) & (slots.count - 1)
  }
}
