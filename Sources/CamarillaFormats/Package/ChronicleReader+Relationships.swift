import Camarilla

extension ChronicleReader {
  /// Reads the relationships: the table that may have a million rows, so whatever rows have in common
  /// is made into a value once.
  mutating func readRelationships(_ table: inout ChronicleTable) throws(FormatsError) {
    var texts = RowTexts()
    let columns = RelationshipColumns(table)
    builder.table.headings = Set(table.headings)
    let attributes = table.attributes.map { name, column in
      (attribute: builder.attributeColumn(named: name), column: column)
    }
    let hasTexts =
      columns.id != nil || columns.post != nil || columns.note != nil || !attributes.isEmpty
    while true {
      switch try table.next() {
      case .end:
        if batches != nil { try handOverBatch(&table, isLast: true) }
        return
      case .damaged: continue
      case .row: break
      }
      let row = table.locations.count
      // Most of the time goes in waiting for memory, so the waits are begun together.
      let kindProbe = unsafe texts.kinds.probe(table.cell(in: columns.kind))
      let sourceProbe = unsafe texts.figures.probe(table.cell(in: columns.source))
      let targetProbe = unsafe texts.figures.probe(table.cell(in: columns.target))
      let plainPeriod = PlainPeriod(utf8: unsafe table.cell(in: columns.when).span)
      let periodProbe = plainPeriod.map { texts.plainPeriods.probe($0.word) }
      let kind =
        kindProbe.value.map { UInt16(truncatingIfNeeded: $0) }
        ?? kind(column: columns.kind, table: &table, texts: &texts)
      let source =
        sourceProbe.value ?? figure(column: columns.source, table: &table, texts: &texts)
      let target =
        targetProbe.value ?? figure(column: columns.target, table: &table, texts: &texts)
      let period =
        periodProbe?.value ?? plainPeriod.flatMap { self.period($0, texts: &texts) }
        ?? period(columns: columns, table: &table, texts: &texts)
      let weight = number(column: columns.weight, table: &table, fault: Problem.ofWeight)
      let confidence = number(
        column: columns.confidence, table: &table, fault: Problem.ofConfidence)
      let citations = citations(column: columns.citation, table: &table, texts: &texts)
      let added = builder.append(
        kind: kind, source: source, target: target, when: period, weight: weight,
        confidence: confidence, citations: citations)
      assert(added == row)
      if hasTexts { setTexts(of: row, columns: columns, attributes: attributes, table: &table) }
      table.acceptRow()
      if row == Self.sampledRows, batches == nil {
        builder.reserveCapacity(min(table.expectedRows, Self.mostReserved))
      }
      if batches != nil { try handOverBatch(&table, isLast: false) }
    }
  }

  /// After so many rows it is clear how long rows are, so that columns needn't be moved each time they have doubled; of a
  /// table of more than the most, they are.
  private static let (sampledRows, mostReserved) = (4_096, 1 << 22)

  // MARK: Cells

  private mutating func setTexts(
    of row: Int, columns: RelationshipColumns, attributes: [(attribute: Int, column: Int)],
    table: inout ChronicleTable
  ) {
    if unsafe !table.cell(in: columns.id).isEmpty {
      builder.setID(table.text(in: columns.id), row: row)
    }
    if unsafe !table.cell(in: columns.post).isEmpty {
      builder.setPost(table.text(in: columns.post), row: row)
    }
    if unsafe !table.cell(in: columns.note).isEmpty {
      builder.setNote(table.text(in: columns.note), row: row)
    }
    for (attribute, column) in attributes where unsafe !table.cell(in: column).isEmpty {
      builder.setAttribute(attribute, value: table.text(in: column), row: row)
    }
  }

  private mutating func kind(
    column: Int?, table: inout ChronicleTable, texts: inout RowTexts
  ) -> UInt16 {
    let bytes = unsafe table.cell(in: column)
    if let known = unsafe texts.kinds.value(of: bytes) { return UInt16(known) }
    if bytes.isEmpty {
      missing(column: column, table: &table, expected: "the name of a kind")
      return builder.mention(kind: "")
    }
    let index = builder.mention(kind: table.text(in: column))
    unsafe texts.kinds.set(Int32(index), for: bytes)
    return index
  }

