import Camarilla
import CamarillaFormats
import CamarillaStore
import GRDB
import TestSupport
import Testing

/// Stores as a stranger may make them: a small one with a history, and what is done to it.
enum CraftedStore {
  static let note = EditNote(author: "anna", time: "2026-11-21T09:30:00Z", reason: "the archive")

  /// The bytes of a sound store, in which something stands in every column of every table, and in whose history
  /// something can be undone and done again.
  static let sound: [UInt8] = {
    do {
      return try inTemporaryFolder { folder in
        let path = folder + "/x.camarilla"
        try ChronicleStore.write(try chronicle(), to: path)
        let store = try ChronicleStore(editing: path)
        try store.merge(figure: "spare", into: "f1", note: note)
        try store.amend("r2", note: note) { $0.note = "changed" }
        try store.undo(note)
        return try bytes(of: path)
      }
    } catch {
      fatalError("\(error)")
    }
  }()

  /// The same as it was made before tables were strict, in which anything may stand anywhere.
  static let loose: [UInt8] = {
    do {
      return try inTemporaryFolder { folder in
        let path = folder + "/x.camarilla"
        try TestSupport.write(sound, to: path)
        try loosen(path)
        return try bytes(of: path)
      }
    } catch {
      fatalError("\(error)")
    }
  }()

  /// What a process leaves that is killed in the middle of a change to ``sound``: the file, and the journal that undoes
  /// the change.
  static func brokenOff() throws -> (file: [UInt8], journal: [UInt8]) {
    try inTemporaryFolder { folder in
      let copy = folder + "/x.camarilla"
      try TestSupport.write(sound, to: copy)
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let queue = try DatabaseQueue(path: copy, configuration: configuration)
      return try queue.writeWithoutTransaction { database in
        try database.execute(
          sql: """
            PRAGMA cache_size = 1; BEGIN IMMEDIATE;
            UPDATE figures SET name = hex(zeroblob(3000));
            UPDATE sources SET title = hex(zeroblob(30000));
            """)
        return (try bytes(of: copy), try bytes(of: copy + "-journal"))
      }
    }
  }

  private static func chronicle() throws -> Chronicle {
    var builder = Chronicle.Builder(title: "A circle")
    builder.add(
      RelationshipKind(
        name: "pact", sign: .positive, isDirected: false, style: try KindStyle("teal")))
    for number in 1...5 {
      builder.add(
        Figure(
          id: "f\(number)", name: "Figure \(number)", born: HistoricalDate(year: 1880),
          died: HistoricalDate(year: 1950), attributes: [Attribute(name: "party", value: "A")]))
    }
    builder.add(Figure(id: "spare", name: "Spare"))
    builder.add(
      Source(
        id: "diary", title: "Diary", author: "B", published: "1960",
        url: "https://example.org", attributes: [Attribute(name: "shelf", value: "3")]))
    let whens = ["1926", "1926/1934", "1930~/1937", "1937/..", "../1938"]
    for (index, when) in whens.enumerated() {
      builder.add(
        Relationship(
          id: index == 4 ? "own" : "", kind: index == 0 ? "pact" : "appointment",
          source: Figure.ID("f\(index + 1)"),
          target: index == 3 ? "spare" : Figure.ID("f\((index + 1) % 5 + 1)"),
          when: try Period(when),
          weight: 2, confidence: 0.5, post: "Secretary", citations: [Citation("diary#3")],
          note: "a remark", attributes: [Attribute(name: "place", value: "Moscow")]))
    }
    return try builder.build()
  }

