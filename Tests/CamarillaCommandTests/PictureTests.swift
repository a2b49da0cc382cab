import Camarilla
import CamarillaFormats
import StalinCircle
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct PictureTests {
  /// Whatever lays figures out refuses too many before the work, and says what leaves fewer.
  @Test(arguments: [
    (["render", "1926", "-o", "a.svg"], "--top"),
    (["render", "1926", "--steady", "-o", "a.svg"], "--top"),
    (["scene", "1926"], "--top"), (["scene", "--from", "1926", "--to", "1927"], "--top"),
    (["storyboard", "-o", "a.html"], "--around"),
    (["diff", "1926", "1927", "-o", "a.svg"], "--around"),
    (["diff", "1926", "1927", "--all", "--side-by-side", "-o", "a.svg"], "no --all"),
  ]) func tooManyFiguresAreRefused(command: [String], wayOut: String) async throws {
    let folder = try TemporaryFolder()
    // A chain has no leaves to fold.
    let rows = (0..<5_001).map { "alliance,f\($0),f\($0 + 1),1926" } + ["alliance,f0,f2,1927"]
    let path = try folder.file(
      "c.csv", "kind,source,target,when\n" + rows.joined(separator: "\n") + "\n")
    let words = command.map { $0.hasPrefix("a.") ? folder.path + "/" + $0 : $0 }
    let outcome = await run(words + ["--chronicle", path])
    #expect(outcome.status == 64 && outcome.output == "")
    #expect(
      outcome.error.contains(
        "the layout 'stress' takes minutes beyond 5000 figures, and there are 5002; choose "))
    #expect(outcome.error.contains(wayOut), "\(outcome.error)")
    #expect(folder.contents == ["c.csv"])
  }

  @Test func theExtensionNamesTheFormat() async throws {
    let folder = try TemporaryFolder()
    for (name, start) in [
      ("a.svg", "<?xml"), ("a.png", "\u{89}PNG"), ("a.pdf", "%PDF"), ("a.dot", "digraph"),
    ] {
      let path = folder.path + "/" + name
      let outcome = await run("render", "1926", "-o", path)
      #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.complaints.isEmpty)
      let expected = start.unicodeScalars.map { UInt8($0.value) }
      #expect(try Array(bytes(of: path).prefix(expected.count)) == expected, "\(name)")
    }
    #expect(folder.contents == ["a.dot", "a.pdf", "a.png", "a.svg"])
  }

  /// What Graphviz lists but lays files beside, ends the process with or doesn't write, no command that draws takes.
  @Test(arguments: [
    ["render", "1926"], ["diff", "1925", "1926"], ["timeline"], ["storyboard"],
    ["factions", "--from", "1925", "--to", "1926"],
    ["balance", "--from", "1925", "--to", "1926"], ["sources"],
  ]) func unsoundFormatsAreUnknown(command: [String]) async throws {
    let folder = try TemporaryFolder()
    for format in ["vrml", "vdx", "gd", "pic", "ps2"] {
      let outcome = await run(command + ["-o", folder.path + "/a.\(format)"])
      #expect(outcome.status == 64)
      #expect(outcome.error.contains("unknown picture format '\(format)'"), "\(outcome.error)")
      let valid = try #require(outcome.error.split(separator: "Valid: ").last)
      let names = valid.split(separator: ", ")
      #expect(names.contains("svg") && !names.contains { $0 == format })
    }
    #expect(folder.contents == [])
  }

  /// Posts that are not written out are counted on standard error, and their tooltips say so.
  @Test(arguments: [[], ["--page", "book"]]) func postsLeftOutAreCounted(page: [String])
    async throws
  {
    let folder = try TemporaryFolder()
    // All posts run between the same two rows of figures, where no page has room for all.
    var rows = "kind,source,target,when,post\n"
    for source in 0..<6 {
      for target in 0..<6 {
        rows += "appointment,s\(source),t\(target),1926,Commissar of Affairs \(source) \(target)\n"
      }
    }
    let path = folder.path + "/a.svg"
    let outcome = await run(
      ["render", "1926", "--chronicle", try folder.file("posts.csv", rows), "-o", path] + page)
    #expect(outcome.status == 0 && outcome.complaints.isEmpty, "\(outcome.error)")
    let svg = String(decoding: try bytes(of: path), as: UTF8.self)
    let written = svg.matches(of: /font-style="italic"/).count
    let found = try #require(outcome.error.firstMatch(of: /(\d+) of (\d+) posts have no room/))
    #expect(found.output.2 == "36")
    let leftOut = try #require(Int(found.output.1))
    #expect(leftOut > 0 && leftOut <= 36 && svg.contains("(the post is not written out"))
    // A post may be set in several lines, and never in none.
    #expect(36 - leftOut <= written && (written == 0) == (leftOut == 36))
  }

  @Test func topDrawsTheMostCentralAndTheTiesBetweenThem() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.svg"
    let outcome = await run("render", "1937", "--size-by", "degree", "--top", "5", "-o", path)
    #expect(outcome.status == 0 && outcome.complaints.isEmpty)
    let svg = String(decoding: try bytes(of: path), as: UTF8.self)
    let snapshot = Chronicle.stalinCircle.snapshot(of: 1937)
    let scores = snapshot.scores(by: .degree)
    let central = scores.sorted { ($1.score, $0.id) < ($0.score, $1.id) }.prefix(5).map(
      \.id)
    for figure in snapshot.figures {
      let id = "figure_" + figure.id.rawValue.map { $0 == "-" ? "_" : String($0) }.joined()
      #expect(svg.contains("id=\"\(id)\"") == central.contains(figure.id), "\(id)")
    }
    #expect(svg.contains("the 5 most central of 15 figures"))
    let wrong = await run("render", "1937", "--top", "0", "-o", path)
    #expect(wrong.status == 64 && wrong.error.contains("--top is 0; expected 1 or more."))
  }

  @Test func everyFigureAndRelationshipCanBeAddressed() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.svg"
    _ = await run("render", "1926", "-o", path)
    let svg = String(decoding: try bytes(of: path), as: UTF8.self)
    let snapshot = Chronicle.stalinCircle.snapshot(of: 1926)
    for figure in snapshot.figures {
      let id = "figure_" + figure.id.rawValue.map { $0 == "-" ? "_" : String($0) }.joined()
      #expect(svg.contains("id=\"\(id)\""), "\(id)")
    }
    for relationship in snapshot.relationships {
      let name = "relationship_" + relationship.id.map { $0 == "-" ? "_" : String($0) }.joined()
      #expect(svg.contains(name), "\(name)")
    }
  }

  /// The pictures of a series have one page, and whoever is in two years stands nearly still.
  @Test func steadyPicturesCanBeLaidOnEachOther() async throws {
    let folder = try TemporaryFolder()
    var pages: [Substring] = []
    for year in ["1925", "1926"] {
      let path = folder.path + "/\(year).svg"
      let outcome = await run(
        "render", year, "-o", path, "--steady", "--from", "1925", "--to", "1927")
      #expect(outcome.status == 0 && outcome.complaints.isEmpty)
      let svg = String(decoding: try bytes(of: path), as: UTF8.self)
      pages.append(try #require(svg.firstMatch(of: /viewBox="[^"]*"/)).output)
    }
    #expect(pages[0] == pages[1])
    for (arguments, hint) in [
      (["render", "1930", "--steady", "--to", "1927"], "1930 is not among the years"),
      (["render", "1926", "--from", "1925"], "--steady"),
      (["render", "1926", "--steady", "--layout", "dot"], "--layout"),
    ] {
      let outcome = await run(arguments + ["-o", folder.path + "/x.svg"])
      #expect(outcome.status == 64)
      #expect(outcome.error.contains(hint))
    }
    #expect(folder.contents == ["1925.svg", "1926.svg"])
  }

  @Test func aPictureOfNobodySaysSo() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.svg"
    let outcome = await run("render", "1850", "-o", path)
    #expect(outcome.status == 0 && outcome.error.contains("nobody is active in 1850"))
    #expect(String(decoding: try bytes(of: path), as: UTF8.self).contains("No relationships"))
  }

  @Test func aDiffIsDrawnIntoAPictureAndPrintedIntoAText() async throws {
    let folder = try TemporaryFolder()
    for (name, start) in [
      ("d.svg", "<?xml"), ("d.csv", "change,"), ("d.json", "{"), ("d.txt", "Alli"),
    ] {
      let path = folder.path + "/" + name
      let outcome = await run("diff", "1925", "1927", "-o", path)
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(String(decoding: try bytes(of: path), as: UTF8.self).hasPrefix(start), "\(name)")
    }
    let svg = String(decoding: try bytes(of: folder.path + "/d.svg"), as: UTF8.self)
    #expect(svg.contains("reversed: Lev Kamenev – Joseph Stalin"))
  }

  @Test func twoYearsStandSideBySideOnlyInAPicture() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/d.svg"
    let drawn = await run("diff", "1925", "1927", "--side-by-side", "-o", path)
    #expect(drawn.status == 0 && drawn.complaints.isEmpty, "\(drawn.error)")
    let svg = String(decoding: try bytes(of: path), as: UTF8.self)
    for key in ["before", "changes", "after"] {
      #expect(svg.contains("id=\"figure_\(key)_stalin\""), "\(key)")
    }
    for arguments in [
      [], ["-o", folder.path + "/d.csv"], ["-o", folder.path + "/d.svg", "--format", "csv"],
    ] {
      let refused = await run(["diff", "1925", "1927", "--side-by-side"] + arguments)
      #expect(refused.status == 64 && refused.error.contains("--side-by-side"))
    }
    #expect(folder.contents == ["d.svg"])
  }

  @Test func theSameYearGetsTheSameBytes() async throws {
    let folder = try TemporaryFolder()
    for format in ["svg", "png", "dot"] {
      let paths = (1...2).map { folder.path + "/\($0).\(format)" }
      for path in paths { _ = await run("render", "1924", "-o", path) }
      #expect(try bytes(of: paths[0]) == bytes(of: paths[1]))
    }
  }

  @Test func anyNameIsSafe() async throws {
    let folder = try TemporaryFolder()
    let chronicle = folder.path + "/c"
    var builder = Chronicle.Builder()
    let names = [
      "\"quoted\" \\N \\G <b>&lt;", "line\nbreak", "Иосиф Сталин", "毛泽东", "Éloïse Ñandú",
      String(repeating: "long ", count: 2000), "]]> -- ;", "\u{202E}right to left",
    ]
    for (place, name) in names.enumerated() {
      builder.add(Figure(id: "f\(place) <&\">", name: name))
      if place > 0 {
        builder.add(
          Relationship(
            kind: "appointment", source: "f0 <&\">", target: "f\(place) <&\">",
            when: try Period("1926"), post: name))
      }
    }
    try builder.build().write(toPackage: chronicle)
    let path = folder.path + "/a.svg"
    let outcome = await run("render", "1926", "--chronicle", chronicle, "-o", path)
    #expect(outcome.status == 0, "\(outcome.error)")
    let svg = String(decoding: try bytes(of: path), as: UTF8.self)
    for name in ["Иосиф", "毛泽东", "Éloïse"] { #expect(svg.contains(name), "\(name)") }
    #expect(!svg.contains("<b>"))
  }

  @Test func aTimelineIsDrawnAsAChart() async throws {
    let folder = try TemporaryFolder()
    for (name, start) in [("a.svg", "<?xml"), ("a.png", "\u{89}PNG"), ("a.pdf", "%PDF")] {
      let path = folder.path + "/" + name
      let outcome = await run(
        "timeline", "--from", "1924", "--to", "1929", "--chart", "scores", "--theme", "grey", "-o",
        path)
      #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.error.isEmpty)
      #expect(try bytes(of: path).starts(with: start.unicodeScalars.map { UInt8($0.value) }))
    }
    // Lives, of all or of one; --highlight names several at once.
    let path = folder.path + "/b.dot"
    for (arguments, text) in [
      (["--chart", "lives"], "the ties of"),
      (["--chart", "lives", "--figure", "trotsky"], "6 figures"),
    ] {
      let outcome = await run(
        ["timeline", "--from", "1924", "--to", "1929", "-o", path] + arguments)
      #expect(outcome.status == 0 && outcome.error.isEmpty)
      let dot = String(decoding: try bytes(of: path), as: UTF8.self)
      #expect(dot.contains("life_chart") && !dot.contains(text), "\(arguments)")
    }
    var drawn: [[UInt8]] = []
    for arguments in [
      ["--figure", "stalin", "--figure", "trotsky"], ["--highlight", "stalin, Leon Trotsky"],
    ] {
      _ = await run(["timeline", "--from", "1924", "--to", "1929", "-o", path] + arguments)
      drawn.append(try bytes(of: path))
    }
    #expect(drawn[0] == drawn[1])
    let unknown = await run("timeline", "--highlight", "stalin,trotzki", "-o", path)
    #expect(unknown.error.contains("unknown figure 'trotzki' — did you mean 'trotsky'"))
    for (arguments, hint) in [
      (["--chart", "ranks"], "-o"), (["--theme", "dark"], "-o"),
      (["--chart", "pie", "-o", "x.svg"], "ranks, scores, multiples, lives"),
      (["--from", "1", "--to", "3000", "-o", folder.path + "/x.svg"], "2000 years"),
    ] {
      let outcome = await run(["timeline"] + arguments)
      #expect(
        [64, 66].contains(outcome.status) && outcome.error.contains(hint), "\(outcome.error)")
    }
  }

  @Test func manyFiguresHavePanelsOfTheirOwn() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.dot"
    let outcome = await run(
      "timeline", "--chart", "multiples", "--from", "1924", "--to", "1939", "--page", "book", "-o",
      path)
    #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
    let dot = String(decoding: try bytes(of: path), as: UTF8.self)
    #expect(dot.contains("multiples_chart") && dot.contains("figure_stalin"))
    // As many as can be told apart by color need no panels; more are said to.
    let ids = Chronicle.stalinCircle.figures.prefix(17).map(\.id.rawValue)
    for (count, chart, isTold) in [
      (16, "ranks", false), (17, "scores", true), (17, "multiples", false),
    ] {
      let outcome = await run(
        "timeline", "--chart", chart, "--highlight", ids.prefix(count).joined(separator: ","), "-o",
        path)
      #expect(outcome.status == 0)
      #expect(
        outcome.error.contains(
          "only 16 lines differ in color and dashes, and 17 are asked for; --chart multiples")
          == isTold, "\(outcome.error)")
    }
  }

  /// Of more years than a page has room for, standard error says which steps it has room for.
  @Test func stepsTooNarrowForAPageAreSaidSo() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.svg"
    for (options, text) in [
      (["--page", "journal-column"], "--by decade draws 60 steps"), ([], nil),
      (["--page", "journal-column", "--by", "decade"], nil),
    ] as [([String], String?)] {
      let outcome = await run(
        ["timeline", "--from", "1400", "--to", "1999", "--measure", "degree", "-o", path] + options)
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(outcome.error.contains("too narrow on this page") == (text != nil))
      if let text { #expect(outcome.error.contains(text), "\(outcome.error)") }
    }
  }

  @Test func factionsAndBalanceAreDrawnAsCharts() async throws {
    let folder = try TemporaryFolder()
    for (command, mark) in [("factions", "faction_flow"), ("balance", "balance_chart")] {
      for (name, start) in [("a.svg", "<?xml"), ("a.png", "\u{89}PNG"), ("a.pdf", "%PDF")] {
        let path = folder.path + "/" + name
        let outcome = await run(
          command, "--from", "1924", "--to", "1929", "--theme", "dark", "-o", path)
        #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.error.isEmpty)
        #expect(try bytes(of: path).starts(with: start.unicodeScalars.map { UInt8($0.value) }))
      }
      let svg = String(decoding: try bytes(of: folder.path + "/a.svg"), as: UTF8.self)
      #expect(svg.contains(mark))
      for (arguments, hint) in [
        (["1926", "-o", folder.path + "/x.svg"], "--from and --to"),
        (["1926", "--theme", "dark"], "-o"),
        (["--from", "1", "--to", "3000", "-o", folder.path + "/x.svg"], "2000 years"),
      ] {
        let outcome = await run([command] + arguments)
        #expect(outcome.status == 64 && outcome.error.contains(hint), "\(outcome.error)")
      }
    }
    #expect(folder.contents == ["a.pdf", "a.png", "a.svg"])
  }

  /// Who leads a faction in two years has one color in both, in pictures and in the chart.
  @Test func factionsKeepTheirColors() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.dot"
    func fill(_ element: String) throws -> Substring? {
      String(decoding: try bytes(of: path), as: UTF8.self).split(separator: "\n")
        .first { $0.contains("id=\"\(element)\"") }?
        .firstMatch(of: /fillcolor="([^"]*)"/)?.output.1
    }
    var fills: [Substring?] = []
    for arguments in [
      ["render", "1926"], ["render", "1930"], ["render", "1953"], ["diff", "1925", "1929"],
      ["render", "1928", "--steady", "--from", "1927", "--to", "1929"],
    ] {
      _ = await run(arguments + ["-o", path])
      fills.append(try fill("figure_stalin"))
    }
    #expect(Set(fills).count == 1 && fills[0] != nil, "\(fills)")
    // Zinoviev's faction, the second largest of 1926, looks otherwise than Bukharin's of 1929.
    _ = await run("render", "1926", "-o", path)
    let zinoviev = try fill("figure_zinoviev")
    _ = await run("render", "1929", "-o", path)
    #expect(try zinoviev != fill("figure_bukharin"))
  }

  /// `label` is the short name for pictures, of factions as of boxes; tables have the name.
  @Test func factionsBearTheirLeadersLabel() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.file(
      "figures.csv", "id,name,label\na,Alexander the Great of Macedon,Alex\nb,Bucephalus,\n")
    _ = try folder.file(
      "relationships.csv", "kind,source,target,when\nalliance,a,b,-0329/-0325\n")
    let path = folder.path
    for (arguments, name) in [
      (["render", "-0326"], "year.svg"), (["diff", "-0330", "-0326"], "change.svg"),
      (["storyboard"], "years.svg"), (["storyboard"], "page.html"),
    ] {
      let picture = path + "/" + name
      let outcome = await run(arguments + ["--chronicle", path, "-o", picture])
      #expect(outcome.status == 0, "\(outcome.error)")
      let text = try contents(of: picture)
      if name == "page.html" {
        #expect(text.contains(#""name":"Alex""#))
      } else {
        #expect(text.contains(name == "years.svg" ? ">Alex</text>" : ">Alex and 1 more</text>"))
      }
    }
    _ = await run("render", "-0326", "--chronicle", path, "--names", "full", "-o", path + "/f.svg")
    let full = try contents(of: path + "/f.svg")
    #expect(full.contains(">Alexander the Great of Macedon and 1 more</text>"))
    let table = await run("factions", "-0326", "--chronicle", path)
    #expect(table.output.contains("1. Alexander the Great of Macedon (2)"))
  }
}
