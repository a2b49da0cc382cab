import Camarilla
import CamarillaFormats

/// The relationships of a store that grows: those that what is added may be, as they are and as they are going
/// to be, and the new ones.
struct GrowingClaims {
  /// Where a relationship was read: which chronicle, and its row there.
  struct Origin {
    var addition: Int
    var row: Int
  }

  /// Those of the store that were read, in the order of their numbers.
  let part: Chronicle
  let numbers: [Int]
  /// The numbers of those that were not read, as nothing added can be one of them.
  let others: [Int]

  /// What differs from `part`, by index.
  private(set) var revised: [Int: Relationship] = [:]
  /// What comes after `part`.
  var added: [Relationship] = []
  /// The numbers that those get in the store.
  var addedNumbers: [Int] = []
  /// Where those were read that are new or differ.
  private(set) var origins: [Int: Origin] = [:]
  private(set) var isSeen: [Bool]
  /// Those that another one includes now, as a row joins them.
  private(set) var absorbed: Set<Int> = []
  /// Which row first said each, of those that were given.
  private var givers: [Int: Origin] = [:]
  /// The columns in which each chronicle that is added says something.
  private var told: [Int: ToldColumns] = [:]
  private(set) var overrulings: [Overruling] = []
  private(set) var unsourced: [Unsourced] = []
  private(set) var reused: [Reused] = []
  private(set) var misnumbered: [Misnumbered] = []

  private var claimNumbers = ClaimNumbers()
  private(set) var keys: [ClaimKey] = []
  private var periods: [Int32] = []
  private var isCalledByNumber: [Bool]
  /// Whether all of the store were read, as those that nothing added is are to be taken out.
  private let readsAll: Bool
  private var indices: [String: Int] = [:]
  private var claimsOfKeys: [ClaimKey: [Int]] = [:]

  /// - Parameter wanted: which to read; nil for all.
  init(reader: StoreReader, wanted: WantedClaims?) throws {
    let kinds = try reader.kinds()
    var rows = RelationshipRows(
      path: reader.path, kindIndices: kinds.enumerated().map { ($1.row, UInt16(clamping: $0)) })
    var others: [Int] = []
    let statement = try StoreStatement(
      database: reader.database, reading: "relationships", key: 2,
      sql: "SELECT \(StoreSchema.relationshipColumns) FROM relationships")
    while try statement.step() {
      if try wanted?.contains(statement) ?? true {
        try rows.add(statement)
      } else {
        others.append(try statement.number(in: 2))
      }
    }
    numbers = rows.numbers.sorted()
    self.others = others.sorted()
    readsAll = wanted == nil
    part = try reader.chronicle(
      rows: rows, kinds: kinds.map(\.kind), figures: try reader.figures(in: rows))
    isSeen = Array(repeating: false, count: numbers.count)
    isCalledByNumber = zip(numbers, part.relationships).map {
      $1.id == RelationshipTable.generatedID($0 - 1)
    }
    let isDirected = Dictionary(
      kinds.map { ($0.kind.name, $0.kind.isDirected) }, uniquingKeysWith: { first, _ in first })
    for (index, claim) in part.relationships.enumerated() {
      enter(claim, at: index, isDirected: isDirected[claim.kind] ?? false)
    }
  }

  private mutating func enter(_ claim: Relationship, at index: Int, isDirected: Bool) {
    let key = claimNumbers.key(of: claim, isDirected: isDirected)
    let period = claimNumbers.number(period: claim.when)
    if index == keys.count {
      keys.append(key)
      periods.append(period)
      claimsOfKeys[key, default: []].append(index)
    } else {
      if keys[index] != key {
        claimsOfKeys[keys[index]]?.removeAll { $0 == index }
        claimsOfKeys[key, default: []].append(index)
      }
      (keys[index], periods[index]) = (key, period)
    }
    if !claim.id.isEmpty { indices[claim.id] = index }
  }

  func claim(at index: Int) -> Relationship {
    if index >= part.relationships.count { return added[index - part.relationships.count] }
    return revised[index] ?? part.relationships[index]
  }

  // MARK: Taking rows

