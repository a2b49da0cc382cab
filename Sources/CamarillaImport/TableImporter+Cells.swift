import Camarilla
import CamarillaFormats

/// The texts of one relationship.
struct RowTexts {
  var id = ""
  var post = ""
  var note = ""
  /// By their columns in the builder; those that a row leaves blank aren't there.
  var attributes: [(column: Int, text: String)] = []
  var citations: [RowCitation] = []
}

/// A citation, whose locator may be the number of its row's line behind a text.
struct RowCitation {
  var citation: Citation
  var linePrefix: String?

  func citation(line: Int) -> Citation {
    guard let linePrefix else { return citation }
    return Citation(source: citation.source, locator: "\(linePrefix)\(line)")
  }
}

extension TableImporter {
  // MARK: Lookups

  /// The place of what a text means among a lookup's results; nil for an unknown one.
  mutating func result(
    rule: TextRule, lookup: Lookup, table: borrowing MappedTable
  ) -> Int? {
    guard let slot = rule.singleColumn else {
      return lookup.result(from: table.plainText(rule: rule))
    }
    let bytes = unsafe table.cell(at: slot)
    if let known = unsafe memories[lookup.memory].value(of: bytes) { return Int(known) }
    guard let result = lookup.result(from: table.text(at: slot)) else { return nil }
    unsafe memories[lookup.memory].set(Int32(result), for: bytes)
    return result
  }

  /// A number, 1 where there is none.
  func checked(
    _ value: Double, rule: NumberRule, name: String, slot: Int?
  ) throws(RowStop) -> Double {
    let number = (rule.isAbsolute ? abs(value) : value) * rule.scale
    let isWeight = name == "weight"
    if isWeight ? number > 0 && number.isFinite : number >= 0 && number <= 1 { return number }
    if isWeight, number == 0 { throw .skip(SkipReason("the weight is 0")) }
    throw .fault(
      CellFault(
        rule: isWeight ? .weightOutOfRange : .confidenceOutOfRange, slot: slot,
        message: "the \(name) is \(shortest(of: number))",
        expected: isWeight
          ? "a number above 0; the key 'ranges' in the mapping can skip others"
          : "a number from 0 to 1"))
  }

  mutating func number(
    rule: NumberRule?, name: String, table: borrowing MappedTable
  ) throws(RowStop) -> Double {
    guard let rule else { return 1 }
    let slot = rule.text.slots.first
    if let lookup = rule.text.lookup {
      guard let result = result(rule: rule.text, lookup: lookup, table: table) else {
        let text = table.plainText(rule: rule.text)
        if text.isEmpty { return 1 }
        // A number that is not mapped to another one stands for itself.
        if let number = plainNumber(from: text[...]) {
          return try checked(number, rule: rule, name: name, slot: slot)
        }
        throw .unmapped(text, lookup, slot: slot)
      }
      if lookup.results[result].isSkip {
        throw .skip(SkipReason(value: table.plainText(rule: rule.text), lookup: lookup))
      }
      return try checked(resultNumbers[lookup.memory][result], rule: rule, name: name, slot: slot)
    }
    if let column = rule.text.singleColumn {
      let bytes = unsafe table.cell(at: column)
      if bytes.isEmpty { return 1 }
      if let number = unsafe decimalNumber(from: bytes) {
        return try checked(number, rule: rule, name: name, slot: slot)
      }
    }
    let text = table.plainText(rule: rule.text)
    if text.isEmpty { return 1 }
    if let number = plainNumber(from: text[...]) {
      return try checked(number, rule: rule, name: name, slot: slot)
    }
    let meant = MeantNumber(text)
    throw .fault(
      CellFault(
        rule: .malformedValue, slot: slot,
        message: "the \(name) '\(shortened(text))' is no number",
        expected: expected("a number such as 0.5", inPlaceOf: text) + meant.ambiguity,
        suggestion: meant.suggestion))
  }

  // MARK: Texts

  /// What a row says in words of a relationship.
  mutating func texts(
    index: Int, table: borrowing MappedTable, stops: inout RowStops
  ) -> RowTexts {
    var texts = RowTexts()
    texts.id =
      stops.value { () throws(RowStop) in
        try id(rule: mapping.relationships[index].id, table: table)
      } ?? ""
    texts.post =
      stops.value { () throws(RowStop) in
        try text(rule: mapping.relationships[index].post, table: table)
      } ?? ""
    texts.note =
      stops.value { () throws(RowStop) in
        try text(rule: mapping.relationships[index].note, table: table)
      } ?? ""
    for (place, column) in attributeColumns[index].enumerated() {
      let text = stops.value { () throws(RowStop) in
        try self.text(rule: mapping.relationships[index].attributes[place].text, table: table)
      }
      if let text, !text.isEmpty { texts.attributes.append((column, text)) }
    }
    if !mapping.relationships[index].citations.isEmpty, constantCitations[index] == nil {
      texts.citations =
        stops.value { () throws(RowStop) in try citationTexts(index: index, table: table) } ?? []
    }
    return texts
  }

