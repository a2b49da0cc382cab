import CamarillaFormats

/// What a command reads.
enum Input {
  /// Stands for standard input among paths.
  static let dash = "-"

  /// What tests put in place of the process's standard input.
  @TaskLocal static var standard: [UInt8]?

  /// Takes an option's value as the path of what is read, so that no output takes its place.
  @Sendable static func declared(_ path: String) -> String {
    if path != dash { FileClaims.current?.declare(input: path) }
    return path
  }

  /// What a path stands for, looked at and not read yet.
  static func opened(_ path: String) throws(FormatsError) -> ChronicleInput {
    if path == dash, let standard {
      return ChronicleInput(name: name(of: dash), content: standard)
    }
    return try ChronicleInput(opening: path)
  }

  /// What messages call a path.
  static func name(of path: String) -> String {
    path == dash ? ChronicleInput.standardInputName : path
  }
}
