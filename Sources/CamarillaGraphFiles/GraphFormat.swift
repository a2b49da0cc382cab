package import CamarillaFormats

/// A format of graph files: one type conforms for each, and ``GraphFileFormat`` lists them.
///
/// Readers make a ``GraphDocument`` of a file and know nothing of chronicles; writers take one. What a
/// format cannot hold is declared by its capacity, from which losses and round trips follow.
package protocol GraphFormat {
  /// What the format has a place for.
  static var capacity: FormatCapacity { get }

  /// The extensions of file names that stand for the format, the usual one first; none for those that
  /// have to be named.
  static var extensions: [String] { get }

  /// The files that are written for a path, as far as they can be told beforehand.
  static func files(writing path: String) -> [String]

  /// Whether a file begins as one of the format does.
  static func recognizes(_ beginning: FileBeginning) -> Bool

  /// Whether a file that begins so is of this format and no other, whatever it is called.
  static var isUnmistakable: Bool { get }

  /// Whether the names in a folder are those of the format.
  static func recognizes(folder path: String) -> Bool

  /// Reads one file, without others that go with it.
  ///
  /// - Parameter graph: which of several graphs in it, by name; nil for all of them.
  /// - Throws: ``FormatsError/invalid(_:)`` with every problem and its location.
  static func read(_ input: TableInput, graph: String?) throws(FormatsError) -> GraphDocument

  /// Reads a file and those that go with it.
  static func read(_ path: String, graph: String?) throws(FormatsError) -> GraphDocument

  /// Writes a document, whole or not at all.
  static func write(_ document: GraphDocument, to path: String) throws(FormatsError)
}

extension GraphFormat {
  package static var extensions: [String] { [] }

  package static func files(writing path: String) -> [String] { [path] }

  package static var isUnmistakable: Bool { extensions.isEmpty }

  package static func recognizes(folder path: String) -> Bool { false }

  package static func read(
    _ path: String, graph: String?
  ) throws(FormatsError) -> GraphDocument {
    try read(try TableInput(path: path), graph: graph)
  }

  /// All graphs of one file.
  package static func read(_ input: TableInput) throws(FormatsError) -> GraphDocument {
    try read(input, graph: nil)
  }

  /// All graphs of a file and of those that go with it.
  package static func read(_ path: String) throws(FormatsError) -> GraphDocument {
    try read(path, graph: nil)
  }
}
