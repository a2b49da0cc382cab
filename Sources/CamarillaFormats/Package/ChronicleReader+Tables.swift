import Camarilla

// Figures, kinds and sources: tables of modest length, read into values. A row that can't be read
// still declares what its first column says, so that its users are not blamed for it.

extension ChronicleReader {
  mutating func readFigures(_ cursor: inout TableCursor) throws(FormatsError) {
    let (id, name) = (cursor.column("id"), cursor.column("name"))
    let (born, died) = (cursor.column("born"), cursor.column("died"))
    reading: while true {
      switch try cursor.next() {
      case .end: break reading
      case .damaged:
        if let key = cursor.salvagedText(id) {
          builder.add(Figure(id: key, name: key))
          cursor.acceptRow()
        }
        continue
      case .row: break
      }
      guard let key = cursor.key(id) else { continue }
      var figure = Figure(id: key, name: cursor.name(name, id: key))
      figure.born = cursor.date(born, id: key)
      figure.died = cursor.date(died, id: key)
      figure.attributes = cursor.rowAttributes()
      builder.add(figure)
      cursor.acceptRow()
    }
  }

  mutating func readSources(_ cursor: inout TableCursor) throws(FormatsError) {
    let (id, title) = (cursor.column("id"), cursor.column("title"))
    let author = cursor.column("author")
    let (published, url) = (cursor.column("published"), cursor.column("url"))
    reading: while true {
      switch try cursor.next() {
      case .end: break reading
      case .damaged:
        if let key = cursor.salvagedText(id) {
          builder.add(Source(id: key, title: key))
          cursor.acceptRow()
        }
        continue
      case .row: break
      }
      guard let key = cursor.key(id) else { continue }
      var source = Source(id: key, title: cursor.name(title, id: key))
      source.author = cursor.optionalText(author)
      source.published = cursor.optionalText(published)
      source.url = cursor.optionalText(url)
      source.attributes = cursor.rowAttributes()
      builder.add(source)
      cursor.acceptRow()
    }
  }

  mutating func readKinds(_ cursor: inout TableCursor) throws(FormatsError) {
    let (name, sign) = (cursor.column("name"), cursor.column("sign"))
    let directed = cursor.column("directed")
    reading: while true {
      switch try cursor.next() {
      case .end: break reading
      case .damaged:
        if let key = cursor.salvagedText(name) {
          builder.add(RelationshipKind(name: key, sign: .neutral, isDirected: false))
          cursor.acceptRow()
        }
        continue
      case .row: break
      }
      guard let key = cursor.key(name) else { continue }
      let kind = RelationshipKind(
        name: key, sign: cursor.sign(sign, id: key) ?? .neutral,
        isDirected: cursor.boolean(directed, id: key) ?? false)
      builder.add(kind)
      cursor.acceptRow()
    }
  }
}

extension TableCursor {
  /// The text that names the row; without one the row is reported and passed over.
  mutating func key(_ column: Int?) -> String? {
    let key = text(column)
    if !key.isEmpty { return key }
    let heading = headings[column ?? 0]
    report(
      .missingValue, "the row has no \(heading), and was passed over", column: column, id: "",
      expected: "a text that names it")
    return nil
  }

  /// The text that people read, for which the key stands in.
  fileprivate mutating func name(_ column: Int?, id: String) -> String {
    let name = text(column)
    if !name.isEmpty { return name }
    report(
      .missingValue, "'\(id)' has no \(headings[column ?? 0]); its id stands in for it",
      severity: .warning, column: column, id: id, expected: "a text")
    return id
  }

  func optionalText(_ column: Int?) -> String? {
    let text = text(column)
    return text.isEmpty ? nil : text
  }

  fileprivate mutating func date(_ column: Int?, id: String) -> HistoricalDate? {
    let bytes = unsafe cell(column)
    if bytes.isEmpty { return nil }
    do throws(DateError) {
      let (date, remark) = try HistoricalDate.reading(utf8: unsafe bytes.span)
      if let remark { report(remark, column: column, id: id) }
      return date
    } catch {
      report(error, column: column, id: id)
      return nil
    }
  }

  /// Tells of a date that was read although it is not plain EDTF.
  mutating func report(_ remark: DateRemark, column: Int?, id: String) {
    problems.append(
      Problem(
        .warning, .dateNotation, remark.description,
        subject: .init(
          table: shape.table, row: places.count, field: column.map { headings[$0] }, id: id),
        location: location(ofField: column ?? 0), text: shortened(remark.text),
        expected: "a date in EDTF", suggestion: remark.reading))
  }

  /// Reports a date that is none.
  mutating func report(_ error: DateError, column: Int?, id: String) {
    let rule: Problem.Rule =
      switch error.kind {
      case .empty: .missingValue
      case .endBeforeStart: .endBeforeStart
      default: .malformedDate
      }
    problems.append(
      Problem(
        .error, rule, error.description,
        subject: .init(
          table: shape.table, row: places.count, field: column.map { headings[$0] }, id: id),
        location: location(ofField: column ?? 0), text: shortened(error.text),
        expected: error.expected, suggestion: error.suggestionText))
  }

  fileprivate mutating func sign(_ column: Int?, id: String) -> RelationshipKind.Sign? {
    switch text(column) {
    case "+1", "1", "+": return .positive
    case "0": return .neutral
    case "-1", "\u{2212}1", "-", "\u{2212}": return .negative
    case let other:
      report(
        .malformedValue, "sign '\(shortened(other))' of kind '\(id)' is none; expected -1, 0 or 1",
        column: column, id: id, expected: "-1, 0 or 1")
      return nil
    }
  }

  fileprivate mutating func boolean(_ column: Int?, id: String) -> Bool? {
    switch text(column).lowercased() {
    case "true", "1", "yes": return true
    case "false", "0", "no": return false
    case let other:
      report(
        .malformedValue,
        "'\(shortened(other))' doesn't say whether kind '\(id)' is directed; expected true or false",
        column: column, id: id, expected: "true or false")
      return nil
    }
  }
}
