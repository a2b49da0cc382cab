import Camarilla
import CamarillaFormats

/// Which column of a table stands in each slot of a mapping.
extension MappedTable {
  mutating func bind(
    _ slots: ColumnSlots, rule: TableRule, input: TableInput
  ) throws(FormatsError) {
    var problems: [Problem] = []
    let (name, headings) = (table.name, table.headings)
    let further = try lineOfHeader(of: slots, rule: rule, in: input)
    for (slot, column) in slots.names.enumerated() {
      if case .linked = slots.origins[slot] {
        columns.append(-1)
      } else if let index = headings.firstIndex(of: column) {
        columns.append(index)
        guard headings[(index + 1)...].contains(column) else { continue }
        let locations = headings.indices.filter { headings[$0] == column }.map {
          table.location(of: $0)
        }
        problems.append(
          Problem(
            severity: .error, rule: .malformedTable,
            message: "'\(name)' has the column '\(column)' twice",
            location: slots.locations[slot], text: column, expected: "every column once",
            relatedLocations: rule.columns == nil ? locations : []))
      } else if case .optional = slots.origins[slot] {
        columns.append(-1)
      } else {
        let suggestion = Suggestion(nearestTo: column, among: headings)
        // A position tells the columns of a table that has no names for them apart.
        let known = headings.indices.map { index in
          headings[index] + (rule.positions.map { " (\($0[index]))" } ?? "")
        }
        let hint = further.map {
          "; line \($0) looks like the header: 'header: \($0)' under 'table'"
        }
        let link = column.firstIndex(of: ".").map {
          ", and no look-up is called '\(shortened(String(column[..<$0])))'"
        }
        problems.append(
          Problem(
            severity: .error, rule: .malformedTable,
            message:
              "'\(name)' has no column '\(shortened(column))'\(link ?? ""); it has \(list(known, limit: 100))"
              + (hint ?? suggestion.hint),
            location: slots.locations[slot], text: column,
            expected: "one of \(headings.joined(separator: ", "))", suggestion: suggestion.text))
      }
    }
    if !problems.isEmpty { throw .invalid(InvalidChronicle(problems: problems)) }
  }

  /// The line further down that has more of the mapping's columns than the header, below a title or a note; nil where
  /// none has, or the mapping says where the header stands.
  private func lineOfHeader(
    of slots: ColumnSlots, rule: TableRule, in input: TableInput
  ) throws(FormatsError) -> Int? {
    guard rule.columns == nil, rule.headerLine == nil, slots.lacks(table.headings) else {
      return nil
    }
    var best: (columns: Int, line: Int) = (slots.count(in: table.headings), 0)
    for delimiter in [table.delimiter] + TableInput.delimiters {
      for line in 2...20 {
        var below = input
        (below.firstLine, below.progress) = (line, nil)
        guard let row = try below.firstRow(partedBy: delimiter) else { continue }
        let count = slots.count(in: row.fields)
        if count > best.columns { best = (count, row.line) }
      }
    }
    return best.line > 0 ? best.line : nil
  }
}
