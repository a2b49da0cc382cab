import Camarilla
import CamarillaFormats
import StalinCircle
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct WritingTests {
  @Test func writesFoldersThatReadBackTheSame() throws {
    try inTemporaryFolder { folder in
      var chronicles = [Chronicle.stalinCircle]
      for seed in 0..<60 {
        var random = RandomChronicle(seed: UInt64(seed))
        chronicles.append(try random.make())
      }
      // One folder for all, so that each replaces another's files.
      for (number, chronicle) in chronicles.enumerated() {
        try chronicle.write(toPackage: folder + "/c")
        let read = try Chronicle(contentsOf: folder + "/c")
        #expect(account(of: read) == account(of: chronicle), "chronicle \(number)")
        let viaDescription = try Chronicle(contentsOf: folder + "/c/datapackage.json")
        #expect(account(of: viaDescription) == account(of: chronicle), "chronicle \(number)")
      }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder + "/c").sorted() == [
          "datapackage.json", "figures.csv", "kinds.csv", "relationships.csv", "sources.csv",
        ])
    }
  }

  @Test func writesTheSameBytesEachTime() throws {
    try inTemporaryFolder { folder in
      for name in ["a", "b"] { try Chronicle.stalinCircle.write(toPackage: "\(folder)/\(name)") }
      for file in ["datapackage.json", "figures.csv", "relationships.csv"] {
        let (a, b) = (folder + "/a/" + file, folder + "/b/" + file)
        #expect(try Data(contentsOf: URL(filePath: a)) == Data(contentsOf: URL(filePath: b)))
      }
    }
  }

  @Test func writesLoneTables() throws {
    try inTemporaryFolder { folder in
      let chronicle = Chronicle.stalinCircle
      try chronicle.write(toCSV: folder + "/ties.csv")
      let read = try Chronicle(contentsOf: folder + "/ties.csv")
      #expect(Array(read.relationships) == Array(chronicle.relationships))
      #expect(Set(read.figures.map(\.id)).isSubset(of: chronicle.figures.map(\.id)))
      #expect(read.figures.allSatisfy { $0.isNamedByID })
      #expect(read.warnings.allSatisfy { $0.rule != .unknownCitation })
    }
  }

  @Test func keepsWhatADescriptionSaysBesides() throws {
    try inTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder + "/c", withIntermediateDirectories: true)
      try write(
        """
        {"name": "mine", "licenses": [{"name": "CC0-1.0"}], "resources": [
          {"name": "map", "path": "map.csv"},
          {"name": "figures", "path": "old.csv", "title": "People", "bytes": 7,
           "schema": {"fields": [{"name": "born", "type": "date", "description": "Birthday."}]}}],
         "x": [1.50, "\\u00e9\\ud834\\udd1e"]}
        """, to: folder + "/c/datapackage.json")
      try Chronicle.stalinCircle.write(toPackage: folder + "/c")
      let text = try String(contentsOfFile: folder + "/c/datapackage.json", encoding: .utf8)
      for kept in [
        "\"name\": \"mine\"", "CC0-1.0", "map.csv", "\"title\": \"People\"", "Birthday.", "1.50",
        "\"é𝄞\"",
      ] { #expect(text.contains(kept), "\(kept)") }
      for gone in ["old.csv", "\"bytes\"", "\"date\""] { #expect(!text.contains(gone), "\(gone)") }
      #expect(try Chronicle(contentsOf: folder + "/c").figures == Chronicle.stalinCircle.figures)
    }
  }

  @Test func keepsTheColumnsInTheOrderOfTheirRows() throws {
    var builder = Chronicle.Builder()
    for (id, names) in [
      ("a", ["z"]), ("b", ["x", "y", "z"]), ("c", ["w", "y"]), ("d", ["z", "v"]),
    ] {
      builder.add(
        Figure(
          id: Figure.ID(id), name: id, attributes: names.map { Attribute(name: $0, value: id) }))
    }
    let chronicle = try builder.build()
    try inTemporaryFolder { folder in
      try chronicle.write(toPackage: folder + "/c")
      #expect(try Chronicle(contentsOf: folder + "/c").figures == chronicle.figures)
    }
  }

  @Test func refusesWhatWouldReadBackOtherwise() throws {
    let two = [Figure(id: "a", name: "A"), Figure(id: "b", name: "B")]
    func attempt(_ change: (inout [Figure], inout Relationship) -> Void) throws -> FormatsError? {
      var figures = two
      var tie = Relationship(kind: "alliance", source: "a", target: "b", when: try Period("1926"))
      change(&figures, &tie)
      var builder = Chronicle.Builder()
      for figure in figures { builder.add(figure) }
      builder.add(tie)
      let chronicle = try builder.build()
      return try inTemporaryFolder { folder in
        do throws(FormatsError) {
          try chronicle.write(toPackage: folder + "/c")
          return nil
        } catch {
          #expect(!FileManager.default.fileExists(atPath: folder + "/c"))
          return error
        }
      }
    }
    #expect(try attempt { _, _ in } == nil)
    for refused in [
      try attempt { figures, _ in figures[0].name = "a\u{0}b" },
      try attempt { _, tie in tie.note = "\u{0}" },
    ] {
      guard case .notRepresentable = refused else {
        Issue.record("written all the same, or failed otherwise: \(String(describing: refused))")
        continue
      }
    }
  }

  @Test func tellsWhyAFileCannotBeWritten() throws {
    let chronicle = Chronicle.stalinCircle
    try inTemporaryFolder { folder in
      #expect(
        throws: FormatsError.cannotCreate(
          path: folder + "/no/ties.csv", reason: "'\(folder)/no' doesn't exist")
      ) { try chronicle.write(toCSV: folder + "/no/ties.csv") }
      #expect(throws: FormatsError.cannotCreate(path: folder, reason: "it is a folder")) {
        try chronicle.write(toCSV: folder)
      }
      try write("x", to: folder + "/file")
      #expect(throws: FormatsError.cannotCreate(path: folder + "/file", reason: "it is no folder"))
      {
        try chronicle.write(toPackage: folder + "/file")
      }
      #expect(
        throws: FormatsError.cannotCreate(
          path: folder + "/no/c", reason: "'\(folder)/no' doesn't exist")
      ) { try chronicle.write(toPackage: folder + "/no/c") }
      #expect(
        throws: FormatsError.cannotCreate(
          path: folder + "/file/ties.csv", reason: "'\(folder)/file' is no folder")
      ) { try chronicle.write(toCSV: folder + "/file/ties.csv") }
      // A folder where a table should be: nothing of the others is left behind.
      try FileManager.default.createDirectory(
        atPath: folder + "/c/relationships.csv", withIntermediateDirectories: true)
      #expect(
        throws: FormatsError.cannotCreate(
          path: folder + "/c/relationships.csv", reason: "it is a folder")
      ) { try chronicle.write(toPackage: folder + "/c") }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder + "/c") == ["relationships.csv"])
    }
  }

  #if os(Linux)
    @Test func tellsOfAFullDisk() {
      #expect(
        throws: FormatsError.writeFailed(path: "/dev/full", reason: "No space left on device")
      ) { try Chronicle.stalinCircle.write(toCSV: "/dev/full") }
    }
  #endif

  @Test func keepsLinksAndPermissions() throws {
    try inTemporaryFolder { folder in
      try write("old", to: folder + "/real.csv")
      let files = FileManager.default
      try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder + "/real.csv")
      try files.createSymbolicLink(
        atPath: folder + "/link.csv", withDestinationPath: folder + "/real.csv")
      try Chronicle.stalinCircle.write(toCSV: folder + "/link.csv")
      #expect(
        try files.destinationOfSymbolicLink(atPath: folder + "/link.csv") == folder + "/real.csv")
      let mode = try files.attributesOfItem(atPath: folder + "/real.csv")[.posixPermissions]
      #expect((mode.map { "\($0)" }).flatMap { Int($0) } == 0o640)
      #expect(try Chronicle(contentsOf: folder + "/real.csv").relationships.count > 0)
    }
  }
}
