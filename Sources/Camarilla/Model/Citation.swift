/// A pointer from a relationship into a source: `source-id`, or `source-id#locator`.
public struct Citation: Encodable, Hashable, Sendable, CustomStringConvertible {
  /// The id of the source.
  public var source: String
  /// Where in the source: a page, a section, a paragraph.
  public var locator: String?

  /// A citation of a source by its id, and of the passage in it where `locator` names one.
  public init(source: String, locator: String? = nil) {
    self.source = source
    self.locator = locator
  }

  /// Reads one citation; what follows the first `#` is the locator. Blanks around either are none of it.
  public init(_ text: some StringProtocol) {
    guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "#")) else {
      self.init(source: String(text.trimmingBlanks()))
      return
    }
    self.init(
      source: String(text[..<mark].trimmingBlanks()),
      locator: String(text[text.utf8.index(after: mark)...].trimmingBlanks()))
  }

  /// Reads a list separated by `;`, as a table's cell holds it. Blank entries are passed over.
  public static func list(_ text: some StringProtocol) -> [Citation] {
    // By bytes, as other readers of tables have it: a mark above the `;` is no letter with it.
    Substring(text).utf8.split(separator: UInt8(ascii: ";")).compactMap { part in
      let trimmed = Substring(part).trimmingBlanks()
      return trimmed.isEmpty ? nil : Citation(trimmed)
    }
  }

  /// The id, followed by `#` and the locator where there is one.
  public var description: String { locator.map { "\(source)#\($0)" } ?? source }
}

extension Citation {
  /// Encodes the citation as a table's cell holds it: `source-id`, or `source-id#locator`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
