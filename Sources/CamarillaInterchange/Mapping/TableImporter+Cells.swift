import Camarilla
import CamarillaFormats

/// The texts of one relationship.
struct RowTexts {
  var id = ""
  var post = ""
  var note = ""
  var attributes: [String] = []
  /// Where years are merged: the citations, without locators that are a row's line.
  var citations: [Citation] = []
}

extension TableImporter {
  // MARK: Lookups

  /// The place of what a text means among a lookup's results; nil for an unknown one.
  mutating func result(
    _ rule: TextRule, _ lookup: Lookup, _ table: borrowing MappedTable
  ) -> Int? {
    guard let slot = rule.singleColumn else { return lookup.result(table.plainText(rule)) }
    let bytes = unsafe table.cell(slot)
    if let known = unsafe memories[lookup.memory].value(of: bytes) { return Int(known) }
    guard let result = lookup.result(table.text(slot)) else { return nil }
    unsafe memories[lookup.memory].set(Int32(result), for: bytes)
    return result
  }

  /// A number, 1 where there is none.
  func checked(
    _ value: Double, _ rule: NumberRule, _ name: String, _ slot: Int?
  ) throws(DateStop) -> Double {
    let number = (rule.isAbsolute ? abs(value) : value) * rule.scale
    let isWeight = name == "weight"
    if isWeight ? number > 0 && number.isFinite : number >= 0 && number <= 1 { return number }
    if isWeight, number == 0 { throw .skip(reason: "the weight is 0") }
    throw .fault(
      CellFault(
        rule: isWeight ? .weightOutOfRange : .confidenceOutOfRange, slot: slot,
        message: "the \(name) is \(shortest(number))",
        expected: isWeight
          ? "a number above 0; the key 'ranges' in the mapping can skip others"
          : "a number from 0 to 1"))
  }

  mutating func number(
    _ rule: NumberRule?, _ name: String, _ table: borrowing MappedTable
  ) throws(DateStop) -> Double {
    guard let rule else { return 1 }
    let slot = rule.text.slots.first
    if let lookup = rule.text.lookup {
      guard let result = result(rule.text, lookup, table) else {
        let text = table.plainText(rule.text)
        if text.isEmpty { return 1 }
        // A number that is not mapped to another one stands for itself.
        if let number = plainNumber(text[...]) { return try checked(number, rule, name, slot) }
        throw .unmapped(text, lookup, slot: slot)
      }
      if lookup.results[result].isSkip {
        throw .skip(reason: lookup.skipReason(table.plainText(rule.text)))
      }
      return try checked(resultNumbers[lookup.memory][result], rule, name, slot)
    }
    if let column = rule.text.singleColumn {
      let bytes = unsafe table.cell(column)
      if bytes.isEmpty { return 1 }
      if let number = unsafe decimalNumber(bytes) { return try checked(number, rule, name, slot) }
    }
    let text = table.plainText(rule.text)
    if text.isEmpty { return 1 }
    if let number = plainNumber(text[...]) { return try checked(number, rule, name, slot) }
    throw .fault(
      CellFault(
        rule: .malformedValue, slot: slot,
        message: "the \(name) '\(shortened(text))' is no number", expected: "a number such as 0.5",
        suggestion: numberMeant(by: text)))
  }

  func text(_ rule: TextRule?, _ table: borrowing MappedTable) throws(DateStop) -> String {
    guard let rule else { return "" }
    if rule.lookup == nil { return table.plainText(rule) }
    switch table.outcome(rule) {
    case .text(let text): return text
    case .blank: return ""
    case .skip(let reason): throw .skip(reason: reason)
    case .unmapped(let text, let lookup):
      throw .unmapped(text, lookup, slot: rule.slots.first)
    }
  }

  /// A relationship's id, which no other may have.
  mutating func id(_ rule: TextRule?, _ table: borrowing MappedTable) throws(DateStop) -> String {
    guard let rule else { return "" }
    let id = try text(rule, table)
    if id.isEmpty { return "" }
    let bytes = Array(id.utf8)
    if let line = idLines.value(of: bytes) {
      throw .fault(
        CellFault(
          rule: .duplicateID, slot: rule.slots.first,
          message: "duplicate id '\(shortened(id))', which line \(line) has",
          expected: "every id once"))
    }
    idLines.set(Int32(clamping: table.line), for: bytes)
    return id
  }

  // MARK: Periods

