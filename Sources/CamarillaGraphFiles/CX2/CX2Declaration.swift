import Camarilla
import CamarillaFormats

/// What CX2 declares of an attribute.
struct CX2Declaration {
  /// Nil for an attribute of the network.
  var item: GraphItem?
  var name: String
  var type: AttributeType
  /// The name under which values stand instead.
  var alias: String?
  /// The value of those that have none.
  var defaultValue: String?

  /// - Parameters:
  ///   - of: what has the attribute: `nodes`, `edges` or `networkAttributes`.
  ///   - value: `{"d": type, "a": alias, "v": default}`.
  init?(of: String, name: String, value: JSONValue) {
    item = of == "nodes" ? .node : of == "edges" ? .edge : nil
    self.name = name
    switch value["d"]?.text ?? (value["d"] == nil ? "string" : "") {
    case "string": type = .text
    case "integer", "long": type = .integer
    case "double": type = .real
    case "boolean": type = .boolean
    case let list where list.hasPrefix("list_of_"): type = .text
    default: return nil
    }
    alias = value["a"]?.text
    defaultValue = value["v"].flatMap { $0 == .null ? nil : $0.text ?? $0.compactText }
  }

  /// Gives the column its type, and its default to the rows that have no value.
  func apply(to document: inout GraphDocument) {
    switch item {
    case .node:
      if let faulty = apply(to: &document.nodes.columns, rows: document.nodes.count) {
        report(faulty, at: document.location(ofNode: faulty.row), to: &document.diagnostics)
      }
    case .edge:
      if let faulty = apply(to: &document.edges.columns, rows: document.edges.count) {
        report(faulty, at: document.location(ofEdge: faulty.row), to: &document.diagnostics)
      }
    case nil: break
    }
  }

  private func report(
    _ faulty: (row: Int, value: String), at location: Problem.Location?,
    to diagnostics: inout Diagnostics
  ) {
    diagnostics.add(
      .error(
        "the value of '\(shortened(name))' is '\(shortened(faulty.value))'", rule: .malformedValue,
        at: location, text: faulty.value, expected: type.description))
  }

  /// The first value that is not of the type; nil where all are.
  private func apply(
    to columns: inout [AttributeColumn], rows: Int
  ) -> (row: Int, value: String)? {
    var index = columns.firstIndex { $0.name == name }
    // Labels and weights are no columns any more.
    if index == nil, defaultValue != nil, !["name", "label", "weight"].contains(name) {
      index = columns.count
      columns.append(AttributeColumn(name: name, type: type))
    }
    guard let index else { return nil }
    if let defaultValue {
      for row in 0..<rows where columns[index].values[row].isEmpty {
        columns[index].values[row] = defaultValue
      }
    }
    columns[index].type = type
    if type == .text { return nil }
    for row in 0..<rows where !columns[index].values[row].isEmpty {
      let value = columns[index].values[row]
      guard let text = type.value(from: Array(value.utf8)) else { return (row, value) }
      columns[index].values[row] =
        type == .real && text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    return nil
  }
}
