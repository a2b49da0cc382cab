import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import CamarillaStore

extension ChronicleForm {
  /// The form that the beginning of a file tells; nil where it may be a table, or anything.
  init?(content: some Collection<UInt8>) {
    let text = ContentScanner(content)
    if text.starts(with: "SQLite format 3\0") {
      self = .store
    } else if text.starts(with: "<") {
      switch text.firstElement() {
      case "graphml": self = .other(.graphML)
      case "gexf": self = .other(.gexf)
      default: return nil
      }
    } else if text.starts(with: "{") {
      self = .other(.nodeLink)
    } else if text.hasPajekSection() {
      self = .other(.pajek)
    } else if text.isGraphOfDOT() {
      self = .other(.dot)
    } else if text.firstLineNames(of: ["onset", "terminus", "tail", "head"]) {
      self = .other(.edgeSpells)
    } else if text.isTableOfGephi() {
      self = .other(.gephi)
    } else if text.isTableOfPalladio() {
      self = .other(.palladio)
    } else {
      return nil
    }
  }

  /// Reads standard input, a pipe or the like, which is held in memory.
  ///
  /// - Parameter form: how to read it; told from its content unless given.
  static func read(
    stream path: String, as form: ChronicleForm? = nil, options: GraphFileOptions
  ) throws(FormatsError) -> (chronicle: Chronicle, form: ChronicleForm) {
    let bytes = try Input.contents(ofStream: path)
    let name = Input.name(of: path)
    let form = form ?? ChronicleForm(content: bytes.prefix(1 << 16)) ?? .table
    let input = TableInput(name: name, bytes: bytes)
    switch form {
    case .table: return (try Chronicle(table: input), form)
    case .other(let format):
      return (try Chronicle(input: input, as: format, options: options), form)
    case .store: return (try store(bytes: bytes, name: name), form)
    case .folder:
      throw .notReadable(path: name, reason: "a folder of tables doesn't come through a pipe")
    }
  }

  /// A store's chronicle, read from a file that is gone afterwards: SQLite reads none from memory that
  /// it did not make.
  private static func store(bytes: [UInt8], name: String) throws(FormatsError) -> Chronicle {
    var file = try AtomicFile(path: join(temporaryFolder, name: "camarilla-store"))
    try file.write(bytes)
    try file.flush()
    guard let path = file.temporaryPath else {
      throw .readFailed(path: name, reason: "there is no room for a temporary file")
    }
    do throws(FormatsError) {
      return try ChronicleStore(path: path).chronicle()
    } catch {
      if case .notAChronicle(path, let reason) = error {
        throw .notAChronicle(path: name, reason: reason)
      }
      throw error
    }
  }
}

/// Looks at the beginning of a file for what tells its format.
private struct ContentScanner {
  private var rest: ArraySlice<UInt8>

  init(_ content: some Collection<UInt8>) {
    var bytes = Array(content)
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      // UTF-16: what tells a format is ASCII.
      bytes = bytes.dropFirst(2).filter { $0 != 0 }
    } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes.removeFirst(3)
    }
    rest = bytes[...]
    skipBlanks()
  }

  func starts(with text: String) -> Bool { rest.starts(with: text.utf8) }

  private mutating func skipBlanks() { rest = rest.drop { $0 <= 0x20 } }

  /// Goes on behind a text; to the end where it doesn't come.
  private mutating func skip(past text: String) {
    let text = Array(text.utf8)
    while !rest.isEmpty, !rest.starts(with: text) { rest.removeFirst() }
    rest = rest.dropFirst(text.count)
    skipBlanks()
  }

  /// The name of the first element of XML, without a prefix, in lower case.
  func firstElement() -> String {
    var scanner = self
    while scanner.starts(with: "<?") || scanner.starts(with: "<!") {
      if scanner.starts(with: "<?") {
        scanner.skip(past: "?>")
      } else if scanner.starts(with: "<!--") {
        scanner.skip(past: "-->")
      } else {
        let head = scanner.rest.prefix { $0 != UInt8(ascii: ">") }
        let hasSubset = head.contains(UInt8(ascii: "["))
        scanner.skip(past: hasSubset ? "]" : ">")
        if hasSubset { scanner.skip(past: ">") }
      }
    }
    let name = scanner.rest.dropFirst().prefix { $0 > 0x20 && !"/>".utf8.contains($0) }
    let local = name.split(separator: UInt8(ascii: ":")).last ?? name
    return String(decoding: local, as: UTF8.self).lowercased()
  }

  /// Whether a line begins a network, or the vertices of one, in Pajek's way.
  func hasPajekSection() -> Bool {
    if starts(with: "*") { return true }
    return rest.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).contains { line in
      let word = line.drop { $0 <= 0x20 }.prefix { $0 > 0x20 }
      let text = String(decoding: word, as: UTF8.self).lowercased()
      return text == "*vertices" || text == "*network"
    }
  }

  /// Whether it begins as a graph of Graphviz: `strict digraph name {`.
  func isGraphOfDOT() -> Bool {
    var scanner = self
    while true {
      if scanner.starts(with: "//") || scanner.starts(with: "#") {
        scanner.skip(past: "\n")
      } else if scanner.starts(with: "/*") {
        scanner.skip(past: "*/")
      } else {
        break
      }
    }
    var word = scanner.takeWord()
    if word == "strict" { word = scanner.takeWord() }
    guard word == "graph" || word == "digraph", let next = scanner.rest.first else { return false }
    return scanner.rest.contains(UInt8(ascii: "{")) && !",;\t".utf8.contains(next)
  }

  private mutating func takeWord() -> String {
    let word = rest.prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    rest = rest.dropFirst(word.count).drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
    return String(decoding: word, as: UTF8.self).lowercased()
  }

  /// Whether the first line holds all of some words, whatever stands between them.
  func firstLineNames(of words: [String]) -> Bool {
    let cells = self.words(ofLine: 0).map { $0.lowercased() }
    return words.allSatisfy(cells.contains)
  }

  /// Whether it is a table of Gephi's edges: its header names their ends and type, as no chronicle's does, and
  /// the first row has a type that Gephi knows.
  func isTableOfGephi() -> Bool {
    let header = words(ofLine: 0)
    if ["kind", "source", "target"].allSatisfy(header.contains) { return false }
    let types = words(ofLine: 1).map { $0.lowercased() }
    return firstLineNames(of: ["source", "target", "type"])
      && (types.contains("directed") || types.contains("undirected"))
  }

  /// Whether it is a table of Palladio's relations: its header names ends and a `Start date`, and isn't a
  /// chronicle's.
  func isTableOfPalladio() -> Bool {
    let header = words(ofLine: 0)
    if ["kind", "source", "target"].allSatisfy(header.contains) { return false }
    return firstLineNames(of: ["source", "target", "start", "date"])
  }

  /// What stands on one of the first lines, whatever parts it.
  private func words(ofLine line: Int) -> [String] {
    let lines = rest.split(maxSplits: line + 1) { $0 == 0x0A || $0 == 0x0D }
    guard lines.count > line else { return [] }
    return lines[line].split { [0x09, 0x20, 0x22, 0x2C, 0x3B].contains($0) }
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