  mutating func period(
    _ rule: WhenRule, _ table: borrowing MappedTable, _ builder: inout Chronicle.Builder
  ) throws(DateStop) -> Int32 {
    // A period's index and whether it was loosened.
    let known = key(rule.slots, rule.memory, table)
    if let known {
      report.loosenedDates += Int(known & 1)
      return known >> 1
    }
    let (period, isLoosened) = try table.period(rule)
    let index = builder.intern(period)
    remember(index << 1 | (isLoosened ? 1 : 0), rule.slots, rule.memory, table)
    report.loosenedDates += isLoosened ? 1 : 0
    return index
  }

  /// What was made of some cells before. Leaves them joined in `scratch`, unless it is but one.
  mutating func key(
    _ slots: [Int], _ memory: Int, _ table: borrowing MappedTable
  ) -> Int32? {
    if slots.count == 1 { return unsafe memories[memory].value(of: table.cell(slots[0])) }
    scratch.removeAll(keepingCapacity: true)
    for slot in slots {
      unsafe scratch.append(contentsOf: table.cell(slot))
      // Text holds no NUL.
      scratch.append(0)
    }
    return memories[memory].value(of: scratch)
  }

  /// Remembers what was made of the cells of which `key` was just asked.
  mutating func remember(
    _ value: Int32, _ slots: [Int], _ memory: Int, _ table: borrowing MappedTable
  ) {
    if slots.count == 1 {
      unsafe memories[memory].set(value, for: table.cell(slots[0]))
    } else {
      memories[memory].set(value, for: scratch)
    }
  }

  // MARK: Citations

  mutating func citations(
    _ index: Int, _ table: borrowing MappedTable, _ builder: inout Chronicle.Builder
  ) throws(DateStop) -> Int32 {
    if mapping.relationships[index].citations.isEmpty { return RelationshipTable.noCitations }
    if let known = constantCitations[index] { return known }
    let citations = try citationTexts(index, table, mergingRows: false)
    declareSources(citations, &builder)
    let rules = mapping.relationships[index].citations.flatMap { [$0.source, $0.locator] }
    if rules.contains(where: { $0?.usesLine == true }) { return builder.append(citations) }
    let list = builder.intern(citations)
    if rules.allSatisfy({ $0?.slots.isEmpty != false }) { constantCitations[index] = list }
    return list
  }

  func citationTexts(
    _ index: Int, _ table: borrowing MappedTable, mergingRows: Bool
  ) throws(DateStop) -> [Citation] {
    var citations: [Citation] = []
    for rule in mapping.relationships[index].citations {
      let source = try text(rule.source, table)
      if source.isEmpty { continue }
      guard let locatorRule = rule.locator else {
        citations += Citation.list(source)
        continue
      }
      if mergingRows, locatorRule.usesLine {
        citations.append(Citation(source: source))
        continue
      }
      let locator = try text(locatorRule, table)
      let citation = Citation(source: source, locator: locator.isEmpty ? nil : locator)
      guard Citation.list(citation.description) == [citation] else {
        throw .fault(
          CellFault(
            rule: .malformedValue, slot: (locatorRule.slots + rule.source.slots).first,
            message: "the citation '\(shortened(citation.description))' would read otherwise",
            expected: "a source without '#' and a locator without ';'"))
      }
      citations.append(citation)
    }
    return citations
  }

  /// Sources that rows name and the mapping doesn't declare go by their ids.
  mutating func declareSources(_ citations: [Citation], _ builder: inout Chronicle.Builder) {
    for citation in citations where sourceIDs.insert(citation.source).inserted {
      builder.add(Source(id: citation.source, title: citation.source))
    }
  }

  // MARK: Rows

  mutating func add(
    _ index: Int, _ kind: UInt16, _ ends: (source: Int32, target: Int32), _ when: Int32,
    _ weight: Double, _ confidence: Double, _ texts: RowTexts, _ citations: Int32,
    _ builder: inout Chronicle.Builder
  ) {
    let row = builder.append(
      kind: kind, source: ends.source, target: ends.target, when: when, weight: weight,
      confidence: confidence, citations: citations)
    if !texts.id.isEmpty { builder.setID(texts.id, row: row) }
    if !texts.post.isEmpty { builder.setPost(texts.post, row: row) }
    if !texts.note.isEmpty { builder.setNote(texts.note, row: row) }
    for (column, text) in zip(attributeColumns[index], texts.attributes) where !text.isEmpty {
      builder.setAttribute(column, text, row: row)
    }
    report.relationships += 1
  }
}
