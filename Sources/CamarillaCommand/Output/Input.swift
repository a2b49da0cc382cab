import CamarillaFormats

/// What a command reads.
enum Input {
  /// Stands for standard input among paths.
  static let dash = "-"

  /// What messages call standard input.
  static let standardName = "standard input"

  /// What tests put in place of the process's standard input.
  @TaskLocal static var standard: [UInt8]?

  /// Takes an option's value as the path of what is read, so that no output takes its place.
  @Sendable static func declared(_ path: String) -> String {
    if path != dash { FileClaims.current?.declare(input: path) }
    return path
  }

  /// Whether a path stands for something that runs only once: standard input, a pipe or a device.
  static func isStream(_ path: String) -> Bool { path == dash || fileKind(of: path) == .other }

  /// Reads a stream to its end.
  static func contents(ofStream path: String) throws(FormatsError) -> [UInt8] {
    if path != dash { return try TableInput.contents(path: path) }
    if let standard { return standard }
    return try TableInput.contents(ofStandardInput: standardName)
  }

  /// What messages call a path.
  static func name(of path: String) -> String { path == dash ? standardName : path }
}
