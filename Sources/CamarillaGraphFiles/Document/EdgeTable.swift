package import Camarilla
import CamarillaFormats

/// The edges of a document.
package struct EdgeTable: Sendable {
  /// Indices of nodes.
  package private(set) var sources: [Int32] = []
  package private(set) var targets: [Int32] = []
  package var directed: [Bool] = []
  /// How much each edge counts, 1 where the file says nothing; below 0 in some signed networks.
  package var weights: [Double] = []
  /// Where weights of 0 stand, which count for nothing and are told of.
  var weightLocations = ValueLocations()
  /// Blank where an edge has none.
  package var ids = TextColumn()
  package var labels = TextColumn()
  /// What edges without a kind are told apart by, where what they belong to has no name in the file: the
  /// number of a relation, or the position of a graph among several.
  package var parts = TextColumn()
  package var columns: [AttributeColumn] = []
  package var spells = SpellTable()
  /// The line of each edge in its file, 0 where the file has no lines.
  package private(set) var lines: [Int32] = []
  /// Where in its line each edge begins, as far as its reader tells it.
  private(set) var positions: [Int32] = []

  package init() {}

  package var count: Int { sources.count }

  /// Whether some edge counts for more or less than 1. Then files say it of every edge, for what says nothing is no
  /// number to igraph and R.
  var haveWeights: Bool { weights.contains { $0 != 1 } }

  /// - Throws: ``FormatsError/notRepresentable(reason:)`` for a weight that is no number, which formats of plain
  ///   numbers have no word for.
  func checkWeights() throws(FormatsError) {
    guard let weight = weights.first(where: { !$0.isFinite }) else { return }
    throw .notRepresentable(reason: "an edge has the weight \(weight)")
  }

  /// Whether an edge ties a node to itself.
  package func isLoop(_ edge: Int) -> Bool { sources[edge] == targets[edge] }

  /// Adds an edge of weight 1; returns its index.
  @discardableResult
  package mutating func add(
    source: Int32, target: Int32, directed: Bool, line: Int = 0, position: Int = 1
  ) -> Int32 {
    sources.append(source)
    targets.append(target)
    self.directed.append(directed)
    weights.append(1)
    lines.append(Int32(clamping: line))
    positions.append(Int32(clamping: position))
    return Int32(sources.count - 1)
  }

  /// Sets the weight that stands at a location.
  mutating func setWeight(_ weight: Double, ofEdge edge: Int, at location: (line: Int, column: Int))
  {
    weights[edge] = weight
    if weight == 0 { weightLocations[edge] = location }
  }

  /// Turns an edge round.
  mutating func turn(_ edge: Int) {
    (sources[edge], targets[edge]) = (targets[edge], sources[edge])
  }

  /// Gives the nodes that edges name other indices.
  mutating func rename(_ index: (Int32) -> Int32) {
    for edge in sources.indices {
      sources[edge] = index(sources[edge])
      targets[edge] = index(targets[edge])
    }
  }

  package mutating func reserveCapacity(_ count: Int) {
    sources.reserveCapacity(count)
    targets.reserveCapacity(count)
    directed.reserveCapacity(count)
    weights.reserveCapacity(count)
    lines.reserveCapacity(count)
    positions.reserveCapacity(count)
  }
}
