import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import StalinCircle
import TestSupport
import Testing

@testable import CamarillaCommand

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct ConvertCommandTests {
  private let table = """
    kind,source,target,when
    alliance,a,b,1926
    denunciation,b,c,1937-03/1937-05

    """

  private struct Answer: Decodable {
    struct Loss: Decodable {
      var what: String
      var count: Int
    }
    var from: String?
    var to: String
    var figures: Int
    var relationships: Int
    var losses: [Loss]
  }

  @Test func theEmbeddedChronicleGoesIntoAFolderWhole() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/copy"
    let outcome = await run("convert", path)
    #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.error.isEmpty)
    let copy = try Chronicle(contentsOf: path)
    #expect(copy.figures == Chronicle.stalinCircle.figures)
    #expect(Array(copy.relationships) == Array(Chronicle.stalinCircle.relationships))
    #expect(copy.sources == Chronicle.stalinCircle.sources)
  }

  /// A file that is named alone may be meant to be read, so the sample is not written over it.
  @Test func aFileThatIsNamedAloneIsNotWrittenOver() async throws {
    let folder = try TemporaryFolder()
    let input = try folder.file("m.csv", table)
    let (tables, graph) = (folder.path + "/m", folder.path + "/m.gexf")
    let (store, pair) = (folder.path + "/m.camarilla", folder.path + "/g.csv")
    #expect(await run("convert", input, pair, "--to", "gephi").status == 0)
    try FileManager.default.removeItem(atPath: pair)
    for path in [tables, graph, store] {
      #expect(await run("convert", input, path).status == 0)
    }
    for words in [[input], [tables], [graph], [store], [pair, "--to", "gephi"]] {
      let refused = await run(["convert"] + words)
      #expect(refused.status == 73, "\(words)")
      #expect(refused.error.contains("`camarilla convert \(words[0]) OUT` to read it"))
      #expect(refused.error.contains("--replace"))
    }
    #expect(try String(contentsOfFile: input, encoding: .utf8) == table)
    for path in [tables, graph, store] {
      let back = "\(path)-back.csv"
      #expect(await run("convert", path, back).status == 0)
      #expect(try Chronicle(contentsOf: back).relationships.count == 2)
      #expect(await run("convert", path, "--replace").status == 0)
      #expect(await run("convert", path, back).status == 0)
      #expect(
        try Chronicle(contentsOf: back).relationships.count
          == Chronicle.stalinCircle.relationships.count)
    }
    // What is read was named, so OUT is meant to be written.
    #expect(await run("convert", input, "--chronicle", graph).status == 0)
    #expect(await run("convert", input, graph).status == 0)
  }

  @Test(arguments: [["--from", "csv"], ["--kind", "alliance"], ["--graph", "a"]])
  func whatIsOfTheInputNeedsOne(_ option: [String]) async throws {
    let folder = try TemporaryFolder()
    let outcome = await run(["convert", folder.path + "/m.csv"] + option)
    #expect(outcome.status == 64 && folder.contents.isEmpty)
    #expect(outcome.error.contains("\(option[0]) is of IN"), "\(outcome.error)")
  }

  @Test func whatATableCannotHoldIsSaidAndCounted() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/lone.csv"
    let outcome = await run("convert", path, "--format", "json")
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("names of figures: 41"))
    let answer = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
    #expect(answer.to == "csv" && answer.from == nil && answer.figures == 41)
    #expect(answer.relationships == Chronicle.stalinCircle.relationships.count)
    #expect(answer.losses.contains { $0.what == "names of figures" && $0.count == 41 })
    let back = try Chronicle(contentsOf: path)
    #expect(back.relationships.count == Chronicle.stalinCircle.relationships.count)
  }

  @Test func strictWritesNothingThatLoses() async throws {
    let folder = try TemporaryFolder()
    let outcome = await run("convert", folder.path + "/lone.csv", "--strict")
    #expect(outcome.status == 65)
    #expect(outcome.error.contains("nothing is written"))
    #expect(folder.contents.isEmpty)
    let whole = await run("convert", folder.path + "/whole", "--strict")
    #expect(whole.status == 0 && folder.contents == ["whole"])
  }

  /// What limits claims does so without a year, too; who is left without ties goes, unless asked for.
  @Test func claimsOfAllTimesAreLimited() async throws {
    let all = Chronicle.stalinCircle
    let folder = try TemporaryFolder()
    func written(_ options: String...) async throws -> Chronicle {
      let path = folder.path + "/\(folder.contents.count)"
      let outcome = await run(["convert", path] + options)
      #expect(outcome.status == 0, "\(outcome.error)")
      return try Chronicle(contentsOf: path)
    }
    let alliances = all.relationships.filter { $0.kind == "alliance" }
    let allied = try await written("--kinds", "alliance")
    #expect(allied.relationships.map(\.id) == alliances.map(\.id))
    #expect(Set(allied.figures.map(\.id)) == Set(alliances.flatMap { [$0.source, $0.target] }))
    #expect(
      try await written("--kinds", "alliance", "--isolated").figures.count == all.figures.count)
    #expect(
      try await written("--min-confidence", "0.7").relationships.map(\.id)
        == all.relationships.filter { $0.confidence >= 0.7 }.map(\.id))
    let around = try await written("--kinds", "rivalry", "--around", "stalin").relationships
    #expect(around.contains { $0.target == "stalin" || $0.source == "stalin" })
    #expect(around.allSatisfy { $0.kind == "rivalry" })
  }

  @Test func aSnapshotTakesItsScoresAndFactionsWithIt() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/1926"
    let outcome = await run(
      "convert", path, "--year", "1926", "--measure", "betweenness", "--factions")
    #expect(outcome.status == 0, "\(outcome.error)")
    let snapshot = Chronicle.stalinCircle.snapshot(of: 1926)
    let written = try Chronicle(contentsOf: path)
    #expect(written.figures.map(\.id) == snapshot.figures.map(\.id))
    #expect(written.relationships.map(\.id) == snapshot.relationships.map(\.id))
    let scores = snapshot.scores(by: .betweenness)
    let factions = snapshot.factions()
    for figure in written.figures {
      func attribute(_ name: String) -> String? {
        figure.attributes.first { $0.name == name }?.value
      }
      #expect(attribute("betweenness").flatMap(Double.init) == scores[figure.id]?.score)
      #expect(
        attribute("faction").flatMap(Int.init) == factions.index(of: figure.id).map { $0 + 1 })
    }
  }

  @Test(arguments: ["a.graphml", "a.gexf"])
  func directedThroughoutAndBackLosesNothing(_ name: String) async throws {
    let folder = try TemporaryFolder()
    let (file, back) = (folder.path + "/" + name, folder.path + "/back")
    #expect(await run("convert", file, "--directed").status == 0)
    let text = try String(contentsOf: URL(filePath: file), encoding: .utf8)
    // Each edge says so, or the graph says it of all.
    #expect(!text.contains("directed=\"false\"") && !text.contains("type=\"undirected\""))
    #expect(await run("convert", file, back).status == 0)
    let chronicle = try Chronicle(contentsOf: back)
    #expect(Array(chronicle.relationships) == Array(Chronicle.stalinCircle.relationships))
    #expect(chronicle.kinds == Chronicle.stalinCircle.kinds)
  }

  /// What is written holds the reading alone, so that doubts are told whatever is read.
  @Test func whatWasReadOtherwiseIsToldOfEveryForm() async throws {
    let folder = try TemporaryFolder()
    let input = try folder.file(
      "in.csv", "kind,source,target,when\nalliance,a,b,1539-40\nalliance,a ,c,2999\n")
    let first = await run("convert", input, folder.path + "/whole")
    #expect(first.status == 0)
    #expect(first.error.contains("in.csv:2:14: warning: '1539-40' is read as the years 1539/1540"))
    #expect(first.error.contains("in.csv:3:10: warning: source 'a ' is read as 'a'"))
    #expect(first.error.contains("'2999' lies in the future"))
    // The date that lies in the future is still there in what was written.
    let second = await run("convert", folder.path + "/whole", folder.path + "/s.camarilla")
    #expect(second.status == 0 && second.error.contains("'2999' lies in the future"))
    #expect(!second.error.contains("1539"))
    let third = await run("convert", folder.path + "/s.camarilla", folder.path + "/again")
    #expect(third.status == 0 && third.error.contains("'2999' lies in the future"))
    let clean = await run(
      "convert", try folder.file("clean.csv", table), folder.path + "/clean")
    #expect(clean.status == 0 && clean.error.isEmpty)
  }

  @Test(arguments: ["tsv", "tab", "txt"])
  func tablesOfOtherNamesAreReadAndNotWritten(_ name: String) async throws {
    let folder = try TemporaryFolder()
    let input = try folder.file(
      "in.\(name)", table.replacing(",", with: "\t"))
    let read = await run("convert", input, folder.path + "/out.csv")
    #expect(read.status == 0 && read.error.isEmpty)
    let chronicle = try Chronicle(contentsOf: folder.path + "/out.csv")
    #expect(chronicle.relationships.map(\.when.description) == ["1926", "1937-03/1937-05"])
    #expect(await run("convert", input, folder.path + "/out.\(name)").status == 64)
    // What lies within counts for more than the name.
    let graph = try folder.file("graph.\(name)", "graph { a -- b [when=1926] }")
    #expect(await run("convert", graph, folder.path + "/graph").status == 0)
  }

  @Test func formatsThatDoNotExistAreToldFromThoseThatDo() async throws {
    let folder = try TemporaryFolder()
    let input = try folder.file("in.csv", table)
    let misspelt = await run("convert", input, folder.path + "/out.grapml")
    #expect(misspelt.status == 64)
    #expect(misspelt.error.contains("did you mean '.graphml'?"))
    #expect(misspelt.error.contains(".gexf"))
    let unknown = await run("convert", input, folder.path + "/out", "--to", "gefx")
    #expect(unknown.status == 64 && unknown.error.contains("did you mean 'gexf'?"))
    let nameless = await run("convert", try folder.file("in", table), folder.path + "/out.csv")
    #expect(nameless.status == 64 && nameless.error.contains("name it with --from"))
    let told = await run(
      "convert", folder.path + "/in", folder.path + "/out.csv", "--from", "csv")
    #expect(told.status == 0)
    #expect(folder.contents == ["in", "in.csv", "out.csv"])
  }

  @Test func whatIsReadIsNotOverwritten() async throws {
    let folder = try TemporaryFolder()
    let input = try folder.file("in.csv", table)
    let same = await run("convert", input, folder.path + "/./in.csv")
    #expect(same.status == 64 && same.error.contains("is what is read"))
    #expect(try String(contentsOfFile: input, encoding: .utf8) == table)
    let whole = folder.path + "/whole"
    #expect(await run("convert", whole).status == 0)
    let inside = await run("convert", whole, whole + "/relationships.csv")
    #expect(inside.status == 64 && inside.error.contains("is a file of the chronicle"))
    #expect(await run("convert", whole, whole + "/").status == 64)
  }

  @Test func whatCannotBeWrittenLeavesNothing() async throws {
    let folder = try TemporaryFolder()
    let outcome = await run("convert", folder.path + "/nowhere/out.csv")
    #expect(outcome.status == 73)
    let other = await run("convert", folder.path + "/nowhere/out")
    #expect(other.status == 73)
    #expect(folder.contents.isEmpty)
    let missing = await run("convert", folder.path + "/no.csv", folder.path + "/out.csv")
    #expect(missing.status == 66)
    #expect(folder.contents.isEmpty)
  }

  @Test func argumentsThatContradictEachOtherAreUsageErrors() async throws {
    let folder = try TemporaryFolder()
    let input = try folder.file("in.csv", table)
    let output = folder.path + "/out"
    for arguments in [
      [input, output, "--chronicle", input], [input, output, "third"],
      [output, "--measure", "degree"], [output, "--factions"], [output, "--as", "year-end"],
      [output, "--window", "2"], [],
    ] {
      let outcome = await run(["convert"] + arguments)
      #expect(outcome.status == 64, "\(arguments)")
    }
    #expect(folder.contents == ["in.csv"])
  }

  /// Every format that has an extension, with a file name that stands for it.
  private static let files: [String] = GraphFileFormat.allCases.compactMap { format in
    format.extensions.first.map { "chronicle.\($0)" }
  }

  @Test(arguments: files)
  func throughAFormatAndBackEqualsWhatTheFormatHolds(_ name: String) async throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/" + name
    let written = await run("convert", file)
    #expect(written.status == 0, "\(written.error)")
    let back = folder.path + "/back"
    let read = await run("convert", file, back)
    #expect(read.status == 0, "\(read.error)")
    let chronicle = try Chronicle(contentsOf: back)
    let form = try FileForm(reading: ChronicleInput(opening: file))
    let capacity = try #require(form.capacity)
    #expect(chronicle.figures.count == Chronicle.stalinCircle.figures.count)
    if capacity.nodeIDs {
      #expect(chronicle.figures.map(\.id) == Chronicle.stalinCircle.figures.map(\.id))
    }
    #expect(chronicle.relationships.count == Chronicle.stalinCircle.relationships.count)
    if GraphDocument(.stalinCircle).losses(in: capacity).isEmpty {
      #expect(!written.error.contains("no place"))
      #expect(chronicle.title == Chronicle.stalinCircle.title)
      #expect(chronicle.figures == Chronicle.stalinCircle.figures)
      #expect(chronicle.sources == Chronicle.stalinCircle.sources)
      #expect(Array(chronicle.relationships) == Array(Chronicle.stalinCircle.relationships))
    } else {
      #expect(written.error.contains("no place"))
      let strict = await run("convert", folder.path + "/strict-" + name, "--strict")
      #expect(strict.status == 65)
      #expect(!folder.contents.contains { $0.hasPrefix("strict-") })
    }
  }

  @Test func everyCommandTakesTheFileOfAnotherProgram() async throws {
    let folder = try TemporaryFolder()
    for name in ["g.graphml", "g.json", "g.dot"] {
      let file = folder.path + "/" + name
      #expect(await run("convert", file).status == 0)
      let own = await run("central", "1937", "--measure", "betweenness")
      let foreign = await run(
        "central", "1937", "--measure", "betweenness", "--chronicle", file)
      #expect(foreign.status == 0 && foreign.output == own.output, "\(name) \(foreign.error)")
    }
    // A description of a package is one, whatever it is called.
    let package = folder.path + "/package"
    #expect(await run("convert", package).status == 0)
    let description = package + "/other.json"
    try FileManager.default.moveItem(atPath: package + "/datapackage.json", toPath: description)
    #expect(await run("info", "--chronicle", description).status == 0)
  }

  @Test func scoresOfManyYearsAreValuesThatChange() async throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/g.gexf"
    let outcome = await run(
      "convert", file, "--years", "1924..1927", "--measure", "degree", "--factions")
    #expect(outcome.status == 0, "\(outcome.error)")
    let document = try GraphFileFormat.gexf.implementation.read(file)
    let column = try #require(document.nodes.columns.first { $0.name == "degree" })
    let scores = Chronicle.stalinCircle.snapshot(of: 1926).scores(by: .degree)
    let stalin = try #require(document.nodes.index(of: "stalin"))
    let day = try #require(CalendarDay(year: 1926, month: 7, day: 1))
    let values = column.changes.filter {
      $0.row == stalin && document.periods[$0.period].possiblyHolds(during: day...day)
    }
    #expect(values.map { Double($0.value) } == [scores["stalin"]?.score])
    let lossy = await run(
      "convert", folder.path + "/g.graphml", "--years", "1924..1927", "--measure", "degree",
      "--strict")
    #expect(lossy.status == 65 && lossy.error.contains("'degree' of figures over time"))
    for years in ["1927..1924", "1924", "1924..", "x..y"] {
      let wrong = await run("convert", file, "--years", years, "--measure", "degree")
      #expect(wrong.status == 64, "\(years)")
    }
    #expect(await run("convert", file, "--years", "1924..1927").status == 64)
  }

  @Test func edgesWithoutAKindAreOfTheOneGiven() async throws {
    let folder = try TemporaryFolder()
    let input = try folder.file("g.dot", "graph { a -- b [when=1926]; b -- c }")
    let plain = folder.path + "/plain"
    let outcome = await run("convert", input, plain)
    #expect(outcome.status == 0 && outcome.error.contains("1 edge has no date"))
    #expect(try Chronicle(contentsOf: plain).relationships.map(\.kind) == ["tie", "tie"])
    let told = folder.path + "/told"
    #expect(await run("convert", input, told, "--kind", "alliance").status == 0)
    #expect(try Chronicle(contentsOf: told).relationships.map(\.kind) == ["alliance", "alliance"])
    let broken = try folder.file("broken.dot", "graph { a -- }")
    let failed = await run("convert", broken, folder.path + "/none")
    #expect(failed.status == 65 && failed.error.contains("broken.dot:1:"))
    #expect(!folder.contents.contains("none"))
  }

  /// `-` is standard output, where a format is one text.
  @Test func toStandardOutput() async throws {
    let folder = try TemporaryFolder()
    let table = try folder.file("t.csv", "kind,source,target,when\nalliance,a,b,1926\n")
    for format in ["csv", "graphml", "gml", "node-link", "pajek"] {
      let file = folder.path + "/out-" + format
      #expect(await run("convert", table, file, "--to", format).status == 0)
      let printed = await run("convert", table, "-", "--to", format)
      #expect(printed.status == 0, "\(printed.error)")
      #expect(
        try printed.output == String(contentsOfFile: file, encoding: .utf8)
          && !printed.output.isEmpty)
    }
    for (words, what) in [
      (["-"], "a folder of tables is no text"), (["-", "--to", "store"], "a store is no text"),
      (["-", "--to", "gephi"], "gephi is of two files"),
      (["-", "--to", "csv", "--format", "json"], "both print"),
    ] {
      let outcome = await run(["convert", table] + words)
      #expect(outcome.status == 64 && outcome.output.isEmpty, "\(words)")
      #expect(outcome.error.contains(what), "\(words) \(outcome.error)")
    }
    for words in [
      ["merge", table, table, "-o", "-"], ["clean", table, "-o", "-"],
      ["store", "import", table, "--store", "-"],
    ] {
      let outcome = await run(words)
      #expect(outcome.status == 64 && outcome.error.contains("'-' is standard output"), "\(words)")
    }
    #expect(!FileManager.default.fileExists(atPath: "-"))
  }
}