  /// Writes a store and runs SQL on it that its schema would not allow.
  ///
  /// - Returns: whether anything was changed.
  @discardableResult
  static func write(
    _ content: [UInt8] = sound, to path: String, changedBy sql: String
  ) throws -> Bool {
    try TestSupport.write(content, to: path)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    func access<Result>(_ work: (Database) throws -> Result) throws -> Result {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? queue.close() }
      return try queue.writeWithoutTransaction { database in
        try database.execute(
          sql: "PRAGMA writable_schema = ON; PRAGMA ignore_check_constraints = ON")
        return try work(database)
      }
    }
    // Each connection reads the schema as the one before left it.
    let tables = try access { database in
      let tables = try Row.fetchAll(
        database, sql: "SELECT rowid, sql FROM sqlite_schema WHERE type = 'table'")
      try database.execute(
        sql: """
          UPDATE sqlite_schema
          SET sql = replace(replace(replace(sql, ' NOT NULL', ''), ') STRICT, ', ') '), ') STRICT', ')')
          WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'
          """)
      return tables
    }
    let count = try access { database in
      let before = database.totalChangesCount
      try database.execute(sql: sql)
      return database.totalChangesCount - before
    }
    try access { database in
      for table in tables {
        try database.execute(
          sql: "UPDATE sqlite_schema SET sql = ? WHERE rowid = ? AND type = 'table'",
          arguments: [table["sql"] as String, table["rowid"] as Int])
      }
    }
    return count > 0
  }

  // MARK: Using one

  /// What is said of a file that is not read.
  static func refusal(_ work: () throws(FormatsError) -> Void) -> String {
    do throws(FormatsError) {
      try work()
      return "it was read"
    } catch {
      return error.description
    }
  }

  /// Does with a file whatever a user does with a store.
  ///
  /// - Returns: what was refused, and how many answers there were.
  static func use(
    _ path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> (refusals: [FormatsError], answers: Int) {
    var refusals: [FormatsError] = []
    var answers = 0
    func attempt(_ work: () throws(FormatsError) -> Void) {
      do throws(FormatsError) {
        try work()
        answers += 1
      } catch {
        refusals.append(error)
      }
    }
    func reading(_ work: (ChronicleStore) throws(FormatsError) -> Void) {
      attempt { () throws(FormatsError) in try work(try ChronicleStore(path: path)) }
    }
    let before = try bytes(of: path)
    reading { store throws(FormatsError) in _ = try store.chronicle() }
    reading { store throws(FormatsError) in
      let year = try store.chronicle(during: 1937...1937, allFigures: true)
      _ = year.snapshot(of: 1937).scores(by: .betweenness)
    }
    reading { store throws(FormatsError) in _ = try store.chronicle(during: 1926...1926) }
    reading { store throws(FormatsError) in _ = try store.summary() }
    reading { store throws(FormatsError) in _ = try store.relationshipCount() }
    reading { store throws(FormatsError) in _ = try store.holds(atMost: 2) }
    reading { store throws(FormatsError) in _ = try store.kinds() }
    reading { store throws(FormatsError) in _ = try store.figureIDs() }
    reading { store throws(FormatsError) in _ = try store.figure(called: "Figure") }
    reading { store throws(FormatsError) in _ = try store.hasFigure("f1") }
    reading { store throws(FormatsError) in _ = try store.search("figure") }
    reading { store throws(FormatsError) in _ = try store.search("secretary remark") }
    reading { store throws(FormatsError) in _ = try store.history() }
    reading { store throws(FormatsError) in _ = try store.history(of: "own") }
    reading { store throws(FormatsError) in _ = try store.revision() }
    reading { store throws(FormatsError) in _ = try store.rowText(of: "r1", in: .relationships) }
    reading { store throws(FormatsError) in _ = try store.rowText(of: "f1", in: .figures) }
    reading { store throws(FormatsError) in _ = try store.cleaning() }
    #expect(try bytes(of: path) == before, "reading changed it", sourceLocation: sourceLocation)

    // Most are only tried, as it takes longest to make sure of what is written.
    func editing(
      isTrial: Bool = true, _ work: (ChronicleStore) throws(FormatsError) -> Void
    ) throws {
      let before = try bytes(of: path)
      let count = refusals.count
      attempt { () throws(FormatsError) in
        try work(try ChronicleStore(editing: path, isTrial: isTrial))
      }
      guard refusals.count > count else { return }
      #expect(
        try bytes(of: path) == before, "changed, and refused: \(refusals[count])",
        sourceLocation: sourceLocation)
    }
    try editing(isTrial: false) { store throws(FormatsError) in try store.redo(note) }
    try editing(isTrial: false) { store throws(FormatsError) in try store.undo(note) }
    try editing(isTrial: false) { store throws(FormatsError) in try store.undo(note) }
    try editing { store throws(FormatsError) in
      try store.add(Figure(id: "new", name: "New"), note: note)
    }
    try editing(isTrial: false) { store throws(FormatsError) in
      try store.add(
        Relationship(
          kind: "pact", source: "f1", target: "f3", when: .event(HistoricalDate(year: 1937)!)),
        note: note)
    }
    try editing { store throws(FormatsError) in
      try store.amend(figure: "f2", note: note) { $0.name = "Other" }
    }
    try editing { store throws(FormatsError) in
      try store.amend(source: "diary", note: note) { $0.id = "diaries" }
    }
    try editing { store throws(FormatsError) in try store.amend("own", note: note) { $0.weight = 3 }
    }
    try editing { store throws(FormatsError) in try store.retract("r1", note: note) }
    try editing { store throws(FormatsError) in
      let more = StoreAddition(name: "more", chronicle: more)
      _ = try store.grow(by: [more], note: note)
    }
    return (refusals, answers)
  }

  private static let more: Chronicle = {
    var builder = Chronicle.Builder(infersFigures: true)
    builder.add(
      Relationship(
        kind: "alliance", source: "f1", target: "f9", when: .event(HistoricalDate(year: 1937)!)))
    do { return try builder.build() } catch { fatalError("\(error)") }
  }()
}
