import Camarilla

/// Figures with what is told of them.
struct FiguresAnswer: Answer {
  private typealias Row = (figure: Figure, activity: FigureActivity)

  private let listing: Listing<Row>
  private let time: TimeSpan?

  /// - Parameters:
  ///   - time: when they are tied, where that is asked for.
  ///   - isSorted: whether they come by their ids rather than in the chronicle's order.
  init(chronicle: Chronicle, ids: Set<Figure.ID>, time: TimeSpan?, isSorted: Bool) {
    self.time = time
    var rows: [Row] = zip(chronicle.figures, chronicle.activities()).filter {
      ids.contains($0.0.id)
    }
    if isSorted { rows.sort { $0.figure.id < $1.figure.id } }
    @Sendable func year(_ year: Int?) -> String { year.map { "\(CalendarYear($0))" } ?? "" }
    listing = Listing(
      rows,
      columns: [
        Column("id") { $0.figure.id }, Column("name") { $0.figure.name },
        .shown("born") { $0.figure.born?.spoken ?? "" },
        .exact("born") { $0.figure.born?.description },
        .shown("died") { $0.figure.died?.spoken ?? "" },
        .exact("died") { $0.figure.died?.description },
        Column("relationships", .right) { $0.activity.relationships },
        // The first and the last year that they name.
        Column("from", .right, value: { $0.activity.years?.lowerBound }, text: year),
        Column("to", .right, value: { $0.activity.years?.upperBound }, text: year),
        .json("attributes") { attributeMembers(of: $0.figure.furtherTexts) },
      ])
  }

  /// Whether none was found.
  var isEmpty: Bool { listing.rows.isEmpty }

  var json: any Encodable { JSONObject.list(listing, named: "figures", of: time) }

  var csv: String { listing.csv }

  var text: String { listing.rows.isEmpty ? "no figures\n" : listing.table.text() }
}

/// Further columns of a row, by name; of several that are called alike, the first.
func attributeMembers(of attributes: [Attribute]) -> [String: String] {
  Dictionary(attributes.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
}
