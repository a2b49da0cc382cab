import Foundation
import TestSupport
import Testing

@testable import CamarillaFormats

/// What a killed process leaves beside its output.
@Suite struct LeftoversTests {
  @Test func theNextWriterTakesAwayWhatNobodyHolds() throws {
    let folder = try TemporaryFolder()
    let left = [
      ".x.csv.99999-0.part", ".x.csv.1-12.part", ".x.csv.1-12.part-journal",
    ]
    let kept = [
      ".y.csv.99999-0.part", ".x.csv.mine-0.part", ".x.csv.1-2-3.part", ".x.csv.1-0.part.bak",
      "x.csv.1-0.part", ".x.csv..part",
    ]
    for name in left + kept { _ = try folder.file(name, "half") }
    try write(to: folder.path + "/x.csv")
    #expect(Set(folder.contents) == Set(kept + ["x.csv"]))
  }

  @Test func aFolderGoesWithItsFiles() throws {
    let folder = try TemporaryFolder()
    let left = folder.path + "/.out.99999-0.part"
    try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: false)
    try Data("half".utf8).write(to: URL(filePath: left + "/figures.csv"))
    let new = try AtomicFolder(path: folder.path + "/out")
    try new.write([], to: "figures.csv")
    try new.commit()
    #expect(folder.contents == ["out"])
  }

  /// Two that write to one path at once don't take each other's for a leftover.
  @Test func whatIsStillWrittenStays() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/x.csv"
    var first = try AtomicFile(path: path)
    let unfinished = folder.contents
    #expect(unfinished.count == 1)
    try write(to: path)
    #expect(Set(folder.contents) == Set(unfinished + ["x.csv"]))
    try first.write(Array("first".utf8))
    try first.commit()
    #expect(folder.contents == ["x.csv"])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "first")
  }

  @Test func aLinkIsNotFollowed() throws {
    let folder = try TemporaryFolder()
    let precious = try folder.file("precious", "text")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/.x.csv.99999-0.part", withDestinationPath: precious)
    try write(to: folder.path + "/x.csv")
    #expect(try String(contentsOfFile: precious, encoding: .utf8) == "text")
  }

  private func write(to path: String) throws {
    var file = try AtomicFile(path: path)
    try file.write(Array("second".utf8))
    try file.commit()
  }
}
