import CamarillaFormats

/// The names of elements and attributes that some format's reader looks at.
///
/// A file's names are compared with these as bytes, so that no text is made of them.
enum XMLName: String, CaseIterable {
  // GraphML
  case graphml, key, graph, node, edge, data, port, hyperedge, desc, locator
  case `default` = "default"
  case id, source, target, directed, edgedefault, sourceport, targetport
  case domain = "for"
  case attributeName = "attr.name"
  case attributeType = "attr.type"
  case yFilesType = "yfiles.type"
  case nodeLabel = "NodeLabel"
  case edgeLabel = "EdgeLabel"

  // GEXF
  case gexf, meta, title, description, nodes, edges, attributes, attribute, options
  case attvalues, attvalue, spells, spell, slices, slice, parents, parent
  case version, name, defaultedgetype, mode, timeformat, timetype, timestamp, timestamps, intervals
  case start, end, startopen, endopen
  case `class` = "class"
  case type, value, label, weight, kind, pid
  // Its module for what is seen
  case color, position, size, thickness, shape
  case r, g, b, hex, x, y, z
}

/// Finds the ``XMLName`` of a name in a document.
struct XMLVocabulary {
  private let names = Array(XMLName.allCases)
  private var interner = ByteInterner()

  init() {
    for (index, name) in names.enumerated() {
      interner.set(Int32(index), for: Array(name.rawValue.utf8))
    }
  }

  func name(_ bytes: UnsafeBufferPointer<UInt8>) -> XMLName? {
    unsafe interner.value(of: bytes).map { names[Int($0)] }
  }
}
