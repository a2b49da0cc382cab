package import Camarilla
import CamarillaFormats

// What a chronicle is as a graph. The way back is `ChronicleDecoder`.

extension GraphDocument {
  /// A whole chronicle as a graph: its figures the nodes, its relationships the edges, in its order.
  ///
  /// Linear in the chronicle.
  package init(_ chronicle: Chronicle) {
    self.init(
      chronicle: chronicle, title: chronicle.title ?? "",
      figures: chronicle.figures.indices.map(Int32.init),
      rows: (0..<Int32(chronicle.relationships.count)))
  }

  /// Some figures of a chronicle and some of its relationships between them.
  ///
  /// - Parameters:
  ///   - figures: indices of the chronicle's figures.
  ///   - rows: rows of its table, whose ends are among the figures.
  init(
    chronicle: Chronicle, title: String, figures: [Int32],
    rows: some RandomAccessCollection<Int32>
  ) {
    self.init()
    self.title = title
    attributes = chronicle.graphAttributes
    var indices = [Int32](repeating: -1, count: chronicle.figures.count)
    for (index, figure) in figures.enumerated() { indices[Int(figure)] = Int32(index) }
    addNodes(figures.map { chronicle.figures[Int($0)] })
    addEdges(chronicle, rows: rows, indices: indices)
  }

  // MARK: Nodes

  private mutating func addNodes(_ figures: [Figure]) {
    var born = AttributeColumn(name: "born")
    var died = AttributeColumn(name: "died")
    var columns: [AttributeColumn] = []
    var indices: [String: Int] = [:]
    for figure in figures {
      // Ids are unique within a chronicle.
      guard let node = nodes.add(id: figure.id.rawValue) else { continue }
      let row = Int(node)
      if !figure.isNamedByID { nodes.labels[row] = figure.name }
      born.values[row] = figure.born?.tableText ?? ""
      died.values[row] = figure.died?.tableText ?? ""
      if figure.born != nil || figure.died != nil {
        nodes.spells.add(periods.intern(figure.life), row: node)
      }
      for attribute in figure.furtherTexts {
        let index =
          indices[attribute.name]
          ?? {
            indices[attribute.name] = columns.count
            columns.append(
              AttributeColumn(
                name: ReservedNames.escaped(attribute.name, reserved: ReservedNames.nodes)))
            return columns.count - 1
          }()
        columns[index].values[row] = attribute.value
      }
    }
    nodes.columns = [born, died].filter { !$0.values.isEmpty } + columns.map(\.narrowed)
  }

  // MARK: Edges

  private mutating func addEdges(
    _ chronicle: Chronicle, rows: some RandomAccessCollection<Int32>, indices: [Int32]
  ) {
    let table = chronicle.table
    edges.reserveCapacity(rows.count)
    let texts = table.periods.map(\.tableText)
    let citations = table.citationLists.map { $0.map(\.description).joined(separator: ";") }
    var pooled = [Int32](repeating: -1, count: table.periods.count)
    var kind = AttributeColumn(name: "kind")
    var sign = AttributeColumn(name: "sign", type: .integer)
    var when = AttributeColumn(name: "when")
    var confidence = AttributeColumn(name: "confidence", type: .real)
    var post = AttributeColumn(name: "post")
    var citation = AttributeColumn(name: "citation")
    var note = AttributeColumn(name: "note")
    var attributes = table.attributes.map {
      AttributeColumn(name: ReservedNames.escaped($0.name, reserved: ReservedNames.edges))
    }
    let signs = chronicle.kinds.map { "\($0.sign.rawValue)" }
    let isDoubted = rows.contains { table.confidences[Int($0)] != 1 }
    for row in rows {
      let row = Int(row)
      let kindIndex = Int(table.kinds[row])
      let edge = edges.add(
        source: indices[Int(table.sources[row])], target: indices[Int(table.targets[row])],
        directed: chronicle.kinds[kindIndex].isDirected)
      let position = Int(edge)
      edges.ids[position] = table.id(at: row)
      edges.weights[position] = table.weights[row]
      kind.values[position] = chronicle.kinds[kindIndex].name
      sign.values[position] = signs[kindIndex]
      let period = Int(table.whens[row])
      when.values[position] = texts[period]
      if pooled[period] < 0 { pooled[period] = periods.intern(table.periods[period]) }
      edges.spells.add(pooled[period], row: edge)
      if isDoubted { confidence.values[position] = shortest(of: table.confidences[row]) }
      post.values[position] = table.posts[row]
      citation.values[position] = citations[Int(table.citations[row])]
      note.values[position] = table.notes[row]
      for index in attributes.indices {
        attributes[index].values[position] = table.attributes[index].column[row]
      }
    }
    edges.columns =
      ([kind, sign, when, confidence, post, citation, note] + attributes.map(\.narrowed))
      .filter { !$0.values.isEmpty }
  }
}

extension AttributeColumn {
  /// The column with the narrowest type that keeps each of its texts as it is.
  fileprivate var narrowed: AttributeColumn {
    var column = self
    column.type =
      switch true {
      case values.allSatisfy { $0 == "true" || $0 == "false" }: .boolean
      case values.allSatisfy { Int32($0).map(String.init) == $0 }: .integer
      case values.allSatisfy { Double($0).map(shortest) == $0 && $0.contains { $0.isNumber } }:
        .real
      default: .text
      }
    return column
  }
}

extension Chronicle {
  /// What a chronicle declares beside figures and relationships, each as JSON: its own kinds, and its
  /// sources.
  fileprivate var graphAttributes: [Attribute] {
    var attributes: [Attribute] = []
    let own = kinds.filter { !RelationshipKind.standard.contains($0) }
    if !own.isEmpty {
      let value = JSONValue.array(
        own.map {
          [
            "name": .string($0.name), "sign": .number("\($0.sign.rawValue)"),
            "directed": .bool($0.isDirected),
          ]
        })
      attributes.append(Attribute(name: "kinds", value: value.compactText))
    }
    if !sources.isEmpty {
      let value = JSONValue.array(sources.map(\.json))
      attributes.append(Attribute(name: "sources", value: value.compactText))
    }
    return attributes
  }
}

extension Source {
  /// Attributes stand in an object of their own, since they may bear any name.
  fileprivate var json: JSONValue {
    var members = Source.fields.compactMap { field -> JSONValue.Member? in
      let text = field.text(of: self)
      return field.isRequired || !text.isEmpty ? .init(name: field.name, value: .string(text)) : nil
    }
    if !attributes.isEmpty {
      members.append(
        .init(
          name: "attributes",
          value: .object(attributes.map { .init(name: $0.name, value: .string($0.value)) })))
    }
    return .object(members)
  }
}