  /// Takes the relationships of a chronicle: each becomes one that is there, or a new one.
  ///
  /// - Parameter isWhole: whether the chronicle is all that there is to be, so that a row takes the place of a
  ///   relationship of its kind and pair that would go, whenever that held.
  mutating func take(
    _ chronicle: StoreAddition, index addition: Int, kinds: GrowingKinds, isWhole: Bool
  ) {
    var given = GivenClaims(chronicle, kinds: kinds, numbers: &claimNumbers)
    told[addition] = given.told
    var matching = ClaimMatching(rows: given.count, claims: keys.count)
    let strangers = matchByID(&given, addition: addition, &matching)
    // What is the whole collection has each claim whole.
    let continuing =
      isWhole
      ? [] : continueClaims(by: given, addition: addition, kinds: kinds, matching: &matching)
    matchByContent(given, isWhole: isWhole, &matching)
    for row in 0..<given.count where !continuing.contains(row) {
      if let old = strangers[row] {
        let index = matching.claims[row] ?? keys.count
        misnumbered.append(
          Misnumbered(row: Origin(addition: addition, row: row), old: old, index: index))
      }
      if let index = matching.claims[row] {
        let old = claim(at: index)
        let blanks = blanks(of: index, isWhole: isWhole)
        let new = given.revision(
          of: old, by: row, isSamePair: keys[index] == given.keys[row], blanks: blanks)
        note(given, row: row, addition: addition, as: index, from: old, to: new, blanks: blanks)
        see(index)
        if new == old { continue }
        revise(
          index, to: new, by: Origin(addition: addition, row: row),
          isDirected: kinds.isDirected(new.kind))
      } else {
        let new = given.relationship(of: row)
        origins[keys.count] = Origin(addition: addition, row: row)
        givers[keys.count] = Origin(addition: addition, row: row)
        added.append(new)
        isCalledByNumber.append(new.id.isEmpty)
        enter(new, at: keys.count, isDirected: kinds.isDirected(new.kind))
      }
    }
  }

  /// Has a relationship say something else.
  mutating func revise(
    _ index: Int, to new: Relationship, by origin: Origin, isDirected: Bool
  ) {
    let old = claim(at: index)
    if new.id != old.id {
      isCalledByNumber[index] = false
      if indices[old.id] == index { indices[old.id] = nil }
    }
    origins[index] = origin
    if index < part.relationships.count {
      revised[index] = new
    } else {
      added[index - part.relationships.count] = new
    }
    enter(new, at: index, isDirected: isDirected)
  }

  /// Takes out a relationship that another one includes now.
  mutating func absorb(_ index: Int) {
    absorbed.insert(index)
    origins[index] = nil
    claimsOfKeys[keys[index]]?.removeAll { $0 == index }
    if index < isSeen.count { isSeen[index] = true }
  }

  /// Notes that a row is a relationship which is there.
  mutating func see(_ index: Int) {
    if index < isSeen.count { isSeen[index] = true }
  }

  /// The relationships of a kind and pair, in their order.
  func indices(of key: ClaimKey) -> [Int] { (claimsOfKeys[key] ?? []).sorted() }

  /// Pairs rows with the relationships of their ids. A number of the store is an id by chance where the row has
  /// neither kind nor pair nor time in common with what has it.
  ///
  /// - Returns: what has the number, of each row of such a number.
  private mutating func matchByID(
    _ given: inout GivenClaims, addition: Int, _ matching: inout ClaimMatching
  ) -> [Int: Relationship] {
    var strangers: [Int: Relationship] = [:]
    for row in 0..<given.count {
      guard let id = given.ownID(of: row), let index = indices[id] else { continue }
      let (own, other) = (given.keys[row], keys[index])
      let isOther =
        Set([own.first, own.second]) != Set([other.first, other.second])
        && given.periods[row] != periods[index]
      // What is the whole collection has no relationship of the number beside it.
      if isOther, own.kind != other.kind, isCalledByNumber[index], !readsAll {
        given.underNumbersOfOthers.insert(row)
        strangers[row] = claim(at: index)
        continue
      }
      matching.pair(row, with: index)
      if isOther {
        let origin = Origin(addition: addition, row: row)
        reused.append(
          Reused(row: origin, old: claim(at: index), new: given.relationship(of: row)))
      }
    }
    return strangers
  }

  private func blanks(of index: Int, isWhole: Bool) -> GivenClaims.Blanks {
    if isWhole { return .clearAll }
    return givers[index] == nil ? .keepCitations : .keepAll
  }

