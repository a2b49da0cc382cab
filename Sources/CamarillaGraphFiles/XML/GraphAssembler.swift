import Camarilla
import CamarillaFormats

/// Puts a document together from nodes and edges that a file may have in any order: an edge may come
/// before its ends.
struct GraphAssembler {
  private(set) var document: GraphDocument
  /// Finds nodes by the bytes of their ids; those of one id written in NFC and NFD are one.
  private var known = ByteInterner()
  /// Where each node is declared; line 0 for one that edges only mention.
  private var declarations: [(line: Int32, column: Int32)] = []
  /// The first mention of each node that was mentioned before it was declared.
  private var mentions: [(node: Int32, location: Problem.Location, count: Int)] = []
  private var mentionOf: [Int32: Int] = [:]
  /// The numbers from which on columns of a name that several bear may have one.
  private var nextNumbers: [ColumnKey: Int] = [:]
  private var ownColumns: [ColumnKey: Int] = [:]
  /// The columns of nodes and of edges by their names.
  private var columnIndices: [ColumnKey: Int] = [:]
  /// How many rows were looked at for defaults, in this graph of the file and in those before it.
  private(set) var defaultCount: Int

  private struct ColumnKey: Hashable {
    var item: GraphItem
    var name: String
  }

  /// - Parameter defaultCount: that of the graph before it in the file.
  init(file: String, defaultCount: Int = 0) {
    document = GraphDocument(file: file)
    self.defaultCount = defaultCount
  }

  /// What is found wrong; see ``GraphDocument/diagnostics``.
  var diagnostics: Diagnostics {
    get { document.diagnostics }
    _modify { yield &document.diagnostics }
  }

  // MARK: Nodes

  /// Declares a node; nil, and an error, when it was declared before.
  ///
  /// - Parameters:
  ///   - idLocation: where its id stands.
  ///   - location: where the node itself begins.
  mutating func declare(
    _ id: UnsafeBufferPointer<UInt8>, at idLocation: Problem.Location,
    of location: Problem.Location
  ) -> Int32? {
    let node = unsafe index(of: id, location: location)
    let index = Int(node)
    guard declarations[index].line == 0 else {
      let first = declarations[index]
      let text = document.nodes.ids[index]
      diagnostics.add(
        Problem(
          severity: .error, rule: .duplicateID,
          message: "two nodes have the id '\(shortened(text))'", location: idLocation,
          text: text, expected: "every id once",
          related: [.init(table: .figures, row: index, field: "id", id: text)],
          relatedLocations: [
            .init(file: location.file, line: Int(first.line), column: Int(first.column))
          ]))
      return nil
    }
    declarations[index] = (Int32(clamping: idLocation.line), Int32(clamping: idLocation.column))
    document.nodes.setLocation(ofNode: node, line: location.line, position: location.column)
    return node
  }

  /// The node at an edge's end, whether it is declared by now or will be.
  mutating func mention(
    _ id: UnsafeBufferPointer<UInt8>, at location: Problem.Location
  ) -> Int32 {
    let node = unsafe index(of: id, location: location)
    if declarations[Int(node)].line == 0 {
      if let mention = mentionOf[node] {
        mentions[mention].count += 1
      } else {
        mentionOf[node] = mentions.count
        mentions.append((node, location, 1))
      }
    }
    return node
  }

  private mutating func index(
    of id: UnsafeBufferPointer<UInt8>, location: Problem.Location
  ) -> Int32 {
    if let node = unsafe known.value(of: id) { return node }
    let node = document.nodes.mention(
      unsafe String(decoding: id, as: UTF8.self), line: location.line, position: location.column)
    unsafe known.set(node, for: id)
    if declarations.count < document.nodes.count { declarations.append((0, 0)) }
    return node
  }

  mutating func leaveOutHyperedge(at location: Problem.Location) {
    document.hyperedges.append(location)
  }

  // MARK: The whole

  /// The document, its warnings among its problems.
  ///
  /// - Parameter fault: why reading ended early.
  /// - Throws: ``FormatsError/invalid(_:)`` when there is an error.
  consuming func finished(_ fault: Problem?) throws(FormatsError) -> GraphDocument {
    if fault == nil { reportUndeclared() }
    if let fault {
      diagnostics.add(fault)
      try diagnostics.check()
    }
    try diagnostics.check(with: document)
    return document
  }

