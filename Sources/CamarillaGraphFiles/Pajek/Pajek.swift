import Camarilla
package import CamarillaFormats
import LongWork

/// Pajek's files: a network (`.net`), partitions (`.clu`) and vectors (`.vec`) of its vertices, or all
/// of them in one project (`.paj`).
///
/// **What is where.** A vertex bears its number and one text, the node's label; where two nodes have the
/// same, their ids. The kinds of edges (column `kind`) are relations, `*Arcs :1 "appointment"`; a line's
/// value is its weight, below 0 where the column `sign` is −1, so that a negative kind `feud` reads back as `negative-feud`,
/// see ``EdgeKinds``. Spells are whole years, both ends included;
/// `[1918]` is an event of the year, `[1918-1918]` a spell through it.
/// A node column of whole numbers is a partition, one of reals a vector, `x` and `y` are the
/// coordinates if all vertices have them; 999999998 stands for no value, as in Pajek.
///
/// **Files.** Beside `x.net` stand `x-faction.clu` for the column `faction`, `x-pagerank.vec` for
/// `pagerank`; those that are there are read along with it, `x.clu` as `partition` and `x.vec` as
/// `vector`. All are UTF-8.
///
/// **Read besides.** `*Arcslist`, `*Edgeslist`, `*Matrix`, two-mode networks (an integer column `mode`),
/// `2: 1 3` for a line of relation 2, labels of lines, quotes that igraph and SocNetV escape, and the pairs of
/// names and values that NetworkX writes; how vertices and lines are drawn is passed over, as are, with a
/// warning, lines before the first section. `*Events` is refused.
///
/// Mrvar & Batagelj, *Pajek: Reference Manual*. R's `network` reads all of what is written; NetworkX and
/// igraph know neither relations nor time, and read what has none.
package enum Pajek: GraphFormat {
  package static let extensions = ["net", "paj"]

  package static var capacity: FormatCapacity {
    var capacity = FormatCapacity()
    capacity.graphAttributes = false
    capacity.nodeIDs = false
    capacity.nodeAttributes = .numbers
    capacity.edgeAttributes = .named(["kind", "sign"])
    capacity.plainKinds = false
    capacity.positiveSigns = false
    capacity.edgeIDs = false
    capacity.nodeSpells = .years
    capacity.edgeSpells = .years
    capacity.events = true
    capacity.longYears = false
    capacity.boundlessSpells = false
    return capacity
  }

  /// Whether it begins with a section, or a line begins a network or the vertices of one.
  package static func recognizes(_ beginning: FileBeginning) -> Bool {
    if beginning.starts(with: "*") { return true }
    return !beginning.starts(with: "<") && !beginning.starts(with: "{")
      && beginning.lines.contains { line in
        let word = line.drop { $0 <= 0x20 }.prefix { $0 > 0x20 }
        let text = String(decoding: word, as: UTF8.self).lowercased()
        return text == "*vertices" || text == "*network"
      }
  }

  /// Stands for a value that is not known, in partitions and vectors.
  static let missing = "999999998"

  /// Reads a network with the partitions and vectors beside it, or a project.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with every problem and its location.
  /// - Complexity: linear in the files; space in the vertices, lines and distinct intervals.
  package static func read(
    _ path: String, graph: String?
  ) throws(FormatsError) -> GraphDocument {
    var input = try TableInput(path: path)
    let companions = PajekCompanion.all(of: path)
    let size = companions.reduce(input.byteCount) { $0 + fileSize(of: $1.path) }
    input.progress = WorkStep(name: "reading", of: size)
    var document = try read(input, graph: graph)
    for companion in companions {
      var input = try TableInput(path: companion.path)
      input.progress = WorkStep(name: "reading", of: input.byteCount)
      try add(companion, input: input, to: &document)
    }
    return document
  }

  /// Reads one file, a network or a project.
  ///
  /// - Parameter graph: which of several networks is read, by name; all of them without.
  package static func read(
    _ input: TableInput, graph: String?
  ) throws(FormatsError) -> GraphDocument {
    var reader = PajekReader(input: input, source: try input.open())
    try reader.read()
    return try GraphDocument(graphs: reader.finished(), only: graph)
  }

  /// Reads a partition or vector into a column of the document.
  static func add(
    _ companion: PajekCompanion, input: TableInput, to document: inout GraphDocument
  ) throws(FormatsError) {
    var reader = PajekReader(input: input, source: try input.open())
    reader.beginColumn(name: companion.name, type: companion.type)
    try reader.read()
    document.diagnostics.add(contentsOf: try reader.checkedColumns(of: document.declaredNodes))
    document.nodes.columns += reader.fittingColumns(of: document.declaredNodes)
  }
}

/// A partition or vector that goes with a network file by its name.
struct PajekCompanion: Equatable {
  var path: String
  var name: String
  var type: AttributeType

  /// The files beside `x.net` that go with it, in the order of their names.
  static func all(of path: String) -> [PajekCompanion] {
    guard fileKind(of: path) == .regular, let stem = stem(of: path) else { return [] }
    let home = folder(of: path)
    return namesInFolder(of: home).compactMap { name in
      let type: AttributeType
      if name.hasSuffix(".clu") {
        type = .integer
      } else if name.hasSuffix(".vec") {
        type = .real
      } else {
        return nil
      }
      let front = name.dropLast(4)
      guard front.hasPrefix(stem) else { return nil }
      let rest = front.dropFirst(stem.count)
      let column: String
      if rest.isEmpty {
        column = type == .integer ? "partition" : "vector"
      } else if rest.hasPrefix("-") {
        column = decoded(String(rest.dropFirst()))
      } else {
        return nil
      }
      return PajekCompanion(path: join(home, name: name), name: column, type: type)
    }
  }

  /// The name of a network file without `.net`; nil for other files, which have no companions.
  static func stem(of path: String) -> String? {
    let name = fileName(of: path)
    guard name.lowercased().hasSuffix(".net") else { return nil }
    return String(name.dropLast(4))
  }

  /// Where a column of the network at `path` is written.
  static func path(of column: AttributeColumn, beside path: String) -> String {
    let stem = stem(of: path) ?? fileName(of: path)
    let suffix = column.type == .integer ? "clu" : "vec"
    return join(folder(of: path), name: "\(stem)-\(encoded(column.name)).\(suffix)")
  }

  /// A column's name as a part of a file's: what some system does not allow there is written `%2F`.
  static func encoded(_ name: String) -> String {
    var encoded = ""
    for scalar in name.unicodeScalars {
      if scalar.value < 0x20 || scalar.value == 0x7F
        || "%/\\:*?\"<>|".unicodeScalars.contains(scalar)
      {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        encoded += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      } else {
        encoded.unicodeScalars.append(scalar)
      }
    }
    return encoded
  }

  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.first {
      let digits = rest.dropFirst().prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
