import Camarilla

/// Sources on the command line, by their ids.
enum SourceArgument {
  /// The ids, all of which must be of sources that a chronicle lists or cites.
  static func ids(
    wanted: [String], in chronicle: Chronicle
  ) throws(CommandFailure) -> Set<Source.ID> {
    guard !wanted.isEmpty else { return [] }
    let wanted = wanted.map(\.withoutOuterBlanks)
    let known = chronicle.sourceIDs()
    let ids = Set(known)
    for id in wanted where !ids.contains(id) {
      let hint = Suggestion(nearestTo: id, among: known).hint
      let listed = known.prefix(20).joined(separator: ", ") + (known.count > 20 ? ", …" : "")
      throw CommandFailure(
        status: .usage,
        message: known.isEmpty
          ? "unknown source '\(id)'; the chronicle cites none."
          : "unknown source '\(id)'\(hint.isEmpty ? "." : hint) Valid: \(listed).")
    }
    return Set(wanted)
  }
}
