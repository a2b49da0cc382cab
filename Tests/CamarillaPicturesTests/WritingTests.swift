import Camarilla
import CamarillaDrawing
import CamarillaFormats
import CamarillaGraphviz
import CamarillaPictures
import Foundation
import LongWork
import StalinCircle
import Synchronization
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

  /// Something whose layout takes until nobody wants it.
  private struct Endless: Drawable {
    let drawn: Picture
    let hasBegun = Once()

    func picture(on page: PageSize?) -> Picture {
      hasBegun.set()
      while !WorkMonitor.isCurrentCancelled { usleep(1_000) }
      return drawn
    }
  }

  private final class Once: Sendable {
    private let value = Mutex(false)
    var isSet: Bool { value.withLock { $0 } }
    func set() { value.withLock { $0 = true } }
  }

  /// Also of DOT, for which Graphviz isn't asked.
  @Test(arguments: ["svg", "dot"])
  func aCancelledLayoutEndsAndLeavesNothing(_ format: String) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/graph." + format
    let endless = Endless(drawn: graph.picture())
    let task = Task { try await endless.write(to: path) }
    while !endless.hasBegun.isSet { await Task.yield() }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(folder.contents == [])
  }

  @Test func whatIsCancelledBeforeItsTurnIsLikeAllOtherWork() async throws {
    let picture = graph.picture()
    let folder = try TemporaryFolder()
    let path = folder.path + "/graph.svg"
    let tasks: [@Sendable () async throws -> Void] = [
      { try await picture.write(to: path) },
      { _ = try await picture.rendering(as: .png) },
      { _ = try await PictureDocument([picture]).rendering() },
      { _ = try await Typeface(measuring: "DejaVu Sans Mono") },
    ]
    for work in tasks {
      let task = Task {
        unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
        try await work()
      }
      await #expect(throws: CancellationError.self) { try await task.value }
    }
    #expect(folder.contents == [])
  }

  @Test func aNameWithoutExtensionAndAnUnknownFormatLeaveNothing() async throws {
    let folder = try TemporaryFolder()
    let unnamed = await failure(writingTo: folder.path + "/graph")
    let unknown = await failure(writingTo: folder.path + "/graph.xyzzy")
    #expect(unnamed is FormatsError && unknown is GraphvizError)
    #expect(folder.contents == [])
  }
}
