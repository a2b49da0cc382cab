import Foundation
import TestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The built command, in a process of its own, told to stop in the middle of its work.
@Suite(.serialized) struct InterruptTests {
  /// Twelve thousand figures tangled up with each other: minutes of work in a debug build.
  private static let large = tangle(figures: 12_000)

  /// As many as a storyboard takes on.
  private static let drawn = tangle(figures: 2_400)

  private static func tangle(figures: Int) -> String {
    "kind,source,target,when\n"
      + (0..<5 * figures).map { row in
        // Knuth's multiplicative hashing draws the ends.
        let ends = ((row &* 2_654_435_761) >> 7 % figures, (row &* 40_503 &+ 17) % figures)
        return "\(row % 3 == 0 ? "rivalry" : "alliance"),a\(ends.0),b\(ends.1),1926\n"
      }.joined()
  }

  @Test(
    .timeLimit(.minutes(30)),
    arguments: [
      (["central", "1926", "--measure", "betweenness", "-o", "OUT/scores.csv"], SIGINT),
      (["balance", "1926", "-o", "OUT/balance.json"], SIGTERM),
      (["render", "1926", "--layout", "sfdp", "-o", "OUT/picture.svg"], SIGHUP),
      (["storyboard", "--from", "1925", "--to", "1926", "-o", "OUT/years/"], SIGXCPU),
      (["central", "1926", "--measure", "betweenness", "-o", "OUT/scores.json"], SIGUSR1),
    ])
  func itEndsAtOnceAndLeavesNothing(job: [String], signal: Int32) throws {
    let folder = try TemporaryFolder()
    let chronicle = try folder.file(
      "large.csv", job[0] == "storyboard" ? Self.drawn : Self.large)
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "camarilla")
    process.arguments =
      job.map { $0.replacing("OUT", with: folder.path) } + ["--chronicle", chronicle]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    Thread.sleep(forTimeInterval: 3)
    try #require(process.isRunning)
    let start = ContinuousClock.now
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    // A second is what users are promised; the other tests keep the machine busy.
    #expect(ContinuousClock.now - start < .seconds(5))
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(process.terminationStatus == signal)
    #expect(folder.contents == ["large.csv"])
    // Nobody watches a pipe, so nothing is said of progress.
    #expect(errors.fileHandleForReading.availableData.isEmpty)
  }

  /// A table is being imported into a folder that is new, or was there and empty.
  @Test(.timeLimit(.minutes(30)), arguments: [false, true])
  func aFolderThatIsNewIsLeftByNobody(isThere: Bool) throws {
    let folder = try TemporaryFolder()
    let out = folder.path + "/out"
    let map = try folder.file(
      "map.yaml",
      "table: {columns: [a, b]}\nsource: a\ntarget: b\nkind: alliance\nwhen: none\n")
    // Ten seconds of work in a debug build.
    let rows = (0..<250_000).map { "a\($0 % 977),b\($0 % 991)\n" }.joined()
    let table = try folder.file("table.csv", rows)
    if isThere {
      try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: false)
    }
    let before = folder.contents
    func unfinished() -> Bool {
      ((try? FileManager.default.contentsOfDirectory(atPath: isThere ? out : folder.path)) ?? [])
        .contains { $0.hasSuffix(".part") }
    }
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "camarilla")
    process.arguments = ["import", table, "--map", map, "-o", out]
    process.standardError = FileHandle.nullDevice
    try process.run()
    while process.isRunning, !unfinished() { Thread.sleep(forTimeInterval: 0.02) }
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(!unfinished())
    #expect(folder.contents == before)
    if isThere {
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").isEmpty)
    }
  }

  private func shell(_ script: String, _ folder: TemporaryFolder) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.currentDirectoryURL = URL(filePath: folder.path)
    let command = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "camarilla").path
    process.arguments = ["-c", script, command]
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let said = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  /// What is ignored when it starts, as `nohup` has it, doesn't end it.
  @Test func whatIsIgnoredStaysIgnored() throws {
    let folder = try TemporaryFolder()
    let (status, _) = try shell(
      "trap '' HUP; \"$0\" storyboard --from 1925 --to 1927 -o out.html & sleep 0.2; kill -HUP $!; wait $!",
      folder)
    #expect(status == 0 && folder.contents == ["out.html"])
  }

  /// Shells have what a script runs in the background ignore Ctrl-C, and nothing else ends what serves until then.
  @Test(.timeLimit(.minutes(5)), arguments: ["INT", "TERM"])
  func whatServesEndsAllTheSame(signal: String) throws {
    let folder = try TemporaryFolder()
    let (status, said) = try shell(
      """
      trap '' \(signal); "$0" explore --no-open >out.txt & trap - \(signal)
      until [ -s out.txt ]; do sleep 0.1; done; kill -\(signal) $!; wait $!
      """, folder)
    // What a shell says of a command that a signal ended.
    #expect(status == 128 + (signal == "INT" ? SIGINT : SIGTERM), "\(said)")
  }

  /// Libraries that draw end the process where they get no memory, so that it is asked about before. The address
  /// sanitizer takes more than all memory there is.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["ASAN_OPTIONS"] == nil))
  func tooLittleMemoryToDrawIsSaidSo() throws {
    let folder = try TemporaryFolder()
    let (status, said) = try shell("ulimit -v 700000; \"$0\" render 1937 -o out.svg", folder)
    #expect(status == 74)
    #expect(said.contains("too little memory to draw; expected some 800 MB of address space"))
    #expect(folder.contents == [])
  }

  @Test func aProcessWithoutDescriptorsSaysSo() throws {
    let folder = try TemporaryFolder()
    let (status, said) = try shell("ulimit -n 6; \"$0\" central 1937 -o out.csv", folder)
    #expect(status == 74 && said.hasPrefix("camarilla: only 6 files may be open at once"))
    #expect(folder.contents.isEmpty)
  }

  /// No file gets the place of a stream that is closed.
  @Test func whereAStreamIsClosedNothingElseIsWrittenTo() throws {
    let folder = try TemporaryFolder()
    #expect(try shell("\"$0\" central 1937 >&-", folder).0 == 73)
    #expect(try shell("\"$0\" central 1937 -o out.csv >&- <&-", folder).0 == 0)
    #expect(try shell("\"$0\" central 1937 -o out.csv --nonsense 2>&-", folder).0 == 64)
  }

  /// What may not grow is an error of whoever writes.
  @Test func aFileThatMayNotGrowIsSaidSo() throws {
    let folder = try TemporaryFolder()
    let (status, said) = try shell(
      "ulimit -f 1; \"$0\" storyboard --from 1925 --to 1926 -o out.html", folder)
    #expect(status == 73 && said.contains("'out.html'"), "\(said)")
    #expect(folder.contents.isEmpty)
  }
}
