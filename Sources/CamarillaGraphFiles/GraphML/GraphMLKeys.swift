import Camarilla
import CamarillaFormats

/// The attributes that a GraphML file declares, and where their values go.
struct GraphMLKeys {
  /// What becomes of a value.
  enum Index: Equatable {
    case label, weight
    case column(Int)
  }

  struct Key {
    var name: String
    var type = AttributeType.text
    /// `node`, `edge`, `graph` or `all`.
    var domain = "all"
    /// Whether the values are yEd's drawings rather than texts.
    var isGraphics = false
    var defaultValue: String?
    var defaultLocation: Problem.Location?
    var location: Problem.Location
    var nodeIndex: Index?
    var edgeIndex: Index?

    func serves(_ item: GraphItem) -> Bool { domain == item.rawValue || domain == "all" }
  }

  private(set) var keys: [Key] = []
  private var interner = ByteInterner()
  /// Each id once, and the keys that have it: some programs give one id to a key of nodes and one of edges.
  private(set) var ids: [String] = []
  private var indices: [String: Int] = [:]
  private var keysOfID: [[Int]] = []
  /// What was chosen among these keys, so that it is looked for once.
  private var chosenKeys: [String: Int?] = [:]
  private var hasBegun = false
  private(set) var defaultWeight = 1.0
  private(set) var defaultWeightLocation: Problem.Location?
  /// The rows of columns with a default, or of labels, whose value is blank on purpose.
  private var blanks: Set<Blank> = []

  /// The attributes of all graphs so far: every graph of the file has every key.
  private var resolvedCount = 0
  static let mostResolved = 1_000_000

  private struct Blank: Hashable {
    var isNode: Bool
    var column: Int?
    var row: Int
  }

  /// The key of an id: that of the domain if there is one, else one of all things, else any.
  func index(of id: UnsafeBufferPointer<UInt8>, for domain: String) -> Int? {
    guard let index = unsafe interner.value(of: id) else { return nil }
    let indices = keysOfID[Int(index)]
    return indices.first { keys[$0].domain == domain }
      ?? indices.first { keys[$0].domain == "all" } ?? indices.first
  }

  /// The key of an id that is declared for the same things.
  func index(of id: String, declaredFor domain: String) -> Int? {
    indices[id].flatMap { index in keysOfID[index].first { keys[$0].domain == domain } }
  }

  /// - Returns: the key's index.
  @discardableResult
  mutating func add(_ key: Key, id: String, assembler: inout GraphAssembler) -> Int {
    let index = keys.count
    keys.append(key)
    chosenKeys = [:]
    if let position = indices[id] {
      keysOfID[position].append(index)
    } else {
      unsafe Array(id.utf8).withUnsafeBufferPointer {
        unsafe interner.set(Int32(ids.count), for: $0)
      }
      indices[id] = ids.count
      ids.append(id)
      keysOfID.append([index])
    }
    if hasBegun { resolve(index, assembler: &assembler) }
    return index
  }

  /// Settles where the values of the keys declared so far go, in a graph that begins.
  mutating func begin(_ assembler: inout GraphAssembler) {
    hasBegun = true
    blanks = []
    let isFirst = resolvedCount <= Self.mostResolved
    resolvedCount += keys.count
    guard resolvedCount <= Self.mostResolved else {
      if isFirst, let key = keys.last {
        assembler.diagnostics.add(
          .error(
            "the graphs of the file have \(resolvedCount) attributes together", at: key.location,
            expected: "at most \(Self.mostResolved)"))
      }
      return
    }
    for index in keys.indices { (keys[index].nodeIndex, keys[index].edgeIndex) = (nil, nil) }
    for index in keys.indices { resolve(index, assembler: &assembler) }
  }

  private mutating func resolve(_ index: Int, assembler: inout GraphAssembler) {
    let key = keys[index]
    guard !key.isGraphics else { return }
    // An attribute of all things has a column where it has values, and by default all of them have one.
    let isOfAll = key.domain == "all" && key.defaultValue?.isEmpty == false
    if isOfAll || key.domain == GraphItem.node.rawValue {
      keys[index].nodeIndex = target(of: index, item: .node, assembler: &assembler)
    }
    if isOfAll || key.domain == GraphItem.edge.rawValue {
      keys[index].edgeIndex = target(of: index, item: .edge, assembler: &assembler)
    }
    if key.serves(.edge), key.name.lowercased() == "weight",
      let weight = chosen(names: ["weight"], item: .edge),
      keys[weight].name == key.name, let text = key.defaultValue
    {
      let location = key.defaultLocation ?? key.location
      defaultWeight = assembler.diagnostics.weight(from: text, at: location)
      defaultWeightLocation = location
    }
  }

