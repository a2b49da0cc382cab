import Foundation
import TestSupport
import Testing

/// `factions`, `balance` and `diff` asked about a range of years.
@Suite struct HistoryCommandTests {
  private func json(_ arguments: [String]) async throws -> NSDictionary {
    let outcome = await run(arguments + ["--format", "json"])
    #expect(outcome.error == "" && outcome.status == 0)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? NSDictionary)
  }

  /// Two circles that merge, a silent year, then one of them again.
  private func story(_ folder: TemporaryFolder) throws -> String {
    var rows = ["id,kind,source,target,when"]
    for (pairs, when) in [
      (["a,b", "b,c", "a,c"], "1900/1901"), (["d,e"], "1900/1901"),
      (["a,b", "b,c", "a,c", "a,d", "b,d", "c,d", "a,e", "b,e", "c,e", "d,e"], "1902"),
      (["a,b", "b,c", "a,c"], "1904"),
    ] {
      for pair in pairs {
        let id = pair.filter { $0 != "," } + when.suffix(2)
        rows.append("\(id),alliance,\(pair),\(when)")
      }
    }
    return try folder.file("story.csv", rows.joined(separator: "\n") + "\n")
  }

  @Test func factionsAsATable() async throws {
    let folder = try TemporaryFolder()
    let outcome = await run(
      "factions", "--chronicle", try story(folder), "--from", "1900", "--to", "1904")
    #expect(
      outcome.output == """
        Factions 1900–1904, by modularity: 2 lines, 3 events

        1900–1904  a, up to 5 figures
           a; b; c; d 1902; e 1902

        1900–1901  d, up to 2 figures, merged into a in 1902
           d; e

        1902
          merge: the faction of a takes in d
              in from d: d, e
              begun: ad02, bd02, cd02, ae02, be02, ce02

        1903
          dormancy of the faction of a
              out: a, b, c, d, e
              ended: ab02, bc02, ac02, ad02, bd02, cd02, ae02, be02, ce02, de02

        1904
          resurgence of the faction of a
              out: d, e
              begun: ab04, bc04, ac04

        """)
  }

  @Test func factionsAsJSONAndCSV() async throws {
    let folder = try TemporaryFolder()
    let path = try story(folder)
    let range = ["factions", "--chronicle", path, "--from", "1901", "--to", "1904"]
    let found = try await json(range)
    #expect(found["from"] as? Int == 1901 && found["to"] as? Int == 1904)
    #expect(found["method"] as? String == "modularity")
    let lines = try #require(found["lines"] as? [NSDictionary])
    #expect(lines.map { $0["name"] as? String } == ["a", "d"])
    #expect((lines[1]["fate"] as? NSDictionary)?["line"] as? Int == 0)
    let events = try #require(found["events"] as? [NSDictionary])
    #expect(events.map { $0["kind"] as? String } == ["merge", "dormancy", "resurgence"])
    #expect(events[0]["others"] as? [Int] == [1])
    let years = try #require(found["years"] as? [NSDictionary])
    #expect(years.map { $0["year"] as? Int } == [1901, 1902, 1903, 1904])
    #expect(years[2]["modularity"] is NSNull)
    #expect((years[2]["factions"] as? [Any])?.isEmpty == true)
    let csv = await run(range + ["--format", "csv"]).output
    #expect(
      csv.split(separator: "\n").prefix(7) == [
        "year,id,name,faction,label,line,lineName", "1901,a,a,1,a,0,a", "1901,b,b,1,a,0,a",
        "1901,c,c,1,a,0,a", "1901,d,d,2,d,1,d", "1901,e,e,2,d,1,d", "1902,a,a,1,a,0,a",
      ])
    let table = await run(range + ["--format", "csv", "--events"]).output
    #expect(
      table.split(separator: "\n").prefix(2) == [
        "year,event,line,lineName,others,figures,joined,left,begun,ended,citations",
        "1902,merge,0,a,1,a;b;c;d;e,d;e,,ad02;bd02;cd02;ae02;be02;ce02,,",
      ])
  }

  /// A year of a history is divided as the year alone is.
  @Test func everyYearIsAsIfAskedAlone() async throws {
    let factions = try await json([
      "factions", "--from", "1924", "--to", "1927", "--method", "balance", "--seed", "3",
    ])
    for year in try #require(factions["years"] as? [NSDictionary]) {
      let alone = try await json([
        "factions", "\(try #require(year["year"] as? Int))", "--method", "balance", "--seed", "3",
        "--runs", "0",
      ])
      func members(_ answer: NSDictionary) -> [[String]]? {
        (answer["factions"] as? [NSDictionary])?.compactMap { $0["members"] as? [String] }
      }
      #expect(members(year) == members(alone))
      #expect(year["modularity"] as? Double == alone["modularity"] as? Double)
    }
    let balance = try await json(["balance", "--from", "1924", "--to", "1927", "--directed"])
    let years = try #require(balance["years"] as? [NSDictionary])
    #expect(years.count == 4)
    for (year, found) in zip(1924...1927, years) {
      let alone = try await json(["balance", "\(year)", "--directed"])
      #expect(found == alone.ofOneStep)
    }
    let each = try await json(["diff", "1924", "1927", "--each", "--kinds", "rivalry"])
    let diffs = try #require(each["years"] as? [NSDictionary])
    #expect(diffs.count == 3)
    for (year, found) in zip(1924...1926, diffs) {
      let alone = try await json(["diff", "\(year)", "\(year + 1)", "--kinds", "rivalry"])
      #expect(found == alone.ofOneStep)
    }
  }

  @Test func balanceAsTableAndCSV() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "r.csv",
      """
      kind,source,target,when
      alliance,a,b,1901/1903
      rivalry,b,c,1901
      rivalry,a,c,1901
      alliance,b,c,1903
      rivalry,a,c,1903

      """)
    let range = ["balance", "--chronicle", path, "--from", "1900", "--to", "1903"]
    #expect(
      await run(range).output == """
        Structural balance 1900–1903

        year  figures  ties  +  −  +++  ++−  +−−  −−−  balance   walks  frustration  normalized
        ────  ───────  ────  ─  ─  ───  ───  ───  ───  ───────  ──────  ───────────  ──────────
        1901        3     3  1  2    0    0    1    0   1.0000  1.0000            0      1.0000
        1902        2     1  1  0    0    0    0    0        –  1.0000            0      1.0000
        1903        3     3  2  1    0    1    0    0   0.0000  0.6858            1      0.3333
        nobody is active in 1 other year

        +++ … −−−: triangles, by their signs; balance: the share with an even number of −

        """)
    let rows = await run(range + ["--format", "csv"]).output.split(separator: "\n")
    #expect(rows.count == 5)
    #expect(
      rows[0]
        == "year,figures,ties,positive,negative,+++,++-,+--,---,degreeOfBalance,walkBalance,frustration,lowerBound,optimal,normalized"
    )
    #expect(rows[1] == "1900,0,0,0,0,0,0,0,0,,,0,0,true,")
    #expect(rows[3].hasPrefix("1902,2,1,1,0,0,0,0,0,,1.0,0,0,true,1.0"))
  }

  @Test func eachYearsDiff() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "r.csv",
      """
      id,kind,source,target,when
      pact,alliance,a,b,1901/1903
      league,alliance,c,d,1901/1905
      war,rivalry,b,a,1904

      """)
    let outcome = await run("diff", "1901", "1905", "--each", "--chronicle", path)
    #expect(
      outcome.output == """
        Alliances, year by year, 1901–1905

        1903 → 1904: 0 formed, 0 dissolved, 1 reversed, 1 continued

        reversed
          ±  a – b  pact → war

        """)
    let csv = await run(
      "diff", "1902", "1904", "--each", "--chronicle", path, "--format", "csv")
    #expect(
      csv.output == """
        from,to,change,figure1,figure2,before,after,citations
        1902,1903,continued,a,b,pact,pact,
        1902,1903,continued,c,d,league,league,
        1903,1904,reversed,a,b,pact,war,
        1903,1904,continued,c,d,league,league,

        """)
  }

  @Test(arguments: [
    (["factions"], "--from, --to"),
    (["factions", "1926", "--from", "1925"], "1926"),
    (["balance"], "--from, --to"),
    (["balance", "1926", "--to", "1930"], "expected one"),
    (["factions", "1926", "--overlap", "0.5"], "--overlap"),
    (["factions", "1926", "--events"], "--events"),
    (["factions", "--from", "1925", "--why"], "--why"),
    (["factions", "--from", "1925", "--runs", "3"], "--runs"),
    (["factions", "--from", "1925", "--overlap", "1"], "below 1"),
    (["factions", "--from", "1925", "--dormancy=-1"], "0 years or more"),
    (["factions", "--from", "1925", "--change", "0"], "above 0"),
    (["factions", "--from", "1930", "--to", "1920"], "from 1930 to 1920"),
    (["balance", "--from", "1930", "--to", "1920"], "from 1930 to 1920"),
    (["diff", "1930", "1920", "--each"], "from 1930 to 1920"),
    (["diff", "1930", "1930", "--each"], "1930 is one"),
    (["diff", "-50000", "1930", "--each"], "at most 20000"),
    (["factions", "--from", "-50000"], "narrow it"),
  ])
  func wrongRanges(arguments: [String], hint: String) async {
    let outcome = await run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.error.contains(hint), "\(outcome.error)")
  }

  @Test func tenThousandYears() async throws {
    for command in ["factions", "balance"] {
      let outcome = await run(command, "--from", "-5000", "--to", "4999")
      #expect(outcome.status == 0 && outcome.error == "")
      #expect(outcome.output.contains("1926"))
      let silent = await run(command, "--from", "-300", "--to", "-200")
      #expect(silent.output == "Nobody is active in 301–201 BCE.\n")
    }
  }

  /// What a historian would look for in the sample.
  @Test func stalinsCircle() async throws {
    let found = try await json(["factions", "--from", "1917", "--to", "1964"])
    let events = try #require(found["events"] as? [NSDictionary])
    func event(_ year: Int, _ kind: String, _ key: String, _ ids: Set<String>) -> NSDictionary? {
      events.first { event in
        event["year"] as? Int == year && event["kind"] as? String == kind
          && Set(event[key] as? [String] ?? []).isSuperset(of: ids)
      }
    }
    // The troika breaks: Kamenev and Zinoviev stand against Stalin, as Trotsky does, who becomes their
    // ally only in the year after.
    let parted = try #require(event(1925, "birth", "joined", ["kamenev", "zinoviev"]))
    #expect((parted["joined"] as? [String])?.contains("trotsky") == false)
    let united = try #require(event(1926, "merge", "joined", ["trotsky"]))
    #expect((united["begun"] as? [String])?.contains("trotsky-zinoviev-united-opposition") == true)
    let broken = try #require(event(1925, "growth", "left", ["kamenev", "zinoviev"]))
    #expect((broken["begun"] as? [String])?.contains("stalin-attacks-zinoviev") == true)
    // The united opposition is beaten, then the right stands apart from Stalin.
    #expect(event(1928, "death", "left", ["kamenev", "zinoviev", "trotsky"]) != nil)
    #expect(event(1928, "birth", "joined", ["bukharin", "rykov"]) != nil)
    // Beria's fall, with the NKVD that he holds; and with Stalin ends what held together those who had
    // stood by him.
    let fall = try #require(event(1953, "contraction", "left", ["beria", "nkvd"]))
    #expect((fall["begun"] as? [String])?.contains("khrushchev-votes-against-beria") == true)
    #expect(event(1954, "death", "left", ["kaganovich", "molotov"]) != nil)
  }
}
