import Camarilla

/// Sources on the command line, by their ids.
enum SourceArgument {
  /// The ids, all of which must be of sources that a chronicle lists or cites.
  static func ids(
    wanted: [String], in chronicle: Chronicle
  ) throws(CommandFailure) -> Set<Source.ID> {
    guard !wanted.isEmpty else { return [] }
    let wanted = wanted.map(\.withoutOuterBlanks)
    do throws(UnknownName) {
      try chronicle.check(sources: wanted)
    } catch {
      throw CommandFailure(
        status: .usage,
        message: error.known.isEmpty
          ? "unknown source '\(error.text)'; the chronicle cites none."
          : error.usageText(most: 20))
    }
    return Set(wanted)
  }
}
