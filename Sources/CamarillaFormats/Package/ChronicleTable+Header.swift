import Camarilla

extension ChronicleTable {
  /// Reads the first record and tells the columns apart.
  ///
  /// After a header that lacks a required column no rows are read, for none could be understood.
  mutating func readHeader() throws(FormatsError) {
    let expected = "a header with the columns \(list(shape.required))"
    if let problem = try table.readHeader(expecting: expected) {
      diagnostics.add(problem)
      isIncomplete = true
      return
    }
    nameColumns()
    hasStartAndEnd =
      shape.table == .relationships && column(named: "when") == nil && column(named: "start") != nil
    checkColumns()
  }

  /// Whether the header has, or nearly has, one of the table's required columns.
  var looksLikeItsShape: Bool {
    let names = NearestNames(shape.required)
    return headings.contains { names.nearest(to: $0) != nil }
  }

  /// The columns that mean something in this table.
  private var known: [String] {
    hasStartAndEnd
      ? shape.required.filter { $0 != "when" } + ["start", "end"] + shape.optional
      : shape.required + shape.optional
  }

  private mutating func nameColumns() {
    let places = table.locations
    for index in headings.indices where headings[index].isEmpty {
      table.headings[index] = "column \(index + 1)"
      diagnostics.add(
        Problem(
          severity: .warning, rule: .malformedTable,
          message: "column \(index + 1) has no name; it is kept as '\(headings[index])'",
          location: places[index], text: "", expected: "a name"))
    }
  }

  private mutating func checkColumns() {
    let headings = self.headings
    let known = self.known
    let missing = shape.required.filter { [hasStartAndEnd] name in
      !headings.contains(name) && !(name == "when" && hasStartAndEnd)
    }
    let strangers = headings.filter { !known.contains($0) }
    let isOfRelationships = shape.table == .relationships
    // `Wen` is no misspelled `when`.
    let strangerNames = NearestNames(
      strangers.filter { !isOfRelationships || ForeignHeadings.meaning(of: $0) == nil })
    var taken: Set<String> = []
    for name in missing {
      // One that differs in case alone is it, whatever others are near.
      let suggestion =
        strangers.first { $0.withoutCaseAndAccents == name } ?? strangerNames.nearest(to: name)
      let foreign =
        isOfRelationships ? ForeignHeadings.heading(meaning: name, among: strangers) : nil
      let isOwn = suggestion?.withoutCaseAndAccents == name
      if let suggestion { taken.insert(suggestion) }
      let alternative = name == "when" ? " (or 'start' and 'end')" : ""
      let hint = Suggestion(isOwn ? suggestion : foreign ?? suggestion).hintOfHeading
      diagnostics.add(
        Problem(
          severity: .error, rule: .malformedTable,
          message:
            "the header has no column '\(name)'\(alternative); it has \(list(headings))\(hint)",
          location: table.location(of: headings.firstIndex { $0 == suggestion } ?? 0),
          text: suggestion ?? shortened(headings.joined(separator: ",")), expected: name,
          suggestion: suggestion.map { _ in name }))
    }
    var seen: Set<String> = []
    let places = table.locations
    let knownNames = NearestNames(known.filter { !headings.contains($0) })
    for (index, name) in headings.enumerated() {
      guard seen.insert(name).inserted else {
        diagnostics.add(
          Problem(
            severity: .error, rule: .malformedTable,
            message: "the header has the column '\(shortened(name))' twice",
            location: places[index], text: name, expected: "every column once"))
        continue
      }
      guard !known.contains(name) else { continue }
      attributes.append((name, index))
      guard !taken.contains(name) else { continue }
      if shape.table == .relationships, name == "start" || name == "end",
        column(named: "when") != nil
      {
        diagnostics.add(
          Problem(
            severity: .warning, rule: .malformedTable,
            message: "column '\(shortened(name))' is kept as it is; the rows are dated by 'when'",
            location: places[index], text: name))
        continue
      }
      // A heading of another language is no misspelled one of ours.
      if isOfRelationships, ForeignHeadings.meaning(of: name) != nil { continue }
      let suggestion = Suggestion(knownNames.allNearest(to: name))
      if suggestion.text == nil { continue }
      diagnostics.add(
        .warning(
          "unknown column '\(shortened(name))' is kept as it is", rule: .malformedTable,
          at: places[index], text: name, expected: "one of \(list(known))",
          suggestion: suggestion))
    }
    if !missing.isEmpty {
      isIncomplete = true
      table.abandon()
    }
  }
}
