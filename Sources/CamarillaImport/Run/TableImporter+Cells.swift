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
  /// Where its source is to be had.
  var url = ""

  func citation(line: Int) -> Citation {
    guard let linePrefix else { return citation }
    return Citation(source: citation.source, locator: "\(linePrefix)\(line)")
  }
}

extension TableImporter {
  // MARK: Lookups

  /// The index of what a text means among a lookup's results; nil for an unknown one.
  mutating func result(
    rule: TextRule, lookup: Lookup, table: borrowing MappedTable
  ) throws(CellStop) -> Int? {
    let slot = rule.singleColumn
    var result: Int32?
    if let slot { result = cache.value(of: slot, cache: lookup.cache, in: table) }
    if result == nil {
      result = lookup.result(from: table.plainText(rule: rule)).map { Int32($0) }
      if let slot, let result {
        cache.remember(result, of: [slot], cache: lookup.cache, in: table)
      }
    }
    guard let result else { return nil }
    try table.checkSkip(Int(result), of: lookup, rule: rule)
    return Int(result)
  }

  /// A number that is in its range, made of what was read.
  ///
  /// - Parameter text: what it was read from.
  func checked(
    _ value: Double, rule: NumberRule, name: String, slot: Int?, text: @autoclosure () -> String
  ) throws(CellStop) -> Double {
    let number = rule.value(of: value)
    if name == "weight", number == 0 { throw .skip(SkipReason("the weight is 0")) }
    guard let found = rule.fault(of: value, name: name, text: text()) else { return number }
    throw .fault(
      CellFault(
        rule: name == "weight" ? .weightOutOfRange : .confidenceOutOfRange, slot: slot,
        message: found.message, expected: found.expected))
  }

  mutating func number(
    rule: NumberRule?, name: String, table: borrowing MappedTable
  ) throws(CellStop) -> Double {
    guard let rule else { return 1 }
    let slot = rule.text.slots.first
    if let lookup = rule.text.lookup {
      guard let result = try result(rule: rule.text, lookup: lookup, table: table) else {
        let text = table.plainText(rule: rule.text)
        if text.isEmpty { return 1 }
        // A number that is not mapped to another one stands for itself.
        if let number = plainNumber(from: text[...]) {
          return try checked(number, rule: rule, name: name, slot: slot, text: text)
        }
        throw .unmapped(text, lookup, slot: slot)
      }
      return try checked(
        bound.resultNumbers[lookup.cache][result], rule: rule, name: name, slot: slot,
        text: table.plainText(rule: rule.text))
    }
    if let column = rule.text.singleColumn {
      let bytes = unsafe table.cell(at: column)
      if bytes.isEmpty { return 1 }
      if let number = unsafe decimalNumber(from: bytes) {
        return try checked(
          number, rule: rule, name: name, slot: slot, text: table.plainText(rule: rule.text))
      }
    }
    let text = table.plainText(rule: rule.text)
    if text.isEmpty { return 1 }
    if let number = plainNumber(from: text[...]) {
      return try checked(number, rule: rule, name: name, slot: slot, text: text)
    }
    let meant = MeantNumber(text)
    throw .fault(
      CellFault(
        rule: .malformedValue, slot: slot,
        message: "the \(name) '\(shortened(text))' is no number",
        expected: expected("a number such as 0.5", inPlaceOf: text) + meant.ambiguity,
        suggestion: Suggestion(meant.suggestion)))
  }

  // MARK: Texts

  /// What a row says in words of a relationship.
  mutating func texts(
    index: Int, table: borrowing MappedTable, stops: inout CellStops
  ) -> RowTexts {
    var texts = RowTexts()
    texts.id =
      stops.value { () throws(CellStop) in
        try id(rule: claimRules[index].rule.id, table: table)
      } ?? ""
    texts.post =
      stops.value { () throws(CellStop) in
        try table.text(rule: claimRules[index].rule.post)
      } ?? ""
    texts.note =
      stops.value { () throws(CellStop) in
        try table.text(rule: claimRules[index].rule.note)
      } ?? ""
    for (attribute, column) in bound.attributeColumns[index].enumerated() {
      let text = stops.value { () throws(CellStop) in
        try table.text(rule: claimRules[index].rule.attributes[attribute].text)
      }
      if let text, !text.isEmpty { texts.attributes.append((column, text)) }
    }
    if !claimRules[index].rule.citations.isEmpty, bound.citations[index] == nil {
      texts.citations =
        stops.value { () throws(CellStop) in try citationTexts(index: index, table: table) } ?? []
    }
    return texts
  }

  /// A relationship's id, which no other may have.
  private func id(
    rule: TextRule?, table: borrowing MappedTable
  ) throws(CellStop) -> String {
    guard let rule else { return "" }
    let id = try table.text(rule: rule)
    if id.isEmpty { return id }
    for (index, lines) in claims.idLines.enumerated() {
      guard let line = lines.value(of: Array(id.utf8)) else { continue }
      let place = index == tableIndex ? "" : " of '\(report.tables[index].file)'"
      throw .fault(
        CellFault(
          rule: .duplicateID, slot: rule.slots.first,
          message: "duplicate id '\(shortened(id))', which line \(line)\(place) has",
          expected: "every id once"))
    }
    return id
  }

  // MARK: Citations

  /// The index of a row's list of citations, which is the same in every row where no cell and no line
  /// has a say in it.
  mutating func citations(
    index: Int, citations: [RowCitation], line: Int, builder: inout Chronicle.Builder
  ) -> Int32 {
    if claimRules[index].rule.citations.isEmpty { return RelationshipTable.noCitations }
    if let known = bound.citations[index] { return known }
    let list = self.list(citations, line: line, builder: &builder)
    let texts = claimRules[index].rule.citations.flatMap { [$0.source, $0.locator, $0.url] }
    if texts.allSatisfy({ $0.map { $0.slots.isEmpty && !$0.usesLine } ?? true }) {
      bound.citations[index] = list
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
  ) throws(CellStop) -> [RowCitation] {
    var citations: [RowCitation] = []
    for rule in claimRules[index].rule.citations {
      let source = try table.text(rule: rule.source)
      if source.isEmpty { continue }
      let url = try table.text(rule: rule.url)
      guard let locatorRule = rule.locator else {
        let list = Citation.list(source)
        // An address beside several sources is that of none of them.
        citations += list.map { RowCitation(citation: $0, url: list.count == 1 ? url : "") }
        continue
      }
      let locator = try table.text(rule: locatorRule)
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
      citation.url = url
      citations.append(citation)
    }
    return citations
  }
}