  /// Keeps what is to be told of a row that is a relationship which is there.
  private mutating func note(
    _ given: GivenClaims, row: Int, addition: Int, as index: Int, from old: Relationship,
    to new: Relationship, blanks: GivenClaims.Blanks
  ) {
    let origin = Origin(addition: addition, row: row)
    if blanks != .clearAll, given.isUnsourced(row, of: old) {
      unsourced.append(Unsourced(row: origin, id: new.id))
    }
    guard let giver = givers[index] else {
      givers[index] = origin
      return
    }
    let changes = old.contradictions(in: new).filter {
      told[giver.addition]?.contains($0.field) ?? true
    }
    if !changes.isEmpty {
      overrulings.append(Overruling(row: origin, other: giver, changes: changes))
    }
  }

  /// Finds for rows without a known id which they are by what they say.
  private func matchByContent(
    _ given: GivenClaims, isWhole: Bool, _ matching: inout ClaimMatching
  ) {
    var rowsOfKeys: [ClaimKey: [Int]] = [:]
    for row in 0..<given.count where matching.claims[row] == nil {
      rowsOfKeys[given.keys[row], default: []].append(row)
    }
    // Those of one key are looked at by themselves, so that the order of the keys is no matter.
    for (key, rows) in rowsOfKeys {
      let claims = indices(of: key).filter { !matching.isTaken[$0] }
      guard !claims.isEmpty else { continue }
      func isPossible(_ row: Int, _ index: Int) -> Bool {
        given.ownID(of: row) == nil || isCalledByNumber[index]
      }
      func isOfOneSource(_ row: Int, _ index: Int) -> Bool {
        isPossible(row, index)
          && claim(at: index).citations.mayBeOfOneClaim(with: given.citations(of: row))
      }
      func isUnchanged(_ row: Int, _ index: Int) -> Bool {
        let claim = claim(at: index)
        let blanks = blanks(of: index, isWhole: isWhole)
        return isPossible(row, index)
          && given.revision(of: claim, by: row, isSamePair: true, blanks: blanks)
            .sameButForID(as: claim)
      }
      func isAsSourced(_ row: Int, _ index: Int) -> Bool {
        !given.isUnsourced(row, of: claim(at: index))
      }
      let tests: [(Int, Int) -> Bool] = [
        { isUnchanged($0, $1) && isAsSourced($0, $1) }, isUnchanged,
        { isOfOneSource($0, $1) && isAsSourced($0, $1) }, isOfOneSource,
      ]
      for test in tests {
        matching.pair(
          rows, with: claims, by: { given.periods[$0] }, and: { periods[$0] }, where: test)
      }
      // What was merged has gone on with all that it belongs to, unless the whole collection is given anew.
      let loose = isWhole ? rows : rows.filter { !given.isMerged($0) }
      matching.pair(
        loose, with: claims, by: { claimNumbers.period[Int(given.periods[$0])].knownStart },
        and: { claimNumbers.period[Int(periods[$0])].knownStart }, where: isOfOneSource)
      matching.pair(
        loose, with: claims, by: { _ in 0 }, and: { _ in 0 },
        where: { row, index in
          claimNumbers.period[Int(given.periods[row])].mayBeRevision(
            of: claimNumbers.period[Int(periods[index])]) && isOfOneSource(row, index)
        })
      if isWhole {
        matching.pair(rows, with: claims, by: { _ in 0 }, and: { _ in 0 }, where: isPossible)
      }
    }
  }

  /// Among a chronicle's relationships, how many tie the same pair as the one of their id in the store, and the
  /// rows of those that tie another.
  func shared(ids chronicle: Chronicle) -> (same: Int, others: [Int]) {
    var same = 0
    var others: [Int] = []
    for row in 0..<chronicle.table.count {
      guard let index = indices[chronicle.table.ids[row]] else { continue }
      let (own, given) = (claim(at: index), chronicle.relationships[row])
      if Set([own.source, own.target]) == Set([given.source, given.target]) {
        same += 1
      } else {
        others.append(row)
      }
    }
    return (same, others)
  }
}

extension [Citation] {
  /// Whether two lists may be those of one claim: one of them is empty, or they name a source in common.
  fileprivate func mayBeOfOneClaim(with others: [Citation]) -> Bool {
    isEmpty || others.isEmpty || contains { own in others.contains { $0.source == own.source } }
  }
}

extension Relationship {
  fileprivate func sameButForID(as other: Relationship) -> Bool {
    var other = other
    other.id = id
    return self == other
  }
}

extension Period {
  /// Where an interval begins, if that is known.
  fileprivate var knownStart: End? {
    guard case .interval(let interval) = self, interval.start != .unknown else { return nil }
    return interval.start
  }
}
