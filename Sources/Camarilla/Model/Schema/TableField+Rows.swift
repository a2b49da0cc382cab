// What all rows do alike, column by column.

extension TableField {
  /// What somebody told a row in the column; nil where nobody did. A name that is the row's id stands in
  /// for one.
  package func told(_ row: Row) -> String? where Row: TableRow {
    let text = text(of: row)
    if case .name = content, text == row.key { return nil }
    return text.isEmpty ? nil : text
  }

  /// Has a row say what another says.
  package func copy(from other: Row, to row: inout Row) {
    switch content {
    case .key(let index), .name(let index): row[keyPath: index] = other[keyPath: index]
    case .text(let index): row[keyPath: index] = other[keyPath: index]
    case .date(let index): row[keyPath: index] = other[keyPath: index]
    case .period(let index): row[keyPath: index] = other[keyPath: index]
    case .number(let index, _, _): row[keyPath: index] = other[keyPath: index]
    case .citations(let index): row[keyPath: index] = other[keyPath: index]
    }
  }

  /// Takes the blanks off the ends of what a row says; what is nothing but blanks is nothing.
  fileprivate func trim(_ row: inout Row) where Row: TableRow {
    switch content {
    case .key(let index): row[keyPath: index] = row[keyPath: index].withoutOuterBlanks
    case .name(let index):
      guard !row[keyPath: index].isEmpty else { return }
      row[keyPath: index] = row[keyPath: index].unlessBlank ?? row.key
    case .text(let index): row[keyPath: index] = row[keyPath: index]?.unlessBlank
    case .citations(let index):
      guard !row[keyPath: index].isEmpty else { return }
      row[keyPath: index] = row[keyPath: index].map {
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
    if !attributes.isEmpty { row.furtherTexts = row.furtherTexts.withoutOuterBlanks }
    return row
  }

  /// What a row says beyond the columns that every table has: its supplementary columns, then its
  /// attributes. Of texts that it is given, one that is called as a supplementary column says what that
  /// does, wherever it comes from.
  package var furtherTexts: [Attribute] {
    get {
      let own = Self.fields.filter(\.isSupplementary).compactMap { field in
        field.told(self).map { Attribute(name: field.name, value: $0) }
      }
      return own + attributes
    }
    set {
      attributes = newValue
      for field in Self.fields where field.isSupplementary {
        field.copy(from: .blank, to: &self)
        guard let index = attributes.firstIndex(where: { $0.name == field.name }) else { continue }
        do throws(FieldFault) {
          try field.set(attributes[index].value, in: &self)
          attributes.remove(at: index)
        } catch {
          // What can't be read is kept as it is written.
        }
      }
    }
  }

  /// The row as a table keeps it: without blanks, and called by its id where nobody named it.
  package var settled: Self {
    var row = withoutOuterBlanks
    for case .name(let index) in Self.fields.map(\.content) where row[keyPath: index].isEmpty {
      row[keyPath: index] = row.key
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
      attribute.value.unlessBlank.map {
        Attribute(name: attribute.name.withoutOuterBlanks, value: $0)
      }
    }
  }
}
