#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where files stand that nobody is to find.
var temporaryFolder: String { FileManager.default.temporaryDirectory.path }

/// Copies a file, which is no link, to where nothing stands.
func copyFile(_ path: String, to copy: String) throws {
  try FileManager.default.copyItem(atPath: path, toPath: copy)
}
