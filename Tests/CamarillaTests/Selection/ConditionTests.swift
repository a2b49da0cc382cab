import TestSupport
import Testing

@testable import Camarilla

/// What conditions leave, against the same asked of one row after another in plain words, dates day by day.
@Suite struct ConditionTests {
  /// A random condition, as it is written and as it is asked.
  private struct Asked {
    var text: String
    /// Whether it holds in some reading of the dates, and whether in every one.
    var ask: (Row, ApproximationRule) -> (may: Bool, must: Bool)
  }

  private struct Row {
    var texts: [String: String] = [:]
    var numbers: [String: Double] = [:]
    var dates: [String: HistoricalDate] = [:]
  }

  private static let dates = [
    "1900", "1901~", "1902-06", "190X", "1903-02-03", "[1901,1904]", "1902-XX-03", "1904?",
    "1902-06~",
  ]
  private static let literals = ["1900", "1902-06", "1903-02-03", "190X", "1899/1904"]

  /// The days on which each date may be, by each rule, found by trying all.
  private static let days: [String: [CalendarDay]] = {
    let all = (CalendarDay.first(ofYear: 1899).number...CalendarDay.last(ofYear: 1911).number)
      .map(CalendarDay.init(number:))
    var days: [String: [CalendarDay]] = [:]
    for text in dates + ["1901", "1904"] {
      let date = try! HistoricalDate(text)
      for rule in [ApproximationRule.exact, .standard] {
        days["\(date) \(rule.units)"] = all.filter { date.contains($0, rule: rule) }
      }
    }
    return days
  }()

  /// A test of a text, a number or a date.
  private func test(of row: Row, prefix: String, _ random: inout SeededGenerator) -> Asked {
    let comparison = ["=", "!=", "<", "<=", ">", ">="].randomElement(using: &random)!
    func compare<Value: Comparable>(_ one: Value, _ other: Value) -> Bool {
      switch comparison {
      case "=": one == other
      case "!=": one != other
      case "<": one < other
      case "<=": one <= other
      case ">": one > other
      default: one >= other
      }
    }
    func definite(_ isTrue: @escaping (Row) -> Bool) -> (Row, ApproximationRule) -> (
      may: Bool, must: Bool
    ) {
      { row, _ in (isTrue(row), isTrue(row)) }
    }
    switch Int.random(in: 0..<8, using: &random) {
    case 0:
      let name = row.texts.keys.sorted().randomElement(using: &random)!
      return Asked(text: "\(prefix)\(name) is blank", ask: definite { $0.texts[name] == "" })
    case 1:
      let name = row.texts.keys.sorted().randomElement(using: &random)!
      return Asked(text: "\(prefix)\(name) in ('x', 'zz')") { row, _ in
        let isIn = ["x", "zz"].contains(row.texts[name]!)
        return (isIn, isIn)
      }
    case 2:
      let name = row.texts.keys.sorted().randomElement(using: &random)!
      return Asked(text: "\(prefix)\(name) like '%Y_'") { row, _ in
        let text = Array(row.texts[name]!)
        let isLike = text.count > 1 && text[text.count - 2] == "y"
        return (isLike, isLike)
      }
    case 3, 4:
      let name = row.texts.keys.sorted().randomElement(using: &random)!
      let value = ["x", "xy", "y", "zz"].randomElement(using: &random)!
      return Asked(text: "\(prefix)\(name) \(comparison) '\(value)'") { row, _ in
        let own = row.texts[name]!
        let holds = own.isEmpty ? comparison == "!=" : compare(own, value)
        return (holds, holds)
      }
    case 5 where !row.numbers.isEmpty:
      let name = row.numbers.keys.sorted().randomElement(using: &random)!
      let value = Double(Int.random(in: -1...4, using: &random)) / 4
      return Asked(
        text: "\(prefix)\(name) \(comparison) \(value)",
        ask: definite { compare($0.numbers[name]!, value) })
    default:
      let name = ["born", "died", "start", "end"].filter { row.dates[$0] != nil }
        .randomElement(using: &random)!
      let literal = Self.literals.randomElement(using: &random)!
      let (first, last) = try! Period(literal).bounds(.exact)
      return Asked(text: "\(prefix)\(name) \(comparison) \(literal)") { row, rule in
        guard let date = row.dates[name] else {
          return (comparison == "!=", comparison == "!=")
        }
        // Whether it holds of a day of the date.
        func holds(_ day: CalendarDay) -> Bool {
          switch comparison {
          case "=": first <= day && day <= last
          case "!=": day < first || last < day
          case "<": day < first
          case "<=": day <= last
          case ">": day > last
          default: day >= first
          }
        }
        let days = Self.days["\(date) \(rule.units)"]!
        return (days.contains(where: holds), days.allSatisfy(holds))
      }
    }
  }

