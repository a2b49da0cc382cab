/// The relationships of a chronicle by columns, with every name replaced by a small integer.
///
/// Figures, kinds, periods and citation lists are interned, so a million relationships cost some
/// 50 bytes each beyond their own texts. A column that no row fills stays empty.
package struct RelationshipTable: Sendable {
  package var kinds: [UInt16] = []
  /// Indices into the chronicle's figures.
  package var sources: [Int32] = []
  package var targets: [Int32] = []
  /// Indices into `periods`.
  package var whens: [Int32] = []
  package var weights: [Double] = []
  package var confidences: [Double] = []
  package var ids = TextColumn()
  package var posts = TextColumn()
  package var notes = TextColumn()
  /// Indices into `citationLists`.
  package var citations: [Int32] = []
  package var attributes: [(name: String, column: TextColumn)] = []

  /// As a rule each period once; equal ones that were written differently may have two indices.
  package var periods: [Period] = []
  package var citationLists: [[Citation]] = [[]]

  /// The headings of the table that the rows were read from, where they come from one: a column that it
  /// has says something even where it is blank.
  package var headings: Set<String> = []

  /// How many rows were taken out before those that are here.
  package private(set) var takenRows = 0

  package init() {}

  /// The index of the empty list of citations.
  package static let noCitations: Int32 = 0

  package var count: Int { kinds.count }

  package mutating func reserveCapacity(_ rows: Int) {
    kinds.reserveCapacity(rows)
    sources.reserveCapacity(rows)
    targets.reserveCapacity(rows)
    whens.reserveCapacity(rows)
    weights.reserveCapacity(rows)
    confidences.reserveCapacity(rows)
    citations.reserveCapacity(rows)
  }

  /// The row's own id, or the one it has by its index.
  package func id(at row: Int) -> String {
    let own = ids[row]
    return own.isEmpty ? Self.generatedID(takenRows + row) : own
  }

  /// Takes all rows out; what they have in common, periods and citations, stays.
  package mutating func removeRows() {
    takenRows += count
    kinds.removeAll(keepingCapacity: true)
    sources.removeAll(keepingCapacity: true)
    targets.removeAll(keepingCapacity: true)
    whens.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
    confidences.removeAll(keepingCapacity: true)
    citations.removeAll(keepingCapacity: true)
    (ids, posts, notes) = (TextColumn(), TextColumn(), TextColumn())
    for column in attributes.indices { attributes[column].column = TextColumn() }
  }

  package func attributes(at row: Int) -> [Attribute] {
    attributes.compactMap { name, column in
      let value = column[row]
      return value.isEmpty ? nil : Attribute(name: name, value: value)
    }
  }
}
