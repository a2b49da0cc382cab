import CamarillaFormats
import Foundation
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

  /// A folder with the same table as its relationships.
  private func putClaims(in folder: TemporaryFolder) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/claims", withIntermediateDirectories: true)
    _ = try folder.file("claims/relationships.csv", Self.table)
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
    #expect(edited.output.contains("answer  way.txt   edited\n"))
    #expect(await run("run", study, "-o", out, "--anyway").status == 73)
    #expect(try contents(of: out + "/way.txt") == "mine")
    #expect(await run("run", study, "-o", out, "--anyway", "--replace").status == 0)
    // So is a folder with the answers of another study.
    let other = try folder.file("other.yaml", "questions:\n  - {file: x.csv, ask: measures}\n")
    let taken = await run("run", other, "-o", out)
    #expect(
      taken.status == 73 && taken.error.contains("the answers of another study, 'study.yaml'"))
    #expect(try names(in: out).contains("central.csv"))
    #expect(await run("run", other, "-o", out, "--replace").status == 0)
    #expect(try names(in: out).sorted() == ["manifest.json", "x.csv"])
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
    // A study that asks something else takes the place of what it asked before; a byte order mark is no part of it.
    try write(
      "\u{FEFF}chronicle: ties.csv\nquestions: [{file: rose.json, ask: central 1926}]\n", to: study)
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
      ":3:24: error: unknown command 'centrall'", "'central'?",
      ":4:58: error: '", "'maybe' is no value of 'weighted'; expected true or false",
      "'central' has no option 'kind'", "'kinds'?", "unknown selection 'none'",
      "unknown command 'store'", "'output' is the study's own to say",
      ":1:12: error: no question has an option 'min-confidense'", "'min-confidence'?",
    ] where line != ":4:58: error: '" {
      #expect(second.error.contains(line), "\(line): \(second.error)")
    }
    // Where nothing is asked, no setting is wrong.
    _ = try folder.file("study.yaml", "title: T\nchronicle: ties.csv\nsettings: {top: 3}\n")
    let empty = await run("run", study, "-o", out)
    #expect(empty.status == 65 && empty.error.contains("the study asks nothing"), "\(empty.error)")
    #expect(!empty.error.contains("no question has an option"), "\(empty.error)")
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

  /// What is read never gives way to an answer, whatever is allowed.
  @Test func inputsAreNeverWritten() async throws {
    let (folder, study) = try folder(
      """
      chronicle: claims
      questions:
        - {file: relationships.csv, ask: central 1926}
        - {file: figures.csv, ask: balance 1926}
      """)
    try putClaims(in: folder)
    for more in [[], ["--replace"]] {
      let outcome = await run(["run", study, "-o", folder.path + "/claims"] + more)
      #expect(outcome.status == (more.isEmpty ? 73 : 64), "\(outcome.error)")
      #expect(more.isEmpty || outcome.error.contains("is what is read; expected another name"))
      #expect(try names(in: folder.path + "/claims") == ["relationships.csv"])
      #expect(try contents(of: folder.path + "/claims/relationships.csv") == Self.table)
    }
    // So are the study itself, and what it only names among its inputs.
    for (file, inputs) in [("study.yaml", ""), ("ties.csv", "inputs: {ties.csv: }\n")] {
      let text =
        "chronicle: claims\n\(inputs)questions: [{file: \(file), ask: central 1926, format: csv}]\n"
      try write(text, to: study)
      let outcome = await run("run", study, "-o", folder.path, "--replace")
      #expect(outcome.status == 64 && outcome.error.contains("is what is read"), "\(outcome.error)")
      #expect(try contents(of: study) == text)
    }
    // An answer of before that is read now stays, though nobody asks for it any longer.
    let out = folder.path + "/out"
    try write(
      "chronicle: claims/relationships.csv\nquestions: [{file: old.csv, ask: panel pairs --from 1926 --to 1926}]\n",
      to: study)
    #expect(await run("run", study, "-o", out).status == 0)
    let old = try contents(of: out + "/old.csv")
    try write(
      "chronicle: claims/relationships.csv\ninputs: {out/old.csv: }\nquestions: [{file: new.csv, ask: central 1926}]\n",
      to: study)
    let last = await run("run", study, "-o", out)
    #expect(last.status == 0, "\(last.error)")
    #expect(try contents(of: out + "/old.csv") == old)
    #expect(try names(in: out) == ["manifest.json", "new.csv", "old.csv"])
  }

  /// An input that was taken although the study says another stays told.
  @Test func aContradictionIsCheckedEveryTime() async throws {
    let (folder, study) = try folder()
    let out = folder.path + "/out"
    let table = Self.table + "alliance,a,c,1926\n"
    _ = try folder.file("ties.csv", table)
    #expect(await run("run", study, "-o", out, "--anyway").status == 0)
    let list = try JSONParser.parse(try bytes(of: out + "/manifest.json"))
    let input = try #require(list["inputs"]?.elements?.first)
    #expect(input["sha256"]?.text == SHA256.digest(of: Array(table.utf8)))
    #expect(input["expected"]?.text == SHA256.digest(of: Array(Self.table.utf8)))
    let check = await run("run", study, "-o", out, "--check", "--format", "csv")
    #expect(check.status == 65)
    #expect(check.output.contains("input,ties.csv,other than the study says\n"), "\(check.output)")
    _ = try folder.file("ties.csv", Self.table)
    #expect(await run("run", study, "-o", out, "--anyway").status == 0)
    #expect(await run("run", study, "-o", out, "--check").status == 0)
    #expect(!(try contents(of: out + "/manifest.json").contains("expected")))
  }

  /// Values are read before the first question is asked, each fault at its value and once.
  @Test func valuesThatOptionsDoNotTakeAreToldBeforehand() async throws {
    let (folder, study) = try folder(
      """
      chronicle: gone.csv
      settings: {seed: 1.5}
      selections:
        w: {where: "party = Whig"}
        u: {arund: n03, top: few}
      questions:
        - {file: a.doc, ask: central 1926}
        - {file: b.csv, ask: render}
        - {file: c.csv, ask: central 1926, top: abc, measure: betweeness}
        - {file: d.csv, ask: central 19265x}
        - {file: C.csv, ask: central 1926, selection: w}
        - {file: e.csv, ask: "central 1926 --steps 2", top: [1, 2]}
        - {file: f.csv, ask: run study.yaml}
        - {file: g.csv, ask: convert x.csv y}
        - {file: Manifest.json, ask: central 1926}
        - {file: h.dot, ask: project, through: alliance, onto: nothing}
      """)
    let outcome = await run("run", study, "-o", folder.path + "/out")
    #expect(outcome.status == 65)
    for line in [
      ":2:18: error: the value '1.5' is invalid for '--seed <n>'",
      ":4:14: error: at position 9 of 'party = Whig': ",
      ":5:7: error: no command has an option 'arund'", "did you mean 'around'?",
      ":5:24: error: the value 'few' is invalid for '--top <n>'",
      ":7:12: error: 'central' writes nothing that .doc says; expected .csv, .json or .txt",
      ":8:12: error: 'render' writes nothing that .csv says; expected .svg, .png or .pdf",
      ":8:24: error: missing expected argument '<year>'",
      ":9:43: error: the value 'abc' is invalid for '--top <n>'",
      ":9:57: error: the value 'betweeness' is invalid", "did you mean 'betweenness'?",
      ":10:24: error: the value '19265x' is invalid for '<year>'",
      ":11:12: error: 'C.csv' is one file with 'c.csv' where capital letters don't count",
      ":12:24: error: --steps is of a circle", ":12:55: error: the value '1,2' is invalid",
      ":13:24: error: 'run' runs studies, and a study runs no other; expected one of render, ",
      ":14:24: error: 'convert' writes no file; expected one of render, ",
      ":15:12: error: 'Manifest.json' is the name of the study's own list",
      ":16:58: error: the value 'nothing' is invalid for '--onto",
    ] {
      #expect(outcome.error.contains(line), "\(line)\n\(outcome.error)")
    }
    #expect(outcome.error.contains("the study has 17 errors"), "\(outcome.error)")
    #expect(!outcome.error.contains("Usage:") && !outcome.error.contains("ended with status"))
    #expect(!outcome.error.contains("convert,"))
  }

  @Test func answersInTheMakingHaveNoNames() async throws {
    let (folder, study) = try folder(
      "questions: [{file: d.csv, ask: clean claims}]\n")
    try putClaims(in: folder)
    let outcome = await run("run", study, "-o", folder.path + "/out")
    #expect(outcome.status == 65)
    #expect(
      outcome.error.contains("d.csv: ") && !outcome.error.contains(".part"), "\(outcome.error)")
  }
}
