import Camarilla
import TestSupport
import Testing

@Suite struct AllianceDiffTests {
  private func pairs(_ pairs: [AllianceDiff.Pair]) -> [String] {
    pairs.map { $0.figures.joined(separator: "-") }
  }

  @Test func everyPairStandsInOneGroup() throws {
    let chronicle = try chronicle(
      "alliance a b 1920/1930",  // continued
      "alliance c d 1920", "alliance e f 1930",  // dissolved, formed
      "alliance h g 1920", "rivalry g h 1930",  // reversed
      "rivalry i j 1920", "alliance i j 1930",  // reversed the other way
      "rivalry k l 1920/1930",  // no alliance in either year
      "appointment m n 1920", "alliance m n 1930")  // bound in both, allied only later
    let diff = chronicle.diff(from: 1920, to: 1930)
    #expect(pairs(diff.continued) == ["a-b"])
    #expect(pairs(diff.dissolved) == ["c-d"])
    #expect(pairs(diff.formed) == ["e-f", "m-n"])
    #expect(pairs(diff.reversed) == ["g-h", "i-j"])
    #expect(diff.reversed[0].before == ["r4"])
    #expect(diff.reversed[0].after == ["r5"])
    #expect(diff.reversed[0].signBefore == .positive && diff.reversed[0].signAfter == .negative)
    #expect(diff.kinds == ["alliance"])
  }

  @Test func kindsNarrowWhatIsLookedAt() throws {
    let chronicle = try chronicle("rivalry a b 1920", "alliance c d 1930", "rivalry e f 1930")
    let diff = chronicle.diff(from: 1920, to: 1930, kinds: ["rivalry"])
    #expect(pairs(diff.dissolved) == ["a-b"])
    #expect(pairs(diff.formed) == ["e-f"])
    #expect(diff.continued.isEmpty && diff.reversed.isEmpty)
  }

  @Test func citationsAreListedOnce() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    for (when, cited) in [("1920", "x#1;y"), ("1930", "y;z")] {
      builder.add(
        Relationship(
          kind: "alliance", source: "a", target: "b", when: try Period(when),
          citations: Citation.list(cited)))
    }
    let diff = try builder.build().diff(from: 1920, to: 1930)
    #expect(diff.continued.first?.citations.map(\.description) == ["x#1", "y", "z"])
  }

  /// Turning time round swaps formed and dissolved and leaves the rest; and no pair is lost.
  @Test func propertiesOfRandomDiffs() throws {
    var generator = SeededGenerator(seed: 1953)
    for _ in 0..<60 {
      let chronicle = try randomChronicle(figures: 9, relationships: 50, using: &generator)
      let (from, to) = (1908, 1919)
      let kinds: Set<String> =
        Bool.random(using: &generator) ? ["alliance"] : ["alliance", "rivalry"]
      let forward = chronicle.diff(from: from, to: to, kinds: kinds)
      let backward = chronicle.diff(from: to, to: from, kinds: kinds)
      #expect(pairs(forward.formed) == pairs(backward.dissolved))
      #expect(pairs(forward.dissolved) == pairs(backward.formed))
      #expect(pairs(forward.continued) == pairs(backward.continued))
      #expect(pairs(forward.reversed) == pairs(backward.reversed))
      let tied = [from, to].flatMap { year in
        chronicle.snapshot(of: year, options: SnapshotOptions(kinds: kinds)).relationships.map {
          [$0.source, $0.target].sorted()
        }
      }
      let all = forward.formed + forward.dissolved + forward.continued + forward.reversed
      #expect(
        all.map(\.figures).sorted { $0.lexicographicallyPrecedes($1) }
          == Set(tied).sorted { $0.lexicographicallyPrecedes($1) })
    }
  }
}
