/// Takes a condition's text apart.
struct ConditionLexer {
  enum Content: Equatable {
    /// A column's name, by its parts between dots; which of them stand in quotes.
    case name([Part])
    /// `and`, `in` and the like, in small letters.
    case keyword(String)
    /// What stands in single quotes.
    case text(String)
    /// A number or a date.
    case value(String)
    /// A comparison, a parenthesis or a comma.
    case mark(String)
    case end
  }

  struct Part: Equatable {
    let text: String
    let isQuoted: Bool
  }

  struct Token {
    let content: Content
    /// In characters from the beginning of the text.
    let offset: Int
    /// As it stands there.
    let text: String
  }

  static let keywords: Set<String> = ["and", "or", "not", "in", "like", "is", "blank"]

  private let text: String
  private let characters: [Character]
  private var index = 0

  init(_ text: String) {
    self.text = text
    characters = Array(text)
  }

  /// The tokens, of which the last is the end.
  static func tokens(from text: String) throws(Selection.ConditionError) -> [Token] {
    var lexer = ConditionLexer(text)
    var tokens: [Token] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.content == .end { return tokens }
    }
  }

  private mutating func next() throws(Selection.ConditionError) -> Token {
    while let character = peek, character.unicodeScalars.allSatisfy(\.isBlank) { index += 1 }
    let start = index
    let content = try content()
    return Token(content: content, offset: start, text: String(characters[start..<index]))
  }

  private mutating func content() throws(Selection.ConditionError) -> Content {
    guard let first = peek else { return .end }
    if first == "'" { return .text(try quoted(by: "'", noun: "text")) }
    if Self.beginsWord(first) || first == "\"" || first == "`" { return try name() }
    if "<>!=".contains(first) { return .mark(try comparison()) }
    if "(),".contains(first) {
      index += 1
      return .mark(String(first))
    }
    if first.isNumber || "+-.".contains(first) {
      let start = index
      while let character = peek, !Self.endsValue(character) { index += 1 }
      return .value(String(characters[start..<index]))
    }
    if "‘’‚‛“”„«»".contains(first) {
      throw error("'\(first)' is no straight quote; expected ' around a text, or \" around a name")
    }
    throw error("'\(first)' is no part of a condition; expected a name, a text, a number or a date")
  }

  private mutating func comparison() throws(Selection.ConditionError) -> String {
    for (written, mark) in [
      ("<=", "<="), (">=", ">="), ("!=", "!="), ("<>", "!="), ("==", "="), ("<", "<"), (">", ">"),
      ("=", "="),
    ] where characters[index...].starts(with: written) {
      index += written.count
      return mark
    }
    throw error("'!' stands alone; expected != or not")
  }

  /// A name with its parts, or a word of the language.
  private mutating func name() throws(Selection.ConditionError) -> Content {
    var parts = [try part()]
    while peek == ".", let following = peek(1),
      Self.beginsWord(following) || following == "\"" || following == "`"
    {
      index += 1
      parts.append(try part())
    }
    let word = parts[0].text.lowercased()
    if parts.count == 1, !parts[0].isQuoted, Self.keywords.contains(word) { return .keyword(word) }
    return .name(parts)
  }

  private mutating func part() throws(Selection.ConditionError) -> Part {
    if let quote = peek, quote == "\"" || quote == "`" {
      return Part(text: try quoted(by: quote, noun: "name"), isQuoted: true)
    }
    let start = index
    while let character = peek, Self.continuesWord(character) { index += 1 }
    return Part(text: String(characters[start..<index]), isQuoted: false)
  }

  /// What stands in quotes; a quote within it is doubled.
  private mutating func quoted(
    by quote: Character, noun: String
  ) throws(Selection.ConditionError) -> String {
    let start = index
    index += 1
    var content = ""
    while let character = peek {
      index += 1
      if character == quote {
        guard peek == quote else { return content }
        index += 1
      }
      content.append(character)
    }
    index = start
    throw error("the \(noun) that begins here has no end; expected \(quote) behind it")
  }

  private var peek: Character? { index < characters.count ? characters[index] : nil }

  private func peek(_ distance: Int) -> Character? {
    index + distance < characters.count ? characters[index + distance] : nil
  }

  private func error(_ message: String) -> Selection.ConditionError {
    Selection.ConditionError(text: text, offset: index, message: message)
  }

  /// Whether a name needs no quotes.
  static func isPlain(name: String) -> Bool {
    guard let first = name.first, beginsWord(first) else { return false }
    return name.allSatisfy(continuesWord) && !keywords.contains(name.lowercased())
  }

  private static func beginsWord(_ character: Character) -> Bool {
    character.isLetter || character == "_"
  }

  private static func continuesWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "-"
  }

  private static func endsValue(_ character: Character) -> Bool {
    "(),<>!='\"`".contains(character) || character.unicodeScalars.allSatisfy(\.isBlank)
  }
}
