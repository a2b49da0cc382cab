import Foundation
import TestSupport
import Testing

@testable import CamarillaCommand

@Suite struct ExplainCommandTests {
  private static let chronicle = """
    id,kind,source,target,when,weight,confidence,post,citation
    pact,alliance,ann,bob,1925/1928,1,1,,book#p. 1;letter
    feud,rivalry,ann,bob,1926,2,0.5,,letter
    named,appointment,ann,bob,1926-05-14,1,1,Secretary,book#p. 2
    ac,alliance,ann,cat,1926/1927,1,1,,book
    bc,rivalry,bob,cat,1920/1926,1,1,,paper
    cd,rivalry,cat,dan,1926,1,1,,

    """

  @Test func aPairAsATable() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("r.csv", Self.chronicle)
    let outcome = await run("explain", "Bob", "ANN", "1926", "--chronicle", file)
    #expect(outcome.error == "" && outcome.status == 0)
    // Where two divisions are as good, which one is found is not the matter here.
    let output = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("faction") }.joined(separator: "\n")
    #expect(
      output == """
        bob and ann in 1926: allies, value 1

        claim  kind           when        sign × weight × confidence  value  sources
        ─────  ─────────────  ──────────  ──────────────────────────  ─────  ─────────────────
        pact   alliance       1925/1928   +1 × 1 × 1                      1  book#p. 1; letter
        feud   rivalry        1926        −1 × 2 × 0.5                   −1  letter
        named  appointment ←  1926-05-14  +1 × 1 × 1                      1  book#p. 2
        sum: 1

        Claims that contradict one another

          pact: alliance 1925/1928
            book#p. 1; letter
          feud: rivalry 1926, confidence 0.5, weight 2
            letter

        Were a source struck

        without  claims lost  the tie
        ───────  ───────────  ────────────────
        book          1 of 2  turns ambivalent
        letter        1 of 2  stays, worth 2

        Tied to both
          friends of ann only, enemies of bob: cat
          0 of 1 triad balanced


        Through the years
           1925       1  pact
        ▸  1926       1  pact, feud, named
           1927–1928  1  pact

        """)
  }

  @Test func aPairsHistoryGoesByAnyUnit() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("r.csv", Self.chronicle)
    let pair = ["explain", "bob", "ann", "--chronicle", file]
    let months = await run(pair + ["1926-05", "--by", "month", "--from", "1926-03"])
    #expect(months.status == 0)
    #expect(
      months.output.hasSuffix(
        """
        Through the months
           1926-03/1926-04  0  pact, feud
        ▸  1926-05          1  pact, feud, named
           1926-06/1926-12  0  pact, feud
           1927-01/1928-12  1  pact

        """), "\(months.output)")
    #expect(
      months.error.contains(
        "2 of 3 relationships of the two in 1926-03/1928-12 are dated more coarsely than to the month"
      ))
    // Without a time the tie is that of the range, whatever whole steps it is gone through in.
    let range = await run(
      pair + ["--from", "1926-05-14", "--to", "1926-06", "--by", "week", "--format", "json"])
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(range.output.utf8)) as? [String: Any])
    #expect(object["period"] as? String == "1926-05-14/1926-06" && object["value"] as? Double == 1)
    let history = try #require(object["history"] as? [[String: Any]])
    #expect(history.map { $0["unit"] as? String } == ["week", "week"])
    #expect(
      history.map { $0["from"] as? String }
        == ["1926-05-10/1926-05-16", "1926-05-17/1926-05-23"])
    #expect(history[1]["period"] as? String == "1926-05-17/1926-07-04")
    let years = await run(pair + ["1926", "--from", "1926", "--to", "1928", "--format", "csv"])
    #expect(years.output.contains("history,,,1926,1926,1.0,,pact;feud;named,\n"), "\(years.output)")
    let none = await run(
      pair + ["1926", "--from", "1930", "--to", "1931-06", "--by", "quarter"])
    #expect(
      none.output.contains("Nothing is claimed of the two in any quarter of Q1 1930/Q2 1931."))
  }

  @Test func aFigureAsATableTellsWhatASourceIsWorth() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("r.csv", Self.chronicle)
    let outcome = await run("explain", "ann", "1926", "--chronicle", file)
    #expect(outcome.error == "" && outcome.status == 0)
    for part in [
      "ann in 1926: rank ", "\nalliance\n  bob  1925/1928  book#p. 1; letter\n",
      "\nappointment of\n  bob  1926-05-14, Secretary  book#p. 2\n",
      "\nrivalry\n  bob  1926, confidence 0.5, weight 2  letter\n",
      "2 ties, 2 friendly and 0 hostile", "Claims that contradict one another",
    ] {
      #expect(outcome.output.contains(part), "\(part) in\n\(outcome.output)")
    }
  }

  /// What stays is said under a heading, and no more of it than is known: points may change all the same.
  @Test func sourcesThatMoveNobodyAreToldUnderAHeading() async throws {
    let folder = try TemporaryFolder()
    let heading = "\n\nWhat would change, were a source struck\n\n"
    let header = "kind,source,target,when,citation\nalliance,ann,bob,1926,"
    let both = try folder.file("both.csv", header + "book;letter\n")
    let idle = await run("explain", "ann", "1926", "--chronicle", both)
    #expect(
      idle.output.hasSuffix(heading + "rank and most central unchanged without book, letter\n"),
      "\(idle.output)")
    let one = try folder.file(
      "one.csv", header + "book;letter\nalliance,ann,cat,1926,book\nalliance,ann,dan,1926,book\n")
    let part = await run("explain", "bob", "1926", "--chronicle", one)
    let parts = part.output.components(separatedBy: heading)
    #expect(parts.count == 2 && parts[1].hasPrefix("without  claims lost"), "\(part.output)")
    #expect(parts[1].hasSuffix("\n\nrank and most central unchanged without letter\n"))
  }

  @Test func inEveryForm() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("r.csv", Self.chronicle)
    for figures in [["ann"], ["ann", "dan"], ["ann", "bob"]] {
      let json = await run(
        ["explain"] + figures + ["1926", "--chronicle", file, "--format", "json"])
      let object = try #require(
        JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
      #expect(object["year"] as? Int == 1926)
      let csv = await run(["explain"] + figures + ["1926", "--chronicle", file, "--format", "csv"])
      let lines = csv.output.split(separator: "\n")
      #expect(csv.status == 0 && lines[0].hasPrefix("section,id,name,"))
      #expect(lines.count > 4)
    }
    let json = await run("explain", "ann", "bob", "1926", "--chronicle", file, "--format", "json")
    let pair = try #require(
      JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(pair["value"] as? Double == 1 && pair["path"] is NSNull)
    let changes = (pair["sources"] as? [[String: Any]])?.map { $0["change"] as? String }
    #expect(changes == ["sign", "value"])
  }

  @Test func whoIsNotThereIsSaidToBeNotThere() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("r.csv", Self.chronicle)
    let outcome = await run("explain", "dan", "1927", "--chronicle", file)
    #expect(outcome.status == 0)
    #expect(
      outcome.output
        == "dan stands in no relationship that counts in 1927. The last year with one is 1926.\n")
    let pair = await run("explain", "dan", "ann", "1927", "--chronicle", file)
    #expect(pair.output.contains("dan and ann in 1927: no tie\n"))
    #expect(pair.output.contains("dan stands in no relationship then; the nearest: in 1926.\n"))
    #expect(pair.output.contains("Nothing is claimed of the two in any year."))
    let json = await run(
      "explain", "dan", "1927", "--chronicle", file, "--format", "json")
    #expect(json.output.contains("\"present\" : false"))
    #expect(json.output.contains("\"firstAfter\" : null"))
  }

  /// Without a time two figures are asked about in all years of the chronicle.
  @Test func twoFiguresWithoutAYear() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "t.csv", "kind,source,target,when\nalliance,ann,bob,1920/1922\nrivalry,ann,bob,1925\n")
    let all = await run("explain", "ann", "bob", "--chronicle", file, "--format", "json")
    #expect(all.status == 0, "\(all.error)")
    let ranged = await run(
      "explain", "ann", "bob", "--from", "1920", "--to", "1925", "--chronicle", file, "--format",
      "json")
    #expect(all.output == ranged.output)
    let text = await run("explain", "ann", "bob", "--chronicle", file)
    #expect(text.output.hasPrefix("ann and bob in 1920–1925"), "\(text.output)")
  }

  @Test(arguments: [
    (["explain", "1937"], "expected a figure before the year"),
    (["explain", "yezhov"], "'yezhov' is no year"),
    (["explain", "yezhov", "19377x"], "'19377x' is no year"),
    (["explain", "yezhov", "stalni"], "unknown figure 'stalni' — did you mean"),
    (["explain", "a", "b", "c", "1937"], "in quotation marks"),
    (["explain", "yezhov", "1937", "--by", "month"], "of the history of two figures"),
    (["explain", "yezhov", "--from", "1937"], "'yezhov' is no year"),
    (["explain", "stalin", "Joseph Stalin", "1937"], "both are 'stalin' (Joseph Stalin)"),
    (["explain", "Nikolai", "1937"], "'bukharin' (Nikolai Bukharin)"),
    (["explain", "trotski", "1937"], "did you mean 'trotsky'"),
  ])
  func wrongUsage(_ arguments: [String], _ hint: String) async {
    let outcome = await run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.error.contains(hint), "\(outcome.error)")
  }
}
