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
    guard let id = unsafe reader.bytes(.id), id.count > 0 else {
      assembler.error(
        .missingValue, "a node has no id", at: location, expected: "an attribute 'id'")
      return try reader.skip()
    }
    let node = unsafe assembler.declare(id, at: reader.location(of: .id), of: location)
    let row = node.map(Int.init)
    if let row {
      // Programs that need a label repeat the id.
      if let label = reader.string(.label), label != assembler.document.nodes.ids[row] {
        assembler.setLabel(label, .node, row)
      }
      let parentID =
        reader.string(.pid) ?? parent.map { assembler.document.nodes.ids[Int($0)] }
      if let parentID { assembler.setValue(parentID, .node, parentColumn(), row, at: nil) }
    }
    let ownTimes = spellsOfTag()
    var spells: [Period] = []
    while try reader.nextChild() {
      switch reader.name {
      case .attvalues where !reader.isForeign: try readValues(.node, row)
      case .attvalue where !reader.isForeign: try readValue(.node, row)
      case .spells where !reader.isForeign, .slices where !reader.isForeign:
        try readSpells(&spells)
      case .nodes where !reader.isForeign: try readNodes(parent: node)
      case .edges where !reader.isForeign: try readEdges()
      case .parents where !reader.isForeign: try readParents(row)
      default: try readLook(.node, row)
      }
    }
    guard let node else { return }
    for period in spells.isEmpty ? ownTimes : spells { nodeSpells.append((node, period)) }
  }

  private mutating func parentColumn() -> Int {
    warn(
      "nodes within nodes are read flat; each keeps the id of the one around it as 'parent'",
      "parent", expected: "a plain graph")
    return assembler.ownColumn("parent", .text, .node, at: reader.location)
  }

  /// The ids of several nodes from which one stems, in one text.
  private mutating func readParents(_ row: Int?) throws(FormatsError) {
    var ids: [String] = []
    while try reader.nextChild() {
      if let id = reader.string(.domain) { ids.append(id) }
      try reader.skip()
    }
    guard let row, !ids.isEmpty else { return }
    assembler.setValue(ids.joined(separator: ";"), .node, parentColumn(), row, at: nil)
  }

  private mutating func readEdge() throws(FormatsError) {
    let location = reader.location
    guard let source = end(.source, location), let target = end(.target, location) else {
      return try reader.skip()
    }
    var directed = isDirectedByDefault
    if let type = reader.string(.type) { directed = isDirected(type, .type) ?? directed }
    let edge = assembler.addEdge(from: source, to: target, directed: directed, at: location)
    let weightLocation = reader.location(of: .weight)
    tagWeight = nil
    if let bytes = unsafe reader.bytes(.weight) {
      tagWeight = unsafe assembler.weight(bytes, at: weightLocation)
    }
    if let tagWeight {
      assembler.setWeight(tagWeight, ofEdge: edge, at: weightLocation)
    } else if edgeAttributes.defaultWeight != 1 {
      assembler.setWeight(
        edgeAttributes.defaultWeight, ofEdge: edge, at: edgeAttributes.defaultWeightLocation)
    }
    if let id = reader.string(.id) { assembler.setID(id, ofEdge: edge) }
    if let label = reader.string(.label) { assembler.setLabel(label, .edge, edge) }
    let kind = reader.string(.kind)
    let ownTimes = spellsOfTag()
    var spells: [Period] = []
    while try reader.nextChild() {
      switch reader.name {
      case .attvalues where !reader.isForeign: try readValues(.edge, edge)
      case .attvalue where !reader.isForeign: try readValue(.edge, edge)
      case .spells where !reader.isForeign, .slices where !reader.isForeign:
        try readSpells(&spells)
      default: try readLook(.edge, edge)
      }
    }
    // An attribute of the name says it exactly; here parallel edges have to differ.
    if let kind, !edgeAttributes.has("kind") {
      let column = assembler.column("kind", .text, .edge)
      assembler.setValue(kind, .edge, column, edge, at: location)
    }
    if spells.isEmpty { spells = ownTimes }
    if spells.isEmpty, let slice { spells = [slice] }
    for period in spells { edgeSpells.append((Int32(edge), period)) }
  }

  private mutating func end(_ name: XMLName, _ location: Problem.Location) -> Int32? {
    guard let id = unsafe reader.bytes(name) else {
      assembler.error(
        .missingValue, "an edge has no \(name.rawValue)", at: location,
        expected: "an attribute '\(name.rawValue)' with the id of a node")
      return nil
    }
    return unsafe assembler.mention(id, at: reader.location(of: name))
  }

  // MARK: What is seen

  /// Reads an element of the module for what is seen.
  private mutating func readLook(_ item: GraphItem, _ row: Int?) throws(FormatsError) {
    guard let row else { return try reader.skip() }
    switch reader.name {
    case .position:
      for name in [XMLName.x, .y, .z] { setLook(name, name, .real, item, row) }
    case .size: setLook(.size, .value, .real, item, row)
    case .thickness: setLook(.thickness, .value, .real, item, row)
    case .shape: setLook(.shape, .value, .text, item, row)
    case .color: setLook("color", colour(), .text, item, row)
    default: break
    }
    try reader.skip()
  }

  private mutating func setLook(
    _ name: XMLName, _ attribute: XMLName, _ type: AttributeType, _ item: GraphItem, _ row: Int
  ) {
    let value = unsafe reader.bytes(attribute).flatMap { unsafe type.value($0) }
    setLook(name.rawValue, value, type, item, row)
  }

  private mutating func setLook(
    _ name: String, _ value: String?, _ type: AttributeType, _ item: GraphItem, _ row: Int
  ) {
    // What the file declares under the name is kept instead.
    let isDeclared = item == .node ? nodeAttributes.has(name) : edgeAttributes.has(name)
    guard let value, !isDeclared else { return }
    let column = assembler.column(name, type, item)
    assembler.setValue(value, item, column, row, at: nil)
  }

  /// A colour as `#rrggbb`.
  private func colour() -> String? {
    if let hex = reader.string(.hex) { return hex }
    var text = "#"
    for name in [XMLName.r, .g, .b] {
      guard let channel = reader.string(name).flatMap(Int.init), (0...255).contains(channel) else {
        return nil
      }
      let digits = String(channel, radix: 16)
      text += digits.utf8.count == 1 ? "0" + digits : digits
    }
    return text
  }
}
