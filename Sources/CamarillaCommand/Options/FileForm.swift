import ArgumentParser
import Camarilla
import CamarillaFiles
import CamarillaFormats
import CamarillaGraphFiles
import CamarillaStore

/// A form in which chronicles lie in files, as commands write them; ``reader(options:)`` reads it.
enum FileForm: Equatable, Sendable {
  /// A folder of tables.
  case folder
  /// A lone table of relationships.
  case table
  /// One SQLite file.
  case store
  case other(GraphFileFormat)

  static let all: [FileForm] =
    [.folder, .table, .store] + GraphFileFormat.allCases.map(Self.other)

  /// The same form as the libraries open it.
  func reader(options: GraphFileOptions = GraphFileOptions()) -> any ChronicleForm {
    switch self {
    case .folder: FolderForm()
    case .table: TableForm()
    case .store: StoreForm()
    case .other(let format): GraphFileForm(format: format, options: options)
    }
  }

  /// The name by which `--from` and `--to` know it.
  var name: String { reader().name }

  /// The extensions of file names that stand for it.
  var extensions: [String] { reader().extensions }

  /// - Throws: a message with the nearest name and all valid ones.
  init(named name: String) throws {
    let names = Self.all.map(\.name)
    guard let index = names.firstIndex(of: name) else {
      throw ValidationError(unknownWord(noun: "format", text: name, among: names))
    }
    self = Self.all[index]
  }

  /// The form of what is to be read.
  ///
  /// - Parameter option: what names the form, where the command has an option for that.
  /// - Throws: where nothing stands there; wrong usage, for an extension that stands for nothing.
  init(reading input: ChronicleInput, option: String? = nil) throws {
    if input.content == nil, fileKind(of: input.name) == .nothing {
      throw FormatsError.notFound(path: input.name)
    }
    if let known = [any ChronicleForm].all.form(of: input),
      let form = Self.all.first(where: { $0.name == known.name })
    {
      self = form
    } else if input.content != nil {
      // A pipe has no name that could be wrong.
      self = .table
    } else {
      self = try Self.told(
        byExtensionOf: input.name, option: option, besides: TableForm.extensionsOfReading)
    }
  }

  /// The form of what is to be written: a folder, where the name has no extension.
  ///
  /// - Parameters:
  ///   - option: what names the form, where the command has an option for that.
  ///   - others: further extensions of tables.
  /// - Throws: wrong usage, for standard output, which can't be a folder, and for an extension that stands for nothing.
  init(
    writing path: String, option: String? = nil, tablesAlsoBeing others: [String] = []
  ) throws(CommandFailure) {
    guard path != Output.dash else { throw Self.cannotPrint(Self.folder) }
    if path.hasSuffix("/") || fileKind(of: path) == .folder || fileExtension(of: path) == nil {
      self = .folder
    } else if let name = fileExtension(of: path), others.contains(name) {
      self = .table
    } else {
      self = try Self.told(byExtensionOf: path, option: option, besides: others)
    }
  }

  /// - Parameter others: further extensions that are valid, for the message.
  private static func told(
    byExtensionOf path: String, option: String?, besides others: [String] = []
  ) throws(CommandFailure) -> FileForm {
    let names = all.map(\.name).joined(separator: ", ")
    let known = all.flatMap(\.extensions) + others
    guard let name = fileExtension(of: path) else {
      let hint =
        option.map { "name it with \($0), one of \(names)" }
        ?? "expected one of \(known.map { ".\($0)" }.joined(separator: ", ")), or a folder"
      throw CommandFailure(
        status: .usage, message: "'\(path)' has no extension to tell its format; \(hint).")
    }
    if let form = all.first(where: { $0.extensions.contains(name) }) { return form }
    let hint =
      ["xlsx", "xls", "ods"].contains(name)
      ? "; a spreadsheet reads and saves tables as .csv."
      : Suggestion(NearestNames(known).allNearest(to: name).map { "." + $0 }).hint
    throw CommandFailure(
      status: .usage,
      message: "no format has the extension '.\(name)'\(hint.isEmpty ? "." : hint)"
        + " Valid: \(known.map { ".\($0)" }.joined(separator: ", ")), a folder"
        + (option.map { "; or name one with \($0): \(names)." } ?? "."))
  }

  /// Makes sure that the form is one text, which can be printed to standard output.
  func requireText() throws(CommandFailure) {
    switch self {
    case .table: return
    case .other(let format) where format.implementation.files(writing: Output.dash).count == 1:
      return
    case .folder, .store, .other: throw Self.cannotPrint(self)
    }
  }

  private static func cannotPrint(_ form: FileForm) -> CommandFailure {
    let what =
      switch form {
      case .folder: "a folder of tables is no text"
      case .store: "a store is no text"
      case .table, .other: "\(form.name) is of two files"
      }
    return CommandFailure(
      status: .usage,
      message: "'-' is standard output, and \(what); expected the name of a file or folder."
        + " `camarilla convert IN - --to csv` prints a chronicle.")
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
    try claimFiles(of: path)
    try checkReplacing(path)
  }

  /// Makes sure that a folder doesn't hold a chronicle already, unless it may be replaced: people edit the tables of
  /// a folder, as they edit stores.
  func checkReplacing(_ path: String) throws(FormatsError) {
    guard case .folder = self, let claims = FileClaims.current, !claims.mayReplaceAnything else {
      return
    }
    let tables = ChronicleFolder.tableNames.filter {
      fileKind(of: join(path, name: $0)) != .nothing
    }
    guard !tables.isEmpty else { return }
    throw .cannotCreate(
      path: path,
      reason: "it holds \(list(tables)) already; expected another folder, or --replace")
  }

  /// The files that are written to a path, and for a folder that itself, too.
  private func files(writing path: String) -> [String] {
    switch self {
    case .folder: [path] + ChronicleFolder.tableNames.map { join(path, name: $0) }
    case .table: [path]
    case .store: [path] + databaseSuffixes.map { path + $0 }
    case .other(let format): format.implementation.files(writing: path)
    }
  }

  /// Makes sure that no file which is written to a path is one that is read.
  func claimFiles(of path: String) throws(FormatsError) {
    try Output.claim(paths: files(writing: path), isDatabase: self == .store)
  }

  /// Whether something that may be a chronicle, and is no empty file, lies where one would be written in this form.
  func isTaken(_ path: String) -> Bool {
    files(writing: path).contains { fileKind(of: $0) == .regular && fileSize(of: $0) > 0 }
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
