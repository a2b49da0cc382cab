import Camarilla

/// Relationships with where they are said.
struct RelationshipsAnswer: Answer {
  /// How many were found, shown or not.
  private let found: Int
  private let listing: Listing<Claim>
  private let time: TimeSpan?

  /// - Parameters:
  ///   - relationships: those that were found.
  ///   - time: when they hold, where that is asked for.
  ///   - top: how many are shown; nil for all.
  init(relationships: [Relationship], of time: TimeSpan?, top: Int?, in chronicle: Chronicle) {
    self.time = time
    found = relationships.count
    listing = Listing(
      [Claim](relationships.prefix(top ?? .max), in: chronicle),
      columns: Claim.columns + Self.shownColumns)
  }

  private static var shownColumns: [Column<Claim>] {
    [
      .shown("id", .below) { $0.id }, .shown("kind") { $0.relationship.kind },
      .shown("source") { $0.relationship.source.rawValue },
      .shown("") { $0.isDirected ? "→" : "–" },
      .shown("target") { $0.relationship.target.rawValue },
      .shown("when") { $0.relationship.when.spoken + $0.worth },
      .shown("post or note", .below) { $0.relationship.post ?? $0.relationship.note ?? "" },
      .shown("cites", .below) { $0.citations.map(\.description).joined(separator: "; ") },
    ]
  }

  /// Whether none was found.
  var isEmpty: Bool { listing.rows.isEmpty }

  var json: any Encodable {
    (["found": found] as JSONObject).merging(
      .list(listing, named: "relationships", of: time))
  }

  var csv: String { listing.csv }

  var text: String {
    let rest = found - listing.rows.count
    return (listing.rows.isEmpty ? "no relationships\n" : listing.table.text())
      + (rest > 0 ? "… and \(rest) more\n" : "")
  }
}
