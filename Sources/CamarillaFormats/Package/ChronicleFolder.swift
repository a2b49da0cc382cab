/// A folder of tables, on disk or in memory.
package struct ChronicleFolder {
  private enum Content {
    case disk
    case memory([String: [UInt8]])
  }

  /// The files that make up a chronicle's folder.
  package static let tableNames =
    ["figures", "kinds", "sources", "relationships"].map { $0 + ".csv" } + [DataPackage.fileName]

  /// Whether a file is there and one of those that make up a chronicle's folder, which its description tells.
  static func isMember(file path: String) -> Bool {
    tableNames.contains(fileName(of: path)) && fileKind(of: path) == .regular
      && fileKind(of: join(folder(of: path), name: DataPackage.fileName)) == .regular
  }

  /// What messages call it: a path.
  let name: String
  private let content: Content

  /// The files of a chronicle that stand beside its table of relationships; none where `path` is another
  /// file, or where there is no table of figures, without which a folder is no chronicle.
  package static func tables(beside path: String) -> [String] {
    guard fileName(of: path) == "relationships.csv" else { return [] }
    let home = CamarillaFormats.folder(of: path)
    let others = tableNames.filter { $0 != "relationships.csv" }.map { join(home, name: $0) }
      .filter { fileKind(of: $0) == .regular }
    let isChronicle = others.contains { fileName(of: $0) == "figures.csv" && isTableOfFigures($0) }
    return isChronicle ? others : []
  }

  /// Whether the header of a table has the columns of figures. A look at what is not read.
  private static func isTableOfFigures(_ path: String) -> Bool {
    TableInput.possibleHeadings(ofFile: path).contains { headings in
      TableShape.figures.required.allSatisfy(headings.contains)
    }
  }

  /// - Throws: ``FormatsError/notReadable(path:reason:)``.
  init(path: String) throws(FormatsError) {
    if let claims = FileClaims.current {
      try claims.willRead(path)
      // Also where there is none: it would be a part of what is read.
      for name in Self.tableNames { try claims.willRead(join(path, name: name), isPart: true) }
    }
    if let reason = whyUnreadable(folder: path) { throw .notReadable(path: path, reason: reason) }
    name = path
    content = .disk
  }

  init(name: String, files: [String: [UInt8]]) {
    self.name = name
    content = .memory(files)
  }

  /// The names of what is in it, in their order.
  var fileNames: [String] {
    switch content {
    case .disk: namesInFolder(of: name)
    case .memory(let files): files.keys.sorted()
    }
  }

  /// Whether it holds a file at a path relative to it.
  func contains(_ file: String) -> Bool {
    switch content {
    case .disk: [.regular, .other].contains(fileKind(of: join(name, name: file)))
    case .memory(let files): files[file] != nil
    }
  }

  func input(of file: String) throws(FormatsError) -> TableInput {
    switch content {
    case .disk: try TableInput(path: join(name, name: file))
    case .memory(let files): TableInput(name: join(name, name: file), bytes: files[file] ?? [])
    }
  }

  /// Says that a file of the folder is a part of what is read, whether or not it is looked at.
  func claim(of file: String) throws(FormatsError) {
    guard case .disk = content, let claims = FileClaims.current else { return }
    try claims.willRead(join(name, name: file), isPart: true)
  }

  /// All bytes of a file.
  func contents(of file: String) throws(FormatsError) -> [UInt8] {
    switch content {
    case .disk: try TableInput.contents(path: join(name, name: file))
    case .memory(let files): files[file] ?? []
    }
  }
}
