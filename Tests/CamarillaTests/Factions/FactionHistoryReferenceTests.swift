import Camarilla
import TestSupport
import Testing

/// Tracking written down as the definition has it, with sets and exhaustive search.
private struct SlowTracker {
  struct Front {
    var line: Int
    var year: Int
    var members: Set<Figure.ID>
  }

  let tracking: FactionTracking
  var lineCount = 0
  var fronts: [Front] = []
  /// Who is in each line, year by year.
  var appearances: [String] = []
  /// The events with their befores and afters.
  var events: [(told: String, befores: [Set<Figure.ID>], afters: [Set<Figure.ID>])] = []

  mutating func add(_ factions: [Set<Figure.ID>], of year: Int, isFirst: Bool) {
    func overlap(_ front: Front, _ faction: Set<Figure.ID>) -> Double {
      Double(front.members.intersection(faction).count)
        / Double(front.members.union(faction).count)
    }
    func matches(_ front: Front, _ faction: Set<Figure.ID>) -> Bool {
      overlap(front, faction) > tracking.overlap
    }
    var freeFronts = fronts
    var lineOf: [Int: Int] = [:]
    while true {
      var best: (faction: Int, front: Front)?
      for (place, faction) in factions.enumerated() where lineOf[place] == nil {
        for front in freeFronts where matches(front, faction) {
          guard let old = best else {
            best = (place, front)
            continue
          }
          let (mine, its) = (overlap(front, faction), overlap(old.front, factions[old.faction]))
          let isSameButLarger =
            place == old.faction && mine == its
            && front.members.count > old.front.members.count
          if mine > its || isSameButLarger { best = (place, front) }
        }
      }
      guard let best else { break }
      lineOf[best.faction] = best.front.line
      freeFronts.removeAll { $0.line == best.front.line }
    }
    for place in factions.indices where lineOf[place] == nil {
      lineOf[place] = lineCount
      lineCount += 1
    }
    for (place, faction) in factions.enumerated() {
      let line = lineOf[place]!
      appearances.append("\(line) \(year) \(faction.sorted())")
      let matched = fronts.filter { matches($0, faction) }
      let own = fronts.first { $0.line == line }
      if matched.isEmpty && !isFirst { events.append(("\(year) birth \(line) []", [], [faction])) }
      if matched.count > 1 {
        let others = matched.map(\.line).filter { $0 != line }.sorted()
        events.append(("\(year) merge \(line) \(others)", matched.map(\.members), [faction]))
      }
      guard let own else { continue }
      if own.year < year - 1 {
        events.append(("\(year) resurgence \(line) []", [], [faction]))
        continue
      }
      let isAlone = matched.count == 1 && factions.filter { matches(own, $0) }.count == 1
      let (size, last) = (Double(faction.count), Double(own.members.count))
      if isAlone && size >= last + tracking.change * last && size > last {
        events.append(("\(year) growth \(line) []", [own.members], [faction]))
      }
      if isAlone && size <= last - tracking.change * last && size < last {
        events.append(("\(year) contraction \(line) []", [own.members], [faction]))
      }
    }
    for front in fronts {
      let parts = factions.indices.filter { matches(front, factions[$0]) }
      if parts.count > 1 {
        let others = parts.map { lineOf[$0]! }.filter { $0 != front.line }.sorted()
        events.append(
          ("\(year) split \(front.line) \(others)", [front.members], parts.map { factions[$0] }))
      }
      if !parts.isEmpty && year - front.year > 1 {
        events.append(("\(front.year + 1) dormancy \(front.line) []", [front.members], []))
      }
      if parts.isEmpty && year - front.year - 1 >= tracking.dormancy {
        events.append(("\(front.year + 1) death \(front.line) []", [front.members], []))
      }
    }
    fronts.removeAll { front in
      factions.contains { matches(front, $0) } || year - front.year - 1 >= tracking.dormancy
    }
    for place in factions.indices {
      fronts.append(Front(line: lineOf[place]!, year: year, members: factions[place]))
    }
    fronts.sort { $0.line < $1.line }
  }

  mutating func finish(_ year: Int) {
    for front in fronts where front.year < year {
      events.append(("\(front.year + 1) dormancy \(front.line) []", [front.members], []))
    }
  }
}

