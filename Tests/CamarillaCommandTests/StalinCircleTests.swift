import Camarilla
import StalinCircle
import Testing

/// What the five texts say of the years that everybody knows, asked of the chronicle made from them.
@Suite struct StalinCircleTests {
  private let chronicle = Chronicle.stalinCircle

  /// Whether the best split of a year's ties in two puts these on one side and those on the other.
  private func splits(_ year: Int, _ these: [Figure.ID], from those: [Figure.ID]) -> Bool {
    let sides = chronicle.snapshot(of: year).factions(options: .coalitions)
    let (one, other) = (these.map { sides.index(of: $0) }, those.map { sides.index(of: $0) })
    return !one.contains(nil) && !other.contains(nil)
      && Set(one).count == 1 && Set(other).count == 1 && one[0] != other[0]
  }

  @Test func in1924TheTroikaStandsAgainstTrotsky() {
    #expect(splits(1924, ["stalin", "kamenev", "zinoviev"], from: ["trotsky"]))
  }

  @Test func in1926TheUnitedOppositionStandsAgainstStalinAndBukharin() {
    #expect(splits(1926, ["trotsky", "kamenev", "zinoviev"], from: ["stalin", "bukharin"]))
    let factions = chronicle.snapshot(of: 1926).factions(options: .modularity)
    #expect(factions.index(of: "trotsky") == factions.index(of: "kamenev"))
    #expect(factions.index(of: "trotsky") == factions.index(of: "zinoviev"))
    #expect(factions.index(of: "stalin") == factions.index(of: "bukharin"))
    #expect(factions.index(of: "stalin") != factions.index(of: "trotsky"))
  }

  @Test func in1929BukharinAndRykovStandAgainstStalin() {
    #expect(splits(1929, ["bukharin", "rykov"], from: ["stalin", "molotov", "voroshilov"]))
    let factions = chronicle.snapshot(of: 1929).factions(options: .modularity)
    #expect(factions.index(of: "bukharin") == factions.index(of: "rykov"))
    #expect(factions.index(of: "bukharin") != factions.index(of: "stalin"))
  }

  @Test func between1925And1927TheAlliancesTurnRound() {
    let diff = chronicle.diff(from: 1925, to: 1927)
    func holds(_ pairs: [AllianceDiff.Pair], _ a: Figure.ID, _ b: Figure.ID) -> Bool {
      pairs.contains { $0.figures == [a, b].sorted() }
    }
    #expect(holds(diff.dissolved + diff.reversed, "stalin", "kamenev"))
    #expect(holds(diff.dissolved + diff.reversed, "stalin", "zinoviev"))
    #expect(holds(diff.formed, "trotsky", "kamenev"))
    #expect(holds(diff.formed, "trotsky", "zinoviev"))
  }

  @Test(arguments: [1924, 1929, 1937, 1950])
  func stalinIsAtTheCenterOfHisCircle(year: Int) {
    #expect(chronicle.snapshot(of: year).consensus().mostCentral?.id == "stalin")
  }

  @Test func everyClaimSaysWhereItComesFrom() {
    for relationship in chronicle.relationships {
      let cited = relationship.citations.map(\.source)
      #expect(!cited.isEmpty, "\(relationship.id)")
      #expect(cited.allSatisfy { chronicle.source(id: $0) != nil }, "\(relationship.id)")
      // General knowledge may date a claim, not make one.
      #expect(cited.contains { $0 != "editor" }, "\(relationship.id)")
    }
    #expect(chronicle.figures.count >= 40 && chronicle.relationships.count >= 120)
  }

  @Test func theConflictsOfTheTextsAreShownAndNothingElseIsWrong() {
    let rules = Set(chronicle.warnings.map(\.rule))
    #expect(rules == [.contradiction, .overlappingPeriods])
    func conflicts(_ a: Figure.ID, _ b: Figure.ID) -> Bool {
      chronicle.warnings.contains {
        $0.rule == .contradiction && $0.message.contains("'\(a)'") && $0.message.contains("'\(b)'")
      }
    }
    #expect(conflicts("stalin", "svetlana-alliluyeva"))
    #expect(conflicts("stalin", "kirov"))
  }
}
