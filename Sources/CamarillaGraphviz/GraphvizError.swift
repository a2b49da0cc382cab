/// Why there is no picture.
public enum GraphvizError: Error, Equatable, Sendable {
  /// The text is not DOT: the line, counted from 1 (nil when it isn't known), the text near which
  /// reading stopped, and the library's own words.
  case syntax(line: Int?, near: String?, message: String)
  /// The text holds no graph.
  case noGraph
  /// The text holds more than one graph.
  case moreThanOneGraph
  /// No such engine is installed.
  case unknownEngine(String, known: [String])
  /// No such format is installed.
  case unknownFormat(String, known: [String])
  /// The engine gave up, or reported an error while it went on.
  case layoutFailed(engine: String, message: String)
  /// A coordinate is infinite or not a number.
  case notFinite(node: String?)
  /// The format's writer gave up, or wrote nothing.
  case renderingFailed(format: String, message: String)
  /// The text is larger than what the library is known to survive.
  case textTooLarge(String)
  /// The bitmap would be larger than can be made.
  case tooManyPixels(width: Int, height: Int)
  /// The system has no font at all, so that every letter would become a box.
  case noFonts
  /// The library doesn't start.
  case notAvailable(String)
  /// There is not as much memory as drawing takes.
  case outOfMemory
  /// The task was cancelled before its turn came.
  case cancelled
}

extension GraphvizError {
  /// Takes the line and the text out of "dot: syntax error in line 3 near '}'".
  init(syntaxMessages messages: [Message]) {
    var message = messages.first(where: \.isError)?.text ?? "syntax error"
    let prefix = "dot: "
    if message.hasPrefix(prefix) { message.removeFirst(prefix.count) }
    let line = message.firstRange(of: " in line ").flatMap { range in
      Int(message[range.upperBound...].prefix { $0.isASCII && $0.isNumber })
    }
    var near: String?
    if let start = message.firstRange(of: " near '"),
      let end = message[start.upperBound...].lastIndex(of: "'")
    {
      near = String(message[start.upperBound..<end])
    }
    self = .syntax(line: line, near: near, message: message)
  }
}

extension GraphvizError: CustomStringConvertible {
  /// What is wrong, in one sentence without a full stop.
  public var description: String {
    switch self {
    case .syntax(let line, let near, let message):
      guard let line else { return "the graph's text is not valid DOT: \(message)" }
      let location = near.map { " near '\($0)'" } ?? ""
      return "the graph's text is not valid DOT: line \(line)\(location): \(message)"
    case .noGraph:
      return "the text holds no graph; expected one"
    case .moreThanOneGraph:
      return "the text holds more than one graph; expected one at a time"
    case .unknownEngine(let name, let known):
      return Self.unknown(what: "layout engine", name: name, known: known)
    case .unknownFormat(let name, let known):
      return Self.unknown(what: "output format", name: name, known: known)
    case .layoutFailed(let engine, let message):
      return "Graphviz's '\(engine)' could not lay the graph out: \(message)"
    case .notFinite(let node):
      let whose = node.map { "the position of '\($0)'" } ?? "the size of the drawing"
      return "the layout is not a drawing: \(whose) is not a finite number"
    case .renderingFailed(let format, let message):
      return "Graphviz could not write \(format): \(message)"
    case .textTooLarge(let what):
      return "the graph is too large to hand to Graphviz: \(what)"
    case .tooManyPixels(let width, let height):
      return "the picture would have \(width) × \(height) pixels, more than a bitmap can hold; "
        + "expected a lower dpi of the graph, or svg or pdf"
    case .noFonts:
      return "no font is installed, so that no name could be read; expected one, "
        + "such as the package fonts-dejavu-core"
    case .notAvailable(let message):
      return "Graphviz does not start: \(message)"
    case .outOfMemory:
      return "there is too little memory to draw; expected some 800 MB of address space (ulimit -v)"
    case .cancelled:
      return "the drawing was cancelled"
    }
  }

  private static func unknown(what: String, name: String, known: [String]) -> String {
    let list = known.joined(separator: ", ")
    guard !known.isEmpty else { return "Graphviz has no \(what) '\(name)', nor any other" }
    return "Graphviz has no \(what) '\(name)' here; expected one of: \(list)"
  }
}
