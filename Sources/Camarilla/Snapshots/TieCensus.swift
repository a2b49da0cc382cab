/// How many ties of a snapshot have which sign, and how many relationships are of which kind: what
/// there is, for whoever has to say that something isn't.
package struct TieCensus: Sendable {
  package private(set) var positive = 0
  package private(set) var negative = 0
  /// Pairs whose claims cancel out or have no sign.
  package private(set) var neutral = 0
  /// The kinds of which there are relationships, in the chronicle's order, with their number.
  package private(set) var kinds: [(name: String, count: Int)] = []

  package var ties: Int { positive + negative + neutral }
  /// How many ties a selection leaves.
  package func count(_ selection: TieSelection) -> Int {
    switch selection {
    case .all: ties
    case .positive: positive
    case .negative: negative
    }
  }

  /// Of all snapshots together; a tie counts in each that has it, a relationship once.
  package init(of snapshots: some Sequence<Snapshot>) {
    var counts: [Int] = []
    var names: [String] = []
    var counted: Set<Int32> = []
    for snapshot in snapshots {
      let table = snapshot.chronicle.table
      if counts.isEmpty {
        names = snapshot.chronicle.kinds.map(\.name)
        counts = [Int](repeating: 0, count: names.count)
      }
      for tie in snapshot.netTies(isDirected: false) {
        if tie.value > 0 {
          positive += 1
        } else if tie.value < 0 {
          negative += 1
        } else {
          neutral += 1
        }
      }
      for row in snapshot.rows where counted.insert(row).inserted {
        counts[Int(table.kinds[Int(row)])] += 1
      }
    }
    kinds = zip(names, counts).filter { $1 > 0 }.map { ($0, $1) }
  }
}
