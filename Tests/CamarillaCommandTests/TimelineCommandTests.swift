import Camarilla
import Foundation
import StalinCircle
import TestSupport
import Testing

@testable import CamarillaCommand

@Suite struct TimelineCommandTests {
  private func json(_ text: String) throws -> NSDictionary {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary)
  }

  /// A year of a timeline is what the command central says of it.
  @Test(
    arguments: [
      [], ["--measure", "pagerank", "--measure", "degree"], ["--ties", "negative", "--top", "2"],
      ["--as", "year-end", "--window", "3"],
    ])
  func everyYearIsAsIfAskedAlone(options: [String]) async throws {
    let timeline = await run(
      ["timeline", "--from", "1922", "--to", "1926", "--format", "json"] + options)
    #expect(timeline.error == "")
    let years = try #require(try json(timeline.output)["years"] as? [NSDictionary])
    #expect(years.count == 5)
    for (year, found) in zip(1922...1926, years) {
      let alone = await run(["central", "\(year)", "--format", "json"] + options)
      #expect(try found == json(alone.output).ofOneStep)
    }
  }

  @Test func withoutARangeItSpansTheChronicle() async throws {
    let outcome = await run("timeline", "--format", "json")
    let years = try #require(Chronicle.stalinCircle.years)
    let answer = try json(outcome.output)
    #expect(answer["from"] as? Int == years.lowerBound)
    #expect(answer["to"] as? Int == years.upperBound)
    #expect((answer["years"] as? [NSDictionary])?.count == years.count)
  }

  @Test func oneFigureIsFollowed() async throws {
    let outcome = await run(
      "timeline", "--from", "1923", "--to", "1925", "--figure", "Leon Trotsky", "--measure",
      "degree", "--format", "csv")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.first == "year,measure,rank,id,name,score")
    #expect(
      lines.dropFirst().map { $0.prefix(11) } == ["1923,degree", "1924,degree", "1925,degree"])
    for line in lines.dropFirst() { #expect(line.contains(",trotsky,Leon Trotsky,")) }
  }

  @Test func aTableShowsTheFirstThree() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "r.csv",
      """
      kind,source,target,when
      alliance,a,b,1901/1903
      alliance,a,c,1901/1901
      alliance,b,d,1903
      alliance,b,c,1903

      """)
    let outcome = await run(
      "timeline", "--chronicle", file, "--from", "1900", "--to", "1903", "--measure", "degree")
    #expect(
      outcome.output == """
        Most central by degree, 1900–1903

        year  figures  no. 1  no. 2  no. 3
        ────  ───────  ─────  ─────  ─────
        1901        3  a      2= b   2= c
        1902        2  1= a   1= b
        1903        4  b      2= a   2= c
        nobody is active in 1 other year

        """)
  }

  /// As `central` marks them, whoever else is asked for.
  @Test func sharedRanksAreMarkedInColumnsOfFigures() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "r.csv", "kind,source,target,when\nalliance,a,b,1901/1902\nalliance,a,c,1901\n")
    let outcome = await run(
      "timeline", "--chronicle", file, "--measure", "degree", "--figure", "b")
    #expect(
      outcome.output == """
        Most central by degree, 1901–1902: rank and score

        year  figures  most central          b
        ────  ───────  ────────────  ─────────
        1901        3  a             2= 0.5000
        1902        2  a and 1 more  1= 1.0000

        """)
  }

  @Test func rangesThatAreNone() async {
    let backwards = await run("timeline", "--from", "1940", "--to", "1930")
    #expect(backwards.status == 64)
    #expect(backwards.error.contains("from 1940 to 1930"))
    let endless = await run("timeline", "--from", "0", "--to", "100000")
    #expect(endless.status == 64)
    #expect(endless.error.contains("--from") && endless.error.contains("1917"))
    let unknown = await run("timeline", "--figure", "trotski")
    #expect(unknown.status == 64)
    #expect(unknown.error.contains("did you mean 'trotsky'"))
    let silent = await run("timeline", "--from", "-300", "--to", "-200")
    #expect(silent.status == 0)
    #expect(silent.output == "Nobody is active in 301–201 BCE.\n")
  }

  /// What is written as it comes has the bytes of what is encoded as a whole.
  @Test func aStreamedListIsTheWholeOne() throws {
    let folder = try TemporaryFolder()
    let head: JSONObject = ["unit": "day", "notes": ["a \"b\"\n"], "from": 1]
    let some: [JSONObject] = [
      ["scores": [JSONObject](), "name": nil], ["b": ["c": 0.1, "d": [1, 2]] as JSONObject],
    ]
    for elements in [[], some] {
      let path = folder.path + "/x.json"
      var stream = try RowStream(to: path)
      try StreamedList(head: head, name: "years").write(to: &stream) { write in
        for element in elements { try write(element) }
      }
      try stream.commit()
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let whole = try encoder.encode(head.merging(["years": elements]))
      #expect(try contents(of: path) == String(decoding: whole, as: UTF8.self) + "\n")
    }
  }
}
