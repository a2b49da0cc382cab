package import CamarillaFormats

/// GEXF 1.3, Gephi's format (<https://gexf.net>), with drafts 1.1 and 1.2 for reading.
///
/// Typed attributes of nodes and edges that may change in time, a direction for each edge, and spells. Those
/// that are read have the years, months or days that the file writes; they are written by days. It has no attributes of the graph but a description, which holds the title.
package enum GEXF: GraphFormat {
  package static let extensions = ["gexf"]

  package static let capacity = {
    var capacity = FormatCapacity.xml
    capacity.graphAttributes = false
    capacity.nodeSpells = .days
    capacity.edgeSpells = .days
    // Numbers beyond them are no years, see ``GEXFTime``.
    capacity.longYearsBesideYearZero = false
    capacity.changes = true
    return capacity
  }()

  /// The names of the types of attributes, and what they are here. Lists stay the texts that they are.
  static let types: [(name: String, type: AttributeType)] =
    [
      ("integer", .integer), ("long", .integer), ("double", .real), ("float", .real),
      ("boolean", .boolean), ("string", .text), ("short", .integer), ("byte", .integer),
      ("biginteger", .integer), ("bigdecimal", .real), ("char", .text), ("date", .text),
      ("dateTime", .text), ("anyURI", .text),
    ]
    + [
      "string", "boolean", "integer", "long", "float", "double", "byte", "short", "bigdecimal",
      "biginteger", "char",
    ].map { ("list" + $0, .text) }

  /// The type of a name, among them the short forms that Gephi takes.
  static func type(named name: String) -> AttributeType? {
    switch name {
    case "int": .integer
    case "bool": .boolean
    default: types.first { $0.name == name }?.type
    }
  }

  package static func recognizes(_ beginning: FileBeginning) -> Bool {
    beginning.firstElement == "gexf"
  }

  /// Reads a document in one go.
  ///
  /// - Parameter graph: which of several graphs is read, by name or id; nil for all of them.
  /// - Throws: ``FormatsError/invalid(_:)`` with every problem and its location.
  package static func read(
    _ input: TableInput, graph: String?
  ) throws(FormatsError) -> GraphDocument {
    try GraphDocument(graphs: GEXFReader(input).documents(), only: graph)
  }

  /// Writes a document, whole or not at all.
  package static func write(
    _ document: GraphDocument, to path: String
  ) throws(FormatsError) {
    try GEXFWriter(document: document.withXMLTexts(), to: path).write()
  }
}
