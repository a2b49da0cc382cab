/// What a command has to say to a person.
protocol ReadableAnswer {
  var text: String { get }
}

extension ReadableAnswer {
  /// Prints it, with the circle that it is cut to.
  func emitText(to path: String?) throws { try MadeAnswer.text(text).write(to: path) }
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
    let made: MadeAnswer =
      switch format {
      case .table: .text(text)
      case .csv: .csv(csv)
      case .json: .json(json)
      }
    try made.write(to: path)
  }
}

/// An answer in the form that is asked for: what is written of it is the same for all, and compiled once.
private enum MadeAnswer {
  case text(String)
  case csv(String)
  case json(any Encodable)

  func write(to path: String?) throws {
    let console = Console.current
    switch self {
    case .text(let text):
      let cut = console.cut.map { $0.text + "\n" } ?? ""
      try Output.write(Printable.bytes(of: Array((cut + text).utf8)), to: path)
    case .csv(let text):
      try Output.write(Array(text.utf8), to: path)
      console.noteCut()
    case .json(var json):
      if let object = json as? JSONObject { json = console.completing(object) }
      try Output.write(pieces: JSONPrinter.pieces(of: json) + [[UInt8(ascii: "\n")]], to: path)
    }
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
  func write(_ answer: any Answer, to output: OutputArguments) throws {
    try self(phase: .write, doing: "Writing") { try answer.emit(output) }
  }

  /// Writes a picture, likewise.
  func write(_ picture: [UInt8], to path: String?) throws {
    try self(phase: .write, doing: "Writing") { try Output.write(picture, to: path) }
  }
}
