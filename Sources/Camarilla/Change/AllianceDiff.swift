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
    /// The sign of what the relationships of ``before`` alone are worth; relationships of other kinds may
    /// outweigh it in ``signBefore``.
    public var claimSignBefore: Sign
    /// Likewise of ``after``.
    public var claimSignAfter: Sign
    /// The figures' ranks in the order of the chronicle's ids.
    let ranks: RankedPair
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
  /// Compares the ties of two years; see ``diff(from:to:kinds:options:)``, which takes any two times.
  public func diff(
    from: Int, to: Int, kinds: Set<String> = [RelationshipKind.alliance.name],
    options: SnapshotOptions = SnapshotOptions()
  ) -> AllianceDiff {
    diff(from: TimeSpan(year: from), to: TimeSpan(year: to), kinds: kinds, options: options)
  }

  /// Compares the ties of two times.
  ///
  /// - Parameters:
  ///   - from: the earlier time, though any order is answered.
  ///   - to: the later time.
  ///   - kinds: the kinds of relationship whose coming and going is looked at.
  ///   - options: which relationships count at either time; its `kinds` play no part.
  public func diff(
    from: TimeSpan, to: TimeSpan, kinds: Set<String> = [RelationshipKind.alliance.name],
    options: SnapshotOptions = SnapshotOptions()
  ) -> AllianceDiff {
    var all = options
    all.kinds = nil
    return AllianceDiff(
      from: snapshot(of: from, options: all), to: snapshot(of: to, options: all), kinds: kinds)
  }
}

extension AllianceDiff {
  /// Compares two snapshots of one chronicle.
  ///
  /// The snapshots should hold every kind of relationship, for a pair's sign rests on all of them.
  ///
  /// - Complexity: O(m log m).
  public init(from: Snapshot, to: Snapshot, kinds: Set<String>) {
    let chronicle = from.chronicle
    let isWanted = chronicle.kinds.map { kinds.contains($0.name) }
    func isTied(_ claim: Claim) -> Bool {
      isWanted[Int(chronicle.table.kinds[Int(claim.row)])]
    }
    let (before, after) = (from.claimsByPair(), to.claimsByPair())
    var groups = (formed: [Pair](), dissolved: [Pair](), continued: [Pair](), reversed: [Pair]())
    for ranks in Set(before.keys).union(after.keys).sorted() {
      var (old, new) = (before[ranks] ?? [], after[ranks] ?? [])
      let (wasTied, isStillTied) = (old.contains(where: isTied), new.contains(where: isTied))
      guard wasTied || isStillTied else { continue }
      let signs = (Self.sign(of: old), Self.sign(of: new))
      let isReversed = signs.0.isOpposite(of: signs.1)
      if !isReversed {
        old = old.filter(isTied)
        new = new.filter(isTied)
      }
      let pair = Pair(
        ranks: ranks, before: old.map { chronicle.relationships[Int($0.row)] },
        after: new.map { chronicle.relationships[Int($0.row)] }, signs: signs,
        claimSigns: (Self.sign(of: old), Self.sign(of: new)))
      switch (isReversed, wasTied, isStillTied) {
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
  /// - Parameters:
  ///   - before: what to tell of the earlier snapshot; together with `after` not empty.
  ///   - signs: before and after, of all that is claimed of the pair.
  ///   - claimSigns: likewise, of what is told of it.
  fileprivate init(
    ranks: RankedPair, before: [Relationship], after: [Relationship], signs: (Sign, Sign),
    claimSigns: (Sign, Sign)
  ) {
    let any = (before + after)[0]
    self.init(
      figures: [any.source, any.target].sorted(), before: before.map(\.id),
      after: after.map(\.id), citations: (before + after).distinctCitations,
      signBefore: signs.0, signAfter: signs.1, claimSignBefore: claimSigns.0,
      claimSignAfter: claimSigns.1, ranks: ranks)
  }
}

extension [Relationship] {
  /// What they rest on, each citation once, in the order of the relationships.
  var distinctCitations: [Citation] {
    var seen: Set<Citation> = []
    return flatMap(\.citations).filter { seen.insert($0).inserted }
  }
}

/// What a relationship of a snapshot adds to its pair's value.
private struct Claim {
  var row: Int32
  var value: Double
}

extension Snapshot {
  fileprivate func claimsByPair() -> [RankedPair: [Claim]] {
    var claims: [RankedPair: [Claim]] = [:]
    for (index, row) in rows.enumerated() {
      claims[chronicle.pair(ofRow: row), default: []].append(
        Claim(row: row, value: value(at: index)))
    }
    return claims
  }
}
