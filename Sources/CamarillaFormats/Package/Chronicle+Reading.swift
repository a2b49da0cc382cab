public import Camarilla
import LongWork

extension Chronicle {
  /// Reads a chronicle from disk.
  ///
  /// `path` may be that of
  /// - a folder with `figures.csv` and `relationships.csv`, and perhaps `sources.csv`, `kinds.csv`
  ///   and a `datapackage.json` that describes them (a Frictionless Tabular Data Package);
  /// - the `datapackage.json` of such a folder;
  /// - a lone table of relationships. Its figures and sources are inferred from those that it names,
  ///   each under its id; where it is that of a chronicle's folder, a warning says that the tables beside
  ///   it are not read.
  ///
  /// Tables are CSV (RFC 4180) in UTF-8, with a header and columns in any order; columns beyond those
  /// of the format are kept as attributes. Fields are parted by commas or, where the header has its names
  /// that way, by semicolons, tabs or `|`, unless a package's description says by what. Blanks around a
  /// cell's text are none of it. Relationships may have columns `start` and `end` in place
  /// of `when`: without an `end` column each row is an event of its `start`; a blank `end` is open,
  /// a blank `start` unknown, and `..` open in either.
  ///
  /// What is doubtful is in `Chronicle.warnings`. A million relationships take about a second.
  ///
  /// - Throws: ``FormatsError/notFound(path:)``, ``FormatsError/notReadable(path:reason:)``,
  ///   ``FormatsError/readFailed(path:reason:)``, ``FormatsError/notAChronicle(path:reason:)``, or
  ///   ``FormatsError/invalid(_:)`` with every problem in every table, each with its location.
  public init(contentsOf path: String) throws(FormatsError) {
    try self.init(contentsOf: path, kinds: [])
  }

  /// Reads a chronicle that may use kinds which are declared elsewhere, and figures that are listed there.
  init(
    contentsOf path: String, kinds: [RelationshipKind], figures: Set<Figure.ID> = []
  ) throws(FormatsError) {
    self = try WorkPlan.run([2, 1]) { () throws(FormatsError) in
      var reader = ChronicleReader(kinds: kinds, figures: figures)
      try reader.read(contentsOf: path)
      return try reader.chronicle()
    }
  }

  /// Reads a chronicle as ``init(contentsOf:)`` does, but hands its relationships over in batches.
  ///
  /// Each batch's rows are in the builder's table, checked each by itself; when `take` returns, they
  /// are taken out. Once an error is found, the rest is only checked. Claims are not compared with each
  /// other, nor are their ids.
  ///
  /// Space: that of the figures, the distinct periods and the distinct lists of citations, and of a
  /// batch of 65,536 rows, or as many as there are distinct periods.
  ///
  /// - Throws: as ``init(contentsOf:)``, with the first thousand errors; and what `take` throws.
  package static func stream(
    contentsOf path: String, _ take: @escaping (inout Builder) throws(FormatsError) -> Void
  ) throws(FormatsError) -> StreamedChronicle {
    var reader = ChronicleReader()
    reader.batches = RowBatches(take: take)
    try reader.read(contentsOf: path)
    return try reader.streamed()
  }

  /// Reads a lone table of relationships that is in memory, as ``init(contentsOf:)`` does.
  package init(table input: TableInput, kinds: [RelationshipKind] = []) throws(FormatsError) {
    self = try WorkPlan.run([2, 1]) { () throws(FormatsError) in
      var reader = ChronicleReader(kinds: kinds)
      try reader.readLoneTable(input)
      return try reader.chronicle()
    }
  }

  /// Reads a lone table of figures, sources or kinds, by what its header has; nil for any other.
  init?(rowsOf input: TableInput) throws(FormatsError) {
    guard let (input, shape) = try LoneTable.declaring(input) else { return nil }
    var reader = ChronicleReader()
    try reader.read(input, shape: shape)
    self = try reader.chronicle()
  }

  /// Reads a chronicle whose files are in memory, for instance embedded in the program.
  ///
  /// - Parameters:
  ///   - files: the files of a chronicle's folder by their names in it.
  ///   - name: what messages call the folder.
  /// - Throws: ``FormatsError/notAChronicle(path:reason:)`` or ``FormatsError/invalid(_:)``.
  public init(files: [String: [UInt8]], name: String = "") throws(FormatsError) {
    var reader = ChronicleReader()
    try reader.readFolder(ChronicleFolder(name: name, files: files))
    self = try reader.chronicle()
  }
}
