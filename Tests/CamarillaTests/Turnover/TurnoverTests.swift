import Camarilla
import TestSupport
import Testing

@Suite struct TurnoverTests {
  @Test func comingAndGoing() throws {
    let chronicle = try chronicle(
      "alliance a b 1900/1903", "alliance a c 1900/1901", "rivalry b c 1902/1903",
      "alliance c d 1901")
    let turnover = chronicle.turnover(years: 1900...1904, spans: [1, 3])
    #expect(turnover.changes.map(\.ties) == [2, 3, 2, 2, 0])
    #expect(turnover.changes.map(\.begun) == [nil, 1, 1, 0, 0] as [Int?])
    #expect(turnover.changes.map(\.ended) == [nil, 0, 2, 0, 2] as [Int?])
    #expect(turnover.changes.map(\.kept) == [nil, 2, 1, 2, 0] as [Int?])
    #expect(turnover.changes.map(\.stability) == [nil, 2.0 / 3, 0.25, 1, 0] as [Double?])
    let persistence = turnover.changes.map(\.persistence)
    #expect(persistence.map { $0[0] } == [1, 1.0 / 3, 1, 0, nil] as [Double?])
    #expect(persistence.map { $0[1] } == [0.5, 0, nil, nil, nil] as [Double?])
    // Of 2 + 3 + 2 + 2 ties 2 + 1 + 2 + 0 hold a year later; of 2 + 3 one three years later.
    #expect(turnover.persistence == [5.0 / 9, 1.0 / 5] as [Double?])
    let friends = chronicle.turnover(years: 1900...1904, ties: .positive)
    #expect(friends.changes.map(\.ties) == [2, 3, 1, 1, 0])
    // The two of the first year are left out; c – d lasts one year.
    #expect(friends.durations.spells == 1 && friends.durations.unknownBeginnings == 2)
    #expect(friends.durations.survival == [0] && friends.durations.median == 1)
  }

  /// Worked out by hand: durations 1, 2, 2, 4 seen to end, and 1, 3, 5 that go on in the last year,
  /// of which the next year isn't known.
  @Test func ongoingTiesCountAsFarAsTheyAreKnown() throws {
    let chronicle = try chronicle(
      "alliance a b 1901", "alliance a c 1901/1902", "alliance a d 1902/1903",
      "alliance a e 1901/1904", "alliance b c 1905/1920", "alliance b d 1903/1920",
      "alliance b e 1901/1920", "alliance c d 1890/1903")
    let durations = chronicle.turnover(years: 1900...1905).durations
    #expect(durations.spells == 7 && durations.ended == 4 && durations.unknownBeginnings == 1)
    // r(1) = 6: all but the one of 1905; r(2) = 5; r(3) = 2: of 1903 it is not known; r(4) = 2.
    let (first, second) = (5.0 / 6, 5.0 / 6 * 3 / 5)
    let expected = [first, second, second, second / 2]
    #expect(durations.survival.count == 4)
    for (found, value) in zip(durations.survival, expected) {
      #expect(abs(found - value) < 1e-12)
    }
    #expect(durations.median == 2)
    #expect(agrees(durations.restrictedMean, 1 + expected.reduce(0, +), within: 1e-12))
  }

  /// Freireich et al. 1963, the remission times in weeks that Kaplan–Meier estimates are shown on; S
  /// after them as in Kleinbaum & Klein, *Survival Analysis*, 2012, table 2.3 (6-MP group).
  @Test func aPublishedEstimate() throws {
    let ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    let censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    var builder = Chronicle.Builder(infersFigures: true)
    let last = 1960
    for (place, time) in (ended + censored).enumerated() {
      // One that is known to have lasted longer than t years is in its year t + 1.
      let isEnded = place < ended.count
      let when = isEnded ? "1910/\(1910 + time - 1)" : "\(last - time)/\(last)"
      builder.add(
        Relationship(
          kind: "alliance", source: "a\(place)", target: "b\(place)", when: try Period(when)))
    }
    let durations = try builder.build().turnover(years: 1900...last).durations
    #expect(durations.spells == 21 && durations.ended == 9)
    for (time, share) in [
      (5, 1.0), (6, 0.8571), (7, 0.8067), (10, 0.7529), (13, 0.6902), (16, 0.6275), (22, 0.5378),
      (23, 0.4482), (35, 0.4482),
    ] {
      #expect(abs(durations.survival[time - 1] - share) < 0.00006, "\(time)")
    }
    #expect(durations.median == 23)
  }

