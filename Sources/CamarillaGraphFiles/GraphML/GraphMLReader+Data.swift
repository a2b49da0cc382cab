import Camarilla
import CamarillaFormats

extension GraphMLReader {
  /// Reads the declaration of an attribute.
  mutating func readKey() throws(FormatsError) {
    let location = reader.location
    let id = reader.string(named: .id)
    let isGraphics = reader.has(.yFilesType)
    let domain = reader.string(named: .domain) ?? "all"
    let name = reader.string(named: .attributeName) ?? id ?? ""
    let typeName = reader.string(named: .attributeType)
    let (idLocation, domainLocation, typeLocation) = (
      reader.location(of: .id), reader.location(of: .domain), reader.location(of: .attributeType)
    )
    var defaultText: [UInt8]?
    var defaultLocation = location
    while try reader.nextChild() {
      if reader.name == .default, !reader.isForeign {
        try reader.readText()
        (defaultText, defaultLocation) = (reader.text, reader.textLocation)
      } else {
        try reader.skip()
      }
    }
    guard let id else {
      return assembler.diagnostics.add(
        .error("a key has no id", rule: .missingValue, at: location, expected: "an attribute 'id'"))
    }
    var key = GraphMLKeys.Key(
      name: name, domain: domain, isGraphics: isGraphics, location: location)
    if let typeName, !isGraphics {
      if let type = GraphML.type(named: typeName) {
        key.type = type
      } else {
        let names = GraphML.types.map(\.name)
        assembler.diagnostics.add(
          .error(
            "the attribute '\(shortened(name))' has the unknown type '\(shortened(typeName))'",
            rule: .malformedValue, at: typeLocation, text: typeName,
            expected: "one of \(names.joined(separator: ", "))",
            suggestion: Suggestion(nearestTo: typeName, among: names)))
      }
    }
    if !["node", "edge", "graph", "graphml", "all", "port", "endpoint", "hyperedge"]
      .contains(domain)
    {
      assembler.diagnostics.add(
        .error(
          "the attribute '\(shortened(name))' is for '\(shortened(domain))'", rule: .malformedValue,
          at: domainLocation, text: domain, expected: "node, edge, graph or all",
          suggestion: Suggestion(nearestTo: domain, among: ["node", "edge", "graph", "all"])))
    }
    if let defaultText, !isGraphics {
      key.defaultValue = defaultText.isEmpty ? "" : key.type.value(from: defaultText)
      key.defaultLocation = defaultLocation
      if key.defaultValue == nil {
        let text = String(decoding: defaultText, as: UTF8.self)
        assembler.diagnostics.add(
          .error(
            "the default of '\(shortened(name))' is '\(shortened(text))'", rule: .malformedValue,
            at: defaultLocation, text: text, expected: key.type.description))
      }
    }
    if let first = keys.index(of: id, declaredFor: domain) {
      // Old versions of Cytoscape declare the keys of edges as keys of nodes once more.
      let known = keys.keys[first]
      guard known.name != key.name || known.type != key.type else { return }
      return assembler.diagnostics.add(
        Problem(
          severity: .error, rule: .duplicateID, message: "two keys have the id '\(shortened(id))'",
          location: idLocation,
          text: id, expected: "every id once", relatedLocations: [known.location]))
    }
    keys.add(key, id: id, assembler: &assembler)
  }

