#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a command has to say, in each of the forms that can be asked for.
///
/// An answer holds what the library found and declares how it is told: a ``Listing`` of columns for rows, a
/// ``JSONObject`` for what is no list. Only the form that is asked for is made.
protocol Answer {
  /// For a person.
  var text: String { get }
  /// For a spreadsheet.
  var csv: String { get }
  /// For a program.
  var json: any Encodable { get }
}

extension Answer {
  /// Prints it, with the circle that it is cut to; as JSON with all that was remarked on the way, where it has a
  /// member for that.
  func emit(_ arguments: OutputArguments) throws {
    try arguments.requireTextName()
    try emit(as: arguments.format, to: arguments.output)
  }

  func emit(as format: OutputArguments.Format, to path: String? = nil) throws {
    let printed =
      switch format {
      case .table: (Console.current.cut.map { $0.text + "\n" } ?? "") + text
      case .csv: csv
      case .json: try encodedJSON()
      }
    try Output.write(Array(printed.utf8), to: path)
    if format == .csv || format == .json && !(json is JSONObject) { Console.current.noteCut() }
  }

  private func encodedJSON() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    var json = json
    if var object = json as? JSONObject {
      object.add(notes: Console.current.remarks)
      object.add(coarselyDated: Console.current.coarselyDated)
      if let cut = Console.current.cut { object.add(circle: cut) }
      json = object
    }
    return String(decoding: try encoder.encode(json), as: UTF8.self) + "\n"
  }
}

extension Phases {
  /// Prints an answer, as the last phase of a command's work.
  func write(_ answer: some Answer, to output: OutputArguments) throws {
    try self(phase: .write, doing: "Writing") { try answer.emit(output) }
  }

  /// Writes a picture, likewise.
  func write(_ picture: [UInt8], to path: String?) throws {
    try self(phase: .write, doing: "Writing") { try Output.write(picture, to: path) }
  }
}
