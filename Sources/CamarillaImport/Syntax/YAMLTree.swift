package import Camarilla
package import CamarillaFormats
import Yams

/// What the YAML of a mapping, or of another file written by hand, says, with the location of every word.
///
/// Words are taken as they are written: `01` is no number here, and `no` no truth value.
package struct YAMLTree {
  package enum Content {
    case text(String)
    case list([YAMLTree])
    case entries([Entry])
  }

  package struct Entry {
    package let key: String
    package let keyLocation: Problem.Location
    package let value: YAMLTree
  }

  package let content: Content
  package let location: Problem.Location
  /// The keys of the whole file that stand twice in a group, at its root. The tree has the first of each.
  package private(set) var repeats: [Problem] = []

  /// The longest file that is read: 1 MiB, as it is written by hand.
  static let mostBytes = 1 << 20
  /// The most words, aliases written out: a file of nested aliases may stand for billions.
  static let mostNodes = 200_000

  /// - Parameters:
  ///   - bytes: the file's.
  ///   - file: what messages call it.
  ///   - noun: what it should be.
  /// - Throws: `FormatsError.invalid` for what is no YAML.
  package init(
    parsing bytes: [UInt8], file: String, noun: String = "a mapping"
  ) throws(FormatsError) {
    let text = try Self.text(bytes: bytes, file: file, noun: noun)
    var keys = RepeatedKeys(in: text)
    let root: Node?
    do {
      root = try keys.composed()
    } catch {
      throw .invalid(InvalidChronicle(problems: [Self.problem(error: error, in: text, file: file)]))
    }
    guard let root else {
      throw Self.refusal(
        message: "the file says nothing", at: .init(file: file, line: 1, column: 1),
        expected: "\(noun) in YAML")
    }
    var growth = Growth(file: file, keys: keys)
    self = try growth.tree(node: root)
    repeats = growth.repeats
  }

  private init(content: Content, location: Problem.Location) {
    self.content = content
    self.location = location
  }

  /// How the tree is made of what Yams read.
  private struct Growth {
    let file: String
    let keys: RepeatedKeys
    /// How many more words there may be.
    var budget = mostNodes
    var repeats: [Problem] = []

    init(file: String, keys: RepeatedKeys) { (self.file, self.keys) = (file, keys) }

    mutating func tree(node: Node) throws(FormatsError) -> YAMLTree {
      let location = Problem.Location(
        file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
      budget -= 1
      if budget < 0 {
        throw refusal(
          message: "the file holds more than \(mostNodes) words, aliases written out",
          at: location, expected: "a few hundred lines")
      }
      switch node {
      case .scalar(let scalar): return YAMLTree(content: .text(scalar.string), location: location)
      case .sequence(let sequence):
        var parts: [YAMLTree] = []
        for part in sequence { parts.append(try tree(node: part)) }
        return YAMLTree(content: .list(parts), location: location)
      case .mapping(let mapping):
        var entries: [Entry] = []
        var firsts: [String: Problem.Location] = [:]
        for (key, value) in mapping {
          let keyTree = try tree(node: key)
          guard case .text(let written) = keyTree.content else {
            throw refusal(
              message: "a list or a group of keys stands in place of a key", at: keyTree.location,
              expected: "a word and a colon")
          }
          let name = keys.name(ofKey: written)
          let value = try tree(node: value)
          if !keys.isEmpty, let first = firsts[name] {
            note(name, at: keyTree.location, first: first)
            continue
          }
          firsts[name] = keys.isEmpty ? nil : keyTree.location
          entries.append(Entry(key: name, keyLocation: keyTree.location, value: value))
        }
        return YAMLTree(content: .entries(entries), location: location)
      case .alias:
        throw refusal(
          message: "an alias stands for nothing", at: location, expected: "a known anchor's name")
      }
    }

    /// A group that several aliases stand for is told of once.
    private mutating func note(
      _ key: String, at location: Problem.Location, first: Problem.Location
    ) {
      var problem = Problem.error(
        "the key '\(shortened(key))' stands twice in one group", at: location, text: key,
        expected: "every key once")
      problem.relatedLocations = [first]
      if !repeats.contains(problem) { repeats.append(problem) }
    }
  }

  // MARK: Text

  private static func text(
    bytes: [UInt8], file: String, noun: String
  ) throws(FormatsError) -> String {
    var bytes = bytes
    // It is no part of the text, and would count as the first line's indent.
    if bytes.starts(with: TextEncoding.mark) { bytes.removeFirst(TextEncoding.mark.count) }
    if bytes.count > mostBytes {
      throw refusal(
        message: "the file is longer than 1 MiB", at: .init(file: file, line: 1, column: 1),
        expected: "\(noun) in YAML")
    }
    let bad = unsafe bytes.withUnsafeBufferPointer { unsafe firstInvalidUTF8(in: $0) }
    if let bad {
      let front = bytes[..<bad]
      let line = front.count { $0 == UInt8(ascii: "\n") } + 1
      let lineStart = front.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      let column = front[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
      throw refusal(
        message: "byte 0x\(String(bytes[bad], radix: 16, uppercase: true)) is no UTF-8",
        at: .init(file: file, line: line, column: column), expected: "UTF-8")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func refusal(
    message: String, at location: Problem.Location, expected: String
  ) -> FormatsError {
    FormatsError(.error(message, at: location, expected: expected))
  }

  /// What the YAML reader complains of, in one sentence.
  private static func problem(error: any Error, in text: String, file: String) -> Problem {
    var (line, column) = (1, 1)
    var message = "the file is no YAML"
    func location(of mark: Mark) { (line, column) = (mark.line, mark.column) }
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      location(of: mark)
      message = "this is no YAML: \(context.map { $0.text + ", " } ?? "")\(problem)"
    case .reader(let problem, let offset, _, _):
      if let offset {
        let front = text.prefix(offset)
        line = front.count { $0.isNewline } + 1
        column = front.reversed().prefix { !$0.isNewline }.count + 1
      }
      message = "this is no YAML: \(problem)"
    case .duplicatedKeysInMapping(let duplicates, let context):
      location(of: context.mark)
      let names = duplicates.sorted().map { "'\($0)'" }.joined(separator: ", ")
      message = "the key \(names) stands twice in one group; expected every key once"
    default: break
    }
    return Problem(
      severity: .error, rule: .malformedTable, message: message,
      location: .init(file: file, line: max(line, 1), column: max(column, 1)),
      text: line >= 1 ? Self.line(number: line, of: text) : nil, expected: "YAML")
  }

  private static func line(number: Int, of text: String) -> String? {
    let lines = text.split(separator: "\n", maxSplits: number, omittingEmptySubsequences: false)
    return number <= lines.count ? shortened(String(lines[number - 1])) : nil
  }
}
