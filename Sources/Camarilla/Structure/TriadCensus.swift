import GraphKernels

/// How many threes of figures are tied in each of the sixteen ways that arcs can tie three.
///
/// Named by how many of the three pairs are mutual, asymmetric and null, and by D for down, U for up, C for a
/// cycle and T for transitive where that leaves several (Davis & Leinhardt 1972). Counted with all their
/// ties, whatever kinds and signs; undirected ones run both ways.
public struct TriadCensus: Hashable, Sendable {
  /// One way in which three figures can be tied.
  public struct Entry: Encodable, Hashable, Sendable {
    /// Its name: `003`, `012`, … `300`.
    public let type: String
    /// How many threes are tied so.
    public let count: Int
  }

  /// All sixteen, from nobody tied to everybody.
  public let entries: [Entry]

  /// How many threes are of a type; nil where none is called so.
  public subscript(type: String) -> Int? { entries.first { $0.type == type }?.count }

  init(_ counts: TriadCounts) {
    entries = zip(TriadType.allCases, counts.counts).map { Entry(type: $0.name, count: $1) }
  }
}

extension TriadCensus: Encodable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Encodes the counts by the names of the types.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for entry in entries {
      try container.encode(entry.count, forKey: Key(stringValue: entry.type))
    }
  }
}
