import Camarilla

/// The most central figures year by year, as the command prints them.
struct TimelineAnswer: Noted {
  var from: Int
  var to: Int
  var ties: String
  var years: [CentralAnswer]
  /// What the answer rests on where there are no ties of the sort it asks for.
  var notes: [String] = []

  /// Those that a table has a column for; empty for the first of each year.
  private var columns: [Figure]

  private enum CodingKeys: CodingKey { case from, to, ties, years, notes }

  /// - Parameter figures: those to tell of; all when empty. Who was the most central is told
  ///   whoever they are.
  init(
    years: ClosedRange<Int>, ties: TieSelection, answers: [CentralAnswer], figures: [Figure]
  ) {
    from = years.lowerBound
    to = years.upperBound
    self.ties = ties.rawValue
    self.years = answers
    columns = figures
    guard !figures.isEmpty else { return }
    let wanted = Set(figures.map(\.id))
    for year in self.years.indices {
      for measure in self.years[year].measures.indices {
        self.years[year].measures[measure].scores.removeAll { !wanted.contains($0.id) }
      }
    }
  }

  func report(top: Int?, isTable: Bool) -> Report<TimelineAnswer> {
    var shown = self
    if let top {
      for year in years.indices { shown.years[year].keepFirst(top) }
    }
    return Report(text: isTable ? text(top: top ?? 3) : "", csv: shown.csv(), json: shown)
  }

  private func text(top: Int) -> String {
    let years = self.years.filter { $0.mostCentral != nil }
    let span = CalendarYear.text(years: from...to)
    guard let measure = years.first?.measures.first?.measure else {
      return nobodyIsActive(in: span)
    }
    var text = "Most central by \(measure), \(span)"
    text += (TieSelection(rawValue: ties) ?? .all).remark
    text += columns.isEmpty ? "\n\n" : ": rank and score\n\n"
    var table = Table(
      [("year", .right), ("figures", .right)]
        + (columns.isEmpty
          ? (1...top).map { ("no. \($0)", .left) }
          : [("most central", .left)] + columns.map { ($0.name, .right) }))
    for year in years {
      let scores = year.measures[0].scores
      var row = ["\(CalendarYear(year.year))", "\(year.figures)"]
      if columns.isEmpty {
        row += (0..<top).map {
          $0 < scores.count ? printed(scores[$0].name, id: scores[$0].id) : ""
        }
      } else {
        row.append(year.mostCentral.map { printed($0.name, id: $0.id) } ?? "–")
        row += columns.map { column in
          guard let score = scores.first(where: { $0.id == column.id }) else { return "–" }
          let isShare = year.measures[0].normalized
          let value = isShare ? Number.short(of: score.score) : Number.score(of: score.score)
          return "\(score.rank)  \(value)"
        }
      }
      table.append(row)
    }
    text += table.text()
    let silent = self.years.count - years.count
    if silent > 0 {
      text += "nobody is active in \(Number.count(silent, singular: "other year"))\n"
    }
    return text
  }

  private func csv() -> String {
    var table = Table(["year", "measure", "rank", "id", "name", "score"].map { ($0, .left) })
    for year in years {
      for measure in year.measures {
        for score in measure.scores {
          table.append([
            "\(year.year)", measure.measure, "\(score.rank)", score.id, score.name,
            "\(score.score)",
          ])
        }
      }
    }
    return table.csv()
  }
}
