import Camarilla
import CamarillaFormats

/// How tables are written, and kinds.
extension MappingCompiler {
  // MARK: The table

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

  // MARK: Kinds

  /// The kinds that are declared, beside those that were declared before.
  mutating func kinds(
    of tree: YAMLTree?, beside known: [RelationshipKind]
  ) -> [RelationshipKind] {
    guard let tree else { return [] }
    guard case .entries(let entries) = tree.content else {
      fault(
        "\(tree.shape) stands here", at: tree.location, expected: "names of kinds, each a group")
      return []
    }
    var kinds: [RelationshipKind] = []
    for entry in entries {
      guard let group = group(entry.value, noun: "a kind", keys: .kind) else {
        continue
      }
      if entry.key.isEmpty || entry.key == "skip"
        || (known + kinds).contains(where: { $0.name == entry.key })
      {
        fault(
          "a kind can't be called '\(entry.key)'", at: entry.keyLocation, text: entry.key,
          expected: "a name, every one once, that is not 'skip'")
        continue
      }
      if !kindNames.contains(entry.key) { kindNames.append(entry.key) }
      guard let signTree = group["sign"] else {
        fault(
          "the kind '\(entry.key)' has no sign", at: entry.keyLocation, expected: "sign: 1, 0 or -1"
        )
        continue
      }
      let signs: [String: Sign] = [
        "1": .positive, "+1": .positive, "+": .positive, "0": .neutral, "-1": .negative,
        "-": .negative,
      ]
      guard let text = word(tree: signTree, expected: "1, 0 or -1") else { continue }
      guard let sign = signs[text] else {
        fault(
          "'\(shortened(text))' is no sign", at: signTree.location, text: text,
          expected: "1, 0 or -1")
        continue
      }
      kinds.append(
        RelationshipKind(
          name: entry.key, sign: sign, isDirected: flag(from: group["directed"]) ?? false,
          style: style(from: group["style"])))
    }
    return kinds
  }

  private mutating func style(from tree: YAMLTree?) -> KindStyle? {
    guard let tree, let text = word(tree: tree, expected: KindStyle.ParsingError.expected) else {
      return nil
    }
    do throws(KindStyle.ParsingError) {
      return try KindStyle(text)
    } catch {
      fault(
        "the style '\(shortened(text))' can't be read", at: tree.location, text: text,
        expected: KindStyle.ParsingError.expected)
      return nil
    }
  }
}
