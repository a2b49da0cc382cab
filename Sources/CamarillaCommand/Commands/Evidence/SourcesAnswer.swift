import Camarilla

/// Sources with what rests on them.
struct SourcesAnswer: Answer {
  private let listing: Listing<CitedSource>

  init(chronicle: Chronicle, matching text: String) {
    listing = Listing(
      chronicle.citedSources().filter { $0.source.matches(of: text) },
      columns: [
        Column("id") { $0.source.id },
        Column("relationships", .right) { $0.relationships }, Column("alone", .right) { $0.alone },
        Column("author") { $0.source.author }, Column("title") { $0.source.title },
        Column("published") { $0.source.published }, Column("url", .below) { $0.source.url },
        .json("listed") { chronicle.source(id: $0.source.id) != nil },
        .json("attributes") { attributeMembers(of: $0.source.furtherTexts) },
      ])
  }

  /// Whether none was found.
  var isEmpty: Bool { listing.rows.isEmpty }

  var json: any Encodable { JSONObject.list(listing, named: "sources") }

  var csv: String { listing.csv }

  var text: String { listing.rows.isEmpty ? "no sources\n" : listing.table.text() }
}

extension Source {
  func matches(of text: String) -> Bool {
    let key = text.withoutCaseAndAccents
    return key.isEmpty
      || [id, title, author ?? ""].contains { $0.withoutCaseAndAccents.contains(key) }
  }
}
