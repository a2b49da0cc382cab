import CamarillaFiles
import CamarillaFormats
import TestSupport
import Testing

@testable import CamarillaCommand

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A chronicle is named by `--chronicle`, by its path alone, or comes on standard input.
@Suite struct AnyFormTests {
  private static let table = "kind,source,target,when\nalliance,a,b,1926\nrivalry,b,c,1927/1928\n"

  private func run(
    _ arguments: String..., input: [UInt8]
  ) async -> Outcome {
    await Input.$standard.withValue(input) { await CamarillaCommandTests.run(arguments) }
  }

  @Test func standardInputIsToldByItsContent() async throws {
    let folder = try TemporaryFolder()
    let table = try folder.file("c.csv", Self.table)
    let expected = await CamarillaCommandTests.run("central", "1927", "--chronicle", table)
    #expect(expected.status == 0)
    let names = [
      "c.csv", "g.graphml", "g.gexf", "g.net", "g.paj", "g.json", "g.dot", "g.camarilla",
    ]
    for name in names {
      let path = folder.path + "/" + name
      if name != "c.csv" {
        #expect(await CamarillaCommandTests.run("convert", table, path).status == 0, "\(name)")
      }
      let bytes = try TableInput.contents(path: path)
      let outcome = await run("central", "1927", "--chronicle", "-", input: bytes)
      #expect(outcome.output == expected.output && outcome.error == "", "\(name): \(outcome.error)")
      #expect(await run("info", "-", input: bytes).status == 0, "\(name)")
      let checked = await run("validate", "-", input: bytes)
      #expect(checked.output == "standard input: no problems\n", "\(name)")
      let copy = folder.path + "/copy of " + name + ".csv"
      #expect(await run("convert", "-", copy, input: bytes).status == 0, "\(name)")
      let answer = await CamarillaCommandTests.run("central", "1927", "--chronicle", copy)
      #expect(answer.output == expected.output, "\(name)")
    }
    let spells = folder.path + "/e.csv"
    #expect(
      await CamarillaCommandTests.run("convert", table, spells, "--to", "edge-spells").status == 0)
    #expect(await run("info", "-", input: try TableInput.contents(path: spells)).status == 0)
  }

  @Test(arguments: ["gephi", "palladio", "edge-spells"])
  func aFolderOfForeignTablesIsRead(_ format: String) async throws {
    let folder = try TemporaryFolder()
    let table = try folder.file("c.csv", Self.table)
    let expected = await CamarillaCommandTests.run("central", "1927", "--chronicle", table)
    let tables = folder.path + "/tables"
    #expect(
      await CamarillaCommandTests.run("convert", table, tables, "--to", format).status == 0)
    let edges = tables + (format == "palladio" ? "/relations.csv" : "/edges.csv")
    for path in [tables, edges] {
      let outcome = await CamarillaCommandTests.run("central", "1927", "--chronicle", path)
      #expect(outcome.output == expected.output, "\(path): \(outcome.error)")
    }
  }

  @Test func theBeginningOfAFileTellsItsForm() {
    func form(_ bytes: some Sequence<UInt8>) -> String? {
      [any ChronicleForm].all.form(of: ChronicleInput(name: "", content: Array(bytes)))?.name
    }
    func form(_ text: String) -> String? { form(text.utf8) }
    #expect(form("\u{FEFF}<?xml version=\"1.0\"?>\n<!-- <gexf> -->\n<graphml>") == "graphml")
    #expect(form("<!DOCTYPE gexf [ <!ENTITY a \">\"> ]>\n <gexf version='1.3'>") == "gexf")
    #expect(form("<g:graphml xmlns:g='x'/>") == "graphml")
    #expect(form("<html>") == nil)
    #expect(form(" \n{\"nodes\": []}") == "node-link")
    #expect(form("% drawn by hand\n*Vertices 3\n") == "pajek")
    #expect(form("*Network x\n") == "pajek")
    #expect(form("a line\n\n  *vertices 2\n") == "pajek")
    #expect(form("/* a */ // b\n# c\nstrict\ndigraph \"x\" {") == "dot")
    #expect(form("Graph{a--b}") == "dot")
    #expect(form("graph,source,target\n{a},b,c\n") == nil)
    #expect(form("graphic {") == nil)
    #expect(form("\"onset\",\"terminus\",\"tail\",\"head\"\n") == "edge-spells")
    #expect(form("Source;Target;Type;Id\na;b;Undirected;1\n") == "gephi")
    #expect(form("Type,Source,Target,When\nalliance,a,b,1926\n") == nil)
    // Without a type, where there is no more than Gephi knows: a column more may be a kind or a date.
    #expect(form("Source,Target,Weight\na,b,2\n") == "gephi")
    #expect(form("source\ttarget\na\tb\n") == "gephi")
    #expect(form("Source,Target,Weight,Year\na,b,2,1926\n") == nil)
    #expect(form("source,target,when\na,b,1926\n") == nil)
    #expect(form("kind,source,target,when,type\nalliance,a,b,1926,directed\n") == nil)
    #expect(form(Self.table) == nil)
    #expect(form("") == nil)
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in "<gexf>".utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(form(utf16) == "gexf")
  }

  @Test func formatsThatContentDoesNotTellAreNamed() async throws {
    let folder = try TemporaryFolder()
    let edges = Array("Source,Target,Type,Id\na,b,Undirected,1\n".utf8)
    let output = folder.path + "/out"
    let named = await run("convert", "-", output, "--from", "gephi", input: edges)
    #expect(named.status == 0, "\(named.error)")
    #expect(await run("info", "-", input: []).error.contains("'standard input' is not a chronicle"))
    let wrong = await run("info", "-", input: Array("kind,source,target,when\nx,a,b,1926\n".utf8))
    #expect(wrong.status == 65 && wrong.error.contains("standard input:2:1: error: unknown kind"))
    let folderForm = await run("convert", "-", output + "2", "--from", "chronicle", input: edges)
    #expect(folderForm.status == 66)
  }

  /// Tables of other programs end in `.csv` as the project's own do, and are read by what they are.
  @Test func tablesOfOtherProgramsAreToldByTheirHeaders() async throws {
    let folder = try TemporaryFolder()
    let edges = try folder.file("edges.csv", "Source,Target,Type\na,b,Undirected\n")
    let nodes = try folder.file("nodes.csv", "Id,Label\na,Anna\nb,Bela\n")
    let figures = await CamarillaCommandTests.run("figures", "--chronicle", edges)
    #expect(figures.status == 0 && figures.output.contains("Anna"), "\(figures.error)")
    #expect(
      await CamarillaCommandTests.run("info", edges, "-o", nodes, "--format", "csv").status == 64)
    let untyped = try folder.file("u.csv", "Source,Target,Weight\na,b,2\n")
    let directed = await CamarillaCommandTests.run("relationships", "--chronicle", untyped)
    #expect(directed.status == 0 && directed.output.contains("a       →  b"), "\(directed)")
    let spells = try folder.file("s.csv", "onset,terminus,tail,head\n1917,1920,1,2\n")
    let central = await CamarillaCommandTests.run("central", "1918", "--chronicle", spells)
    #expect(central.status == 0, "\(central.error)")
  }

  /// A file whose name tells nothing is read by what it is.
  @Test func namesThatTellNothing() async throws {
    let folder = try TemporaryFolder()
    let table = try folder.file("c.csv", Self.table)
    let graph = folder.path + "/g.gexf"
    #expect(await CamarillaCommandTests.run("convert", table, graph).status == 0)
    for name in ["g.xml", "g"] {
      let path = try folder.file(name, try TableInput.contents(path: graph))
      #expect(await CamarillaCommandTests.run("info", path).status == 0, "\(name)")
    }
  }

  @Test func aPathAloneIsTheSame() async throws {
    let folder = try TemporaryFolder()
    let table = try folder.file("c.csv", Self.table)
    for command in ["info", "validate"] {
      let option = await CamarillaCommandTests.run(command, "--chronicle", table)
      let alone = await CamarillaCommandTests.run(command, table)
      #expect(option.status == 0 && alone.output == option.output, "\(command)")
      let both = await CamarillaCommandTests.run(command, table, "--chronicle", table)
      #expect(both.status == 64 && both.error.contains("both name a chronicle"), "\(command)")
    }
  }

  @Test func optionsOfAFileAreGivenOnce() async throws {
    let folder = try TemporaryFolder()
    let table = try folder.file("c.csv", Self.table)
    let other = try folder.file("d.csv", Self.table)
    for second in [["--chronicle", other], ["--chronicle=\(other)"]] {
      let twice = await CamarillaCommandTests.run(
        ["central", "1926", "--chronicle", table] + second)
      #expect(twice.status == 64)
      #expect(twice.error.contains("--chronicle is given 2 times ('\(table)', '\(other)')"))
    }
    let outputs = await CamarillaCommandTests.run(
      "info", "-o", folder.path + "/x", "--output", folder.path + "/y")
    #expect(outputs.status == 64 && outputs.error.contains("--output is given 2 times"))
    // Behind -- nothing is an option.
    #expect(await CamarillaCommandTests.run("figures", "--", "--chronicle").status == 0)
  }

  @Test func relationshipsTakeFiguresAsWords() async {
    let words = await CamarillaCommandTests.run("relationships", "stalin", "kirov")
    let options = await CamarillaCommandTests.run(
      "relationships", "--figure", "stalin", "--figure", "kirov")
    #expect(words.status == 0 && words.output == options.output && !words.output.isEmpty)
    let mixed = await CamarillaCommandTests.run("relationships", "stalin", "--figure", "kirov")
    #expect(mixed.output == options.output)
    let many = await CamarillaCommandTests.run("relationships", "stalin", "kirov", "bukharin")
    #expect(many.status == 64 && many.error.contains("3 figures are given"))
  }
}
