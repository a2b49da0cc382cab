import LongWork

/// An object in JSON with a list of more elements than are to be held: they are written as they come, and the text is
/// that of the object encoded as a whole.
struct StreamedList {
  /// The members beside the list.
  let head: JSONObject
  /// The name of the list, which comes after all others in the alphabet, as members are sorted.
  let name: String

  func write(
    to stream: inout RowStream,
    elements: (_ write: (any Encodable) throws -> Void) throws -> Void
  ) throws {
    try stream.write(try JSONPrinter.text(of: head).dropLast(2))
    try stream.write(",\n  \"\(name)\" : [\n".utf8)
    var isFirst = true
    try elements { element in
      if WorkMonitor.isCurrentCancelled { throw CancellationError() }
      try stream.write((isFirst ? "    " : ",\n    ").utf8)
      isFirst = false
      try stream.write(try JSONPrinter.text(of: element, depth: 2))
    }
    try stream.write("\n  ]\n}\n".utf8)
  }
}