  /// Reads a value of a node or an edge; of one that is itself wrong, only to its end.
  mutating func readData(_ item: GraphItem, row: Int?) throws(FormatsError) {
    let index = keyIndex(of: item.rawValue)
    guard let index, !keys.keys[index].isGraphics else {
      return try readGraphics(item, row: index == nil ? nil : row)
    }
    if try reader.readText() {
      warn("markup within the values of attributes is left out", what: "markup")
    }
    guard let row else { return }
    let location = reader.textLocation
    let key = keys.keys[index]
    if !key.serves(item) {
      assembler.diagnostics.once(
        per: "key \(item.rawValue) \(index)",
        .warning(
          "\(item == .node ? "a node" : "an edge") has the attribute '\(shortened(key.name))', which is"
            + " for '\(shortened(key.domain))', and is read all the same", at: location,
          text: key.name, expected: "an attribute for \(item.rawValue) or all"))
    }
    switch keys.column(ofKey: index, item: item, assembler: &assembler) {
    case .label:
      guard let text = value(key: key, item: item, location: location) else { return }
      let isSecond = lastLabeled.map { $0.item == item && $0.row == row } ?? false
      if isSecond, !text.isEmpty, text != assembler.label(item: item, row: row) {
        return assembler.keepApart(
          text, name: key.name, type: key.type, item: item, row: row, at: location)
      }
      if !text.isEmpty { lastLabeled = (item, row) }
      assembler.setLabel(text, item: item, row: row)
      if text.isEmpty, key.defaultValue != nil { keys.noteBlank(item, column: nil, row: row) }
    case .weight:
      let text = reader.text
      let weight = unsafe text.withUnsafeBufferPointer {
        unsafe assembler.weight(bytes: $0, at: location)
      }
      if lastWeighted == row, weight != assembler.document.edges.weights[row] {
        return assembler.keepApart(
          String(decoding: text, as: UTF8.self), name: key.name, type: key.type, item: item,
          row: row, at: location)
      }
      lastWeighted = row
      assembler.setWeight(weight, ofEdge: row, at: location)
    case .column(let column):
      guard let text = value(key: key, item: item, location: location) else { return }
      let present = assembler.value(item: item, column: column, row: row)
      if !present.isEmpty, !text.isEmpty, present != text {
        return assembler.keepApart(
          text, name: key.name, type: key.type, item: item, row: row, at: location)
      }
      assembler.setValue(text, item: item, column: column, row: row, at: location)
      if text.isEmpty, key.defaultValue != nil { keys.noteBlank(item, column: column, row: row) }
    }
  }

  /// Reads an attribute of the graph as a whole.
  mutating func readGraphData() throws(FormatsError) {
    guard let index = keyIndex(of: "graph"), !keys.keys[index].isGraphics else {
      return try reader.skip()
    }
    try reader.readText()
    let key = keys.keys[index]
    guard let text = value(key: key, item: nil, location: reader.textLocation) else { return }
    if key.name == "name", !hasTitle {
      hasTitle = true
      assembler.setTitle(text)
    } else if !text.isEmpty {
      assembler.addAttribute(key.name, value: text, at: reader.textLocation)
    }
  }

  /// The key of the value at hand, of texts called by its id if none is declared; an error when there is none.
  private mutating func keyIndex(of domain: String) -> Int? {
    guard let id = unsafe reader.bytes(named: .key) else {
      assembler.diagnostics.add(
        .error(
          "a value names no key", rule: .missingValue, at: reader.location,
          expected: "an attribute 'key'"))
      return nil
    }
    if let index = unsafe keys.index(of: id, for: domain) { return index }
    let text = unsafe String(decoding: id, as: UTF8.self)
    let suggestion = assembler.diagnostics.suggestion(nearestTo: text, among: keys.ids)
    assembler.diagnostics.once(
      per: "key \(text)",
      .warning(
        "unknown key '\(shortened(text))', read as an attribute of that name",
        at: reader.location(of: .key), text: text, expected: "the id of a <key>",
        suggestion: suggestion))
    return keys.add(
      GraphMLKeys.Key(name: text, domain: "all", location: reader.location), id: text,
      assembler: &assembler)
  }

  /// The text of the value at hand; nil, and an error, when it is not of the key's type.
  private mutating func value(
    key: GraphMLKeys.Key, item: GraphItem?, location: Problem.Location
  ) -> String? {
    let text = reader.text
    return unsafe text.withUnsafeBufferPointer {
      unsafe assembler.value(bytes: $0, name: key.name, type: key.type, item: item, at: location)
    }
  }

  /// Looks for the label in one of yEd's drawings of a node or an edge.
  private mutating func readGraphics(_ item: GraphItem, row: Int?) throws(FormatsError) {
    let wanted: XMLName = item == .node ? .nodeLabel : .edgeLabel
    while try reader.nextChild() {
      if reader.isForeign, reader.name == wanted {
        try reader.readText()
        let bytes = reader.text
        let text = unsafe bytes.withUnsafeBufferPointer {
          unsafe String(decoding: trimmed($0), as: UTF8.self)
        }
        if let row, !text.isEmpty, assembler.label(item: item, row: row).isEmpty {
          assembler.setLabel(text, item: item, row: row)
        }
      } else {
        try readGraphics(item, row: row)
      }
    }
  }
}
