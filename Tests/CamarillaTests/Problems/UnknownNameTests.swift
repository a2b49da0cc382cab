import Camarilla
import Testing

/// Options that name what a chronicle hasn't.
@Suite struct UnknownNameTests {
  private func chronicle() throws -> Chronicle {
    var builder = Chronicle.Builder()
    builder.add(Figure(id: "stalin", name: "Joseph Stalin"))
    builder.add(Figure(id: "kirov", name: "Sergei Kirov"))
    builder.add(Source(id: "letters", title: "Letters"))
    builder.add(
      Relationship(
        kind: "alliance", source: "stalin", target: "kirov", when: try Period("1926"),
        citations: [Citation("diary#p. 1")]))
    return try builder.build()
  }

  @Test func whatIsThereIsTaken() throws {
    // Sources count that are cited without being listed.
    let options = SnapshotOptions(
      kinds: ["alliance", "rivalry"], withoutSources: ["letters", "diary"],
      selection: Selection(
        around: ["stalin"], through: ["alliance"], only: ["stalin", "kirov"], without: ["kirov"]))
    try options.check(in: try chronicle())
    try SnapshotOptions().check(in: try chronicle())
    try RelationshipQuery(figures: ["kirov"], sources: ["diary"]).check(in: try chronicle())
  }

  @Test func eachNameIsLookedFor() throws {
    let chronicle = try chronicle()
    func fault(_ change: (inout SnapshotOptions) -> Void) -> String? {
      var options = SnapshotOptions()
      change(&options)
      do throws(UnknownName) {
        try options.check(in: chronicle)
        return nil
      } catch {
        return error.description
      }
    }
    #expect(
      fault { $0.kinds = ["aliance", "rivalry"] }
        == "unknown kind 'aliance' — did you mean 'alliance'?")
    #expect(
      fault { $0.kinds = ["vote"] }
        == "unknown kind 'vote'; expected one of alliance, rivalry, appointment and denunciation")
    #expect(
      fault { $0.withoutSources = ["leters"] }
        == "unknown source 'leters' — did you mean 'letters'?")
    #expect(
      fault { $0.selection.through = ["rivlry"] }
        == "unknown kind 'rivlry' — did you mean 'rivalry'?")
    let unknown = "unknown figure 'Joseph Stalin' — did you mean 'stalin'?"
    #expect(fault { $0.selection.around = ["Joseph Stalin"] } == unknown)
    #expect(fault { $0.selection.only = ["kirov", "Joseph Stalin"] } == unknown)
    #expect(fault { $0.selection.without = ["Joseph Stalin"] } == unknown)
  }

  @Test func theErrorTellsItsParts() throws {
    let chronicle = try chronicle()
    let error = #expect(throws: UnknownName.self) {
      try RelationshipQuery(sources: ["dairy"]).check(in: chronicle)
    }
    #expect(error?.noun == "source")
    #expect(error?.text == "dairy")
    #expect(error?.known == ["letters", "diary"])
    #expect(error?.suggestion.readings == ["diary"])
    #expect(throws: UnknownName.self) {
      try RelationshipQuery(figures: ["nobody"]).check(in: chronicle)
    }
  }
}
