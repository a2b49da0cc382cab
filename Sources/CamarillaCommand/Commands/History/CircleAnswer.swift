import Camarilla

/// How one figure's circle comes and goes, as the command prints it.
struct CircleAnswer: Noted {
  struct Subject: Encodable {
    var id: String
    var name: String
  }

  struct Year: Encodable {
    var year: Int
    var circle: [String]
    var joined: [String]
    var left: [String]
    /// Null in the first year, and where nobody is in the circle then or the year before.
    @ExplicitNull var stability: Double?
  }

  var from: Int
  var to: Int
  var ties: String
  var figure: Subject
  var years: [Year]
  /// What the answer rests on where there are no ties of the sort it asks for.
  var notes: [String] = []

  /// The names by id.
  private var names: [String: String]

  private enum CodingKeys: CodingKey { case from, to, ties, figure, years, notes }

  init(turnover: CircleTurnover, chronicle: Chronicle) {
    from = turnover.years.lowerBound
    to = turnover.years.upperBound
    ties = turnover.ties.rawValue
    figure = Subject(
      id: turnover.figure, name: chronicle.figure(id: turnover.figure)?.name ?? turnover.figure)
    years = turnover.changes.map { change in
      Year(
        year: change.year, circle: change.circle, joined: change.joined, left: change.left,
        stability: change.stability)
    }
    names = [:]
    for id in turnover.changes.flatMap(\.circle) {
      names[id] = chronicle.figure(id: id)?.name ?? id
    }
  }

  func report() -> Report<CircleAnswer> {
    var csv = Table(
      ["year", "size", "joined", "left", "stability", "circle"].map { ($0, .left) })
    for year in years {
      csv.append([
        "\(year.year)", "\(year.circle.count)", year.joined.joined(separator: ";"),
        year.left.joined(separator: ";"), year.stability.map { "\($0)" } ?? "",
        year.circle.joined(separator: ";"),
      ])
    }
    return Report(text: text(), csv: csv.csv(), json: self)
  }

  private func text() -> String {
    let span = CalendarYear.text(years: from...to)
    let shown = years.filter { !$0.circle.isEmpty || !$0.left.isEmpty }
    let subject = printed(figure.name, id: figure.id)
    guard let first = shown.first else { return "\(subject) has no ties in \(span).\n" }
    var text = "The circle of \(subject), \(span)"
    text += (TieSelection(rawValue: ties) ?? .all).remark + "\n"
    func list(_ word: String, ids: [String]) -> String {
      ids.isEmpty
        ? ""
        : wrapped(
          "\(word): " + ids.map { printed(names[$0] ?? $0, id: $0) }.joined(separator: ", "),
          indent: 6)
    }
    for year in shown {
      let isChanged = !year.joined.isEmpty || !year.left.isEmpty
      guard isChanged || year.year == first.year else { continue }
      text += "\n\(CalendarYear(year.year))  \(Number.count(year.circle.count, singular: "figure"))"
      text += (year.stability.map { ", stability \(Number.short(of: $0))" } ?? "") + "\n"
      text += isChanged ? list("in", ids: year.joined) : list("there", ids: year.circle)
      text += list("out", ids: year.left)
    }
    return text
  }
}
