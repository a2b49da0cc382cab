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
      let queue = try DatabaseQueue(path: path)
      try queue.inDatabase { database in
        try database.execute(sql: "BEGIN IMMEDIATE")
        _ = try StoreVersion(ofFileAt: path)
        _ = ChronicleStore.isStore(path)
        _ = try SHA256.digest(ofFile: path)
        var source = try ByteSource(path: path)
        _ = try source.prefix(count: 100)
        #expect(try attempt(toWrite: path) == "database is locked")
        try database.execute(sql: "ROLLBACK")
      }
      #expect(try attempt(toWrite: path) == "writes")
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
