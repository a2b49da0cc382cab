import Camarilla
package import CamarillaFormats

extension NodeLink {
  /// Reads a graph, from front to back; the file itself is never in memory whole. Linear time.
  ///
  /// - Parameter graph: which of several graphs is read, by name; all of them without.
  /// - Throws: ``FormatsError/invalid(_:)`` with every problem and its location; what is no JSON ends the
  ///   reading. ``FormatsError/notFound(path:)`` and the like, as for any file.
  package static func read(
    _ input: TableInput, graph: String?
  ) throws(FormatsError) -> GraphDocument {
    try GraphDocument(json: input, only: graph) { reader throws(JSONReader.Failure) in
      var reader = NodeLinkReader(reader: reader, file: input.name)
      return try reader.graphs()
    }
  }
}
