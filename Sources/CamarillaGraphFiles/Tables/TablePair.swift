import Camarilla
import CamarillaFormats
import LongWork

/// Where the two tables of a graph stand: one of its edges, one of its nodes.
///
/// A path with an extension is that of the edges, `x.csv`, and the nodes stand beside it, `x-nodes.csv`; or
/// the edges have their own name and the nodes theirs in its place, `edges.csv` and `nodes.csv`,
/// `stalin [Edges].csv` and `stalin [Nodes].csv`. A path without is a folder that holds `edges.csv` and
/// `nodes.csv`.
package struct TablePair {
  /// What the tables are called, `edges` and `vertices` say, and what makes the second one.
  package struct Names: Sendable {
    var edges: String
    var nodes: String
    /// A table of nodes has one of these headings, in lower case.
    var nodeKeys: Set<String>

    /// What edges may be called in the name of a file whose format has another word for them.
    var edgeWords: [String] { edges == "edges" ? [edges] : [edges, "edges"] }
  }

  var edges: String
  /// Where the table of nodes stands, if there is one.
  var nodes: String?
  /// What is to be told of tables that stand beside that of edges and are not read.
  private(set) var diagnostics = Diagnostics()

  /// The tables that are at `path`.
  ///
  /// In a folder, tables are also found that have the names within theirs, as in `stalin [Nodes].csv`, if
  /// there is no other.
  init(reading path: String, names: Names) throws(FormatsError) {
    edges = path
    guard fileKind(of: path) == .folder else {
      if fileKind(of: path) == .regular { findNodes(names) }
      return
    }
    guard let edges = try Self.table(named: names.edges, in: path) else {
      throw .notFound(path: join(path, name: names.edges + ".csv"))
    }
    self.edges = edges
    nodes = try Self.table(named: names.nodes, in: path)
  }

  /// Finds the table of nodes that goes with the file of edges by its name.
  private mutating func findNodes(_ names: Names) {
    let own = Self.stem(of: edges)
    let written = own + "-" + names.nodes
    let renamed = names.edgeWords.filter { own.contains($0) }
      .map { own.replacing($0, with: names.nodes) }
    let home = folder(of: edges)
    let files = namesInFolder(of: home).filter {
      $0 != fileName(of: edges)
        && (Self.isTable($0) || fileExtension(of: $0) == fileExtension(of: edges))
    }.map { join(home, name: $0) }.filter { fileKind(of: $0) == .regular }
    // What is written in one go goes together whatever else there is.
    let companions = files.filter { Self.stem(of: $0) == written }
    let others = files.filter { renamed.contains(Self.stem(of: $0)) }
    let fitting = companions.isEmpty ? others.filter { Self.fits($0, names: names) } : companions
    if fitting.count > 1 {
      doubt(
        message:
          "\(list(fitting.map(fileName))) beside it may both be its table of \(names.nodes), and none is read",
        file: fitting[0], names: names)
      return
    }
    nodes = fitting.first
    for file in others where file != nodes {
      let keys = names.nodeKeys.sorted().joined(separator: "' or '")
      doubt(
        message: "'\(shortened(fileName(of: file)))' beside it is not read"
          + (companions.isEmpty ? "; it has no column '\(keys)'" : ""), file: file, names: names)
    }
  }

  private mutating func doubt(message: String, file: String, names: Names) {
    diagnostics.add(
      .warning(
        message, rule: .malformedTable, at: .init(file: edges, line: 1, column: 1),
        text: fileName(of: file), expected: "one table of \(names.nodes)"))
  }

  /// Whether a file is a table with one of the headings that a table of nodes has. A look at what may not
  /// be read at all is no reading.
  private static func fits(_ path: String, names: Names) -> Bool {
    TableInput.possibleHeadings(ofFile: path).contains { headings in
      headings.contains { names.nodeKeys.contains($0.lowercased()) }
    }
  }

  /// Both tables as they are to be read.
  func inputs() throws(FormatsError) -> (edges: TableInput, nodes: TableInput?) {
    let edges = try TableInput(path: edges)
    guard let nodes else { return (edges, nil) }
    return (edges, try TableInput(path: nodes))
  }

  /// Makes the reading of two tables one step of work.
  static func watch(_ edges: inout TableInput, nodes: inout TableInput?) {
    let progress = WorkStep(name: "reading", of: edges.byteCount + (nodes?.byteCount ?? 0))
    edges.progress = progress
    nodes?.progress = progress
  }

  private static func table(named name: String, in folder: String) throws(FormatsError) -> String? {
    let files = namesInFolder(of: folder).filter(isTable)
    let exact = files.filter { stem(of: $0) == name }
    let alike = exact.isEmpty ? files.filter { stem(of: $0).contains(name) } : exact
    if alike.count > 1 {
      throw .notReadable(
        path: folder, reason: "it has several tables of \(name): \(list(alike))")
    }
    return alike.first.map { join(folder, name: $0) }
  }

  private static func isTable(_ file: String) -> Bool {
    ["csv", "tsv", "tab", "txt"].contains(fileExtension(of: file))
  }

  /// The name of a file without its extension, in lower case.
  private static func stem(of path: String) -> String {
    let name = fileName(of: path)
    return name[..<(name.lastIndex(of: ".") ?? name.endIndex)].lowercased()
  }

  /// `a/x.csv` → `a/x-nodes.csv`.
  private static func beside(_ path: String, name: String) -> String {
    let file = fileName(of: path)
    let dot = file.lastIndex(of: ".") ?? file.endIndex
    return join(folder(of: path), name: "\(file[..<dot])-\(name)\(file[dot...])")
  }

  /// The files that are written for a path, a folder first where they stand in one.
  static func files(writing path: String, names: Names) -> [String] {
    guard isFile(path) else {
      return [path, join(path, name: names.edges + ".csv"), join(path, name: names.nodes + ".csv")]
    }
    return [path, beside(path, name: names.nodes)]
  }

  /// Whether a path to write to is that of a file rather than of a folder.
  private static func isFile(_ path: String) -> Bool {
    fileName(of: path).dropFirst().contains(".")
  }

  /// Writes both tables, or none.
  static func write(
    edges: SheetText, nodes: SheetText, to path: String, names: Names
  ) throws(FormatsError) {
    let edges = try edges.checkedBytes()
    let nodes = try nodes.checkedBytes()
    guard isFile(path) else {
      let folder = try AtomicFolder(path: path)
      try folder.write(edges, to: names.edges + ".csv")
      try folder.write(nodes, to: names.nodes + ".csv")
      return try folder.commit()
    }
    var files = AtomicFileSet()
    try files.begin(path)
    try files.write(edges)
    try files.begin(beside(path, name: names.nodes))
    try files.write(nodes)
    try files.commit()
  }
}

/// The text of a table that is being written.
package struct SheetText {
  private var bytes: [UInt8] = []
  private var isAtLineStart = true

  mutating func field(of text: String) {
    if isAtLineStart { isAtLineStart = false } else { bytes.append(UInt8(ascii: ",")) }
    CSVWriter.append(text, to: &bytes)
  }

  mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isAtLineStart = true
  }

  mutating func row(of fields: [String]) {
    for text in fields { field(of: text) }
    endRow()
  }

  fileprivate func checkedBytes() throws(FormatsError) -> [UInt8] {
    if bytes.contains(0) { throw .notRepresentable(reason: "a NUL stands in a text") }
    return bytes
  }
}
