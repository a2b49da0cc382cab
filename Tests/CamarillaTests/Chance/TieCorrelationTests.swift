import TestSupport
import Testing

@testable import Camarilla

@Suite struct TieCorrelationTests {
  @Test func twoKindsAndTwoTimes() throws {
    let chronicle = try chronicle(
      "alliance a b 1926/1930", "alliance b c 1926", "rivalry a d 1926/1930 3",
      "appointment a b 1926", "appointment d c 1926", "alliance e f 1930")
    func snapshot(_ year: Int, _ kinds: Set<String>) -> Snapshot {
      chronicle.snapshot(of: year, options: SnapshotOptions(kinds: kinds))
    }
    let kinds = snapshot(1926, ["alliance"]).correlation(
      with: snapshot(1926, ["appointment"]), by: .presence, draws: 99, seed: 1)
    // Twelve ordered pairs: four allied, two appointed, one both.
    #expect(kinds.figures == 4)
    #expect([kinds.tied.first, kinds.tied.second, kinds.tied.both] == [4, 2, 1])
    let expected = 4 / 640.0.squareRoot()
    #expect(abs((kinds.correlation.observed ?? 0) - expected) < 1e-12)
    let same = chronicle.snapshot(of: 1926).correlation(with: chronicle.snapshot(of: 1926))
    #expect(abs((same.correlation.observed ?? 0) - 1) < 1e-12)
    let (before, after) = (chronicle.snapshot(of: 1926), chronicle.snapshot(of: 1930))
    let either = before.correlation(with: after, draws: 20)
    let both = before.correlation(with: after, among: .both, draws: 20)
    #expect((either.figures, both.figures) == (6, 3))
    #expect((both.correlation.observed ?? 0) > (either.correlation.observed ?? 1))
    // By sign the heavy rivalry counts as the light alliance.
    let signs = before.correlation(with: after, by: .sign, draws: 20)
    #expect(signs.correlation.observed != either.correlation.observed)
    for threads in [1, 4] {
      #expect(before.correlation(with: after, draws: 20, threads: threads) == either)
    }
    let nobody = chronicle.snapshot(of: 1900)
    #expect(nobody.correlation(with: nobody, draws: 3).correlation.observed == nil)
  }
}
