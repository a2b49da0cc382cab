import GraphKernels
internal import LongWork

/// The worlds that an analysis goes through: all that there are, each with its probability, or a number
/// of them drawn at random.
///
/// ```swift
/// let sample = snapshot.worlds().sample(count: 1000)
/// let leaders = sample.concurrentMap(threads: 2) { $0.consensus().mostCentral?.id }
/// ```
public struct WorldSample: Sendable {
  /// The worlds drawn from.
  public let worlds: PossibleWorlds
  /// How many worlds there are to go through.
  public let count: Int
  /// Whether they are all that there are, so that what is worked out over them is exact.
  public let isExact: Bool
  /// The seed of the draws: the same seed gives the same worlds.
  public let seed: UInt64
  /// Which of the worlds are gone through: all, unless several workers go through some each.
  package var share = WorkShare.whole

  /// The numbers of the worlds that are gone through.
  var numbers: Range<Int> { share.pieces(of: count) }

  /// How much a world weighs: its probability, or 1 / count of one that was drawn. The weights sum
  /// to 1, up to rounding.
  ///
  /// - Precondition: `number` is in 0 ..< count.
  public func weight(ofWorld number: Int) -> Double {
    precondition(0..<count ~= number, "world \(number) of \(count); expected 0 ..< \(count)")
    guard isExact else { return 1 / Double(count) }
    var weight = 1.0
    for (bit, index) in worlds.doubtful.enumerated() {
      let probability = worlds.probabilities[index]
      weight = weight.decimalProduct(
        number >> bit & 1 == 1 ? probability : probability.complement)
    }
    return weight
  }

  /// What held in a world. The same number gives the same world, whatever has been asked before.
  ///
  /// - Precondition: `number` is in 0 ..< count.
  /// - Complexity: O(figures + relationships).
  public func snapshot(ofWorld number: Int) -> Snapshot {
    precondition(0..<count ~= number, "world \(number) of \(count); expected 0 ..< \(count)")
    var isKept = worlds.probabilities.map { $0 >= 1 }
    if isExact {
      for (bit, index) in worlds.doubtful.enumerated() { isKept[index] = number >> bit & 1 == 1 }
    } else {
      var generator = SplitMix64(seed: seed, draw: number)
      for index in worlds.doubtful {
        isKept[index] = generator.fraction() < worlds.probabilities[index]
      }
    }
    var world = worlds.snapshot.keeping(isKept, isAlive: worlds.isAlive)
    world.countsConfidence = worlds.doubt == .dates
    return world
  }

  /// What a question comes to in each world, asked of several worlds at once.
  ///
  /// - Parameters:
  ///   - threads: how many worlds are looked at side by side; at least 1.
  ///   - transform: the question. It should not ask for threads of its own.
  /// - Returns: the answers in the order of the worlds' numbers, whatever the number of threads. In work that is
  ///   cancelled (``withProgress(parts:isolation:report:perform:)``) the question is asked of no further world, and one
  ///   answer that is worth nothing stands for all that are left out.
  public func concurrentMap<Answer: Sendable>(
    threads: Int, _ transform: @Sendable (Snapshot) -> Answer
  ) -> [Answer] {
    WorkStep(name: "possible worlds", of: numbers.count).map(numbers, threads: threads) {
      transform(snapshot(ofWorld: $0))
    }
  }
}

extension PossibleWorlds {
  /// Chooses the worlds to go through: all of them if there are no more than asked for, else as many
  /// as asked for, drawn independently.
  ///
  /// - Parameters:
  ///   - count: how many are asked for, at least 1. What is estimated from n draws is off by about
  ///     1 / √n of its own spread.
  ///   - seed: of the draws; the same seed draws the same worlds on every machine.
  public func sample(count: Int, seed: UInt64 = 0) -> WorldSample {
    precondition(count > 0, "a sample of \(count) worlds; expected 1 or more")
    let isExact = doubtful.count < Int.bitWidth - 1 && 1 << doubtful.count <= count
    return WorldSample(
      worlds: self, count: isExact ? 1 << doubtful.count : count, isExact: isExact, seed: seed)
  }
}
