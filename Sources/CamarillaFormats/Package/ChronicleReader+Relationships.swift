import Camarilla

extension ChronicleReader {
  /// Reads the relationships: the table that may have a million rows, so whatever rows have in common
  /// is made into a value once.
  mutating func readRelationships(_ cursor: inout TableCursor) throws(FormatsError) {
    var texts = RowTexts()
    let columns = RelationshipColumns(cursor)
    let attributes = cursor.attributes.map { (builder.attributeColumn(named: $0.name), $0.column) }
    while true {
      switch try cursor.next() {
      case .end:
        if batches != nil { try handOverBatch(&cursor, isLast: true) }
        return
      case .damaged: continue
      case .row: break
      }
      let row = cursor.locations.count
      // Most of the time goes in waiting for memory, so the waits are begun together.
      let sourceProbe = unsafe texts.figures.probe(cursor.cell(in: columns.source))
      let targetProbe = unsafe texts.figures.probe(cursor.cell(in: columns.target))
      let periodProbe = unsafe texts.periods.probe(cursor.cell(in: columns.when))
      let kind = kind(column: columns.kind, cursor: &cursor, texts: &texts)
      let source =
        sourceProbe.value ?? figure(column: columns.source, cursor: &cursor, texts: &texts)
      let target =
        targetProbe.value ?? figure(column: columns.target, cursor: &cursor, texts: &texts)
      let period =
        (cursor.hasStartAndEnd ? nil : periodProbe.value)
        ?? period(columns: columns, cursor: &cursor, texts: &texts)
      let weight = number(column: columns.weight, cursor: &cursor)
      let confidence = number(column: columns.confidence, cursor: &cursor)
      let citations = citations(column: columns.citation, cursor: &cursor, texts: &texts)
      let added = builder.append(
        kind: kind, source: source, target: target, when: period, weight: weight,
        confidence: confidence, citations: citations)
      assert(added == row)
      if unsafe !cursor.cell(in: columns.id).isEmpty {
        builder.setID(cursor.text(in: columns.id), row: row)
      }
      if unsafe !cursor.cell(in: columns.post).isEmpty {
        builder.setPost(cursor.text(in: columns.post), row: row)
      }
      if unsafe !cursor.cell(in: columns.note).isEmpty {
        builder.setNote(cursor.text(in: columns.note), row: row)
      }
      for (attribute, column) in attributes where unsafe !cursor.cell(in: column).isEmpty {
        builder.setAttribute(attribute, value: cursor.text(in: column), row: row)
      }
      cursor.acceptRow()
      if batches != nil { try handOverBatch(&cursor, isLast: false) }
    }
  }

  // MARK: Cells

  private mutating func kind(
    column: Int?, cursor: inout TableCursor, texts: inout RowTexts
  ) -> UInt16 {
    let bytes = unsafe cursor.cell(in: column)
    if let known = unsafe texts.kinds.value(of: bytes) { return UInt16(known) }
    if bytes.isEmpty {
      missing(column: column, cursor: &cursor, expected: "the name of a kind")
      return builder.mention(kind: "")
    }
    let index = builder.mention(kind: cursor.text(in: column))
    unsafe texts.kinds.set(Int32(index), for: bytes)
    return index
  }

  private mutating func figure(
    column: Int?, cursor: inout TableCursor, texts: inout RowTexts
  ) -> Int32 {
    let bytes = unsafe cursor.cell(in: column)
    if let known = unsafe texts.figures.value(of: bytes) { return known }
    if bytes.isEmpty {
      missing(column: column, cursor: &cursor, expected: "the id of a figure")
      return builder.mention(figure: "")
    }
    // Equal ids in NFC and NFD have different bytes; the builder compares them as texts.
    let index = builder.mention(figure: cursor.text(in: column))
    unsafe texts.figures.set(index, for: bytes)
    return index
  }

  private mutating func citations(
    column: Int?, cursor: inout TableCursor, texts: inout RowTexts
  ) -> Int32 {
    let bytes = unsafe cursor.cell(in: column)
    if bytes.isEmpty { return RelationshipTable.noCitations }
    if let known = unsafe texts.citations.value(of: bytes) { return known }
    let citations = Citation.list(cursor.text(in: column))
    if infersNames {
      for citation in citations where inferredSources.insert(citation.source).inserted {
        builder.add(Source(id: citation.source, title: citation.source))
      }
    }
    let index = builder.intern(citations)
    unsafe texts.citations.set(index, for: bytes)
    return index
  }

  /// A number that a blank cell leaves at 1.
  private mutating func number(column: Int?, cursor: inout TableCursor) -> Double {
    let bytes = unsafe cursor.cell(in: column)
    if bytes.isEmpty { return 1 }
    if let number = unsafe decimalNumber(from: bytes) { return number }
    let text = cursor.text(in: column)
    let meant = MeantNumber(text)
    let heading = cursor.headings[column!]
    damage(column: column, cursor: cursor)
    cursor.report(
      .malformedValue,
      message: "\(heading) '\(shortened(text))' is not a number; expected a number such as 1 or 0.5"
        + meant.ambiguity,
      column: column, id: rowID(of: cursor), expected: "a number such as 1 or 0.5",
      suggestion: meant.suggestion)
    return 1
  }