  private mutating func figure(
    column: Int?, table: inout ChronicleTable, texts: inout RowTexts
  ) -> Int32 {
    let bytes = unsafe table.cell(in: column)
    if let known = unsafe texts.figures.value(of: bytes) { return known }
    if bytes.isEmpty {
      missing(column: column, table: &table, expected: "the id of a figure")
      return builder.mention(figure: "")
    }
    // Equal ids in NFC and NFD have different bytes; the builder compares them as texts.
    let index = builder.mention(figure: Figure.ID(table.text(in: column)))
    unsafe texts.figures.set(index, for: bytes)
    return index
  }

  private mutating func citations(
    column: Int?, table: inout ChronicleTable, texts: inout RowTexts
  ) -> Int32 {
    let bytes = unsafe table.cell(in: column)
    if bytes.isEmpty { return RelationshipTable.noCitations }
    if let known = unsafe texts.citations.value(of: bytes) { return known }
    let citations = Citation.list(table.text(in: column))
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
  ///
  /// - Parameter fault: what is wrong with a number of a text.
  private mutating func number(
    column: Int?, table: inout ChronicleTable, fault: (Double, String?) -> Problem?
  ) -> Double {
    let bytes = unsafe table.cell(in: column)
    if bytes.isEmpty { return 1 }
    if let number = unsafe decimalNumber(from: bytes) {
      // Numbers from 0 to 1 are fine as either.
      if number > 0, number <= 1 { return number }
      if fault(number, nil) != nil, let problem = fault(number, table.text(in: column)) {
        table.report(problem, column: column, id: rowID(of: table))
      }
      return number
    }
    let text = table.text(in: column)
    let meant = MeantNumber(text)
    let heading = table.headings[column!]
    damage(column: column, table: table)
    table.report(
      .malformedValue,
      message: "\(heading) '\(shortened(text))' is not a number; expected a number such as 1 or 0.5"
        + meant.ambiguity,
      column: column, id: rowID(of: table), expected: "a number such as 1 or 0.5",
      suggestion: meant.suggestion)
    return 1
  }

  /// Nil for one that the calendar doesn't have, of which the reader of any date tells what is wrong.
  private mutating func period(_ plain: PlainPeriod, texts: inout RowTexts) -> Int32? {
    if let known = texts.plainPeriods.value(of: plain.word) { return known }
    guard let period = plain.period else { return nil }
    let index = builder.append(period)
    texts.plainPeriods.set(index, for: plain.word)
    return index
  }

  private mutating func period(
    columns: RelationshipColumns, table: inout ChronicleTable, texts: inout RowTexts
  ) -> Int32 {
    guard table.hasStartAndEnd else {
      let bytes = unsafe table.cell(in: columns.when)
      if let known = unsafe texts.periods.value(of: bytes) { return known }
      do throws(DateError) {
        let (period, remark) = try Period.reading(utf8: unsafe bytes.span)
        let index = builder.append(period)
        // The rows that repeat the text are read like this one.
        unsafe texts.periods.set(index, for: bytes)
        if let remark { table.report(remark, column: columns.when, id: rowID(of: table)) }
        return index
      } catch {
        damage(column: columns.when, table: table)
        table.report(error, column: columns.when, id: rowID(of: table))
        return builder.intern(Self.noPeriod)
      }
    }
    unsafe texts.join(table.cell(in: columns.start), table.cell(in: columns.end))
    if let known = texts.periods.value(of: texts.pair) { return known }
    guard let period = period(fromStart: columns.start, end: columns.end, table: &table) else {
      damagedCells[table.locations.count, default: []].insert("when")
      return builder.intern(Self.noPeriod)
    }
    let index = builder.append(period)
    texts.periods.set(index, for: texts.pair)
    return index
  }

  /// The period of a row with a `start` column: without an `end` column a date; with a blank
  /// `end` an interval that is open there, or ends with the range of years that is its `start`; with a blank `start`
  /// one whose start is unknown.
  private mutating func period(
    fromStart start: Int?, end: Int?, table: inout ChronicleTable
  ) -> Period? {
    do throws(DateError) {
      guard let end else {
        let (period, remark) = try Period.reading(utf8: unsafe table.cell(in: start).span)
        if let remark { table.report(remark, column: start, id: rowID(of: table)) }
        return period
      }
      if unsafe table.cell(in: start).isEmpty, unsafe table.cell(in: end).isEmpty {
        throw DateError(kind: .empty, text: "", offset: 0, expected: "a date, for instance 1926-05")
      }
      let hasEnd = unsafe !table.cell(in: end).isEmpty
      let first = report(column: start, table: &table) { table throws(DateError) in
        try unsafe intervalEnd(bytes: table.cell(in: start), side: .start, blank: .unknown)
      }
      var blankEnd = Period.End.open
      if let remark = first?.remark {
        table.report(
          hasEnd ? remark : remark.ofBothEnds, column: start, id: rowID(of: table))
        blankEnd = remark.lastYear.map(Period.End.date) ?? .open
      }
      // Of both ends is told what is wrong with them.
      let last = report(column: end, table: &table) { table throws(DateError) in
        try unsafe intervalEnd(bytes: table.cell(in: end), side: .end, blank: blankEnd)
      }
      if let remark = last?.remark { table.report(remark, column: end, id: rowID(of: table)) }
      guard let first, let last else { return nil }
      return report(column: end, table: &table) { _ throws(DateError) in
        try Period(start: first.end, end: last.end)
      }
    } catch {
      table.report(error, column: start, id: rowID(of: table))
      return nil
    }
  }

  /// What is made of a cell; nil, and an error, where it is no date.
  private func report<Value>(
    column: Int?, table: inout ChronicleTable,
    _ read: (borrowing ChronicleTable) throws(DateError) -> Value
  ) -> Value? {
    do throws(DateError) {
      return try read(table)
    } catch {
      table.report(error, column: column, id: rowID(of: table))
      return nil
    }
  }

  private func intervalEnd(
    bytes: UnsafeBufferPointer<UInt8>, side: Period.End.Side, blank: Period.End
  ) throws(DateError) -> (end: Period.End, remark: DateRemark?) {
    if bytes.isEmpty { return (blank, nil) }
    if unsafe bytes.elementsEqual("..".utf8) { return (.open, nil) }
    return try Period.End.suitable(utf8: unsafe bytes.span, of: side)
  }

  // MARK: Damage

  /// What stands in for a period that could not be read: nothing is certain of it.
  private static let noPeriod = Period.event(HistoricalDate(year: 0)!)

  private mutating func missing(column: Int?, table: inout ChronicleTable, expected: String) {
    damage(column: column, table: table)
    table.report(
      .missingValue,
      message: "the row has no \(table.headings[column ?? 0]); expected \(expected)",
      column: column, id: rowID(of: table), expected: expected)
  }

  private mutating func damage(column: Int?, table: borrowing ChronicleTable) {
    damagedCells[table.locations.count, default: []].insert(table.headings[column ?? 0])
  }

  private func rowID(of table: borrowing ChronicleTable) -> String {
    let own = table.text(in: table.column(named: "id"))
    return own.isEmpty
      ? RelationshipTable.generatedID(builder.table.takenRows + table.locations.count) : own
  }
}

/// Where the columns of relationships stand.
private struct RelationshipColumns {
  let id, kind, source, target, when, start, end: Int?
  let weight, confidence, post, citation, note: Int?

  init(_ table: borrowing ChronicleTable) {
    id = table.column(named: "id")
    kind = table.column(named: "kind")
    source = table.column(named: "source")
    target = table.column(named: "target")
    when = table.column(named: "when")
    start = table.column(named: "start")
    end = table.column(named: "end")
    weight = table.column(named: "weight")
    confidence = table.column(named: "confidence")
    post = table.column(named: "post")
    citation = table.column(named: "citation")
    note = table.column(named: "note")
  }
}

/// The texts that rows have in common, and what became of them.
private struct RowTexts {
  var kinds = ByteInterner()
  var figures = ByteInterner()
  var periods = ByteInterner()
  var plainPeriods = WordInterner()
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
