import Camarilla

extension ChronicleReader {
  /// Reads the relationships: the table that may have a million rows, so whatever rows have in common
  /// is made into a value once.
  mutating func readRelationships(_ cursor: inout TableCursor) throws(FormatsError) {
    var texts = RowTexts()
    let columns = RelationshipColumns(cursor)
    let attributes = cursor.attributes.map { (builder.attributeColumn($0.name), $0.column) }
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
      let sourceProbe = unsafe texts.figures.probe(cursor.cell(columns.source))
      let targetProbe = unsafe texts.figures.probe(cursor.cell(columns.target))
      let periodProbe = unsafe texts.periods.probe(cursor.cell(columns.when))
      let kind = kind(columns.kind, &cursor, &texts)
      let source = sourceProbe.value ?? figure(columns.source, &cursor, &texts)
      let target = targetProbe.value ?? figure(columns.target, &cursor, &texts)
      let period =
        (cursor.hasStartAndEnd ? nil : periodProbe.value) ?? period(columns, &cursor, &texts)
      let weight = number(columns.weight, &cursor)
      let confidence = number(columns.confidence, &cursor)
      let citations = citations(columns.citation, &cursor, &texts)
      let added = builder.append(
        kind: kind, source: source, target: target, when: period, weight: weight,
        confidence: confidence, citations: citations)
      assert(added == row)
      if unsafe !cursor.cell(columns.id).isEmpty {
        builder.setID(cursor.text(columns.id), row: row)
      }
      if unsafe !cursor.cell(columns.post).isEmpty {
        builder.setPost(cursor.text(columns.post), row: row)
      }
      if unsafe !cursor.cell(columns.note).isEmpty {
        builder.setNote(cursor.text(columns.note), row: row)
      }
      for (attribute, column) in attributes where unsafe !cursor.cell(column).isEmpty {
        builder.setAttribute(attribute, cursor.text(column), row: row)
      }
      cursor.acceptRow()
      if batches != nil { try handOverBatch(&cursor, isLast: false) }
    }
  }

  // MARK: Cells

  private mutating func kind(
    _ column: Int?, _ cursor: inout TableCursor, _ texts: inout RowTexts
  ) -> UInt16 {
    let bytes = unsafe cursor.cell(column)
    if let known = unsafe texts.kinds.value(of: bytes) { return UInt16(known) }
    if bytes.isEmpty {
      missing(column, &cursor, expected: "the name of a kind")
      return builder.mention(kind: "")
    }
    let index = builder.mention(kind: cursor.text(column))
    unsafe texts.kinds.set(Int32(index), for: bytes)
    return index
  }

  private mutating func figure(
    _ column: Int?, _ cursor: inout TableCursor, _ texts: inout RowTexts
  ) -> Int32 {
    let bytes = unsafe cursor.cell(column)
    if let known = unsafe texts.figures.value(of: bytes) { return known }
    if bytes.isEmpty {
      missing(column, &cursor, expected: "the id of a figure")
      return builder.mention(figure: "")
    }
    // Equal ids in NFC and NFD have different bytes; the builder compares them as texts.
    let index = builder.mention(figure: cursor.text(column))
    unsafe texts.figures.set(index, for: bytes)
    return index
  }

  private mutating func citations(
    _ column: Int?, _ cursor: inout TableCursor, _ texts: inout RowTexts
  ) -> Int32 {
    let bytes = unsafe cursor.cell(column)
    if bytes.isEmpty { return RelationshipTable.noCitations }
    if let known = unsafe texts.citations.value(of: bytes) { return known }
    let citations = Citation.list(cursor.text(column))
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
  private mutating func number(_ column: Int?, _ cursor: inout TableCursor) -> Double {
    let bytes = unsafe cursor.cell(column)
    if bytes.isEmpty { return 1 }
    if let number = unsafe decimalNumber(bytes) { return number }
    let text = cursor.text(column)
    let meant = MeantNumber(text)
    let heading = cursor.headings[column!]
    damage(column, cursor)
    cursor.report(
      .malformedValue,
      "\(heading) '\(shortened(text))' is not a number; expected a number such as 1 or 0.5"
        + meant.ambiguity,
      column: column, id: rowID(cursor), expected: "a number such as 1 or 0.5",
      suggestion: meant.suggestion)
    return 1
  }

  private mutating func period(
    _ columns: RelationshipColumns, _ cursor: inout TableCursor, _ texts: inout RowTexts
  ) -> Int32 {
    guard cursor.hasStartAndEnd else {
      let bytes = unsafe cursor.cell(columns.when)
      if let known = unsafe texts.periods.value(of: bytes) { return known }
      do throws(DateError) {
        let (period, remark) = try Period.reading(utf8: unsafe bytes.span)
        let index = builder.append(period)
        // The rows that repeat the text are read like this one.
        unsafe texts.periods.set(index, for: bytes)
        if let remark { cursor.report(remark, column: columns.when, id: rowID(cursor)) }
        return index
      } catch {
        damage(columns.when, cursor)
        cursor.report(error, column: columns.when, id: rowID(cursor))
        return builder.intern(Self.noPeriod)
      }
    }
    unsafe texts.join(cursor.cell(columns.start), cursor.cell(columns.end))
    if let known = texts.periods.value(of: texts.pair) { return known }
    guard let period = period(fromStart: columns.start, end: columns.end, &cursor) else {
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
    fromStart start: Int?, end: Int?, _ cursor: inout TableCursor
  ) -> Period? {
    do throws(DateError) {
      guard let end else {
        let (period, remark) = try Period.reading(utf8: unsafe cursor.cell(start).span)
        if let remark { cursor.report(remark, column: start, id: rowID(cursor)) }
        return period
      }
      if unsafe cursor.cell(start).isEmpty, unsafe cursor.cell(end).isEmpty {
        throw DateError(.empty, text: "", offset: 0, expected: "a date, for instance 1926-05")
      }
      var blankEnd = Period.End.open
      let first = try unsafe intervalEnd(cursor.cell(start), .start, blank: .unknown)
      if let remark = first.remark {
        cursor.report(remark, column: start, id: rowID(cursor))
        blankEnd = remark.lastYear.map(Period.End.date) ?? .open
      }
      do throws(DateError) {
        let last = try unsafe intervalEnd(cursor.cell(end), .end, blank: blankEnd)
        if let remark = last.remark { cursor.report(remark, column: end, id: rowID(cursor)) }
        return try Period(start: first.end, end: last.end)
      } catch {
        cursor.report(error, column: end, id: rowID(cursor))
        return nil
      }
    } catch {
      cursor.report(error, column: start, id: rowID(cursor))
      return nil
    }
  }

  private func intervalEnd(
    _ bytes: UnsafeBufferPointer<UInt8>, _ side: Period.End.Side, blank: Period.End
  ) throws(DateError) -> (end: Period.End, remark: DateRemark?) {
    if bytes.isEmpty { return (blank, nil) }
    if unsafe bytes.elementsEqual("..".utf8) { return (.open, nil) }
    return try Period.End.reading(utf8: unsafe bytes.span, of: side)
  }

  // MARK: Damage

  /// What stands in for a period that could not be read: nothing is certain of it.
  private static let noPeriod = Period.event(HistoricalDate(year: 0)!)

  private mutating func missing(_ column: Int?, _ cursor: inout TableCursor, expected: String) {
    damage(column, cursor)
    cursor.report(
      .missingValue, "the row has no \(cursor.headings[column ?? 0]); expected \(expected)",
      column: column, id: rowID(cursor), expected: expected)
  }

  private mutating func damage(_ column: Int?, _ cursor: borrowing TableCursor) {
    damagedCells[cursor.locations.count, default: []].insert(cursor.headings[column ?? 0])
  }

  private func rowID(_ cursor: borrowing TableCursor) -> String {
    let own = cursor.text(cursor.column("id"))
    return own.isEmpty
      ? RelationshipTable.generatedID(builder.table.takenRows + cursor.locations.count) : own
  }
}

/// Where the columns of relationships stand.
private struct RelationshipColumns {
  let id, kind, source, target, when, start, end: Int?
  let weight, confidence, post, citation, note: Int?

  init(_ cursor: borrowing TableCursor) {
    id = cursor.column("id")
    kind = cursor.column("kind")
    source = cursor.column("source")
    target = cursor.column("target")
    when = cursor.column("when")
    start = cursor.column("start")
    end = cursor.column("end")
    weight = cursor.column("weight")
    confidence = cursor.column("confidence")
    post = cursor.column("post")
    citation = cursor.column("citation")
    note = cursor.column("note")
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
