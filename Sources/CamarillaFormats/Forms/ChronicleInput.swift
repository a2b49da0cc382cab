/// What is to be read as a chronicle, before its form is known: a file, a folder, or what comes through a
/// pipe.
///
/// Of a file only the beginning is looked at. What runs only once, standard input or a pipe, is held in
/// memory.
public struct ChronicleInput: Sendable {
  /// Its path; what messages call it where it has none.
  public let name: String
  /// Whether it is a folder.
  public var isFolder: Bool { kind == .folder }
  /// All bytes of what is no file, but ran through a pipe; nil of files and folders.
  public let content: [UInt8]?
  /// Its first bytes, as far as they are needed to tell its form; none of a folder.
  public var firstBytes: [UInt8] { beginning.bytes }

  package let beginning: FileBeginning
  private let kind: FileKind

  /// Looks at what stands at a path; nothing, perhaps, which whoever reads it tells.
  ///
  /// - Parameter path: `-` is standard input.
  /// - Throws: what kept a pipe or standard input from being read, such as more than 1 GiB.
  public init(opening path: String) throws(FormatsError) {
    let kind = path == "-" ? .other : fileKind(of: path)
    switch kind {
    case .other where path == "-":
      let name = Self.standardInputName
      self.init(name: name, content: try TableInput.contents(ofStandardInput: name))
    case .other: self.init(name: path, content: try TableInput.contents(path: path))
    case .regular: self.init(name: path, kind: kind, beginning: Self.beginning(ofFile: path))
    case .folder, .nothing: self.init(name: path, kind: kind, beginning: FileBeginning([]))
    }
  }

  /// What is in memory.
  ///
  /// - Parameters:
  ///   - name: what messages call it.
  ///   - content: its bytes.
  public init(name: String, content: [UInt8]) {
    self.init(
      name: name, kind: .other, content: content,
      beginning: FileBeginning(content.prefix(FileBeginning.byteCount)))
  }

  private init(
    name: String, kind: FileKind, content: [UInt8]? = nil, beginning: FileBeginning
  ) {
    self.name = name
    self.kind = kind
    self.content = content
    self.beginning = beginning
  }

  /// The beginning of a file; nothing where it can't be read, which whoever reads it tells.
  private static func beginning(ofFile path: String) -> FileBeginning {
    guard var source = try? ByteSource(path: path),
      let bytes = try? source.prefix(count: FileBeginning.byteCount)
    else { return FileBeginning([]) }
    return FileBeginning(bytes)
  }

  /// What messages call standard input.
  package static let standardInputName = "standard input"

  /// Whether it is a file on disk.
  package var isFile: Bool { kind == .regular }

  /// What follows the last point of a file's name, in lower case; nil without any, and of what has no name
  /// of its own.
  public var fileExtension: String? {
    content == nil ? CamarillaFormats.fileExtension(of: name) : nil
  }

  /// As the readers of single files take it.
  package func table() throws(FormatsError) -> TableInput {
    guard let content else { return try TableInput(path: name) }
    return TableInput(name: name, bytes: content)
  }
}
