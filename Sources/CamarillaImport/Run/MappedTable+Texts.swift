import Camarilla
import CamarillaFormats

extension MappedTable {
  /// A rule's text, not yet looked up. A join leaves out what is blank, and has no text when all its
  /// columns are blank.
  func plainText(rule: TextRule) -> String {
    if let slot = rule.singleColumn { return text(at: slot) }
    return plainText(rule: rule) { text(at: $0) }
  }

  /// What a rule makes of a damaged row; nil where the cells that it needs are not this table's, or can't be read.
  func salvagedText(rule: TextRule) -> String? {
    var isWhole = rule.lookup == nil
    let text = plainText(rule: rule) { slot in
      let text = salvagedText(at: slot)
      isWhole = isWhole && text != nil
      return text ?? ""
    }
    return isWhole && !text.isEmpty ? text : nil
  }

  private func plainText(rule: TextRule, cell: (_ slot: Int) -> String) -> String {
    var texts: [String] = []
    var isBlank = !rule.slots.isEmpty
    for part in rule.parts {
      switch part {
      case .column(let slot):
        let text = cell(slot)
        if text.isEmpty { continue }
        isBlank = false
        texts.append(text)
      case .text(let rule):
        let text = plainText(rule: rule, cell: cell)
        if text.isEmpty { continue }
        isBlank = isBlank && rule.slots.isEmpty
        texts.append(text)
      case .constant(let text): texts.append(text)
      case .line(let prefix): texts.append("\(prefix)\(line)")
      }
    }
    if isBlank { return "" }
    let text = texts.joined(separator: rule.separator)
    return text.isEmpty ? "" : rule.prefix + padded(text, to: rule.digits) + rule.suffix
  }

  /// A whole number with so many digits at least; other texts as they are.
  private func padded(_ text: String, to digits: Int) -> String {
    if digits == 0 { return text }
    let plain = withoutZeros(of: text)
    guard plain.utf8.count < digits, plain.utf8.allSatisfy({ $0 &- 48 < 10 }) else {
      return plain.utf8.allSatisfy { $0 &- 48 < 10 } ? plain : text
    }
    return String(repeating: "0", count: digits - plain.utf8.count) + plain
  }

  /// A rule's text, looked up if it is to be; blank where there is none.
  func text(rule: TextRule?) throws(CellStop) -> String {
    guard let rule else { return "" }
    let text = plainText(rule: rule)
    guard let lookup = rule.lookup else { return text }
    guard let index = lookup.result(from: text) else {
      if text.isEmpty { return "" }
      throw .unmapped(text, lookup, slot: rule.slots.first)
    }
    try checkSkip(index, of: lookup, rule: rule)
    return lookup.results[index].text
  }

  /// Makes sure that what a text means is not that the row is to be passed over.
  func checkSkip(_ index: Int, of lookup: Lookup, rule: TextRule) throws(CellStop) {
    guard lookup.results[index].isSkip else { return }
    throw .skip(SkipReason(value: plainText(rule: rule), lookup: lookup))
  }

  func holds(_ condition: Condition) -> Bool {
    switch condition {
    case .test(let test): holds(test)
    case .all(let parts): parts.allSatisfy { holds($0) }
    case .any(let parts): parts.contains { holds($0) }
    case .not(let part): !holds(part)
    }
  }

  private func holds(_ test: Condition.Test) -> Bool {
    let bytes = unsafe cell(at: test.slot)
    let number = unsafe withoutZeros(of: bytes)
    func isOne(of texts: [String]) -> Bool {
      for text in texts {
        if unsafe bytes.elementsEqual(text.utf8) || number.elementsEqual(text.utf8) { return true }
      }
      return false
    }
    if !test.values.isEmpty, !isOne(of: test.values) { return false }
    if isOne(of: test.others) { return false }
    if !test.prefixes.isEmpty {
      var begins = false
      for text in test.prefixes where unsafe bytes.starts(with: text.utf8) { begins = true }
      if !begins { return false }
    }
    if test.ranges.isEmpty { return true }
    guard let number = unsafe decimalNumber(from: bytes) else { return false }
    return test.ranges.contains { $0.contains(number) }
  }
}
