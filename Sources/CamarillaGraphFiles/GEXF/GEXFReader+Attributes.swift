import Camarilla
import CamarillaFormats

extension GEXFReader {
  /// Reads the declarations of attributes.
  mutating func readAttributes() throws(FormatsError) {
    let location = reader.location(of: .class)
    let item = reader.string(named: .class).flatMap(GraphItem.init)
    if item == nil {
      let text = reader.string(named: .class)
      assembler.diagnostics.add(
        .error(
          text.map { "attributes of the unknown class '\(shortened($0))'" }
            ?? "attributes without a class", rule: .malformedValue, at: location, text: text,
          expected: "node or edge",
          suggestion: Suggestion(text.flatMap { nearestName(to: $0, among: ["node", "edge"]) })))
    }
    while try reader.nextChild() {
      if reader.name == .attribute, !reader.isForeign, let item {
        try readAttribute(item)
      } else {
        try reader.skip()
      }
    }
  }

  private mutating func readAttribute(_ item: GraphItem) throws(FormatsError) {
    let location = reader.location
    let id = reader.string(named: .id)
    let title = reader.string(named: .title) ?? id ?? ""
    let typeName = reader.string(named: .type)
    let (idLocation, typeLocation) = (reader.location(of: .id), reader.location(of: .type))
    var defaultText: [UInt8]?
    var defaultLocation = location
    var options: Set<String> = []
    while try reader.nextChild() {
      switch reader.isForeign ? nil : reader.name {
      case .default:
        try reader.readText()
        (defaultText, defaultLocation) = (reader.text, reader.textLocation)
      case .options:
        try reader.readText()
        options = Self.options(of: reader.textString)
      default: try reader.skip()
      }
    }
    guard let id else {
      return assembler.diagnostics.add(
        .error(
          "the attribute '\(shortened(title))' has no id", rule: .missingValue, at: location,
          expected: "an attribute 'id'"))
    }
    let known = item == .node ? nodeAttributes : edgeAttributes
    if let first = known.index(of: id) {
      return assembler.diagnostics.add(
        Problem(
          severity: .error, rule: .duplicateID,
          message: "two attributes of \(item.rawValue)s have the id '\(shortened(id))'",
          location: idLocation, text: id, expected: "every id once",
          relatedLocations: [known.attributes[first].location]))
    }
    let type = typeName.map(GEXF.type) ?? .text
    if type == nil {
      let names = GEXF.types.map(\.name)
      assembler.diagnostics.add(
        .error(
          "the attribute '\(shortened(title))' has the unknown type '\(shortened(typeName ?? ""))'",
          rule: .malformedValue, at: typeLocation, text: typeName,
          expected: "one of \(names.joined(separator: ", "))",
          suggestion: Suggestion(nearestTo: typeName ?? "", among: names)))
    }
    var attribute = GEXFAttributes.Attribute(
      name: title, type: type ?? .text, options: typeName?.hasPrefix("list") == true ? [] : options,
      location: location)
    attribute.optionsText = list(attribute.options.sorted())
    if let defaultText, !defaultText.isEmpty {
      attribute.defaultValue = attribute.type.value(from: defaultText)
      attribute.defaultLocation = defaultLocation
      if item == .edge, title.lowercased() == "weight", let text = attribute.defaultValue,
        Double(text)?.isFinite != true
      {
        let weight = assembler.diagnostics.weight(from: text, at: defaultLocation)
        attribute.defaultValue = shortest(of: weight)
      }
      if attribute.defaultValue == nil {
        report(defaultText, attribute: attribute, what: "the default of", location: defaultLocation)
      }
    }
    if item == .node {
      nodeAttributes.add(attribute, id: id, assembler: &assembler)
    } else {
      edgeAttributes.add(attribute, id: id, assembler: &assembler)
    }
  }

  /// `[a, b]`, or `a|b` as the drafts have it.
  private static func options(of text: String) -> Set<String> {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    let isBracketed = text.hasPrefix("[") && text.hasSuffix("]")
    let inner = isBracketed ? text.dropFirst().dropLast() : text
    let parts = inner.split { $0 == (isBracketed ? "," : "|") }
    return Set(
      parts.map { part in
        var option = part.drop(while: \.isWhitespace)
        while option.last?.isWhitespace == true { option.removeLast() }
        return String(option)
      })
  }

  // MARK: Values

  mutating func readValues(_ item: GraphItem, row: Int?) throws(FormatsError) {
    while try reader.nextChild() {
      if reader.name == .attvalue { try readValue(item, row: row) } else { try reader.skip() }
    }
  }

  /// Reads one value of a node or an edge; of one that is itself wrong, only to its end.
  mutating func readValue(_ item: GraphItem, row: Int?) throws(FormatsError) {
    if let row { takeValue(item, row: row) }
    try reader.skip()
  }

