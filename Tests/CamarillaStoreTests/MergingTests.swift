import Camarilla
import CamarillaFormats
import CamarillaStore
import GRDB
import TestSupport
import Testing

/// Figures and sources are amended, merged and retracted, each as one edit that can be undone.
@Suite struct MergingTests {
  private let note = EditNote(author: "anna", time: "2026-11-21T09:30:00Z")

  private func content(_ path: String) throws -> [String] {
    account(of: try ChronicleStore(path: path).chronicle())
  }

  /// The chronicle in which two figures are one, worked out on values.
  private func merging(
    _ chronicle: Chronicle, _ old: Figure.ID, _ kept: Figure.ID
  ) throws -> Chronicle {
    var builder = Chronicle.Builder(title: chronicle.title)
    let gone = chronicle.figures.first { $0.id == old }!
    for var figure in chronicle.figures where figure.id != old {
      if figure.id == kept {
        if figure.isNamedByID, !gone.isNamedByID { figure.name = gone.name }
        figure.born = figure.born ?? gone.born
        figure.died = figure.died ?? gone.died
        figure.label = figure.label ?? gone.label
        for attribute in gone.attributes
        where !figure.attributes.contains(where: { $0.name == attribute.name }) {
          figure.attributes.append(attribute)
        }
      }
      builder.add(figure)
    }
    for kind in chronicle.kinds { builder.add(kind) }
    for source in chronicle.sources { builder.add(source) }
    for var relationship in chronicle.relationships {
      if relationship.source == old { relationship.source = kept }
      if relationship.target == old { relationship.target = kept }
      builder.add(relationship)
    }
    return try builder.build()
  }

