import Camarilla
import CamarillaStore

/// What a search has found, as the command prints it.
struct SearchAnswer: Answer {
  private let listing: Listing<SearchHit>

  init(_ hits: [SearchHit]) {
    listing = Listing(
      hits,
      columns: [
        .exact("table") { $0.table.rawValue }, Column("id") { $0.id },
        .shown("") { $0.title }, .exact("title") { $0.title },
        .shown("") { $0.field }, .exact("field") { $0.field },
        .shown("found") { $0.snippet }, .exact("snippet") { $0.snippet },
        .exact("score") { $0.score },
      ])
  }

  var json: any Encodable { ["hits": listing] as JSONObject }

  var csv: String { listing.csv }

  var text: String { listing.rows.isEmpty ? "nothing found\n" : listing.table.text() }
}
