/// What changed in the ties of two snapshots: which pairs were tied, parted, stayed together or
/// turned on each other.
///
/// A pair counts when it stands in a relationship of the kinds asked for in either snapshot. Its
/// sign is that of its value, Σ sign × weight × confidence over all its relationships, of whatever
/// kind. A pair whose sign is opposite in the two is *reversed*, and is listed there only; of the
/// others, one that is tied in both is *continued*, one only later *formed*, one only earlier
/// *dissolved*.
public struct AllianceDiff: Sendable {
  /// A pair of figures, and what is claimed of it on either side.
  public struct Pair: Hashable, Sendable {
    /// The ids of the two, sorted.
    public var figures: [Figure.ID]
    /// The ids of its relationships in the earlier snapshot, in the chronicle's order: of the kinds
    /// asked for, or of any kind for a reversed pair.
    public var before: [Relationship.ID]
    /// Likewise in the later one.
    public var after: [Relationship.ID]
    /// What those rest on, each citation once, in the order of the relationships.
    public var citations: [Citation]
    /// The sign of the pair's value in the earlier snapshot; neutral also for a pair that is not in it.
    public var signBefore: Sign
    /// Likewise in the later one.
    public var signAfter: Sign
  }

  /// The earlier snapshot.
  public let from: Snapshot
  /// The later snapshot.
  public let to: Snapshot
  /// The kinds asked for, sorted.
  public let kinds: [String]
  /// Tied later but not earlier; sorted by the figures' ids, as are the other three.
  public let formed: [Pair]
  /// Tied earlier but not later.
  public let dissolved: [Pair]
  /// Tied in both.
  public let continued: [Pair]
  /// Whose sign flipped in between.
  public let reversed: [Pair]
}

extension Chronicle {
  /// Compares the ties of two years.
  ///
  /// - Parameters:
  ///   - from: the earlier year, though any order is answered.
  ///   - to: the later year.
  ///   - kinds: the kinds of relationship whose coming and going is looked at.
  ///   - options: which relationships count in either year; its `kinds` play no part.
  public func diff(
    from: Int, to: Int, kinds: Set<String> = [RelationshipKind.alliance.name],
    options: SnapshotOptions = SnapshotOptions()
  ) -> AllianceDiff {
    var all = options
    all.kinds = nil
    return AllianceDiff(
      from: snapshot(of: from, options: all), to: snapshot(of: to, options: all), kinds: kinds)
  }
}

extension AllianceDiff {
  /// Compares two snapshots of one chronicle. O(m log m).
  ///
  /// The snapshots should hold every kind of relationship, for a pair's sign rests on all of them.
  public init(from: Snapshot, to: Snapshot, kinds: Set<String>) {
    let before = from.claimsByPair()
    let after = to.claimsByPair()
    var groups = (formed: [Pair](), dissolved: [Pair](), continued: [Pair](), reversed: [Pair]())
    for ids in Set(before.keys).union(after.keys).sorted() {
      let (old, new) = (before[ids] ?? [], after[ids] ?? [])
      let wasTied = old.contains { kinds.contains($0.relationship.kind) }
      let isTied = new.contains { kinds.contains($0.relationship.kind) }
      guard wasTied || isTied else { continue }
      let signs = (Self.sign(of: old), Self.sign(of: new))
      let isReversed = signs.0.isOpposite(of: signs.1)
      let told = (old, new, isReversed ? nil : kinds)
      let pair = Pair(ids: ids, told: told, signs: signs)
      switch (isReversed, wasTied, isTied) {
      case (true, _, _): groups.reversed.append(pair)
      case (_, true, true): groups.continued.append(pair)
      case (_, false, _): groups.formed.append(pair)
      case (_, true, false): groups.dissolved.append(pair)
      }
    }
    self.init(
      from: from, to: to, kinds: kinds.sorted(), formed: groups.formed,
      dissolved: groups.dissolved, continued: groups.continued, reversed: groups.reversed)
  }

  private static func sign(of claims: [Claim]) -> Sign {
    NetValue(claims.lazy.map(\.value)).sign
  }
}

extension AllianceDiff.Pair {
  fileprivate init(
    ids: PairIDs, told: (before: [Claim], after: [Claim], kinds: Set<String>?),
    signs: (Sign, Sign)
  ) {
    func relevant(of claims: [Claim]) -> [Relationship] {
      claims.map(\.relationship).filter { told.kinds?.contains($0.kind) ?? true }
    }
    let (before, after) = (relevant(of: told.before), relevant(of: told.after))
    self.init(
      figures: [ids.first, ids.second], before: before.map(\.id), after: after.map(\.id),
      citations: (before + after).distinctCitations,
      signBefore: signs.0, signAfter: signs.1)
  }
}

extension [Relationship] {
  /// What they rest on, each citation once, in the order of the relationships.
  var distinctCitations: [Citation] {
    var seen: Set<Citation> = []
    return flatMap(\.citations).filter { seen.insert($0).inserted }
  }
}

private struct Claim {
  var relationship: Relationship
  var value: Double
}

private struct PairIDs: Hashable, Comparable {
  var first: Figure.ID
  var second: Figure.ID

  static func < (a: Self, b: Self) -> Bool { (a.first, a.second) < (b.first, b.second) }
}

extension Snapshot {
  fileprivate func claimsByPair() -> [PairIDs: [Claim]] {
    var claims: [PairIDs: [Claim]] = [:]
    for (index, (source, target)) in ends.enumerated() {
      let pair = PairIDs(
        first: figures[Int(min(source, target))].id, second: figures[Int(max(source, target))].id)
      let relationship = chronicle.relationships[Int(rows[index])]
      claims[pair, default: []].append(
        Claim(relationship: relationship, value: value(at: index)))
    }
    return claims
  }
}
