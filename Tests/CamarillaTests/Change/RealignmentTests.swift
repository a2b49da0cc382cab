import Camarilla
import TestSupport
import Testing

@Suite struct RealignmentTests {
  @Test func turnsAreDatedAndSourced() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    for (kind, a, b, when, cited) in [
      ("alliance", "b", "a", "1920/1922", "x#1;y"), ("rivalry", "a", "b", "1925/1926", "y;z"),
      ("alliance", "a", "b", "1928", ""),  // turns twice
      ("alliance", "c", "d", "1920/1923", ""), ("rivalry", "c", "d", "1923/1925", ""),
      ("alliance", "e", "f", "1920", ""), ("alliance", "e", "f", "1924", ""),  // goes and comes
    ] {
      builder.add(
        Relationship(
          kind: kind, source: Figure.ID(a), target: Figure.ID(b), when: try Period(when),
          citations: Citation.list(cited)))
    }
    let turns = try builder.build().realignments(years: 1918...1930)
    #expect(turns.map(\.figures) == [["c", "d"], ["a", "b"], ["a", "b"]])
    // In 1923 both are claimed of c and d: the year is ambivalent and tells no sign.
    #expect(turns.map(\.lastYear) == [1922, 1922, 1926])
    #expect(turns.map(\.firstYear) == [1924, 1925, 1928])
    #expect(turns.map(\.signAfter) == [.negative, .negative, .positive])
    #expect(turns[1].before == ["r1"] && turns[1].after == ["r2"])
    #expect(turns[1].citations.map(\.description) == ["x#1", "y", "z"])
  }

  /// The slow and obvious way: every year's relationships, pair by pair.
  @Test func agreesWithEveryYearLookedAtAlone() throws {
    var generator = SeededGenerator(seed: 1956)
    for _ in 0..<60 {
      let chronicle = try randomChronicle(figures: 8, relationships: 60, using: &generator)
      let years = 1900...1925
      var last: [[Figure.ID]: (year: Int, sign: Double)] = [:]
      var expected: [String] = []
      for year in years {
        var claims: [[Figure.ID]: [Relationship]] = [:]
        for claim in chronicle.snapshot(of: year).relationships {
          claims[[claim.source, claim.target].sorted(), default: []].append(claim)
        }
        for (pair, claims) in claims.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
          let values = claims.map {
            Double(chronicle.kind(named: $0.kind)!.sign.rawValue) * $0.weight * $0.confidence
          }
          let value = values.reduce(0, +)
          guard abs(value) > 1e-12 * values.map(abs).reduce(0, +) else { continue }
          let sign = value < 0 ? -1.0 : 1
          if let then = last[pair], then.sign != sign {
            expected.append("\(pair) \(then.year) \(year) \(Int(sign)) \(claims.map(\.id))")
          }
          last[pair] = (year, sign)
        }
      }
      let found = chronicle.realignments(years: years).map {
        "\($0.figures) \($0.lastYear) \($0.firstYear) \($0.signAfter.rawValue) \($0.after)"
      }
      #expect(found == expected)
      #expect(!found.isEmpty)
    }
  }
}
