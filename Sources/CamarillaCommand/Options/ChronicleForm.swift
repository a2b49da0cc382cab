import ArgumentParser
import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import CamarillaStore

/// In what form a chronicle lies on disk: in one of the project's own, or in that of another program.
enum ChronicleForm: Equatable, Sendable {
  /// A folder of tables.
  case folder
  /// A lone table of relationships.
  case table
  /// One SQLite file.
  case store
  case other(GraphFileFormat)

  static let all: [ChronicleForm] =
    [.folder, .table, .store] + GraphFileFormat.allCases.map(Self.other)

  /// The name by which `--from` and `--to` know it.
  var name: String {
    switch self {
    case .folder: "chronicle"
    case .table: "csv"
    case .store: "store"
    case .other(let format): format.rawValue
    }
  }

  /// The extensions of file names that stand for it.
  var extensions: [String] {
    switch self {
    case .folder: []
    case .table: ["csv"]
    case .store: ["camarilla", "sqlite", "db"]
    case .other(let format): format.extensions
    }
  }

  /// Extensions that stand for a table where a file is read: whoever writes one gets commas, which such a
  /// name doesn't promise.
  private static let tableExtensions = ["tsv", "tab", "txt"]

  /// - Throws: a message with the nearest name and all valid ones.
  init(named name: String) throws {
    let names = Self.all.map(\.name)
    guard let index = names.firstIndex(of: name) else {
      throw ValidationError(unknownWord(noun: "format", text: name, among: names))
    }
    self = Self.all[index]
  }

  /// The form that a file's extension stands for; nil where it has none, or stands for nothing.
  init?(extensionOf path: String) {
    guard let name = fileExtension(of: path) else { return nil }
    guard let form = Self.all.first(where: { $0.extensions.contains(name) }) else { return nil }
    self = form
  }

  /// The form of what is to be read.
  ///
  /// - Throws: wrong usage, for an extension that stands for nothing.
  init(reading path: String) throws(CommandFailure) {
    if fileKind(of: path) == .folder {
      self = Self.told(byFolder: path) ?? .folder
    } else if Self.isDescription(path) {
      self = .folder
    } else if ChronicleStore.isStore(path) {
      self = .store
    } else if let known = ChronicleForm(extensionOf: path) {
      // Tables of other programs have no extension of their own.
      self = known == .table ? Self.told(by: path, among: Self.foreignTables) ?? known : known
    } else if fileKind(of: path) == .regular, let told = Self.told(by: path) {
      self = told
    } else if let name = fileExtension(of: path), Self.tableExtensions.contains(name) {
      self = .table
    } else {
      self = try Self.guess(path, option: "--from", reading: Self.tableExtensions)
    }
  }

  /// The form that the content of a file tells.
  private static func told(by path: String, among forms: [ChronicleForm]? = nil) -> ChronicleForm? {
    guard fileKind(of: path) == .regular, var source = try? ByteSource(path: path),
      let front = try? source.prefix(count: 1 << 16), let form = ChronicleForm(content: front),
      forms?.contains(form) ?? true
    else { return nil }
    return form
  }

  /// The form that the names of a folder's tables tell; nil of a chronicle's own, and where none is known.
  private static func told(byFolder path: String) -> ChronicleForm? {
    let names = namesInFolder(of: path)
    let own = ["figures.csv", "relationships.csv", "sources.csv", "datapackage.json"]
    if own.contains(where: names.contains) { return nil }
    if names.contains("edges.csv") {
      return told(by: join(path, name: "edges.csv"), among: foreignTables)
    }
    return names.contains("relations.csv") ? .other(.palladio) : nil
  }

  private static let foreignTables: [ChronicleForm] = [
    .other(.edgeSpells), .other(.gephi), .other(.palladio),
  ]