  /// Tells of the nodes that only edges mention, which other programs add as well.
  private mutating func reportUndeclared() {
    let undeclared = mentions.filter { declarations[Int($0.node)].line == 0 }
    guard !undeclared.isEmpty else { return }
    let ids = document.nodes.ids
    let declared = ids.indices.filter { declarations[$0].line > 0 }.map { ids[$0] }
    // Blanks around an id are none of it, and are told of later.
    let plain = Set(declared.map(\.withoutOuterBlanks))
    let missing = undeclared.filter { !plain.contains(ids[Int($0.node)].withoutOuterBlanks) }
    guard let first = missing.first else { return }
    let id = ids[Int(first.node)]
    let ends = first.count > 1 ? " (\(first.count) ends of edges are)" : ""
    let others =
      switch missing.count {
      case 1: ""
      case 2: "; so is 1 other"
      default: "; so are \(missing.count - 1) others"
      }
    var problem = Problem.warning(
      "an edge's end is the node '\(shortened(id))', which is not declared\(ends), and is added\(others)",
      rule: .unknownFigure, at: first.location, text: id, expected: "the id of a node",
      suggestion: Suggestion(nearestTo: id, among: declared))
    problem.count = missing.count
    diagnostics.add(problem)
  }
}

// MARK: What readers write into the document

extension GraphAssembler {
  var file: String { document.file }

  mutating func setTitle(_ title: String) { document.title = title }

  var title: String { document.title }

  mutating func addAttribute(_ name: String, value: String, at location: Problem.Location) {
    document.attributes.append(Attribute(name: name, value: value))
    document.attributeLocations[name] = location
  }

  mutating func addEdge(
    from source: Int32, to target: Int32, directed: Bool, at location: Problem.Location
  ) -> Int {
    Int(
      document.edges.add(
        source: source, target: target, directed: directed, line: location.line,
        position: location.column))
  }

  mutating func setWeight(_ weight: Double, ofEdge edge: Int, at location: Problem.Location?) {
    guard let location else {
      document.edges.weights[edge] = weight
      return
    }
    document.edges.setWeight(weight, ofEdge: edge, at: (location.line, location.column))
  }

  mutating func setID(_ id: String, ofEdge edge: Int) { document.edges.ids[edge] = id }

  mutating func setLabel(_ label: String, item: GraphItem, row: Int) {
    document[labelsOf: item][row] = label
  }

  func label(item: GraphItem, row: Int) -> String { document[labelsOf: item][row] }

  func columns(of item: GraphItem) -> [AttributeColumn] { document[columnsOf: item] }

  /// The index of the column of a name, made if there is none; a column of two types holds texts, or
  /// reals where both are numbers.
  mutating func column(named name: String, type: AttributeType, item: GraphItem) -> Int {
    let key = ColumnKey(item: item, name: name)
    if let index = columnIndices[key] {
      let present = columns(of: item)[index].type
      if present != type {
        document[columnsOf: item][index].type =
          present.isOfNumbers && type.isOfNumbers ? .real : .text
      }
      return index
    }
    let index = columns(of: item).count
    columnIndices[key] = index
    document[columnsOf: item].append(AttributeColumn(name: name, type: type))
    return index
  }

  /// A column for an attribute that the file declares, under a name of its own.
  ///
  /// Several attributes of one name would overwrite one another.
  mutating func newColumn(
    named name: String, type: AttributeType, item: GraphItem, at location: Problem.Location
  ) -> Int {
    let key = ColumnKey(item: item, name: name)
    var own = name
    var number = nextNumbers[key] ?? 2
    while columnIndices[ColumnKey(item: item, name: own)] != nil {
      own = "\(name)-\(number)"
      number += 1
    }
    nextNumbers[key] = max(number - 1, 2)
    if own != name {
      document.diagnostics.add(
        .warning(
          "\(item.rawValue)s have several attributes called '\(shortened(name))'; this one is kept as"
            + " '\(shortened(own))'", at: location, expected: "every name once"))
    }
    return column(named: own, type: type, item: item)
  }

