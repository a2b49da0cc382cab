import Camarilla
import TestSupport
import Testing

@Suite struct ExplanationTests {
  private static let rows = [
    // id, kind, source, target, when, weight, confidence, citations
    "pact alliance ann bob 1925/1928 1 1 book#p. 1;letter",
    "feud rivalry ann bob 1926 2 0.5 letter",
    "named appointment ann bob 1926-05-14 1 1 book#p. 2",
    "ac alliance ann cat 1926/1927 1 1 book",
    "bc rivalry bob cat 1920/1926 1 1 paper",
    "bd rivalry bob dan 1926 1 1 book",
    "ad rivalry ann dan 1926 1 1 letter;paper",
    "de alliance dan eve 1926 1 1 -",
    "old rivalry ann bob 1922/1923 1 1 paper",
  ]

  private func sample() throws -> Chronicle {
    var builder = Chronicle.Builder(infersFigures: true)
    for row in Self.rows {
      let words = row.split(separator: " ", maxSplits: 7).map(String.init)
      builder.add(
        Relationship(
          id: words[0], kind: words[1], source: Figure.ID(words[2]), target: Figure.ID(words[3]),
          when: try Period(words[4]), weight: Double(words[5])!, confidence: Double(words[6])!,
          citations: words[7] == "-" ? [] : Citation.list(words[7])))
    }
    return try builder.build()
  }

  @Test func aTieIsTheSumOfItsClaims() throws {
    let snapshot = try sample().snapshot(of: 1926)
    let pair = try #require(snapshot.explanation(of: ("bob", "ann"), in: snapshot.factions()))
    #expect(pair.figures.map(\.id) == ["bob", "ann"])
    // + 1 × 1 × 1, − 2 × 0.5 and + 1 × 1 × 1.
    #expect(pair.contributions.map(\.value) == [1, -1, 1])
    #expect(pair.contributions.map(\.sign) == [.positive, .negative, .positive])
    #expect(pair.value == 1 && pair.sign == .positive)
    // The book alone vouches for the appointment, the letter alone for the feud.
    #expect(pair.sources.map(\.source) == ["book", "letter"].sorted { a, _ in a == "book" })
    let book = try #require(pair.sources.first { $0.source == "book" })
    #expect(book.change == .sign && book.value == 0 && book.lost == ["named"] && book.citing == 2)
    let letter = try #require(pair.sources.first { $0.source == "letter" })
    #expect(letter.change == .value && letter.value == 2 && letter.lost == ["feud"])
    // An alliance and a rivalry of one pair, certain at one time.
    #expect(pair.contradictions.map { [$0.first.id, $0.second.id] } == [["pact", "feud"]])
    #expect(pair.path == nil)
  }

  @Test func thirdFiguresMakeTriads() throws {
    let snapshot = try sample().snapshot(of: 1926)
    let pair = try #require(snapshot.explanation(of: ("ann", "bob"), in: snapshot.factions()))
    #expect(pair.commonTies.map(\.figure) == ["cat", "dan"])
    #expect(pair.commonTies.map(\.valueToFirst) == [1, -1])
    #expect(pair.commonTies.map(\.valueToSecond) == [-1, -1])
    // + + − is unbalanced; the enemy of both is balanced.
    #expect(pair.commonTies.map(\.isBalanced) == [false, true])
  }

  @Test func twoWithoutATieAreJoinedByAPath() throws {
    let snapshot = try sample().snapshot(of: 1926)
    let pair = try #require(snapshot.explanation(of: ("cat", "eve"), in: snapshot.factions()))
    #expect(pair.value == nil && pair.sign == .neutral && pair.sources.isEmpty)
    #expect(pair.path?.figures == ["cat", "ann", "dan", "eve"])
    #expect(pair.history.isEmpty)
    let apart = try sample().snapshot(of: 1928)
    let gone = try #require(apart.explanation(of: ("cat", "ann"), in: apart.factions()))
    #expect(gone.arePresent == [false, true] && gone.path == nil && gone.factions[0] == nil)
  }

