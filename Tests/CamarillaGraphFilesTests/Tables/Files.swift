import Camarilla
import CamarillaFormats
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Runs `body` with a new folder, which is gone afterwards.
func inNewFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let files = FileManager.default
  let folder = files.temporaryDirectory.appending(path: "camarilla-\(UUID().uuidString)").path
  try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? files.removeItem(atPath: folder) }
  return try body(folder)
}

func save(_ text: String, _ path: String) throws {
  try Data(text.utf8).write(to: URL(filePath: path))
}

func contents(_ path: String) throws -> String {
  try String(contentsOf: URL(filePath: path), encoding: .utf8)
}

/// The problems of a file that cannot be read, each as `line:column: message`.
func refusal(_ body: () throws -> Void) -> [String] {
  do {
    try body()
    return ["it was read"]
  } catch FormatsError.invalid(let invalid) {
    return invalid.problems.map {
      "\($0.location?.line ?? 0):\($0.location?.column ?? 0): \($0.message)"
    }
  } catch {
    return ["\(error)"]
  }
}