  /// The column of something that the reader itself tells, apart from any that the file declares.
  mutating func ownColumn(
    named name: String, type: AttributeType, item: GraphItem, at location: Problem.Location
  ) -> Int {
    let key = ColumnKey(item: item, name: name)
    if let column = ownColumns[key] { return column }
    let column = newColumn(named: name, type: type, item: item, at: location)
    ownColumns[key] = column
    return column
  }

  /// The most values that a node or an edge may have of one attribute, each of which is kept under a longer name.
  static let mostRepeats = 100

  /// Keeps a value beside another one of the same name that its node or edge has.
  mutating func keepApart(
    _ value: String, name: String, type: AttributeType, item: GraphItem, row: Int,
    at location: Problem.Location
  ) {
    var name = name
    for _ in 1..<Self.mostRepeats {
      let isNew = ownColumns[ColumnKey(item: item, name: "\(name)-2")] == nil
      let column = ownColumn(named: "\(name)-2", type: type, item: item, at: location)
      let own = columns(of: item)[column].name
      if isNew {
        document.diagnostics.add(
          .warning(
            "\(item.rawValue)s have several values of '\(shortened(name))'; the later ones are kept as"
              + " '\(shortened(own))'", at: location, expected: "every value once"))
      }
      let present = self.value(item: item, column: column, row: row)
      if present.isEmpty || present == value {
        return setValue(value, item: item, column: column, row: row, at: location)
      }
      name = own
    }
    document.diagnostics.once(
      per: "repeats",
      .error(
        "\(item == .node ? "a node" : "an edge") has more than \(Self.mostRepeats) values of one attribute,"
          + " the last '\(shortened(value))'", rule: .duplicateID, at: location, text: value,
        expected: "every value once"))
  }

  // MARK: Defaults

  /// The most values that the defaults of a file may make: one of a few bytes stands for as many as there are nodes.
  static let mostDefaults = 5_000_000

  /// Gives a default to the rows that have no value, or tells, once, that defaults are too many.
  ///
  /// - Parameters:
  ///   - column: whose rows; nil for the labels.
  ///   - isBlank: whether a row has none on purpose.
  mutating func fill(
    _ value: String, item: GraphItem, column: Int?, at location: Problem.Location?,
    besides isBlank: (Int) -> Bool
  ) {
    let rows = document.count(of: item)
    let isFirst = defaultCount <= Self.mostDefaults
    defaultCount += rows
    guard defaultCount <= Self.mostDefaults else {
      if isFirst { document.diagnostics.add(.tooManyDefaults(defaultCount, at: location)) }
      return
    }
    for row in 0..<rows where !isBlank(row) {
      if let column {
        guard self.value(item: item, column: column, row: row).isEmpty else { continue }
        setValue(value, item: item, column: column, row: row, at: location)
      } else if label(item: item, row: row).isEmpty {
        setLabel(value, item: item, row: row)
      }
    }
  }

  func value(item: GraphItem, column: Int, row: Int) -> String {
    columns(of: item)[column].values[row]
  }

  /// - Parameter location: where the value stands, if it stands in the file.
  mutating func setValue(
    _ value: String, item: GraphItem, column: Int, row: Int, at location: Problem.Location?
  ) {
    document[columnsOf: item][column].set(
      value, row: row, at: location.map { ($0.line, $0.column) })
  }

  mutating func addChange(
    _ value: String, period: Period, item: GraphItem, column: Int, row: Int
  ) {
    let change = ValueChange(
      row: Int32(row), value: value, period: document.periods.intern(period))
    document[columnsOf: item][column].changes.append(change)
  }

  /// Takes over spells, which may have been met in any order of rows.
  mutating func setSpells(_ spells: [(row: Int32, period: Period)], item: GraphItem) {
    document[spellsOf: item] = SpellTable(
      unsorted: spells.map { ($0.row, document.periods.intern($0.period)) })
  }

  mutating func sortChanges() { document.sortChanges() }
}

extension Problem {
  /// Defaults that would make more values than are read.
  static func tooManyDefaults(_ count: Int, at location: Location?) -> Problem {
    .error(
      "the defaults of attributes make \(count) values", rule: .malformedTable, at: location,
      expected: "at most \(GraphAssembler.mostDefaults)")
  }
}
