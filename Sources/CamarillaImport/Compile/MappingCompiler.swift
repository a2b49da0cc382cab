import Camarilla
import CamarillaFormats

/// Makes the rules of a mapping out of its YAML, and gathers everything that is wrong with it.
struct MappingCompiler {
  let file: String
  private(set) var diagnostics = Diagnostics(limit: .max)
  private var told: Set<Problem> = []
  /// What is doubtful in it.
  private(set) var doubts: [Problem] = []
  /// What the rules for the table at hand share.
  var scope = TableScope()
  /// The names of the kinds that are known, the standard four among them.
  var kindNames: [String] = RelationshipKind.standard.map(\.name)
  var sourceIDs: [String] = []
  /// The files that were named, each once, and what they are.
  private(set) var files: [(file: NamedFile, noun: String)] = []
  /// How many faults were found, those that were told before included.
  private(set) var faultCount = 0
  /// Some sources stand in tables, so that their ids aren't known yet.
  var hasSourceTables = false
  /// Some kinds stand in tables, so that their names aren't known yet.
  var hasKindTables = false
  /// The kinds that were named and may be of these tables.
  var awaitedKinds: [(name: String, location: Problem.Location)] = []

  init(file: String) { self.file = file }

  /// What is wrong with the mapping, in the order of its lines.
  var problems: [Problem] {
    diagnostics.problems.enumerated().sorted { a, b in
      let (x, y) = (a.element.location, b.element.location)
      return (x?.line ?? 0, x?.column ?? 0, a.offset) < (y?.line ?? 0, y?.column ?? 0, b.offset)
    }.map(\.element)
  }

  mutating func nextCache() -> Int {
    scope.caches += 1
    return scope.caches - 1
  }

  /// Notes a file that the mapping names. Keys that hold for several tables name theirs for each.
  mutating func note(_ file: NamedFile, noun: String) {
    if !files.contains(where: { $0.file == file }) { files.append((file, noun)) }
  }

  // MARK: Faults

  /// Adds what was found beforehand.
  mutating func add(_ problem: Problem) { note { $0.add(problem) } }

  /// - Parameter message: what is wrong, without what was expected.
  mutating func fault(
    _ message: String, at location: Problem.Location, text: String? = nil, expected: String,
    suggestion: Suggestion = Suggestion()
  ) {
    note {
      $0.fault(message, at: location, text: text, expected: expected, suggestion: suggestion)
    }
  }

  /// Notes what is no fault, and is told when the mapping is carried out.
  mutating func doubt(_ problem: Problem?, at location: Problem.Location) {
    guard var problem else { return }
    problem.location = location
    doubts.append(problem)
  }

  /// A word that is none of a closed set.
  mutating func unknown(
    noun: String, text: String, at location: Problem.Location, among words: [String]
  ) {
    note { $0.unknown(noun: noun, text: text, at: location, among: words) }
  }

  /// Tells what was not told before, since keys that hold for several tables are compiled for each.
  private mutating func note(_ tell: (inout Diagnostics) -> Void) {
    var found = Diagnostics(limit: .max)
    tell(&found)
    faultCount += 1
    for problem in found.problems where told.insert(problem).inserted { diagnostics.add(problem) }
  }

  // MARK: Shapes

  /// The values under the keys of a group; a key that is unknown is a fault.
  ///
  /// - Parameters:
  ///   - noun: what it describes: `a date of birth`.
  ///   - group: which keys it may have.
  mutating func group(
    _ tree: YAMLTree, noun: String, keys group: MappingGroup
  ) -> [String: YAMLTree]? {
    let keys = group.names
    guard case .entries(let entries) = tree.content else {
      fault(
        "\(noun) is written as \(tree.shape)", at: tree.location, text: tree.text,
        expected: "the keys \(keys.joined(separator: ", "))")
      return nil
    }
    var found: [String: YAMLTree] = [:]
    for entry in entries {
      guard keys.contains(entry.key) else {
        fault(
          "unknown key '\(shortened(entry.key))' in \(noun)", at: entry.keyLocation,
          text: entry.key,
          expected: "one of \(keys.joined(separator: ", "))",
          suggestion: Suggestion(nearestTo: entry.key, among: keys))
        continue
      }
      found[entry.key] = entry.value
    }
    return found
  }

  /// A word alone; a fault where there is a list, a group or nothing.
  mutating func word(tree: YAMLTree?, expected: String, allowsBlank: Bool = false) -> String? {
    guard let tree else { return nil }
    guard case .text(let text) = tree.content else {
      fault("\(tree.shape) stands here", at: tree.location, expected: expected)
      return nil
    }
    if text.isEmpty, !allowsBlank {
      fault("nothing stands here", at: tree.location, text: "", expected: expected)
      return nil
    }
    return text
  }

  /// One word or a list of them.
  mutating func words(tree: YAMLTree?, expected: String) -> [String] {
    guard let tree else { return [] }
    switch tree.content {
    case .text(let text): return [text]
    case .list(let parts):
      return parts.compactMap { word(tree: $0, expected: expected, allowsBlank: true) }
    case .entries:
      fault("\(tree.shape) stands here", at: tree.location, expected: expected)
      return []
    }
  }

  /// A word of a closed set.
  mutating func choice<Word: RawRepresentable & CaseIterable>(
    tree: YAMLTree?, noun: String, of type: Word.Type
  ) -> Word? where Word.RawValue == String {
    let words = Word.allCases.map(\.rawValue)
    guard let tree, let text = word(tree: tree, expected: "one of \(words.joined(separator: ", "))")
    else { return nil }
    if let word = Word(rawValue: text) { return word }
    unknown(noun: noun, text: text, at: tree.location, among: words)
    return nil
  }

  mutating func flag(from tree: YAMLTree?) -> Bool? {
    guard let tree, let text = word(tree: tree, expected: "true or false") else { return nil }
    switch text.lowercased() {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      fault(
        "'\(shortened(text))' is neither", at: tree.location, text: text, expected: "true or false")
      return nil
    }
  }

  mutating func number(from tree: YAMLTree?) -> Double? {
    guard let tree, let text = word(tree: tree, expected: "a number") else { return nil }
    if let number = plainNumber(from: text[...]) { return number }
    fault("'\(shortened(text))' is no number", at: tree.location, text: text, expected: "a number")
    return nil
  }
}

extension YAMLTree {
  /// What it is, for messages.
  var shape: String {
    switch content {
    case .text(let text): text.isEmpty ? "nothing" : "the word '\(shortened(text))'"
    case .list(let items): items.isEmpty ? "an empty list" : "a list"
    case .entries: "a group of keys"
    }
  }

  var text: String? { if case .text(let text) = content { text } else { nil } }

  /// Whether it describes a table. Something else may be called 'file', but is a group then.
  var namesFile: Bool {
    guard case .entries(let entries) = content else { return false }
    return entries.contains { $0.key == "file" && $0.value.text != nil }
  }
}
