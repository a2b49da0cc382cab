/// Relationships of several chronicles, of which each claim comes out once.
struct ClaimMerger {
  /// What makes a claim the same as another's, its note and other columns aside.
  private struct Key: Hashable {
    var kind: String
    var ends: [Figure.ID]
    var when: Period
    var post: String?
    var weight: Double
    var confidence: Double

    init(_ claim: Relationship, isDirected: Bool) {
      let ends = [claim.source, claim.target]
      kind = claim.kind
      self.ends = isDirected ? ends : ends.sorted()
      (when, post, weight, confidence) = (claim.when, claim.post, claim.weight, claim.confidence)
    }
  }

  private(set) var relationships: [Relationship] = []
  private var indices: [Key: [Int]] = [:]
  /// The last chronicle that made each claim: another of its own is another claim.
  private var makers: [Int] = []

  /// Takes the relationships of a chronicle in, whose names are those of the whole.
  ///
  /// What an earlier chronicle says to the word is found before what merely agrees with it.
  ///
  /// - Parameter claims: with whether their kinds have a direction.
  /// - Returns: of each, the index of the claim that an earlier chronicle makes and that it is; the others come last, in
  ///   their order.
  mutating func add(
    _ claims: [(claim: Relationship, isDirected: Bool)], from chronicle: Int
  ) -> [Int?] {
    let keys = claims.map { Key($0.claim, isDirected: $0.isDirected) }
    var known = [Int?](repeating: nil, count: claims.count)
    for isExact in [true, false] {
      for (number, (claim, _)) in claims.enumerated() where known[number] == nil {
        for index in indices[keys[number]] ?? [] where makers[index] < chronicle {
          guard let both = Self.united(relationships[index], claim, isExact: isExact) else {
            continue
          }
          relationships[index] = both
          makers[index] = chronicle
          known[number] = index
          break
        }
      }
    }
    for (number, (claim, _)) in claims.enumerated() where known[number] == nil {
      indices[keys[number], default: []].append(relationships.count)
      makers.append(chronicle)
      relationships.append(claim)
    }
    return known
  }

  /// A claim with what another of its key adds; nil where they contradict each other.
  ///
  /// - Parameter isExact: whether nothing may be added.
  private static func united(
    _ claim: Relationship, _ other: Relationship, isExact: Bool
  ) -> Relationship? {
    if isExact {
      let isAlike =
        claim.note == other.note && Set(claim.citations) == Set(other.citations)
        && Set(claim.attributes) == Set(other.attributes)
      return isAlike ? claim : nil
    }
    var claim = claim
    if let note = other.note {
      guard claim.note ?? note == note else { return nil }
      claim.note = note
    }
    for attribute in other.attributes {
      guard let own = claim.attributes.first(where: { $0.name == attribute.name }) else {
        claim.attributes.append(attribute)
        continue
      }
      if own.value != attribute.value { return nil }
    }
    claim.citations += other.citations.filter { !claim.citations.contains($0) }
    return claim
  }

  mutating func rename(_ index: Int, to id: Relationship.ID) { relationships[index].id = id }
}
