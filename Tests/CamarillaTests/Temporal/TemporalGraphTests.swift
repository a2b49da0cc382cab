import Camarilla
import TestSupport
import Testing

@Suite struct TemporalGraphTests {
  /// a knew b only before b knew c: word from a reaches c, and none from c reaches a.
  @Test func wordTravelsForwardInTime() throws {
    let claims = try chronicle(
      "alliance a b 1920/1922", "alliance b c 1925", "alliance c d 1925/1930")
    let graph = claims.temporalGraph(years: 1918...1930)
    #expect(graph.figures.map(\.id) == ["a", "b", "c", "d"])
    let path = try #require(graph.path(from: "a", to: "d"))
    #expect(path.steps.map(\.year) == [1920, 1925, 1925])
    #expect(path.steps.map(\.relationships.first?.source) == ["a", "b", "c"])
    #expect(path.arrival == 1925)
    #expect(graph.path(from: "d", to: "a") == nil)
    #expect(graph.path(from: "a", to: "d", startingIn: 1923) == nil)
    #expect(graph.path(from: "a", to: "d", startingIn: 1931) == nil)
    #expect(graph.path(from: "a", to: "d", startingIn: 1900)?.arrival == 1925)
    #expect(
      graph.path(from: "a", to: "d", isStrict: true)?.steps.map(\.year) == [1920, 1925, 1926])
    #expect(graph.path(from: "a", to: "a")?.steps.isEmpty == true)
    #expect(graph.path(from: "a", to: "nobody") == nil)
    #expect(graph.reach(from: "a").map(\.figure) == ["b", "c", "d"])
    #expect(graph.reach(from: "c").map(\.figure) == ["b", "d"])
  }

  @Test func directionsAreKeptWhereAskedFor() throws {
    let claims = try chronicle("appointment a b 1920", "appointment b c 1921")
    let both = claims.temporalGraph(years: 1920...1921)
    let oneWay = claims.temporalGraph(years: 1920...1921, isDirected: true)
    #expect(both.reach(from: "b").map(\.figure) == ["a", "c"])
    #expect(oneWay.reach(from: "b").map(\.figure) == ["c"])
    #expect(oneWay.path(from: "b", to: "a") == nil)
  }

  /// Sooner over more ties, or later over fewer: both are told.
  @Test func arrivalsAreThoseThatNoneBeats() throws {
    let claims = try chronicle("alliance a b 1920", "alliance b c 1920", "alliance a c 1930")
    let graph = claims.temporalGraph(years: 1920...1930)
    let reach = try #require(graph.reach(from: "a").first { $0.figure == "c" })
    #expect([reach.fewestHops.year, reach.fewestHops.hops] == [1930, 1])
    #expect([reach.earliest.year, reach.earliest.hops] == [1920, 2])
    #expect(graph.path(from: "a", to: "c", preference: .fewestHops)?.steps.map(\.year) == [1930])
    #expect(graph.path(from: "a", to: "c")?.steps.map(\.to) == ["b", "c"])
  }

  /// With one year, and paths of any number of ties in it, the measures are those of its snapshot.
  @Test func oneYearIsItsSnapshot() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<20 {
      let claims = try randomChronicle(figures: 15, relationships: 60, using: &generator)
      let graph = claims.temporalGraph(years: 1930...1930)
      let snapshot = claims.snapshot(of: 1930)
      #expect(graph.figures == snapshot.figures)
      let expected = snapshot.scores(by: .betweenness)
      let found = graph.betweenness()
      #expect(found.map(\.id) == expected.map(\.id))
      #expect(found.map(\.rank) == expected.map(\.rank))
      for (one, other) in zip(found, expected) { #expect(abs(one.score - other.score) < 1e-12) }
    }
  }

  @Test func yearsWithoutAnybodyAreLivedThrough() throws {
    let claims = try chronicle("alliance a b 1920", "alliance b c 1990")
    #expect(claims.temporalGraph(years: 1920...1990).path(from: "a", to: "c")?.arrival == 1990)
    let empty = claims.temporalGraph(years: 1950...1960)
    #expect(empty.figures.isEmpty)
    #expect(empty.closeness().isEmpty)
    #expect(empty.betweenness().isEmpty)
    #expect(empty.reach(from: "a").isEmpty)
  }
}
