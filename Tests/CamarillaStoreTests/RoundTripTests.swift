import Camarilla
import CamarillaFormats
import CamarillaStore
import GRDB
import StalinCircle
import TestSupport
import Testing

/// What is written to a store reads back the same.
@Suite struct RoundTripTests {
  @Test func randomChronicles() throws {
    try inTemporaryFolder { folder in
      for seed in 0..<120 as Range<UInt64> {
        var random = RandomChronicle(seed: seed)
        let chronicle = try random.make()
        let path = folder + "/x.camarilla"
        try ChronicleStore.write(chronicle, to: path)
        let read = try ChronicleStore(path: path).chronicle()
        #expect(account(of: read) == account(of: chronicle), "seed \(seed)")
        // Rows of what was made in code are called in words, those of a store are not.
        let warnings = chronicle.warnings.map { warning in
          var warning = warning
          warning.rowName = nil
          return warning
        }
        #expect(read.warnings == warnings, "seed \(seed)")
      }
      #expect(try names(in: folder) == ["x.camarilla"])
    }
  }

  @Test func fromFolderToStoreToFolder() throws {
    try inTemporaryFolder { folder in
      for seed in 0..<40 as Range<UInt64> {
        var random = RandomChronicle(seed: seed)
        let chronicle = seed == 0 ? Chronicle.stalinCircle : try random.make()
        try chronicle.write(toPackage: folder + "/a\(seed)")
        let first = try Chronicle(contentsOf: folder + "/a\(seed)")
        try ChronicleStore.write(first, to: folder + "/x.camarilla")
        let second = try ChronicleStore(path: folder + "/x.camarilla").chronicle()
        try second.write(toPackage: folder + "/b\(seed)")
        for name in try names(in: folder + "/a\(seed)") {
          #expect(
            try bytes(of: folder + "/a\(seed)/" + name) == bytes(of: folder + "/b\(seed)/" + name),
            "seed \(seed), \(name)")
        }
      }
    }
  }

  @Test func theSameChronicleGivesTheSameBytes() throws {
    try inTemporaryFolder { folder in
      try ChronicleStore.write(.stalinCircle, to: folder + "/a.camarilla")
      try ChronicleStore.write(.stalinCircle, to: folder + "/b.camarilla")
      #expect(try bytes(of: folder + "/a.camarilla") == bytes(of: folder + "/b.camarilla"))
    }
  }

  @Test func isSoundAndReadableAsPlainTables() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try ChronicleStore.write(.stalinCircle, to: path)
      let queue = try DatabaseQueue(path: path)
      try queue.read { database in
        #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
        #expect(try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").isEmpty)
        #expect(try String.fetchOne(database, sql: "PRAGMA journal_mode") == "delete")
        let claims = try Row.fetchAll(database, sql: "SELECT * FROM claims ORDER BY number")
        #expect(
          claims.map { $0["id"] as String } == Chronicle.stalinCircle.relationships.map(\.id))
        #expect(
          claims.map { $0["target"] as String }
            == Chronicle.stalinCircle.relationships.map(\.target.rawValue))
      }
      try queue.write { database in
        for words in ["figure_words", "relationship_words"] {
          try database.execute(sql: "INSERT INTO \(words) (\(words)) VALUES ('integrity-check')")
        }
      }
    }
  }

  @Test func aStoreReplacesAFileThatStoodThere() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try write("not a store", to: path)
      try ChronicleStore.write(.stalinCircle, to: path)
      // A journal of an older store must not be played back into the new one.
      try write([UInt8](repeating: 7, count: 5000), to: path + "-journal")
      try ChronicleStore.write(.stalinCircle, to: path)
      #expect(try names(in: folder) == ["x.camarilla"])
      #expect(
        try account(of: ChronicleStore(path: path).chronicle()) == account(of: .stalinCircle))
    }
  }
}
