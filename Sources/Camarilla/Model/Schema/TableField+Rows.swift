// What all rows do alike, column by column.

extension TableField {
  /// What somebody told a row in the column; nil where nobody did. A name that is the row's id stands in
  /// for one.
  package func told(_ row: Row) -> String? where Row: TableRow {
    let text = text(of: row)
    if case .name = content, text == row.id { return nil }
    return text.isEmpty ? nil : text
  }

  /// Has a row say what another says.
  package func copy(from other: Row, to row: inout Row) {
    switch content {
    case .key(let place), .name(let place): row[keyPath: place] = other[keyPath: place]
    case .text(let place): row[keyPath: place] = other[keyPath: place]
    case .date(let place): row[keyPath: place] = other[keyPath: place]
    case .period(let place): row[keyPath: place] = other[keyPath: place]
    case .number(let place, _, _): row[keyPath: place] = other[keyPath: place]
    case .citations(let place): row[keyPath: place] = other[keyPath: place]
    }
  }

  /// Takes the blanks off the ends of what a row says; what is nothing but blanks is nothing.
  fileprivate func trim(_ row: inout Row) where Row: TableRow {
    switch content {
    case .key(let place): row[keyPath: place] = row[keyPath: place].withoutOuterBlanks
    case .name(let place):
      guard !row[keyPath: place].isEmpty else { return }
      row[keyPath: place] = row[keyPath: place].unlessBlank ?? row.id
    case .text(let place): row[keyPath: place] = row[keyPath: place]?.unlessBlank
    case .citations(let place):
      guard !row[keyPath: place].isEmpty else { return }
      row[keyPath: place] = row[keyPath: place].map {
        Citation(source: $0.source.withoutOuterBlanks, locator: $0.locator?.withoutOuterBlanks)
      }
    case .date, .period, .number: break
    }
  }
}

extension TableRow {
  /// The row without the blanks around its texts, as a chronicle keeps it: whatever door it comes in by,
  /// `stalin ` is `stalin`.
  package var withoutOuterBlanks: Self {
    var row = self
    // The key comes first, which stands in for a blank name.
    for field in Self.fields { field.trim(&row) }
    if !attributes.isEmpty { row.attributes = attributes.withoutOuterBlanks }
    return row
  }

  /// The row as a table keeps it: without blanks, and called by its id where nobody named it.
  package var settled: Self {
    var row = withoutOuterBlanks
    for case .name(let place) in Self.fields.map(\.content) where row[keyPath: place].isEmpty {
      row[keyPath: place] = row.id
    }
    return row
  }
}

extension String {
  fileprivate var unlessBlank: String? {
    let text = withoutOuterBlanks
    return text.isEmpty ? nil : text
  }
}

extension [Attribute] {
  /// An attribute of blanks is none.
  fileprivate var withoutOuterBlanks: [Attribute] {
    compactMap { attribute in
      attribute.value.unlessBlank.map { Attribute(name: attribute.name, value: $0) }
    }
  }
}
