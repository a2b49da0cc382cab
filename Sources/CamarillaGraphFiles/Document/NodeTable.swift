package import Camarilla

/// The nodes of a document. Edges name them by their indices.
package struct NodeTable: Sendable {
  package private(set) var ids: [String] = []
  private var indices: [String: Int32] = [:]
  /// The file of a table of nodes, where they have one of their own.
  var file: String?
  /// Blank where a node has none.
  package var labels = TextColumn()
  package var columns: [AttributeColumn] = []
  package var spells = SpellTable()
  /// The line of each node in its file, 0 where the file has no lines.
  package private(set) var lines: [Int32] = []
  /// Where in its line each node begins, as far as its reader tells it.
  private(set) var positions: [Int32] = []

  package init() {}

  package var count: Int { ids.count }

  /// What programs are to show of a node: its id where it has no label. Many show nothing for want of one.
  func shownLabel(ofNode node: Int) -> String {
    let label = labels[node]
    return label.isEmpty ? ids[node] : label
  }

  /// Adds a node; nil when the id is there already.
  package mutating func add(id: String, line: Int = 0, position: Int = 1) -> Int32? {
    guard indices[id] == nil else { return nil }
    let index = Int32(ids.count)
    indices[id] = index
    ids.append(id)
    lines.append(Int32(clamping: line))
    positions.append(Int32(clamping: position))
    return index
  }

  /// The index of a node; ids in NFC and NFD compare equal. O(1).
  package func index(of id: String) -> Int32? { indices[id] }

  /// The index of a node, added if there is none of the id.
  package mutating func mention(_ id: String, line: Int = 0, position: Int = 1) -> Int32 {
    index(of: id) ?? add(id: id, line: line, position: position)!
  }

  /// Says where a node stands that was mentioned before.
  mutating func setLocation(ofNode node: Int32, line: Int, position: Int) {
    lines[Int(node)] = Int32(clamping: line)
    positions[Int(node)] = Int32(clamping: position)
  }
}
