import LongWork

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

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
    try stream.write(try Self.text(of: head).dropLast(2).utf8)
    try stream.write(",\n  \"\(name)\" : [\n".utf8)
    var isFirst = true
    try elements { element in
      if WorkMonitor.isCurrentCancelled { throw CancellationError() }
      if !isFirst { try stream.write(",\n".utf8) }
      isFirst = false
      let lines = try Self.text(of: element).split(
        separator: "\n", omittingEmptySubsequences: false)
      try stream.write(
        lines.map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n").utf8)
    }
    try stream.write("\n  ]\n}\n".utf8)
  }

  private static func text(of value: any Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
