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
      try Self.read(path, into: &reader)
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
    try read(path, into: &reader)
    return try reader.streamed()
  }

  private static func read(
    _ path: String, into reader: inout ChronicleReader
  ) throws(FormatsError) {
    switch fileKind(of: path) {
    case .nothing:
      // Opening says why: there may be something that can't be reached.
      _ = try ByteSource(path: path)
      throw .notFound(path: path)
    case .folder: try readFolder(try ChronicleFolder(path: path), into: &reader)
    case .regular where path.utf8.count > 5 && path.lowercased().hasSuffix(".json"):
      let folder = try ChronicleFolder(path: folder(of: path))
      try readFolder(folder, description: fileName(of: path), into: &reader)
    case .regular, .other:
      try passOverTables(beside: path, into: &reader)
      try readLoneTable(try TableInput(path: path), into: &reader)
    }
  }

  /// Reads a lone table of relationships that is in memory, as ``init(contentsOf:)`` does.
  package init(table input: TableInput, kinds: [RelationshipKind] = []) throws(FormatsError) {
    self = try WorkPlan.run([2, 1]) { () throws(FormatsError) in
      var reader = ChronicleReader(kinds: kinds)
      try readLoneTable(input, into: &reader)
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
    try readFolder(ChronicleFolder(name: name, files: files), into: &reader)
    self = try reader.chronicle()
  }
}

/// Reads the tables of a folder.
func readFolder(
  _ folder: ChronicleFolder, description: String = DataPackage.fileName,
  into reader: inout ChronicleReader
) throws(FormatsError) {
  let inputs = try tables(of: folder, description: description, into: &reader)
  let progress = WorkStep(name: "reading", of: inputs.reduce(0) { $0 + $1.0.byteCount })
  for (input, shape) in inputs {
    var input = input
    input.progress = progress
    try reader.read(input, shape: shape)
  }
}

/// The tables of a folder, and how each is to be read.
///
/// - Parameter reader: is told the title, and what is wrong with the description.
func tables(
  of folder: ChronicleFolder, description: String, into reader: inout ChronicleReader
) throws(FormatsError) -> [(input: TableInput, shape: TableShape)] {
  var package: DataPackage?
  if folder.contains(description) {
    package = DataPackage(
      bytes: try folder.contents(of: description), name: join(folder.name, name: description))
  }
  if description != DataPackage.fileName, package?.descriptor["resources"]?.elements == nil {
    throw .notAChronicle(
      path: join(folder.name, name: description),
      reason: "it is not the description of a data package")
  }
  for resource in package?.descriptor["resources"]?.elements ?? [] {
    if let path = resource["path"]?.text { try folder.claim(of: path) }
  }
  reader.builder.title = package?.title
  var inputs: [(TableInput, TableShape)] = []
  for shape in [TableShape.figures, .kinds, .sources, .relationships] {
    let table = shape.table.rawValue
    var layout: TableLayout? = TableLayout(path: table + ".csv")
    let resource = package?.resource(ofTable: table)
    if let resource { layout = package?.layout(ofTable: table, resource: resource) }
    guard let layout else {
      reader.incomplete.insert(shape.table)
      continue
    }
    guard folder.contains(layout.path) else {
      if let resource {
        package?.lacks(layout.path, ofTable: table, resource: resource)
        reader.incomplete.insert(shape.table)
      } else if shape.isNeeded {
        throw missing(file: table + ".csv", in: folder)
      }
      continue
    }
    if resource == nil, package?.listsTables == true {
      package?.describesNothing(of: layout.path)
    }
    var input = try folder.input(of: layout.path)
    if let delimiter = layout.delimiter {
      input.delimiter = delimiter
    } else {
      input = try input.findingDelimiter(for: shape.names)
    }
    input.missingValues = layout.missingValues
    inputs.append((input, shape))
  }
  if let package {
    reader.locations.rank(of: package.name)
    reader.diagnostics.add(contentsOf: package.diagnostics)
  }
  return inputs
}

