import Camarilla

/// The figures or the sources of a store that grows: as they are, and as they are going to be.
struct GrowingRows<Row: NamedRow> {
  private let stored: [Row]
  private let numbers: [Int]
  /// Those of the store, then the new ones.
  private(set) var all: [Row]
  private var isGiven: [Bool]
  private var indices: [String: Int]
  /// Whether something was told of them beside their ids.
  private var isTold = false

  init(rows: [Row], numbers: [Int]) {
    stored = rows
    all = rows
    self.numbers = numbers
    isGiven = Array(repeating: false, count: rows.count)
    indices = Dictionary(
      rows.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var isEmpty: Bool { all.isEmpty }

  func row(id: String) -> Row? { indices[id].map { all[$0] } }

  /// The row's number in the store; nil for one that is new or unknown.
  func number(id: String) -> Int? {
    indices[id].flatMap { $0 < numbers.count ? numbers[$0] : nil }
  }

  /// Takes rows: new ones as they are, and of the others what they tell.
  ///
  /// - Parameter isWhole: whether what they leave blank is made blank, in columns that some of them fill.
  mutating func take(_ given: [Row], isWhole: Bool) {
    let told = ToldFields(given)
    if !told.isEmpty { isTold = true }
    for row in given {
      if let index = indices[row.key] {
        isGiven[index] = true
        all[index] = all[index].revised(by: row, clearing: isWhole ? told : ToldFields([]))
      } else {
        indices[row.key] = all.count
        all.append(row)
        isGiven.append(true)
      }
    }
  }

  /// Those of the store that differ, in their order.
  var amended: [(number: Int, old: Row, new: Row)] {
    stored.indices.filter { isGiven[$0] && all[$0] != stored[$0] }
      .map { (numbers[$0], stored[$0], all[$0]) }
  }

  /// The new ones, in their order.
  var new: ArraySlice<Row> { all[stored.count...] }

  /// Whether a row is new and says nothing beside its id, so that it may be another misspelled.
  func isNewAndBare(_ row: Row) -> Bool {
    indices[row.key].map { $0 >= stored.count } ?? true && ToldFields([row]).isEmpty
  }

  func put(into edit: inout StoreEdit) throws -> StoreGrowth.Counts {
    var counts = StoreGrowth.Counts()
    for index in stored.indices where isGiven[index] {
      if all[index] == stored[index] {
        counts.unchanged += 1
      } else {
        counts.amended += 1
        try edit.put(all[index], insteadOf: stored[index], at: numbers[index])
      }
    }
    var number = all.count > stored.count ? try edit.editor.nextRow(of: Row.table.rawValue) : 0
    for row in all[stored.count...] {
      counts.added += 1
      try edit.put(row, insteadOf: nil, at: number)
      number += 1
    }
    return counts
  }

  /// Takes out those that were not given; where nothing was told of any beside ids, only those of which
  /// nothing is known either.
  ///
  /// - Parameter named: the ids that relationships name.
  func retractVanished(in edit: inout StoreEdit, but named: Set<String>) throws -> Int {
    var count = 0
    for (index, row) in stored.enumerated() where !isGiven[index] && !named.contains(row.key) {
      guard isTold || ToldFields([row]).isEmpty else { continue }
      try edit.put(nil, insteadOf: row, at: numbers[index])
      count += 1
    }
    return count
  }
}

/// The columns in which some rows say something beside their ids.
struct ToldFields<Row: TableRow> {
  var fields: Set<String> = []
  var attributes: Set<String> = []
  var isEmpty: Bool { fields.isEmpty && attributes.isEmpty }

  init(_ rows: [Row]) {
    for row in rows {
      for field in Row.fields where !field.isNeverBlank && field.told(row) != nil {
        fields.insert(field.name)
      }
      for attribute in row.attributes { attributes.insert(attribute.name) }
    }
  }
}

extension TableRow {
  /// The row with what another tells in the place of what it told.
  ///
  /// - Parameter told: the columns in which a blank says that there is nothing. A name is never taken away.
  func revised(by other: Self, clearing told: ToldFields<Self>) -> Self {
    var row = self
    for field in Self.fields where !field.isNeverBlank {
      if case .name = field.content, field.told(other) == nil { continue }
      if field.told(other) != nil || told.fields.contains(field.name) {
        field.copy(from: other, to: &row)
      }
    }
    row.attributes = attributes.revised(by: other.attributes, clearing: told.attributes)
    return row
  }
}

extension [Attribute] {
  /// The attributes with others in the place of those of their names.
  ///
  /// - Parameter told: the names that are taken out where the others have none of it.
  func revised(by others: [Attribute], clearing told: Set<String>) -> [Attribute] {
    var revised = filter { own in
      !told.contains(own.name) || others.contains { $0.name == own.name }
    }
    for other in others {
      if let index = revised.firstIndex(where: { $0.name == other.name }) {
        revised[index].value = other.value
      } else {
        revised.append(other)
      }
    }
    return revised
  }
}
