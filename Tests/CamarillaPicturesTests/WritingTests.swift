import Camarilla
import CamarillaDrawing
import CamarillaFormats
import CamarillaGraphviz
import CamarillaPictures
import StalinCircle
import TestSupport
import Testing

@Suite struct WritingTests {
  let graph = Chronicle.stalinCircle.snapshot(of: 1926).powerGraph()

  private func failure(writingTo path: String) async -> (any Error)? {
    do {
      try await graph.write(to: path)
      return nil
    } catch {
      return error
    }
  }

  @Test func theExtensionNamesTheFormat() async throws {
    let folder = try TemporaryFolder()
    let beginnings: [(name: String, bytes: [UInt8])] = [
      ("svg", Array("<?xml".utf8)), ("pdf", Array("%PDF".utf8)), ("PNG", [0x89, 0x50, 0x4E, 0x47]),
      ("dot", Array("graph".utf8)),
    ]
    for (name, beginning) in beginnings {
      let path = folder.path + "/graph.\(name)"
      try await graph.write(to: path)
      let written = try bytes(of: path)
      #expect(written.starts(with: beginning) || name == "dot" && written.contains(0x7B), "\(name)")
    }
  }

  /// Graphviz makes room for controls of curves, which may lie far from these: all that is drawn is on the page.
  @Test(arguments: [1922, 1923, 1925, 1926, 1930, 1953])
  func aPageIsNoLargerThanAsked(_ year: Int) async throws {
    let graph = Chronicle.stalinCircle.snapshot(of: year).powerGraph()
    for page in [
      PageSize.journalColumn, PageSize(width: .millimeters(120), height: .millimeters(90)),
    ] {
      let picture = graph.picture(on: page)
      let svg = String(decoding: try await picture.rendering(as: .svg).bytes, as: UTF8.self)
      let box = try #require(svg.firstMatch(of: /viewBox="0\.00 0\.00 ([\d.]+) ([\d.]+)"/)).output
      let (width, height) = (try #require(Double(box.1)), try #require(Double(box.2)))
      #expect(abs(width - picture.width) < 1 && abs(height - picture.height) < 1, "\(box.0)")
    }
  }

  @Test func whatIsWrittenIsWhatIsRendered() async throws {
    let file = try ScratchFile("graph.svg")
    let picture = graph.picture()
    try await picture.write(to: file.path)
    let rendering = try await picture.rendering(as: .svg)
    #expect(try file.bytes() == Array(rendering.bytes))
  }

  @Test func aNameWithoutExtensionAndAnUnknownFormatLeaveNothing() async throws {
    let folder = try TemporaryFolder()
    let unnamed = await failure(writingTo: folder.path + "/graph")
    let unknown = await failure(writingTo: folder.path + "/graph.xyzzy")
    #expect(unnamed is FormatsError && unknown is GraphvizError)
    #expect(folder.contents == [])
  }
}
