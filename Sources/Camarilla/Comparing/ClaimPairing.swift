/// Which relationships of two versions of a chronicle are the same claim.
///
/// Those are paired first that are alike in more; of several that are alike, the first with the first:
/// 1. all that they say and their ids, 2. all that they say, 3. ids of their own and kind or ends, 4. kind, ends,
/// period and post, 5. kind, ends and period, 6. kind and ends, 7. ends and period. The ends of an undirected claim
/// may stand either way. So rows may move and be numbered anew, and a claim that was mended is found again.
struct ClaimPairing {
  /// The index in the earlier version of each relationship of the later one; nil for new ones.
  private(set) var partners: [Int?]
  private var isTaken: [Bool]

  private struct Key: Hashable {
    var id: String?
    var kind: String?
    var ends: [Figure.ID] = []
    var when: Period?
    var rest: [String] = []
  }

  private let before: [(claim: Relationship, ends: [Figure.ID], ownID: String)]
  private let after: [(claim: Relationship, ends: [Figure.ID], ownID: String)]

  init(before: Chronicle, after: Chronicle) {
    self.before = Self.claims(of: before)
    self.after = Self.claims(of: after)
    partners = self.after.map { _ in nil }
    isTaken = self.before.map { _ in false }
    func whole(_ claim: Relationship) -> [String] {
      Relationship.fields.filter { !["id", "source", "target"].contains($0.name) }.map {
        $0.text(of: claim)
      } + claim.attributes.sorted { $0.name < $1.name }.flatMap { [$0.name, $0.value] }
    }
    let keys: [(Relationship, [Figure.ID], String) -> Key?] = [
      { claim, ends, id in
        id.isEmpty ? nil : Key(id: id, ends: ends, rest: whole(claim))
      },
      { claim, ends, _ in Key(ends: ends, rest: whole(claim)) },
      { _, ends, id in id.isEmpty ? nil : Key(id: id, ends: ends) },
      { claim, _, id in id.isEmpty ? nil : Key(id: id, kind: claim.kind) },
      { claim, ends, _ in
        Key(kind: claim.kind, ends: ends, when: claim.when, rest: [claim.post ?? ""])
      },
      { claim, ends, _ in Key(kind: claim.kind, ends: ends, when: claim.when) },
      { claim, ends, _ in Key(kind: claim.kind, ends: ends) },
      { claim, ends, _ in Key(ends: ends, when: claim.when) },
    ]
    for key in keys { pair(by: key) }
  }

  private static func claims(
    of chronicle: Chronicle
  ) -> [(claim: Relationship, ends: [Figure.ID], ownID: String)] {
    chronicle.relationships.enumerated().map { row, claim in
      let ends = [claim.source, claim.target]
      let isDirected = chronicle.kinds[Int(chronicle.table.kinds[row])].isDirected
      return (claim, isDirected ? ends : ends.sorted(), chronicle.table.ids[row])
    }
  }

  /// Pairs what is left of both versions and has equal keys; none where there is no key.
  private mutating func pair(by key: (Relationship, [Figure.ID], String) -> Key?) {
    guard partners.contains(where: { $0 == nil }), isTaken.contains(false) else { return }
    var waiting: [Key: [Int]] = [:]
    // From the last, so that the first is taken first.
    for index in before.indices.reversed() where !isTaken[index] {
      let (claim, ends, id) = before[index]
      if let key = key(claim, ends, id) { waiting[key, default: []].append(index) }
    }
    guard !waiting.isEmpty else { return }
    for index in after.indices where partners[index] == nil {
      let (claim, ends, id) = after[index]
      guard let key = key(claim, ends, id), let partner = waiting[key]?.popLast() else { continue }
      partners[index] = partner
      isTaken[partner] = true
    }
  }
}