@Suite struct FactionHistoryReferenceTests {
  private static let trackings = [
    FactionTracking(), FactionTracking(overlap: 0, dormancy: 0, change: 0.5),
    FactionTracking(overlap: 0.5, dormancy: 1), FactionTracking(overlap: 0.15, dormancy: 5),
  ]

  private func forRandomHistories(
    seed: UInt64, _ body: (Chronicle, FactionHistory) throws -> Void
  ) throws {
    var generator = SeededGenerator(seed: seed)
    for round in 0..<12 {
      let chronicle = try randomChronicle(
        figures: 6 + round % 12, relationships: 20 + 6 * round, using: &generator)
      for tracking in Self.trackings {
        let history = chronicle.factionHistory(
          years: 1902...1916,
          divided: FactionOptions(
            by: round % 5 == 0 ? .balance : .modularity, seed: UInt64(round)),
          tracking: tracking)
        try body(chronicle, history)
      }
    }
  }

  @Test func agreesWithTheDefinition() throws {
    var kinds: Set<FactionHistory.Event.Kind> = []
    try forRandomHistories(seed: 1910) { chronicle, history in
      var slow = SlowTracker(tracking: history.tracking)
      for (year, division) in zip(history.years, history.divisions) {
        slow.add(
          division.filter { $0.members.count > 1 }.map { Set($0.members) }, of: year,
          isFirst: year == history.years.lowerBound)
      }
      slow.finish(history.years.upperBound)
      let found = history.lines.flatMap { line in
        line.appearances.map {
          "\(line.id) \($0.year) \(history.members(of: line.id, in: $0.year))"
        }
      }
      #expect(found.sorted() == slow.appearances.sorted())
      #expect(
        history.events.map { "\($0.year) \($0.kind) \($0.line) \($0.others)" }.sorted()
          == slow.events.map(\.told).sorted())
      for event in history.events {
        kinds.insert(event.kind)
        let told = "\(event.year) \(event.kind) \(event.line) \(event.others)"
        guard let slow = slow.events.first(where: { $0.told == told }) else { continue }
        expectClaims(of: event, in: chronicle, slow.befores, slow.afters)
      }
    }
    #expect(kinds.count == FactionHistory.Event.Kind.allCases.count)
  }

  /// The relationships that made an event, by looking at every one of both years.
  private func expectClaims(
    of event: FactionHistory.Event, in chronicle: Chronicle, _ befores: [Set<Figure.ID>],
    _ afters: [Set<Figure.ID>]
  ) {
    let old = chronicle.snapshot(of: event.year - 1).relationships
    let new = chronicle.snapshot(of: event.year).relationships
    func isConcerned(_ claim: Relationship, isBegun: Bool) -> Bool {
      func together(_ groups: [Set<Figure.ID>]) -> Bool {
        groups.contains { $0.contains(claim.source) && $0.contains(claim.target) }
      }
      let isFriendly = ["alliance", "appointment"].contains(claim.kind)
      let (wasTogether, isTogether) = (together(befores), together(afters))
      return (!wasTogether && isTogether && isFriendly == isBegun)
        || (wasTogether && !isTogether && isFriendly != isBegun)
    }
    let (oldIDs, newIDs) = (Set(old.map(\.id)), Set(new.map(\.id)))
    let begun = new.filter { !oldIDs.contains($0.id) && isConcerned($0, isBegun: true) }
    let ended = old.filter { !newIDs.contains($0.id) && isConcerned($0, isBegun: false) }
    #expect(event.begun == begun.map(\.id))
    #expect(event.ended == ended.map(\.id))
    #expect(Set(event.citations) == Set((begun + ended).flatMap(\.citations)))
    #expect(event.figures == Set((befores + afters).joined()).sorted())
  }

  @Test func theBooksBalance() throws {
    try forRandomHistories(seed: 1911) { _, history in
      for (year, division) in zip(history.years, history.divisions) {
        var seen: Set<Int> = []
        for (number, faction) in division.enumerated() {
          let line = history.line(ofFaction: number, in: year)
          #expect((line == nil) == (faction.members.count == 1))
          guard let line else { continue }
          #expect(seen.insert(line).inserted)
          #expect(history.members(of: line, in: year) == faction.members)
          #expect(faction.members.allSatisfy { history.line(of: $0, in: year) == line })
        }
      }
      #expect(Set(history.lines.map(\.name)).count == history.lines.count)
      #expect(history.lines.map(\.id) == Array(history.lines.indices))
      for line in history.lines {
        var members: Set<Figure.ID> = []
        var last = line.firstYear
        for appearance in line.appearances {
          #expect(appearance.year - last <= history.tracking.dormancy + 1)
          last = appearance.year
          #expect(members.isSuperset(of: appearance.left))
          #expect(members.isDisjoint(with: appearance.joined))
          members = members.subtracting(appearance.left).union(appearance.joined)
          #expect(members.sorted() == history.members(of: line.id, in: appearance.year))
        }
        // Its beginning and its end are told, but where the history begins and ends.
        let own = history.events.filter { $0.line == line.id }
        #expect((line.origin == .birth) == own.contains { $0.kind == .birth })
        #expect((line.origin == .unknown) == (line.firstYear == history.years.lowerBound))
        #expect((line.fate == .ongoing) == (line.lastYear == history.years.upperBound))
        switch line.fate {
        case .death(let step):
          #expect(own.contains { $0.kind == .death && $0.step == step && step.year == last + 1 })
        case .merge(let heir, let step):
          #expect(
            history.events.contains {
              $0.kind == .merge && $0.step == step && $0.line == heir
                && $0.others.contains(line.id)
            })
        case .ongoing, .dormant: break
        }
        // Lines at the same time have different colors.
        for other in history.lines where other.id < line.id && other.color == line.color {
          #expect(other.lastYear < line.firstYear || line.lastYear < other.firstYear)
        }
      }
    }
  }

  /// A line is named as factions are, by its most central member: nobody leads it in more years.
  @Test func aLineBearsTheNameOfWhoLeadsItInMostYears() throws {
    try forRandomHistories(seed: 1914) { _, history in
      for line in history.lines {
        var led: [Figure.ID: Int] = [:]
        for appearance in line.appearances {
          let faction = history.division(of: appearance.year)![appearance.faction]
          led[faction.leader, default: 0] += 1
        }
        // Names are ids here: `f3`, or `f3 1905–1908`.
        let bearer = Figure.ID(String(line.name.split(separator: " ")[0]))
        #expect(bearer == line.leader, "\(line.name)")
        #expect(led[bearer, default: 0] == led.values.max())
      }
    }
  }

  @Test func anyNumberOfThreads() throws {
    var generator = SeededGenerator(seed: 1912)
    let chronicle = try randomChronicle(figures: 30, relationships: 200, using: &generator)
    let alone = chronicle.factionHistory(years: 1905...1916)
    for threads in [2, 5, 64] {
      #expect(chronicle.factionHistory(years: 1905...1916, threads: threads) == alone)
    }
  }

  /// Figures of other names, in the same order, have the same history.
  @Test func namesAreOnlyNames() throws {
    var generator = SeededGenerator(seed: 1913)
    for _ in 0..<4 {
      let chronicle = try randomChronicle(figures: 12, relationships: 60, using: &generator)
      var builder = Chronicle.Builder(infersFigures: true)
      for claim in chronicle.relationships {
        var claim = claim
        claim.source = "zz-\(claim.source)"
        claim.target = "zz-\(claim.target)"
        builder.add(claim)
      }
      let (plain, renamed) = (
        chronicle.factionHistory(years: 1905...1920),
        try builder.build().factionHistory(years: 1905...1920)
      )
      #expect(
        plain.lines.map { line in line.appearances.map { $0.joined.map { "zz-\($0)" as Figure.ID } }
        }
          == renamed.lines.map { $0.appearances.map(\.joined) })
      #expect(plain.lines.map(\.color) == renamed.lines.map(\.color))
      #expect(plain.events.map(\.begun) == renamed.events.map(\.begun))
      #expect(
        plain.events.map { "\($0.year) \($0.kind) \($0.line) \($0.others)" }
          == renamed.events.map { "\($0.year) \($0.kind) \($0.line) \($0.others)" })
    }
  }
}
