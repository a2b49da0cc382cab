import Camarilla
import CamarillaFormats
import TestSupport
import Testing

@testable import CamarillaCommand

/// Options for how files of other programs are read, wherever one can be opened.
@Suite struct GraphFileArgumentsTests {
  private static let gml = """
    graph [ directed 1 node [ id 1 label "a" ] node [ id 2 label "b" ]
    edge [ source 1 target 2 relation "trade" year 1917 tone -1 paper "p" ] ]
    """

  @Test func everyCommandTakesThem() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("g.gml", Self.gml)
    let options = [
      "--kind-from", "relation", "--when-from", "year", "--sign-from", "tone", "--source-from",
      "paper",
    ]
    let back = folder.path + "/back"
    let converted = await run(["convert", file, back] + options)
    #expect(converted.status == 0, "\(converted.error)")
    let chronicle = try Chronicle(contentsOf: back)
    let relationship = try #require(chronicle.relationships.first)
    #expect(relationship.kind == "trade" && "\(relationship.when)" == "1917")
    #expect(relationship.citations.map(\.source) == ["p"])
    #expect(chronicle.kind(named: "trade")?.sign == .negative)
    let asked = await run(["relationships", "--chronicle", file] + options)
    #expect(asked.status == 0 && asked.output.contains("trade"), "\(asked.error)")
    let info = await run(["info", file] + options)
    #expect(info.status == 0 && info.output.contains("1917"), "\(info.error)")
  }

  @Test func whatTheyDoNotFitIsTold() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("g.gml", Self.gml)
    let unknown = await run("info", file, "--kind-from", "relatoin")
    #expect(unknown.status == 65)
    #expect(unknown.error.contains("no edge has the attribute 'relatoin'"), "\(unknown.error)")
    #expect(unknown.error.contains("did you mean 'relation'?"))
    let own = try folder.file("r.csv", "kind,source,target,when\nalliance,a,b,1926\n")
    for arguments in [["info", own], ["info"], ["convert", own, folder.path + "/out"]] {
      let outcome = await run(arguments + ["--kind-from", "x"])
      #expect(outcome.status == 64, "\(outcome.error)")
      #expect(outcome.error.contains("--kind-from says how the file of another program is read"))
    }
    let origin = await run("info", file, "--time-origin", "soon")
    #expect(origin.status == 64 && origin.error.contains("1979-04"), "\(origin.error)")
  }

  @Test func monthsOfPajekHaveAnOrigin() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "g.net", "*Vertices 2\n1 \"a\"\n2 \"b\"\n*Edges\n1 2 1 [3-5]\n")
    let back = folder.path + "/back"
    #expect(await run("convert", file, back, "--time-origin", "1979-04").status == 0)
    let chronicle = try Chronicle(contentsOf: back)
    #expect(chronicle.relationships.map { "\($0.when)" } == ["1979-06/1979-08"])
  }

  /// What neither a name nor content tells may be said, as convert has it.
  @Test(arguments: ["info", "validate"])
  func whatAFileIsMayBeSaid(command: String) async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("net.txt", "ann likes bob\nbob likes cid\n")
    #expect(await run(command, file).status == 65)
    let read = await run(command, file, "--from", "sif", "--format", "json")
    #expect(read.status == 0, "\(read.error)")
    if command == "info" { #expect(read.output.contains(#""relationships" : 2"#)) }
    let alone = await run(command, "--from", "sif")
    #expect(alone.status == 64 && alone.error.contains("--from is the format of what is read"))
  }
}
