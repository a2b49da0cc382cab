import Camarilla

/// A table's columns as one reading of it found them: which of them the mapping makes use of, and how many cells of
/// each other one are filled.
struct ColumnUse {
  struct Column {
    let heading: String
    let location: Problem.Location
    var isUsed: Bool
    var filledCells = 0
  }

  let table: String
  var columns: [Column]
  /// Keys of the mapping that are called as fields of what a row gives, and that it doesn't have there.
  var freeKeys: [String] = []

  /// What the mapping would say to take a column over; nil where no field is called like it.
  fileprivate func proposal(for heading: String) -> String? {
    let key = heading.withoutCaseAndAccents
    guard freeKeys.contains(key) else { return nil }
    return key == "citation"
      ? "citation: {source: {column: \(heading)}}" : "\(key): \(heading)"
  }
}

/// The use that a mapping makes of the columns of all its tables. Several of its entries may read one table, and each
/// take something else of it.
struct ColumnUses {
  private var uses: [(use: ColumnUse, isTold: Bool)] = []

  /// Notes a reading.
  ///
  /// - Parameter isTold: whether what is left unused is told; of a table in which others look something up it isn't,
  ///   unless it is read for its own sake too.
  mutating func note(_ use: ColumnUse, isTold: Bool) {
    let headings = use.columns.map(\.heading)
    guard
      let index = uses.firstIndex(where: {
        $0.use.table == use.table && $0.use.columns.map(\.heading) == headings
      })
    else { return uses.append((use, isTold)) }
    for (column, other) in use.columns.enumerated() where other.isUsed {
      uses[index].use.columns[column].isUsed = true
    }
    if uses[index].use.freeKeys.isEmpty { uses[index].use.freeKeys = use.freeKeys }
    if isTold { uses[index].isTold = true }
  }

  /// The columns that nothing in the mapping makes use of, blank ones included.
  var unused: [ImportReport.UnusedColumn] {
    uses.filter(\.isTold).flatMap { use, _ in
      use.columns.filter { !$0.isUsed }.map { column in
        .init(
          file: use.table, column: column.heading, filledCells: column.filledCells,
          proposal: use.proposal(for: column.heading), location: column.location)
      }
    }
  }
}

extension ClaimTableRule {
  /// The keys that none of its relationships has, though tables of a chronicle have columns of these names.
  var freeKeys: [String] {
    let isFree: [(key: String, isFree: (RelationshipRule) -> Bool)] = [
      ("id", { $0.id == nil }), ("weight", { $0.weight == nil }),
      ("confidence", { $0.confidence == nil }), ("post", { $0.post == nil }),
      ("citation", { $0.citations.isEmpty }), ("note", { $0.note == nil }),
    ]
    return isFree.filter { relationships.allSatisfy($0.isFree) }.map(\.key)
  }
}

extension FigureTableRule {
  /// The same of the figure that a row gives.
  var freeKeys: [String] {
    [
      ("name", figure.name == nil), ("label", figure.label == nil), ("born", figure.born == nil),
      ("died", figure.died == nil),
    ].filter { $0.1 }.map { $0.0 }
  }
}
