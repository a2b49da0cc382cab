/// The kernels' generator of pseudo-random numbers: small, seedable, the same on every machine.
///
/// SplitMix64 (Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators",
/// OOPSLA). Its period is 2⁶⁴, ample for shuffling; it is no cryptographic generator.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// A generator for one of many draws: each has numbers of its own, begun where its number's hash says, so
  /// that it matters to none which thread makes it.
  package init(seed: UInt64, draw: Int) {
    var numbers = SplitMix64(seed: UInt64(draw))
    self.init(seed: seed &+ numbers.next())
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from `0 ..< bound`, for a `bound` of at least 1.
  ///
  /// The high half of a full-width product; its bias is below `bound` / 2⁶⁴. The standard library
  /// doesn't promise that its own methods draw alike in every release; this one does.
  package mutating func below(of bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number from 0 to below 1, one of 2⁵³ equally likely ones.
  package mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Puts the elements into a random order (Fisher & Yates).
  package mutating func shuffle(_ elements: inout [Int32]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, below(of: last + 1))
    }
  }
}
