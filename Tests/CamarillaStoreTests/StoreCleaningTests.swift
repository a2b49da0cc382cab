import Camarilla
import CamarillaFormats
import CamarillaStore
import GRDB
import TestSupport
import Testing

/// Stores are cleaned by one edit, which can be undone.
@Suite struct StoreCleaningTests {
  private static let note = EditNote(author: "an editor", time: "2026-01-02T03:04:05Z")

  private func chronicle() throws -> Chronicle {
    var builder = Chronicle.Builder()
    builder.add(Figure(id: "trotsky", name: "Leon Trotsky", born: try HistoricalDate("1879")))
    builder.add(Figure(id: "trotskii", name: "Троцкий, Леон", died: try HistoricalDate("1940")))
    builder.add(Figure(id: "stalin", name: "Joseph  Stalin"))
    builder.add(Figure(id: "kirov", name: "Sergei Kirov"))
    builder.add(Source(id: "conquest", title: "The\u{A0}Great Terror"))
    for (source, target, when, citation) in [
      ("stalin", "trotsky", "1923", "conquest#1"),
      ("trotskii", "stalin", "1924/9999", "Conquest#2"),
      ("kirov", "stalin", "1926", "konquest"),
    ] {
      builder.add(
        Relationship(
          kind: "rivalry", source: Figure.ID(source), target: Figure.ID(target),
          when: try Period(when),
          citations: Citation.list(citation)))
    }
    return try builder.build()
  }

  private func answers(_ lines: String...) -> String {
    "file,row,column,text,proposal,accept,reason\n" + lines.map { $0 + "\n" }.joined()
  }

