import Camarilla
import CamarillaFormats

/// When a row's relationship holds.
enum RowTime {
  /// A period's index in the builder, and whether an end of it was left unknown that says more than
  /// EDTF can.
  case period(Int32, isLoosened: Bool)
  /// Years, months or days that are to be merged with others.
  case run(RunOfUnits)
  /// While both ends live, which is known only when all is read.
  case lives
}

/// What a row says of a relationship, beside its ends and its time.
struct RowClaim {
  let kind: UInt16
  let weight: Double
  let confidence: Double
  let texts: RowTexts
}

extension TableImporter {
  /// Makes one relationship of a row. Every cell is read before anything is kept of it, so that all its
  /// faults are told, and nothing is left behind of a row that is passed over.
  mutating func relationship(
    index: Int, table: borrowing MappedTable, builder: inout Chronicle.Builder
  ) -> RowOutcome {
    var stops = CellStops()
    let kind = stops.value { () throws(CellStop) in try self.kind(index: index, table: table) }
    let source = figure(
      rule: claimRules[index].rule.source, end: "source", table: table, stops: &stops)
    let target = figure(
      rule: claimRules[index].rule.target, end: "target", table: table, stops: &stops)
    if let source, let target, figures.id(of: source) == figures.id(of: target) {
      stops.skip("both ends are the same figure")
    }
    let weight = stops.value { () throws(CellStop) in
      try number(rule: claimRules[index].rule.weight, name: "weight", table: table)
    }
    let confidence = stops.value { () throws(CellStop) in
      try number(rule: claimRules[index].rule.confidence, name: "confidence", table: table)
    }
    let texts = texts(index: index, table: table, stops: &stops)
    let time = stops.value { () throws(CellStop) in
      try self.time(rule: claimRules[index].rule.when, table: table, builder: &builder)
    }
    guard stops.all.isEmpty, let kind, let source, let target, let weight, let confidence, let time
    else { return stopped(stops, table: table) }

    var ends = (
      source: keep(source, rule: claimRules[index].rule.source, table: table),
      target: keep(target, rule: claimRules[index].rule.target, table: table)
    )
    if kind.isReversed { ends = (ends.target, ends.source) }
    let claim = RowClaim(
      kind: kind.index, weight: weight, confidence: confidence, texts: texts)
    if !texts.citations.isEmpty { declareSources(texts.citations, table: table) }
    if !texts.id.isEmpty {
      claims.idLines[tableIndex].set(Int32(clamping: table.line), for: Array(texts.id.utf8))
    }
    if case .lives = time {
      claims.waiting.append(
        WaitingClaim(
          claim: claim, ends: ends, table: tableIndex, row: table.table.rows,
          location: table.location(at: nil)))
      return .waiting
    }
    let indices = (
      source: figures.index(of: ends.source, in: &builder),
      target: figures.index(of: ends.target, in: &builder)
    )
    switch time {
    case .period(let when, let isLoosened):
      report.loosenedDates += isLoosened ? 1 : 0
      noteBlankEnd(
        of: builder.table.periods[Int(when)], rule: claimRules[index].rule.when, table: table)
      let citations = citations(
        index: index, citations: texts.citations, line: table.line, builder: &builder)
      add(claim, ends: indices, when: when, citations: citations, builder: &builder)
    case .run(let run): merge(run, of: claim, ends: indices, line: table.line)
    case .lives: break
    }
    return .made
  }

  /// Why nothing came of a row; its faults are noted.
  private mutating func stopped(_ stops: CellStops, table: borrowing MappedTable) -> RowOutcome {
    if let reason = stops.skipReason { return .skipped(reason) }
    noteFaults(stops, table: table)
    return .faulty
  }

  private mutating func kind(
    index: Int, table: borrowing MappedTable
  ) throws(CellStop) -> (index: UInt16, isReversed: Bool) {
    switch claimRules[index].rule.kind {
    case .constant(_, let isReversed): return (bound.kinds[index], isReversed)
    case .lookup(let text):
      // The reader of mappings gives every such text a lookup.
      guard let lookup = text.lookup else { return (bound.kinds[index], false) }
      guard let result = try result(rule: text, lookup: lookup, table: table) else {
        throw .unmapped(table.plainText(rule: text), lookup, slot: text.slots.first)
      }
      return (bound.resultKinds[lookup.cache][result], lookup.results[result].isReversed)
    }
  }

  private mutating func time(
    rule: WhenRule, table: borrowing MappedTable, builder: inout Chronicle.Builder
  ) throws(CellStop) -> RowTime {
    if rule.followsLives { return .lives }
    if let unit = rule.merge, let run = try table.run(rule: rule, unit: unit) {
      return .run(run)
    }
    // A period's index and whether it was loosened.
    if let known = cache.value(of: rule.slots, cache: rule.cache, in: table) {
      return .period(known >> 1, isLoosened: known & 1 == 1)
    }
    let (period, isLoosened) = try table.period(rule: rule)
    let index = builder.intern(period)
    cache.remember(
      index << 1 | (isLoosened ? 1 : 0), of: rule.slots, cache: rule.cache, in: table)
    return .period(index, isLoosened: isLoosened)
  }

  /// Adds a relationship whose ends and period are indices of the builder.
  mutating func add(
    _ claim: RowClaim, ends: (source: Int32, target: Int32), when: Int32, citations: Int32,
    builder: inout Chronicle.Builder
  ) {
    let row = builder.append(
      kind: claim.kind, source: ends.source, target: ends.target, when: when,
      weight: claim.weight, confidence: claim.confidence, citations: citations)
    if !claim.texts.id.isEmpty { builder.setID(claim.texts.id, row: row) }
    if !claim.texts.post.isEmpty { builder.setPost(claim.texts.post, row: row) }
    if !claim.texts.note.isEmpty { builder.setNote(claim.texts.note, row: row) }
    for (column, text) in claim.texts.attributes {
      builder.setAttribute(column, value: text, row: row)
    }
    report.relationships += 1
    if builder.table.periods[Int(when)] == .undated { report.undated += 1 }
  }

  /// Notes what a blank end was taken for.
  private mutating func noteBlankEnd(
    of period: Period, rule: WhenRule, table: borrowing MappedTable
  ) {
    guard case .interval(let interval) = period, case .date = interval.start else { return }
    switch interval.end {
    case .unknown where table.hasBlankEnd(rule: rule):
      report.unknownEnds.add(table.location(at: nil))
    case .open where table.hasBlankEnd(rule: rule):
      report.openEnds.add(table.location(at: nil))
    default: break
    }
  }
}