  func text(rule: TextRule?, table: borrowing MappedTable) throws(RowStop) -> String {
    guard let rule else { return "" }
    if rule.lookup == nil { return table.plainText(rule: rule) }
    switch table.outcome(rule: rule) {
    case .text(let text): return text
    case .blank: return ""
    case .skip(let reason): throw .skip(reason)
    case .unmapped(let text, let lookup):
      throw .unmapped(text, lookup, slot: rule.slots.first)
    }
  }

  /// A relationship's id, which no other may have.
  private func id(
    rule: TextRule?, table: borrowing MappedTable
  ) throws(RowStop) -> String {
    guard let rule else { return "" }
    let id = try text(rule: rule, table: table)
    if !id.isEmpty, let line = idLines.value(of: Array(id.utf8)) {
      throw .fault(
        CellFault(
          rule: .duplicateID, slot: rule.slots.first,
          message: "duplicate id '\(shortened(id))', which line \(line) has",
          expected: "every id once"))
    }
    return id
  }

  // MARK: Memories

  /// What was made of some cells before.
  mutating func key(
    slots: [Int], memory: Int, table: borrowing MappedTable
  ) -> Int32? {
    if slots.count == 1 { return unsafe memories[memory].value(of: table.cell(at: slots[0])) }
    join(slots, table: table)
    return memories[memory].value(of: scratch)
  }

  /// Remembers what was made of cells of which nothing was known.
  mutating func remember(
    _ value: Int32, slots: [Int], memory: Int, table: borrowing MappedTable
  ) {
    if slots.count == 1 {
      unsafe memories[memory].set(value, for: table.cell(at: slots[0]))
    } else {
      join(slots, table: table)
      memories[memory].set(value, for: scratch)
    }
  }

  /// Puts cells one after the other into `scratch`.
  private mutating func join(_ slots: [Int], table: borrowing MappedTable) {
    scratch.removeAll(keepingCapacity: true)
    for slot in slots {
      unsafe scratch.append(contentsOf: table.cell(at: slot))
      // Text holds no NUL.
      scratch.append(0)
    }
  }

  // MARK: Citations

  /// The index of a row's list of citations, which is the same in every row where no cell and no line
  /// has a say in it.
  mutating func citations(
    index: Int, citations: [RowCitation], line: Int, builder: inout Chronicle.Builder
  ) -> Int32 {
    if mapping.relationships[index].citations.isEmpty { return RelationshipTable.noCitations }
    if let known = constantCitations[index] { return known }
    let list = self.list(citations, line: line, builder: &builder)
    let rules = mapping.relationships[index].citations.flatMap { [$0.source, $0.locator] }
    if rules.allSatisfy({ $0.map { $0.slots.isEmpty && !$0.usesLine } ?? true }) {
      constantCitations[index] = list
    }
    return list
  }

  /// The index of a list of citations; one that names a line has a place of its own.
  func list(
    _ citations: [RowCitation], line: Int, builder: inout Chronicle.Builder
  ) -> Int32 {
    let usesLine = citations.contains { $0.linePrefix != nil }
    let list = citations.map { $0.citation(line: line) }
    return usesLine ? builder.append(list) : builder.intern(list)
  }

  private func citationTexts(
    index: Int, table: borrowing MappedTable
  ) throws(RowStop) -> [RowCitation] {
    var citations: [RowCitation] = []
    for rule in mapping.relationships[index].citations {
      let source = try text(rule: rule.source, table: table)
      if source.isEmpty { continue }
      guard let locatorRule = rule.locator else {
        citations += Citation.list(source).map { RowCitation(citation: $0) }
        continue
      }
      let locator = try text(rule: locatorRule, table: table)
      var citation = RowCitation(
        citation: Citation(source: source, locator: locator.isEmpty ? nil : locator))
      guard Citation.list(citation.citation.description) == [citation.citation] else {
        throw .fault(
          CellFault(
            rule: .malformedValue, slot: (locatorRule.slots + rule.source.slots).first,
            message:
              "the citation '\(shortened(citation.citation.description))' would read otherwise",
            expected: "a source without '#' and a locator without ';'"))
      }
      if locatorRule.lookup == nil, locatorRule.parts.count == 1,
        case .line(let prefix) = locatorRule.parts[0]
      {
        citation = RowCitation(citation: Citation(source: source), linePrefix: prefix)
      }
      citations.append(citation)
    }
    return citations
  }

  /// Sources that rows name and the mapping doesn't declare go by their ids.
  mutating func declareSources(
    _ citations: [RowCitation], builder: inout Chronicle.Builder
  ) {
    for citation in citations where sourceIDs.insert(citation.citation.source).inserted {
      let id = citation.citation.source
      builder.add(Source(id: id, title: id))
    }
  }
}
