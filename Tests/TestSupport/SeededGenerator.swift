import GraphKernels

/// The kernels' generator, for tests that don't see the kernels: seedable, and the same on every
/// machine.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var generator: SplitMix64

  public init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  public mutating func next() -> UInt64 { generator.next() }
}
