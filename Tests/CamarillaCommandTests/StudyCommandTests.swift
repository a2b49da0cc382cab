import CamarillaFormats
import TestSupport
import Testing

@testable import CamarillaCommand

/// A study's answers are those that its commands give one by one, and nothing is written that isn't whole.
@Suite struct StudyCommandTests {
  private static let table = "kind,source,target,when\nalliance,a,b,1926\nrivalry,b,c,1926/1928\n"

  private static let study = """
    title: Two and one
    chronicle: ties.csv
    inputs:
      ties.csv: \(SHA256.digest(of: Array(table.utf8)))
    settings: {seed: 7, min-confidence: 0.5}
    selections:
      friends: {kinds: alliance}
    questions:
      - {file: central.csv, ask: central 1926, measure: [degree, betweenness], selection: friends}
      - {file: doubt.json, ask: [central, 1926], worlds: 10, isolated: true, weighted: false}
      - {file: way.txt, ask: path 1926 a "c"}
    pictures:
      - {file: 1926.svg, ask: render 1926}
    """

  private func folder(_ study: String = study) throws -> (TemporaryFolder, study: String) {
    let folder = try TemporaryFolder()
    _ = try folder.file("ties.csv", Self.table)
    return (folder, try folder.file("study.yaml", study))
  }

