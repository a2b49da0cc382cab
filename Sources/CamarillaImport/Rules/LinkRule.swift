import Camarilla

/// A file that a mapping names.
struct NamedFile: Sendable, Hashable {
  let path: String
  /// Where the mapping names it.
  let location: Problem.Location
}

/// How the rows of a table find their row in another one, by a key (a left join).
struct LinkRule: Sendable {
  /// What becomes of a key that several rows have, which differ in what is asked of them.
  enum Several: String, Sendable, CaseIterable { case error, first, last }
  /// What becomes of a row whose key the other table doesn't have.
  enum Unmatched: String, Sendable, CaseIterable { case blank, skip, error }

  /// What the mapping calls it.
  let name: String
  let file: NamedFile
  var table = TableRule()
  /// The other table's columns.
  var columns: ColumnSlots
  /// The key, made of a row of the other table.
  var key: TextRule
  /// What has to be that key, made of a row of this table.
  var match: TextRule
  /// One of them must be met by the other table's rows, unless there are none.
  var conditions: [Condition] = []
  var several = Several.error
  /// Nil where the mapping doesn't say it: blank then, and an error where no row is matched at all.
  var unmatched: Unmatched?
  /// The slots of the other table that are asked for.
  var answers: [Int] = []
}

/// What the rules for one table share: its columns, its links to other tables, and how many caches they need.
struct TableScope: Sendable {
  var columns = ColumnSlots()
  var links: [LinkRule] = []
  /// The names of those that the mapping declares with a fault.
  var lostLinks: Set<String> = []
  /// The caches of figures, dates and lookups.
  var caches = 0
}
