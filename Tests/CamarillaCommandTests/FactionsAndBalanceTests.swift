import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What `factions` and `balance` print, on chronicles whose answers can be worked out by hand.
@Suite struct FactionsAndBalanceTests {
  /// Two pairs of friends, enemies across.
  private func camps(_ folder: TemporaryFolder) throws -> String {
    try folder.file(
      "camps.csv",
      """
      kind,source,target,when
      alliance,a,b,1926
      alliance,c,d,1926
      rivalry,a,c,1926
      rivalry,b,c,1926
      rivalry,a,d,1926

      """)
  }

  /// x has a friend in either of two circles; nothing else is in doubt.
  private func between(_ folder: TemporaryFolder) throws -> String {
    var rows = ["kind,source,target,when", "alliance,x,a1,1926", "alliance,x,b1,1926"]
    for circle in ["a", "b"] {
      for (one, other) in [(1, 2), (1, 3), (1, 4), (2, 3), (2, 4), (3, 4)] {
        rows.append("alliance,\(circle)\(one),\(circle)\(other),1926")
      }
    }
    return try folder.file("between.csv", rows.joined(separator: "\n") + "\n")
  }

  private struct Factions: Decodable {
    struct Faction: Decodable {
      var label: String
      var members: [String]
      var stability: Double?
    }
    struct Membership: Decodable {
      struct Ties: Decodable {
        var count: Int
        var value: Double
      }
      struct Next: Decodable {
        var label: String
        var loss: Double
      }
      var id: String
      var label: String
      var stability: Double?
      var friendsInside: Ties
      var enemiesInside: Ties
      var friendsOutside: Ties
      var enemiesOutside: Ties
      var next: Next?
    }
    var year: Int
    var method: String
    var modularity: Double?
    var frustration: Int
    var lowerBound: Int?
    var optimal: Bool?
    var coverage: Double?
    var runs: Int
    var factions: [Faction]
    var memberships: [Membership]
  }

  private func factions(_ arguments: String...) async throws -> Factions {
    let outcome = await run(["factions", "1926", "--format", "json"] + arguments)
    #expect(outcome.status == 0 && outcome.error.isEmpty)
    return try JSONDecoder().decode(Factions.self, from: Data(outcome.output.utf8))
  }

  @Test func factionsAsJSON() async throws {
    let folder = try TemporaryFolder()
    let found = try await factions("--chronicle", camps(folder))
    #expect(found.year == 1926 && found.method == "modularity" && found.runs == 100)
    #expect(found.factions.map(\.members) == [["a", "b"], ["c", "d"]])
    // (4 inside − 2 friendly + 3 hostile expected) / 10.
    #expect(abs(try #require(found.modularity) - 0.5) < 1e-12)
    #expect(found.frustration == 0 && found.coverage == 1)
    #expect(found.lowerBound == nil && found.optimal == nil)
    #expect(found.factions.map(\.stability) == [1, 1])
    #expect(found.memberships.map(\.id) == ["a", "b", "c", "d"])
    let a = found.memberships[0]
    #expect(a.friendsInside.count == 1 && a.friendsInside.value == 1)
    #expect(a.enemiesInside.count == 0 && a.friendsOutside.count == 0)
    #expect(a.enemiesOutside.count == 2 && a.enemiesOutside.value == 2)
    // Drawn by 1 − (1/4 − 2/6) where it is and by −2 − (2/4 − 6/6) there; twice that over 10.
    #expect(a.next?.label == "c")
    #expect(abs(try #require(a.next?.loss) - 31.0 / 60) < 1e-12)
  }

  @Test func provenFrustrationIsSaid() async throws {
    let folder = try TemporaryFolder()
    for method in ["balance", "coalitions"] {
      let found = try await factions(
        "--method", method, "--runs", "0", "--chronicle", camps(folder))
      #expect(found.lowerBound == 0 && found.optimal == true)
      #expect(found.runs == 0 && found.memberships.allSatisfy { $0.stability == nil })
      // Across, a would leave a friend and join two enemies.
      #expect(found.memberships[0].next?.loss == 3)
    }
  }

