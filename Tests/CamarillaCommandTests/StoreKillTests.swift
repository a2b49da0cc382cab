import Camarilla
import CamarillaStore
import Foundation
import StalinCircle
import TestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The built command, killed while it edits or imports.
@Suite(.serialized) struct StoreKillTests {
  private func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "camarilla")
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test(.timeLimit(.minutes(30)))
  func anEditIsMadeOrNot() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/x.camarilla"
    try ChronicleStore.write(.stalinCircle, to: path)
    let count = Chronicle.stalinCircle.relationships.count
    for round in 0..<12 {
      let process = try start([
        "store", "add", "alliance", "stalin", "kirov", "1926", "--store", path, "--note",
        "round \(round)",
      ])
      Thread.sleep(forTimeInterval: 0.02 * Double(round + 1))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let store = try ChronicleStore(path: path)
      // The log and the relationships agree, whatever happened.
      let changes = try store.history().count
      #expect(try store.relationshipCount() == count + changes)
      #expect(try store.search("round").count == changes)
    }
  }

  @Test(.timeLimit(.minutes(30)))
  func anImportLeavesTheOldStoreUntilItIsDone() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/x.camarilla"
    let table = try folder.file(
      "r.csv",
      "kind,source,target,when\n"
        + (0..<20_000).map { "alliance,a\($0 % 97),b\($0 % 89),\(1900 + $0 % 60)\n" }.joined())
    try ChronicleStore.write(.stalinCircle, to: path)
    for round in 0..<6 {
      let process = try start(["store", "import", table, "--store", path])
      Thread.sleep(forTimeInterval: 0.25 * Double(round + 1))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let count = try ChronicleStore(path: path).chronicle().relationships.count
      #expect([Chronicle.stalinCircle.relationships.count, 20_000].contains(count))
    }
  }

  @Test(.timeLimit(.minutes(30)))
  func filesAreAddedWholeOrNotAtAll() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/x.camarilla"
    try ChronicleStore.write(.stalinCircle, to: path)
    let count = Chronicle.stalinCircle.relationships.count
    let table = try folder.file(
      "r.csv",
      "kind,source,target,when\nalliance,stalin,a1,1926\n"
        + (0..<4_000).map { "alliance,a\($0 % 97),b\($0 % 89),\(1900 + $0 % 60)-\(10 + $0 % 3)\n" }
        .joined())
    for round in 0..<8 {
      let process = try start(["store", "import", "--add", table, "--store", path])
      Thread.sleep(forTimeInterval: 0.15 * Double(round + 1))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let store = try ChronicleStore(path: path)
      let (relationships, changes) = (try store.relationshipCount(), try store.history().count)
      #expect([count, count + 4_001].contains(relationships), "round \(round)")
      #expect((changes == 0) == (relationships == count), "round \(round)")
    }
  }

  /// A file may not grow beyond a limit, as on a full disk.
  @Test func aFullDiskLeavesNothing() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/x.camarilla"
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    let command = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "camarilla").path
    process.arguments = [
      "-c", "trap '' XFSZ; ulimit -f 40; exec '\(command)' convert '\(path)'",
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 73)
    #expect(folder.contents == [])
  }
}
