public import Camarilla
public import CamarillaFormats
import GRDB
import GraphKernels
import LongWork

extension ChronicleStore {
  /// Writes a chronicle to a new store. Read back it is the same chronicle.
  ///
  /// The store is made beside its place and renamed when it is whole; a file that stood there is
  /// replaced, history and all. The same chronicle gives the same content, not always the same bytes:
  /// SQLite's version stands in them.
  ///
  /// Time: O(m log m) for m relationships, three to four seconds a million; space: 12 bytes a relationship
  /// and 64 MB.
  ///
  /// - Throws: `FormatsError.notRepresentable`, `FormatsError.cannotCreate`,
  ///   `FormatsError.writeFailed`, or `FormatsError.busy` when a store that
  ///   stands there is being written to.
  public static func write(_ chronicle: Chronicle, to path: String) throws(FormatsError) {
    try chronicle.checkRepresentable()
    try StoreFile.making(path) { database throws in
      try write(chronicle, to: database)
    }
  }

  private static func write(_ chronicle: Chronicle, to database: Database) throws {
    let table = chronicle.table
    let progress = WorkStep(name: "writing", of: table.count)
    try database.execute(sql: StoreSchema.tables)
    let tables = StoreTables(database: database)
    try tables.insert(title: chronicle.title, nextNumber: table.count + 1)
    try tables.insert(kinds: chronicle.kinds)
    try tables.insert(chronicle.figures)
    try tables.insert(chronicle.sources)
    try tables.insert(columns: table.attributes.map(\.name))

    let keys = table.periods.map { TimelineKey($0) }
    let whens = table.periods.map(\.description)
    let citations = table.citationLists.map { list in
      list.map(\.description).joined(separator: ";")
    }
    let insertion = try RelationshipInsertion(database: database)
    for (count, row) in order(table: table, keys: keys).enumerated() {
      let row = Int(row)
      let when = Int(table.whens[row])
      try insertion.insert(
        keys[when], number: row + 1, row: row, of: table, kind: Int(table.kinds[row]) + 1,
        source: Int(table.sources[row]) + 1, target: Int(table.targets[row]) + 1,
        when: whens[when], citation: citations[Int(table.citations[row])])
      if count % 1024 == 0 { progress.advance(to: count) }
    }
    try database.execute(sql: StoreSchema.indices)
    try database.execute(sql: StoreSchema.search)
    try tables.insertFigureWords()
    let words = try StoreStatement(
      database: database, sql: "INSERT INTO relationship_words (rowid, post, note) VALUES (?, ?, ?)"
    )
    for row in 0..<table.count where !(table.posts[row].isEmpty && table.notes[row].isEmpty) {
      words.bind(row + 1, at: 1)
      words.bindUnlessEmpty(table.posts[row], at: 2)
      words.bindUnlessEmpty(table.notes[row], at: 3)
      try words.run()
    }
    try database.execute(sql: StoreSchema.triggers)
  }

  /// The rows in the order in which the store keeps them: the few distinct periods are sorted by
  /// position, the many rows counted into theirs.
  private static func order(table: RelationshipTable, keys: [TimelineKey]) -> [Int32] {
    let distinct = Set(keys).sorted { ($0.level, $0.day) < ($1.level, $1.day) }
    let ranks = Dictionary(uniqueKeysWithValues: zip(distinct, distinct.indices))
    let rankOfPeriod = keys.map { ranks[$0]! }
    return CountingSort.order(itemCount: table.count, keyCount: distinct.count) { row in
      rankOfPeriod[Int(table.whens[row])]
    }
  }
}
