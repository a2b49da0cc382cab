/// Where a claim comes from: a book, an article, an archive, a person who was asked.
public struct Source: Encodable, Hashable, Sendable, Identifiable {
  /// The key by which citations name the source; unique within a chronicle.
  public var id: String
  /// The title, as it would stand in a bibliography.
  public var title: String
  /// Who wrote it, where that is known.
  public var author: String?
  /// When it appeared, as its own imprint says it.
  public var published: String?
  /// Where it can be read, where that is known.
  public var url: String?
  /// Whatever else the chronicle says of the source, in the order of its columns.
  public var attributes: [Attribute]

  /// A source; every argument is the property of its name.
  public init(
    id: String, title: String, author: String? = nil, published: String? = nil,
    url: String? = nil, attributes: [Attribute] = []
  ) {
    self.id = id
    self.title = title
    self.author = author
    self.published = published
    self.url = url
    self.attributes = attributes
  }
}

extension Source {
  /// Whether citations can name it: they end an id at `#`, where the locator begins, and at `;`, where
  /// the next citation does.
  package static func isCitable(id: Source.ID) -> Bool {
    Citation.list(id) == [Citation(source: id)] && !id.hasControlCharacters
  }

  /// What ids of sources may be, for messages.
  package static let idRule = "an id without '#', ';' and control characters"
}

extension String {
  /// Whether it has a line break, a tab or another control character.
  package var hasControlCharacters: Bool {
    unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
