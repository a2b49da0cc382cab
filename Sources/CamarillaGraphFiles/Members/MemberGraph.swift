import Camarilla
import CamarillaFormats

/// A graph of objects with members while it is read: JSON's of every dialect, and GML's. What nodes are called
/// is known only when all of it is.
struct MemberGraph {
  /// What edges call nodes by.
  private enum Naming {
    case id, key, name
    /// Their positions among the nodes, from 0: only where nodes bear no ids.
    case index
  }

  var document: GraphDocument
  var nodeMembers = MemberColumns()
  var edgeMembers = MemberColumns()
  var names = MemberNames()
  var ends = GraphEnds()
  var edges: [MemberEdge] = []
  /// Nil where the graph doesn't say.
  var isDirected: Bool?
  /// The members of edges that are weights, the first of which there is; all but the first only where all of
  /// their values are numbers.
  var weightNames = ["weight"] { didSet { edgeMembers.weights = Set(weightNames) } }
  /// Whether nodes and edges are Cytoscape's elements, which have their attributes in `data`.
  var hasElements = false
  /// Whether ends are called as vis.js does.
  var hasEndsOfVis = false
  private var nodeLocations: [(line: Int32, column: Int32)] = []
  /// Where weights of 0 stand.
  var weightLocations = ValueLocations()
  /// Where the ids of nodes stand.
  var idLocations = ValueLocations()
  private var seen: Set<String> = []

  init(file: String) {
    document = GraphDocument(file: file)
    edgeMembers.weights = Set(weightNames)
  }

  func has(_ member: String) -> Bool { seen.contains(member) }

  /// Notes a member of the graph; returns whether it is new.
  mutating func notes(of member: String) -> Bool { seen.insert(member).inserted }

  var nodeCount: Int { nodeLocations.count }

  mutating func addNode(at location: (line: Int, column: Int)) -> Int {
    nodeLocations.append((Int32(clamping: location.line), Int32(clamping: location.column)))
    nodeMembers.begin()
    return nodeLocations.count - 1
  }

  /// Adds an edge; of one that lacks an end, an error for each.
  ///
  /// - Parameter names: what the members are called that name the ends.
  mutating func add(_ edge: MemberEdge, ends names: (source: String, target: String)) {
    for (name, end) in [(names.source, edge.source), (names.target, edge.target)] where end == nil {
      report(
        "an edge has no '\(name)'", rule: .missingValue, location: (edge.line, edge.position),
        expected: "the id of a node")
    }
    if edge.source != nil, edge.target != nil { edges.append(edge) }
  }

  /// Keeps a value as an attribute of the graph, unless it is null.
  mutating func addAttribute(
    _ name: String, value: JSONValue, at location: (line: Int, column: Int)
  ) {
    guard value != .null else { return }
    document.attributes.append(Attribute(name: name, value: value.text ?? value.compactText))
    document.attributeLocations[name] = self.location(location)
  }

  /// graphology's, of which only the type says something of the graph.
  mutating func takeOptions(_ options: JSONValue) {
    if let type = options["type"]?.text, isDirected == nil { isDirected = type != "undirected" }
  }

  /// A location in the file.
  func location(_ location: (line: Int, column: Int)) -> Problem.Location {
    .init(file: document.file, line: location.line, column: location.column)
  }

  mutating func report(
    _ message: String, rule: Problem.Rule = .malformedTable, location: (line: Int, column: Int),
    text: String? = nil, expected: String
  ) {
    document.diagnostics.add(
      .error(message, rule: rule, at: self.location(location), text: text, expected: expected))
  }

  // MARK: The end

  mutating func finish() {
    let naming = naming()
    addNodes(naming)
    let nodes = nodesOfEnds(of: naming)
    // graphology's edges run one way unless they say otherwise.
    let isDirected =
      isDirected ?? (naming == .key && (has("options") || has("attributes")))
    document.edges.reserveCapacity(edges.count)
    for (row, edge) in edges.enumerated() {
      guard let source = edge.source, let target = edge.target else { continue }
      document.edges.add(
        source: nodes[Int(source)], target: nodes[Int(target)],
        directed: edge.isDirected ?? isDirected, line: edge.line, position: edge.position)
      document.edges.weights[row] = edge.weight ?? 1
      if edge.weight == 0 { document.edges.weightLocations[row] = weightLocations[row] }
    }
    let weight = weightColumn()
    finishAttributes(naming, weight: weight)
  }

  private mutating func naming() -> Naming {
    if !names.ids.isEmpty { return .id }
    if !names.keys.isEmpty { return .key }
    guard let own = nodeMembers.identifiers(named: "name") else { return .index }
    let areIndices = ends.ends.allSatisfy { end, _ in
      end.isNumber && Int(end.text).map(nodeLocations.indices.contains) ?? false
    }
    guard areIndices, !ends.ends.isEmpty else { return .name }
    let called = Set(nodeLocations.indices.map { own[$0] })
    guard let (end, location) = ends.ends.first(where: { called.contains($0.end.text) }) else {
      return .index
    }
    document.diagnostics.add(
      .warning(
        "the ends of edges, as \(end.text), may be names of nodes or their places from 0 on;"
          + " read as names", at: self.location(location), text: end.text,
        expected: "nodes with an 'id'"))
    return .name
  }

