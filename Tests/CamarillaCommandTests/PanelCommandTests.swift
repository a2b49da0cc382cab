import Foundation
import TestSupport
import Testing

@Suite struct PanelCommandTests {
  private func chronicle() throws -> (folder: TemporaryFolder, path: String) {
    let folder = try TemporaryFolder()
    _ = try folder.file(
      "figures.csv",
      """
      id,name,born,died,party,claims
      a,"Ann, the first",1880,,Whig,x
      b,Bob,1885,1922,Tory,
      c,Cid,,,,

      """)
    _ = try folder.file(
      "relationships.csv",
      """
      kind,source,target,when,weight
      alliance,a,b,1919/1921,2
      rivalry,b,a,1921-05,0.5
      appointment,c,b,1921-10/1922,1

      """)
    return (folder, folder.path)
  }

  @Test func figureYears() async throws {
    let (_folder, path) = try chronicle()
    let outcome = await run(
      "panel", "figures", "--chronicle", path, "--from", "1920", "--to", "1921", "--kinds",
      "alliance,rivalry", "--measure", "degree", "--measure", "degree", "--factions")
    #expect(outcome.status == 0 && outcome.error == "")
    #expect(
      outcome.output == """
        period,id,name,degree,faction,claims,ties,positive,negative,neutral,positiveStrength,negativeStrength,\
        claims.alliance,claims.rivalry,ties.alliance,ties.rivalry,born,died,party,attribute.claims
        1920,a,"Ann, the first",1.0,"Ann, the first",1,1,1,0,0,2.0,0.0,1,0,1,0,1880,,Whig,x
        1920,b,Bob,1.0,"Ann, the first",1,1,1,0,0,2.0,0.0,1,0,1,0,1885,1922,Tory,
        1921,a,"Ann, the first",1.0,"Ann, the first",2,1,1,0,0,1.5,0.0,1,1,1,1,1880,,Whig,x
        1921,b,Bob,1.0,"Ann, the first",2,1,1,0,0,1.5,0.0,1,1,1,1,1885,1922,Tory,

        """)
    _ = _folder
  }

  /// 1 − 0.8 is 0.2, 0.1 + 0.2 is 0.3, and of 0.3, −0.1 and −0.2 nothing is left.
  @Test func valuesAreWhatAReaderAddsUp() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "r.csv",
      """
      kind,source,target,when,weight,confidence
      alliance,a,b,1926,1,1
      rivalry,a,b,1926,1,0.8
      alliance,b,c,1926,0.1,1
      alliance,b,c,1926,2,0.1
      alliance,b,d,1926,0.3,1
      rivalry,b,d,1926,0.1,1
      rivalry,b,d,1926,0.2,1

      """)
    let range = ["--from", "1926", "--to", "1926", "--chronicle", path]
    let pairs = await run(["panel", "pairs"] + range)
    let cells = pairs.output.split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",")[4...5].joined(separator: ",")
    }
    #expect(cells == ["1,0.2", "1,0.3", "0,0.0"])
    let figures = await run(["panel", "figures", "--format", "json"] + range)
    #expect(figures.output.contains(#""positiveStrength":0.5,"negativeStrength":0"#))
    let ties = await run("ties", "1926", "--chronicle", path, "--format", "json")
    #expect(ties.output.contains(#""value" : 0.2"# + "\n"))
    let strength = await run(
      "central", "1926", "--measure", "strength", "--chronicle", path, "--format", "csv")
    #expect(strength.output.contains("strength,1,b,b,0.5\n"))
    let claims = await run(
      "explain", "a", "b", "1926", "--chronicle", path, "--format", "json")
    #expect(claims.output.contains(#""value" : 0.2"#))
  }

  @Test func pairQuartersWithZeros() async throws {
    let (_folder, path) = try chronicle()
    let outcome = await run(
      "panel", "pairs", "--chronicle", path, "--from", "1921-04", "--to", "1921-10", "--by",
      "quarter", "--all-pairs", "--attributes", "party,name", "--kinds",
      "rivalry,alliance,appointment", "--measure", "strength")
    #expect(outcome.status == 0)
    #expect(
      outcome.error
        == "camarilla: 1 of 3 relationships of Q2 1921/Q4 1921 is dated more coarsely than to the quarter (such as"
        + " r1, 1919/1921) and counts in each quarter in which it may hold; --certainty certain counts only what is"
        + " sure\n")
    #expect(
      outcome.output == """
        period,source,target,kind,sign,value,claims,claims.alliance,claims.rivalry,claims.appointment,\
        source.strength,target.strength,source.party,target.party,source.name,target.name
        1921-34,a,b,alliance;rivalry,1,1.5,2,1,1,0,1.5,1.5,Whig,Tory,"Ann, the first",Bob
        1921-34,a,c,,0,0.0,0,0,0,0,1.5,,Whig,,"Ann, the first",Cid
        1921-34,b,c,,0,0.0,0,0,0,0,1.5,,Tory,,Bob,Cid
        1921-35,a,b,alliance,1,2.0,1,1,0,0,2.0,2.0,Whig,Tory,"Ann, the first",Bob
        1921-35,a,c,,0,0.0,0,0,0,0,2.0,,Whig,,"Ann, the first",Cid
        1921-35,b,c,,0,0.0,0,0,0,0,2.0,,Tory,,Bob,Cid
        1921-36,a,b,alliance,1,2.0,1,1,0,0,2.0,3.0,Whig,Tory,"Ann, the first",Bob
        1921-36,a,c,,0,0.0,0,0,0,0,2.0,1.0,Whig,,"Ann, the first",Cid
        1921-36,b,c,appointment,1,1.0,1,0,0,1,3.0,1.0,Tory,,Bob,Cid

        """)
    _ = _folder
  }

  @Test func asJSON() async throws {
    let (folder, path) = try chronicle()
    let file = folder.path + "/panel.json"
    let outcome = await run(
      "panel", "pairs", "--chronicle", path, "--by", "decade", "--directed", "--kinds",
      "appointment", "-o", file)
    #expect(outcome.status == 0 && outcome.output == "" && outcome.error == "")
    let text = String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
    #expect(
      text == """
        {
          "coarse" : 0,
          "from" : "191X",
          "measures" : [

          ],
          "panel" : "pairs",
          "ties" : "all",
          "to" : "192X",
          "unit" : "decade",
          "rows" : [
            {"period":"192X","source":"c","target":"b","kind":"appointment","sign":1,"value":1,"claims":1,"claims.appointment":1}
          ],
          "notes" : [

          ]
        }

        """)
  }

  @Test func tiesOfOneSignAlone() async throws {
    let (_folder, path) = try chronicle()
    let words = ["panel", "pairs", "--chronicle", path, "--from", "1919", "--to", "1921", "--ties"]
    let positive = await run(words + ["positive"])
    #expect(
      positive.output.split(separator: "\n").dropFirst().map { $0.prefix(8) } == [
        "1919,a,b", "1920,a,b", "1921,a,b", "1921,b,c",
      ])
    let negative = await run(words + ["negative"])
    #expect(negative.output.split(separator: "\n").count == 1)
    let all = await run(words + ["negative", "--all-pairs"])
    #expect(all.output.split(separator: "\n").dropFirst().allSatisfy { $0.contains(",,0,0.0,0,") })
    #expect(all.output.split(separator: "\n").count == 10)
    _ = _folder
  }

  /// A reader that has seen enough ends a command in silence.
  @Test func whoHasSeenEnough() throws {
    for words in [
      "panel pairs --all-pairs --from 1917 --to 1953", "panel figures --format json",
      "relationships --format csv", "--help",
    ] {
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      let command = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "camarilla").path(percentEncoded: false)
      process.arguments = [
        "-c", "{ sleep 0.2; '\(command)' \(words); echo $? >&3; } 3>&2 | true",
      ]
      let errors = Pipe()
      process.standardError = errors
      try process.run()
      process.waitUntilExit()
      let told = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
      #expect(told == "0\n", "\(words)")
    }
  }

  private struct Answer: Decodable {
    struct Row: Decodable { var period: String }
    var rows: [Row]
  }

  /// CSV and JSON say the same, whatever the steps; JSON is what a parser takes it for.
  @Test func bothFormsHaveTheSameRows() async throws {
    for subject in ["figures", "pairs"] {
      let arguments = [
        "panel", subject, "--from", "1936-07-01", "--to", "1937", "--by", "month", "--measure",
        "pn", "--factions", "--attributes", "all",
      ]
      let csv = await run(arguments).output.split(separator: "\n").count - 1
      let outcome = await run(arguments + ["--format", "json"])
      let answer = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
      #expect(answer.rows.count == csv && csv > 100)
      #expect(Set(answer.rows.map(\.period)).count == 18)
    }
  }

  @Test func whatCannotBe() async throws {
    let folder = try TemporaryFolder()
    for (arguments, status, message) in [
      (
        ["pairs", "--from", "1930", "--to", "1920-05"], 64,
        "camarilla: the range runs backwards, from 1930 to 1920-05; expected --from not after --to.\n"
      ),
      (
        ["pairs", "--from", "-9000", "--to", "2000", "--by", "day"], 64,
        "steps of a day, and at most 1000000 are gone through"
      ),
      (["figures", "--from", "1926-13"], 64, "expected a year such as 1926, -43 or 44BCE"),
      (["figures", "--by", "weak"], 64, "unknown unit of time 'weak' — did you mean 'week'?"),
      (["figures", "--format", "table"], 64, "unknown format 'table'"),
      (["figures", "--all-pairs"], 64, "--all-pairs is of pairs; expected --isolated"),
      (["figures", "--directed"], 64, "--directed is of pairs"),
      (
        ["pairs", "--attributes", "brn"], 64,
        "unknown column of figures 'brn' — did you mean 'born'?"
      ),
      (["ties"], 64, "unknown subject 'ties'"),
      (
        ["figures", "-o", folder.path + "/p.xlsx"], 64, "expected a file named .csv, .json or .txt"
      ),
      (["figures", "-o", folder.path + "/no/p.csv"], 73, "doesn't exist"),
      (["figures", "--chronicle", folder.path + "/none"], 66, "not found"),
    ] {
      let outcome = await run(["panel"] + arguments)
      #expect(outcome.status == Int32(status) && outcome.output == "", "\(arguments)")
      #expect(outcome.error.contains(message), "\(arguments) \(outcome.error)")
    }
    #expect(folder.contents == [])
  }
}
