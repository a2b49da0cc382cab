import Camarilla
import CamarillaFormats

/// A table's column of times. What its cells mean may depend on one another, so they are made spells when
/// all were read.
struct GephiTimeColumn: TimeColumns {
  private let column: Int?
  /// Whether two times between brackets are two points.
  private var isOfPoints = false
  /// Whether something only intervals have says that they are none.
  private var isOfIntervals = false
  private var cells: [(row: Int32, groups: Int32, location: (line: Int, column: Int))] = []
  private var known: [String: Int32] = [:]
  private var texts: [String] = []
  private var groups: [[GephiTime.Group]] = []
  /// The first cell with a number that is no year, and its location.
  private var stamp: (text: String, location: (line: Int, column: Int))?

  init(_ sheet: inout Sheet) {
    let points = sheet.take("timestamp", "timestamps")
    let intervals = sheet.take("timeset", "interval", "intervals", "time interval")
    column = intervals ?? points
    isOfPoints = intervals == nil && points != nil
  }

  mutating func read(_ sheet: inout Sheet, row: Int32, pool: inout PeriodPool) {
    guard let column, case let text = sheet.text(in: column), !text.isEmpty else { return }
    let index: Int32
    if let seen = known[text] {
      index = seen
    } else {
      guard let parsed = GephiTime.groups(text) else {
        return sheet.refuse(
          "'\(shortened(text))' is no set of times", column: column,
          expected: "intervals, as in <[1917.0, 1924.0]>, of years or dates", rule: .malformedDate)
      }
      index = Int32(groups.count)
      known[text] = index
      groups.append(parsed)
      texts.append(text)
      for remark in GephiTime.remarks(of: parsed) { sheet.warn(remark, column: column) }
      if parsed.contains(where: { $0.points.count > 2 }) { isOfPoints = true }
      if parsed.count > 1 || parsed.contains(where: \.isInterval) { isOfIntervals = true }
      if stamp == nil, parsed.contains(where: { $0.points.contains { $0.isStamp } }) {
        stamp = (text, sheet.location(of: column))
      }
    }
    cells.append((row, index, sheet.location(of: column)))
  }

  /// The spells of all rows, in their order.
  mutating func table(of sheet: inout Sheet, pool: inout PeriodPool) -> SpellTable {
    var table = SpellTable()
    let spells = groups.map {
      GephiTime.spells(groups: $0, arePoints: isOfPoints && !isOfIntervals)
    }
    let indices = spells.map { $0?.map { pool.intern($0.period) } }
    if let stamp {
      sheet.diagnostics.add(
        .warning(
          "numbers beyond 9999, as in '\(shortened(stamp.text))', are read as milliseconds since 1970",
          rule: .malformedDate,
          at: sheet.location(line: stamp.location.line, column: stamp.location.column),
          text: stamp.text, expected: "years from -9999 to 9999, or dates"))
    }
    for cell in cells {
      guard let indices = indices[Int(cell.groups)] else {
        let text = shortened(texts[Int(cell.groups)])
        sheet.diagnostics.add(
          Problem(
            severity: .error, rule: .endBeforeStart, message: "'\(text)' ends before it begins",
            location: sheet.location(line: cell.location.line, column: cell.location.column),
            text: text, expected: "the earlier time first"))
        continue
      }
      for index in indices { table.add(index, row: cell.row) }
    }
    return table
  }
}
