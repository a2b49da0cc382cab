import TestSupport
import Testing

@testable import CamarillaCommand

/// `--font-family` on every command that draws.
@Suite struct FontCommandTests {
  private static let drawing = [
    ["render", "1926"], ["diff", "1925", "1926"], ["storyboard", "--from", "1925", "--to", "1926"],
    ["timeline", "--from", "1925", "--to", "1926"], ["balance", "--from", "1925", "--to", "1926"],
    ["factions", "--from", "1925", "--to", "1926"], ["sources"],
  ]

  @Test(arguments: drawing) func namesAreSetInIt(words: [String]) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.svg"
    let outcome = await run(words + ["-o", path, "--font-family", "dejavu serif"])
    #expect(outcome.status == 0 && outcome.complaints.isEmpty, "\(outcome.error)")
    let svg = String(decoding: try bytes(of: path), as: UTF8.self)
    #expect(svg.contains("font-family=\"DejaVu Serif,DejaVu Sans,Verdana,sans-serif\""))
    #expect(!svg.contains("font-family=\"DejaVu Sans,"))
  }

  @Test func aPageHasItToo() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.html"
    let outcome = await run(
      "storyboard", "--from", "1925", "--to", "1926", "-o", path, "--font-family", "DejaVu Serif")
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(
      String(decoding: try bytes(of: path), as: UTF8.self).contains(
        "--font: \"DejaVu Serif\", \"DejaVu Sans\", \"Verdana\", sans-serif"))
  }

  @Test func aFontThatIsNotThereIsSaidOnce() async throws {
    let folder = try TemporaryFolder()
    let (plain, other) = (folder.path + "/a.svg", folder.path + "/b.svg")
    _ = await run("render", "1926", "-o", plain)
    let outcome = await run("render", "1926", "-o", other, "--font-family", "DejaVu Serrif")
    #expect(outcome.status == 0)
    #expect(
      outcome.error
        == "camarilla: the font 'DejaVu Serrif' isn't installed, and DejaVu Sans is used instead"
        + " — did you mean 'DejaVu Serif'?\n")
    #expect(try bytes(of: plain) == bytes(of: other))
  }

  @Test(arguments: ["", "a\"b", "<b>", "a,b"]) func whatIsNoNameIsRefused(name: String) async {
    let outcome = await run("render", "1926", "-o", "/nowhere/a.svg", "--font-family", name)
    #expect(outcome.status == 64 && outcome.error.contains("no name of a font"))
  }

  @Test func itIsForPictures() async {
    let outcome = await run("diff", "1925", "1926", "--font-family", "DejaVu Serif")
    #expect(outcome.status == 64 && outcome.error.contains("--font-family is for pictures"))
  }
}