  private func condition(
    of row: Row, prefix: String, depth: Int, _ random: inout SeededGenerator
  ) -> Asked {
    guard depth > 0 else { return test(of: row, prefix: prefix, &random) }
    let one = condition(of: row, prefix: prefix, depth: depth - 1, &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      return Asked(text: "not (\(one.text))") { row, rule in
        let (may, must) = one.ask(row, rule)
        return (!must, !may)
      }
    case 1:
      let other = condition(of: row, prefix: prefix, depth: depth - 1, &random)
      return Asked(text: "(\(one.text)) and (\(other.text))") { row, rule in
        let (a, b) = (one.ask(row, rule), other.ask(row, rule))
        return (a.may && b.may, a.must && b.must)
      }
    case 2:
      let other = condition(of: row, prefix: prefix, depth: depth - 1, &random)
      return Asked(text: "(\(one.text)) or (\(other.text))") { row, rule in
        let (a, b) = (one.ask(row, rule), other.ask(row, rule))
        return (a.may || b.may, a.must || b.must)
      }
    default: return one
    }
  }

  private func row(_ figure: Figure) -> Row {
    var row = Row()
    row.texts = [
      "party": figure.attributes.first { $0.name == "party" }?.value ?? "",
      "id": figure.id.rawValue,
    ]
    row.dates["born"] = figure.born
    row.dates["died"] = figure.died
    return row
  }

  private func row(_ tie: Relationship, in chronicle: Chronicle) -> Row {
    var row = Row()
    row.texts = ["post": tie.post ?? "", "note": tie.note ?? "", "kind": tie.kind]
    let sign = Double(chronicle.kind(named: tie.kind)!.sign.rawValue)
    row.numbers = [
      "confidence": tie.confidence, "sign": sign, "weight": tie.weight,
      "value": sign * tie.weight * tie.confidence,
    ]
    if case .event(let date) = tie.when { (row.dates["start"], row.dates["end"]) = (date, date) }
    if case .interval(let interval) = tie.when {
      if case .date(let date) = interval.start { row.dates["start"] = date }
      if case .date(let date) = interval.end { row.dates["end"] = date }
    }
    return row
  }

  private func randomChronicle(_ random: inout SeededGenerator) throws -> Chronicle {
    let dates = Self.dates
    let texts = ["", "x", "xy", "Éyx", "zz"]
    var builder = Chronicle.Builder()
    for index in 0..<6 {
      var figure = Figure(id: Figure.ID("f\(index)"), name: "F")
      figure.born =
        try Bool.random(using: &random) ? HistoricalDate(dates.randomElement(using: &random)!) : nil
      figure.died =
        try Bool.random(using: &random) ? HistoricalDate(dates.randomElement(using: &random)!) : nil
      if let born = figure.born, let died = figure.died, died.latest < born.earliest {
        // Nobody dies before being born.
        figure.died = nil
      }
      let party = texts.randomElement(using: &random)!
      if !party.isEmpty { figure.attributes = [Attribute(name: "party", value: party)] }
      builder.add(figure)
    }
    for row in 0..<20 {
      let source = Int.random(in: 0..<6, using: &random)
      let when = ["1902-06", "1900/1901~", "190X/1904", "1902-06~/1903-02-03", "1901/1904?"]
      var tie = Relationship(
        id: "t\(row)", kind: RelationshipKind.standard.randomElement(using: &random)!.name,
        source: Figure.ID("f\(source)"), target: Figure.ID("f\((source + 1 + row % 5) % 6)"),
        when: try Period(when.randomElement(using: &random)!))
      tie.confidence = Double(Int.random(in: 1...4, using: &random)) / 4
      tie.post = texts.randomElement(using: &random)!
      tie.note = texts.randomElement(using: &random)!
      builder.add(tie)
    }
    return try builder.build()
  }

  @Test func leavesWhatMeetsItRowByRow() throws {
    var random = SeededGenerator(seed: 1603)
    var open = 0
    for _ in 0..<120 {
      let chronicle = try randomChronicle(&random)
      var sample = Row(texts: ["party": "", "id": ""])
      sample.dates = ["born": try HistoricalDate("1900"), "died": try HistoricalDate("1900")]
      let ofFigures = condition(of: sample, prefix: "", depth: 3, &random)
      let tie = chronicle.relationships[0]
      var tieRow = row(tie, in: chronicle)
      for name in ["start", "end"] { tieRow.dates[name] = try HistoricalDate("1900") }
      let ofTies = condition(of: tieRow, prefix: "tie.", depth: 2, &random)
      let ofSources = condition(of: sample, prefix: "source.", depth: 1, &random)
      let text = "(\(ofFigures.text)) and (\(ofTies.text)) and (\(ofSources.text))"
      let parsed = try Selection.Condition(parsing: text)
      #expect(try Selection.Condition(parsing: parsed.description) == parsed)
      for certainty in SnapshotOptions.Certainty.allCases {
        func holds(_ asked: Asked, _ row: Row) -> Bool {
          let (may, must) = asked.ask(row, certainty == .possible ? .standard : .exact)
          if may != must { open += 1 }
          return certainty == .possible ? may : must
        }
        let ends = Dictionary(uniqueKeysWithValues: chronicle.figures.map { ($0.id, row($0)) })
        let expected = chronicle.relationships.filter { tie in
          holds(ofTies, row(tie, in: chronicle)) && holds(ofSources, ends[tie.source]!)
            && [tie.source, tie.target].allSatisfy { holds(ofFigures, ends[$0]!) }
        }
        let options = SnapshotOptions(
          certainty: certainty, selection: Selection(where: parsed))
        let found = chronicle.relationships(matching: RelationshipQuery(), options: options)
        #expect(found == expected, "\(text) \(certainty)")
      }
    }
    #expect(open > 150)
  }

