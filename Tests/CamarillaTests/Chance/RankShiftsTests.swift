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
    // 1926: a first, b, c and d share ranks 2 to 4. 1930: b first, the others share 2 to 4; e came.
    #expect(shifts.map(\.id) == ["b", "c", "d", "a", "e"])
    #expect(shifts.map(\.rise) == [3, 0, 0, -3, nil] as [Int?])
    let change: Double = 1 - 1.0 / 3
    #expect(shifts[0].change == change)
    #expect(shifts[4].before == nil && shifts[4].after != nil)
    #expect(shifts.allSatisfy { $0.bounds == nil })
    let back = chronicle.snapshot(of: 1930).rankShifts(to: chronicle.snapshot(of: 1926))
    #expect(back.last?.id == "e" && back.last?.after == nil)
    #expect(back.measure == nil)
  }

  /// A path that becomes a star: who stood between others falls among those who never did, and they don't rise for it,
  /// nor for whoever comes and goes.
  @Test func whoFallsToTheBottomHasFallen() throws {
    let chronicle = try chronicle(
      "alliance a b 1926", "alliance b c 1926", "alliance c d 1926", "alliance d e 1926",
      "alliance c x 1926/1927", "alliance a c 1927", "alliance b c 1927", "alliance d c 1927",
      "alliance e c 1927", "alliance c y 1927", "alliance y z 1927", "alliance v w 1926")
    let shifts = chronicle.snapshot(of: 1926).rankShifts(
      to: chronicle.snapshot(of: 1927), by: .betweenness, worlds: 20)
    let rises = Dictionary(uniqueKeysWithValues: shifts.map { ($0.id, $0.rise) })
    #expect(
      rises == [
        "a": 0, "b": -3, "c": 0, "d": -3, "e": 0, "x": 0, "v": nil, "w": nil, "y": nil, "z": nil,
      ])
    for shift in shifts {
      guard let rise = shift.rise, let bounds = shift.bounds else { continue }
      #expect(bounds.rose == 0 && bounds.fell == (rise < 0 ? 1 : 0), "\(shift.id)")
      // Slowly: how many of both times are as good.
      let stayed = shifts.filter { $0.rise != nil }
      #expect(
        shift.after?.rank
          == stayed.count { ($0.after?.score ?? 0) >= (shift.after?.score ?? 0) - 1e-12 })
    }
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
    // Two claims are doubted, and all four worlds gone through.
    #expect(shifts.worlds == RankShifts.Worlds(count: 4, isExact: true))
    #expect(a.presence == 0.5)
    #expect((a.lowRise, a.highRise, a.rose, a.fell) == (0, 0, 0, 0))
    #expect(bounds["d"] ?? nil == nil)
    let threads = [1, 3].map { threads in
      chronicle.snapshot(of: 1926).rankShifts(
        to: chronicle.snapshot(of: 1930), options: CentralityOptions(threads: threads), worlds: 50)
    }
    #expect(threads[0].elementsEqual(threads[1]))
  }
}