  @Test func whatIsCertainIsOneEdit() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/s.camarilla"
      try ChronicleStore.write(try chronicle(), to: path)
      let store = try ChronicleStore(editing: path)
      let before = try store.chronicle()
      let cleaning = try store.cleaning()
      #expect(
        cleaning.changes.map { [$0.file, $0.row, $0.column, $0.proposal] } == [
          ["figures", "stalin", "name", "Joseph Stalin"],
          ["sources", "conquest", "title", "The Great Terror"],
          ["relationships", "r2", "citation", "conquest#2"],
        ])
      #expect(
        cleaning.doubts.map { [$0.file, $0.row, $0.column, $0.text, $0.proposal] } == [
          ["figures", "trotskii", "id", "trotskii", "trotsky"],
          ["relationships", "r2", "when", "1924/9999", "1924/.."],
          ["relationships", "r3", "citation", "konquest", "conquest"],
        ])
      let change = try #require(try store.apply(cleaning, note: Self.note))
      #expect(change.alongside.count == 2)
      #expect(try store.chronicle().figure(id: "stalin")?.name == "Joseph Stalin")
      #expect(try store.cleaning().changes.isEmpty)
      #expect(try store.apply(store.cleaning(), note: Self.note) == nil)
      try store.checkIntegrity()
      _ = try store.undo(Self.note)
      #expect(try store.chronicle().figures == before.figures)
      #expect(try store.chronicle().sources == before.sources)
      #expect(Array(try store.chronicle().relationships) == Array(before.relationships))
    }
  }

  @Test func whatIsAcceptedGoesWithIt() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/s.camarilla"
      try ChronicleStore.write(try chronicle(), to: path)
      try write(
        answers(
          "figures,trotskii,id,trotskii,trotsky,yes,",
          "relationships,r2,when,1924/9999,1924/..,yes,",
          "relationships,r3,citation,konquest,conquest,no,"), to: folder + "/a.csv")
      let store = try ChronicleStore(path: path)
      let before = try store.chronicle()
      let cleaning = try store.cleaning(accepting: folder + "/a.csv")
      #expect(cleaning.openDoubts.isEmpty)
      try store.write(cleaning, to: folder + "/out.camarilla", note: Self.note)
      // The store itself is as it was.
      #expect(try store.chronicle().figures == before.figures)
      let copy = try ChronicleStore(editing: folder + "/out.camarilla")
      // The same answers may be given to what came of them.
      let again = try copy.cleaning(accepting: folder + "/a.csv")
      #expect(again.changes.isEmpty)
      #expect(again.answersDone == 2)
      let cleaned = try copy.chronicle()
      #expect(cleaned.figures.map(\.name) == ["Leon Trotsky", "Joseph Stalin", "Sergei Kirov"])
      #expect(cleaned.figures[0].died?.description == "1940")
      #expect(
        cleaned.relationships.map { "\($0.source) \($0.target) \($0.when)" } == [
          "stalin trotsky 1923", "trotsky stalin 1924/..", "kirov stalin 1926",
        ])
      try copy.checkIntegrity()
      _ = try copy.undo(Self.note)
      #expect(try copy.chronicle().figures == before.figures)
      #expect(Array(try copy.chronicle().relationships) == Array(before.relationships))
      _ = try copy.redo(Self.note)
      #expect(try copy.chronicle().figures == cleaned.figures)
      #expect(Array(try copy.chronicle().relationships) == Array(cleaned.relationships))
      try copy.checkIntegrity()
    }
  }

  @Test(arguments: [
    ("figures,kirov,id,kirov,stalin,yes,", "'kirov' is tied to 'stalin' by relationship 'r3'"),
    (
      "figures,kirov,id,kirov,stalim,yes,",
      "unknown figure 'stalim'; expected the id of a figure — did you mean 'stalin'?"
    ),
    ("relationships,r1,when,1923,soon,yes,", "'soon' can't stand in column 'when'"),
    (
      "relationships,r1,when,1922,1925,yes,",
      "no row of table 'relationships' says '1922' in column 'when', and row 'r1' says '1923'"
    ),
    ("relationships,r9,when,1923,1925,yes,", "and there is no row 'r9'"),
  ])
  func answersThatAreNone(line: String, message: String) throws {
    try inTemporaryFolder { folder in
      let path = folder + "/s.camarilla"
      try ChronicleStore.write(try chronicle(), to: path)
      try write(answers(line), to: folder + "/a.csv")
      do throws(FormatsError) {
        _ = try ChronicleStore(path: path).cleaning(accepting: folder + "/a.csv")
        Issue.record("the answer was taken")
      } catch {
        #expect("\(error)".contains(message), "\(error)")
      }
    }
  }

  /// An edit between the look and the change is not overwritten.
  @Test func whatWasEditedMeanwhileStays() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/s.camarilla"
      try ChronicleStore.write(try chronicle(), to: path)
      let store = try ChronicleStore(editing: path)
      let cleaning = try store.cleaning()
      try store.amend(figure: "stalin", note: Self.note) { $0.name = "Koba" }
      #expect(throws: FormatsError.busy(path: path)) {
        try store.apply(cleaning, note: Self.note)
      }
      #expect(try store.chronicle().figure(id: "stalin")?.name == "Koba")
      #expect(try store.history().count == 1)
    }
  }

  /// The copy of a store to which another program has given a write-ahead log keeps none.
  @Test func aCopyHasNoLog() throws {
    try inTemporaryFolder { folder in
      let (path, copy) = (folder + "/s.camarilla", folder + "/copy.camarilla")
      try ChronicleStore.write(try chronicle(), to: path)
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
      try queue.close()
      #expect(try bytes(of: path)[18...19] == [2, 2])
      let store = try ChronicleStore(path: path)
      try store.write(store.cleaning(), to: copy, note: Self.note)
      #expect(try bytes(of: copy)[18...19] == [1, 1])
      #expect(try ChronicleStore(path: copy).history().count == 3)
      let left = try names(in: folder)
      #expect(left.filter { $0.hasPrefix("copy") } == ["copy.camarilla"])
    }
  }
}
