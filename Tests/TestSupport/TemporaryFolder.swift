#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder for one test, removed with everything in it when nobody holds it any longer.
public final class TemporaryFolder {
  /// Where it stands.
  public let path: String

  /// Makes a new folder.
  public init() throws {
    path =
      FileManager.default.temporaryDirectory.appending(path: "camarilla-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The names of what is in it, sorted.
  public var contents: [String] { (try? names(in: path)) ?? [] }

  /// Writes a file and returns its path.
  public func file(_ name: String, _ text: String) throws -> String {
    try file(name, Array(text.utf8))
  }

  /// Writes a file and returns its path.
  public func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    try write(bytes, to: file)
    return file
  }
}

/// The path of one file in a folder of its own, removed with everything in it when nobody holds it any longer.
public final class ScratchFile {
  /// The folder that the file is in.
  public let folder: TemporaryFolder
  /// Where the file may be written.
  public let path: String

  /// Names the file, and writes nothing.
  public init(_ name: String) throws {
    folder = try TemporaryFolder()
    path = folder.path + "/" + name
  }

  /// What is in the file.
  public func bytes() throws -> [UInt8] { try TestSupport.bytes(of: path) }
  /// What is in the file, as a text.
  public func text() throws -> String { try contents(of: path) }
}

/// Runs `body` with a new folder, which is gone afterwards.
public func inTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = try TemporaryFolder()
  return try withExtendedLifetime(folder) { try body(folder.path) }
}

/// Writes a file.
public func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

/// Writes a file.
public func write(_ bytes: [UInt8], to path: String) throws {
  try Data(bytes).write(to: URL(filePath: path))
}

/// What is in a file.
public func bytes(of path: String) throws -> [UInt8] {
  Array(try Data(contentsOf: URL(filePath: path)))
}

/// What is in a file, as a text.
public func contents(of path: String) throws -> String {
  String(decoding: try bytes(of: path), as: UTF8.self)
}

/// The names of what is in a folder, sorted.
public func names(in folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}
