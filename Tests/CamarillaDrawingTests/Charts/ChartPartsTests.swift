import TestSupport
import Testing

@testable import CamarillaDrawing

@Suite struct ChartPartsTests {
  @Test func yearsAreMarkedAtRoundOnes() {
    #expect(
      ChartTicks.years(years: 1917...1964, room: 4)
        == Array(stride(from: 1920, through: 1960, by: 5)))
    #expect(ChartTicks.years(years: 1917...1964, room: 6) == [1920, 1930, 1940, 1950, 1960])
    #expect(ChartTicks.years(years: 1921...1923, room: 0.3) == [1921, 1922, 1923])
    #expect(ChartTicks.years(years: -44 ... -27, room: 5) == [-44, -39, -34, -29])
    #expect(ChartTicks.years(years: -3...2, room: 1.5) == [-3, -1, 2])
    #expect(ChartTicks.years(years: 1921...1923, room: 50) == [1921])
  }

  @Test func valuesAreMarkedWithWhatIsWritten() {
    #expect(
      ChartTicks.values(from: 0, to: 68, count: 6).map(\.text) == ["0", "20", "40", "60", "80"])
    #expect(
      ChartTicks.values(from: 0, to: 0.3, count: 6).map(\.text)
        == ["0", "0.05", "0.1", "0.15", "0.2", "0.25", "0.3"])
    #expect(
      ChartTicks.values(from: -1, to: 1, count: 4).map(\.text) == ["−1", "−0.5", "0", "0.5", "1"])
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      let width =
        Double.random(in: 1..<10, using: &random)
        * [1e-6, 1e-3, 0.01, 0.1, 1, 10, 1e3, 1e6].randomElement(using: &random)!
      let least =
        Bool.random(using: &random) ? 0 : Double.random(in: -1...1, using: &random) * width
      let count = Int.random(in: 2...9, using: &random)
      let ticks = ChartTicks.values(from: least, to: least + width, count: count)
      #expect(ticks.count >= 2 && ticks.count <= count + 1)
      #expect(ticks[0].value <= least + 1e-8 * width)
      #expect(ticks[ticks.count - 1].value >= least + width - 1e-8 * width)
      for tick in ticks {
        #expect(Double(tick.text.replacing("−", with: "-")) == tick.value, "\(tick)")
      }
    }
  }

  /// Against moving each label in small steps to where the sum of squares is least.
  @Test func labelsInAColumnMoveAsLittleAsTheyCan() {
    #expect(
      LabelSpread.centers(wanted: [5, 5], heights: [4, 4], from: 0, to: 20) == [3, 7])
    var random = SeededGenerator(seed: 3)
    for _ in 0..<300 {
      let count = Int.random(in: 1...7, using: &random)
      let wanted = (0..<count).map { _ in Double.random(in: 0...100, using: &random) }.sorted()
      let heights = (0..<count).map { _ in Double.random(in: 4...14, using: &random) }
      let found = LabelSpread.centers(wanted: wanted, heights: heights, from: -200, to: 300)
      for place in 1..<max(count, 1) {
        let apart = found[place] - found[place - 1]
        #expect(apart >= (heights[place] + heights[place - 1]) / 2 - 1e-9)
      }
      // Projections on one neighboring pair at a time, corrected (Dykstra 1983), converge to it.
      var slow = wanted
      var corrections = [Double](repeating: 0, count: count)
      for _ in 0..<4_000 {
        for place in 1..<max(count, 1) {
          slow[place] -= corrections[place]
          slow[place - 1] += corrections[place]
          let gap = (heights[place] + heights[place - 1]) / 2 - (slow[place] - slow[place - 1])
          corrections[place] = max(0, gap / 2)
          slow[place] += corrections[place]
          slow[place - 1] -= corrections[place]
        }
      }
      for (a, b) in zip(found, slow) { #expect(abs(a - b) < 1e-3, "\(wanted) \(heights)") }
      let kept = LabelSpread.centers(wanted: wanted, heights: heights, from: 0, to: 100)
      if heights.reduce(0, +) <= 100 {
        #expect(kept[0] - heights[0] / 2 >= -1e-9)
        #expect(kept[count - 1] + heights[count - 1] / 2 <= 100 + 1e-9)
      }
    }
  }
}
