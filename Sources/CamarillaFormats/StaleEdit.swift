public import Camarilla

/// An edit that was made on something that somebody else has changed since: what each of the two would have.
///
/// Rows are JSON objects by the names of their table's columns, as a store's history keeps them; nil where there is no
/// row.
public struct StaleEdit: Hashable, Sendable {
  /// The table of the row; nil where the edit is stale as a whole.
  public var table: Problem.Subject.Table?
  /// The id by which the row was asked for.
  public var id: String?
  /// The row on which the edit was made.
  public var base: String?
  /// The row as the edit would have made it of that.
  public var yours: String?
  /// The row as it is now.
  public var theirs: String?
  /// What happened meanwhile, in a sentence without a full stop.
  public var reason: String

  /// An edit that comes too late, for a reason.
  public init(
    table: Problem.Subject.Table? = nil, id: String? = nil, base: String? = nil,
    yours: String? = nil, theirs: String? = nil, reason: String
  ) {
    self.table = table
    self.id = id
    self.base = base
    self.yours = yours
    self.theirs = theirs
    self.reason = reason
  }
}
