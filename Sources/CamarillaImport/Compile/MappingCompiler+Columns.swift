import Camarilla

/// The columns that a mapping names, and its links to other tables.
extension MappingCompiler {
  /// The slot of the column that a word names.
  mutating func column(of tree: YAMLTree) -> Int? {
    guard let name = word(tree: tree, expected: "the name of a column") else { return nil }
    return column(named: name, at: tree.location)
  }

  /// The slot of a column. `state.region` is the column `region` of the row that the look-up `state` finds, if
  /// there is a look-up of that name.
  mutating func column(named name: String, at location: Problem.Location) -> Int {
    if let point = name.firstIndex(of: "."),
      let link = scope.links.firstIndex(where: { $0.name == name[..<point] })
    {
      return slot(of: String(name[name.index(after: point)...]), link: link, at: location)
    }
    // What is wrong with a look-up is told of that, and not of each column that goes by it.
    let isLost = scope.lostLinks.contains { name.hasPrefix($0 + ".") }
    return scope.columns.slot(named: name, isOptional: isLost, at: location)
  }

  /// The slot of what stands under `column`, which `lookup` beside it makes a column of another table.
  mutating func column(of group: [String: YAMLTree], noun: String) -> Int? {
    guard let tree = group["column"] else {
      if let lookup = group["lookup"] {
        fault(
          "\(noun) has a look-up and no column", at: lookup.location, expected: "the key column")
      }
      return nil
    }
    guard let lookup = group["lookup"] else { return column(of: tree) }
    let names = scope.links.map(\.name)
    guard let name = word(tree: lookup, expected: "the name of a look-up"),
      let column = word(tree: tree, expected: "the name of a column")
    else { return nil }
    guard let link = names.firstIndex(of: name) else {
      if scope.lostLinks.contains(name) { return nil }
      fault(
        "unknown look-up '\(shortened(name))'", at: lookup.location, text: name,
        expected: names.isEmpty
          ? "one that 'lookup' of the table declares" : "one of \(names.joined(separator: ", "))",
        suggestion: Suggestion(nearestTo: name, among: names))
      return nil
    }
    return slot(of: column, link: link, at: tree.location)
  }

  private mutating func slot(of column: String, link: Int, at location: Problem.Location) -> Int {
    let inner = scope.links[link].columns.slot(named: column, at: location)
    let answer =
      scope.links[link].answers.firstIndex(of: inner) ?? scope.links[link].answers.count
    if answer == scope.links[link].answers.count { scope.links[link].answers.append(inner) }
    return scope.columns.slot(
      named: "\(scope.links[link].name).\(column)", link: link, answer: answer, at: location)
  }

  // MARK: Links

  /// Declares the look-ups of the table at hand. Each may go by what an earlier one found.
  ///
  /// - Parameter missing: what stands for nothing where a look-up doesn't say it.
  mutating func declareLinks(of tree: YAMLTree?, missing: [String]) {
    guard let tree else { return }
    guard case .entries(let entries) = tree.content else {
      fault(
        "\(tree.shape) stands here", at: tree.location, expected: "names of look-ups, each a group")
      return
    }
    for entry in entries {
      if entry.key.isEmpty || entry.key.contains(".")
        || scope.links.contains(where: { $0.name == entry.key })
      {
        fault(
          "a look-up can't be called '\(shortened(entry.key))'", at: entry.keyLocation,
          text: entry.key, expected: "a name without a point, every one once")
        continue
      }
      if let link = link(of: entry.value, named: entry.key, missing: missing) {
        scope.links.append(link)
      } else {
        scope.lostLinks.insert(entry.key)
      }
    }
  }

  private mutating func link(
    of tree: YAMLTree, named name: String, missing: [String]
  ) -> LinkRule? {
    let noun = "the look-up '\(shortened(name))'"
    guard let group = group(tree, noun: noun, keys: .lookup),
      let file = namedFile(
        of: group, noun: noun, description: "the table of the look-up '\(name)'", at: tree.location)
    else { return nil }
    guard let keyTree = group["key"] else {
      fault("\(noun) has no key", at: tree.location, expected: "the key 'key'")
      return nil
    }
    // The key's columns are those of the other table.
    let outer = scope
    scope = TableScope()
    let key = text(tree: keyTree, noun: "a key", keys: .join)
    let conditions = conditions(of: group["where"])
    let form = table(group: group, missing: missing)
    let inner = scope
    scope = outer
    // What has to match is called as the key is, unless it is said.
    guard let key, let match = text(tree: group["match"] ?? keyTree, noun: "a match", keys: .join)
    else { return nil }
    var rule = LinkRule(name: name, file: file, columns: inner.columns, key: key, match: match)
    rule.table = form
    rule.conditions = conditions
    rule.several =
      choice(tree: group["several"], noun: "word", of: LinkRule.Several.self) ?? .error
    rule.unmatched = choice(tree: group["unmatched"], noun: "word", of: LinkRule.Unmatched.self)
    return rule
  }

  /// The file of a table, which has to have one.
  ///
  /// - Parameter description: what the file is; as the noun, unless it is told.
  mutating func namedFile(
    of group: [String: YAMLTree], noun: String, description: String? = nil,
    at location: Problem.Location
  ) -> NamedFile? {
    guard let tree = group["file"] else {
      fault("\(noun) has no file", at: location, expected: "the key file")
      return nil
    }
    guard let path = word(tree: tree, expected: "a file's name") else { return nil }
    let file = NamedFile(path: path, location: tree.location)
    note(file, noun: description ?? noun)
    return file
  }
}
