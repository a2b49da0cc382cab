public import Camarilla

/// Chronicles made of odd texts, in every form of date, for properties that hold of all.
public struct RandomChronicle {
  private var random: SeededGenerator
  private let periods: [String]

  /// Draws from `periods`; the same seed makes the same chronicles.
  public init(seed: UInt64, periods: [String] = Self.periods) {
    random = SeededGenerator(seed: seed)
    self.periods = periods
  }

  /// Every form of EDTF, levels 0 to 2, that a date may have.
  public static let dates = [
    "1926", "1926-05", "1926-05-14", "0000", "-0043-03-15", "1926-05-14T11:30:00Z", "1926?",
    "1926~",
    "1926-05%", "?1926-05-~14", "193X", "19XX", "1926-XX", "1XXX-12", "1926-05-XX", "1926-21",
    "1926-34", "Y17000000", "Y-17E7", "1950S2", "[1926,1928]", "{1926..1928}", "[..1926-05]",
    "{1926-05,1928}",
  ]
  /// Every form of period that a relationship may have.
  public static let periods =
    dates + [
      "1926/1929", "1926-05-14/1929", "../1926", "1926/..", "/1926", "1926/", "1926~/1929?",
      "192X/1935-21",
    ]

  private mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices.randomElement(using: &random)!
  }

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

  /// A text that is never blank, for names and remarks.
  public mutating func text() -> String {
    let pieces = [
      "a", "Z", " ", "é", "e\u{301}", "Сталин", "漢字", "𝄞", "👩‍👩‍👧", "\"", "\"\"", ",", ";", "#", "\n",
      "\r", "\r\n", "\t", "'", "\\", "<b>", "=1+1", "\u{202E}", "\u{FEFF}", "\u{1}", "\u{7F}",
    ]
    return (0..<Int.random(in: 1...6, using: &random)).map { _ in pick(pieces) }.joined()
  }

  private mutating func attributes(_ names: [String]) -> [Attribute] {
    names.compactMap { name in chance(2) ? Attribute(name: name, value: text()) : nil }
  }

  /// The next chronicle.
  public mutating func make() throws -> Chronicle {
    var builder = Chronicle.Builder(title: chance(2) ? nil : text())
    var kinds = RelationshipKind.standard.map(\.name)
    for index in 0..<Int.random(in: 0...3, using: &random) {
      let name = "kind \(index) " + text()
      builder.add(
        RelationshipKind(
          name: name, sign: pick(Sign.allCases), isDirected: chance(2),
          style: index == 1 ? try KindStyle("Teal, dashed") : nil))
      kinds.append(name)
    }
    let figures = (0..<Int.random(in: 2...8, using: &random)).map { Figure.ID("\($0)" + text()) }
    for id in figures {
      var figure = Figure(
        id: id, name: text(), attributes: attributes(["role", " x".trimmed, "é,\""]))
      if chance(2) { figure.born = try HistoricalDate(pick(Self.dates)) }
      if chance(3) { figure.label = text() }
      builder.add(figure)
    }
    let sources = (0..<Int.random(in: 0...4, using: &random)).map { "source-\($0)" }
    for id in sources {
      var source = Source(id: id, title: text(), attributes: attributes(["shelf", "name"]))
      source.author = chance(2) ? text() : nil
      source.published = chance(2) ? text() : nil
      source.url = chance(2) ? "https://example.org/" : nil
      builder.add(source)
    }
    let hasIDs = chance(2)
    for row in 0..<Int.random(in: 0...20, using: &random) {
      let ends = figures.shuffled(using: &random)
      var tie = Relationship(
        kind: pick(kinds), source: ends[0], target: ends[1], when: try Period(pick(periods)))
      if hasIDs, chance(2) { tie.id = "tie \(row)" + text() }
      if chance(3) { tie.weight = Double.random(in: 1e-9...1e9, using: &random) }
      if chance(3) { tie.confidence = Double.random(in: 0...1, using: &random) }
      if chance(3) { tie.post = text() }
      if chance(3) { tie.note = text() }
      if !sources.isEmpty {
        tie.citations = (0..<Int.random(in: 0...2, using: &random)).map { _ in
          Citation(source: pick(sources), locator: chance(2) ? "p. \(row)#é \"" : nil)
        }
      }
      tie.attributes = attributes(["start", "page"])
      builder.add(tie)
    }
    return try builder.build()
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}

/// Everything that makes two chronicles the same, told exactly: texts by their scalars.
public func account(of chronicle: Chronicle) -> [String] {
  func exact(_ text: String) -> String {
    text.unicodeScalars.map { "\($0.value)" }.joined(separator: ".")
  }
  func exact(_ attributes: [Attribute]) -> String {
    attributes.map { exact($0.name) + "=" + exact($0.value) }.joined(separator: ",")
  }
  var lines = [chronicle.title.map(exact) ?? "-"]
  lines += chronicle.figures.map {
    [
      exact($0.id.rawValue), exact($0.name), $0.born?.description ?? "-",
      $0.died?.description ?? "-",
      exact($0.label ?? "-"), exact($0.attributes),
    ].joined(separator: " ")
  }
  lines += chronicle.kinds.map {
    exact($0.name) + " \($0.sign) \($0.isDirected) \($0.style?.description ?? "-")"
  }
  lines += chronicle.sources.map {
    [
      exact($0.id), exact($0.title), exact($0.author ?? "-"), exact($0.published ?? "-"),
      exact($0.url ?? "-"), exact($0.attributes),
    ].joined(separator: " ")
  }
  lines += chronicle.relationships.map {
    [
      exact($0.id), exact($0.kind), exact($0.source.rawValue), exact($0.target.rawValue),
      $0.when.description,
      "\($0.weight)", "\($0.confidence)", exact($0.post ?? "-"),
      $0.citations.map { exact($0.description) }.joined(separator: ";"), exact($0.note ?? "-"),
      exact($0.attributes),
    ].joined(separator: " ")
  }
  return lines
}
