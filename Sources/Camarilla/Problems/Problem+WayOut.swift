extension Problem {
  /// How one can go on, beside what was expected, for a program to offer by its own means: the command names an option or
  /// another command, a page has a button.
  public enum WayOut: Hashable, Sendable {
    /// To take the figure out together with its relationships, or to merge it into another.
    case retractWithRelationships
    /// To take the source out of what cites it, too, or to merge it into another.
    case retractWithCitations
    /// To take out first what is wrong.
    case retract
    /// To add what seems to be of another collection all the same.
    case acceptUnrelated
    /// To write the chronicle into a new store.
    case rewriteStore
    /// To write the file in UTF-8, or to read it by a mapping that says its encoding, as mappings call it.
    case recode(from: String)
  }
}