  /// Whether a file of JSON describes a folder of tables rather than holding a graph: by the first of its
  /// members that only one of them has.
  private static func isDescription(_ path: String) -> Bool {
    if fileName(of: path) == "datapackage.json" { return true }
    guard fileExtension(of: path) == "json", let source = try? ByteSource(path: path),
      var reader = try? JSONReader(source: source), (try? reader.next()) == .beginObject
    else { return false }
    while (try? reader.next()) == .name {
      let name = reader.text
      if ["resources", "profile", "schema"].contains(name) { return true }
      if ["nodes", "edges", "links", "graph", "directed", "multigraph"].contains(name) {
        return false
      }
      guard let token = try? reader.next(), (try? reader.skip(token)) != nil else { return false }
    }
    return false
  }

  /// The form of what is to be written: a folder, where the name has no extension.
  init(writing path: String) throws(CommandFailure) {
    if path.hasSuffix("/") || fileKind(of: path) == .folder || fileExtension(of: path) == nil {
      self = .folder
    } else {
      self = try Self.guess(path, option: "--to")
    }
  }

  private static func guess(
    _ path: String, option: String, reading others: [String] = []
  ) throws(CommandFailure) -> ChronicleForm {
    if let form = ChronicleForm(extensionOf: path) { return form }
    let names = all.map(\.name).joined(separator: ", ")
    let known = all.flatMap(\.extensions) + others
    guard let name = fileExtension(of: path) else {
      throw CommandFailure(
        status: .usage,
        message:
          "'\(path)' has no extension to tell its format; name it with \(option), one of \(names).")
    }
    let hint = nearestName(to: name, among: known).map { " — did you mean '.\($0)'?" } ?? "."
    throw CommandFailure(
      status: .usage,
      message: "no format has the extension '.\(name)'\(hint)"
        + " Valid: \(known.map { ".\($0)" }.joined(separator: ", ")), a folder;"
        + " or name one with \(option): \(names).")
  }

  /// Reads a chronicle in this form.
  func read(_ path: String, options: GraphFileOptions) throws(FormatsError) -> Chronicle {
    switch self {
    case .folder, .table: try Chronicle(contentsOf: path)
    case .store: try ChronicleStore(path: path).chronicle()
    case .other(let format): try Chronicle(contentsOf: path, as: format, options: options)
    }
  }

  /// What the form has a place for; nil where it holds all that a chronicle is.
  var capacity: FormatCapacity? {
    switch self {
    case .folder, .store: return nil
    case .table:
      // Relationships whole; of figures and sources, the ids.
      var capacity = FormatCapacity()
      capacity.title = false
      capacity.graphAttributes = false
      capacity.nodeLabels = false
      capacity.nodeAttributes = .named([])
      capacity.isolatedNodes = false
      return capacity
    case .other(let format): return format.implementation.capacity
    }
  }

  /// Makes sure, before anything is read, that a chronicle may be written in this form to a path.
  func claim(of path: String) throws(FormatsError) {
    switch self {
    case .folder:
      try Output.claim(paths: [path] + ChronicleFolder.tableNames.map { join(path, name: $0) })
    case .table: try Output.claim(paths: [path])
    case .store:
      try Output.claim(paths: [path] + databaseSuffixes.map { path + $0 }, isDatabase: true)
    case .other(let format): try Output.claim(paths: format.implementation.files(writing: path))
    }
  }

  /// Writes a chronicle as it is, in a form of the project's own; returns whether this is one.
  func write(_ chronicle: Chronicle, to path: String) throws(FormatsError) -> Bool {
    switch self {
    case .folder: try chronicle.write(toPackage: path)
    case .table: try chronicle.write(toCSV: path)
    case .store: try ChronicleStore.write(chronicle, to: path)
    case .other: return false
    }
    return true
  }

  /// Writes a graph in this form, whole or not at all.
  func write(_ document: GraphDocument, to path: String) throws(FormatsError) {
    switch self {
    case .folder:
      try Chronicle(document: document, options: GraphFileOptions()).write(toPackage: path)
    case .table: try Chronicle(document: document, options: GraphFileOptions()).write(toCSV: path)
    case .store:
      try ChronicleStore.write(Chronicle(document: document, options: GraphFileOptions()), to: path)
    case .other(let format): try format.implementation.write(document, to: path)
    }
  }
}
