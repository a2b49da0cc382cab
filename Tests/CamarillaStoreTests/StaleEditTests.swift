import Camarilla
import CamarillaFormats
import CamarillaStore
import TestSupport
import Testing

/// Of two who edit a store at once, the later is told where the earlier has changed what it is about.
@Suite struct StaleEditTests {
  private static let note = EditNote(author: "anna", time: "2026-11-21T09:30:00Z")
  private static let other = EditNote(author: "ben", time: "2026-11-21T09:31:00Z")

  private let folder: TemporaryFolder
  private let path: String
  private let store: ChronicleStore

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path + "/x.camarilla"
    var builder = Chronicle.Builder()
    for id in ["a", "b", "c", "d"] { builder.add(Figure(id: Figure.ID(id), name: id)) }
    builder.add(Source(id: "s", title: "S"))
    builder.add(Source(id: "t", title: "T"))
    for (source, target) in [("a", "b"), ("b", "c"), ("c", "a")] {
      builder.add(
        Relationship(
          kind: "alliance", source: Figure.ID(source), target: Figure.ID(target),
          when: try Period("1926"), citations: [Citation(source: "s")]))
    }
    try ChronicleStore.write(try builder.build(), to: path)
    store = try ChronicleStore(editing: path)
  }

  private func editor(from base: StoreRevision) throws -> ChronicleStore {
    try ChronicleStore(editing: path, from: base)
  }

  /// What an edit is refused with; nil where it is made.
  private func staleness(_ edit: () throws -> Void) throws -> StaleEdit? {
    let before = try store.history().count
    do {
      try edit()
      return nil
    } catch FormatsError.stale(_, let stale) {
      #expect(try store.history().count == before)
      return stale
    }
  }

  @Test func revisionsFollowEveryEdit() throws {
    var seen = [try store.revision()]
    #expect(seen[0].description == "0")
    try store.amend("r1", note: Self.note) { $0.note = "x" }
    seen.append(try store.revision())
    try store.undo(Self.note)
    seen.append(try store.revision())
    try store.redo(Self.note)
    seen.append(try store.revision())
    #expect(seen.map(\.change) == [0, 1, 2, 3])
    #expect(Set(seen).count == 4)
    for revision in seen { #expect(StoreRevision(revision.description) == revision) }
    for text in ["", "x", "-1", "1", "0-", "0-ab", "01-ab", "1-a-b", "+1-a"] {
      #expect(StoreRevision(text) == nil, "\(text)")
    }
    // Another process sees the same.
    #expect(try ChronicleStore(path: path).revision() == seen.last)
  }

  @Test func whatOthersChangedIsRefusedWithBothVersions() throws {
    let base = try store.revision()
    try store.amend("r1", note: Self.other) { $0.when = try! Period("1927") }
    let stale = try staleness {
      try editor(from: base).amend("r1", note: Self.note) { $0.note = "mine" }
    }
    let edit = try #require(stale)
    #expect(edit.table == .relationships && edit.id == "r1")
    #expect(edit.base?.contains(#""when":"1926""#) == true)
    #expect(edit.yours?.contains(#""when":"1926""#) == true)
    #expect(edit.yours?.contains(#""note":"mine""#) == true)
    #expect(edit.theirs?.contains(#""when":"1927""#) == true)
    #expect(edit.theirs?.contains("note") == false)
    #expect(edit.reason.contains("ben") && edit.reason.contains("'r1'"))
    // Whoever has looked again may go on.
    try editor(from: store.revision()).amend("r1", note: Self.note) { $0.note = "mine" }
  }

  @Test func otherRowsMayBeEditedMeanwhile() throws {
    let base = try store.revision()
    try store.amend("r1", note: Self.other) { $0.note = "x" }
    try store.add(Figure(id: "e", name: "E"), note: Self.other)
    let editor = try editor(from: base)
    try editor.amend("r2", note: Self.note) { $0.note = "y" }
    try editor.retract("r3", note: Self.note)
    try editor.amend(figure: "d", note: Self.note) { $0.name = "D" }
    try editor.add(
      Relationship(kind: "rivalry", source: "a", target: "b", when: try Period("1930")),
      note: Self.note)
    #expect(try store.history().count == 6)
  }

  @Test func whatWasChangedAndUndoneIsWhatWasSeen() throws {
    let base = try store.revision()
    try store.amend("r1", note: Self.other) { $0.note = "x" }
    try store.undo(Self.other)
    try editor(from: base).amend("r1", note: Self.note) { $0.note = "y" }
  }

  @Test func whatSaysTheSameIsNoEdit() throws {
    let base = try store.revision()
    try store.amend("r1", note: Self.other) { $0.note = "x" }
    #expect(try editor(from: base).amend("r1", note: Self.note) { $0.note = "x" } == nil)
  }

  @Test func whatIsGoneIsSaidSo() throws {
    let base = try store.revision()
    try store.retract("r1", note: Self.other)
    let gone = try #require(
      try staleness { try editor(from: base).amend("r1", note: Self.note) { $0.note = "y" } })
    #expect(gone.base != nil && gone.theirs == nil)
    #expect(gone.reason.contains("taken out by ben"))
    try store.amend(figure: "d", note: Self.other) { $0.id = "delta" }
    let renamed = try #require(
      try staleness { try editor(from: base).retract(figure: "d", note: Self.note) })
    #expect(renamed.theirs?.contains("delta") == true)
  }

  @Test func nothingIsTakenOutThatWasNotSeen() throws {
    let base = try store.revision()
    try store.add(
      Relationship(kind: "rivalry", source: "a", target: "d", when: try Period("1930")),
      note: Self.other)
    #expect(
      try staleness {
        try editor(from: base).retract(figure: "d", withRelationships: true, note: Self.note)
      }?.id == "r4")
    // One that is only tied to another figure keeps what the other has said.
    try editor(from: base).merge(figure: "d", into: "b", note: Self.note)
    #expect(try store.chronicle().relationships.last?.target == "b")
  }

  @Test func mergingLooksAtBoth() throws {
    let base = try store.revision()
    try store.amend(source: "t", note: Self.other) { $0.author = "T." }
    for (id, kept) in [("s", "t"), ("t", "s")] {
      #expect(
        try staleness { try editor(from: base).merge(source: id, into: kept, note: Self.note) }?.id
          == "t")
    }
  }

  @Test func whoUndoesHasSeenWhat() throws {
    try store.amend("r1", note: Self.note) { $0.note = "x" }
    let base = try store.revision()
    try store.amend("r2", note: Self.other) { $0.note = "y" }
    let stale = try #require(try staleness { try editor(from: base).undo(Self.note) })
    #expect(stale.id == "r2")
    #expect(try editor(from: store.revision()).undo(Self.note)?.id == "r2")
    #expect(try staleness { try editor(from: base).redo(Self.note) } != nil)
    #expect(try editor(from: store.revision()).redo(Self.note)?.id == "r2")
  }

  @Test func anotherStoreInItsPlaceIsNoticed() throws {
    try store.amend("r1", note: Self.note) { $0.note = "x" }
    let base = try store.revision()
    let chronicle = try store.chronicle()
    try ChronicleStore.write(chronicle, to: path)
    #expect(
      try staleness {
        try editor(from: base).amend("r2", note: Self.note) { $0.note = "y" }
      }?.table == nil)
    // As many edits as in the one that was looked at.
    try ChronicleStore(editing: path).amend("r1", note: Self.other) { $0.note = "z" }
    #expect(
      throws: FormatsError.self,
      performing: {
        try editor(from: base).amend("r2", note: Self.note) { $0.note = "y" }
      })
  }

  /// Every edit there is, tried, leaves the file as it was.
  @Test func tryingChangesNothing() throws {
    try store.amend("r1", note: Self.note) { $0.note = "x" }
    let before = try bytes(of: path)
    let trial = try ChronicleStore(editing: path, isTrial: true)
    #expect(
      try trial.add(
        Relationship(kind: "rivalry", source: "a", target: "d", when: try Period("1930")),
        note: Self.note
      ).id == "r4")
    #expect(try trial.amend("r1", note: Self.note) { $0.note = "y" }?.after != nil)
    #expect(try trial.retract("r2", note: Self.note).after == nil)
    #expect(try trial.add(Figure(id: "e", name: "E"), note: Self.note).id == "e")
    #expect(try trial.amend(figure: "a", note: Self.note) { $0.id = "alpha" } != nil)
    #expect(
      try trial.retract(figure: "a", withRelationships: true, note: Self.note).alongside.count == 2)
    try trial.merge(figure: "d", into: "a", note: Self.note)
    try trial.merge(source: "s", into: "t", note: Self.note)
    #expect(try trial.undo(Self.note)?.id == "r1")
    #expect(throws: FormatsError.self) {
      try trial.amend("r1", note: Self.note) { $0.weight = -1 }
    }
    #expect(try bytes(of: path) == before)
    #expect(folder.contents == ["x.camarilla"])
    #expect(try store.history().count == 1)
  }

  @Test func yearsOfASummaryAreThoseOfTheWhole() throws {
    var generator = SeededGenerator(seed: 7)
    for round in 0..<60 {
      let whens = (0..<(round % 12)).map { _ -> String in
        let year = Int.random(in: 1000...1999, using: &generator)
        return [
          "\(year)", "\(year)-05-14", "\(year)/\(year + Int.random(in: 0...40, using: &generator))",
          "\(year)~", "\(year)/..", "../\(year)", "\(year / 10)X", "\(year)~/\(year + 7)",
          "/\(year)",
        ].randomElement(using: &generator)!
      }
      var builder = Chronicle.Builder(title: "Round \(round)")
      for id in ["a", "b"] { builder.add(Figure(id: Figure.ID(id), name: id)) }
      for when in whens {
        builder.add(
          Relationship(kind: "alliance", source: "a", target: "b", when: try Period(when)))
      }
      let chronicle = try builder.build()
      try ChronicleStore.write(chronicle, to: path)
      let summary = try ChronicleStore(path: path).summary()
      #expect(summary.years == chronicle.years, "\(whens)")
      #expect(summary.title == chronicle.title)
    }
  }
}
