/// What the end of a path below `/api/v1/` asks for: a command, and the form of its answer.
struct ExplorerTarget: Sendable {
  enum Form: Equatable, Sendable {
    /// What the command prints in this format.
    case printed(format: String)
    /// The file that the command draws with `--output`.
    case drawn
    /// The file that `convert` writes.
    case converted
  }

  /// As in the path.
  let name: String
  /// The command that answers.
  let commandName: String
  let form: Form
  /// The type of the answer, as MIME has it.
  let contentType: String

  /// The commands that may be asked: those that look and write nothing.
  static let asked = [
    "info", "central", "factions", "balance", "cohesion", "brokerage", "similarity", "ties", "path",
    "correlate", "timeline", "diff", "realignments", "turnover", "reach", "explain",
    "relationships", "figures", "sources", "measures", "validate", "compare", "panel",
  ]

  /// The commands that draw, by the names of what they draw.
  private static let drawn = [
    "picture": "render", "diff": "diff", "storyboard": "storyboard", "timeline": "timeline",
    "sources": "sources", "balance": "balance", "factions": "factions",
  ]

  private static let drawnTypes = [
    "svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf",
  ]

  /// The forms of one file that a chronicle is taken away in, by their extensions.
  private static let convertedTypes = [
    "gexf": "application/gexf+xml", "graphml": "application/graphml+xml", "csv": "text/csv",
    "json": "application/json", "camarilla": "application/vnd.sqlite3", "gml": "text/plain",
    "net": "text/plain", "dot": "text/vnd.graphviz", "cx2": "application/json",
  ]

  /// The names of everything, in alphabetical order.
  static let names: [String] = all.keys.sorted()

  /// Everything that can be asked for, by its name.
  static let all: [String: ExplorerTarget] = {
    var all: [String: ExplorerTarget] = [:]
    func add(_ name: String, command: String, form: Form, type: String) {
      all[name] = ExplorerTarget(name: name, commandName: command, form: form, contentType: type)
    }
    for name in asked {
      add(name, command: name, form: .printed(format: "json"), type: "application/json")
      add(
        name + ".csv", command: name, form: .printed(format: "csv"),
        type: "text/csv; charset=utf-8")
    }
    add("scene", command: "scene", form: .drawn, type: "application/json")
    for (name, command) in drawn {
      for (ending, type) in drawnTypes {
        add("\(name).\(ending)", command: command, form: .drawn, type: type)
      }
    }
    add(
      "storyboard.html", command: "storyboard", form: .drawn, type: "text/html; charset=utf-8")
    for (ending, type) in convertedTypes {
      add("export.\(ending)", command: "convert", form: .converted, type: type)
    }
    return all
  }()

  /// What its query may hold; nil where there is no such command.
  var parameters: ExplorerParameters? {
    CommandDescription.known(commandNamed: commandName).map(ExplorerParameters.init)
  }

  /// A name for the file of an answer, in ASCII: the chronicle, what was asked and of when.
  ///
  /// - Parameters:
  ///   - chronicle: the path of the chronicle; nil for the embedded one.
  ///   - words: what tells this answer from others.
  func fileName(chronicle: String?, words: [String]) -> String {
    let parts = name.split(separator: ".", maxSplits: 1)
    let ending =
      switch form {
      case .printed(let format): format
      case .drawn, .converted: parts.last.map(String.init) ?? ""
      }
    let stem =
      ([Self.fileStem(ofChronicle: chronicle)] + ([String(parts[0])] + words).map(Self.plain))
      .filter { !$0.isEmpty }
    return stem.joined(separator: "-").prefix(100) + "." + ending
  }

  /// What the names of files begin with that are taken away of a chronicle.
  ///
  /// - Parameter chronicle: its path; nil for the embedded one.
  static func fileStem(ofChronicle chronicle: String?) -> String {
    let file = chronicle?.split(separator: "/").last ?? "stalins-circle"
    // A name that begins with a point is all name.
    return plain(String(file.split(separator: ".").first ?? file))
  }

  private static func plain(_ text: String) -> String {
    let plain = text.lowercased().unicodeScalars.map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        ? Character(scalar) : "-"
    }
    return String(plain).split(separator: "-").joined(separator: "-")
  }
}
