import TestSupport
import Testing

@testable import Camarilla

@Suite struct RankShiftsTests {
  @Test func whoRoseAndWhoFell() throws {
    let chronicle = try chronicle(
      "alliance a b 1926/1930", "alliance a c 1926", "alliance a d 1926", "alliance b c 1930",
      "alliance b e 1930", "rivalry b d 1930")
    let shifts = chronicle.snapshot(of: 1926).rankShifts(
      to: chronicle.snapshot(of: 1930), by: .degree)
    // 1926: a first, b, c and d second. 1930: b first, the others second.
    #expect(shifts.map(\.id) == ["b", "c", "d", "a", "e"])
    #expect(shifts.map(\.rise) == [1, 0, 0, -1, nil])
    #expect(shifts[0].change == 1 - 1.0 / 3)
    #expect(shifts[4].before == nil && shifts[4].after != nil)
    #expect(shifts.allSatisfy { $0.bounds == nil })
    let back = chronicle.snapshot(of: 1930).rankShifts(to: chronicle.snapshot(of: 1926))
    #expect(back.last?.id == "e" && back.last?.after == nil)
    #expect(back.measure == nil)
  }

  /// A claim that is doubted is true in both years or in neither, so that it moves nobody by itself.
  @Test func doubtedClaimsHoldInBothYears() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    for (source, target, when, confidence) in [
      ("a", "b", "1926/1930", 0.5), ("b", "c", "1926/1930", 1), ("c", "d", "1930", 0.25),
    ] {
      builder.add(
        Relationship(
          kind: "alliance", source: Figure.ID(source), target: Figure.ID(target),
          when: try Period(when), confidence: confidence))
    }
    let chronicle = try builder.build()
    let shifts = chronicle.snapshot(of: 1926).rankShifts(
      to: chronicle.snapshot(of: 1930), by: .core, worlds: 800, seed: 1)
    let bounds = Dictionary(uniqueKeysWithValues: shifts.map { ($0.id, $0.bounds) })
    let a = try #require(bounds["a"] ?? nil)
    #expect(abs(a.presence - 0.5) < 0.08)
    #expect((a.lowRise, a.highRise, a.rose, a.fell) == (0, 0, 0, 0))
    #expect(bounds["d"] ?? nil == nil)
    let threads = [1, 3].map { threads in
      chronicle.snapshot(of: 1926).rankShifts(
        to: chronicle.snapshot(of: 1930), options: CentralityOptions(threads: threads), worlds: 50)
    }
    #expect(threads[0].elementsEqual(threads[1]))
  }
}
