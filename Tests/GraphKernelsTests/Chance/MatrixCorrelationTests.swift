import TestSupport
import Testing

@testable import GraphKernels

@Suite struct MatrixCorrelationTests {
  /// Pearson's correlation over the cells off the diagonal, as in any textbook.
  private static func pearson(_ one: DenseGraph, _ other: DenseGraph, names: [Int]) -> Double {
    var cells: [(Double, Double)] = []
    for row in one.vertices {
      for column in one.vertices where column != row {
        cells.append((one.values[row][column] ?? 0, other.values[names[row]][names[column]] ?? 0))
      }
    }
    let count = Double(cells.count)
    let means = (
      cells.reduce(0) { $0 + $1.0 } / count, cells.reduce(0) { $0 + $1.1 } / count
    )
    var (product, left, right) = (0.0, 0.0, 0.0)
    for (x, y) in cells {
      product += (x - means.0) * (y - means.1)
      left += (x - means.0) * (x - means.0)
      right += (y - means.1) * (y - means.1)
    }
    return product / (left * right).squareRoot()
  }

  @Test func againstTheTextbook() {
    for seed in 0..<60 as Range<UInt64> {
      let one = RandomGraph(seed: seed, largest: 9, values: [1, -1, 2.5]).directed
      let count = one.vertexCount
      let arcs = RandomGraph(seed: seed + 1000, largest: 30, values: [1, -3]).directed
      // The same vertices: those of the other graph beyond are left out.
      let dense = DenseGraph(arcs)
      var (sources, targets, weights): ([Int32], [Int32], [Double]) = ([], [], [])
      for row in 0..<min(count, dense.size) {
        for column in 0..<min(count, dense.size) where dense.values[row][column] != nil {
          sources.append(Int32(row))
          targets.append(Int32(column))
          weights.append(dense.values[row][column]!)
        }
      }
      let other = CompactGraph.directed(
        vertexCount: count, sources: sources, targets: targets, weights: weights)
      let matrices = MatrixCorrelation(one, other, seed: seed)
      let expected = Self.pearson(DenseGraph(one), DenseGraph(other), names: Array(0..<count))
      if let found = matrices.observed {
        #expect(abs(found - expected) < 1e-12)
      } else {
        #expect(!expected.isFinite || one.arcCount == 0 || other.arcCount == 0)
      }
      guard matrices.observed != nil else { continue }
      // Whichever has fewer arcs is renamed onto the other; which doesn't matter to the distribution.
      var names = (0..<Int32(count)).map { $0 }
      var generator = SplitMix64(seed: seed, draw: 4)
      generator.shuffle(&names)
      let (fewer, more) = one.arcCount <= other.arcCount ? (one, other) : (other, one)
      let drawn = Self.pearson(DenseGraph(fewer), DenseGraph(more), names: names.map(Int.init))
      #expect(abs((matrices.correlation(ofDraw: 4) ?? .nan) - drawn) < 1e-12)
    }
  }

  /// Business ties among the families of Florence: 15 pairs, 8 of which are also tied by marriage. With the
  /// Pucci, 16 families, marriages and business correlate by 0.372 (UCINET's and sna's manuals).
  @Test func marriagesAndBusiness() throws {
    let marriages = KnownGraph.florentineMarriages
    let business = """
      Barbadori: Castellani Ginori Medici Peruzzi
      Bischeri: Guadagni Lamberteschi Peruzzi
      Castellani: Lamberteschi Peruzzi
      Ginori: Medici
      Guadagni: Lamberteschi
      Lamberteschi: Peruzzi
      Medici: Pazzi Salviati Tornabuoni
      """
    var ties: [(Int, Int)] = []
    for row in business.split(separator: "\n") {
      let parts = row.split(separator: ":")
      for name in parts[1].split(separator: " ") {
        ties.append((marriages.vertex(String(parts[0])), marriages.vertex(String(name))))
      }
    }
    let one = CompactGraph.undirected(
      vertexCount: 16, sources: marriages.sources, targets: marriages.targets)
    let matrices = MatrixCorrelation(one, tieGraph(16, positive: ties), seed: 1)
    let observed = try #require(matrices.observed)
    #expect(abs(observed - 0.3718679) < 5e-8)
    let draws = (0..<2000).compactMap { matrices.correlation(ofDraw: $0) }
    // sna's manual has p = 0.001 or so.
    #expect(draws.count { $0 >= observed - 1e-12 } < 10)
    #expect(abs(draws.reduce(0, +) / 2000) < 0.01)
  }

  /// Of four vertices all 24 orders: their mean is 0, and every order is as likely.
  @Test func allOrders() throws {
    let one = tieGraph(4, positive: [(0, 1), (1, 2)])
    let other = tieGraph(4, positive: [(0, 1)], negative: [(2, 3)])
    let matrices = MatrixCorrelation(one, other, seed: 2)
    var all: [Double] = []
    for order in permutations(of: [0, 1, 2, 3]) {
      all.append(Self.pearson(DenseGraph(one), DenseGraph(other), names: order))
    }
    #expect(all.count == 24)
    #expect(abs(all.reduce(0, +)) < 1e-12)
    let draws = 4000
    let drawn = (0..<draws).compactMap { matrices.correlation(ofDraw: $0) }
    for value in Set(all.map { ($0 * 1e6).rounded() }) {
      let share = Double(all.count { ($0 * 1e6).rounded() == value }) / 24
      let found = Double(drawn.count { ($0 * 1e6).rounded() == value }) / Double(draws)
      #expect(abs(found - share) < 5 * (share * (1 - share) / Double(draws)).squareRoot())
    }
  }

  private func permutations(of items: [Int]) -> [[Int]] {
    guard items.count > 1 else { return [items] }
    return items.indices.flatMap { index in
      var rest = items
      let first = rest.remove(at: index)
      return permutations(of: rest).map { [first] + $0 }
    }
  }

  @Test func nothingToCompare() {
    let complete = RandomGraph.complete(4)
    for (one, other) in [
      (complete, tieGraph(4, positive: [(0, 1)])), (tieGraph(0, []), tieGraph(0, [])),
      (tieGraph(1, []), tieGraph(1, [])), (tieGraph(3, []), tieGraph(3, positive: [(0, 1)])),
    ] {
      #expect(MatrixCorrelation(one, other, seed: 0).observed == nil)
    }
  }
}
