import Camarilla
import CamarillaFormats

/// What whole numbers stand for that a file has for times: the number 1 for a date, and the others for those of the
/// same unit before and after it.
struct TimeOrigin {
  private let origin: HistoricalDate

  init(_ origin: HistoricalDate) { self.origin = origin }

  /// The date of a time that was read as a year; nil of other dates.
  private func date(of year: HistoricalDate) -> HistoricalDate? {
    year.precision == .year ? Int(year.description).map(date(number:)) : nil
  }

  private func date(number: Int) -> HistoricalDate { origin.stepped(by: number - 1) }

  private func end(_ end: Period.End) -> Period.End {
    if case .date(let year) = end, let date = date(of: year) { return .date(date) }
    return end
  }

  /// The period of one that was read by years.
  func period(of period: Period) -> Period {
    switch period {
    case .event(let year): date(of: year).map { .event($0) } ?? period
    case .interval(let interval):
      (try? Period(start: end(interval.start), end: end(interval.end))) ?? period
    }
  }

  /// The text of a time; itself where it is no whole number.
  func text(of time: String) -> String {
    Int(time.withoutOuterBlanks).map { date(number: $0).description } ?? time
  }
}

extension GraphDocument {
  /// The document with dates in place of the whole numbers that its spells, and the columns of times of its edges,
  /// count.
  func counting(from origin: TimeOrigin?) -> GraphDocument {
    guard let origin else { return self }
    var document = self
    document.periods = PeriodPool()
    let indices = periods.periods.map { document.periods.intern(origin.period(of: $0)) }
    var isCounted = zip(periods.periods, indices).contains { $0 != document.periods[$1] }
    document.nodes.spells = nodes.spells.referring(to: indices)
    document.edges.spells = edges.spells.referring(to: indices)
    for column in document.nodes.columns.indices {
      document.nodes.columns[column].refer(to: indices)
    }
    for column in document.edges.columns.indices {
      document.edges.columns[column].refer(to: indices)
      guard ["when", "start", "end"].contains(edges.columns[column].name.lowercased()) else {
        continue
      }
      for edge in 0..<edges.count where !edges.columns[column].values[edge].isEmpty {
        let time = edges.columns[column].values[edge]
        document.edges.columns[column].values[edge] = origin.text(of: time)
        isCounted = isCounted || Int(time) != nil
      }
    }
    if !isCounted, edges.count > 0 {
      document.diagnostics.add(
        .warning(
          "no time in the file is a whole number, so that the time origin says nothing",
          rule: .malformedDate, at: location(line: 1), expected: "times such as 1, 2, 3"))
    }
    return document
  }
}

extension SpellTable {
  /// The same spells, whose periods have other indices.
  fileprivate func referring(to indices: [Int32]) -> SpellTable {
    var table = SpellTable()
    for (row, period) in zip(rows, periods) { table.add(indices[Int(period)], row: row) }
    return table
  }
}

extension AttributeColumn {
  fileprivate mutating func refer(to indices: [Int32]) {
    for change in changes.indices {
      changes[change].period = indices[Int(changes[change].period)]
    }
  }
}