  private mutating func addNodes(_ naming: Naming) {
    let own = nodeMembers.identifiers(named: "name") ?? TextColumn()
    var unnamed = 0
    var first: (line: Int32, column: Int32) = (0, 0)
    for (row, location) in nodeLocations.enumerated() {
      var id =
        switch naming {
        case .id where !names.ids[row].isEmpty: names.ids[row]
        case .id where names.keys[row].isEmpty, .name: own[row]
        case .id, .key: names.keys[row].isEmpty ? own[row] : names.keys[row]
        case .index: "\(row)"
        }
      if id.isEmpty {
        id = "node-\(row + 1)"
        if unnamed == 0 { first = location }
        unnamed += 1
      }
      let added = document.nodes.add(
        id: id, line: Int(location.line), position: Int(location.column))
      if added != nil { continue }
      report(
        "two nodes have the id '\(shortened(id))'", rule: .duplicateID,
        location: idLocations[row] ?? (Int(location.line), Int(location.column)), text: id,
        expected: "every id once")
      // Rows stay those of the members.
      var other = "node-\(row + 1)"
      while document.nodes.add(id: other, line: Int(location.line)) == nil { other += "-2" }
    }
    if unnamed > 0 {
      document.diagnostics.add(
        .warning(
          (unnamed == 1
            ? "1 node has no id and is" : "\(unnamed) nodes have no id and are")
            + " called by the number, as in 'node-1'", rule: .missingValue,
          at: document.location(line: first.line, column: Int(first.column)), expected: "an id"))
    }
  }

  /// The node at each end; one of its own for an end that names nobody, which is an error.
  private mutating func nodesOfEnds(of naming: Naming) -> [Int32] {
    let declared = document.nodes.ids
    // Blanks around an id are none of it, and are told of later.
    let plain = Set(declared.map(\.withoutOuterBlanks))
    let isByIndex = naming == .index
    // A node may say that its id is blank.
    let blank = nodeLocations.indices.filter { idLocations[$0] != nil && names.ids[$0].isEmpty }
    var unknown = 0
    return ends.ends.map { end, location in
      let known =
        isByIndex
        ? end.isNumber
          ? Int(end.text).flatMap { declared.indices.contains($0) ? Int32($0) : nil } : nil
        : document.nodes.index(of: end.text)
      if let known, Int(known) < declared.count { return known }
      if !isByIndex, blank.count == 1, end.text.isEmpty { return Int32(blank[0]) }
      if !isByIndex, plain.contains(end.text.withoutOuterBlanks) {
        return document.nodes.mention(end.text, line: location.line, position: location.column)
      }
      unknown += 1
      // Positions are near to nothing but themselves.
      let near =
        unknown <= 50 && !isByIndex
        ? Suggestion(nearestTo: end.text, among: declared) : Suggestion()
      if has("nodes") {
        let expected =
          !isByIndex
          ? "the id of a node"
          : declared.isEmpty
            ? "a node" : "the place of a node, a number from 0 to \(declared.count - 1)"
        let found = "unknown node '\(shortened(end.text))' at the end of an edge"
        document.diagnostics.add(
          Problem(
            severity: .error, rule: .unknownFigure,
            message: near.readings.isEmpty ? "\(found); expected \(expected)" : found + near.hint,
            location: self.location(location), text: shortened(end.text), expected: expected,
            suggestion: near.text))
      }
      return document.nodes.mention(
        end.text, line: location.line, position: location.column)
    }
  }

  /// Keeps the nodes' keys, which name them no more, as an attribute.
  private mutating func addKeys() {
    var name = "key"
    while document.nodes.columns.contains(where: { $0.name == name }) { name += "-2" }
    let isOfNumbers = names.keys.allSatisfy { Int64($0) != nil }
    document.nodes.columns.append(
      AttributeColumn(name: name, type: isOfNumbers ? .integer : .text, values: names.keys))
  }

  /// - Parameter weight: the member that is the weight under a name in another case.
  private mutating func finishAttributes(_ naming: Naming, weight: String?) {
    var taken: Set<String> = ["label"]
    if naming == .name { taken.insert("name") }
    if let labels = nodeMembers.identifiers(named: "label") {
      document.nodes.labels = labels
    } else {
      taken.remove("label")
      if let names = nodeMembers.identifiers(named: "name") {
        if naming != .name { document.nodes.labels = names }
        taken.insert("name")
      }
    }
    document.nodes.columns = nodeMembers.attributes(besides: taken)
    if naming != .key, !names.keys.isEmpty { addKeys() }
    taken = ["weight", weight ?? "weight"]
    if hasEndsOfVis { taken.formUnion(["from", "to"]) }
    if let labels = edgeMembers.identifiers(named: "label") {
      document.edges.labels = labels
      taken.insert("label")
    }
    for name in ["id", "key"] where document.edges.ids.isEmpty {
      if let ids = edgeMembers.identifiers(named: name) {
        document.edges.ids = ids
        taken.insert(name)
      }
    }
    // An end that is null is an open one; without any ends edges are events.
    document.edges.columns = edgeMembers.attributes(besides: taken, nullable: ["end"])
    for crowded in [nodeMembers.crowded, edgeMembers.crowded].compactMap(\.self) {
      report(
        "'\(shortened(crowded.name))' stands in one object with more than"
          + " \(MemberColumns.mostRepeats) values", rule: .duplicateID, location: crowded.location,
        expected: "every member once")
    }
    let told = nodeMembers.repeated.merging(edgeMembers.repeated) { first, _ in first }
    for (name, location) in told.sorted(by: { $0.key < $1.key }) {
      document.diagnostics.add(
        .warning(
          "'\(shortened(name))' stands in one object several times; the later ones are kept as"
            + " '\(shortened(name))-2'", rule: .duplicateID, at: self.location(location),
          text: name,
          expected: "every member once"))
    }
  }
}