  /// The key that is the weight, or the label, among those of nodes or edges: of the first of some names that any
  /// has, exactly if one is called so, else in another case.
  private mutating func chosen(names: [String], item: GraphItem) -> Int? {
    let kept = "\(item.rawValue) \(names)"
    if let known = chosenKeys[kept] { return known }
    let found = search(names: names, item: item)
    chosenKeys[kept] = .some(found)
    return found
  }

  private func search(names: [String], item: GraphItem) -> Int? {
    for name in names {
      let alike = keys.indices.filter {
        keys[$0].serves(item) && !keys[$0].isGraphics && keys[$0].name.lowercased() == name
      }
      if let index = alike.first(where: { keys[$0].name == name }) ?? alike.first { return index }
    }
    return nil
  }

  /// A node's label is the attribute `label`, or without it `name`; an edge's weight is `weight`. What is
  /// called alike besides is an attribute.
  private mutating func target(
    of index: Int, item: GraphItem, assembler: inout GraphAssembler
  ) -> Index {
    let key = keys[index]
    let name = key.name.lowercased()
    // Keys of one name may differ in type only, as NetworkX writes them. One that is declared for other
    // things counts where nothing else is called so.
    func isMeant(_ names: [String], of keys: inout GraphMLKeys) -> Bool {
      names.contains(name)
        && keys.chosen(names: names, item: item).map { keys.keys[$0].name == key.name } ?? true
    }
    if item == .edge, isMeant(["weight"], of: &self) { return .weight }
    if isMeant(item == .node ? ["label", "name"] : ["label"], of: &self) { return .label }
    let column = assembler.column(named: key.name, type: key.type, item: item)
    if name == "label" || (name == "weight" && item == .edge),
      let other = chosen(names: [name], item: item)
    {
      NameChoice.tell(
        kept: assembler.columns(of: item)[column].name, beside: keys[other].name, of: item,
        at: key.location, to: &assembler.diagnostics)
    }
    return .column(column)
  }

  /// Where a key's values of nodes or edges go.
  mutating func column(
    ofKey index: Int, item: GraphItem, assembler: inout GraphAssembler
  ) -> Index {
    let known = item == .node ? keys[index].nodeIndex : keys[index].edgeIndex
    if let known { return known }
    let column = target(of: index, item: item, assembler: &assembler)
    if item == .node { keys[index].nodeIndex = column } else { keys[index].edgeIndex = column }
    return column
  }

  /// - Parameter column: whose value is blank; nil for the label.
  mutating func noteBlank(_ item: GraphItem, column: Int?, row: Int) {
    blanks.insert(Blank(isNode: item == .node, column: column, row: row))
  }

  /// Gives the default to every row that has no value of its own, and to the graph.
  func fillDefaults(_ assembler: inout GraphAssembler) {
    for key in keys {
      guard let value = key.defaultValue, !value.isEmpty else { continue }
      if key.domain == "graph" { fillDefault(value, ofGraphKey: key, assembler: &assembler) }
      for (item, index) in [(GraphItem.node, key.nodeIndex), (.edge, key.edgeIndex)] {
        let column: Int?
        switch index {
        case .column(let index)?: column = index
        case .label?: column = nil
        case .weight?, nil: continue
        }
        assembler.fill(value, item: item, column: column, at: key.defaultLocation) {
          blanks.contains(Blank(isNode: item == .node, column: column, row: $0))
        }
      }
    }
  }

  private func fillDefault(
    _ value: String, ofGraphKey key: Key, assembler: inout GraphAssembler
  ) {
    if key.name == "name" {
      if assembler.title.isEmpty { assembler.setTitle(value) }
    } else if !assembler.document.attributes.contains(where: { $0.name == key.name }) {
      assembler.addAttribute(key.name, value: value, at: key.defaultLocation ?? key.location)
    }
  }
}