  @Test func mergingIsRenamingEverywhereAndOneEdit() throws {
    try inTemporaryFolder { folder in
      var merged = 0
      for seed in 1...20 as ClosedRange<UInt64> {
        let path = folder + "/x.camarilla"
        var chronicles = RandomChronicle(seed: seed)
        try ChronicleStore.write(try chronicles.make(), to: path)
        let store = try ChronicleStore(editing: path)
        var random = SeededGenerator(seed: seed)
        for _ in 0..<6 {
          let before = try store.chronicle()
          guard before.figures.count > 2 else { break }
          let ids = before.figures.map(\.id).shuffled(using: &random)
          let (old, kept) = (ids[0], ids[1])
          let state = try content(path)
          let mutual = before.relationships.filter {
            Set([$0.source, $0.target]) == Set([old, kept])
          }
          if mutual.isEmpty {
            let expected = account(of: try merging(before, old, kept))
            let change = try store.merge(figure: old, into: kept, note: note)
            #expect(try content(path) == expected, "seed \(seed)")
            let own = before.relationships.count { $0.source == old || $0.target == old }
            #expect(change.alongside.count == own + 1)
            _ = try store.undo(note)
            #expect(try content(path) == state, "seed \(seed)")
            _ = try store.redo(note)
            #expect(try content(path) == expected, "seed \(seed)")
            merged += 1
          } else {
            let error = #expect(throws: FormatsError.self) {
              try store.merge(figure: old, into: kept, note: note)
            }
            for relationship in mutual.prefix(10) {
              #expect(error?.description.contains(relationship.id) == true)
            }
            #expect(try content(path) == state)
          }
        }
        try store.checkIntegrity()
      }
      #expect(merged > 20)
    }
  }

  /// Edits of every sort, undone one by one and done again, give every state back exactly.
  @Test func everyEditIsUndoneAsOne() throws {
    try inTemporaryFolder { folder in
      for seed in 1...10 as ClosedRange<UInt64> {
        let path = folder + "/x.camarilla"
        var chronicles = RandomChronicle(seed: seed)
        try ChronicleStore.write(try chronicles.make(), to: path)
        let store = try ChronicleStore(editing: path)
        var random = SeededGenerator(seed: seed)
        var states = [try content(path)]
        for step in 0..<30 {
          let figures = try store.chronicle().figures.map(\.id).shuffled(using: &random)
          let sources = try store.chronicle().sources.map(\.id).shuffled(using: &random)
          do {
            switch Int.random(in: 0..<8, using: &random) {
            case 0 where figures.count > 2:
              _ = try store.amend(figure: figures[0], note: note) { figure in
                figure.name = "step \(step)"
                figure.id = step % 2 == 0 ? figure.id : "renamed \(step)"
              }
            case 1 where figures.count > 2:
              _ = try store.merge(figure: figures[0], into: figures[1], note: note)
            case 2 where figures.count > 2:
              _ = try store.retract(
                figure: figures[0], withRelationships: step % 2 == 0, note: note)
            case 3:
              _ = try store.add(Source(id: "s\(step)", title: "S"), note: note)
            case 4 where sources.count > 1:
              _ = try store.merge(source: sources[0], into: sources[1], note: note)
            case 5 where !sources.isEmpty:
              _ = try store.amend(source: sources[0], note: note) { source in
                source.author = "step \(step)"
                source.id = step % 2 == 0 ? source.id : "cited \(step)"
              }
            case 6 where !sources.isEmpty:
              _ = try store.retract(source: sources[0], withCitations: step % 2 == 0, note: note)
            default:
              _ = try store.add(Figure(id: "new \(step)", name: "New"), note: note)
            }
          } catch is FormatsError {
            // Refused, and nothing is changed.
            #expect(try content(path) == states.last)
            continue
          }
          states.append(try content(path))
        }
        #expect(states.count > 10)
        for state in states.dropLast().reversed() {
          #expect(try store.undo(note) != nil)
          #expect(try content(path) == state, "seed \(seed)")
        }
        #expect(try store.undo(note) == nil)
        for state in states.dropFirst() {
          #expect(try store.redo(note) != nil)
          #expect(try content(path) == state, "seed \(seed)")
        }
        #expect(try store.redo(note) == nil)
        try store.checkIntegrity()
      }
    }
  }

  /// The relationships a–b, b–c and c–d, of which the first two are cited.
  private func inStore(_ body: (ChronicleStore) throws -> Void) throws {
    try inTemporaryFolder { folder in
      var builder = Chronicle.Builder()
      for id in ["a", "b", "c", "d"] {
        builder.add(Figure(id: Figure.ID(id), name: id.uppercased()))
      }
      builder.add(Source(id: "book", title: "The Book"))
      builder.add(Source(id: "buch", title: "Das Buch", author: "Dora"))
      for (source, target, citation) in [
        ("a", "b", "book#1;buch#1;buch#2"), ("b", "c", "buch;lost"), ("c", "d", ""),
      ] {
        builder.add(
          Relationship(
            kind: "alliance", source: Figure.ID(source), target: Figure.ID(target),
            when: try Period("1926"),
            citations: Citation.list(citation)))
      }
      let path = folder + "/x.camarilla"
      try ChronicleStore.write(try builder.build(), to: path)
      try body(try ChronicleStore(editing: path))
    }
  }

  private func refusal(_ edit: () throws -> StoreChange?) -> String {
    do {
      _ = try edit()
      return "done"
    } catch {
      return "\(error)"
    }
  }

  private func citations(_ store: ChronicleStore) throws -> [String] {
    try store.chronicle().relationships.map {
      $0.citations.map(\.description).joined(separator: ";")
    }
  }

  /// What a program can offer is told by a case, which it says in its own words.
  @Test func refusalsHaveAWayOut() throws {
    func wayOut(_ edit: () throws(FormatsError) -> StoreChange?) -> Problem.WayOut? {
      do throws(FormatsError) {
        _ = try edit()
      } catch {
        if case .invalid(let invalid) = error { return invalid.problems.first?.wayOut }
      }
      return nil
    }
    try inStore { store in
      let mutual = wayOut { () throws(FormatsError) in
        try store.merge(figure: "a", into: "b", note: note)
      }
      let held = wayOut { () throws(FormatsError) in try store.retract(figure: "b", note: note) }
      let cited = wayOut { () throws(FormatsError) in
        try store.retract(source: "buch", note: note)
      }
      let nobody = wayOut { () throws(FormatsError) in
        try store.retract(figure: "aa", note: note)
      }
      #expect(mutual == .retract)
      #expect(held == .retractWithRelationships)
      #expect(cited == .retractWithCitations)
      #expect(nobody == nil)
    }
  }

  @Test func whatCannotBeIsRefusedWithIDs() throws {
    try inStore { store in
      // Closures inside and outside of #expect are taken for each other by the compiler.
      let mutual = refusal { try store.merge(figure: "a", into: "b", note: note) }
      let itself = refusal { try store.merge(figure: "a", into: "a", note: note) }
      let held = refusal { try store.retract(figure: "b", note: note) }
      let cited = refusal { try store.retract(source: "buch", note: note) }
      let nobody = refusal { try store.retract(figure: "aa", note: note) }
      let nothing = refusal { try store.retract(source: "boek", note: note) }
      let taken = refusal { try store.amend(figure: "a", note: note) { $0.id = "b" } }
      let blank = refusal { try store.amend(figure: "a", note: note) { $0.id = "" } }
      let divided = refusal { try store.amend(source: "buch", note: note) { $0.id = "a;b" } }
      let figure = refusal { try store.retract("a", note: note) }
      let source = refusal { try store.retract("book", note: note) }
      #expect(mutual.contains("'a' and 'b' have 1 relationship (r1) with each other"))
      #expect(itself.contains("both are figure 'a'"))
      #expect(held.contains("figure 'b' still has 2 relationships (r1, r2)"))
      #expect(held.contains("expected a figure without any") && !held.contains("--"))
      #expect(cited.contains("source 'buch' is still cited by 2 relationships (r1, r2)"))
      #expect(cited.contains("expected a source that nothing cites") && !cited.contains("--"))
      #expect(nobody.contains("unknown figure 'aa'"))
      #expect(nothing.contains("unknown source 'boek' — did you mean 'book'?"))
      #expect(taken.contains("duplicate id"))
      #expect(blank != "done")
      #expect(divided.contains("a;b"))
      #expect(figure.contains("it is a figure"))
      let relationship = refusal { try store.retract(source: "r1", note: note) }
      #expect(relationship.contains("it is a relationship, for which there are amend and retract"))
      #expect(source.contains("it is a source"))
      let history = try store.history()
      #expect(history.isEmpty)
    }
  }

  @Test func sourcesAreMergedInWhatCitesThem() throws {
    try inStore { store in
      let change = try store.merge(source: "buch", into: "book", note: note)
      #expect(try citations(store) == ["book#1;book#2", "book;lost", ""])
      let sources = try store.chronicle().sources
      #expect(sources.map(\.id) == ["book"] && sources[0].author == "Dora")
      #expect(change.warnings.map(\.message) == ["title stays 'The Book'; 'buch' had 'Das Buch'"])
      // An id that is cited and listed nowhere.
      _ = try store.merge(source: "lost", into: "book", note: note)
      #expect(try citations(store) == ["book#1;book#2", "book", ""])
      _ = try store.amend(source: "book", note: note) { $0.id = "tome" }
      #expect(try citations(store) == ["tome#1;tome#2", "tome", ""])
      _ = try store.retract(source: "tome", withCitations: true, note: note)
      #expect(try citations(store) == ["", "", ""])
      for _ in 0..<4 { _ = try store.undo(note) }
      #expect(try citations(store) == ["book#1;buch#1;buch#2", "buch;lost", ""])
      #expect(try store.undo(note) == nil)
    }
  }

  /// What is already as it is to be is no edit, in whatever table.
  @Test func amendingToTheSameIsNoEdit() throws {
    try inStore { store in
      let changes = [
        try store.amend(figure: "a", note: note) { $0.name = " A " },
        try store.amend(figure: "a", note: note) { _ in },
        try store.amend(source: "buch", note: note) { $0.author = "Dora" },
        try store.amend("r1", note: note) { $0.weight = 1 },
      ]
      #expect(changes == [nil, nil, nil, nil])
      #expect(try store.history().isEmpty)
    }
  }

  @Test func theHistoryOfNothingIsRefused() throws {
    try inStore { store in
      _ = try store.add(Figure(id: "eve", name: "Eve"), note: note)
      _ = try store.retract(figure: "eve", note: note)
      // What is there, and what was.
      for id in ["a", "r2", "buch"] { #expect(try store.history(of: id).isEmpty) }
      #expect(try store.history(of: "eve").count == 2)
      let unknown = #expect(throws: FormatsError.self) { try store.history(of: "bucj") }
      #expect(unknown?.description.contains("unknown id 'bucj' — did you mean 'buch'?") == true)
    }
  }

  @Test func amendedLivesAreCheckedAgainstRelationships() throws {
    try inStore { store in
      let change = try #require(
        try store.amend(figure: "b", note: note) { $0.died = HistoricalDate(year: 1920) })
      #expect(change.warnings.count { $0.rule == .afterDeath } == 2)
      let renamed = try #require(try store.amend(figure: "d", note: note) { $0.name = "Dee" })
      #expect(renamed.warnings.isEmpty)
    }
  }

  /// A store stays one that older programs read until an edit changes several rows.
  @Test func theVersionIsRaisedWhereItIsNeeded() throws {
    try inStore { store in
      func version() throws -> Int {
        Int(try bytes(of: store.path)[63])
      }
      _ = try store.add(Figure(id: "e", name: "E"), note: note)
      _ = try store.retract(figure: "e", note: note)
      #expect(try version() == 1)
      _ = try store.merge(figure: "a", into: "d", note: note)
      #expect(try version() == 2)
      #expect(try store.history().map(\.edit) == [nil, nil, 3, 3, 3])
      for _ in 0..<3 { #expect(try store.undo(note) != nil) }
      #expect(try store.chronicle().figures.map(\.id) == ["a", "b", "c", "d"])
      #expect(try ChronicleStore(path: store.path).history().count == 10)
    }
  }
}
