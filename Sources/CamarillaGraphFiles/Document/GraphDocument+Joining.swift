import Camarilla
import CamarillaFormats

extension GraphDocument {
  /// One document of all graphs of a file, or of one of them.
  ///
  /// Nodes of one id are one node. The edges of each graph are of the kind that its name is, where they name
  /// none themselves; an attribute `graph` tells those that do apart. Graphs without a name are called
  /// `graph-1`, `graph-2` and so on, which tells their edges apart unless the caller names a kind for all that
  /// have none.
  ///
  /// - Parameters:
  ///   - graphs: at least one.
  ///   - name: which of them is wanted; nil for all.
  /// - Throws: ``FormatsError/invalid(_:)`` where none has the name.
  init(graphs: [GraphDocument], only name: String?) throws(FormatsError) {
    guard graphs.count > 1 || name != nil else {
      self = graphs[0]
      return
    }
    let names = Self.names(of: graphs)
    if let name {
      guard let index = names.firstIndex(of: name) else {
        throw FormatsError(Self.unknownGraph(named: name, among: names, file: graphs[0].file))
      }
      self = graphs[index]
      return
    }
    self = GraphDocument(file: graphs[0].file)
    diagnostics.add(
      .warning(
        "the file holds \(graphs.count) graphs, which are read as kinds: \(Self.quoted(names))",
        rule: .malformedTable, at: location(line: 1), expected: "one graph"))
    let edgesNameKinds = graphs.contains { graph in
      !graph.edges.parts.isEmpty
        || graph.edges.columns.contains { $0.name == "kind" && !$0.values.isEmpty }
    }
    var joining = Joining()
    for (name, graph) in zip(names, graphs) {
      join(graph, called: name, keepsName: edgesNameKinds, &joining)
    }
    nodes.spells = Self.table(of: joining.nodeSpells)
    edges.spells = Self.table(of: joining.edgeSpells)
    sortChanges()
  }

  /// What is known while graphs are joined, so that each takes the time of its own size.
  private struct Joining {
    var nodeColumns: [String: Int] = [:]
    var edgeColumns: [String: Int] = [:]
    var attributes: Set<Attribute> = []
    /// In the order of the graphs.
    var nodeSpells: [(row: Int32, period: Int32)] = []
    var edgeSpells: [(row: Int32, period: Int32)] = []
  }

  /// The name of each graph, no two alike.
  private static func names(of graphs: [GraphDocument]) -> [String] {
    var taken: Set<String> = []
    // Of names that many graphs bear, the number from which on one may be free.
    var numbers: [String: Int] = [:]
    return graphs.enumerated().map { index, graph in
      let name = graph.title.isEmpty ? "graph-\(index + 1)" : graph.title
      var unique = name
      var number = numbers[name] ?? 2
      while !taken.insert(unique).inserted {
        unique = "\(name)-\(number)"
        number += 1
      }
      numbers[name] = number
      return unique
    }
  }

  private static func quoted(_ names: [String]) -> String {
    let shown = names.prefix(12).map { "'\(shortened($0))'" }.joined(separator: ", ")
    return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
  }

  private static func unknownGraph(
    named name: String, among names: [String], file: String
  ) -> Problem {
    .error(
      "the file holds no graph '\(shortened(name))'", at: .init(file: file, line: 1, column: 1),
      text: name, expected: (names.count == 1 ? "" : "one of ") + quoted(names),
      suggestion: Suggestion(nearestTo: name, among: names))
  }

