import Camarilla

/// What a table by itself is, as its header has it.
enum LoneTable {
  /// The table with the delimiter by which its columns are known, and what it is: one of relationships, unless all
  /// that figures, sources or kinds must have is there.
  ///
  /// - Parameter name: how messages and reports call the table.
  /// - Throws: ``FormatsError/foreignTable(path:reason:)`` where columns are missing to which no heading is near.
  static func recognized(
    _ input: TableInput, name: String
  ) throws(FormatsError) -> (input: TableInput, shape: TableShape) {
    if let declaring = try declaring(input) { return declaring }
    let found = try input.findingDelimiter(for: TableShape.relationships.names)
    try requireColumns(of: found, name: name)
    return (found, .relationships)
  }

  /// The table, where all that figures, sources or kinds must have is there; nil for any other.
  static func declaring(
    _ input: TableInput
  ) throws(FormatsError) -> (input: TableInput, shape: TableShape)? {
    for shape in [TableShape.figures, .sources, .kinds] {
      let found = try input.findingDelimiter(for: shape.names)
      let headings = try TableRows(found).headings.map(\.withoutCaseAndAccents)
      if shape.required.allSatisfy(headings.contains), !headings.contains("target") {
        return (found, shape)
      }
    }
    return nil
  }

  /// Whatever has the columns of something else is cleaned by a mapping, as it is imported.
  private static func requireColumns(
    of input: TableInput, name: String
  ) throws(FormatsError) {
    let shape = TableShape.relationships
    let headings = try TableRows(input).headings
    guard !headings.isEmpty else { return }
    // Lines above the header are told by whoever reads the table.
    let required = NearestNames(shape.required)
    let isNear = headings.contains { required.nearest(to: $0) != nil }
    if !isNear, !(try ChronicleReader.headerFurtherDown(of: input).isEmpty) { return }
    let known = headings.map { heading in
      let folded = heading.withoutCaseAndAccents
      if !shape.names.contains(folded), ForeignHeadings.meaning(of: heading) != nil { return "" }
      return NearestNames(shape.names).nearest(to: folded) ?? ""
    }
    let missing = shape.required.filter {
      !known.contains($0) && !($0 == "when" && known.contains("start"))
    }
    guard !missing.isEmpty else { return }
    let pairs = missing.compactMap { name in
      ForeignHeadings.heading(meaning: name, among: headings).map { "\(name): \($0)" }
    }
    throw .foreignTable(
      path: name,
      reason:
        "it has no column \(list(missing)); it has \(list(headings)), which a mapping can name"
        + (pairs.isEmpty || pairs.count < missing.count
          ? "" : ", such as '\(pairs.joined(separator: ", "))'"))
  }
}
