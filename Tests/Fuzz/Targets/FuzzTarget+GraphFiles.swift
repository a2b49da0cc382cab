import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import TestSupport

extension FuzzTarget {
  /// A target for each format of other programs' graphs.
  static let graphFiles = GraphFileFormat.allCases.map { format in
    FuzzTarget(format.rawValue) {
      var random = RandomChronicle(seed: 1)
      // Not every form has a place for every text.
      return try (0..<16).compactMap { _ in try input(holding: random.make(), as: format) }
    } check: { input in
      guard let chronicle = try? reading(input, as: format) else { return }
      checkRoundTrip(of: chronicle) { chronicle, path throws(FormatsError) in
        try chronicle.write(to: path, as: format).map(\.what)
      } read: { path throws(FormatsError) in
        try Chronicle(contentsOf: path, as: format)
      }
    }
  }

  /// Of two tables, that of nodes stands behind a line `=== nodes`.
  private static func reading(
    _ input: [UInt8], as format: GraphFileFormat
  ) throws(FormatsError) -> Chronicle {
    guard let tables = format.implementation as? any GraphTableFormat.Type else {
      return try GraphFileForm(format: format).chronicle(
        from: ChronicleInput(name: "g", content: input))
    }
    let bundle = FileBundle(input)
    return try Chronicle(
      document: tables.read(
        edges: TableInput(name: "edges.csv", bytes: bundle[""] ?? []),
        nodes: bundle["nodes"].map { TableInput(name: "nodes.csv", bytes: $0) }),
      options: GraphFileOptions())
  }

  private static func input(
    holding chronicle: Chronicle, as format: GraphFileFormat
  ) throws -> [UInt8]? {
    try inTemporaryFolder { folder in
      let path = folder + "/g.csv"
      do throws(FormatsError) {
        try chronicle.write(to: path, as: format)
      } catch .notRepresentable {
        return nil
      }
      var files = [(name: "", bytes: try bytes(of: path))]
      for other in try names(in: folder) where other != "g.csv" {
        files.append((name: "nodes", bytes: try bytes(of: folder + "/" + other)))
      }
      return FileBundle.input(of: files)
    }
  }
}
