import Camarilla
import StalinCircle
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the sample's README says of the tables beside it, counted again in the tables.
@Suite struct StalinCircleReadmeTests {
  private let chronicle = Chronicle.stalinCircle
  private let readme: String

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    readme = try String(
      contentsOf: root.appending(path: "Examples/StalinCircle/README.md"), encoding: .utf8)
  }

  @Test func countsAtTheTop() throws {
    let text = readme.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    func isBody(_ figure: Figure) -> Bool {
      let role = figure.attributes.first { $0.name == "role" }?.value ?? ""
      return role.hasPrefix("Institution") || role.hasPrefix("Faction")
    }
    let bodies = chronicle.figures.count(where: isBody)
    let kinds = ["alliance", "rivalry", "appointment", "denunciation"]
    let counts = kinds.map { kind in chronicle.relationships.count { $0.kind == kind } }
    let people = chronicle.figures.count - bodies
    let expected =
      "\(chronicle.figures.count) figures (\(people) people, \(bodies) institutions and factions) "
      + "and \(chronicle.relationships.count) dated relationships (\(counts[0]) alliances, "
      + "\(counts[1]) rivalries, \(counts[2]) appointments, \(counts[3]) denunciations)"
    #expect(text.contains(expected), "\(expected)")
    let shared = chronicle.relationships.count { texts($0).count > 1 }
    #expect(text.contains("with both citations (\(shared) rows)"), "\(shared)")
  }

  @Test func rowsOfEachConfidence() throws {
    let rows = try table(under: "confidence")
    var counted = 0
    for row in rows {
      let values = row[0].split(separator: ", ").compactMap { Double($0) }
      let count = chronicle.relationships.count { values.contains($0.confidence) }
      #expect(row[1] == "\(count)", "\(row[0])")
      counted += count
    }
    #expect(counted == chronicle.relationships.count)
  }

  @Test func whatEachTextGave() throws {
    let rows = try table(under: "text")
    #expect(rows.map { name($0[0]) } == chronicle.sources.map(\.id))
    for row in rows {
      let text = name(row[0])
      let citing = chronicle.relationships.filter { $0.citations.contains { $0.source == text } }
      let kinds = ["alliance", "rivalry", "appointment", "denunciation"]
      let byKind = kinds.map { kind in citing.count { $0.kind == kind } }
      let own = citing.count { texts($0) == [text] }
      #expect(row.dropFirst() == ([citing.count] + byKind + [own]).map(String.init)[...], "\(text)")
    }
  }

  @Test func conflictsAreThoseTold() throws {
    let told = Set(
      try table(under: "pair", and: "alliance").flatMap { row in
        names(in: row[1]).flatMap { one in names(in: row[2]).map { Set([one, $0]) } }
      })
    #expect(told == couples { Set([$0.kind, $1.kind]) == ["alliance", "rivalry"] })
  }

  @Test func claimsToldTwiceAreThoseTold() throws {
    let rows = try table(under: "pair", and: "kind")
    for row in rows {
      for id in names(in: row[2]) { #expect(claim(id)?.kind == row[1], "\(id)") }
    }
    let told = Set(rows.map { Set(names(in: $0[2])) })
    let found = couples { one, other in
      one.kind == other.kind && (!directs(one.kind) || one.source == other.source)
    }
    #expect(told == found)
  }

  @Test func everyClaimItNamesIsThere() {
    let ids = Set(chronicle.relationships.map(\.id) + chronicle.sources.map(\.id))
    for name in names(in: readme)
    where name.contains("-") && name.allSatisfy({ $0.isLowercase || $0.isNumber || $0 == "-" })
      && !name.hasPrefix("-")
    {
      #expect(ids.contains(name), "\(name)")
    }
  }

  @Test func everyRowIsOfTheFormDescribed() {
    for relationship in chronicle.relationships {
      #expect(relationship.weight == 1)
      #expect((relationship.kind == "appointment") == (relationship.post != nil))
      // What the editors say that they dated or supplied is cited to them.
      if relationship.note?.contains("editors") == true {
        #expect(relationship.citations.contains { $0.source == "editor" }, "\(relationship.id)")
      }
    }
  }

  // MARK: The tables

  /// The five texts a claim cites.
  private func texts(_ relationship: Relationship) -> Set<String> {
    Set(relationship.citations.map(\.source)).subtracting(["editor"])
  }

  private func claim(_ id: String) -> Relationship? {
    chronicle.relationships.first { $0.id == id }
  }

  private func directs(_ kind: String) -> Bool { chronicle.kind(named: kind)?.isDirected ?? false }

  /// Every two claims of one pair that hold at one time however their dates are read.
  private func couples(_ areWanted: (Relationship, Relationship) -> Bool) -> Set<Set<String>> {
    let claims = Array(chronicle.relationships)
    var found: Set<Set<String>> = []
    for (place, one) in claims.enumerated() {
      for other in claims[..<place]
      where Set([one.source, one.target]) == Set([other.source, other.target])
        && areWanted(one, other) && surelyMeet(one.when, other.when)
      {
        found.insert([one.id, other.id])
      }
    }
    return found
  }

  /// An event falls within an interval that surely lasts through all its days; two events meet when
  /// they are dated alike; two intervals, on some day that is sure in both.
  private func surelyMeet(_ one: Period, _ other: Period) -> Bool {
    switch (one, other) {
    case (.event(let date), .event(let second)): return date == second
    case (.event(let date), .interval), (.interval, .event(let date)):
      guard let sure = sureDays(one) ?? sureDays(other) else { return false }
      return sure.contains(date.earliest) && sure.contains(date.latest)
    case (.interval, .interval):
      guard let first = sureDays(one), let second = sureDays(other) else { return false }
      return first.overlaps(second)
    }
  }

  private func sureDays(_ period: Period) -> ClosedRange<CalendarDay>? {
    guard case .interval(let interval) = period, case .date(let start) = interval.start,
      case .date(let end) = interval.end, start.latest <= end.earliest
    else { return nil }
    return start.latest...end.earliest
  }

  // MARK: The README

  /// The rows of the table whose heading begins with these cells.
  private func table(under first: String, and second: String? = nil) throws -> [[String]] {
    let lines = readme.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
        .filter { !$0.isEmpty }
    }
    let heading = try #require(
      lines.firstIndex {
        $0.count > 1 && $0[0] == first && (second == nil || $0[1] == second)
      })
    let rows = Array(lines[(heading + 2)...].prefix { $0.count == lines[heading].count })
    try #require(!rows.isEmpty)
    return rows
  }

  private func names(in text: String) -> [String] {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  private func name(_ cell: String) -> String { names(in: cell).first ?? cell }
}
