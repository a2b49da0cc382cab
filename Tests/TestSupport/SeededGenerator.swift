import GraphKernels

/// The kernels' generator, for tests that don't see the kernels: seedable, and the same on every
/// machine.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var generator: SplitMix64

  /// The same seed gives the same numbers.
  public init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// The next number.
  public mutating func next() -> UInt64 { generator.next() }
}
