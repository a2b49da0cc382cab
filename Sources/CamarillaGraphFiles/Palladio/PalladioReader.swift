import Camarilla
import CamarillaFormats

/// Reads Palladio's tables; see ``Palladio``.
struct PalladioReader {
  private(set) var document: GraphDocument
  private var hasPeople = false

  init(file: String) { document = GraphDocument(file: file) }

  mutating func readPeople(_ input: TableInput) throws(FormatsError) {
    var sheet = try Sheet.open(input, known: Palladio.peopleHeadings, isCapitalized: true)
    // Without ids, people are known by their names.
    let ids = sheet.take("id")
    let names = sheet.take("name")
    let time = DateColumns(&sheet)
    sheet.require("Id", column: ids ?? names)
    guard let key = ids ?? names, !sheet.problems.hasErrors else {
      return try sheet.problems.check()
    }
    var attributes = SheetAttributes(sheet: sheet, reserved: Palladio.peopleHeadings)
    while try sheet.next() {
      let id = sheet.text(in: key)
      guard !id.isEmpty else {
        sheet.refuse("the id is missing", column: key, expected: "a text", rule: .missingValue)
        continue
      }
      guard let node = document.nodes.add(id: id, line: sheet.line) else {
        let first = document.nodes.index(of: id).map { document.nodes.lines[Int($0)] } ?? 0
        sheet.refuse(
          "'\(shortened(id))' stands on line \(first) already", column: key,
          expected: "everybody once",
          rule: .duplicateID)
        continue
      }
      if ids != nil { document.nodes.labels[Int(node)] = sheet.text(in: names) }
      attributes.read(sheet, row: Int(node))
      if let period = time.period(of: &sheet) {
        document.nodes.spells.add(document.periods.intern(period), row: node)
      }
    }
    document.nodes.columns = attributes.columns
    try sheet.problems.check(with: document)
    document.problems += sheet.problems.problems
    hasPeople = true
  }

  mutating func readRelations(_ input: TableInput) throws(FormatsError) {
    var sheet = try Sheet.open(input, known: Palladio.relationHeadings, isCapitalized: true)
    let (source, target) = (sheet.take("source", "from"), sheet.take("target", "to"))
    let (directed, weight) = (sheet.take("directed"), sheet.take("weight"))
    let (id, label) = (sheet.take("id"), sheet.take("label"))
    let time = DateColumns(&sheet)
    sheet.require("Source", column: source)
    sheet.require("Target", column: target)
    guard let source, let target, !sheet.problems.hasErrors else {
      return try sheet.problems.check()
    }
    var attributes = SheetAttributes(sheet: sheet, reserved: Palladio.relationHeadings)
    var unlisted = 0
    while try sheet.next() {
      guard let from = person(sheet: &sheet, column: source, unlisted: &unlisted),
        let to = person(sheet: &sheet, column: target, unlisted: &unlisted)
      else { continue }
      let edge = document.edges.add(
        source: from, target: to, directed: isDirected(&sheet, column: directed), line: sheet.line)
      if let weight, let value = sheet.weight(in: weight) {
        document.edges.setWeight(value, ofEdge: Int(edge), at: sheet.location(of: weight))
      }
      document.edges.ids[Int(edge)] = sheet.text(in: id)
      document.edges.labels[Int(edge)] = sheet.text(in: label)
      attributes.read(sheet, row: Int(edge))
      if let period = time.period(of: &sheet) {
        document.edges.spells.add(document.periods.intern(period), row: edge)
      }
    }
    if hasPeople, unlisted > 0 {
      sheet.problems.add(
        .warning, rule: .unknownFigure,
        message:
          "\(unlisted == 1 ? "1 person is" : "\(unlisted) people are") not in the table of people",
        line: 1)
    }
    document.edges.columns = attributes.columns
    try sheet.problems.check(with: document)
    document.problems += sheet.problems.problems
  }

  private mutating func person(
    sheet: inout Sheet, column: Int, unlisted: inout Int
  ) -> Int32? {
    let id = sheet.text(in: column)
    if let node = document.nodes.index(of: id) { return node }
    guard !id.isEmpty else {
      sheet.refuse(
        "an end of the relation is missing", column: column, expected: "a person",
        rule: .missingValue)
      return nil
    }
    unlisted += 1
    return document.nodes.add(id: id, line: hasPeople ? 0 : sheet.line)
  }

  /// Palladio knows no directions; without a column that tells them, relations run from source to target.
  private func isDirected(_ sheet: inout Sheet, column: Int?) -> Bool {
    guard let column else { return true }
    switch folded(sheet.text(in: column)) {
    case "yes", "true", "1", "": return true
    case "no", "false", "0": return false
    default:
      sheet.refuse(
        "'\(shortened(sheet.text(in: column)))' says not whether the relation is directed",
        column: column,
        expected: "yes or no")
      return true
    }
  }
}

/// The columns of a row's dates.
struct DateColumns {
  private let start: Int?
  private let end: Int?

  init(_ sheet: inout Sheet) {
    start = sheet.take("start date", "start", "date")
    end = sheet.take("end date", "end")
  }

  /// When the row at hand holds; nil where it has no dates, or they cannot be read.
  func period(of sheet: inout Sheet) -> Period? {
    let from = date(sheet: &sheet, column: start, side: .start)
    // A range of years that stands for the start alone says when it ended.
    let lastYear = from?.remark?.lastYear
    guard let end else {
      return from.flatMap { from in
        lastYear.flatMap { Period(from: from.date, through: $0) } ?? .event(from.date)
      }
    }
    let isBlank = sheet.text(in: end).isEmpty
    let to = isBlank ? lastYear : date(sheet: &sheet, column: end, side: .end)?.date
    guard from != nil || to != nil else { return nil }
    if let period = Period(from: from?.date, through: to) { return period }
    sheet.refuse(
      "'\(shortened(sheet.text(in: end)))' is before the start", column: end,
      expected: "a date from \(from?.date.description ?? "") on", rule: .endBeforeStart)
    return nil
  }

  private func date(
    sheet: inout Sheet, column: Int?, side: Period.End.Side
  ) -> (date: HistoricalDate, remark: DateRemark?)? {
    guard let column, case let text = folded(sheet.text(in: column)), !text.isEmpty else {
      return nil
    }
    // Of EDTF, Palladio knows the plain dates.
    if let date = ForeignTime.date(of: text) { return (date, nil) }
    if case (.date(let date), let remark?)? = try? Period.End.reading(text, of: side) {
      sheet.warn(remark, column: column)
      return (date, remark)
    }
    sheet.refuse(
      "'\(shortened(text))' is no date", column: column,
      expected: ForeignTime.expectation(inPlaceOf: text, plain: "YYYY-MM-DD, YYYY-MM or YYYY"),
      rule: .malformedDate)
    return nil
  }
}
