import Testing

@testable import Camarilla

@Suite struct NullStatisticTests {
  @Test func byHand() throws {
    // The mean is 2.5, and no draw is as far from it as 5.
    let far = NullStatistic(name: "x", observed: 5, draws: [1, 2, 3, 4])
    #expect(far.expected == 2.5)
    let deviation = try #require(far.standardDeviation)
    #expect(abs(deviation - (5.0 / 3).squareRoot()) < 1e-15)
    #expect(abs((far.z ?? 0) - 2.5 / deviation) < 1e-15)
    #expect((far.p, far.pGreater, far.pLess, far.draws) == (0.2, 0.2, 1, 4))
    // 1 and 4 are as far from the mean as 4.
    let near = NullStatistic(name: "x", observed: 4, draws: [1, 2, 3, 4])
    #expect((near.p, near.pGreater, near.pLess) == (3.0 / 5, 2.0 / 5, 1))
    // Sums in another order are the same number.
    let rounded = NullStatistic(
      name: "x", observed: 0.1 + 0.2, draws: [0.3, 0.3, 0.1, 0.5])
    #expect(rounded.p == 1)
    #expect(rounded.pGreater == 4.0 / 5)
  }

  @Test func whatIsUndefined() {
    let idle = NullStatistic(name: "x", observed: 0.1 + 0.2, draws: [0.3, 0.1 + 0.2, 0.3])
    #expect((idle.standardDeviation, idle.z, idle.p) == (0, nil, 1))
    #expect(idle.isIdle)
    let apart = NullStatistic(name: "x", observed: 1, draws: [2, 2, 2])
    #expect((apart.standardDeviation, apart.z, apart.p) == (0, nil, 0.25))
    let missing = NullStatistic(name: "x", observed: nil, draws: [1, nil, 2])
    #expect((missing.expected, missing.p, missing.draws) == (1.5, nil, 2))
    let some = NullStatistic(name: "x", observed: 3, draws: [1, nil, 2])
    #expect((some.draws, some.p) == (2, 1.0 / 3))
    let never = NullStatistic(name: "x", observed: 3, draws: [nil, nil])
    #expect((never.expected, never.p, never.draws) == (nil, nil, 0))
    let once = NullStatistic(name: "x", observed: 3, draws: [1])
    #expect((once.standardDeviation, once.z, once.p) == (nil, nil, 0.5))
  }

  @Test func greatNumbersStayFinite() throws {
    let huge = NullStatistic(name: "x", observed: 1e308, draws: [-1e308, 1e308, 0])
    #expect(try #require(huge.standardDeviation).isFinite)
  }
}
