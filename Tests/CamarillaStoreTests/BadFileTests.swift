import Camarilla
import CamarillaFormats
import CamarillaStore
import GRDB
import StalinCircle
import TestSupport
import Testing

/// Files that are no store are refused by what they are, and left as they were.
@Suite struct BadFileTests {
  /// Opens and reads a file; returns why it couldn't.
  private func refusal(_ path: String) -> FormatsError? {
    do throws(FormatsError) {
      let store = try ChronicleStore(path: path)
      _ = try store.chronicle()
      return nil
    } catch {
      return error
    }
  }

  private func check(
    _ content: [UInt8], _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try write(content, to: path)
      let error = refusal(path)
      let message = error?.description ?? "read"
      #expect(message.contains(expected), "\(message)", sourceLocation: sourceLocation)
      #expect(message.contains(path), sourceLocation: sourceLocation)
      let editing = #expect(throws: FormatsError.self, sourceLocation: sourceLocation) {
        _ = try ChronicleStore(editing: path).chronicle()
      }
      #expect(editing == error, sourceLocation: sourceLocation)
      #expect(try bytes(of: path) == content, sourceLocation: sourceLocation)
      #expect(try names(in: folder) == ["x.camarilla"], sourceLocation: sourceLocation)
    }
  }

  private func store() throws -> [UInt8] {
    try inTemporaryFolder { folder in
      try ChronicleStore.write(.stalinCircle, to: folder + "/x.camarilla")
      return try bytes(of: folder + "/x.camarilla")
    }
  }

  @Test func filesThatAreNoStore() throws {
    try check([], "it is empty")
    try check(
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A] + [UInt8](repeating: 3, count: 500), "no SQLite")
    try check(Array("kind,source,target,when\n".utf8), "no SQLite database")
    try check(Array("SQLite format 3\0".utf8), "no SQLite database")
    let other = try inTemporaryFolder { folder in
      let queue = try DatabaseQueue(path: folder + "/other.sqlite")
      try queue.write { try $0.execute(sql: "CREATE TABLE t (x)") }
      try queue.close()
      return try bytes(of: folder + "/other.sqlite")
    }
    try check(other, "not one that Camarilla made")
  }

  @Test func aFolderOrNothing() throws {
    try inTemporaryFolder { folder in
      #expect(refusal(folder)!.description.contains("it is a folder"))
      #expect(refusal(folder + "/none") == .notFound(path: folder + "/none"))
      let left = try names(in: folder)
      #expect(left.isEmpty)
    }
  }

  @Test func aNewerVersion() throws {
    var newer = try store()
    newer[63] = 4
    try check(newer, "version 4, and this program reads version 3; a newer Camarilla is needed")
    newer[63] = 0
    try check(newer, "its version is 0")
  }

  @Test func truncatedStores() throws {
    let whole = try store()
    for count in [100, 1000, 4096, 8192, whole.count / 2, whole.count - 1] {
      try check(Array(whole[..<count]), "of its \(whole.count) bytes")
    }
  }

  /// Whatever stands in a page, the answer is the chronicle or one clear error.
  @Test func corruptedPages() throws {
    let whole = try store()
    let size = 4096
    var refused = 0
    for page in 1..<whole.count / size {
      for (offset, value) in [(0, 0xFF), (3, 0xFF), (5, 0xFE), (100, 0xAA), (size / 2, 0x55)] {
        var content = whole
        for place in 0..<(offset == 100 ? 300 : 2) {
          content[page * size + offset + place] = UInt8(value)
        }
        try inTemporaryFolder { folder in
          let path = folder + "/x.camarilla"
          try write(content, to: path)
          let error = refusal(path)
          if let error {
            refused += 1
            switch error {
            case .notAChronicle, .invalid, .readFailed: break
            default: Issue.record("page \(page), byte \(offset): \(error)")
            }
          }
          _ = try? ChronicleStore(path: path).chronicle(during: 1937...1937)
          #expect(try bytes(of: path) == content)
        }
      }
    }
    #expect(refused > 20)
  }

  @Test func contentThatCannotBe() throws {
    let changes = [
      ("DELETE FROM chronicle", "no row"),
      ("UPDATE relationships SET source = 999999 WHERE number = 3", "figure 999999"),
      ("UPDATE relationships SET kind = 77 WHERE number = 3", "of kind 77"),
      ("UPDATE relationships SET \"when\" = 'soon' WHERE number = 3", "dated 'soon'"),
      ("UPDATE relationships SET attributes = '[1]' WHERE number = 3", "no JSON object"),
      ("UPDATE figures SET born = 'x' WHERE row = 1", "has the date 'x'"),
      ("DROP VIEW claims; DROP TABLE relationships", "it has no table 'relationships'"),
      ("UPDATE relationships SET weight = -1 WHERE number = 3", "weight '-1.0' is out of range"),
    ]
    for (change, expected) in changes {
      try inTemporaryFolder { folder in
        let path = folder + "/x.camarilla"
        try write(try store(), to: path)
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { try $0.execute(sql: change) }
        try queue.close()
        let message = refusal(path)?.description ?? "read"
        #expect(message.contains(expected), "\(change): \(message)")
      }
    }
  }

  /// Dates that another program changed are kept under the wrong days; the whole says so.
  @Test func datesChangedByAnotherProgram() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try write(try store(), to: path)
      let queue = try DatabaseQueue(path: path)
      try queue.write {
        try $0.execute(sql: "UPDATE relationships SET \"when\" = '1801' WHERE number = 3")
      }
      try queue.close()
      let warnings = try ChronicleStore(path: path).chronicle().warnings
      #expect(warnings.contains { $0.message.contains("relationship 3 is kept under other days") })
    }
  }
}
