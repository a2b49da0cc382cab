import Camarilla
import CamarillaFormats

extension XMLReader {
  /// Goes into a file's outermost element; false, and an error, where that is another one than the format's.
  mutating func enterRoot(
    _ root: XMLName, of assembler: inout GraphAssembler
  ) throws(FormatsError) -> Bool {
    guard try nextChild() else { return false }
    if name == root, !isForeign { return true }
    assembler.diagnostics.add(
      .error(
        "the file consists of <\(rootName ?? "")>", at: location,
        expected: "<\(root.rawValue)>"))
    abandon()
    return false
  }

  /// Reads the file to its end; an error where it holds no graph.
  mutating func leaveRoot(
    of assembler: inout GraphAssembler, graphs: Int
  ) throws(FormatsError) {
    // Whatever follows the root is a fault.
    while try nextChild() { try skip() }
    guard graphs == 0, fault == nil, assembler.diagnostics.isEmpty else { return }
    assembler.diagnostics.add(
      .error(
        "the file holds no graph", at: .init(file: assembler.file, line: 1, column: 1),
        expected: "<graph>"))
  }
}
