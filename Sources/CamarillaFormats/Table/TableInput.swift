package import LongWork

/// A table's file, and how it is to be read.
package struct TableInput: Sendable {
  private enum Content: Sendable {
    case file
    case memory([UInt8])
  }

  /// What messages call it: a path.
  package let name: String
  private var content: Content
  package var delimiter = UInt8(ascii: ",")
  /// The byte that begins lines which are passed over.
  package var comment: UInt8?
  /// Whether quotes enclose fields.
  package var readsQuotes = true
  /// The line on which the table begins; what stands above it is passed over.
  package var firstLine = 1
  /// The columns' names, where it has no header or another one.
  package var columns: [String]?
  /// What to do where it turns out to be in another encoding than UTF-8.
  package var encodingAdvice = "save it as UTF-8"
  /// Whether the error says from which encoding to save it so.
  package var offersRecoding = false
  /// Where its columns stand in every line, where that and no delimiter parts them.
  package var positions: [ColumnPositions]?
  /// Texts that stand for nothing, as a data package may declare them (`NA`).
  package var missingValues: [String] = []
  /// The reading of all tables, of which this one is a part.
  package var progress: WorkStep?

  /// The same table with other bytes.
  package func holding(_ bytes: [UInt8]) -> TableInput {
    var input = self
    input.content = .memory(bytes)
    return input
  }

  /// How long it is, as far as is known.
  package var byteCount: Int {
    switch content {
    case .file: fileSize(of: name)
    case .memory(let bytes): bytes.count
    }
  }

  /// A file on disk. A pipe is read here and now, since it runs only once.
  package init(path: String) throws(FormatsError) {
    name = path
    content = fileKind(of: path) == .other ? .memory(try Self.contents(path: path)) : .file
  }

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    content = .memory(bytes)
  }

  package func open() throws(FormatsError) -> ByteSource {
    switch content {
    case .file: try ByteSource(path: name)
    case .memory(let bytes): ByteSource(bytes: bytes)
    }
  }

  /// All bytes of a file, which may have 1 GiB.
  ///
  /// - Parameter isInput: as of ``ByteSource/init(path:chunk:isInput:)``.
  package static func contents(
    path: String, isInput: Bool = true
  ) throws(FormatsError) -> [UInt8] {
    var source = try ByteSource(path: path, isInput: isInput)
    return try contents(source: &source, path: path)
  }

  /// All bytes of standard input, which may have 1 GiB.
  package static func contents(ofStandardInput name: String) throws(FormatsError) -> [UInt8] {
    var source = try ByteSource(standardInputNamed: name)
    return try contents(source: &source, path: name)
  }

  static func contents(
    source: inout ByteSource, path: String
  ) throws(FormatsError) -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let piece = try source.prefix(count: 1 << 18)
      if piece.isEmpty { return all }
      // An endless device is told from a table by its beginning.
      if all.isEmpty, piece.allSatisfy({ $0 == 0 }) { return piece }
      all += piece
      if all.count > 1 << 30 {
        throw .readFailed(path: path, reason: "it holds more than 1 GiB; save it as a file")
      }
    }
  }
}
