import Camarilla
import CamarillaFormats
import CamarillaStore
import TestSupport
import Testing

@testable import CamarillaCommand

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// No output of any command takes the place of what that command reads, nor that of a store.
@Suite struct OutputGuardTests {
  private static let table = "kind,source,target,when\nalliance,a,b,1926\nrivalry,b,c,1927/1928\n"

  /// Every command that takes `--chronicle` and `-o`, with the words that it needs beside.
  private static let commands = [
    "render": "1926", "central": "1926", "timeline": "", "storyboard": "", "factions": "1926",
    "balance": "1926", "cohesion": "1926", "brokerage": "1926", "correlate": "1926 1927",
    "similarity": "1926", "ties": "1926", "path": "1926 a b", "reach": "a",
    "explain": "a 1926", "diff": "1926 1927", "realignments": "", "turnover": "", "figures": "",
    "relationships": "", "sources": "", "info": "", "validate": "",
    "panel": "figures --from 1926 --to 1927", "scene": "1926",
  ]
  /// Those that write chronicles, or read several files, with what they need beside an output; `c.csv` and `d.csv`
  /// are read.
  private static let collections = [
    "project": "--through alliance --chronicle c.csv", "merge": "d.csv c.csv",
    "compare": "d.csv c.csv --format csv", "clean": "c.csv",
    "sweep": "--ask d.csv --chronicle c.csv",
  ]
  /// Those that have an output of another sort, which other tests are about, or read nothing.
  private static let others = Set(["convert", "gather", "import", "measures", "run", "store"])
    .union(collections.keys)

  /// Those whose output has one form.
  private static let drawing: Set<String> = ["render", "storyboard", "scene"]

