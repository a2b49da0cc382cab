import Camarilla
import CamarillaFormats
import Foundation
import GRDB
import StalinCircle
import TestSupport
import Testing

@testable import CamarillaStore

@Suite struct StoreLockTests {
  /// What another process is told that wants to write too.
  private func attempt(toWrite path: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      """
      import sqlite3, sys
      connection = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
      try:
          connection.execute("BEGIN IMMEDIATE")
          print("writes")
      except sqlite3.OperationalError as error:
          print(error)
      """, path,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Closing any descriptor of a file would give up the locks that the process holds on it.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/env")))
  func lookingAtAStoreLeavesTheLocksOfOthersInTheProcess() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try ChronicleStore.write(.stalinCircle, to: path)
      guard try attempt(toWrite: path) == "writes" else { return }
      let content = try bytes(of: path)
      let queue = try DatabaseQueue(path: path)
      try queue.inDatabase { database in
        try database.execute(sql: "BEGIN IMMEDIATE")
        _ = try StoreVersion(ofFileAt: path)
        _ = ChronicleStore.isStore(path)
        _ = try SHA256.digest(ofFile: path)
        try copyFile(path, to: folder + "/copy")
        #expect(try bytes(of: folder + "/copy") == content)
        var source = try ByteSource(path: path)
        _ = try source.prefix(count: 100)
        #expect(try attempt(toWrite: path) == "database is locked")
        try database.execute(sql: "ROLLBACK")
      }
      #expect(try attempt(toWrite: path) == "writes")
      try queue.close()
    }
  }

  /// What another process left in the middle of a change is tried on a copy first, beside which others may be reading.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/env")))
  func recoveryLeavesTheLocksOfReadersInTheProcess() throws {
    let journal = try CraftedStore.brokenOff().journal
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try write(CraftedStore.sound, to: path)
      guard try attempt(toWrite: path) == "writes" else { return }
      let queue = try DatabaseQueue(path: path)
      try queue.inDatabase { database in
        try database.execute(sql: "BEGIN")
        #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM figures") == 5)
        // The change had not reached the file yet, for the sake of this reader.
        try write(journal, to: path + "-journal")
        StoreConnection.$patience.withValue(0.1) {
          #expect(throws: FormatsError.busy(path: path)) { try ChronicleStore(path: path) }
        }
        #expect(try attempt(toWrite: path) == "database is locked")
        try database.execute(sql: "ROLLBACK")
      }
      try queue.close()
      #expect(try ChronicleStore(path: path).chronicle().figures.first?.name == "Figure 1")
      let left = try names(in: folder)
      #expect(left == ["x.camarilla"])
    }
  }

  /// A store is moved to its path while it may be open already.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/env")))
  func aStoreThatComesToItsPathKeepsItsLocks() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      var file = try AtomicFile(path: path, isDatabase: true)
      try file.write(CraftedStore.sound)
      try file.flush()
      let temporaryPath = file.temporaryPath
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let queue = try DatabaseQueue(
        path: try #require(temporaryPath), configuration: configuration)
      try queue.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
      try file.commit()
      let answer = try attempt(toWrite: path)
      #expect(answer != "writes", "\(answer)")
      try queue.inDatabase { try $0.execute(sql: "ROLLBACK") }
      try queue.close()
    }
  }

  /// A file that has taken another's place is looked at, not the one that was there.
  @Test func anotherFileAtThePathIsAnotherFile() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try ChronicleStore.write(.stalinCircle, to: path)
      let first = try StoreVersion(ofFileAt: path)
      try FileManager.default.removeItem(atPath: path)
      var builder = Chronicle.Builder(title: "Other")
      builder.add(Figure(called: "anna"))
      try ChronicleStore.write(try builder.build(), to: path)
      #expect(try StoreVersion(ofFileAt: path) != first)
      #expect(try ChronicleStore(path: path).chronicle().title == "Other")
    }
  }
}
