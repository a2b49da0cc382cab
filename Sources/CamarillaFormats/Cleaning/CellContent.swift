import Camarilla

/// What a column of a table holds, as far as its cells can be repaired.
enum CellContent {
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
  case number(ClosedRange<Double>)
  case citations

  /// What a column of a table holds, by its heading.
  ///
  /// - Parameter isDatedByEnds: whether the table has columns `start` and `end` in place of `when`.
  init(heading: String, of table: Problem.Subject.Table, isDatedByEnds: Bool) {
    switch table {
    case .figures: self = Self.content(of: Figure.field(named: heading))
    case .sources: self = Self.content(of: Source.field(named: heading))
    case .kinds: self = heading == "name" ? .key : .text
    case .relationships:
      switch heading {
      case "id": self = .text
      case "kind": self = .kind
      case "source", "target": self = .figure
      case "start" where isDatedByEnds: self = .date(.end(.start))
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
    guard let first = readings.first else { return nil }
    let others = readings.dropFirst().map { " or \($0)" }.joined()
    self.init(
      readings: readings, isCertain: all.count == 1, rule: .malformedValue,
      reason: others.isEmpty && all.count == 1
        ? "'\(shortened(text))' is the number \(first)"
        : "'\(shortened(text))' may be the number \(first)\(others)")
  }
}