  @Test func factionsAsATable() async throws {
    let folder = try TemporaryFolder()
    let outcome = await run("factions", "1926", "--why", "--chronicle", try camps(folder))
    #expect(
      outcome.output == """
        1926: 2 factions of 4 figures, by modularity
        modularity 0.5000, frustration 0, coverage 1.0000

        1. a (2)
           a, b

        2. c (2)
           c, d

        figure  faction  stability  friends in  enemies in  friends out  enemies out  next    loss
        ──────  ───────  ─────────  ──────────  ──────────  ───────────  ───────────  ────  ──────
        a       a           1.0000       1 (1)           –            –        2 (2)  c     0.5167
        b       a           1.0000       1 (1)           –            –        1 (1)  c     0.4167
        c       c           1.0000       1 (1)           –            –        2 (2)  a     0.5167
        d       c           1.0000       1 (1)           –            –        1 (1)  a     0.4167

        Ties by number (and value). Next: the other faction where the figure would do least harm;
        loss: by how much modularity would fall with it there.

        """)
  }

  @Test func whoStandsBetweenIsMarked() async throws {
    let folder = try TemporaryFolder()
    let path = try between(folder)
    let text = await run("factions", "1926", "--chronicle", path).output
    #expect(text.contains("x (0."))
    #expect(text.contains("100 searches agree"))
    #expect(text.firstRange(of: "a1 (0.") == nil && text.firstRange(of: "b2 (0.") == nil)
    let without = await run("factions", "1926", "--chronicle", path, "--runs", "0").output
    #expect(!without.contains("(0."))
    // Both circles draw it alike: moving costs nothing.
    let found = try await factions("--chronicle", path)
    let x = try #require(found.memberships.first { $0.id == "x" })
    #expect(abs(try #require(x.next?.loss)) < 1e-12)
    #expect(x.friendsOutside.count == 1)
  }

  @Test func factionsAsCSV() async throws {
    let folder = try TemporaryFolder()
    let outcome = await run(
      "factions", "1926", "--method", "balance", "--runs", "5", "--format", "csv", "--chronicle",
      try camps(folder))
    #expect(
      outcome.output == """
        faction,label,id,name,stability,friendsInside,friendsInsideValue,enemiesInside,\
        enemiesInsideValue,friendsOutside,friendsOutsideValue,enemiesOutside,enemiesOutsideValue,\
        next,loss
        1,a,a,a,1.0,1,1.0,0,0.0,0,0.0,2,2.0,c,3.0
        1,a,b,b,1.0,1,1.0,0,0.0,0,0.0,1,1.0,c,2.0
        2,c,c,c,1.0,1,1.0,0,0.0,0,0.0,2,2.0,a,3.0
        2,c,d,d,1.0,1,1.0,0,0.0,0,0.0,1,1.0,a,2.0

        """)
  }

  @Test func balanceArcByArc() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "arcs.csv",
      """
      kind,source,target,when
      appointment,a,b,1926
      appointment,b,c,1926
      denunciation,a,c,1926
      appointment,c,d,1926
      appointment,d,c,1926

      """)
    let directed = await run(
      "balance", "1926", "--directed", "--chronicle", path, "--format", "csv")
    for line in [
      "arcs,5", "positive arcs,4", "negative arcs,1", "semicycles ++-,1", "semicycles +++,0",
      "transitive triads,1", "balanced triads,0", "share of balanced triads,0.0",
      "degree of balance,0.0", "frustration index,1",
    ] {
      #expect(directed.output.contains(line + "\n"), "\(line) in\n\(directed.output)")
    }
    let undirected = await run("balance", "1926", "--chronicle", path, "--format", "csv")
    #expect(
      undirected.output.contains("ties,4\n") && undirected.output.contains("triangles ++-,1\n"))
    #expect(!undirected.output.contains("transitive"))
  }

  @Test func wrongNumbersAreRefused() async {
    let runs = await run("factions", "1926", "--runs=-1")
    #expect(runs.status == 64 && runs.error.contains("--runs is -1; expected 0 or more."))
    let work = await run("balance", "1926", "--work-limit=-5")
    #expect(work.status == 64 && work.error.contains("--work-limit is -5; expected 0 or more."))
  }

  private struct Limited: Decodable {
    struct Frustration: Decodable {
      var index: Int
      var lowerBound: Int
      var optimal: Bool
      var stoppedBy: String?
    }
    var walkBalance: Double?
    var walkBalanceTooLarge: Bool
    var frustration: Frustration
    var notes: [String]
  }

  /// The limit holds for every costly part, and each says that it was reached; what is in balance
  /// needs none of it.
  @Test func theWorkLimitBindsAndSaysSo() async throws {
    func answer(_ arguments: [String]) async throws -> Limited {
      let outcome = await run(["balance", "1926", "--format", "json"] + arguments)
      #expect(outcome.status == 0)
      let answer = try JSONDecoder().decode(Limited.self, from: Data(outcome.output.utf8))
      for note in answer.notes { #expect(outcome.error.contains("camarilla: \(note)\n")) }
      return answer
    }
    let folder = try TemporaryFolder()
    // Ten powers, each against each: no split of five and five leaves fewer than 20 ties in the way.
    let ends = (0..<10).flatMap { one in (0..<one).map { "rivalry,p\(one),p\($0),1926\n" } }
    let enemies = try folder.file(
      "enemies.csv", "kind,source,target,when\n" + ends.joined())
    let cut = try await answer(["--work-limit", "0", "--chronicle", enemies])
    #expect(cut.walkBalance == nil && cut.walkBalanceTooLarge)
    #expect(!cut.frustration.optimal && cut.frustration.stoppedBy == "work-limit")
    #expect(cut.frustration.lowerBound < 20 && cut.frustration.index >= 20)
    #expect(
      cut.notes == [
        "frustration of 1926 is not proven the least: the work limit was reached; a higher"
          + " --work-limit lets search and proof go on",
        "walk balance is left out of 1926: too large to compute within the work limit; a higher"
          + " --work-limit lets it take longer",
      ])
    let whole = try await answer(["--chronicle", enemies])
    #expect(whole.walkBalance != nil && !whole.walkBalanceTooLarge && whole.notes.isEmpty)
    #expect(whole.frustration.optimal && whole.frustration.index == 20)
    #expect(whole.frustration.stoppedBy == nil)
    let camps = (0..<10).flatMap { one in
      (0..<one).map {
        "\((one + $0) % 2 == 0 ? "alliance" : "rivalry"),p\(one),p\($0),1926\n"
      }
    }
    let balanced = try folder.file("camps.csv", "kind,source,target,when\n" + camps.joined())
    for reading in [[], ["--directed"]] {
      let free = try await answer(["--work-limit", "0", "--chronicle", balanced] + reading)
      #expect(free.walkBalance == 1 && free.notes.isEmpty)
      #expect(free.frustration.optimal && free.frustration.index == 0)
    }
  }

  /// Who is in neither coalition is counted, as the coalitions would seem to be all.
  @Test func whoTakesNoSide() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "r.csv",
      "kind,source,target,when\nrivalry,a,b,1920\nalliance,c,d,1920\nrivalry,c,d,1920\n")
    let said = "without a tie that has a sign are in neither"
    let table = await run("balance", "1920", "--chronicle", path)
    #expect(table.output.contains("2 figures \(said)"), "\(table.output)")
    #expect(
      !(await run("balance", "1920", "--chronicle", path, "--without", "c,d")).output
        .contains("in neither"))
  }
}
