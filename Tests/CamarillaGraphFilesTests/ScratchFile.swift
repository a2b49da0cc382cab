#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A place for one file in a folder of its own, removed with everything in it when the test is over.
final class ScratchFile {
  let folder: URL
  let path: String

  init(_ name: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "camarilla-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: name).path
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path))) }
  func text() throws -> String { String(decoding: try bytes(), as: UTF8.self) }
}
