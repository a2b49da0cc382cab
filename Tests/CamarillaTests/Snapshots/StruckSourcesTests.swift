import Camarilla
import TestSupport
import Testing

@Suite struct StruckSourcesTests {
  private func ids(_ snapshot: Snapshot) -> [String] { snapshot.relationships.map(\.id) }

  @Test func whatRestsOnItAloneDropsOut() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    builder.add(Source(id: "memoir", title: "A memoir"))
    for (id, citation) in [
      ("alone", "memoir#p. 5"), ("twice", "memoir#p. 7;memoir#p. 8"), ("shared", "memoir;archive"),
      ("other", "archive"), ("none", ""),
    ] {
      builder.add(
        Relationship(
          id: id, kind: "alliance", source: "a", target: "b", when: try Period("1926"),
          citations: Citation.list(citation)))
    }
    let chronicle = try builder.build()
    func kept(_ struck: Set<String>) -> [String] {
      ids(chronicle.snapshot(of: 1926, options: SnapshotOptions(withoutSources: struck)))
    }
    #expect(kept([]) == ["alone", "twice", "shared", "other", "none"])
    #expect(kept(["memoir"]) == ["shared", "other", "none"])
    #expect(kept(["archive"]) == ["alone", "twice", "shared", "none"])
    #expect(kept(["memoir", "archive"]) == ["none"])
    #expect(kept(["nobody's"]) == ["alone", "twice", "shared", "other", "none"])
    // The archive is cited without being among the sources.
    #expect(chronicle.sourceIDs() == ["memoir", "archive"])
  }

  /// Every way to an answer gives what a chronicle gives that never had the struck claims.
  @Test func isAsIfTheClaimsHadNeverBeenMade() throws {
    var generator = SeededGenerator(seed: 1956)
    for _ in 0..<30 {
      let bare = try randomChronicle(figures: 8, relationships: 60, using: &generator)
      let struck: Set<String> = ["s0", "s2"]
      var (whole, rest) = (Chronicle.Builder(), Chronicle.Builder())
      for figure in bare.figures {
        whole.add(figure)
        rest.add(figure)
      }
      for var claim in bare.relationships {
        let cited = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
          "s\(Int.random(in: 0...3, using: &generator))"
        }
        claim.citations = cited.map { Citation(source: $0) }
        whole.add(claim)
        if cited.isEmpty || cited.contains(where: { !struck.contains($0) }) { rest.add(claim) }
      }
      let (all, remaining) = (try whole.build(), try rest.build())
      let options = SnapshotOptions(withoutSources: struck)
      let years = 1900...1930
      let single = years.map { ids(all.snapshot(of: $0, options: options)) }
      #expect(single == years.map { ids(remaining.snapshot(of: $0)) })
      #expect(single == all.sweep(years: years, options: options).map(ids))
      #expect(
        all.realignments(years: years, options: options) == remaining.realignments(years: years))
      let (found, expected) = (
        all.diff(from: 1908, to: 1917, options: options), remaining.diff(from: 1908, to: 1917)
      )
      #expect(found.formed == expected.formed && found.dissolved == expected.dissolved)
      #expect(found.continued == expected.continued && found.reversed == expected.reversed)
    }
  }
}
