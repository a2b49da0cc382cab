import Camarilla
import CamarillaFormats
import TestSupport

extension FuzzTarget {
  /// A lone table of relationships.
  static let table = FuzzTarget("table") { input in
    let form = TableForm()
    guard let chronicle = try? form.chronicle(from: ChronicleInput(name: "t.csv", content: input))
    else { return }
    checkRoundTrip(of: chronicle) { chronicle, path throws(FormatsError) in
      try chronicle.write(toCSV: path)
      return []
    } read: { path throws(FormatsError) in
      try Chronicle(contentsOf: path)
    }
    checkPackage(chronicle)
  }

  /// A folder of tables, described by a data package or not.
  static let package = FuzzTarget("package") {
    var random = RandomChronicle(seed: 1)
    return try (0..<8).map { _ in try input(ofFolderWith: random.make()) }
  } check: { input in
    let files = FileBundle(input).files.dropFirst().map { ($0.name, $0.bytes) }
    let folder = Dictionary(files) { first, _ in first }
    guard let chronicle = try? Chronicle(files: folder, name: "folder") else { return }
    checkPackage(chronicle)
  }

  private static func checkPackage(_ chronicle: Chronicle) {
    checkRoundTrip(of: chronicle) { chronicle, path throws(FormatsError) in
      try chronicle.write(toPackage: path)
      return []
    } read: { path throws(FormatsError) in
      try Chronicle(contentsOf: path)
    }
  }

  private static func input(ofFolderWith chronicle: Chronicle) throws -> [UInt8] {
    try inTemporaryFolder { folder in
      try chronicle.write(toPackage: folder)
      return FileBundle.input(
        of: try names(in: folder).map { ($0, try bytes(of: folder + "/" + $0)) })
    }
  }

  /// A table that is repaired; one that was is in repair.
  static let cleaning = FuzzTarget("cleaning") { input in
    guard
      let cleaning = try? Cleaning(
        of: ChronicleInput(name: "t.csv", content: input), answers: CleaningAnswers())
    else { return }
    do {
      let again = try inTemporaryFolder { folder in
        try cleaning.write(to: folder + "/t.csv")
        return try Cleaning(of: folder + "/t.csv")
      }
      require(again.changes.isEmpty, "a cleaned table is changed again: \(again.changes)")
    } catch {
      fatalError("a cleaned table can't be read: \(error)")
    }
  }
}