  private mutating func takeValue(_ item: GraphItem, row: Int) {
    // Draft 1.0 says `id`.
    guard let id = unsafe reader.bytes(named: .domain) ?? reader.bytes(named: .id) else {
      return assembler.diagnostics.add(
        .error(
          "a value names no attribute", rule: .missingValue, at: reader.location,
          expected: "an attribute 'for'"))
    }
    let index = unsafe index(of: id, item: item)
    guard let bytes = unsafe reader.bytes(named: .value) else { return }
    let location = reader.location(of: .value)
    let attribute =
      item == .node ? nodeAttributes.attributes[index] : edgeAttributes.attributes[index]
    let weight = unsafe attribute.isWeight ? assembler.weight(bytes: bytes, at: location) : nil
    guard
      let value = unsafe weight.map({ unsafe Self.text(ofWeight: $0, bytes: bytes) })
        ?? assembler.value(
          bytes: bytes, name: attribute.name, type: attribute.type, item: item, at: location),
      !value.isEmpty
    else { return }
    if !attribute.options.isEmpty, !attribute.options.contains(value) {
      warn(
        "'\(shortened(value))' is none of the options of '\(shortened(attribute.name))'",
        what: "options \(attribute.name)",
        expected: "one of \(attribute.optionsText)", at: location)
    }
    if let period = period() {
      let column =
        item == .node
        ? nodeAttributes.column(index: index, assembler: &assembler)
        : edgeAttributes.column(index: index, assembler: &assembler)
      assembler.addChange(value, period: period, item: item, column: column, row: row)
    } else if let weight {
      guard let own = tagWeight else {
        return assembler.setWeight(weight, ofEdge: row, at: location)
      }
      if weight == own { return }
      // The edge itself says another one.
      if attribute.name == "weight" {
        assembler.diagnostics.once(
          per: "two weights",
          .warning(
            "an edge has the weight \(shortest(of: own)) and, as the attribute 'weight', \(shortest(of: weight)),"
              + " which counts", at: location, text: value, expected: "one weight"))
        assembler.setWeight(weight, ofEdge: row, at: location)
      } else {
        let column = edgeAttributes.besideWeight(index: index, assembler: &assembler)
        assembler.setValue(value, item: .edge, column: column, row: row, at: location)
      }
    } else if let column = attribute.column {
      assembler.setValue(value, item: item, column: column, row: row, at: location)
    }
  }

  /// A weight as it is written, if it is a plain number.
  private static func text(ofWeight weight: Double, bytes: UnsafeBufferPointer<UInt8>) -> String {
    let text = unsafe String(decoding: trimmed(bytes), as: UTF8.self)
    return Double(text) == weight ? text : shortest(of: weight)
  }

  /// The index of an attribute; one that is not declared is of texts and called by its id.
  private mutating func index(of id: UnsafeBufferPointer<UInt8>, item: GraphItem) -> Int {
    let known = unsafe item == .node ? nodeAttributes.index(of: id) : edgeAttributes.index(of: id)
    if let known { return known }
    let name = unsafe String(decoding: id, as: UTF8.self)
    // Early versions of Gephi did not declare the weight.
    let isWeight = item == .edge && name == "weight"
    let attribute = GEXFAttributes.Attribute(
      name: name, type: isWeight ? .real : .text, location: reader.location)
    if !isWeight {
      let ids = item == .node ? nodeAttributes.ids : edgeAttributes.ids
      let suggestion = assembler.diagnostics.suggestion(nearestTo: name, among: ids)
      assembler.diagnostics.once(
        per: "attribute \(item.rawValue) \(name)",
        .warning(
          "unknown attribute '\(shortened(name))' of \(item.rawValue)s, read as one of that name",
          at: reader.location(of: reader.has(.domain) ? .domain : .id), text: name,
          expected: "the id of an <attribute> for \(item.rawValue)s",
          suggestion: suggestion))
    }
    if item == .node {
      nodeAttributes.add(attribute, id: name, assembler: &assembler)
      return nodeAttributes.attributes.count - 1
    }
    edgeAttributes.add(attribute, id: name, assembler: &assembler)
    return edgeAttributes.attributes.count - 1
  }

  private mutating func report(
    _ bytes: [UInt8], attribute: GEXFAttributes.Attribute, what: String,
    location: Problem.Location
  ) {
    let text = String(decoding: bytes, as: UTF8.self)
    assembler.diagnostics.add(
      .error(
        "\(what) '\(shortened(attribute.name))' is '\(shortened(text))'", rule: .malformedValue,
        at: location, text: text, expected: attribute.type.description))
  }
}
