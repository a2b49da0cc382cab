import Camarilla
import CamarillaFormats

extension GEXFReader {
  mutating func readNodes(parent: Int32?) throws(FormatsError) {
    while try reader.nextChild() {
      if reader.name == .node, !reader.isForeign {
        try readNode(parent: parent)
      } else {
        try reader.skip()
      }
    }
  }

  mutating func readEdges() throws(FormatsError) {
    while try reader.nextChild() {
      if reader.name == .edge, !reader.isForeign { try readEdge() } else { try reader.skip() }
    }
  }

  private mutating func readNode(parent: Int32?) throws(FormatsError) {
    let location = reader.location
    guard let id = unsafe assembler.id(ofNode: reader) else { return try reader.skip() }
    let node = unsafe assembler.declare(id, at: reader.location(of: .id), of: location)
    let row = node.map(Int.init)
    if let row {
      // Programs that need a label repeat the id.
      if let label = reader.string(named: .label), label != assembler.document.nodes.ids[row] {
        assembler.setLabel(label, item: .node, row: row)
      }
      let parentID =
        reader.string(named: .pid) ?? parent.map { assembler.document.nodes.ids[Int($0)] }
      if let parentID {
        assembler.setValue(parentID, item: .node, column: parentColumn(), row: row, at: nil)
      }
    }
    let ownTimes = spellsOfTag()
    var spells: [Period] = []
    while try reader.nextChild() {
      switch reader.name {
      case .attvalues where !reader.isForeign: try readValues(.node, row: row)
      case .attvalue where !reader.isForeign: try readValue(.node, row: row)
      case .spells where !reader.isForeign, .slices where !reader.isForeign:
        try readSpells(&spells)
      case .nodes where !reader.isForeign: try readNodes(parent: node)
      case .edges where !reader.isForeign: try readEdges()
      case .parents where !reader.isForeign: try readParents(row)
      default: try readLook(.node, row: row)
      }
    }
    guard let node else { return }
    for period in spells.isEmpty ? ownTimes : spells { nodeSpells.append((node, period)) }
  }

  private mutating func parentColumn() -> Int {
    assembler.tellNesting(at: reader.location)
    return assembler.ownColumn(named: "parent", type: .text, item: .node, at: reader.location)
  }

  /// The ids of several nodes from which one stems, in one text.
  private mutating func readParents(_ row: Int?) throws(FormatsError) {
    var ids: [String] = []
    while try reader.nextChild() {
      if let id = reader.string(named: .domain) { ids.append(id) }
      try reader.skip()
    }
    guard let row, !ids.isEmpty else { return }
    assembler.setValue(
      ids.joined(separator: ";"), item: .node, column: parentColumn(), row: row, at: nil)
  }

  private mutating func readEdge() throws(FormatsError) {
    let location = reader.location
    guard let source = assembler.end(.source, ofEdge: reader),
      let target = assembler.end(.target, ofEdge: reader)
    else {
      return try reader.skip()
    }
    var directed = isDirectedByDefault
    if let type = reader.string(named: .type) {
      directed = isDirected(type, name: .type) ?? directed
    }
    let edge = assembler.addEdge(from: source, to: target, directed: directed, at: location)
    let weightLocation = reader.location(of: .weight)
    tagWeight = nil
    if let bytes = unsafe reader.bytes(named: .weight) {
      tagWeight = unsafe assembler.weight(bytes: bytes, at: weightLocation)
    }
    if let tagWeight {
      assembler.setWeight(tagWeight, ofEdge: edge, at: weightLocation)
    } else if edgeAttributes.defaultWeight != 1 {
      assembler.setWeight(
        edgeAttributes.defaultWeight, ofEdge: edge, at: edgeAttributes.defaultWeightLocation)
    }
    if let id = reader.string(named: .id) { assembler.setID(id, ofEdge: edge) }
    if let label = reader.string(named: .label) {
      assembler.setLabel(label, item: .edge, row: edge)
    }
    let kind = reader.string(named: .kind)
    let ownTimes = spellsOfTag()
    var spells: [Period] = []
    while try reader.nextChild() {
      switch reader.name {
      case .attvalues where !reader.isForeign: try readValues(.edge, row: edge)
      case .attvalue where !reader.isForeign: try readValue(.edge, row: edge)
      case .spells where !reader.isForeign, .slices where !reader.isForeign:
        try readSpells(&spells)
      default: try readLook(.edge, row: edge)
      }
    }
    // An attribute of the name says it exactly; here parallel edges have to differ.
    if let kind, !edgeAttributes.has("kind") {
      let column = assembler.column(named: "kind", type: .text, item: .edge)
      assembler.setValue(kind, item: .edge, column: column, row: edge, at: location)
    }
    if spells.isEmpty { spells = ownTimes }
    if spells.isEmpty, let slice { spells = [slice] }
    for period in spells { edgeSpells.append((Int32(edge), period)) }
  }

  // MARK: What is seen

  /// Reads an element of the module for what is seen.
  private mutating func readLook(_ item: GraphItem, row: Int?) throws(FormatsError) {
    guard let row else { return try reader.skip() }
    switch reader.name {
    case .position:
      for name in [XMLName.x, .y, .z] {
        setLook(name, attribute: name, type: .real, item: item, row: row)
      }
    case .size: setLook(.size, attribute: .value, type: .real, item: item, row: row)
    case .thickness: setLook(.thickness, attribute: .value, type: .real, item: item, row: row)
    case .shape: setLook(.shape, attribute: .value, type: .text, item: item, row: row)
    case .color: setLook("color", value: color(), type: .text, item: item, row: row)
    default: break
    }
    try reader.skip()
  }

  private mutating func setLook(
    _ name: XMLName, attribute: XMLName, type: AttributeType, item: GraphItem, row: Int
  ) {
    let value = unsafe reader.bytes(named: attribute).flatMap { unsafe type.value(from: $0) }
    setLook(name.rawValue, value: value, type: type, item: item, row: row)
  }

  private mutating func setLook(
    _ name: String, value: String?, type: AttributeType, item: GraphItem, row: Int
  ) {
    // What the file declares under the name is kept instead.
    let isDeclared = item == .node ? nodeAttributes.has(name) : edgeAttributes.has(name)
    guard let value, !isDeclared else { return }
    let column = assembler.column(named: name, type: type, item: item)
    assembler.setValue(value, item: item, column: column, row: row, at: nil)
  }

  /// A color as `#rrggbb`.
  private func color() -> String? {
    if let hex = reader.string(named: .hex) { return hex }
    var text = "#"
    for name in [XMLName.r, .g, .b] {
      guard let channel = reader.string(named: name).flatMap(Int.init), (0...255).contains(channel)
      else {
        return nil
      }
      let digits = String(channel, radix: 16)
      text += digits.utf8.count == 1 ? "0" + digits : digits
    }
    return text
  }
}
