// Rows without the blanks around their texts, as a chronicle keeps them: whatever door they come in by,
// `stalin ` is `stalin`.

extension Figure {
  package var withoutOuterBlanks: Figure {
    var figure = self
    figure.id = id.withoutOuterBlanks
    figure.name = name.withoutOuterBlanks
    // A name of blanks is none, and the id stands in for it.
    if figure.name.isEmpty, !name.isEmpty { figure.name = figure.id }
    figure.attributes = attributes.withoutOuterBlanks
    return figure
  }
}

extension Source {
  package var withoutOuterBlanks: Source {
    var source = self
    source.id = id.withoutOuterBlanks
    source.title = title.withoutOuterBlanks
    if source.title.isEmpty, !title.isEmpty { source.title = source.id }
    source.author = author?.unlessBlank
    source.published = published?.unlessBlank
    source.url = url?.unlessBlank
    source.attributes = attributes.withoutOuterBlanks
    return source
  }
}

extension Relationship {
  package var withoutOuterBlanks: Relationship {
    var relationship = self
    relationship.id = id.withoutOuterBlanks
    relationship.kind = kind.withoutOuterBlanks
    relationship.source = source.withoutOuterBlanks
    relationship.target = target.withoutOuterBlanks
    relationship.post = post?.unlessBlank
    relationship.citations = citations.map {
      Citation(
        source: $0.source.withoutOuterBlanks, locator: $0.locator?.withoutOuterBlanks)
    }
    relationship.note = note?.unlessBlank
    relationship.attributes = attributes.withoutOuterBlanks
    return relationship
  }
}

extension String {
  fileprivate var unlessBlank: String? {
    let text = withoutOuterBlanks
    return text.isEmpty ? nil : text
  }
}

extension [Attribute] {
  /// An attribute of blanks is none.
  fileprivate var withoutOuterBlanks: [Attribute] {
    compactMap { attribute in
      attribute.value.unlessBlank.map { Attribute(name: attribute.name, value: $0) }
    }
  }
}
