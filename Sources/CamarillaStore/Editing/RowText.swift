import Camarilla
import CamarillaFormats

/// A row as the history keeps it: a JSON object by the names of the table's columns. What is blank is
/// left out; further columns come last.
enum RowText {
  static func text(_ relationship: Relationship) -> String {
    var fields = [
      ("id", relationship.id), ("kind", relationship.kind), ("source", relationship.source),
      ("target", relationship.target), ("when", relationship.when.description),
      ("weight", shortest(relationship.weight)), ("confidence", shortest(relationship.confidence)),
    ]
    if let post = relationship.post { fields.append(("post", post)) }
    if !relationship.citations.isEmpty {
      fields.append(
        ("citation", relationship.citations.map(\.description).joined(separator: ";")))
    }
    if let note = relationship.note { fields.append(("note", note)) }
    return text(fields, relationship.attributes)
  }

  static func text(_ figure: Figure) -> String {
    var fields = [("id", figure.id), ("name", name(figure.name, of: figure.id))]
    if let born = figure.born { fields.append(("born", born.description)) }
    if let died = figure.died { fields.append(("died", died.description)) }
    return text(fields, figure.attributes)
  }

  static func text(_ source: Source) -> String {
    var fields = [("id", source.id), ("title", name(source.title, of: source.id))]
    if let author = source.author { fields.append(("author", author)) }
    if let published = source.published { fields.append(("published", published)) }
    if let url = source.url { fields.append(("url", url)) }
    return text(fields, source.attributes)
  }

  /// A name or title; the id stands in for a blank one.
  private static func name(_ text: String?, of id: String) -> String {
    text.flatMap { $0.isEmpty ? nil : $0 } ?? id
  }

  private static func text(_ fields: [(String, String)], _ attributes: [Attribute]) -> String {
    let all = fields + attributes.map { ($0.name, $0.value) }
    return JSONValue.object(all.map { .init($0.0, .string($0.1)) }).compactText
  }

  /// The fields of a row, and what is left of them when the known ones have been taken.
  struct Fields {
    private var attributes: [Attribute]

    init?(_ text: String) {
      guard let fields = AttributeText.attributes(Array(text.utf8)) else { return nil }
      attributes = fields
    }

    mutating func take(_ name: String) -> String? {
      guard let place = attributes.firstIndex(where: { $0.name == name }) else { return nil }
      return attributes.remove(at: place).value
    }

    var rest: [Attribute] { attributes }
  }

  static func relationship(_ text: String) -> Relationship? {
    guard var fields = Fields(text), let kind = fields.take("kind"),
      let source = fields.take("source"), let target = fields.take("target"),
      let when = fields.take("when").flatMap({ try? Period($0) })
    else { return nil }
    return Relationship(
      id: fields.take("id") ?? "", kind: kind, source: source, target: target, when: when,
      weight: fields.take("weight").flatMap(Double.init) ?? 1,
      confidence: fields.take("confidence").flatMap(Double.init) ?? 1, post: fields.take("post"),
      citations: Citation.list(fields.take("citation") ?? ""), note: fields.take("note"),
      attributes: fields.rest)
  }

  static func figure(_ text: String) -> Figure? {
    guard var fields = Fields(text), let id = fields.take("id") else { return nil }
    let name = name(fields.take("name"), of: id)
    let born = fields.take("born").flatMap { try? HistoricalDate($0) }
    let died = fields.take("died").flatMap { try? HistoricalDate($0) }
    return Figure(id: id, name: name, born: born, died: died, attributes: fields.rest)
  }

  static func source(_ text: String) -> Source? {
    guard var fields = Fields(text), let id = fields.take("id") else { return nil }
    let title = name(fields.take("title"), of: id)
    return Source(
      id: id, title: title, author: fields.take("author"), published: fields.take("published"),
      url: fields.take("url"), attributes: fields.rest)
  }
}
