public import CamarillaFormats
import GRDB

/// A chronicle in one SQLite file: the same content as a folder of tables, for editing in
/// transactions and for sizes at which nobody wants to read everything.
///
/// ```swift
/// try ChronicleStore.write(chronicle, to: "circle.camarilla")
/// let store = try ChronicleStore(path: "circle.camarilla")
/// let year = try store.chronicle(during: 1937...1937)  // reads what may hold in 1937, no more
/// year.snapshot(of: 1937).scores(by: .betweenness)
/// ```
///
/// What `chronicle(during:)` gives is a `Chronicle` like any other, so that every analysis of those
/// years works on it and answers as it would on the whole. The file can be read while it is
/// read-only, and looked at with any SQLite browser.
public struct ChronicleStore: Sendable {
  /// The file.
  public let path: String
  let queue: DatabaseQueue
  /// What whoever edits has seen; nil for whatever there is.
  let base: StoreRevision?
  /// Whether it was opened for editing, too.
  let isEditable: Bool
  /// Whether edits are tried and not kept.
  let isTrial: Bool

  /// Opens a store for reading; edits are refused with `FormatsError.cannotCreate`.
  ///
  /// - Throws: `FormatsError.notFound`; `FormatsError.notAChronicle` for a
  ///   file that is no store, is one of a newer version or is damaged, and leaves that untouched;
  ///   `FormatsError.busy` when another process has been writing to it for ten seconds. Whatever reads from the open
  ///   store throws the latter two as well.
  public init(path: String) throws(FormatsError) {
    self.path = path
    queue = try StoreConnection.reading(path)
    (base, isEditable, isTrial) = (nil, false, false)
  }

  /// Opens a store for reading and editing.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - base: the revision that whoever edits has looked at. An edit that touches what was changed after it is
  ///     refused with `FormatsError.stale`, whichever process changed it; edits of everything else are made. Nil edits
  ///     whatever there is.
  ///   - isTrial: whether edits are only tried: they are checked and answered as ever, and the file stays as it is.
  /// - Throws: as ``init(path:)``.
  public init(
    editing path: String, from base: StoreRevision? = nil, isTrial: Bool = false
  ) throws(FormatsError) {
    self.path = path
    self.base = base
    self.isTrial = isTrial
    isEditable = true
    queue = try StoreConnection.editing(path, isTrial: isTrial)
  }

  /// Whether a file says that it is a store, of whatever version.
  public static func isStore(_ path: String) -> Bool {
    guard fileKind(of: path) == .regular else { return false }
    return (try? StoreHeader(path: path))?.isStore ?? false
  }

  /// Whether a path is that of a store, by what stands there or, where that is nothing, by its name:
  /// `.camarilla`, `.sqlite` or `.db`.
  public static func isStorePath(_ path: String) -> Bool {
    let isNamed = fileExtension(of: path).map(StoreForm().extensions.contains) ?? false
    return switch fileKind(of: path) {
    case .nothing: isNamed
    case .regular: isNamed || isStore(path)
    case .folder, .other: false
    }
  }

  /// How many relationships the store holds.
  ///
  /// - Throws: `FormatsError.notAChronicle` for a store that is damaged, or `FormatsError.busy`.
  /// - Complexity: O(m) for m relationships, through an index of some 15 bytes a relationship.
  public func relationshipCount() throws(FormatsError) -> Int {
    try accessing(path, for: .reading) {
      try queue.read { try Self.count("relationships", by: "number", in: $0) }
    }
  }

  /// Whether the store holds no more than some relationships.
  ///
  /// - Throws: as ``relationshipCount()``.
  /// - Complexity: O(count); no more relationships are looked at.
  public func holds(atMost count: Int) throws(FormatsError) -> Bool {
    try accessing(path, for: .reading) {
      try queue.read { database in
        try !StoreStatement.exists(
          "SELECT 1 FROM relationships ORDER BY number LIMIT 1 OFFSET ?", in: database
        ) { $0.bind(count, at: 1) }
      }
    }
  }

  /// How many rows a table has, by the column that numbers them.
  static func count(
    _ table: String, by column: String, in database: Database
  ) throws -> Int {
    // Without a condition SQLite counts by itself, and where pages go in circles it never stops.
    let statement = try StoreStatement(
      database: database, reading: table,
      sql: "SELECT count(*) FROM \(table) WHERE \(column) > 0")
    return try statement.step() ? statement.integer(in: 0) : 0
  }
}
