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
      #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.complaints.isEmpty)
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
      #expect(outcome.status == 0 && outcome.complaints.isEmpty, "\(outcome.error)")
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

  @Test func aPDFHasAPageAYearAndASheetByItsColumns() async throws {
    let folder = try TemporaryFolder()
    for (arguments, pages) in [([], 2), (["--columns", "1"], 1)] {
      let path = folder.path + "/s.pdf"
      let outcome = await run(years + [path, "--page", "web"] + arguments)
      #expect(outcome.status == 0, "\(outcome.error)")
      let text = String(decoding: try bytes(of: path), as: UTF8.self)
      #expect(text.matches(of: /\/MediaBox \[ 0 0 900\S* 600\S* \]/).count == pages)
    }
  }

  @Test func framesAreNumberedAndJoined() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a film"
    let outcome = await run(years + [path, "--frames", "--page", "web"])
    #expect(outcome.status == 0)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        == ["frame-0001.png", "frame-0002.png"])
    #expect(
      outcome.error
        == "camarilla: to join them: ffmpeg -framerate 1 -i '\(path)/frame-%04d.png'"
        + " -vf 'pad=ceil(iw/2)*2:ceil(ih/2)*2' -r 25 -pix_fmt yuv420p '\(path).mp4'\n")
    let drawings = await run(years + [folder.path + "/svg/", "--frames", "--pictures", "svg"])
    #expect(drawings.error.contains("magick -delay 100 -loop 0 "))
    for (arguments, word) in [
      (["s.svg", "--frames"], "--frames are for a folder"),
      (["s/", "--frames", "--pictures", "pdf"], "films aren't made of"),
    ] {
      let refused = await run(years + arguments)
      #expect(refused.status == 64 && refused.error.contains(word), "\(refused.error)")
    }
  }

  /// `storyboard` and `diff` draw with the marks of `render`.
  @Test(arguments: [
    ["storyboard", "--from", "1925", "--to", "1926"], ["diff", "1925", "1926", "--side-by-side"],
  ]) func marksAreThoseOfOnePicture(words: [String]) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.svg"
    let outcome = await run(
      words + [
        "-o", path, "--names", "id", "--size-by", "degree", "--color-by", "degree", "--shape-by",
        "none", "--kind-style", "alliance=#123456,thick", "--no-regions",
      ])
    #expect(outcome.status == 0 && outcome.complaints.isEmpty, "\(outcome.error)")
    let svg = String(decoding: try bytes(of: path), as: UTF8.self)
    #expect(svg.contains("group_1") && !svg.contains("faction_1"))
    #expect(svg.contains("#123456") && svg.contains("degree"))
    #expect(svg.contains("stalin</text>"))
  }

  @Test func aPageOfAStoryboardHasOtherColors() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.html"
    let outcome = await run(years + [path, "--color-by", "degree", "--names", "id"])
    #expect(outcome.status == 0, "\(outcome.error)")
    let page = String(decoding: try bytes(of: path), as: UTF8.self)
    #expect(page.contains("\"coloring\":\"degree\""))
  }

  @Test func stylesOfChangesAreOfSideBySide() async {
    let outcome = await run(
      "diff", "1925", "1926", "-o", "a.svg", "--kind-style", "alliance=teal")
    #expect(outcome.status == 64 && outcome.error.contains("add --side-by-side"))
    let text = await run("diff", "1925", "1926", "--names", "id")
    #expect(text.status == 64 && text.error.contains("--names is for pictures"))
  }

  /// One clear error or remark each for what no page can do.
  @Test func pagesThatWontDoAreRefused() async throws {
    let folder = try TemporaryFolder()
    for format in ["svg", "pdf"] {
      let path = folder.path + "/a." + format
      let small = await run(years + [path, "--width", "9mm", "--height", "6mm"])
      #expect(small.status == 64 && small.error.contains("the page has no room"), "\(small.error)")
      let bare = await run(years + [path, "--width", "120"])
      #expect(bare.status == 64 && bare.error.contains("has no unit"))
    }
    #expect(folder.contents.isEmpty)
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
