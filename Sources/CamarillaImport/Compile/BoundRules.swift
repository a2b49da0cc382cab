import Camarilla

/// What the rules for a table are to a builder: the numbers of their kinds and the columns of their attributes.
struct BoundRules {
  /// The kind of each rule whose kind is the same in every row.
  private(set) var kinds: [UInt16] = []
  /// The kinds and numbers that lookups lead to, by their caches.
  private(set) var resultKinds: [[UInt16]]
  private(set) var resultNumbers: [[Double]]
  private(set) var directedKinds: Set<UInt16> = []
  /// The columns of each rule's attributes.
  private(set) var attributeColumns: [[Int]] = []
  /// The citations of rules whose citations are the same in every row, in this batch.
  var citations: [Int32?]

  init(_ table: ClaimTableRule) {
    resultKinds = Array(repeating: [], count: table.scope.caches)
    resultNumbers = Array(repeating: [], count: table.scope.caches)
    citations = Array(repeating: nil, count: table.relationships.count)
  }

  /// Finds in a builder what the rules for a table name.
  ///
  /// - Parameter kinds: the kinds that the mapping declares.
  mutating func bind(
    _ table: ClaimTableRule, kinds declared: [RelationshipKind],
    to builder: inout Chronicle.Builder
  ) {
    let undirected = Set(declared.filter { !$0.isDirected }.map(\.name))
    for kind in RelationshipKind.standard + declared
    where kind.isDirected && !undirected.contains(kind.name) {
      directedKinds.insert(builder.mention(kind: kind.name))
    }
    for rule in table.relationships {
      switch rule.kind {
      case .constant(let name, _): kinds.append(builder.mention(kind: name))
      case .lookup(let text):
        kinds.append(0)
        guard let lookup = text.lookup else { continue }
        resultKinds[lookup.cache] = lookup.results.map { result in
          result.isSkip ? 0 : builder.mention(kind: result.text)
        }
      }
      for number in [rule.weight, rule.confidence] {
        guard let lookup = number?.text.lookup else { continue }
        resultNumbers[lookup.cache] = lookup.results.map { plainNumber(from: $0.text[...]) ?? 0 }
      }
    }
    attributeColumns = table.relationships.map { rule in
      rule.attributes.map { builder.attributeColumn(named: $0.name) }
    }
  }
}
