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

  /// Whether its values are no columns any more once the graph is whole.
  fileprivate var isLabelOrWeight: Bool {
    (item == .node ? ["name", "label"] : ["label", "weight"]).contains(name)
  }

  fileprivate func report(
    _ faulty: (row: Int, value: String), at location: Problem.Location?,
    to diagnostics: inout Diagnostics
  ) {
    diagnostics.add(
      .error(
        "the value of '\(shortened(name))' is '\(shortened(faulty.value))'", rule: .malformedValue,
        at: location, text: faulty.value, expected: type.description))
  }

  /// Gives the column its type, and its default to the rows that have no value; returns the first value that is not of
  /// the type, nil where all are.
  fileprivate func apply(
    to columns: inout [AttributeColumn], indices: inout [String: Int], rows: Int
  ) -> (row: Int, value: String)? {
    if indices[name] == nil, defaultValue != nil, !isLabelOrWeight {
      indices[name] = columns.count
      columns.append(AttributeColumn(name: name, type: type))
    }
    guard let index = indices[name] else { return nil }
    if let defaultValue {
      for row in 0..<rows where columns[index].values[row].isEmpty {
        columns[index].values[row] = defaultValue
      }
    }
    columns[index].type = type
    if type == .text { return nil }
    for row in columns[index].values.rows {
      let value = columns[index].values[row]
      guard let text = type.value(from: Array(value.utf8)) else { return (row, value) }
      columns[index].values[row] =
        type == .real && text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    return nil
  }
}

extension GraphDocument {
  /// Gives columns the types and defaults that are declared of them.
  mutating func apply(_ declarations: [CX2Declaration]) {
    var nodeColumns = Self.indices(of: nodes.columns.map(\.name))
    var edgeColumns = Self.indices(of: edges.columns.map(\.name))
    var defaultCount = 0
    for declaration in declarations {
      guard let item = declaration.item else { continue }
      if declaration.defaultValue != nil {
        defaultCount += item == .node ? nodes.count : edges.count
        guard defaultCount <= GraphAssembler.mostDefaults else {
          return diagnostics.add(.tooManyDefaults(defaultCount, at: location(line: 1)))
        }
      }
      switch item {
      case .node:
        let faulty = declaration.apply(
          to: &nodes.columns, indices: &nodeColumns, rows: nodes.count)
        if let faulty {
          declaration.report(faulty, at: location(ofNode: faulty.row), to: &diagnostics)
        }
      case .edge:
        let faulty = declaration.apply(
          to: &edges.columns, indices: &edgeColumns, rows: edges.count)
        if let faulty {
          declaration.report(faulty, at: location(ofEdge: faulty.row), to: &diagnostics)
        }
      }
    }
  }
}

extension MemberGraph {
  /// Gives the names and weights that are declared by default to nodes and edges without, as far as defaults may be
  /// many; which are too many ``GraphDocument/apply(_:)`` tells.
  mutating func fillNamesAndWeights(_ declarations: [CX2Declaration]) {
    var defaultCount = 0
    for declaration in declarations where declaration.isLabelOrWeight {
      guard let item = declaration.item, let value = declaration.defaultValue else { continue }
      let rows = item == .node ? nodeCount : edges.count
      defaultCount += rows
      guard defaultCount <= GraphAssembler.mostDefaults else { return }
      switch item {
      case .node: nodeMembers.fill(value, named: declaration.name, rows: rows)
      case .edge: edgeMembers.fill(value, named: declaration.name, rows: rows)
      }
    }
  }
}
