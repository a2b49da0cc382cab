import Yams

/// YAML with keys that stand twice in one group, which Yams refuses with a word on the first alone.
///
/// A key that it complains of is given another name of the same length, and the text is read again, so that what
/// else is wrong with the file is told in the same go.
struct RepeatedKeys {
  private var text: String
  /// What the keys that were renamed are called, by their first characters.
  private var renamed: [Character: Character] = [:]
  /// Characters for private use, none of them in the text.
  private var spare: [Character]

  /// Reading the text again for more keys than these would take long.
  private static let most = 100

  init(in text: String) {
    self.text = text
    spare = []
  }

  /// Whether no key stands twice.
  var isEmpty: Bool { renamed.isEmpty }

  /// What a key is called in the file.
  func name(ofKey key: String) -> String {
    guard let first = key.first, let own = renamed[first] else { return key }
    return String(own) + key.dropFirst()
  }

  /// The nodes of the text.
  ///
  /// - Throws: what Yams does, but for keys that stand twice and can be renamed.
  mutating func composed() throws -> Node? {
    while true {
      do {
        return try Yams.compose(yaml: text)
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        guard let name = names.first, rename(name, at: context.mark) else {
          throw YamlError.duplicatedKeysInMapping(duplicates: names, context: context)
        }
      }
    }
  }

  /// - Returns: whether the key could be renamed, as it stands there as it is called.
  private mutating func rename(_ name: String, at mark: Mark) -> Bool {
    if renamed.isEmpty {
      let used = Set(text.unicodeScalars)
      spare = (0xE000...0xF8FF).lazy.compactMap { Unicode.Scalar(UInt32($0)) }
        .filter { !used.contains($0) }.prefix(Self.most).map { Character($0) }
    }
    guard let stranger = spare.popLast(), let first = name.unicodeScalars.first,
      var index = index(of: mark)
    else { return false }
    let scalars = text.unicodeScalars
    if index < scalars.endIndex, scalars[index] == "\"" || scalars[index] == "'" {
      index = scalars.index(after: index)
    }
    guard index < scalars.endIndex, scalars[index] == first else { return false }
    text.unicodeScalars.replaceSubrange(
      index..<scalars.index(after: index), with: stranger.unicodeScalars)
    renamed[stranger] = Character(first)
    return true
  }

  /// Where a line and a column of Yams, which count from 1, are in the text.
  private func index(of mark: Mark) -> String.Index? {
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    for _ in 1..<max(mark.line, 1) {
      guard let end = scalars[index...].firstIndex(of: "\n") else { return nil }
      index = scalars.index(after: end)
    }
    return scalars.index(index, offsetBy: mark.column - 1, limitedBy: scalars.endIndex)
  }
}
