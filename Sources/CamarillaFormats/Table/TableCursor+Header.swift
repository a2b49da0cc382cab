import Camarilla

extension TableCursor {
  /// Reads the first record and tells the columns apart.
  ///
  /// After a header that lacks a required column no rows are read, for none could be understood.
  mutating func readHeader() throws(FormatsError) {
    switch try reader.next() {
    case .end:
      refuse("the file is empty", expected: "a header with the columns \(list(shape.required))")
    case .fault(let fault):
      report(fault)
      abandon()
    case .record:
      headings = (0..<min(reader.fieldCount, CSVReader.mostFields)).map {
        String(reader.text(at: $0).trimmingBlanks())
      }
      if reader.fieldCount > CSVReader.mostFields {
        refuse("the header has \(reader.fieldCount) columns", expected: "at most 65536")
        return
      }
      nameColumns()
      hasStartAndEnd =
        shape.table == .relationships && column(named: "when") == nil
        && column(named: "start") != nil
      checkColumns()
    }
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
    for index in headings.indices where headings[index].isEmpty {
      headings[index] = "column \(index + 1)"
      problems.append(
        Problem(
          severity: .warning, rule: .malformedTable,
          message: "column \(index + 1) has no name; it is kept as '\(headings[index])'",
          location: location(ofField: index), text: "", expected: "a name"))
    }
  }

  private mutating func checkColumns() {
    let headings = self.headings
    let known = self.known
    let missing = shape.required.filter { [hasStartAndEnd] name in
      !headings.contains(name) && !(name == "when" && hasStartAndEnd)
    }
    let strangers = headings.filter { !known.contains($0) }
    let strangerNames = NearestNames(strangers)
    var taken: Set<String> = []
    for name in missing {
      let suggestion = strangerNames.nearest(to: name)
      if let suggestion { taken.insert(suggestion) }
      let alternative = name == "when" ? " (or 'start' and 'end')" : ""
      let hint = suggestion.map { " — did you mean it by '\($0)'?" } ?? ""
      problems.append(
        Problem(
          severity: .error, rule: .malformedTable,
          message:
            "the header has no column '\(name)'\(alternative); it has \(list(headings))\(hint)",
          location: location(ofField: headings.firstIndex { $0 == suggestion } ?? 0),
          text: suggestion ?? shortened(headings.joined(separator: ",")), expected: name,
          suggestion: suggestion.map { _ in name }))
    }
    var seen: Set<String> = []
    let knownNames = NearestNames(known.filter { !headings.contains($0) })
    for (index, name) in headings.enumerated() {
      guard seen.insert(name).inserted else {
        problems.append(
          Problem(
            severity: .error, rule: .malformedTable,
            message: "the header has the column '\(name)' twice",
            location: location(ofField: index), text: name, expected: "every column once"))
        continue
      }
      guard !known.contains(name) else { continue }
      attributes.append((name, index))
      guard !taken.contains(name) else { continue }
      if shape.table == .relationships, name == "start" || name == "end",
        column(named: "when") != nil
      {
        problems.append(
          Problem(
            severity: .warning, rule: .malformedTable,
            message: "column '\(name)' is kept as it is; the rows are dated by 'when'",
            location: location(ofField: index), text: name))
      } else if let suggestion = knownNames.nearest(to: name) {
        problems.append(
          Problem(
            severity: .warning, rule: .malformedTable,
            message: "unknown column '\(name)' is kept as it is — did you mean '\(suggestion)'?",
            location: location(ofField: index), text: name,
            expected: "one of \(list(known))", suggestion: suggestion))
      }
    }
    if !missing.isEmpty { abandon() }
  }

  private mutating func refuse(_ message: String, expected: String) {
    problems.append(
      Problem(
        severity: .error, rule: .malformedTable, message: "\(message); expected \(expected)",
        location: .init(file: input.name, line: 1, column: 1), expected: expected))
    abandon()
  }

  private mutating func abandon() {
    isIncomplete = true
    reader.isFinished = true
  }
}

/// `a, b and c`, the first dozen of them.
package func list(_ names: [String]) -> String {
  let shown = names.prefix(12).map { shortened($0) }
  if names.count > 12 { return shown.joined(separator: ", ") + " and \(names.count - 12) more" }
  guard shown.count > 1 else { return shown.first ?? "nothing" }
  return shown.dropLast().joined(separator: ", ") + " and " + shown.last!
}
