import Camarilla
import CamarillaFormats
import CamarillaStore
import TestSupport
import Testing

/// What holds of every store that grows, on random chronicles and random revisions of them.
@Suite struct GrowingPropertyTests {
  private let note = EditNote(author: "anna", time: "2026-11-21T09:30:00Z")

  /// Claims that are merged of years grow by any portions of these, in any order and repeatedly, to what the whole
  /// table makes of them at once: runs of years without a gap, of each pair.
  @Test func mergedClaimsGrowByPortions() throws {
    struct Claim: Hashable {
      var pair: [String]
      var weight: Double
      var note: String
    }
    var random = SeededGenerator(seed: 1648)
    func addition(_ rows: Set<[String]>, of claims: [Claim]) throws -> StoreAddition {
      var builder = Chronicle.Builder(infersFigures: true)
      var count = 0
      for (index, claim) in claims.enumerated() {
        let years = rows.filter { $0[0] == "\(index)" }.map { Int($0[1])! }.sorted()
        var start = 0
        for (position, year) in years.enumerated()
        where position + 1 == years.count || years[position + 1] > year + 1 {
          builder.add(
            Relationship(
              id: "", kind: "alliance", source: Figure.ID(claim.pair[0]),
              target: Figure.ID(claim.pair[1]), when: try Period("\(years[start])/\(year)"),
              weight: claim.weight, note: claim.note.isEmpty ? nil : claim.note))
          start = position + 1
          count += 1
        }
      }
      return StoreAddition(
        name: "portion", chronicle: try builder.build(),
        merged: [MergedPeriods(rows: 0..<count, unit: .year, columns: ["weight", "note"])])
    }
    for _ in 0..<12 {
      let claims = [["a", "b"], ["a", "c"], ["c", "b"]].map {
        Claim(
          pair: $0, weight: [1, 2].randomElement(using: &random)!,
          note: ["", "n"].randomElement(using: &random)!)
      }
      var all: Set<[String]> = []
      for _ in 0..<40 {
        all.insert([
          "\(Int.random(in: 0..<claims.count, using: &random))",
          "\(1900 + Int.random(in: 0..<16, using: &random))",
        ])
      }
      // Each row is in one portion at least, and some in two.
      var portions = Array(repeating: Set<[String]>(), count: 5)
      for row in all.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        for _ in 0...Int.random(in: 0...1, using: &random) {
          portions[Int.random(in: 0..<5, using: &random)].insert(row)
        }
      }
      try inTemporaryFolder { folder in
        let path = folder + "/x.camarilla"
        let parts = try portions.filter { !$0.isEmpty }.map { try addition($0, of: claims) }
        try ChronicleStore.write(parts[0].chronicle, to: path)
        let store = try ChronicleStore(editing: path)
        let options = StoreGrowthOptions(acceptsUnrelated: true)
        for part in parts { _ = try store.grow(by: [part], note: note, options: options) }
        for part in parts.reversed() {
          let again = try store.grow(by: [part], note: note, options: options)
          #expect(again.change == nil && again.relationships.isUnchanged)
        }
        #expect(
          self.claims(try store.chronicle()) == self.claims(try addition(all, of: claims).chronicle)
        )
        try store.checkIntegrity()
      }
    }
  }

  private func content(_ store: ChronicleStore) throws -> [String] {
    account(of: try store.chronicle())
  }

  /// Claims without their ids, in any order: what two collections say alike.
  private func claims(_ chronicle: Chronicle, citing: Bool = true) -> [String] {
    texts(of: chronicle, citing: citing).sorted()
  }

  private func texts(of chronicle: Chronicle, citing: Bool = true) -> [String] {
    chronicle.relationships.map { claim in
      let isDirected = chronicle.kind(named: claim.kind)?.isDirected ?? false
      let ends = [claim.source, claim.target].map {
        "\($0)".unicodeScalars.map { "\($0.value)" }.joined()
      }
      let parts = [
        claim.kind, (isDirected ? ends : ends.sorted()).joined(separator: "|"),
        claim.when.description, "\(claim.weight)", "\(claim.confidence)", claim.post ?? "-",
        citing ? claim.citations.map(\.description).joined(separator: ";") : "", claim.note ?? "-",
        claim.attributes.map { "\($0.name)=\($0.value)" }.sorted().joined(separator: "&"),
      ]
      return parts.joined(separator: " ")
    }
  }

  /// A chronicle with rows changed, dropped, added and moved. One row fills every column, so that no column is
  /// blank throughout.
  private func revision(
    of chronicle: Chronicle, hasIDs: Bool, random: inout SeededGenerator
  ) throws -> Chronicle {
    var builder = Chronicle.Builder(title: chronicle.title)
    for kind in chronicle.kinds { builder.add(kind) }
    for source in chronicle.sources { builder.add(source) }
    for figure in chronicle.figures { builder.add(figure) }
    var rows: [Relationship] = []
    let ids = chronicle.figures.map(\.id)
    for (row, claim) in chronicle.relationships.enumerated() {
      var claim = claim
      claim.id = hasIDs ? "id \(row)" : ""
      switch Int.random(in: 0..<8, using: &random) {
      case 0: continue
      case 1: claim.weight = Double(Int.random(in: 1...9, using: &random))
      case 2: claim.note = Bool.random(using: &random) ? nil : "note \(row)"
      case 3: claim.when = try Period(RandomChronicle.periods.randomElement(using: &random)!)
      case 4: (claim.source, claim.target) = (claim.target, claim.source)
      default: break
      }
      rows.append(claim)
    }
    for index in 0..<Int.random(in: 0...4, using: &random) {
      let ends = ids.shuffled(using: &random)
      rows.append(
        Relationship(
          id: hasIDs ? "new \(index) \(random.next())" : "", kind: "rivalry", source: ends[0],
          target: ends[1], when: try Period("193\(index)")))
    }
    rows.append(
      Relationship(
        id: hasIDs ? "full" : "", kind: "alliance", source: ids[0], target: ids[1],
        when: try Period("1901"), weight: 0.25, confidence: 0.5, post: "post",
        citations: [Citation(source: "source-0")], note: "note",
        attributes: [Attribute(name: "start", value: "s"), Attribute(name: "page", value: "p")]))
    for claim in rows.shuffled(using: &random) { builder.add(claim) }
    return try builder.build()
  }

  private func eachStore(
    hasIDs: Bool, _ check: (ChronicleStore, Chronicle, UInt64) throws -> Void
  ) throws {
    try inTemporaryFolder { folder in
      for seed in 1...40 as ClosedRange<UInt64> {
        var random = SeededGenerator(seed: seed)
        var chronicles = RandomChronicle(seed: seed)
        let first = try chronicles.make()
        let old = try revision(of: first, hasIDs: hasIDs, random: &random)
        let path = folder + "/\(seed).camarilla"
        try ChronicleStore.write(old, to: path)
        let new = try revision(of: old, hasIDs: hasIDs, random: &random)
        try check(try ChronicleStore(editing: path), new, seed)
      }
    }
  }

  @Test(arguments: [false, true]) func theWholeIsWhatWasAdded(hasIDs: Bool) throws {
    let options = StoreGrowthOptions(retractsVanished: true, acceptsUnrelated: true)
    try eachStore(hasIDs: hasIDs) { store, new, seed in
      let addition = StoreAddition(name: "new", chronicle: new)
      _ = try store.grow(by: [addition], note: note, options: options)
      #expect(try claims(store.chronicle()) == claims(new), "seed \(seed)")
      if hasIDs {
        #expect(
          try Set(store.chronicle().relationships.map(\.id)) == Set(new.relationships.map(\.id)))
      }
      try store.checkIntegrity()
    }
  }

  /// Each row is in the store afterwards as often as it was added, and what the store had beside is there too.
  @Test(arguments: [false, true]) func nothingIsLost(hasIDs: Bool) throws {
    try eachStore(hasIDs: hasIDs) { store, new, seed in
      let old = try store.chronicle()
      let growth = try store.grow(
        by: [StoreAddition(name: "new", chronicle: new)], note: note,
        options: StoreGrowthOptions(acceptsUnrelated: true))
      let grown = try store.chronicle()
      var left = Array(zip(texts(of: grown), texts(of: grown, citing: false)))
      // A row without a source takes none away, so that what it becomes may have some; those that have theirs first.
      let rows = zip(texts(of: new), new.relationships.map(\.citations.isEmpty))
      for isUnsourced in [false, true] {
        for (claim, hasNone) in rows where hasNone == isUnsourced {
          let index =
            left.firstIndex { $0.0 == claim } ?? left.firstIndex { isUnsourced && $0.1 == claim }
          left.remove(at: try #require(index, "seed \(seed): \(claim)"))
        }
      }
      let counts = growth.relationships
      #expect(counts.added + counts.amended + counts.unchanged == new.relationships.count)
      #expect(growth.vanishedCount == old.relationships.count - counts.amended - counts.unchanged)
      #expect(grown.relationships.count == old.relationships.count + counts.added)
      // What is left is what has vanished, as it was.
      let vanished = Set(growth.vanished.map(\.id))
      let stayed = old.relationships.filter { vanished.contains($0.id) }
      #expect(stayed == growth.vanished)
      #expect(grown.relationships.filter { vanished.contains($0.id) } == stayed)
      // Every id of before is there, and of the same relationship unless it got one of its own.
      #expect(Set(grown.relationships.map(\.id)).isSuperset(of: old.relationships.map(\.id)))
    }
  }

  @Test(arguments: [false, true], [false, true])
  func theSameAgainIsNoEditAndAllIsUndone(hasIDs: Bool, retracts: Bool) throws {
    let options = StoreGrowthOptions(retractsVanished: retracts, acceptsUnrelated: true)
    try eachStore(hasIDs: hasIDs) { store, new, seed in
      let before = try content(store)
      let additions = [StoreAddition(name: "new", chronicle: new)]
      var rehearsal = options
      rehearsal.isDryRun = true
      let planned = try store.grow(by: additions, note: note, options: rehearsal)
      #expect(try content(store) == before)
      let growth = try store.grow(by: additions, note: note, options: options)
      #expect(growth.change == planned.change)
      let after = try content(store)
      let again = try store.grow(by: additions, note: note, options: options)
      #expect(again.change == nil, "seed \(seed): \(String(describing: again.change))")
      #expect(try content(store) == after)
      guard growth.change != nil else { return }
      _ = try store.undo(note)
      #expect(try content(store) == before, "seed \(seed)")
      _ = try store.redo(note)
      #expect(try content(store) == after, "seed \(seed)")
      try store.checkIntegrity()
    }
  }

  /// Rows without ids are found wherever they stand.
  @Test func rowsThatMoveKeepTheirIDs() throws {
    try inTemporaryFolder { folder in
      for seed in 1...20 as ClosedRange<UInt64> {
        var random = SeededGenerator(seed: seed)
        var chronicles = RandomChronicle(seed: seed)
        let old = try revision(of: try chronicles.make(), hasIDs: false, random: &random)
        let path = folder + "/\(seed).camarilla"
        try ChronicleStore.write(old, to: path)
        let store = try ChronicleStore(editing: path)
        var builder = Chronicle.Builder(title: old.title)
        for kind in old.kinds { builder.add(kind) }
        for source in old.sources { builder.add(source) }
        for figure in old.figures { builder.add(figure) }
        for var claim in old.relationships.shuffled(using: &random) {
          claim.id = ""
          builder.add(claim)
        }
        let growth = try store.grow(
          by: [StoreAddition(name: "moved", chronicle: try builder.build())], note: note)
        #expect(growth.change == nil, "seed \(seed)")
        #expect(growth.vanishedCount == 0)
      }
    }
  }

  /// Rows of several chronicles make one edit, and what they say of one relationship in turn settles.
  @Test func severalChroniclesAreOneEdit() throws {
    try eachStore(hasIDs: false) { store, new, seed in
      let before = try content(store)
      var random = SeededGenerator(seed: seed &+ 100)
      let other = try revision(of: new, hasIDs: false, random: &random)
      let additions = [
        StoreAddition(name: "new", chronicle: new), StoreAddition(name: "other", chronicle: other),
      ]
      let options = StoreGrowthOptions(acceptsUnrelated: true)
      let growth = try store.grow(by: additions, note: note, options: options)
      #expect(try Set(store.history().map { $0.edit ?? $0.change }).count == 1)
      #expect(growth.change != nil)
      #expect(try store.grow(by: additions, note: note, options: options).change == nil)
      _ = try store.undo(note)
      #expect(try content(store) == before, "seed \(seed)")
    }
  }
}
