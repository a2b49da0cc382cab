import Camarilla

/// What must hold of some columns: `{defense: 1}`, `{score: {range: ">0"}}`, `{any: [{a: 1}, {not: {b: 2}}]}`.
extension MappingCompiler {
  /// A condition, or a list of them, one of which is to be met.
  mutating func conditions(of tree: YAMLTree?) -> [Condition] {
    guard let tree else { return [] }
    if case .list(let items) = tree.content, !items.isEmpty {
      return items.compactMap { condition(from: $0) }
    }
    return condition(from: tree).map { [$0] } ?? []
  }

  mutating func condition(from tree: YAMLTree) -> Condition? {
    guard case .entries(let entries) = tree.content, !entries.isEmpty else {
      fault(
        "\(tree.shape) is no condition", at: tree.location,
        expected: "columns and what they must be, such as {defense: 1} or {sector: [GOV, MIL]}")
      return nil
    }
    let parts = entries.map { entry in
      composed(entry) ?? .test(test(of: entry))
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  /// What stands under `any`, `all` or `not`; nil where that is the name of a column, as what is said of it is no
  /// condition.
  private mutating func composed(_ entry: YAMLTree.Entry) -> Condition? {
    guard ["any", "all", "not"].contains(entry.key) else { return nil }
    let items: [YAMLTree]
    switch entry.value.content {
    case .text: return nil
    case .list(let parts):
      // A list of words is one of the values of a column.
      guard parts.contains(where: { if case .text = $0.content { false } else { true } }) else {
        return nil
      }
      items = parts
    case .entries: items = [entry.value]
    }
    let parts = items.compactMap { condition(from: $0) }
    switch entry.key {
    case "any": return .any(parts)
    case "all": return .all(parts)
    // None of them is to hold.
    default: return .not(parts.count == 1 ? parts[0] : .any(parts))
    }
  }

  private mutating func test(of entry: YAMLTree.Entry) -> Condition.Test {
    if entry.key.isEmpty {
      fault("nothing stands here", at: entry.keyLocation, expected: "the name of a column")
    }
    var test = Condition.Test(slot: column(named: entry.key, at: entry.keyLocation))
    test.text = "'\(entry.key)' " + words(on: &test, of: entry.value)
    return test
  }

  /// Reads what a column must be; returns it in words.
  private mutating func words(on test: inout Condition.Test, of tree: YAMLTree) -> String {
    func quoted(_ texts: [String]) -> String {
      texts.map { $0.isEmpty ? "blank" : "'\(shortened($0))'" }.joined(separator: " or ")
    }
    guard case .entries = tree.content else {
      test.values = words(tree: tree, expected: "a value or a list of values")
      return "is \(quoted(test.values))"
    }
    guard let group = group(tree, noun: "a condition", keys: .test) else { return "" }
    var said: [String] = []
    if let tree = group["is"] {
      test.values = words(tree: tree, expected: "a value or a list of values")
      said.append("is \(quoted(test.values))")
    }
    if let tree = group["not"] {
      test.others = words(tree: tree, expected: "a value or a list of values")
      said.append("is not \(quoted(test.others))")
    }
    if let tree = group["prefix"] {
      test.prefixes = words(tree: tree, expected: "a beginning or a list of beginnings")
      said.append("begins with \(quoted(test.prefixes))")
    }
    if let tree = group["range"] {
      let texts = words(tree: tree, expected: NumberRange.expected)
      for text in texts {
        guard let range = NumberRange(text) else {
          fault(
            "'\(shortened(text))' is no range", at: tree.location, text: text,
            expected: NumberRange.expected)
          continue
        }
        test.ranges.append(range)
      }
      said.append("lies in \(quoted(texts))")
    }
    return said.joined(separator: " and ")
  }
}
