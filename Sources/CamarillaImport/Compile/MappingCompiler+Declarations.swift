import Camarilla
import CamarillaFormats

/// How tables are written.
extension MappingCompiler {
  /// - Parameter missing: what stands for nothing where the table doesn't say it.
  mutating func table(group: [String: YAMLTree], missing: [String] = []) -> TableRule {
    var rule = TableRule()
    let known = faultCount
    let expected = "tab, comma, semicolon, pipe or one character"
    if let tree = group["delimiter"], let text = word(tree: tree, expected: expected) {
      let name = Self.delimiterWords.first(where: { $0.word == text })?.delimiter
      rule.delimiter = character(
        text: name ?? (text == "\\t" ? "\t" : text), tree: tree, expected: expected)
    }
    if let tree = group["comment"],
      let text = word(tree: tree, expected: "one character, such as #")
    {
      rule.comment = character(text: text, tree: tree, expected: "one character, such as #")
    }
    rule.readsQuotes = flag(from: group["quotes"]) ?? true
    rule.missing =
      group["missing"].map { words(tree: $0, expected: "a text or a list of texts") } ?? missing
    rule.marks = words(tree: group["marks"], expected: "a sign or a list of signs, such as \"*\"")
    if let tree = group["fill-down"] { rule.fillDown = columns(of: tree) }
    readColumns(of: group, into: &rule)
    if let tree = group["header"] { rule.headerLine = headerLine(from: tree) }
    rule.encoding =
      choice(tree: group["encoding"], noun: "encoding", of: TextEncoding.self) ?? .utf8
    rule.isFaulty = faultCount > known
    return rule
  }

  /// What a table of figures, sources or kinds begins with, which all others may share; in a scope of its own.
  ///
  /// - Parameters:
  ///   - keys: what may stand in it.
  ///   - missing: what stands for nothing where the table doesn't say it.
  mutating func sharedTable(
    of tree: YAMLTree, noun: String, keys: MappingGroup, missing: [String]
  ) -> (group: [String: YAMLTree], file: NamedFile, table: TableRule)? {
    guard let group = group(tree, noun: noun, keys: keys),
      let file = namedFile(of: group, noun: noun, at: tree.location)
    else { return nil }
    scope = TableScope()
    let table = table(group: group, missing: missing)
    declareLinks(of: group["lookup"], missing: table.missing)
    return (group, file, table)
  }

  private static let delimiterWords = [
    (word: "tab", delimiter: "\t"), (word: "comma", delimiter: ","),
    (word: "semicolon", delimiter: ";"), (word: "pipe", delimiter: "|"),
  ]

  /// What a mapping calls a delimiter.
  static func delimiterWord(from byte: UInt8) -> String {
    let text = String(UnicodeScalar(byte))
    return delimiterWords.first(where: { $0.delimiter == text })?.word ?? text
  }

  mutating func character(
    text: String, tree: YAMLTree, expected: String
  ) -> UInt8? {
    if text.utf8.count == 1, let byte = text.utf8.first, byte < 0x80, !"\"\n\r".utf8.contains(byte)
    {
      return byte
    }
    fault("'\(shortened(text))' can't be it", at: tree.location, text: text, expected: expected)
    return nil
  }
}
