package import Camarilla
import GraphKernels

/// What an attribute's values are.
package enum AttributeType: String, Hashable, Sendable, CaseIterable {
  case text, integer, real, boolean

  var isOfNumbers: Bool { self == .integer || self == .real }
}

/// One attribute of all nodes or all edges.
package struct AttributeColumn: Sendable {
  package var name: String
  package var type: AttributeType
  /// As texts, blank where there is none. Numbers are plain decimals with a point; truth is `true` or
  /// `false`.
  package var values: TextColumn
  /// Values that hold through a period only, sorted by row, and within a row in the file's order.
  package var changes: [ValueChange]
  /// Where values stand in the file, as far as its reader tells it and ``keepsLocations`` asks for it.
  package var locations = ValueLocations()
  /// Whether values of the name may be wrong in themselves, so that their locations are worth keeping.
  let keepsLocations: Bool

  /// The names of such values, in lower case.
  private static let located: Set<String> = [
    "when", "start", "end", "confidence", "sign", "weight", "citation", "born", "died",
  ]

  /// Further such names: of the attributes that are chosen for something where a file is read.
  @TaskLocal static var chosenNames: Set<String> = []

  /// Whether values of the name may be wrong in themselves.
  static func keepsLocations(_ name: String) -> Bool {
    // The longest of the names has ten letters.
    name.utf8.count <= 10 && located.contains(name.lowercased())
      || !chosenNames.isEmpty && chosenNames.contains(name.lowercased())
  }

  package init(
    name: String, type: AttributeType = .text, values: TextColumn = TextColumn(),
    changes: [ValueChange] = []
  ) {
    self.name = name
    keepsLocations = Self.keepsLocations(name)
    self.type = type
    self.values = values
    self.changes = changes
  }

  /// The rows of which it says something, in their order.
  var rows: [Int] {
    let valued = values.rows
    guard !changes.isEmpty || !locations.isEmpty else { return valued }
    return Set(valued).union(changes.map { Int($0.row) }).union(locations.rows).sorted()
  }

  /// - Parameter location: where the value stands, if it stands in the file.
  mutating func set(_ value: String, row: Int, at location: (line: Int, column: Int)?) {
    values[row] = value
    if keepsLocations, let location { locations[row] = location }
  }

  /// Takes the values of another column where there are none.
  mutating func fill(from other: AttributeColumn) {
    for row in other.rows where values[row].isEmpty {
      values[row] = other.values[row]
      if let location = other.locations[row] { locations[row] = location }
    }
  }

  /// Brings changes into the order of their rows.
  mutating func sortChanges() {
    guard zip(changes, changes.dropFirst()).contains(where: { $0.row > $1.row }) else { return }
    let order = changes.indices.sorted { (changes[$0].row, $0) < (changes[$1].row, $1) }
    changes = order.map { changes[$0] }
  }

  /// A row's value; where it changes, every value with its period behind it.
  func text(of row: Int, pool: PeriodPool) -> String {
    let changes = changes(of: Int32(row))
    guard !changes.isEmpty else { return values[row] }
    let dated = changes.map { "\($0.value) (\(pool[$0.period]))" }
    return (values[row].isEmpty ? dated : [values[row]] + dated).joined(separator: "; ")
  }

  /// The changes of a row, which stand in the order of their rows. O(log n).
  func changes(of row: Int32) -> ArraySlice<ValueChange> {
    guard !changes.isEmpty else { return [] }
    return changes[changes.lowerBound { $0.row < row }...].prefix { $0.row == row }
  }

  /// Whether all values are whole numbers of 32 bits, for which formats have a type of their own.
  var holdsShortIntegers: Bool { values.allSatisfy { Int32($0) != nil } }

  /// The column under another name.
  func renamed(_ name: String) -> AttributeColumn {
    var renamed = AttributeColumn(name: name, type: type, values: values, changes: changes)
    renamed.locations = locations
    return renamed
  }
}

extension FilledCells {
  /// Which of some columns say something of each row.
  init(_ columns: [AttributeColumn], rowCount: Int) {
    self.init(columns.map(\.rows), rowCount: rowCount)
  }
}

/// A value that holds through a period.
package struct ValueChange: Sendable, Equatable {
  package var row: Int32
  package var value: String
  /// An index in the document's ``PeriodPool``.
  package var period: Int32

  package init(row: Int32, value: String, period: Int32) {
    self.row = row
    self.value = value
    self.period = period
  }
}
