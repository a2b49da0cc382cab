import Camarilla
import TestSupport
import Testing

@Suite struct ChronicleDifferenceTests {
  private func rebuilt(
    _ chronicle: Chronicle, figures: [Figure]? = nil, relationships: [Relationship]
  ) throws -> Chronicle {
    var builder = Chronicle.Builder(title: chronicle.title)
    for figure in figures ?? chronicle.figures { builder.add(figure) }
    for kind in chronicle.kinds { builder.add(kind) }
    for source in chronicle.sources { builder.add(source) }
    for relationship in relationships { builder.add(relationship) }
    return try builder.build()
  }

  /// Rows may move, be numbered anew or lose their numbers: what they say is the same.
  @Test func movedRowsAreNoDifference() throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      var random = RandomChronicle(seed: seed)
      var generator = SeededGenerator(seed: seed)
      let chronicle = try random.make()
      #expect(ChronicleDifference(from: chronicle, to: chronicle).isEmpty)
      let moved = chronicle.relationships.shuffled(using: &generator).map { row in
        var row = row
        row.id = ""
        if chronicle.kind(named: row.kind)?.isDirected == false {
          (row.source, row.target) = (row.target, row.source)
        }
        return row
      }
      let other = try rebuilt(
        chronicle, figures: chronicle.figures.shuffled(using: &generator), relationships: moved)
      for difference in [
        ChronicleDifference(from: chronicle, to: other),
        ChronicleDifference(from: other, to: chronicle),
      ] {
        #expect(difference.isEmpty)
        #expect(difference.relationships.unchangedCount == chronicle.relationships.count)
      }
    }
  }

  /// Edits that are known are found, and nothing else, with ids and without.
  @Test(arguments: [true, false])
  func editsAreFound(hasIDs: Bool) throws {
    var generator = SeededGenerator(seed: hasIDs ? 7 : 8)
    for _ in 0..<40 {
      let drawn = try randomChronicle(figures: 9, relationships: 30, using: &generator)
      // Claims that nothing is like, so that there is no doubt which was which.
      var seen: Set<String> = []
      var rows = drawn.relationships.filter { row in
        seen.insert("\(row.kind) \([row.source, row.target].sorted())").inserted
      }
      for index in rows.indices {
        rows[index].id = hasIDs ? "own \(index)" : ""
        rows[index].note = "note \(index)"
      }
      let before = try rebuilt(drawn, relationships: rows)
      var after = rows
      let changed = Int.random(in: 0..<rows.count, using: &generator)
      after[changed].note = "mended"
      after[changed].weight = 7
      let removed = (changed + 1) % rows.count
      after.remove(at: removed)
      after.append(
        Relationship(
          id: hasIDs ? "new" : "", kind: "alliance", source: "new", target: rows[0].source,
          when: try Period("1950")))
      after.shuffle(using: &generator)
      let later = try rebuilt(
        before, figures: before.figures + [Figure(id: "new", name: "New")], relationships: after)
      let difference = ChronicleDifference(from: before, to: later).relationships
      #expect(difference.added.map(\.source) == ["new"])
      #expect(difference.removed.map(\.note) == [rows[removed].note])
      #expect(difference.changed.map(\.before.note) == [rows[changed].note])
      #expect(
        difference.changed.first?.fields == [
          FieldChange(field: "weight", before: "1", after: "7"),
          FieldChange(field: "note", before: "note \(changed)", after: "mended"),
        ])
      #expect(difference.unchangedCount == rows.count - 2)
      #expect(
        ChronicleDifference(from: before, to: later).figures.added.map(\.id) == ["new"])
    }
  }

  @Test func everyRowIsAccountedFor() throws {
    for seed in 1...40 as ClosedRange<UInt64> {
      var random = RandomChronicle(seed: seed)
      let (one, other) = (try random.make(), try random.make())
      let difference = ChronicleDifference(from: one, to: other)
      func check<Row>(_ table: TableDifference<Row>, _ before: Int, _ after: Int) {
        let both = table.changed.count + table.unchangedCount
        #expect(table.removed.count + both == before && table.added.count + both == after)
      }
      check(difference.relationships, one.relationships.count, other.relationships.count)
      check(difference.figures, one.figures.count, other.figures.count)
      check(difference.sources, one.sources.count, other.sources.count)
      check(difference.kinds, one.kinds.count, other.kinds.count)
    }
  }

  @Test func mendedClaimsAreFoundAgain() throws {
    let before = try chronicle("alliance a b 1926", "alliance a b 1930", "rivalry a c 1931")
    let after = try chronicle("alliance b a 1926", "alliance a b 1931", "denunciation a c 1931")
    let changes = ChronicleDifference(from: before, to: after).relationships.changed.map(\.fields)
    #expect(
      changes == [
        [FieldChange(field: "when", before: "1930", after: "1931")],
        [FieldChange(field: "kind", before: "rivalry", after: "denunciation")],
      ])
  }
}
