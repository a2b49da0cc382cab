import CamarillaFormats
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct StoryboardCommandTests {
  private let years = ["storyboard", "--from", "1925", "--to", "1926", "-o"]

  @Test func theNameSaysWhatIsDrawn() async throws {
    let folder = try TemporaryFolder()
    for (name, start) in [
      ("s.html", "<!DOCTYPE html>"), ("s.svg", "<?xml"), ("s.pdf", "%PDF"), ("s.dot", "digraph"),
    ] {
      let path = folder.path + "/" + name
      let outcome = await run(years + [path])
      #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.error.isEmpty)
      let expected = Array(start.utf8)
      #expect(try Array(bytes(of: path).prefix(expected.count)) == expected, "\(name)")
    }
    let sheet = String(decoding: try bytes(of: folder.path + "/s.svg"), as: UTF8.self)
    #expect(
      sheet.contains("id=\"figure_1925_stalin\"") && sheet.contains("id=\"figure_1926_stalin\""))
    #expect(folder.contents == ["s.dot", "s.html", "s.pdf", "s.svg"])
  }

  @Test func aFolderGetsAPictureAYear() async throws {
    let folder = try TemporaryFolder()
    for (name, arguments, files) in [
      ("plain", [], ["1925.svg", "1926.svg"]),
      ("slash.d/", ["--pictures", "png"], ["1925.png", "1926.png"]),
    ] {
      let path = folder.path + "/" + name
      let outcome = await run(years + [path] + arguments)
      #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: path).sorted() == files)
    }
    #expect(folder.contents == ["plain", "slash.d"])
    // As `render --steady` draws them but for the colors of factions: on one page.
    let pages = try ["1925", "1926"].map { year in
      let svg = String(decoding: try bytes(of: folder.path + "/plain/\(year).svg"), as: UTF8.self)
      return try #require(svg.firstMatch(of: /viewBox="[^"]*"/)).output
    }
    #expect(pages[0] == pages[1])
  }

  @Test func whatStandsThereIsNotTouched() async throws {
    let folder = try TemporaryFolder()
    let kept = folder.path + "/kept"
    try FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: false)
    let empty = await run(years + [kept])
    #expect(empty.status == 0, "an empty folder will do: \(empty.error)")
    let full = await run(years + [kept])
    #expect(full.status == 73 && full.error.contains("not empty"))
    let nowhere = await run(years + [folder.path + "/none/years"])
    #expect(nowhere.status == 73 && nowhere.error.contains("doesn't exist"))
    _ = try folder.file("file", "text")
    let file = await run(years + [folder.path + "/file"])
    #expect(file.status == 73 && file.error.contains("no folder"))
    #expect(folder.contents == ["file", "kept"])
  }

  @Test func wrongUsageSaysWhatToDo() async throws {
    let folder = try TemporaryFolder()
    for (arguments, hint) in [
      (["-o", "x.html", "--theme", "dark"], "--theme"),
      (["-o", "x.html", "--columns", "3"], "--columns"),
      (["-o", "x.svg", "--columns", "0"], "--columns is 0"),
      (["-o", "x.svg", "--pictures", "png"], "folder"),
      (["-o", "x.svgg"], "svg"), (["-o", "x", "--pictures", "pgn"], "png"),
      (["-o", "x.html", "--from", "0", "--to", "1900"], "1000 years"),
      (["-o", "x.html", "--from", "1930", "--to", "1920"], "backwards"), ([], "-o"),
    ] {
      let placed = arguments.map { $0.hasPrefix("x") ? folder.path + "/" + $0 : $0 }
      let outcome = await run(["storyboard"] + placed)
      #expect(
        outcome.status == 64 && outcome.error.contains(hint), "\(arguments): \(outcome.error)")
    }
    #expect(folder.contents.isEmpty)
  }

  @Test func yearsWithoutAnybodyAreDrawnAndSaidSo() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/s.html"
    let outcome = await run("storyboard", "--from", "1700", "--to", "1702", "-o", path)
    #expect(outcome.status == 0 && outcome.error.contains("nobody is active"))
  }
}
