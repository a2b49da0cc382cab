import CamarillaFormats
import LongWork

/// Where the two tables of a graph stand: one of its edges, one of its nodes.
///
/// A path with an extension is that of the edges, `x.csv`, and the nodes stand beside it, `x-nodes.csv`. A
/// path without is a folder that holds `edges.csv` and `nodes.csv`.
package struct TablePair {
  /// What the tables are called: `edges` and `vertices`, say.
  package struct Names: Sendable {
    var edges: String
    var nodes: String
  }

  var edges: String
  /// Where the table of nodes stands, if there is one.
  var nodes: String?

  /// The tables that are at `path`.
  ///
  /// In a folder, tables are also found that have the names within theirs, as in `stalin [Nodes].csv`, if
  /// there is no other.
  init(reading path: String, _ names: Names) throws(FormatsError) {
    guard fileKind(path) == .folder else {
      edges = path
      let beside = Self.beside(path, names.nodes)
      nodes = beside != path && fileKind(beside) == .regular ? beside : nil
      return
    }
    guard let edges = try Self.table(names.edges, in: path) else {
      throw .notFound(path: join(path, names.edges + ".csv"))
    }
    self.edges = edges
    nodes = try Self.table(names.nodes, in: path)
  }

  /// Both tables as they are to be read.
  func inputs() throws(FormatsError) -> (edges: TableInput, nodes: TableInput?) {
    let edges = try TableInput(path: edges)
    guard let nodes else { return (edges, nil) }
    return (edges, try TableInput(path: nodes))
  }

  /// Makes the reading of two tables one step of work.
  static func watch(_ edges: inout TableInput, _ nodes: inout TableInput?) {
    let progress = WorkStep("reading", of: edges.byteCount + (nodes?.byteCount ?? 0))
    edges.progress = progress
    nodes?.progress = progress
  }

  private static func table(_ name: String, in folder: String) throws(FormatsError) -> String? {
    let files = namesInFolder(folder).filter { file in
      [".csv", ".tsv", ".txt"].contains { file.lowercased().hasSuffix($0) }
    }
    if let exact = files.first(where: { $0.lowercased().dropLast(4) == name }) {
      return join(folder, exact)
    }
    let alike = files.filter { contains($0.lowercased(), name) }
    if alike.count > 1 {
      throw .notReadable(
        path: folder, reason: "it has several tables of \(name): \(list(alike))")
    }
    return alike.first.map { join(folder, $0) }
  }

  private static func contains(_ text: String, _ part: String) -> Bool {
    var rest = Array(text.utf8)[...]
    while rest.count >= part.utf8.count {
      if rest.starts(with: part.utf8) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  /// `a/x.csv` → `a/x-nodes.csv`.
  private static func beside(_ path: String, _ name: String) -> String {
    let file = fileName(of: path)
    let dot = file.lastIndex(of: ".") ?? file.endIndex
    return join(folder(of: path), "\(file[..<dot])-\(name)\(file[dot...])")
  }

  /// The files that are written for a path, a folder first where they stand in one.
  static func files(writing path: String, _ names: Names) -> [String] {
    guard isFile(path) else {
      return [path, join(path, names.edges + ".csv"), join(path, names.nodes + ".csv")]
    }
    return [path, beside(path, names.nodes)]
  }

  /// Whether a path to write to is that of a file rather than of a folder.
  private static func isFile(_ path: String) -> Bool {
    fileName(of: path).dropFirst().contains(".")
  }

  /// Writes both tables, or none.
  static func write(
    edges: SheetText, nodes: SheetText, to path: String, _ names: Names
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
    try files.begin(beside(path, names.nodes))
    try files.write(nodes)
    try files.commit()
  }
}

/// The text of a table that is being written.
package struct SheetText {
  private var bytes: [UInt8] = []
  private var isAtLineStart = true

  mutating func field(_ text: String) {
    if isAtLineStart { isAtLineStart = false } else { bytes.append(UInt8(ascii: ",")) }
    CSVWriter.append(text, to: &bytes)
  }

  mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isAtLineStart = true
  }

  mutating func row(_ fields: [String]) {
    for text in fields { field(text) }
    endRow()
  }

  fileprivate func checkedBytes() throws(FormatsError) -> [UInt8] {
    if bytes.contains(0) { throw .notRepresentable(reason: "a NUL stands in a text") }
    return bytes
  }
}
