import CamarillaStore
import GRDB
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

func setMode(_ mode: Int, _ path: String) throws {
  try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
}

func makeLink(at path: String, to target: String) throws {
  try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
}

/// Whether permissions keep this process from nothing.
var isRoot: Bool { FileManager.default.isWritableFile(atPath: "/etc/passwd") }

extension ChronicleStore {
  /// Has SQLite check everything: pages, indices, references, and words against texts.
  func checkIntegrity() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { database in
      #expect(try String.fetchAll(database, sql: "PRAGMA integrity_check") == ["ok"])
      #expect(try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").isEmpty)
      for words in ["figure_words", "relationship_words"] {
        try database.execute(sql: "INSERT INTO \(words) (\(words)) VALUES ('integrity-check')")
      }
    }
  }
}