/// Why a folder that lacks a table is not a chronicle: what is looked for, and what there is.
private func missing(file: String, in folder: ChronicleFolder) -> FormatsError {
  let names = folder.fileNames
  let holds = names.isEmpty ? "is empty" : "holds \(list(names))"
  var reason =
    "it has no \(file) (a chronicle is a folder with figures.csv and relationships.csv); it \(holds)"
  if let near = nearestName(to: file, among: names.filter { $0 != "relationships.csv" }) {
    reason += " — is '\(near)' meant to be '\(file)'?"
  } else if file == "figures.csv", names.contains("relationships.csv") {
    let table = join(folder.name, name: "relationships.csv")
    reason += " — name '\(table)' itself to have the figures inferred from it"
  }
  return .notAChronicle(path: folder.name, reason: reason)
}

/// Says so where a table of relationships that is read by itself has the rest of a chronicle beside it. No
/// output takes the place of those tables either.
private func passOverTables(
  beside path: String, into reader: inout ChronicleReader
) throws(FormatsError) {
  let others = ChronicleFolder.tables(beside: path)
  guard !others.isEmpty else { return }
  for other in others { try FileClaims.current?.willRead(other, isPart: true) }
  let names = others.map { fileName(of: $0) }
  reader.diagnostics.add(
    .warning(
      "\(list(names)) beside it \(names.count == 1 ? "is" : "are") not read, and figures are called by their ids;"
        + " expected '\(folder(of: path))' as the chronicle where they belong to it",
      rule: .malformedTable, at: .init(file: path, line: 1, column: 1),
      text: names.joined(separator: ", "), expected: "the chronicle's folder"))
}

/// Reads a table of relationships that is a chronicle of its own.
func readLoneTable(
  _ input: TableInput, into reader: inout ChronicleReader
) throws(FormatsError) {
  var source = try input.open()
  if let reason = try whyNoTable(of: &source) {
    throw .notAChronicle(path: input.name, reason: reason)
  }
  var input = try input.findingDelimiter(for: TableShape.relationships.names)
  input.progress = WorkStep(name: "reading", of: input.byteCount)
  var table = try ChronicleTable.open(input, shape: .relationships)
  if !table.headings.isEmpty, !table.looksLikeItsShape {
    throw .notAChronicle(
      path: input.name,
      reason:
        "its first line, '\(shortened(table.headings.joined(separator: String(UnicodeScalar(input.delimiter)))))', names none"
        + " of the columns kind, source, target and when"
        + " (a chronicle is a folder with figures.csv and relationships.csv, or such a table alone)"
        + (try headerFurtherDown(of: input))
    )
  }
  reader.infersNames = true
  try reader.readRelationships(&table)
  reader.finish(table)
}

/// What is said of a table with lines above its header, a title or a note; blank where there is no header within
/// the first lines.
func headerFurtherDown(of input: TableInput) throws(FormatsError) -> String {
  let required = TableShape.relationships.required
  for delimiter in TableInput.delimiters {
    var reader = CSVReader(source: try input.open(), delimiter: delimiter)
    for _ in 0..<20 {
      let step = try reader.next()
      if step == .end { break }
      guard step == .record else { continue }
      let fields = (0..<min(reader.fieldCount, CSVReader.mostFields)).map {
        String(reader.text(at: $0).trimmingBlanks()).lowercased()
      }
      if required.count(where: fields.contains) > 2 {
        return "; line \(reader.line) looks like its header: delete what stands above it"
      }
    }
  }
  return ""
}

/// What a file is, when its first bytes say that it is no table; nil when it may be one.
private func whyNoTable(of source: inout ByteSource) throws(FormatsError) -> String? {
  let front = try source.prefix(count: 512)
  if front.isEmpty { return "it is empty" }
  let known: [(bytes: [UInt8], what: String)] = [
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    (Array("GIF8".utf8), "a GIF picture"), (Array("%PDF".utf8), "a PDF document"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or a workbook (save its sheet as CSV)"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old office document (save its sheet as CSV)"),
    ([0x1F, 0x8B], "compressed with gzip (unpack it first)"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"), (Array("SQLite format 3".utf8), "an SQLite database"),
  ]
  if let kind = known.first(where: { front.starts(with: $0.bytes) }) { return "it is \(kind.what)" }
  let isUTF16 = front.starts(with: [0xFF, 0xFE]) || front.starts(with: [0xFE, 0xFF])
  let firstLine = front.prefix { $0 != Byte.lf && $0 != Byte.cr }
  if !isUTF16, firstLine.contains(0) { return "it is not text: it holds NUL bytes" }
  return nil
}