  /// The slow and obvious way: sets of pairs, year by year.
  @Test func agreesWithSetsOfPairs() throws {
    var generator = SeededGenerator(seed: 1940)
    for round in 0..<30 {
      let chronicle = try randomChronicle(figures: 9, relationships: 50, using: &generator)
      let years = 1900...1925
      let selection = TieSelection.allCases[round % 3]
      let options = SnapshotOptions(reading: round % 2 == 0 ? .during : .yearEnd)
      var pairs: [Set<[Figure.ID]>] = []
      for year in years {
        var values: [[Figure.ID]: (sum: Double, size: Double)] = [:]
        for claim in chronicle.snapshot(of: year, options: options).relationships {
          let value =
            Double(chronicle.kind(named: claim.kind)!.sign.rawValue) * claim.weight
            * claim.confidence
          let pair = [claim.source, claim.target].sorted()
          values[pair, default: (0, 0)].sum += value
          values[pair, default: (0, 0)].size += abs(value)
        }
        pairs.append(
          Set(
            values.filter { _, value in
              let isNeutral = abs(value.sum) <= 1e-12 * value.size
              switch selection {
              case .all: return true
              case .positive: return !isNeutral && value.sum > 0
              case .negative: return !isNeutral && value.sum < 0
              }
            }.keys))
      }
      let found = chronicle.turnover(
        years: years, ties: selection, options: options, spans: [7, 1, 3])
      #expect(found.spans == [1, 3, 7])
      for (place, change) in found.changes.enumerated() {
        #expect(change.ties == pairs[place].count)
        for (span, share) in zip(found.spans, change.persistence) {
          guard place + span < pairs.count, !pairs[place].isEmpty else {
            #expect(share == nil)
            continue
          }
          let kept = pairs[place].intersection(pairs[place + span]).count
          #expect(share == Double(kept) / Double(pairs[place].count))
        }
        guard place > 0 else { continue }
        let (old, new) = (pairs[place - 1], pairs[place])
        #expect(change.begun == new.subtracting(old).count)
        #expect(change.ended == old.subtracting(new).count)
        #expect(change.kept == old.intersection(new).count)
      }
      // Every spell, found by walking along each pair.
      var (complete, ongoing, unknown): ([Int], [Int], Int) = ([], [], 0)
      for pair in Set(pairs.joined()) {
        var start: Int?
        for place in 0...pairs.count {
          let isThere = place < pairs.count && pairs[place].contains(pair)
          if isThere, start == nil { start = place }
          guard !isThere, let begun = start else { continue }
          start = nil
          if begun == 0 {
            unknown += 1
          } else if place == pairs.count {
            ongoing.append(place - begun)
          } else {
            complete.append(place - begun)
          }
        }
      }
      let durations = found.durations
      #expect(durations.spells == complete.count + ongoing.count)
      #expect(durations.ended == complete.count && durations.unknownBeginnings == unknown)
      var share = 1.0
      for (place, survival) in durations.survival.enumerated() {
        let time = place + 1
        let atRisk =
          complete.count { $0 >= time } + ongoing.count { $0 > time }
        share *= 1 - Double(complete.count { $0 == time }) / Double(atRisk)
        #expect(abs(survival - share) < 1e-12)
      }
      #expect(
        durations.survival.count
          == max(complete.max() ?? 0, (ongoing.max() ?? 1) - 1))
    }
  }

  @Test func aFiguresCircle() throws {
    let chronicle = try chronicle(
      "alliance m a 1900/1902", "alliance z m 1900/1901", "rivalry m b 1901/1902",
      "alliance a z 1903")
    let circle = chronicle.circleTurnover(of: "m", years: 1900...1904)
    #expect(
      circle.changes.map(\.circle)
        == [["a", "z"], ["a", "b", "z"], ["a", "b"], [], []] as [[Figure.ID]])
    #expect(circle.changes.map(\.joined) == [[], ["b"], [], [], []] as [[Figure.ID]])
    #expect(circle.changes.map(\.left) == [[], [], ["z"], ["a", "b"], []] as [[Figure.ID]])
    #expect(circle.changes.map(\.stability) == [nil, 2.0 / 3, 2.0 / 3, 0, nil] as [Double?])
    let enemies = chronicle.circleTurnover(of: "m", years: 1900...1902, ties: .negative)
    #expect(enemies.changes.map(\.circle) == [[], ["b"], ["b"]] as [[Figure.ID]])
    #expect(
      chronicle.circleTurnover(of: "nobody", years: 1900...1901).changes.allSatisfy {
        $0.circle == []
      })
  }
}
