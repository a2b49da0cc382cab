import GraphKernels

/// A snapshot as it would be if each pair's claims had exchanged their dates among them.
///
/// A pair's dates are dealt to its claims, every way as likely as any other. As the dates stay the pair's, as
/// many of its claims hold in the snapshot as did; which ones is left to chance. So a draw takes, of all claims
/// about each pair, as many as hold.
struct DateShuffling: Sendable {
  /// The claims about a pair, in the order of the chronicle, and how many of them hold.
  private struct Pair: Sendable {
    var rows: [Int32] = []
    var held = 0
  }

  private let snapshot: Snapshot
  private let pairs: [Pair]
  /// The snapshot's index of each of the chronicle's figures; −1 for those who aren't in it.
  private let indices: [Int32]
  private let seed: UInt64

  /// Whether every claim about the snapshot's pairs holds in it, so that no draw can differ.
  var isIdle: Bool { pairs.allSatisfy { $0.rows.count == $0.held } }

  /// - Parameter snapshot: of a chronicle that has all claims about its pairs, not only those of its time.
  /// - Complexity: O(claims of the chronicle).
  init(_ snapshot: Snapshot, seed: UInt64) {
    let chronicle = snapshot.chronicle
    var numbers: [RankedPair: Int] = [:]
    var pairs: [Pair] = []
    for row in snapshot.rows {
      let pair = chronicle.pair(ofRow: row)
      let number = numbers[pair] ?? pairs.count
      if number == pairs.count {
        numbers[pair] = number
        pairs.append(Pair())
      }
      pairs[number].held += 1
    }
    let filter = RowFilter(chronicle: chronicle, options: snapshot.options)
    for row in 0..<chronicle.table.count where filter.includes(row) {
      let row = Int32(truncatingIfNeeded: row)
      if let number = numbers[chronicle.pair(ofRow: row)] { pairs[number].rows.append(row) }
    }
    var indices = [Int32](repeating: -1, count: chronicle.figures.count)
    for (index, figure) in snapshot.figureIndices.enumerated() {
      indices[Int(figure)] = Int32(truncatingIfNeeded: index)
    }
    self.snapshot = snapshot
    self.pairs = pairs
    self.indices = indices
    self.seed = seed
  }

  /// What a draw makes of the snapshot: the same figures and pairs.
  func snapshot(ofDraw draw: Int) -> Snapshot {
    var generator = SplitMix64(seed: seed, draw: draw)
    var rows: [Int32] = []
    rows.reserveCapacity(snapshot.rows.count)
    for pair in pairs {
      guard pair.rows.count > pair.held else {
        rows += pair.rows
        continue
      }
      var drawn = pair.rows
      for index in 0..<pair.held {
        drawn.swapAt(index, index + generator.below(of: drawn.count - index))
      }
      rows += drawn.prefix(pair.held)
    }
    rows.sort()
    let table = snapshot.chronicle.table
    return snapshot.replacing(
      rows: rows,
      ends: rows.map { row in
        (indices[Int(table.sources[Int(row)])], indices[Int(table.targets[Int(row)])])
      })
  }
}
