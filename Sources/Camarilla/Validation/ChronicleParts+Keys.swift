// What rows are called, and what their attributes are: what no table could hold, or would read back
// otherwise.

extension ChronicleParts {
  /// Figures and sources without an id, attributes that a table has no column for, and citations that would
  /// be read otherwise. Kinds without a name are told of with what else is wrong with kinds.
  ///
  /// - Parameter isWritten: whether columns count in which nothing stands, as they do where a table is written.
  /// - Complexity: O(figures + sources + their attributes + citations).
  func keyProblems(isWritten: Bool = false) -> [Problem] {
    var problems = Diagnostics(limit: Diagnostics.mostListed)
    for (index, figure) in figures.enumerated() {
      guard let figure, figureRows[index] >= 0 else { continue }
      addKeyProblems(of: figure, row: figureRows[index], to: &problems)
    }
    for (row, source) in sources.enumerated() {
      addKeyProblems(of: source, row: row, to: &problems)
    }
    let known = Set(Relationship.fields.map(\.name))
    for attribute in table.attributes {
      guard let fault = AttributeFault(name: attribute.name, known: known) else { continue }
      let row = (0..<table.count).first { !attribute.column[$0].isEmpty }
      guard isWritten || row != nil && fault != .untrimmed(name: attribute.name) else { continue }
      problems.add(
        fault.problem(
          of: .init(
            table: .relationships, row: row ?? 0, field: attribute.name,
            id: row.map(table.id) ?? "")))
    }
    addCitationProblems(to: &problems)
    return problems.problems
  }

  private func addKeyProblems<Row: TableRow>(
    of row: Row, row number: Int, to problems: inout Diagnostics
  ) {
    if row.key.isEmpty {
      problems.add(
        .missing("id", of: .init(table: Row.table, row: number, field: "id", id: row.key)))
    }
    guard !row.attributes.isEmpty else { return }
    let known = Set(Row.fields.map(\.name))
    var names: Set<String> = []
    for attribute in row.attributes {
      let subject = Problem.Subject(
        table: Row.table, row: number, field: attribute.name, id: row.key)
      if let fault = AttributeFault(name: attribute.name, known: known) {
        problems.add(fault.problem(of: subject))
      } else if !names.insert(attribute.name).inserted {
        problems.add(.repeated(attribute, of: subject))
      }
    }
  }

  /// Citations that a cell with a list of them would not give back.
  private func addCitationProblems(to problems: inout Diagnostics) {
    let isFaulty = table.citationLists.map { list in list.contains { !$0.isListable } }
    guard isFaulty.contains(true) else { return }
    for row in 0..<table.count where isFaulty[Int(table.citations[row])] {
      for citation in table.citationLists[Int(table.citations[row])] where !citation.isListable {
        let text = citation.description
        problems.add(
          .error(
            citation.source.isEmpty
              ? "the citation '\(shortened(text))' names no source"
              : "the citation '\(shortened(text))' would be read otherwise",
            rule: citation.source.isEmpty ? .missingValue : .malformedValue,
            subject: subject(row: row, field: "citation"), text: text,
            expected: citation.source.isEmpty
              ? "the id of a source" : "no ';' in it, and no '#' in the id of the source"))
      }
    }
  }
}

extension Chronicle {
  /// What no table could hold, or would read back otherwise: nothing where a builder made the chronicle, but a part of
  /// a store has whatever another program wrote into that.
  ///
  /// - Complexity: O(figures + sources + their attributes + citations).
  package var keyProblems: [Problem] {
    let parts = ChronicleParts(
      of: self, figureRows: Array(figures.indices), trustsFigures: true)
    return parts.keyProblems(isWritten: true)
      + kinds.indices.filter { kinds[$0].name.isEmpty }.map {
        .missing("name", of: .init(table: .kinds, row: $0, field: "name", id: ""))
      }
  }
}

/// Why no column can bear the name of an attribute.
private enum AttributeFault: Equatable {
  case blank
  case untrimmed(name: String)
  case taken(name: String)

  /// Nil for a name that a column may have.
  ///
  /// - Parameter known: the columns that the attribute would stand beside.
  init?(name: String, known: Set<String>) {
    if name.isEmpty {
      self = .blank
    } else if name != name.withoutOuterBlanks {
      self = .untrimmed(name: name)
    } else if known.contains(name) {
      self = .taken(name: name)
    } else {
      return nil
    }
  }

  func problem(of subject: Problem.Subject) -> Problem {
    let whose = "the \(subject.table.rowName)"
    return switch self {
    case .blank:
      .error(
        "\(whose) has an attribute without a name", rule: .missingValue, subject: subject,
        expected: "a name")
    case .untrimmed(let name):
      .error(
        "\(whose) has an attribute '\(name)' with blanks around its name", rule: .strayBlanks,
        subject: subject, text: name, expected: "a name without")
    case .taken(let name):
      .error(
        "\(whose) has an attribute '\(name)', as a column of its table is called",
        rule: .malformedValue, subject: subject, text: name, expected: "another name")
    }
  }
}

extension Problem {
  /// A row of a chronicle without a text that every row needs.
  static func missing(
    _ field: String, of subject: Subject, expected: String = "a text that names it"
  ) -> Problem {
    .error(
      "the \(subject.table.rowName) has no \(field)", rule: .missingValue, subject: subject,
      text: "", expected: expected)
  }

  /// Of two attributes of one name a row has room for one only.
  static func repeated(_ attribute: Attribute, of subject: Subject) -> Problem {
    Problem(
      severity: .error, rule: .duplicateID,
      message:
        "the \(subject.table.rowName) has the attribute '\(shortened(attribute.name))' twice",
      subject: subject, text: attribute.value, expected: "every attribute once")
  }
}

extension Citation {
  /// Whether a cell that lists citations gives it back, given that there are no blanks around its texts.
  ///
  /// As ``list(_:)`` has it, without making a text.
  fileprivate var isListable: Bool {
    let (hash, semicolon) = (UInt8(ascii: "#"), UInt8(ascii: ";"))
    return !source.isEmpty && !source.utf8.contains { $0 == hash || $0 == semicolon }
      && locator?.utf8.contains(semicolon) != true
  }
}
