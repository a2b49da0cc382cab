import Camarilla
package import CamarillaFormats
import LongWork

extension NodeLink {
  /// Reads a graph, from front to back; the file itself is never in memory whole. Linear time.
  ///
  /// - Parameter graph: which of several graphs is read, by name; all of them without.
  /// - Throws: ``FormatsError/invalid(_:)`` with every problem and its place; what is no JSON ends the
  ///   reading. ``FormatsError/notFound(path:)`` and the like, as for any file.
  package static func read(
    _ input: TableInput, graph: String?
  ) throws(FormatsError) -> GraphDocument {
    let progress = WorkStep(name: "reading", of: input.byteCount)
    let graphs: [GraphDocument]
    do throws(JSONReader.Failure) {
      let source: ByteSource
      do throws(FormatsError) { source = try input.open() } catch { throw .source(error) }
      var reader = NodeLinkReader(
        reader: try JSONReader(source: source, progress: progress, allowsNonFinite: true),
        file: input.name)
      graphs = try reader.graphs()
    } catch {
      switch error {
      case .source(let error): throw error
      case .fault(let fault):
        throw FormatsError(
          Problem(
            severity: .error, rule: .malformedTable,
            message: "the file is not JSON: expected \(fault.expected)",
            location: .init(file: input.name, line: fault.line, column: fault.column),
            expected: fault.expected))
      }
    }
    return try GraphDocument(graphs: graphs, only: graph)
  }
}