  private func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
  }

  /// The subcommands that the help of a command lists.
  private func subcommands(_ words: String...) async -> [String] {
    let help = await run(words + ["--help"]).output
    // One list, or one for each group of commands.
    let lines = help.components(separatedBy: "SUBCOMMANDS:").dropFirst()
      .flatMap { $0.split(separator: "\n") }
    return lines.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.contains("See '") }
      .map { String($0.split { $0 == " " || $0 == "," }[0]) }
  }

  /// A new command that writes has to be put into the list above.
  @Test func everyCommandIsLookedAt() async {
    let names = await subcommands()
    #expect(names.count > 20)
    for name in names where !Self.others.contains(name) {
      let writes = await run(name, "--help").output.contains("--output")
      #expect((Self.commands[name] != nil) == writes, "\(name)")
    }
  }

  @Test(arguments: Self.commands.keys.sorted())
  func theChronicleIsNotWrittenOver(command: String) async throws {
    let folder = try TemporaryFolder()
    let words = [command] + Self.commands[command]!.split(separator: " ").map(String.init)
    let input = try folder.file("c.csv", Self.table)
    try FileManager.default.linkItem(atPath: input, toPath: folder.path + "/hard.svg")
    try link(folder.path + "/soft.svg", to: "c.csv")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/sub", withIntermediateDirectories: false)
    try link(folder.path + "/sub/soft.svg", to: "../soft.svg")
    var outputs = ["hard.svg", "soft.svg", "sub/../soft.svg", "sub/soft.svg"]
    if !Self.drawing.contains(command) {
      outputs += ["c.csv", "./c.csv", "sub/../c.csv"]
    }
    let before = folder.contents
    for output in outputs {
      for chronicle in [input, folder.path + "/hard.svg"] {
        // Text through a name of a picture, where a command writes either.
        let format = Self.drawing.contains(command) ? [] : ["--format", "csv"]
        let outcome = await run(
          words + ["--chronicle", chronicle, "-o", folder.path + "/" + output] + format)
        #expect(outcome.status == 64, "\(output): \(outcome.error)")
        #expect(outcome.error.contains("is what is read"), "\(output): \(outcome.error)")
        // `--replace` lets a store be replaced, never an input.
        let replacing = await run(
          words + ["--chronicle", chronicle, "-o", folder.path + "/" + output, "--replace"] + format
        )
        #expect(replacing.status == 64, "\(output): \(replacing.error)")
        #expect(try String(contentsOfFile: input, encoding: .utf8) == Self.table)
      }
    }
    #expect(folder.contents == before)
    let free = await run(
      words + ["--chronicle", input, "-o", folder.path + "/free.svg"]
        + (Self.drawing.contains(command) ? [] : ["--format", "csv"]))
    #expect(free.status == 0, "\(free.error)")
  }

  @Test(arguments: Self.collections.keys.sorted())
  func noCollectionIsWrittenOver(command: String) async throws {
    let folder = try TemporaryFolder()
    let input = try folder.file("c.csv", Self.table)
    _ = try folder.file("d.csv", command == "sweep" ? "- central\n" : Self.table)
    try FileManager.default.linkItem(atPath: input, toPath: folder.path + "/hard.csv")
    try link(folder.path + "/soft.csv", to: "c.csv")
    let words =
      [command]
      + Self.collections[command]!.split(separator: " ").map { word in
        word.hasSuffix(".csv") ? folder.path + "/" + word : String(word)
      }
    let before = folder.contents
    for output in ["c.csv", "./c.csv", "hard.csv", "soft.csv"] {
      for replacing in [[], ["--replace"]] {
        let outcome = await run(words + ["-o", folder.path + "/" + output] + replacing)
        #expect(outcome.status == 64, "\(output): \(outcome.error)")
        #expect(outcome.error.contains("is what is read"), "\(output): \(outcome.error)")
        #expect(try String(contentsOfFile: input, encoding: .utf8) == Self.table)
      }
    }
    #expect(folder.contents == before)
    let free = await run(words + ["-o", folder.path + "/free.csv"])
    #expect(free.status == 0, "\(free.error)")
  }

  @Test(arguments: Self.commands.keys.sorted())
  func noStoreIsWrittenOver(command: String) async throws {
    let folder = try TemporaryFolder()
    let words = [command] + Self.commands[command]!.split(separator: " ").map(String.init)
    let input = try folder.file("c.csv", Self.table)
    let store = folder.path + "/s.camarilla"
    #expect(await run("convert", input, store).status == 0)
    let bytes = try TableInput.contents(path: store)
    try link(folder.path + "/s.svg", to: "s.camarilla")
    let format = Self.drawing.contains(command) ? [] : ["--format", "json"]
    let read = await run(words + ["--chronicle", store, "-o", folder.path + "/s.svg"] + format)
    #expect(read.status == 64 && read.error.contains("is what is read"), "\(read.error)")
    let unread = await run(words + ["--chronicle", input, "-o", folder.path + "/s.svg"] + format)
    #expect(unread.status == 73 && unread.error.contains("--replace"), "\(unread.error)")
    #expect(try TableInput.contents(path: store) == bytes)
    if !Self.drawing.contains(command) {
      for suffix in ["-journal", "-wal", "-shm"] {
        let journal = await run(words + ["--chronicle", store, "-o", store + suffix] + format)
        #expect(journal.status != 0, "\(suffix)")
      }
    }
    #expect(folder.contents == ["c.csv", "s.camarilla", "s.svg"])
    let wanted = await run(
      words + ["--chronicle", input, "-o", folder.path + "/s.svg", "--replace"] + format)
    #expect(wanted.status == 0, "\(wanted.error)")
    #expect(try TableInput.contents(path: store) != bytes)
  }

  @Test func filesOfAChronicleThatIsReadStayAsTheyAre() async throws {
    let folder = try TemporaryFolder()
    let input = try folder.file("c.csv", Self.table)
    let whole = folder.path + "/whole"
    #expect(await run("convert", input, whole).status == 0)
    for name in ["figures", "kinds", "relationships", "sources"] {
      let path = whole + "/\(name).csv"
      let before = try TableInput.contents(path: path)
      let outcome = await run("central", "1926", "--chronicle", whole, "-o", path)
      #expect(
        outcome.status == 64 && outcome.error.contains("is a file of the chronicle"), "\(name)")
      #expect(try TableInput.contents(path: path) == before)
      // Also where the folder is read by its description, or isn't named as such.
      let described = await run(
        "central", "1926", "--chronicle", whole + "/datapackage.json", "-o",
        whole + "/./\(name).csv")
      #expect(described.status == 64, "\(name)")
    }
    #expect(
      await run("info", whole, "--format", "json", "-o", whole + "/datapackage.json").status == 64)
    // A table that isn't there would be read the next time.
    try FileManager.default.removeItem(atPath: whole + "/sources.csv")
    try FileManager.default.removeItem(atPath: whole + "/datapackage.json")
    #expect(await run("info", whole, "-o", whole + "/sources.csv").status == 64)
    // What is no part of the chronicle may stand beside it, and be made anew.
    #expect(await run("central", "1926", "--chronicle", whole, "-o", whole + "/c.csv").status == 0)
    #expect(await run("central", "1926", "--chronicle", whole, "-o", whole + "/c.csv").status == 0)
  }

  @Test func outputsOfSeveralFiles() async throws {
    let folder = try TemporaryFolder()
    let input = try folder.file("c.csv", Self.table)
    let path = folder.path
    #expect(await run("convert", input, path + "/g.csv", "--to", "gephi").status == 0)
    let nodes = try TableInput.contents(path: path + "/g-nodes.csv")
    // The table of nodes goes with that of edges.
    #expect(
      await run("convert", path + "/g.csv", "--from", "gephi", path + "/g-nodes.csv", "--to", "csv")
        .status == 64)
    // Writing the one table of a pair would write the other.
    try FileManager.default.linkItem(atPath: input, toPath: path + "/h-nodes.csv")
    let pair = await run("convert", input, path + "/h.csv", "--to", "gephi")
    #expect(pair.status == 64 && pair.error.contains("h-nodes.csv"), "\(pair.error)")
    // A folder's tables, where one of them is what is read.
    #expect(await run("convert", input, path + "/whole").status == 0)
    let lone = await run("convert", path + "/whole/relationships.csv", path + "/whole")
    #expect(lone.status == 64, "\(lone.error)")
    // Pajek's partitions are known only when everything is read.
    #expect(
      await run("convert", input, path + "/n.net", "--year", "1926", "--factions").status == 0)
    let beside = folder.contents.first { $0.hasSuffix(".clu") }
    let partition = path + "/" + (beside ?? "")
    try FileManager.default.removeItem(atPath: partition)
    try FileManager.default.linkItem(atPath: input, toPath: partition)
    let pajek = await run("convert", input, path + "/n.net", "--year", "1926", "--factions")
    #expect(beside != nil && pajek.status == 64, "\(pajek.error)")
    #expect(try String(contentsOfFile: input, encoding: .utf8) == Self.table)
    #expect(try TableInput.contents(path: path + "/g-nodes.csv") == nodes)
  }

  /// What is read along with the file that is named is no output, whatever it is called there.
  @Test func companionsOfATableAreKept() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let edges = try folder.file("edges.csv", "Source,Target\na,b\n")
    let nodes = try folder.file("nodes.csv", "Id,Label\na,Anna\nb,Bela\n")
    let text = try TableInput.contents(path: nodes)
    try FileManager.default.createSymbolicLink(
      atPath: path + "/alias.csv", withDestinationPath: "nodes.csv")
    for output in ["nodes.csv", "alias.csv", "./nodes.csv"] {
      let refused = await run(
        "convert", edges, path + "/" + output, "--from", "gephi", "--to", "csv")
      #expect(refused.status == 64 && refused.error.contains("is what is read"), "\(refused.error)")
    }
    #expect(try TableInput.contents(path: nodes) == text)
    // What only has the name is none.
    _ = try folder.file("nodes.csv", "x\n1\n")
    #expect(
      await run("convert", edges, nodes, "--from", "gephi", "--to", "dot").status == 0)
  }

  /// A table of a chronicle that isn't read is kept as a store is.
  @Test func tablesOfOtherChroniclesAreKept() async throws {
    let folder = try TemporaryFolder()
    let input = try folder.file("c.csv", Self.table)
    let other = folder.path + "/other"
    #expect(await run("convert", input, other).status == 0)
    for name in ["figures.csv", "relationships.csv", "datapackage.json"] {
      let path = other + "/" + name
      let before = try TableInput.contents(path: path)
      for command in [
        ["diff", "1926", "1927", "--chronicle", input], ["clean", input], ["merge", input, input],
        ["convert", input],
      ] where !name.hasSuffix("json") || command[0] == "diff" {
        let output = command[0] == "convert" ? [path] : ["-o", path]
        let refused = await run(command + output)
        #expect(refused.status == 73, "\(command): \(refused.error)")
        #expect(refused.error.contains("expected another name, or --replace"), "\(refused.error)")
      }
      #expect(try TableInput.contents(path: path) == before)
    }
    let table = other + "/relationships.csv"
    #expect(
      await run("diff", "1926", "1927", "--chronicle", input, "-o", table, "--replace").status == 0)
    // Beside no description, a table of the same name is any table.
    let alone = try folder.file("relationships.csv", Self.table)
    #expect(await run("diff", "1926", "1927", "--chronicle", input, "-o", alone).status == 0)
  }

  @Test func aTableOfAChroniclesFolderSaysWhatIsNotRead() async throws {
    let folder = try TemporaryFolder()
    let whole = folder.path + "/whole"
    #expect(await run("convert", whole).status == 0)
    let table = whole + "/relationships.csv"
    let figures = try TableInput.contents(path: whole + "/figures.csv")
    let asked = await run("central", "1926", "--chronicle", table)
    #expect(
      asked.status == 0
        && asked.error
          == "camarilla: '\(table)' is read without the tables beside it; name '\(whole)' for the whole chronicle\n"
    )
    let checked = await run("validate", table, "--format", "csv")
    #expect(
      checked.status == 0 && checked.error == ""
        && checked.output.contains("figures.csv, kinds.csv, sources.csv and datapackage.json"),
      "\(checked)")
    for output in ["figures.csv", "sources.csv", "datapackage.json"] {
      let refused = await run("info", table, "-o", whole + "/" + output)
      #expect(refused.status == 64, "\(output): \(refused.error)")
    }
    #expect(try TableInput.contents(path: whole + "/figures.csv") == figures)
    // Beside a table of another name, or without a table of figures, there is nothing to say.
    try FileManager.default.copyItem(atPath: table, toPath: whole + "/copy.csv")
    #expect(await run("info", whole + "/copy.csv").error == "")
    try FileManager.default.removeItem(atPath: whole + "/figures.csv")
    #expect(await run("info", table).error == "")
  }

  @Test func importsKeepTheirTableAndMapping() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let table = try folder.file("t.csv", "a,b,y\nx,y,1900\n")
    let people = try folder.file("figures.csv", "id,name\nx,X\ny,Y\n")
    let map = try folder.file(
      "map.yaml", "source: a\ntarget: b\nkind: alliance\nwhen: {year: y}\n")
    let withPeople = try folder.file(
      "people.yaml",
      """
      source: a
      target: b
      kind: alliance
      when: {year: y}
      figures: {file: figures.csv, id: id, name: name}
      """)
    try link(path + "/m.csv", to: "map.yaml")
    try FileManager.default.linkItem(atPath: table, toPath: path + "/l.csv")
    let before = folder.contents
    for output in ["t.csv", "m.csv", "l.csv", "./t.csv"] {
      let outcome = await run("import", table, "--map", map, "-o", path + "/" + output)
      #expect(outcome.status == 64 && outcome.error.contains("is what is read"), "\(outcome.error)")
    }
    // The folder's figures.csv is the very table of figures.
    let whole = await run("import", table, "--map", withPeople, "-o", path)
    #expect(whole.status == 64, "\(whole.error)")
    #expect(try String(contentsOfFile: people, encoding: .utf8) == "id,name\nx,X\ny,Y\n")
    // A file that is no store makes no place for one.
    let store = await run("import", table, "--map", map, "-o", path + "/x.camarilla")
    #expect(store.status == 0, "\(store.error)")
    try "a note".write(toFile: path + "/y.camarilla", atomically: false, encoding: .utf8)
    #expect(await run("import", table, "--map", map, "-o", path + "/y.camarilla").status == 73)
    #expect(
      await run("import", table, "--map", map, "-o", path + "/y.camarilla", "--replace").status == 0
    )
    #expect(folder.contents == before + ["x.camarilla", "y.camarilla"])
  }

  @Test func storesAreMadeInThePlaceOfStores() async throws {
    let folder = try TemporaryFolder()
    let input = try folder.file("c.csv", Self.table)
    let note = try folder.file("note.txt", "precious")
    let store = folder.path + "/s.camarilla"
    #expect(await run("store", "import", input, "--store", store).status == 0)
    #expect(await run("store", "import", input, "--store", store).status == 0)
    #expect(await run("convert", input, store).status == 0)
    let own = await run("store", "import", input, "--store", input)
    #expect(own.status == 64 && own.error.contains("is what is read"))
    #expect(await run("store", "import", input, "--store", input, "--replace").status == 64)
    #expect(await run("store", "import", input, "--store", note).status == 73)
    #expect(try String(contentsOfFile: note, encoding: .utf8) == "precious")
    #expect(try String(contentsOfFile: input, encoding: .utf8) == Self.table)
    // A journal would be taken away with the store that it seems to be of.
    let journal = try folder.file("s.camarilla-journal", Self.table)
    #expect(await run("store", "import", journal, "--store", store).status == 64)
    #expect(folder.contents.contains("s.camarilla-journal"))
    try FileManager.default.removeItem(atPath: journal)
    // Of a folder that is read, a table makes no place either.
    let whole = folder.path + "/whole"
    #expect(await run("convert", input, whole).status == 0)
    #expect(
      await run("store", "import", whole, "--store", whole + "/figures.csv", "--replace").status
        == 64)
    #expect(await run("store", "import", input, "--store", note, "--replace").status == 0)
    #expect(ChronicleStore.isStore(note))
  }

  @Test func editsOfAStoreDoNotPrintOverIt() async throws {
    let folder = try TemporaryFolder()
    let input = try folder.file("c.csv", Self.table)
    let store = folder.path + "/s.camarilla"
    #expect(await run("convert", input, store).status == 0)
    let before = try TableInput.contents(path: store)
    let edits = [
      "add alliance a c 1926", "add-figure d D", "add-source s S", "amend r1 --when 1927",
      "amend-figure a --name A", "amend-source s --title T", "retract r1", "retract-figure a",
      "retract-source s", "merge-figures a c", "merge-sources s t", "undo", "redo", "history",
      "search a",
    ]
    let names = Set(edits.map { String($0.prefix { $0 != " " }) })
    for name in await subcommands("store") {
      #expect(name == "import" || names.contains(name), "\(name)")
    }
    for edit in edits {
      for output in [store, folder.path + "/./s.camarilla"] {
        let words = ["store"] + edit.split(separator: " ").map(String.init)
        let outcome = await run(words + ["--store", store, "-o", output])
        #expect(outcome.status == 64 && outcome.error.contains("is what is read"), "\(edit)")
        #expect(try TableInput.contents(path: store) == before, "\(edit)")
      }
    }
  }

  /// A program that uses the library may read a file and write it anew.
  @Test func theLibraryMayReplaceWhatItRead() throws {
    let folder = try TemporaryFolder()
    let input = try folder.file("c.csv", Self.table)
    try Chronicle(contentsOf: input).write(toCSV: input)
    let whole = folder.path + "/whole"
    try Chronicle(contentsOf: input).write(toPackage: whole)
    try Chronicle(contentsOf: whole).write(toPackage: whole)
    // But not while it is being read.
    #expect(throws: FormatsError.self) { try ChronicleStore.importing(input, to: input) }
    #expect(try Chronicle(contentsOf: input).relationships.count == 2)
  }
}