  private mutating func period(
    columns: RelationshipColumns, cursor: inout TableCursor, texts: inout RowTexts
  ) -> Int32 {
    guard cursor.hasStartAndEnd else {
      let bytes = unsafe cursor.cell(in: columns.when)
      if let known = unsafe texts.periods.value(of: bytes) { return known }
      do throws(DateError) {
        let (period, remark) = try Period.reading(utf8: unsafe bytes.span)
        let index = builder.append(period)
        // The rows that repeat the text are read like this one.
        unsafe texts.periods.set(index, for: bytes)
        if let remark { cursor.report(remark, column: columns.when, id: rowID(of: cursor)) }
        return index
      } catch {
        damage(column: columns.when, cursor: cursor)
        cursor.report(error, column: columns.when, id: rowID(of: cursor))
        return builder.intern(Self.noPeriod)
      }
    }
    unsafe texts.join(cursor.cell(in: columns.start), cursor.cell(in: columns.end))
    if let known = texts.periods.value(of: texts.pair) { return known }
    guard let period = period(fromStart: columns.start, end: columns.end, cursor: &cursor) else {
      damagedCells[cursor.locations.count, default: []].insert("when")
      return builder.intern(Self.noPeriod)
    }
    let index = builder.append(period)
    texts.periods.set(index, for: texts.pair)
    return index
  }

  /// The period of a row with a `start` column: without an `end` column a date; with a blank
  /// `end` an interval that is open there; with a blank `start` one whose start is unknown.
  private mutating func period(
    fromStart start: Int?, end: Int?, cursor: inout TableCursor
  ) -> Period? {
    do throws(DateError) {
      guard let end else {
        let (period, remark) = try Period.reading(utf8: unsafe cursor.cell(in: start).span)
        if let remark { cursor.report(remark, column: start, id: rowID(of: cursor)) }
        return period
      }
      if unsafe cursor.cell(in: start).isEmpty, unsafe cursor.cell(in: end).isEmpty {
        throw DateError(kind: .empty, text: "", offset: 0, expected: "a date, for instance 1926-05")
      }
      var blankEnd = Period.End.open
      let first = try unsafe intervalEnd(
        bytes: cursor.cell(in: start), side: .start, blank: .unknown)
      if let remark = first.remark {
        cursor.report(remark, column: start, id: rowID(of: cursor))
        blankEnd = remark.lastYear.map(Period.End.date) ?? .open
      }
      do throws(DateError) {
        let last = try unsafe intervalEnd(bytes: cursor.cell(in: end), side: .end, blank: blankEnd)
        if let remark = last.remark { cursor.report(remark, column: end, id: rowID(of: cursor)) }
        return try Period(start: first.end, end: last.end)
      } catch {
        cursor.report(error, column: end, id: rowID(of: cursor))
        return nil
      }
    } catch {
      cursor.report(error, column: start, id: rowID(of: cursor))
      return nil
    }
  }

  private func intervalEnd(
    bytes: UnsafeBufferPointer<UInt8>, side: Period.End.Side, blank: Period.End
  ) throws(DateError) -> (end: Period.End, remark: DateRemark?) {
    if bytes.isEmpty { return (blank, nil) }
    if unsafe bytes.elementsEqual("..".utf8) { return (.open, nil) }
    return try Period.End.reading(utf8: unsafe bytes.span, of: side)
  }

  // MARK: Damage

  /// What stands in for a period that could not be read: nothing is certain of it.
  private static let noPeriod = Period.event(HistoricalDate(year: 0)!)

  private mutating func missing(column: Int?, cursor: inout TableCursor, expected: String) {
    damage(column: column, cursor: cursor)
    cursor.report(
      .missingValue,
      message: "the row has no \(cursor.headings[column ?? 0]); expected \(expected)",
      column: column, id: rowID(of: cursor), expected: expected)
  }

  private mutating func damage(column: Int?, cursor: borrowing TableCursor) {
    damagedCells[cursor.locations.count, default: []].insert(cursor.headings[column ?? 0])
  }

  private func rowID(of cursor: borrowing TableCursor) -> String {
    let own = cursor.text(in: cursor.column(named: "id"))
    return own.isEmpty
      ? RelationshipTable.generatedID(builder.table.takenRows + cursor.locations.count) : own
  }
}

/// Where the columns of relationships stand.
private struct RelationshipColumns {
  let id, kind, source, target, when, start, end: Int?
  let weight, confidence, post, citation, note: Int?

  init(_ cursor: borrowing TableCursor) {
    id = cursor.column(named: "id")
    kind = cursor.column(named: "kind")
    source = cursor.column(named: "source")
    target = cursor.column(named: "target")
    when = cursor.column(named: "when")
    start = cursor.column(named: "start")
    end = cursor.column(named: "end")
    weight = cursor.column(named: "weight")
    confidence = cursor.column(named: "confidence")
    post = cursor.column(named: "post")
    citation = cursor.column(named: "citation")
    note = cursor.column(named: "note")
  }
}

/// The texts that rows have in common, and what became of them.
private struct RowTexts {
  var kinds = ByteInterner()
  var figures = ByteInterner()
  var periods = ByteInterner()
  var citations = ByteInterner()
  private(set) var pair: [UInt8] = []

  /// Makes `pair` of two cells, with a byte between them that text does not hold.
  mutating func join(_ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>) {
    pair.removeAll(keepingCapacity: true)
    unsafe pair.append(contentsOf: first)
    pair.append(0)
    unsafe pair.append(contentsOf: second)
  }
}
