import Camarilla
import CamarillaFormats

/// The kinds of relationships: declared one by one, or in tables of their own.
extension MappingCompiler {
  /// Takes in what stands under `kinds`: names with their kinds, a table of them, or a list of these.
  mutating func declareKinds(of tree: YAMLTree?, in mapping: inout TableMapping) {
    guard let tree else { return }
    switch tree.content {
    case .list(let items): for item in items { declareKinds(of: item, in: &mapping) }
    case .entries(let entries):
      guard tree.namesFile else {
        for entry in entries {
          guard let kind = kind(of: entry, beside: mapping.kinds) else { continue }
          mapping.kinds.append(kind)
          doubt(kind.clashWithStandard, at: entry.keyLocation)
        }
        return
      }
      if let rule = kindTable(of: tree, missing: mapping.missing) {
        mapping.kindTables.append(rule)
      }
      hasKindTables = true
    case .text:
      fault(
        "\(tree.shape) stands here", at: tree.location, expected: "names of kinds, each a group")
    }
  }

  private mutating func kind(
    of entry: YAMLTree.Entry, beside known: [RelationshipKind]
  ) -> RelationshipKind? {
    guard let group = group(entry.value, noun: "a kind", keys: .kind) else { return nil }
    if !RelationshipKind.canBeCalled(entry.key) || known.contains(where: { $0.name == entry.key }) {
      fault(
        "a kind can't be called '\(entry.key)'", at: entry.keyLocation, text: entry.key,
        expected: "a name, every one once, that is not 'skip'")
      return nil
    }
    if !kindNames.contains(entry.key) { kindNames.append(entry.key) }
    guard let signTree = group["sign"] else {
      fault(
        "the kind '\(entry.key)' has no sign", at: entry.keyLocation, expected: "sign: 1, 0 or -1")
      return nil
    }
    guard let text = word(tree: signTree, expected: "1, 0 or -1") else { return nil }
    guard let sign = Sign(writtenAs: text) else {
      fault(
        "'\(shortened(text))' is no sign", at: signTree.location, text: text,
        expected: "1, 0 or -1")
      return nil
    }
    return RelationshipKind(
      name: entry.key, sign: sign, isDirected: flag(from: group["directed"]) ?? false,
      style: style(from: group["style"]))
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

  /// A table of kinds. What isn't said of a field is the column of its name, if there is one.
  private mutating func kindTable(of tree: YAMLTree, missing: [String]) -> KindTableRule? {
    let noun = "the table of kinds"
    guard
      let (group, file, table) = sharedTable(
        of: tree, noun: noun, keys: .kindTable, missing: missing)
    else { return nil }
    if group["name"] != nil, let other = group["id"] {
      fault("\(noun) has a name and an id", at: other.location, expected: "one of them")
    }
    func text(
      _ key: String, _ tree: YAMLTree?, isOptional: Bool, of compiler: inout MappingCompiler
    ) -> TextRule? {
      tree == nil
        ? compiler.ownColumn(named: key, isOptional: isOptional, at: file.location)
        : compiler.text(tree: tree, noun: "the \(key) of a kind")
    }
    let name = text("name", group["name"] ?? group["id"], isOptional: false, of: &self)
    let sign = text("sign", group["sign"], isOptional: false, of: &self)
    let directed = text("directed", group["directed"], isOptional: true, of: &self)
    let style = text("style", group["style"], isOptional: true, of: &self)
    guard let name, let sign, let directed, let style else { return nil }
    return KindTableRule(
      file: file, table: table, name: name, sign: sign, directed: directed, style: style,
      scope: scope)
  }
}

extension RelationshipKind {
  /// Whether a mapping may have a kind of the name: there `skip` in place of one passes rows over.
  static func canBeCalled(_ name: String) -> Bool { !name.isEmpty && name != "skip" }
}

extension Sign {
  /// The sign that people write so; nil for what is none.
  init?(writtenAs text: String) {
    switch text {
    case "1", "+1", "+": self = .positive
    case "0": self = .neutral
    case "-1", "\u{2212}1", "-", "\u{2212}": self = .negative
    default: return nil
    }
  }
}
