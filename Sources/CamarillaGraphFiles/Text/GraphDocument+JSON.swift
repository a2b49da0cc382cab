import Camarilla
import CamarillaFormats
import LongWork

extension GraphDocument {
  /// Reads the graphs of a file of JSON, from front to back; the file itself is never in memory whole.
  ///
  /// - Parameters:
  ///   - name: which of several graphs is wanted; nil for all.
  ///   - read: makes the graphs, at least one.
  /// - Throws: ``FormatsError/invalid(_:)`` with every problem and its location; what is no JSON ends the reading.
  init(
    json input: TableInput, only name: String?,
    read: (consuming JSONReader) throws(JSONReader.Failure) -> [GraphDocument]
  ) throws(FormatsError) {
    let progress = WorkStep(name: "reading", of: input.byteCount)
    let graphs: [GraphDocument]
    do throws(JSONReader.Failure) {
      let source: ByteSource
      do throws(FormatsError) { source = try input.open() } catch { throw .source(error) }
      graphs = try read(
        try JSONReader(source: source, progress: progress, allowsNonFinite: true))
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
    self = try GraphDocument(graphs: graphs, only: name)
  }
}

extension JSONReader {
  /// Tells a document of the words that Python writes for numbers that are none.
  func tellNonFinite(to document: inout GraphDocument) {
    guard let first = nonFinite else { return }
    let words =
      first.count == 1 ? "'\(first.text)' is" : "\(first.count) words such as '\(first.text)' are"
    document.diagnostics.add(
      .warning(
        "\(words) no JSON and read as no value",
        at: .init(file: document.file, line: first.line, column: first.column), text: first.text,
        expected: "a number or null"))
  }
}