  @Test func answersAreThoseOfTheCommands() async throws {
    let (folder, study) = try folder()
    let out = folder.path + "/out"
    let result = await run("run", study, "-o", out)
    #expect(result.status == 0, "\(result.error)")
    #expect(
      try names(in: out) == ["1926.svg", "central.csv", "doubt.json", "manifest.json", "way.txt"])
    let table = folder.path + "/ties.csv"
    let alone: [(file: String, words: [String])] = [
      (
        "central.csv",
        [
          "central", "1926", "--measure", "degree", "--measure", "betweenness", "--kinds",
          "alliance",
        ]
      ), ("doubt.json", ["central", "1926", "--worlds", "10", "--isolated", "--seed", "7"]),
      ("way.txt", ["path", "1926", "a", "c"]), ("1926.svg", ["render", "1926"]),
    ]
    for (file, words) in alone {
      let path = folder.path + "/alone-" + file
      let one = await run(
        words + ["--chronicle", table, "--min-confidence", "0.5", "-o", path])
      #expect(one.status == 0, "\(one.error)")
      #expect(try bytes(of: path) == bytes(of: out + "/" + file), "\(file)")
    }
    // The list knows each file by its digest, and each command by its words.
    let list = try JSONParser.parse(try bytes(of: out + "/manifest.json"))
    #expect(list["inputs"]?.elements?.map { $0["file"]?.text } == ["ties.csv"])
    for answer in try #require(list["answers"]?.elements) {
      let file = try #require(answer["file"]?.text)
      #expect(answer["sha256"]?.text == SHA256.digest(of: try bytes(of: out + "/" + file)))
      #expect(answer["command"]?.text?.hasPrefix("camarilla ") == true)
    }
    #expect(
      list["answers"]?.elements?[1]["command"]?.text
        == "camarilla central 1926 --worlds=10 --isolated --chronicle=ties.csv --seed=7 --min-confidence=0.5"
    )
    // Pictures depend on Graphviz, whose version is named and held against.
    let graphviz = try #require(list["graphviz"]?.text)
    #expect(graphviz.split(separator: ".").allSatisfy { Int($0) != nil }, "\(graphviz)")
    let written = try contents(of: out + "/manifest.json")
    try write(
      written.replacing("\"graphviz\": \"\(graphviz)\"", with: "\"graphviz\": \"0.1\""),
      to: out + "/manifest.json")
    let other = await run("run", study, "-o", out, "--check", "--format", "csv")
    #expect(other.status == 65)
    #expect(other.output.contains("graphviz,\"\(graphviz), was 0.1\",changed\n"), "\(other.output)")
    try write(written, to: out + "/manifest.json")
    // Again, and from elsewhere: the same bytes.
    let first = try names(in: out).map { try bytes(of: out + "/" + $0) }
    #expect(await run("run", study, "-o", out).status == 0)
    #expect(try names(in: out).map { try bytes(of: out + "/" + $0) } == first)
    let check = await run("run", study, "-o", out, "--check")
    #expect(check.status == 0)
    #expect(check.output == "all is as it was: 4 answers and what they were made of\n")
  }

  @Test func whatChangedIsTold() async throws {
    let (folder, study) = try folder()
    let out = folder.path + "/out"
    #expect(await run("run", study, "-o", out).status == 0)
    let before = try bytes(of: out + "/central.csv")
    _ = try folder.file("ties.csv", Self.table + "alliance,a,c,1926\n")
    let refused = await run("run", study, "-o", out)
    #expect(refused.status == 65)
    #expect(refused.error.contains("study.yaml:4:3: error: 'ties.csv' has the SHA-256 "))
    #expect(refused.error.contains("--anyway"))
    #expect(try bytes(of: out + "/central.csv") == before)
    let check = await run("run", study, "-o", out, "--check", "--format", "csv")
    #expect(check.status == 65)
    for row in [
      "study,study.yaml,same", "input,ties.csv,changed", "answer,central.csv,changed",
      "answer,1926.svg,changed",
    ] { #expect(check.output.contains(row + "\n"), "\(check.output)") }
    #expect(try bytes(of: out + "/central.csv") == before)
    #expect(await run("run", study, "-o", out, "--anyway").status == 0)
    #expect(try bytes(of: out + "/central.csv") != before)
    // An answer that somebody edited is theirs.
    try write("mine", to: out + "/way.txt")
    let edited = await run("run", study, "-o", out, "--anyway", "--check")
    #expect(edited.output.contains("way.txt  edited"))
    #expect(await run("run", study, "-o", out, "--anyway").status == 73)
    #expect(try contents(of: out + "/way.txt") == "mine")
    #expect(await run("run", study, "-o", out, "--anyway", "--replace").status == 0)
  }

  @Test func timesAreNoFilesAndOptionsMayStandAmongTheWords() async throws {
    let (folder, study) = try folder(
      """
      chronicle: ties.csv
      questions:
        - {file: rose.json, ask: compare 1926 1928 --measure degree}
        - {file: chance.json, ask: balance 1926 --null=signs --draws 20 --seed 5}
        - {file: old.csv, ask: central 1926}
      """)
    let out = folder.path + "/out"
    let first = await run("run", study, "-o", out)
    #expect(first.status == 0, "\(first.error)")
    let list = try JSONParser.parse(try bytes(of: out + "/manifest.json"))
    let chance = try #require(list["answers"]?.elements?[1])
    #expect(chance["seed"]?.text == "5")
    let alone = await run(
      "balance", "1926", "--null", "signs", "--draws", "20", "--seed", "5", "--chronicle",
      folder.path + "/ties.csv", "--format", "json")
    #expect(try contents(of: out + "/chance.json") == alone.output)
    // A study that asks something else takes the place of what it asked before.
    try write("chronicle: ties.csv\nquestions: [{file: rose.json, ask: central 1926}]\n", to: study)
    let second = await run("run", study, "-o", out)
    #expect(second.status == 0, "\(second.error)")
    #expect(try names(in: out) == ["manifest.json", "rose.json"])
    // No picture, no Graphviz.
    #expect(try !contents(of: out + "/manifest.json").contains("graphviz"))
    #expect(await run("run", study, "-o", out, "--check").status == 0)
  }

  @Test func faultsAreToldTogetherAndNothingIsWritten() async throws {
    let (folder, study) = try folder(
      """
      questons: []
      settings: {min-confidense: 0.5, top: 3}
      questions:
        - {file: a.csv, ask: centrall 1926}
        - {file: b.csv, ask: central 1926, weighted: maybe, kind: alliance, selection: none}
        - {file: ../c.csv, ask: central 1926}
        - {file: d.csv}
        - {file: e.csv, ask: store changes}
      """)
    let out = folder.path + "/out"
    let first = await run("run", study, "-o", out)
    #expect(first.status == 65)
    for line in [
      "study.yaml:1:1: error: unknown key 'questons'", "'questions'?",
      ":6:12: error: '../c.csv' names a folder", ":7:5: error: the question has no 'ask'",
      "unknown command 'centrall'", "'central' has no option 'kind'", "unknown command 'store'",
      "no question has an option 'min-confidense'",
    ] {
      #expect(first.error.contains(line), "\(first.error)")
    }
    _ = try folder.file(
      "study.yaml",
      """
      settings: {min-confidense: 0.5, top: 3}
      questions:
        - {file: a.csv, ask: centrall 1926}
        - {file: b.csv, ask: central 1926, weighted: maybe, kind: alliance, selection: none}
        - {file: e.csv, ask: store changes}
        - {file: f.csv, ask: central 1926, output: x}
      """)
    let second = await run("run", study, "-o", out)
    #expect(second.status == 65)
    for line in [
      ":3:5: error: unknown command 'centrall'", "'central'?",
      ":4:58: error: '", "'maybe' is no value of 'weighted'; expected true or false",
      "'central' has no option 'kind'", "'kinds'?", "unknown selection 'none'",
      "unknown command 'store'", "'output' is the study's own to say",
      ":1:12: error: no question has an option 'min-confidense'", "'min-confidence'?",
    ] where line != ":4:58: error: '" {
      #expect(second.error.contains(line), "\(line): \(second.error)")
    }
    // A question without an answer keeps the others from being written.
    _ = try folder.file(
      "study.yaml",
      """
      questions:
        - {file: a.csv, ask: central 1926, chronicle: ties.csv}
        - {file: b.csv, ask: path 1926 a nobody, chronicle: ties.csv}
        - {file: c.csv, ask: central 1926, chronicle: gone.csv}
      """)
    let third = await run("run", study, "-o", out)
    #expect(third.status == 65)
    #expect(third.error.contains("b.csv: camarilla: "))
    #expect(third.error.contains("study.yaml:3:5: error: 'camarilla path 1926 a nobody"))
    #expect(
      third.error.contains(
        "study.yaml:4:5: error: 'camarilla central 1926 --chronicle=gone.csv' ended with status 66")
    )
    #expect(third.error.contains("2 of 3 questions had no answer; nothing was written"))
    #expect(folder.contents == ["study.yaml", "ties.csv"])
  }
}