  @Test func aPairHasAHistory() throws {
    let chronicle = try sample()
    let history = chronicle.history(of: ("bob", "ann"))
    #expect(history.map(\.years) == [1922...1923, 1925...1925, 1926...1926, 1927...1928])
    #expect(history.map(\.value) == [-1, 1, 1, 1])
    #expect(
      history.map(\.relationships) == [["old"], ["pact"], ["pact", "feud", "named"], ["pact"]])
    #expect(chronicle.history(of: ("bob", "nobody")).isEmpty)
    #expect(
      chronicle.history(
        of: ("ann", "bob"), options: SnapshotOptions(withoutSources: ["paper", "letter"])
      )
      .map(\.relationships) == [["pact"], ["pact", "named"], ["pact"]])
  }

  /// In any unit a history is what the snapshots of its steps say, one by one.
  @Test func aHistoryIsThatOfEachStep() throws {
    var generator = SeededGenerator(seed: 1906)
    for round in 0..<4 {
      let chronicle = try randomChronicle(figures: 4, relationships: 40, using: &generator)
      var options = SnapshotOptions()
      if round % 3 == 1 { options.certainty = .certain }
      if round % 3 == 2 { options.reading = .yearEnd }
      if round % 4 == 3 { options.selection.core = 1 }
      for (unit, length) in [(TimeUnit.week, 1), (.month, 2), (.quarter, 6), (.decade, 30)] {
        let years = 1912...1911 + length
        let steps = TimeSteps(unit: unit, within: TimeSteps(years: years).days)
        let history = chronicle.history(of: ("f1", "f0"), in: steps, options: options)
        var told: [TimeStep: [Relationship.ID]] = [:]
        for spell in history {
          for step in spell.steps { told[step] = spell.relationships }
          let first = chronicle.snapshot(of: TimeSpan(spell.steps[0]), options: options)
          #expect(
            first.explanation(of: ("f0", "f1"), in: first.factions())?.value == spell.value)
        }
        for step in steps {
          let held = chronicle.snapshot(of: TimeSpan(step), options: options).relationships
            .filter { Set([$0.source, $0.target]) == ["f0", "f1"] }.map(\.id)
          #expect(told[step] ?? [] == held, "\(step)")
        }
        // Nothing that went on is cut in two.
        for (spell, next) in zip(history, history.dropFirst())
        where spell.steps[spell.steps.count - 1].next == next.steps[0] {
          #expect(spell.relationships != next.relationships)
        }
      }
    }
  }

  @Test func nearestYears() throws {
    let chronicle = try sample()
    func nearest(_ id: Figure.ID, _ year: Int) -> [Int?] {
      let found = chronicle.nearestYears(of: id, to: year)
      return [found.before, found.after]
    }
    #expect(nearest("ann", 1924) == [1923, 1925])
    #expect(nearest("ann", 1900) == [nil, 1922])
    #expect(nearest("ann", 1950) == [1928, nil])
    #expect(nearest("ann", 1927) == [1926, 1928])
    #expect(nearest("nobody", 1926) == [nil, nil])
  }

  @Test func aRankRestsOnVotes() throws {
    let snapshot = try sample().snapshot(of: 1926)
    let consensus = snapshot.consensus()
    for entry in consensus {
      let found = try #require(snapshot.explanation(of: entry.id))
      #expect(found.standing == entry && found.mostCentral == consensus[0])
      // The points of the votes are the consensus's.
      #expect(found.votes.map(\.points).reduce(0, +) == entry.points)
      #expect(found.votes.map(\.measure) == Consensus.measures)
      #expect(found.votes.map(\.rank) == consensus.votes.map { $0[entry.id]?.rank })
    }
    #expect(snapshot.explanation(of: "nobody") == nil)
    let ann = try #require(snapshot.explanation(of: "ann"))
    #expect(ann.ties.map(\.figure) == ["bob", "cat", "dan"])
    #expect(ann.ties[0].relationships.map(\.id) == ["pact", "feud", "named"])
    #expect(ann.contradictions.count == 1)
    let dan = try #require(snapshot.explanation(of: "dan"))
    #expect(dan.contradictions.isEmpty)
    // One source behind his own claims stands behind no claim alone but two.
    #expect(Set(dan.sources.map(\.source)) == ["book", "letter", "paper"])
    for threads in [1, 2, 7] { #expect(snapshot.explanation(of: "ann", threads: threads) == ann) }
    let own = try #require(snapshot.explanation(of: "eve", ownSourcesOnly: true))
    #expect(own.sources.isEmpty)
  }

  /// Striking a source one by one gives what a snapshot without it gives.
  @Test func leavingOutASourceIsAsStrikingIt() throws {
    var generator = SeededGenerator(seed: 1938)
    for _ in 0..<20 {
      let bare = try randomChronicle(figures: 9, relationships: 70, using: &generator)
      var builder = Chronicle.Builder(infersFigures: true)
      for var claim in bare.relationships {
        claim.citations = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
          Citation(source: "s\(Int.random(in: 0...4, using: &generator))")
        }
        builder.add(claim)
      }
      let chronicle = try builder.build()
      let struck: Set<String> = Bool.random(using: &generator) ? [] : ["s4"]
      let options = SnapshotOptions(withoutSources: struck)
      let snapshot = chronicle.snapshot(of: 1915, options: options)
      for figure in snapshot.figures {
        let found = try #require(snapshot.explanation(of: figure.id))
        var wasIdle = false
        for effect in found.sources {
          let rest = chronicle.snapshot(
            of: 1915, options: SnapshotOptions(withoutSources: struck.union([effect.source])))
          let consensus = rest.consensus()
          #expect(effect.rank == consensus.first { $0.id == figure.id }?.rank)
          #expect(effect.mostCentral == consensus.mostCentral?.id)
          #expect(effect.figures == rest.figures.count)
          let kept = Set(rest.relationships.map(\.id))
          #expect(effect.lost == snapshot.relationships.map(\.id).filter { !kept.contains($0) })
          // What changes anything comes first.
          #expect(!(wasIdle && effect.isChange))
          wasIdle = !effect.isChange
        }
        #expect(!found.sources.contains { struck.contains($0.source) })
      }
    }
  }
}
