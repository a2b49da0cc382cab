import Camarilla

/// Which relationships of a store those of some chronicles may be: those of their ids, and those of a kind and
/// pair that they have too, by the rows of the store.
struct WantedClaims {
  private struct Pair: Hashable {
    var kind: Int
    var lower: Int
    var higher: Int

    init(kind: Int, ends: (Int, Int)) {
      self.kind = kind
      (lower, higher) = (min(ends.0, ends.1), max(ends.0, ends.1))
    }
  }

  private var pairs: Set<Pair> = []
  private var ids: Set<String> = []

  init(additions: [StoreAddition], kinds: GrowingKinds, figures: GrowingRows<Figure>) {
    for chronicle in additions.map(\.chronicle) {
      let table = chronicle.table
      let kindRows = chronicle.kinds.map { kinds.row(named: $0.name) }
      let figureRows = chronicle.figures.map { figures.number(id: $0.id.rawValue) }
      for row in 0..<table.count {
        if !table.ids[row].isEmpty { ids.insert(table.ids[row]) }
        if let kind = kindRows[Int(table.kinds[row])],
          let source = figureRows[Int(table.sources[row])],
          let target = figureRows[Int(table.targets[row])]
        {
          pairs.insert(Pair(kind: kind, ends: (source, target)))
        }
      }
    }
  }

  /// Whether the row at hand, of the columns of ``StoreSchema/relationshipColumns``, is wanted.
  func contains(_ statement: StoreStatement) throws -> Bool {
    let ends = (try statement.integer(in: 4), try statement.integer(in: 5))
    if pairs.contains(Pair(kind: try statement.integer(in: 3), ends: ends)) { return true }
    if ids.isEmpty { return false }
    return ids.contains(
      statement.isNull(10)
        ? RelationshipTable.generatedID(try statement.number(in: 2) - 1)
        : try statement.text(in: 10))
  }
}
