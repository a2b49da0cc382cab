import Camarilla
import CamarillaFormats

/// What a graph says of one of its columns: the name that its key stands for, and the type that its values don't
/// tell. The way back from names and types that GML has no place for.
struct GMLAttribute {
  /// Nil for an attribute of the graph.
  var item: GraphItem?
  var key: String
  var name: String
  /// Nil where the values tell it.
  var type: AttributeType?

  /// What needs to be said of a column; nil where its name is a key and its values tell their type.
  ///
  /// - Parameter taken: the keys that are in use so far.
  init(_ column: AttributeColumn, of item: GraphItem, taken: Set<String>) {
    self.init(column.name, of: item, taken: taken)
    let tells =
      switch column.type {
      case .text: true
      case .boolean: false
      case .integer: column.values.allSatisfy { GMLText.number($0, isWhole: true) != nil }
      case .real: column.values.allSatisfy { GMLText.number($0, isWhole: false) != nil }
      }
    if !tells { type = column.type }
  }

  /// - Parameter item: nil for an attribute of the graph.
  init(_ name: String, of item: GraphItem?, taken: Set<String>) {
    self.item = item
    self.name = name
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    let bytes = name.utf8.filter {
      isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
    }
    var plain = String(decoding: bytes, as: UTF8.self)
    if !(bytes.first.map(isLetter) ?? false) { plain = "x" + plain }
    key = plain
    var number = 2
    while taken.contains(key) {
      key = "\(plain)\(number)"
      number += 1
    }
  }

  /// Whether there is something to say.
  var isNeeded: Bool { key != name || type != nil }

  /// What a graph's `attribute [ … ]` says; nil for an attribute of another meaning.
  init?(_ entry: GMLEntry) {
    guard entry.key == "attribute", case let value = entry.value.json,
      let of = value["of"]?.text, let key = value["key"]?.text, let name = value["name"]?.text,
      ["graph", "node", "edge"].contains(of)
    else { return nil }
    self.item = GraphItem(rawValue: of)
    self.key = key
    self.name = name
    type = value["type"]?.text.flatMap(AttributeType.init)
  }

  var text: String {
    let of = item?.rawValue ?? "graph"
    let type = type.map { " type \"\($0.rawValue)\"" } ?? ""
    return "attribute [ of \"\(of)\" key \"\(key)\" name \"\(GMLText.escaped(name))\"\(type) ]"
  }

  /// Gives the column its name and type.
  ///
  /// - Parameter indices: those of the columns by name.
  fileprivate func apply(to columns: inout [AttributeColumn], indices: inout [String: Int]) {
    guard let index = indices[key], name == key || indices[name] == nil else { return }
    columns[index] = columns[index].renamed(name)
    indices[key] = nil
    indices[name] = index
    if type == .boolean {
      guard columns[index].values.allSatisfy({ $0 == "0" || $0 == "1" }) else { return }
      for row in columns[index].values.rows {
        columns[index].values[row] = columns[index].values[row] == "1" ? "true" : "false"
      }
    }
    columns[index].type = type ?? columns[index].type
  }
}

extension GraphDocument {
  /// Gives columns and attributes of the graph the names and types that are said of them.
  mutating func apply(_ told: [GMLAttribute]) {
    var nodeColumns = Self.indices(of: nodes.columns.map(\.name))
    var edgeColumns = Self.indices(of: edges.columns.map(\.name))
    var own = Self.indices(of: attributes.map(\.name))
    for attribute in told {
      switch attribute.item {
      case nil:
        guard let index = own.removeValue(forKey: attribute.key) else { continue }
        attributes[index].name = attribute.name
        attributeLocations[attribute.name] = attributeLocations[attribute.key]
        own[attribute.name] = index
      case .node: attribute.apply(to: &nodes.columns, indices: &nodeColumns)
      case .edge: attribute.apply(to: &edges.columns, indices: &edgeColumns)
      }
    }
  }

  /// The index of each name, of one that stands there twice the first.
  static func indices(of names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
  }
}

/// Texts and numbers as GML has them.
enum GMLText {
  /// A text without quotes, in ASCII.
  static func escaped(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x26 }) {
      return text
    }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": escaped += "&quot;"
      case "&": escaped += "&amp;"
      case " "..."~": escaped.unicodeScalars.append(scalar)
      default: escaped += "&#\(scalar.value);"
      }
    }
    return escaped
  }

  /// A number, which reads back as the same text; nil for what the language has no number for: whole ones beyond
  /// 32 bits, and those that have a sign or zeros too much.
  ///
  /// - Parameter isWhole: whether the column is of whole numbers; else all are written with a point.
  static func number(_ text: String, isWhole: Bool) -> String? {
    guard isJSONNumber(text, whole: false) else { return nil }
    if isWhole { return Int32(text).map { "\($0)" } == text ? text : nil }
    guard let exponent = text.firstIndex(where: { $0 == "e" || $0 == "E" }) else {
      return text.contains(".") ? (text.hasSuffix(".0") ? nil : text) : text + ".0"
    }
    let number = text[..<exponent]
    let isPlain = text[exponent] == "e" && ["+", "-"].contains(text[text.index(after: exponent)])
    guard isPlain, !number.hasSuffix(".0") else { return nil }
    return number.contains(".") ? text : "\(number).0\(text[exponent...])"
  }
}
