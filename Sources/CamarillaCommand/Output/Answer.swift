/// What a command has to say to a person.
protocol ReadableAnswer {
  var text: String { get }
}

extension ReadableAnswer {
  /// Prints it, with the circle that it is cut to.
  func emitText(to path: String?) throws {
    let cut = Console.current.cut.map { $0.text + "\n" } ?? ""
    try Output.write(Printable.bytes(of: Array((cut + text).utf8)), to: path)
  }
}

/// What a command has to say, in each of the forms that can be asked for.
///
/// An answer holds what the library found and declares how it is told: a ``Listing`` of columns for rows, a
/// ``JSONObject`` for what is no list. Only the form that is asked for is made.
protocol Answer: ReadableAnswer {
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
    switch format {
    case .table: try emitText(to: path)
    case .csv: try Output.write(Array(csv.utf8), to: path)
    case .json: try Output.write(pieces: encodedJSON(), to: path)
    }
    if format == .csv { Console.current.noteCut() }
  }

  private func encodedJSON() throws -> [[UInt8]] {
    var json = json
    if let object = json as? JSONObject { json = Console.current.completing(object) }
    return try JSONPrinter.pieces(of: json) + [[UInt8(ascii: "\n")]]
  }
}

extension Console {
  /// An answer with what was said on the way of what it rests on, and what it is cut to.
  func completing(_ object: JSONObject) -> JSONObject {
    var object = object
    object.add(notes: remarks)
    object.add(coarselyDated: coarselyDated)
    if let cut { object.add(circle: cut) }
    return object
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
