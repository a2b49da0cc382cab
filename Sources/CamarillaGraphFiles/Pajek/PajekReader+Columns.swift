import Camarilla
import CamarillaFormats

/// A partition or vector as it is read.
struct PajekColumn {
  var column: AttributeColumn
  /// How many values its `*Vertices` announces.
  var expected = 0
  var count = 0
  var location: Problem.Location

  func isNotOf(_ vertices: Int) -> Bool { expected != vertices }

  /// It belongs to another network, and is left out.
  func misfit(of vertices: Int) -> Problem {
    let what = column.type == .integer ? "partition" : "vector"
    return .warning(
      "the \(what) '\(shortened(column.name))' has \(expected) values, and the network \(vertices)"
        + " vertices; it is left out", rule: .malformedTable, at: location,
      expected: "\(vertices) values")
  }
}

extension PajekReader {
  /// `*Partition faction`; the size follows with `*Vertices`.
  mutating func announceColumn(name: String, type: AttributeType) {
    let plain = type == .integer ? "partition" : "vector"
    // The file of one column knows its name by its path.
    if awaitsColumnSize, networks == 0, columns.count == 1 { return }
    beginColumn(name: name.isEmpty ? plain : PajekText.decoded(name), type: type)
  }

  mutating func beginColumn(name: String, type: AttributeType) {
    columns.append(
      PajekColumn(
        column: AttributeColumn(name: name, type: type),
        location: location(line: max(lines.number, 1))))
    awaitsColumnSize = true
    section = .none
  }

  mutating func readValue(_ line: inout PajekLine) {
    let index = line.index
    let last = columns.count - 1
    guard columns[last].count < columns[last].expected else {
      return refuse(
        "there are more than the \(columns[last].expected) values announced", line: line, at: index,
        expected: "\(columns[last].expected) values")
    }
    guard let (value, range) = line.number() else {
      return refuse("the line holds no number", line: line, at: index, expected: "a number")
    }
    if columns[last].column.type == .integer, value.rounded() != value {
      return refuse(
        "'\(shortened(line.text(of: range)))' is no class of a partition", line: line, at: index,
        expected: "a whole number", rule: .malformedValue)
    }
    if value != 999_999_998 {
      columns[last].column.values[columns[last].count] = line.text(of: range)
    }
    columns[last].count += 1
  }

  mutating func finishColumn() {
    let column = columns[columns.count - 1]
    guard column.count < column.expected else { return }
    diagnostics.add(
      .error(
        "there are \(column.count) values", at: location(line: lines.number),
        expected: "\(column.expected)"))
  }

  /// The columns of a network of so many vertices.
  func fittingColumns(of vertices: Int) -> [AttributeColumn] {
    columns.filter { !$0.isNotOf(vertices) }.map(\.column)
  }

  /// What was found of a file of one column.
  mutating func checkedColumns(of vertices: Int) throws(FormatsError) -> Diagnostics {
    if awaitsColumnSize {
      diagnostics.add(.error("the file has no '*Vertices'", at: location(line: 1)))
    }
    for column in columns where column.isNotOf(vertices) {
      diagnostics.add(column.misfit(of: vertices))
    }
    try diagnostics.check()
    return diagnostics
  }
}
