package import Camarilla

/// What a column of a table holds, as far as its cells can be repaired.
package enum CellContent: Sendable {
  /// Any text: only the blanks around it are none of it.
  case text
  /// A name of something, whose words are parted by single spaces.
  case name
  /// The id by which other tables name the row.
  case key
  /// The name of a kind.
  case kind
  /// The id of a figure.
  case figure
  case date(DateColumn)
  /// The number of a year, or a date that is one: `1926`, `1926~`.
  case year
  case number(ClosedRange<Double>)
  case citations
  /// One of a few words: a kind's sign, or whether it is directed.
  case word(CellWord)

  /// What a column of a table holds, by its heading.
  ///
  /// - Parameter headings: all columns of the table, which may have `start`, and `end`, in place of `when`.
  init(heading: String, of table: Problem.Subject.Table, among headings: [String]) {
    switch table {
    case .figures: self = Self.content(of: Figure.field(named: heading))
    case .sources: self = Self.content(of: Source.field(named: heading))
    case .kinds:
      switch heading {
      case "name": self = .key
      case "sign": self = .word(.sign)
      case "directed": self = .word(.directed)
      default: self = .text
      }
    case .relationships:
      let isDatedByEnds = !headings.contains("when")
      switch heading {
      case "id": self = .text
      case "kind": self = .kind
      case "source", "target": self = .figure
      // Without ends, a start is all there is of a period.
      case "start" where isDatedByEnds:
        self = .date(headings.contains("end") ? .end(.start) : .period)
      case "end" where isDatedByEnds: self = .date(.end(.end))
      default: self = Self.content(of: Relationship.field(named: heading))
      }
    }
  }

  private static func content<Row>(of field: TableField<Row>?) -> CellContent {
    switch field?.content {
    case .key: .key
    case .name: .name
    case .date: .date(.date)
    case .period: .date(.period)
    case .number(_, let minimum, let maximum):
      .number(minimum...(maximum ?? .greatestFiniteMagnitude))
    case .citations: .citations
    case .text, nil: .text
    }
  }
}

extension Repair {
  /// The repair of a cell that holds a number; nil where it is one, or where nobody can tell which.
  ///
  /// - Parameter bounds: between what it has to lie, as weights and confidences do.
  init?(ofNumber text: String, within bounds: ClosedRange<Double>) {
    var copy = text
    let number = copy.withUTF8 { unsafe decimalNumber(from: $0) }
    if let number {
      // Numbers of percent, where nothing is above 1.
      guard !bounds.contains(number), bounds.upperBound == 1, 10...100 ~= number else { return nil }
      self.init(
        readings: [shortest(of: number / 100)], isCertain: false, rule: .confidenceOutOfRange,
        reason: "'\(text)' is above 1, perhaps percent")
      return
    }
    let all = MeantNumber(text).readings
    let readings = all.filter { Double($0).map(bounds.contains) ?? false }
    if readings.isEmpty, all.count == 1, all[0] != text {
      // Which number it is, is certain; whether it may stand there, is not said by that.
      self.init(outOfBounds: all[0], text: text, bounds: bounds)
      return
    }
    guard let first = readings.first else { return nil }
    let others = readings.dropFirst().map { " or \($0)" }.joined()
    self.init(
      readings: readings, isCertain: all.count == 1, rule: .malformedValue,
      reason: others.isEmpty && all.count == 1
        ? "'\(shortened(text))' is the number \(first)"
        : "'\(shortened(text))' may be the number \(first)\(others)")
  }

  private init?(outOfBounds number: String, text: String, bounds: ClosedRange<Double>) {
    if let further = Repair(ofNumber: number, within: bounds) {
      self = further
      return
    }
    self.init(
      readings: [number], isCertain: true, rule: .malformedValue,
      reason: "'\(shortened(text))' is the number \(number)")
  }
}
