import Camarilla

/// The diffs of consecutive years as the command prints them.
struct YearlyDiffsAnswer: Noted {
  var from: Int
  var to: Int
  var kinds: [String]
  /// Each with the year before as `from` and its own as `to`.
  var years: [DiffAnswer]
  /// What the answer rests on where there are no ties of the kinds it asks for.
  var notes: [String] = []

  init(years: ClosedRange<Int>, kinds: Set<String>, diffs: [DiffAnswer]) {
    from = years.lowerBound
    to = years.upperBound
    self.kinds = kinds.sorted()
    self.years = diffs
  }

  func report() -> Report<YearlyDiffsAnswer> {
    let subject = kinds == ["alliance"] ? "Alliances" : "Ties (\(kinds.joined(separator: ", ")))"
    let span = CalendarYear.text(years: from...to)
    var text = "\(subject), year by year, \(span)\n"
    let changed = years.filter { !($0.formed + $0.dissolved + $0.reversed).isEmpty }
    for year in changed { text += "\n" + year.text(listsContinued: false) }
    if changed.isEmpty { text += "nothing changes\n" }
    let headings = ["from", "to"] + DiffAnswer.headings
    var csv = Table(headings.map { ($0, .left) })
    for year in years {
      for row in year.rows { csv.append(["\(year.from)", "\(year.to)"] + row) }
    }
    return Report(text: text, csv: csv.csv(), json: self)
  }
}