  private mutating func join(
    _ other: GraphDocument, called name: String, keepsName: Bool, _ joining: inout Joining
  ) {
    diagnostics.add(contentsOf: other.diagnostics)
    hyperedges += other.hyperedges
    linesPartedByBlanks += other.linesPartedByBlanks
    for attribute in other.attributes where joining.attributes.insert(attribute).inserted {
      attributes.append(attribute)
    }
    attributeLocations.merge(other.attributeLocations) { first, _ in first }
    let periods = other.periods.periods.map { self.periods.intern($0) }
    let nodes = indices(ofNodesOf: other, called: name)
    let differing = Self.join(
      other.nodes.columns, rows: nodes, periods: periods, into: &self.nodes.columns,
      &joining.nodeColumns)
    if differing > 0 {
      diagnostics.add(
        .warning(
          (differing == 1 ? "1 value" : "\(differing) values")
            + " of nodes in '\(shortened(name))' and in a graph before it differ; the earlier count",
          rule: .duplicateID, at: location(line: other.nodes.lines.first ?? 0),
          expected: "the same values"))
    }
    joining.nodeSpells += zip(other.nodes.spells.rows, other.nodes.spells.periods).map {
      (nodes[Int($0)], periods[Int($1)])
    }
    var rows: [Int32] = []
    for edge in 0..<other.edges.count {
      let row = edges.add(
        source: nodes[Int(other.edges.sources[edge])],
        target: nodes[Int(other.edges.targets[edge])], directed: other.edges.directed[edge],
        line: Int(other.edges.lines[edge]), position: Int(other.edges.positions[edge]))
      rows.append(row)
      edges.weights[Int(row)] = other.edges.weights[edge]
      if let location = other.edges.weightLocations[edge] {
        edges.weightLocations[Int(row)] = location
      }
      edges.ids[Int(row)] = other.edges.ids[edge]
      edges.labels[Int(row)] = other.edges.labels[edge]
    }
    _ = Self.join(
      other.edges.columns, rows: rows, periods: periods, into: &edges.columns,
      &joining.edgeColumns)
    joining.edgeSpells += zip(other.edges.spells.rows, other.edges.spells.periods).map {
      (rows[Int($0)], periods[Int($1)])
    }
    let kind = Self.column(
      named: "kind", type: .text, in: &edges.columns, &joining.edgeColumns)
    for (edge, row) in rows.enumerated() where edges.columns[kind].values[Int(row)].isEmpty {
      let part = other.edges.parts[edge]
      if part.isEmpty, !other.title.isEmpty {
        edges.columns[kind].values[Int(row)] = name
      } else {
        edges.parts[Int(row)] = part.isEmpty ? name : part
      }
    }
    guard keepsName else { return }
    let graph = Self.column(
      named: "graph", type: .text, in: &edges.columns, &joining.edgeColumns)
    for row in rows { edges.columns[graph].values[Int(row)] = name }
  }

  /// The indices of another graph's nodes, made where there are none.
  ///
  /// An id that bears another label here stands for somebody else, as where graphs number their nodes.
  private mutating func indices(ofNodesOf other: GraphDocument, called name: String) -> [Int32] {
    var others = 0
    let indices = other.nodes.ids.indices.map { row in
      var id = other.nodes.ids[row]
      let label = other.nodes.labels[row]
      if let index = nodes.index(of: id), case let present = nodes.labels[Int(index)],
        !label.isEmpty, !present.isEmpty, label != present
      {
        others += 1
        id += " (\(name))"
        while let taken = nodes.index(of: id), nodes.labels[Int(taken)] != label { id += "-2" }
      }
      let index =
        nodes.index(of: id)
        ?? nodes.add(
          id: id, line: Int(other.nodes.lines[row]), position: Int(other.nodes.positions[row]))!
      if nodes.labels[Int(index)].isEmpty { nodes.labels[Int(index)] = label }
      return index
    }
    if others > 0 {
      diagnostics.add(
        .warning(
          (others == 1 ? "1 id stands" : "\(others) ids stand")
            + " for another name in '\(shortened(name))' than in a graph before it; it is kept apart, with the"
            + " graph's name behind it", rule: .duplicateID,
          at: location(line: other.nodes.lines.first ?? 0), expected: "one name an id"))
    }
    return indices
  }

  /// Takes over columns; returns how many values stand against another one and are left out.
  private static func join(
    _ columns: [AttributeColumn], rows: [Int32], periods: [Int32],
    into joined: inout [AttributeColumn], _ indices: inout [String: Int]
  ) -> Int {
    var differing = 0
    for column in columns {
      let index = Self.column(named: column.name, type: column.type, in: &joined, &indices)
      for row in column.values.rows where row < rows.count {
        let joint = rows[row]
        let present = joined[index].values[Int(joint)]
        if present.isEmpty {
          joined[index].values[Int(joint)] = column.values[row]
          if let location = column.locations[row] { joined[index].locations[Int(joint)] = location }
        } else if present != column.values[row] {
          differing += 1
        }
      }
      joined[index].changes += column.changes.map {
        ValueChange(
          row: rows[Int($0.row)], value: $0.value, period: periods[Int($0.period)])
      }
    }
    return differing
  }

  /// The index of a column, made if there is none; texts, where its types differ.
  private static func column(
    named name: String, type: AttributeType, in columns: inout [AttributeColumn],
    _ indices: inout [String: Int]
  ) -> Int {
    if let index = indices[name] {
      if columns[index].type != type { columns[index].type = .text }
      return index
    }
    indices[name] = columns.count
    columns.append(AttributeColumn(name: name, type: type))
    return columns.count - 1
  }

  /// The spells of all graphs, of each row in the order of the graphs, and each once.
  private static func table(of spells: [(row: Int32, period: Int32)]) -> SpellTable {
    struct Spell: Hashable {
      var row: Int32
      var period: Int32
    }
    var seen: Set<Spell> = []
    return SpellTable(
      unsorted: spells.filter { seen.insert(Spell(row: $0.row, period: $0.period)).inserted })
  }
}
