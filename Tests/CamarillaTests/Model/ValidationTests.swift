import Camarilla
import Testing

@Suite struct ValidationTests {
  /// A chronicle in which each row commits one of the errors that validation knows.
  @Test func everyErrorIsReportedAtOnce() throws {
    var builder = Chronicle.Builder()
    builder.add(Figure(id: "trotsky", name: "Leon Trotsky"))
    builder.add(Figure(id: "stalin", name: "Joseph Stalin"))
    builder.add(Figure(id: "stalin", name: "Somebody else"))
    builder.add(
      Figure(
        id: "ghost", name: "Ghost", born: try HistoricalDate("1900"),
        died: try HistoricalDate("1899")))
    let when = try Period("1926")
    func add(
      _ kind: String, _ source: Figure.ID, _ target: Figure.ID, id: String = "", weight: Double = 1,
      confidence: Double = 1
    ) {
      builder.add(
        Relationship(
          id: id, kind: kind, source: source, target: target, when: when, weight: weight,
          confidence: confidence))
    }
    add("rivalri", "stalin", "trotsky", id: "a")
    add("rivalry", "stalin", "trotski", id: "a")
    add("alliance", "ghost", "ghost")
    add("alliance", "ghost", "stalin", weight: 0)
    add("alliance", "ghost", "trotsky", weight: .infinity)
    add("denunciation", "ghost", "trotsky", confidence: 1.5)
    add("denunciation", "trotsky", "ghost", confidence: .nan)

    let error = #expect(throws: InvalidChronicle.self) { try builder.build() }
    let problems = try #require(error).problems
    #expect(
      problems.map { "\($0.subject?.table.rawValue ?? "") \($0.subject?.row ?? -1) \($0.rule)" }
        .sorted() == [
          "figures 2 duplicateID", "figures 3 diesBeforeBirth",
          "relationships 0 unknownKind", "relationships 1 duplicateID",
          "relationships 1 unknownFigure", "relationships 2 selfRelationship",
          "relationships 3 weightOutOfRange", "relationships 4 weightOutOfRange",
          "relationships 5 confidenceOutOfRange", "relationships 6 confidenceOutOfRange",
        ])
    let unknown = try #require(problems.first { $0.rule == .unknownFigure })
    #expect(unknown.message == "unknown figure 'trotski' — did you mean 'trotsky'?")
    #expect(unknown.suggestion == "trotsky")
    #expect(problems.first { $0.rule == .unknownKind }?.suggestion == "rivalry")
  }

  private func rules(_ rows: [(String, String)], posts: [String] = []) throws -> [Problem.Rule] {
    var builder = Chronicle.Builder()
    builder.add(
      Figure(
        id: "a", name: "A", born: try HistoricalDate("1880"), died: try HistoricalDate("1940-08")))
    builder.add(Figure(id: "b", name: "B"))
    for (place, (kind, when)) in rows.enumerated() {
      builder.add(
        Relationship(
          kind: kind, source: "b", target: "a", when: try Period(when),
          post: place < posts.count ? posts[place] : nil))
    }
    return try builder.build().warnings.map(\.rule)
  }

  @Test(
    arguments: [
      ("1926/1930", []), ("1880", []), ("1879", [.beforeBirth]), ("1879/1890", [.beforeBirth]),
      ("1940-08-31", []), ("1940", []), ("1940-09", [.afterDeath]), ("1930/1941", [.afterDeath]),
      // Open: it goes on for ever; unknown: it may have ended in time, and yet counts for every later year.
      ("1930/..", [.afterDeath]), ("1930/", [.afterDeath]), ("/1930", []), ("/", []),
    ] as [(String, [Problem.Rule])])
  func relationshipsBeyondALifeAreWarnedOf(when: String, expected: [Problem.Rule]) throws {
    #expect(try rules([("alliance", when)]) == expected)
  }

  /// A died in August 1940: what may have begun by then outlasts him, and what can't have begins too late.
  @Test(arguments: [
    ("1930/1941", "outlasts 'a'"), ("1940-08/1941", "outlasts 'a'"),
    ("194X/1943", "outlasts 'a'"), ("/1941", "outlasts 'a'"),
    ("1940-09", "begins after the death of 'a'"), ("1941/1943", "begins after the death of 'a'"),
    ("1941/", "begins after the death of 'a'"), ("1941/..", "begins after the death of 'a'"),
  ])
  func whatBeginsAfterADeathDoesNotOutlast(when: String, told: String) throws {
    var builder = Chronicle.Builder()
    builder.add(Figure(id: "a", name: "A", died: try HistoricalDate("1940-08")))
    builder.add(Figure(id: "b", name: "B"))
    builder.add(Relationship(kind: "alliance", source: "a", target: "b", when: try Period(when)))
    let warnings = try builder.build().warnings
    #expect(warnings.map(\.rule) == [.afterDeath])
    #expect(warnings.first?.message.contains(told) == true, "\(warnings)")
  }

  @Test func theDeadMayBeDenouncedButNotDenounce() throws {
    #expect(try rules([("denunciation", "1956-02-25")]) == [])
    #expect(try rules([("denunciation", "1956-02-25/")]) == [])
    var builder = Chronicle.Builder()
    builder.add(Figure(id: "a", name: "A", died: try HistoricalDate("1940")))
    builder.add(Figure(id: "b", name: "B"))
    builder.add(
      Relationship(kind: "denunciation", source: "a", target: "b", when: try Period("1956")))
    #expect(try builder.build().warnings.map(\.rule) == [.afterDeath])
  }

  @Test func claimsAboutOnePairAreCompared() throws {
    #expect(
      try rules([("alliance", "1922/1925"), ("alliance", "1924/1927")]) == [.overlappingPeriods])
    #expect(try rules([("alliance", "1922/1923"), ("alliance", "1925/1927")]) == [])
    #expect(try rules([("alliance", "1922/1925"), ("alliance", "1922/1925")]) == [.exactDuplicate])
    #expect(try rules([("alliance", "1922/1925"), ("rivalry", "1924/1927")]) == [.contradiction])
    #expect(try rules([("alliance", "1924/1926"), ("rivalry", "1925")]) == [.contradiction])
    // A pair may turn within the year in which one spell ends and the next begins.
    #expect(try rules([("alliance", "1922/1925"), ("rivalry", "1925/1927")]) == [])
    // Somebody may appoint a rival, and give one person two offices.
    #expect(try rules([("rivalry", "1922/1925"), ("appointment", "1924/1924")]) == [])
    #expect(
      try rules([("appointment", "1922"), ("appointment", "1922")], posts: ["x", "y"]) == [])
    #expect(
      try rules([("appointment", "1922"), ("appointment", "1922")], posts: ["x", "x"])
        == [.exactDuplicate])
  }

  @Test func aContradictionNamesBothRowsAndTheirSources() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    builder.add(Source(id: "one", title: "One"))
    builder.add(Source(id: "two", title: "Two"))
    builder.add(
      Relationship(
        id: "x", kind: "alliance", source: "a", target: "b", when: try Period("1922/1925"),
        citations: [Citation("one#p. 3")]))
    builder.add(
      Relationship(
        id: "y", kind: "rivalry", source: "b", target: "a", when: try Period("1923/1925"),
        citations: [Citation("two")]))
    let problem = try #require(try builder.build().warnings.first)
    #expect(problem.rule == .contradiction)
    for part in ["'x'", "'y'", "one#p. 3", "two"] { #expect(problem.message.contains(part)) }
    #expect(problem.subject?.row == 1)
    #expect(problem.related.map(\.row) == [0])
  }

  /// A row has room for one value of each: the first was lost without a word.
  @Test func aRelationshipHasEachAttributeOnce() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    for values in [["1"], ["1", "2"]] {
      builder.add(
        Relationship(
          id: "r\(values.count)", kind: "alliance", source: "a", target: "b",
          when: try Period("1926"), attributes: values.map { Attribute(name: "y", value: $0) }))
    }
    let invalid = try #require(throws: InvalidChronicle.self) { try builder.build() }
    let errors = invalid.problems.filter { $0.severity == .error }
    #expect(errors.map(\.rule) == [.duplicateID])
    #expect(errors.first?.subject?.row == 1 && errors.first?.subject?.id == "r2")
    #expect(errors.first?.message == "the relationship has the attribute 'y' twice")
  }

  @Test func aKindIsDeclaredOnce() throws {
    // A standard kind may be given another meaning, but only once; saying the same again is an
    // error too, as for figures and sources.
    for (name, isSame) in [("alliance", false), ("kinship", false), ("kinship", true)] {
      var builder = Chronicle.Builder()
      builder.add(RelationshipKind(name: "patronage", sign: .positive, isDirected: true))
      builder.add(RelationshipKind(name: name, sign: .neutral, isDirected: false))
      builder.add(
        RelationshipKind(name: name, sign: isSame ? .neutral : .positive, isDirected: false))
      let invalid = try #require(throws: InvalidChronicle.self) { try builder.build() }
      let errors = invalid.problems.filter { $0.severity == .error }
      #expect(errors.map(\.rule) == [.duplicateID])
      #expect(errors.first?.subject?.row == 2)
      #expect(errors.first?.related.map(\.row) == [1])
      // That a standard kind is given another meaning is told as well.
      #expect(invalid.problems.count == (name == "alliance" ? 2 : 1))
    }
  }

  @Test func unknownCitationsAreWarnedOf() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    builder.add(Source(id: "freeze", title: "Russia: A History"))
    builder.add(
      Relationship(
        kind: "alliance", source: "a", target: "b", when: try Period("1922"),
        citations: Citation.list("freeze#p. 410; freze")))
    let warnings = try builder.build().warnings
    #expect(warnings.map(\.rule) == [.unknownCitation])
    #expect(warnings.first?.suggestion == "freeze")
  }

  @Test func namesInEitherNormalFormAreTheSameFigure() throws {
    var builder = Chronicle.Builder()
    builder.add(Figure(id: "h\u{E9}l\u{E8}ne", name: "Hélène"))
    builder.add(Figure(id: "b", name: "B"))
    builder.add(
      Relationship(
        kind: "alliance", source: "he\u{301}le\u{300}ne", target: "b", when: try Period("1922")))
    let chronicle = try builder.build()
    #expect(chronicle.figures.count == 2)
    #expect(chronicle.relationships[0].source == "h\u{E9}l\u{E8}ne")
  }

  @Test func rowsWithoutIDsAreCalledByTheirPlace() throws {
    let chronicle = try chronicle("alliance a b 1926", "rivalry a c 1927")
    #expect(chronicle.relationships.map(\.id) == ["r1", "r2"])
  }

  @Test func aChronicleMayDeclareKinds() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    builder.add(RelationshipKind(name: "kinship", sign: .neutral, isDirected: false))
    builder.add(
      Relationship(kind: "kinship", source: "a", target: "b", when: try Period("1926")))
    let chronicle = try builder.build()
    #expect(chronicle.kinds.count == 5)
    #expect(chronicle.relationships[0].kind == "kinship")
  }
}
