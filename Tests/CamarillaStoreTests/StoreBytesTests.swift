import Camarilla
import CamarillaFormats
import CamarillaStore
import GRDB
import TestSupport
import Testing

/// Files whose bytes are not what SQLite wrote, and files beside a store that are another's.
@Suite(.timeLimit(.minutes(30))) struct StoreBytesTests {
  private func use(
    _ content: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> (refusals: [FormatsError], answers: Int) {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try write(content, to: path)
      return try CraftedStore.use(path, sourceLocation: sourceLocation)
    }
  }

  @Test func bitsOfTheHeader() throws {
    var refused = 0
    for index in stride(from: 0, to: 100, by: 3) {
      var content = CraftedStore.sound
      content[index] ^= 1 << UInt8(index % 8)
      if try !use(content).refusals.isEmpty { refused += 1 }
    }
    #expect(refused > 10, "\(refused)")
  }

  @Test(arguments: 0..<4) func bitsOfPages(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<10 {
      var content = CraftedStore.sound
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let index = Int.random(in: 100..<content.count, using: &random)
        content[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      }
      // Many bits mean nothing, as those of free room; what is asked of each is no trap and no change.
      _ = try use(content)
    }
  }

  /// Pages that are free, whose list says what is not so.
  @Test func bitsOfTheListOfFreePages() throws {
    let (content, trunk) = try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try CraftedStore.write(
        to: path, changedBy: "UPDATE sources SET title = hex(zeroblob(40000)) WHERE row = 1")
      try CraftedStore.write(
        try bytes(of: path), to: path,
        changedBy: "UPDATE sources SET title = 'Diary' WHERE row = 1")
      let content = try bytes(of: path)
      let trunk = content[32..<36].reduce(0) { $0 << 8 | Int($1) }
      return (content, trunk)
    }
    try #require(trunk > 1)
    var random = SeededGenerator(seed: 7)
    for _ in 0..<10 {
      var damaged = content
      let index = (trunk - 1) * 4096 + Int.random(in: 0..<40, using: &random)
      damaged[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      _ = try use(damaged)
    }
  }

  @Test func truncatedFiles() throws {
    let whole = CraftedStore.sound
    for count in [1, 15, 16, 99, 100, 101, 512, 4095, 4096, 4097, whole.count / 2, whole.count - 1]
    {
      let (refusals, answers) = try use(Array(whole[..<count]))
      #expect(answers == 0, "\(count)")
      #expect(refusals.allSatisfy { $0.description.contains("x.camarilla") })
    }
  }

  @Test func filesThatAreNoStore() throws {
    var later = CraftedStore.sound
    later[63] = 9
    for (content, expected) in [
      (later, "version 9"), ([], "it is empty"),
      (Array("kind,source\n".utf8), "no SQLite database"),
      ([UInt8](repeating: 0, count: 8192), "no SQLite database"),
      (Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0xFF, count: 8192), "not one that"),
    ] {
      let (refusals, answers) = try use(content)
      #expect(answers == 0)
      #expect(refusals.allSatisfy { $0.description.contains(expected) }, "\(refusals)")
    }
  }

  // MARK: Tables without an end

  /// A table of which each inner page names the next one some four hundred times, so that the last of few pages is read
  /// more often than anybody can wait for.
  private func endless(_ table: String) throws -> [UInt8] {
    var content = CraftedStore.sound
    let (root, kind) = try inTemporaryFolder { folder in
      try write(content, to: folder + "/x.camarilla")
      return try DatabaseQueue(path: folder + "/x.camarilla").read { database in
        let root = try Int.fetchOne(
          database, sql: "SELECT rootpage FROM sqlite_schema WHERE name = ?", arguments: [table])
        return (try #require(root), content[(root! - 1) * 4096])
      }
    }
    // The rows move to a page of their own, and inner pages stand above it.
    func append(_ page: [UInt8]) -> UInt32 {
      content += page
      return UInt32(content.count / 4096)
    }
    func bigEndian(_ number: UInt32) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
    }
    let leaf = Array(content[(root - 1) * 4096..<root * 4096])
    var child = append(leaf)
    // The key of an inner page of a table is a row; of a table without rows, a whole one.
    let isTable = kind == 0x0D
    let first = Int(leaf[8]) << 8 | Int(leaf[9])
    let key = isTable ? [1] : Array(leaf[first..<first + 1 + Int(leaf[first])])
    var page: [UInt8] = []
    for _ in 0..<5 {
      let cell = bigEndian(child) + key
      let count = (4096 - 12) / (cell.count + 2)
      page = [UInt8](repeating: 0, count: 4096)
      let start = 4096 - count * cell.count
      page.replaceSubrange(
        0..<12,
        with: [
          isTable ? 0x05 : 0x02, 0, 0, UInt8(count >> 8), UInt8(count & 255), UInt8(start >> 8),
          UInt8(start & 255), 0,
        ] + bigEndian(child))
      for index in 0..<count {
        let offset = start + index * cell.count
        page[12 + 2 * index] = UInt8(offset >> 8)
        page[13 + 2 * index] = UInt8(offset & 255)
        page.replaceSubrange(offset..<offset + cell.count, with: cell)
      }
      child = append(page)
    }
    content.replaceSubrange((root - 1) * 4096..<root * 4096, with: page)
    content.replaceSubrange(28..<32, with: bigEndian(UInt32(content.count / 4096)))
    return content
  }

  @Test(arguments: ["figures", "kinds", "columns", "changes", "relationships_by_number"])
  func pagesThatGoInCircles(_ table: String) throws {
    let (refusals, _) = try use(try endless(table))
    #expect(!refusals.isEmpty)
    #expect(refusals.allSatisfy { $0.description.contains("x.camarilla") }, "\(refusals)")
  }

  // MARK: Files beside it

  /// A database with the same tables and other rows in the middle of a change: its bytes, and those of the file in which
  /// SQLite keeps what is to be undone or still to be written.
  private func other(mode: String, suffix: String) throws -> (file: [UInt8], beside: [UInt8]) {
    try inTemporaryFolder { folder in
      let path = folder + "/other.camarilla"
      try write(CraftedStore.sound, to: path)
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      configuration.allowsUnsafeTransactions = true
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      return try queue.writeWithoutTransaction { database in
        try database.execute(
          sql: """
            PRAGMA journal_mode = \(mode);
            CREATE TABLE more (x);
            PRAGMA cache_size = 1;
            BEGIN IMMEDIATE;
            UPDATE figures SET name = hex(zeroblob(3000));
            UPDATE sources SET title = hex(zeroblob(30000));
            INSERT INTO more SELECT hex(zeroblob(3000)) FROM figures a, figures b;
            \(mode == "WAL" ? "COMMIT;" : "")
            """)
        return (try bytes(of: path), try bytes(of: path + suffix))
      }
    }
  }

  @Test func theWriteAheadLogOfAnotherDatabase() throws {
    let log = try other(mode: "WAL", suffix: "-wal").beside
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try expectRefusal(of: log, beside: path, suffix: "-wal", saying: "is not its own")
      // A store that says it has one can't tell whose it is; it is looked at as a whole before it is kept.
      var content = CraftedStore.sound
      content[18] = 2
      content[19] = 2
      try write(content, to: path)
      try write(log, to: path + "-wal")
      #expect(try CraftedStore.use(path).answers == 0)
      #expect(try bytes(of: path) == content)
    }
  }

  // MARK: Write-ahead logs of stores of one size

  /// A store to which another program has given a write-ahead log, after it was changed by some SQL: the file, and the log
  /// of what further SQL has changed.
  private func logged(
    _ before: String = "", _ changes: String
  ) throws -> (file: [UInt8], log: [UInt8]) {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try write(CraftedStore.sound, to: path)
      let queue = try DatabaseQueue(path: path)
      return try queue.writeWithoutTransaction { database in
        try database.execute(sql: before + "; PRAGMA journal_mode = WAL; \(changes)")
        return (try bytes(of: path), try bytes(of: path + "-wal"))
      }
    }
  }

  /// What a store's own log says is read, and made part of the file by who edits it.
  @Test func itsOwnWriteAheadLog() throws {
    let (file, log) = try logged("", "UPDATE figures SET name = 'Renamed' WHERE row = 1")
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      let link = folder + "/link.camarilla"
      try makeLink(at: link, to: path)
      for name in [path, link] {
        try write(file, to: path)
        try write(log, to: path + "-wal")
        for _ in 0..<2 {
          #expect(try ChronicleStore(path: name).chronicle().figures[0].name == "Renamed")
        }
        #expect(try bytes(of: path) == file)
        #expect(try bytes(of: path + "-wal") == log)
        try ChronicleStore(editing: name).amend("own", note: CraftedStore.note) { $0.weight = 7 }
        let now = try ChronicleStore(path: name).chronicle()
        #expect(now.figures[0].name == "Renamed")
        #expect(now.relationships.last?.weight == 7)
        try ChronicleStore(path: name).checkIntegrity()
      }
    }
  }

  /// Each page of a log of a store of the same size is sound; what they make together is not.
  @Test func theWriteAheadLogOfAStoreOfTheSameSize() throws {
    let file = try logged("", "UPDATE figures SET name = 'Renamed' WHERE row = 1").file
    let logs = [
      (
        try logged(
          "DELETE FROM relationships WHERE number = 1", "UPDATE relationships SET weight = 3"),
        "in index relationships_by_number"
      ),
      (
        try logged(
          "INSERT INTO figures (row, id, name) VALUES (7, 'seven', 'Seven');"
            + " UPDATE relationships SET target = 7 WHERE number = 1",
          "UPDATE relationships SET weight = 3"),
        "a row of table 'relationships' names one of 'figures' that is not there"
      ),
    ]
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      for ((other, log), expected) in logs {
        #expect(other.count == file.count)
        try write(file, to: path)
        try write(log, to: path + "-wal")
        let (refusals, answers) = try CraftedStore.use(path)
        #expect(answers == 0)
        for refusal in refusals {
          let text = refusal.description
          #expect(text.contains(expected), "\(text)")
          #expect(
            text.contains("'\(path)-wal', which may be the write-ahead log of another database"))
        }
        #expect(try bytes(of: path) == file)
        #expect(try bytes(of: path + "-wal") == log)
      }
    }
  }

  @Test func theWriteAheadLogOfPagesOfAnotherSize() throws {
    let file = try logged("", "UPDATE figures SET name = 'Renamed' WHERE row = 1").file
    let log = try inTemporaryFolder { folder in
      let queue = try DatabaseQueue(path: folder + "/other")
      return try queue.writeWithoutTransaction { database in
        try database.execute(
          sql: "PRAGMA page_size = 1024; PRAGMA journal_mode = WAL; CREATE TABLE figures (x)")
        return try bytes(of: folder + "/other-wal")
      }
    }
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try write(file, to: path)
      try write(log, to: path + "-wal")
      #expect(try CraftedStore.use(path).answers == 0)
      #expect(try bytes(of: path) == file)
    }
  }

  /// Frames whose sums don't follow from one another are no part of a log, by SQLite's own rule.
  @Test func aWriteAheadLogThatIsNone() throws {
    let (file, log) = try logged("", "UPDATE figures SET name = 'Renamed' WHERE row = 1")
    var salted = log
    salted[40] ^= 1
    for log in [salted, [UInt8](repeating: 7, count: 5000)] {
      try inTemporaryFolder { folder in
        let path = folder + "/x.camarilla"
        try write(file, to: path)
        try write(log, to: path + "-wal")
        #expect(try ChronicleStore(path: path).chronicle().figures[0].name == "Figure 1")
        #expect(try bytes(of: path) == file)
      }
    }
  }

  // MARK: Journals

  @Test func theJournalOfAnotherDatabase() throws {
    let journal = try other(mode: "DELETE", suffix: "-journal").beside
    try inTemporaryFolder { folder in
      try expectRefusal(
        of: journal, beside: folder + "/x.camarilla", suffix: "-journal",
        saying: "is not the journal of")
    }
  }

  /// The journal of a store of the same size undoes what was never done, page by page.
  @Test func theJournalOfAStoreOfTheSameSize() throws {
    let journal = try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try write(CraftedStore.sound, to: path)
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      return try queue.writeWithoutTransaction { database in
        try database.execute(
          sql: """
            DELETE FROM relationships WHERE number = 1;
            PRAGMA cache_size = 1; BEGIN IMMEDIATE;
            UPDATE relationships SET weight = 3;
            UPDATE sources SET title = hex(zeroblob(30000));
            """)
        return try bytes(of: path + "-journal")
      }
    }
    try inTemporaryFolder { folder in
      try expectRefusal(
        of: journal, beside: folder + "/x.camarilla", suffix: "-journal", least: 4096,
        saying: "is not the journal of a change to it, or both are damaged")
    }
  }

  /// A sound store is refused for what lies beside it, and neither changes.
  private func expectRefusal(
    of other: [UInt8], beside path: String, suffix: String, least: Int = 8192, saying reason: String
  ) throws {
    #expect(other.count > least)
    try write(CraftedStore.sound, to: path)
    try write(other, to: path + suffix)
    let (refusals, answers) = try CraftedStore.use(path)
    #expect(answers == 0)
    #expect(
      refusals.allSatisfy { $0.description.contains("'\(path)\(suffix)' \(reason)") },
      "\(refusals)")
    #expect(try bytes(of: path) == CraftedStore.sound)
    #expect(try bytes(of: path + suffix) == other)
  }

  /// The journal of a change to the very file undoes it, for readers too.
  @Test func itsOwnJournal() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try write(CraftedStore.sound, to: path)
      let (file, journal) = try CraftedStore.brokenOff()
      #expect(file != CraftedStore.sound)
      let link = folder + "/link.camarilla"
      try makeLink(at: link, to: path)
      for (name, isEditing) in [(path, false), (path, true), (link, false), (link, true)] {
        try write(file, to: path)
        try write(journal, to: path + "-journal")
        let store = try isEditing ? ChronicleStore(editing: name) : ChronicleStore(path: name)
        #expect(try store.chronicle().figures.first?.name == "Figure 1")
        #expect(try names(in: folder) == ["link.camarilla", "x.camarilla"])
        #expect(try bytes(of: path) == CraftedStore.sound)
      }
    }
  }
}
