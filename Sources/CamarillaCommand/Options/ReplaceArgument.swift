import ArgumentParser
import CamarillaFormats

/// `--replace`: whether an output may take the place of a store, or of the tables in a folder.
struct ReplaceArgument: SectionedArguments {
  static let section = HelpSection.output

  @Flag(
    help:
      "Let an output take the place of a store or of a folder's tables, or a store that of another file."
  )
  var replace = false

  /// Parsing asks every group of options whether it is valid, so nobody has to hand this on.
  func validate() throws {
    if replace { FileClaims.current?.allowReplacing() }
  }
}
