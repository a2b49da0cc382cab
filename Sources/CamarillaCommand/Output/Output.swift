import CamarillaFormats

/// Where results go: the one place through which a command writes a file of its own.
///
/// ``CamarillaFormats/FileClaims`` keeps every output from taking the place of what is read, also those
/// that other floors write. An option that is read with ``declared(_:)``, or a path handed to
/// ``claim(paths:isDatabase:)``, has that done before any work.
enum Output {
  /// Stands for standard output among paths.
  static let dash = "-"

  /// Takes an option's value as the path of an output.
  @Sendable static func declared(_ path: String) -> String {
    if path != dash { FileClaims.current?.declare(output: path) }
    return path
  }

  /// Makes sure that files may be written, before they are.
  static func claim(paths: [String], isDatabase: Bool = false) throws(FormatsError) {
    guard let claims = FileClaims.current else { return }
    for path in paths { claims.declare(output: path, isDatabase: isDatabase) }
    try claims.checkOutputs()
  }

  /// Has a file written, or of `-` prints what would be in it.
  static func writing(to path: String, _ write: (String) throws -> Void) throws {
    guard path == dash else { return try write(path) }
    try Console.current.write(bytesOfTemporaryFile(write))
  }

  /// Writes several results, each to a file or to standard output; no file where one of them can't be written, or where
  /// nobody reads what is printed to its end.
  static func write(
    _ results: [(bytes: [UInt8], path: String?)],
    printing print: ([UInt8]) throws -> Void = { try Console.current.write($0) }
  ) throws {
    func isFile(_ path: String?) -> Bool { path != nil && path != dash }
    try writeFiles(results.filter { isFile($0.path) }[...]) {
      for result in results where !isFile(result.path) { try print(result.bytes) }
    }
  }

  /// All are complete, and what else there is to print is printed, before the first takes its place; what is written to a
  /// device is on it then.
  private static func writeFiles(
    _ results: ArraySlice<(bytes: [UInt8], path: String?)>, printing print: () throws -> Void
  ) throws {
    guard let path = results.first?.path, let bytes = results.first?.bytes else {
      return try print()
    }
    var file = try AtomicFile(path: path)
    try file.write(bytes)
    try file.finish()
    try writeFiles(results.dropFirst(), printing: print)
    try file.commit()
  }

  /// Writes a result to a file, whole or not at all, or to standard output.
  static func write(_ bytes: [UInt8], to path: String?) throws {
    try write(pieces: [bytes], to: path)
  }

  /// The same for a result in pieces, in order.
  static func write(pieces: [[UInt8]], to path: String?) throws {
    try Phases.within(phase: .write) {
      guard let path, path != dash else { return try pieces.forEach(Console.current.write) }
      var file = try AtomicFile(path: path)
      for piece in pieces { try file.write(piece) }
      try file.commit()
    }
  }
}