  @Test(
    arguments: [
      // Numbers are compared as numbers, and dates as dates, whatever column they stand in.
      ("age > 9", ["b", "c"]), ("age < 100 and age is not blank", ["a", "b"]),
      ("age = 10.0", ["b"]),
      ("elected < 1926-06", ["a", "c"]), ("elected = 1926", ["a", "b"]),
      ("elected = '1926-05'", ["a"]),
      ("elected > '1925-12-31'", ["a", "b"]), ("name > 'B'", ["c", "d"]),
      // A date that may be before and may be after; one that nobody knows is neither.
      ("born < 1900", ["a", "b"]), ("not born < 1900", ["b", "c", "d"]),
      ("born is blank", ["c", "d"]),
      // A cell that says nothing equals nothing but nothing.
      ("age != 10", ["a", "c", "d"]), ("age = ''", ["d"]), ("name like 'ÄB%'", ["b"]),
      ("name like 'a\\%b'", ["a"]), ("name like '_b_'", ["b"]), ("born like '189%'", ["a", "b"]),
      ("name like '%%b%'", ["a", "b"]), ("name not like '%b%'", ["c", "d"]),
    ] as [(String, [String])])
  func further(_ text: String, _ expected: [String]) throws {
    var builder = Chronicle.Builder()
    let rows: [(String, String, String?, String, String)] = [
      ("a", "A%b", "1898", "9", "1926-05-14"), ("b", "Abc", "189X~", "10", "1926-07"),
      ("c", "Äx", nil, "100", "1918"), ("d", "Dd", nil, "", "never"),
    ]
    for (id, name, born, age, elected) in rows {
      var figure = Figure(id: Figure.ID(id), name: name)
      figure.born = try born.map { try HistoricalDate($0) }
      figure.attributes = [Attribute(name: "elected", value: elected)]
      if !age.isEmpty { figure.attributes.append(Attribute(name: "age", value: age)) }
      builder.add(figure)
    }
    let chronicle = try builder.build()
    let options = SnapshotOptions(
      includesIsolated: true,
      selection: Selection(where: try Selection.Condition(parsing: text)))
    #expect(chronicle.snapshot(of: 1926, options: options).figures.map(\.id.rawValue) == expected)
  }

  @Test(
    arguments: [
      ("tie.start < 1920", ["open", "from"]), ("tie.end > 2500", ["open", "from"]),
      ("tie.end is blank", ["open", "from", "unknown"]), ("tie.start is blank", ["open"]),
      ("tie.when < 1925", ["spell"]), ("tie.when = 1926", ["open", "from", "event", "unknown"]),
      ("tie.when > 1922", ["event", "unknown"]),
      ("tie.source = 'a' and tie.page >= 10", ["event", "spell", "unknown"]),
      ("target.id = 'c'", ["unknown"]), ("tie.citation like 'memoir#%'", ["spell"]),
    ] as [(String, [String])])
  func ties(_ text: String, _ expected: [String]) throws {
    var builder = Chronicle.Builder(infersFigures: true)
    let rows = [
      ("open", "../..", "b"), ("from", "1910/..", "b"), ("event", "1926-05", "b"),
      ("spell", "1921/1924", "b"), ("unknown", "1926/", "c"),
    ]
    for (index, (id, when, target)) in rows.enumerated() {
      builder.add(
        Relationship(
          id: id, kind: "alliance", source: "a", target: Figure.ID(target), when: try Period(when),
          citations: id == "spell" ? [Citation(source: "memoir", locator: "p. 4")] : [],
          attributes: [Attribute(name: "page", value: "\(index * 5)")]))
    }
    let options = SnapshotOptions(
      selection: Selection(where: try Selection.Condition(parsing: text)))
    let found = try builder.build().relationships(matching: RelationshipQuery(), options: options)
    #expect(found.map(\.id) == expected)
  }
}
