import Camarilla
import CamarillaDrawing
import CamarillaFormats
import CamarillaGraphviz
import CamarillaPictures
import StalinCircle
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct WritingTests {
  let graph = Chronicle.stalinCircle.snapshot(of: 1926).powerGraph()
  static let folder = FileManager.default.temporaryDirectory.path

  private func failure(writingTo path: String) async -> (any Error)? {
    do {
      try await graph.write(to: path)
      return nil
    } catch {
      return error
    }
  }

  @Test func theExtensionNamesTheFormat() async throws {
    let beginnings: [(name: String, bytes: [UInt8])] = [
      ("svg", Array("<?xml".utf8)), ("pdf", Array("%PDF".utf8)), ("PNG", [0x89, 0x50, 0x4E, 0x47]),
      ("dot", Array("graph".utf8)),
    ]
    for (name, bytes) in beginnings {
      let path = Self.folder + "/camarilla-\(UInt64.random(in: 0 ... .max)).\(name)"
      defer { try? FileManager.default.removeItem(atPath: path) }
      try await graph.write(to: path)
      let written = try Data(contentsOf: URL(filePath: path))
      #expect(written.starts(with: bytes) || name == "dot" && written.contains(0x7B), "\(name)")
    }
  }

  @Test func whatIsWrittenIsWhatIsRendered() async throws {
    let path = Self.folder + "/camarilla-\(UInt64.random(in: 0 ... .max)).svg"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let picture = graph.picture()
    try await picture.write(to: path)
    let rendering = try await picture.rendering(as: .svg)
    #expect(try Data(contentsOf: URL(filePath: path)) == Data(rendering.bytes))
  }

  @Test func aNameWithoutExtensionAndAnUnknownFormatLeaveNothing() async throws {
    let name = "camarilla-\(UInt64.random(in: 0 ... .max))"
    let unnamed = await failure(writingTo: Self.folder + "/" + name)
    let unknown = await failure(writingTo: Self.folder + "/" + name + ".xyzzy")
    #expect(unnamed is FormatsError && unknown is GraphvizError)
    let left = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
    #expect(!left.contains { $0.hasPrefix(name) })
  }
}
