#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a command has to say, in each of the forms that can be asked for.
struct Report<JSON: Encodable> {
  /// For a person.
  var text: String
  /// For a spreadsheet.
  var csv: String
  /// For a program.
  var json: JSON

  func emit(_ arguments: OutputArguments) throws {
    try arguments.requireTextName()
    try emit(as: arguments.format, to: arguments.output)
  }

  func emit(as format: OutputArguments.Format, to path: String? = nil) throws {
    let text =
      switch format {
      case .table: self.text
      case .csv: csv
      case .json: try Self.encoded(json)
      }
    try Output.write(Array(text.utf8), to: path)
  }

  private static func encoded(_ json: JSON) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(json), as: UTF8.self) + "\n"
  }
}

/// An answer that says what it rests on where that isn't plain.
protocol Noted: Encodable {
  var notes: [String] { get set }
}

extension Report where JSON: Noted {
  /// Prints it; as JSON with all that was remarked on the way.
  func emit(_ arguments: OutputArguments) throws {
    try arguments.requireTextName()
    var report = self
    report.json.notes += Console.current.remarks
    try report.emit(as: arguments.format, to: arguments.output)
  }
}
