import Camarilla
import CamarillaFormats
import GRDB
import StalinCircle
import TestSupport
import Testing

@testable import CamarillaStore

/// Edits are checked, logged, and undone.
@Suite struct EditingTests {
  private let note = EditNote(author: "anna", time: "2026-11-21T09:30:00Z", reason: "the archive")

  private func inStore<Result>(_ body: (String) throws -> Result) throws -> Result {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try ChronicleStore.write(.stalinCircle, to: path)
      return try body(path)
    }
  }

  private func content(_ path: String) throws -> [String] {
    account(of: try ChronicleStore(path: path).chronicle())
  }

  @Test func addAmendRetract() throws {
    try inStore { path in
      let store = try ChronicleStore(editing: path)
      let count = Chronicle.stalinCircle.relationships.count
      let added = try store.add(
        Relationship(
          kind: "appointment", source: "stalin", target: "kirov", when: try Period("1926/1934~"),
          weight: 2, confidence: 0.5, post: "Secretary", note: "new"), note: note)
      #expect(added.id == "r\(count + 1)")
      #expect(added.change == 1)
      _ = try store.amend(added.id, note: note) { $0.when = .event(HistoricalDate(year: 1937)!) }
      let found = try #require(
        try store.chronicle().relationships.first { $0.id == added.id })
      #expect(found.when.description == "1937")
      #expect(found.post == "Secretary")
      #expect(found.weight == 2)
      // What was amended is found in the years that it now has, and no longer in the others.
      #expect(try store.chronicle(during: 1937...1937).relationships.contains { $0.id == added.id })
      #expect(
        try !store.chronicle(during: 1926...1926).relationships.contains { $0.id == added.id })
      _ = try store.retract(added.id, note: note)
      #expect(try content(path) == account(of: .stalinCircle))
      // A number is never given twice.
      let next = try store.add(
        Relationship(
          kind: "alliance", source: "stalin", target: "kirov", when: try Period("1926")), note: note
      )
      #expect(next.id == "r\(count + 2)")
      #expect(try store.chronicle().relationships.last?.id == next.id)
      let history = try store.history()
      #expect(history.map(\.action) == [.add, .amend, .retract, .add])
      #expect(history.allSatisfy { $0.note == note })
      #expect(try store.history(of: added.id).count == 3)
    }
  }

  /// The history has times and names, whoever makes the edit: what is neither makes none.
  @Test(arguments: [
    ("anna", "yesterday", "a time in UTC"), ("anna", "", "a time in UTC"),
    ("anna", "2026-11-21", "a time in UTC"), ("anna", "2026-11-21T09:30:00", "a time in UTC"),
    ("anna", "2026-02-30T09:30:00Z", "a time in UTC"), ("", "2026-11-21T09:30:00Z", "a name"),
    (" ", "2026-11-21T09:30:00Z", "a name"),
  ])
  func aNoteHasATimeAndAnAuthor(author: String, time: String, expected: String) throws {
    try inStore { path in
      let (note, store) = (EditNote(author: author, time: time), try ChronicleStore(editing: path))
      let id = try #require(Chronicle.stalinCircle.relationships.first).id
      func refusal(_ edit: () throws(FormatsError) -> Void) -> Problem? {
        do throws(FormatsError) {
          try edit()
          return nil
        } catch {
          guard case .invalid(let invalid) = error else { return nil }
          return invalid.problems.first
        }
      }
      let refusals = [
        refusal { () throws(FormatsError) in try store.add(Figure(id: "x", name: "X"), note: note)
        },
        refusal { () throws(FormatsError) in try store.amend(id, note: note) { $0.note = "x" } },
        refusal { () throws(FormatsError) in try store.retract(id, note: note) },
      ]
      #expect(refusals.allSatisfy { $0?.expected?.hasPrefix(expected) == true })
      #expect(try store.history().isEmpty && content(path) == account(of: .stalinCircle))
    }
  }

  /// A shift from UTC is a zone as well.
  @Test func aNoteMayTellAZone() throws {
    try inStore { path in
      let note = EditNote(author: "anna", time: "2026-11-21T11:30:00+02:00")
      try ChronicleStore(editing: path).add(Figure(id: "x", name: "X"), note: note)
      #expect(try ChronicleStore(path: path).history().map(\.note) == [note])
    }
  }

  /// What a change throws comes out as it is, and the row stays as it was, whatever was done to it before.
  @Test func aChangeMayThrow() throws {
    struct Refused: Error {}
    try inStore { path in
      let store = try ChronicleStore(editing: path)
      let id = try #require(Chronicle.stalinCircle.relationships.first).id
      #expect(throws: DateError.self) {
        try store.amend(id, note: note) {
          $0.note = "half done"
          $0.when = try Period("soon")
        }
      }
      #expect(throws: Refused.self) {
        try store.amend(figure: "stalin", note: note) {
          $0.name = "Another"
          throw Refused()
        }
      }
      #expect(try store.history().isEmpty && content(path) == account(of: .stalinCircle))
      let made = try store.amend(id, note: note) { $0.when = try Period("1937") }
      #expect(made?.action == .amend)
      let amended = try store.chronicle().relationships.first { $0.id == id }
      #expect(amended?.when.description == "1937")
      #expect(throws: FormatsError.self) {
        try store.amend("no such id", note: note) { $0.when = try Period("1937") }
      }
    }
  }

  /// An id of its own stays one, also where it is what the number would call it; and what had none gets none.
  @Test func ownIDsStay() throws {
    let tables: [String: [UInt8]] = [
      "figures.csv": Array("id,name\na,A\nb,B\nc,C\n".utf8),
      "relationships.csv": Array(
        """
        id,kind,source,target,when
        r1,alliance,a,b,1920
        pact,alliance,b,c,1921
        ,rivalry,b,c,1922

        """.utf8),
    ]
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try ChronicleStore.write(Chronicle(files: tables), to: path)
      let store = try ChronicleStore(editing: path)
      func ownIDs() throws -> [String] {
        try DatabaseQueue(path: path).read { database in
          try String.fetchAll(
            database, sql: "SELECT coalesce(id, '') FROM relationships ORDER BY number")
        }
      }
      #expect(try ownIDs() == ["r1", "pact", ""])
      for id in ["r1", "pact", "r3"] { _ = try store.amend(id, note: note) { $0.note = "seen" } }
      #expect(try ownIDs() == ["r1", "pact", ""])
      _ = try store.retract("r1", note: note)
      _ = try store.undo(note)
      _ = try store.merge(figure: "c", into: "a", note: note)
      #expect(try ownIDs() == ["r1", "pact", ""])
      _ = try store.undo(note)
      #expect(try ownIDs() == ["r1", "pact", ""])
      let pair = Relationship(kind: "alliance", source: "a", target: "c", when: try Period("1923"))
      var named = pair
      named.id = "r5"
      #expect(try store.add(pair, note: note).id == "r4")
      #expect(try store.add(named, note: note).id == "r5")
      #expect(try ownIDs() == ["r1", "pact", "", "", "r5"])
    }
  }

  @Test func figuresAndSources() throws {
    try inStore { path in
      let store = try ChronicleStore(editing: path)
      _ = try store.add(
        Figure(id: "é", name: "Élodie", born: HistoricalDate(year: 1900)), note: note)
      _ = try store.add(Source(id: "diary", title: "A diary"), note: note)
      // In NFD the id is the same figure's.
      _ = try store.add(
        Relationship(
          id: "tie", kind: "alliance", source: "e\u{301}", target: "stalin",
          when: try Period("1926"), citations: [Citation("diary#3")]), note: note)
      let chronicle = try store.chronicle()
      #expect(chronicle.warnings.count == Chronicle.stalinCircle.warnings.count)
      #expect(chronicle.relationships.last?.source == "é")
      #expect(throws: FormatsError.self) {
        try store.add(Figure(id: "e\u{301}", name: "Again"), note: note)
      }
      #expect(throws: FormatsError.self) {
        try store.add(Source(id: "diary", title: "x"), note: note)
      }
      #expect(try store.history().count == 3)
    }
  }

  /// Two of one name are told of, once one of them comes by it.
  @Test func namesakesAreDoubtful() throws {
    try inStore { path in
      let store = try ChronicleStore(editing: path)
      let added = try store.add(Figure(id: "joseph-stalin", name: "Joseph Stalin"), note: note)
      #expect(
        added.warnings.map(\.message) == [
          "'joseph-stalin' and 'stalin' have one name, 'Joseph Stalin'; expected one figure, or names that tell"
            + " them apart"
        ])
      let born = try store.amend(figure: "joseph-stalin", note: note) {
        $0.born = HistoricalDate(year: 1878)
      }
      #expect(born?.warnings.isEmpty == true)
      let renamed = try store.amend(figure: "kirov", note: note) { $0.name = "Lev Kamenev" }
      #expect(renamed?.warnings.count == 1)
      let other = try store.amend(figure: "kirov", note: note) { $0.name = "Sergei Kirov" }
      #expect(other?.warnings.isEmpty == true)
    }
  }

  /// The id stands in for a blank name or title, however blank it is.
  @Test(arguments: ["", " ", "\u{A0}\t"]) func aBlankNameIsTheID(_ blank: String) throws {
    try inStore { path in
      let store = try ChronicleStore(editing: path)
      func name(_ id: Figure.ID) throws -> String? { try store.chronicle().figure(id: id)?.name }
      func title(_ id: Source.ID) throws -> String? {
        try store.chronicle().sources.first { $0.id == id }?.title
      }
      let before = try content(path)
      _ = try store.add(Figure(id: "q", name: blank), note: note)
      _ = try store.add(Source(id: "p", title: blank), note: note)
      #expect(try name("q") == "q" && title("p") == "p")
      _ = try store.amend(figure: "q", note: note) { $0.name = "Quentin" }
      _ = try store.amend(source: "p", note: note) { $0.title = "Papers" }
      let named = try content(path)
      _ = try store.amend(figure: "q", note: note) { $0.name = blank }
      _ = try store.amend(source: "p", note: note) { $0.title = blank }
      #expect(try name("q") == "q" && title("p") == "p")
      let blanked = try content(path)
      for _ in 0..<2 { #expect(try store.undo(note) != nil) }
      #expect(try content(path) == named)
      for _ in 0..<2 { #expect(try store.redo(note) != nil) }
      #expect(try content(path) == blanked)
      for _ in 0..<6 { #expect(try store.undo(note) != nil) }
      #expect(try content(path) == before)
      try store.checkIntegrity()
    }
  }

  @Test func whatIsWrongChangesNothing() throws {
    try inStore { path in
      let before = try bytes(of: path)
      let store = try ChronicleStore(editing: path)
      let id = Chronicle.stalinCircle.relationships[0].id
      func refusal(
        _ edit: (ChronicleStore) throws(FormatsError) -> StoreChange?
      ) -> String {
        do throws(FormatsError) {
          _ = try edit(store)
          return "done"
        } catch {
          return error.description
        }
      }
      func add(_ change: (inout Relationship) -> Void) -> String {
        var relationship = Relationship(
          kind: "alliance", source: "stalin", target: "kirov",
          when: .event(HistoricalDate(year: 1926)!))
        change(&relationship)
        return refusal { store throws(FormatsError) in try store.add(relationship, note: note) }
      }
      #expect(add { $0.source = "stalln" }.contains("did you mean 'stalin'?"))
      #expect(add { $0.kind = "aliance" }.contains("did you mean 'alliance'?"))
      #expect(add { $0.target = "stalin" }.contains("with itself"))
      #expect(add { $0.weight = 0 }.contains("above 0"))
      #expect(add { $0.confidence = 2 }.contains("expected a number from 0 to 1"))
      #expect(add { $0.id = id }.contains("duplicate id '\(id)'"))
      #expect(add { $0.citations = [Citation(source: "a;b")] }.contains("citation 'a;b'"))
      #expect(
        add {
          $0.note = "a"; $0.attributes = [Attribute(name: "when", value: "1")]
        }.contains("attribute 'when'"))
      #expect(
        refusal { store throws(FormatsError) in try store.retract("nobody", note: note) }
          .contains("unknown relationship 'nobody'"))
      #expect(
        refusal { store throws(FormatsError) in
          try store.amend(id, note: note) { $0.target = "nobody at all" }
        }.contains("unknown figure"))
      #expect(try bytes(of: path) == before)
    }
  }

  /// Random edits, undone one by one and done again, give every state back exactly.
  @Test func undoAndRedoGiveEveryStateBack() throws {
    try inTemporaryFolder { folder in
      for seed in 1...8 as ClosedRange<UInt64> {
        let path = folder + "/x.camarilla"
        var chronicles = RandomChronicle(seed: seed)
        try ChronicleStore.write(try chronicles.make(), to: path)
        let store = try ChronicleStore(editing: path)
        var random = SeededGenerator(seed: seed)
        var states = [try content(path)]
        for step in 0..<12 {
          let relationships = try store.chronicle().relationships
          let figures = try store.chronicle().figures.map(\.id).shuffled(using: &random)
          switch Int.random(in: 0..<4, using: &random) {
          case 0 where !relationships.isEmpty:
            let id = relationships.randomElement(using: &random)!.id
            _ = try store.retract(id, note: note)
          case 1 where !relationships.isEmpty:
            let id = relationships.randomElement(using: &random)!.id
            _ = try store.amend(id, note: note) {
              $0.post = "post \(step)"
              $0.weight += 1
              $0.when = .event(HistoricalDate(year: 1900 + step)!)
            }
          case 2: _ = try store.add(Figure(id: "new \(step)", name: "New"), note: note)
          default:
            _ = try store.add(
              Relationship(
                kind: "rivalry", source: figures[0], target: figures[1],
                when: try Period("19\(10 + step)/.."), note: "note \(step)"), note: note)
          }
          states.append(try content(path))
        }
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
        #expect(try store.history().count == 36)
        try store.checkIntegrity()
      }
    }
  }

  @Test func aReadOnlyStoreIsReadAndNotEdited() throws {
    try inStore { path in
      let folder = String(path.dropLast("/x.camarilla".count))
      let before = try bytes(of: path)
      try setMode(0o444, path)
      try setMode(0o555, folder)
      defer { try? setMode(0o755, folder) }
      #expect(try content(path) == account(of: .stalinCircle))
      // Who may do everything is not kept from it by permissions.
      if isRoot { return }
      func expectRefusal(_ reason: String) {
        let error = FormatsError.cannotCreate(
          path: path, reason: "the store is read-only: \(reason)")
        #expect(throws: error) {
          try ChronicleStore(editing: path).retract(
            Chronicle.stalinCircle.relationships[0].id, note: note)
        }
      }
      expectRefusal("the file may not be written to: Permission denied")
      try setMode(0o644, path)
      expectRefusal("its folder may not be written to: Permission denied")
      #expect(try bytes(of: path) == before)
      // Another program's log is read by what SQLite makes beside it.
      try setMode(0o755, folder)
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
      try queue.close()
      try setMode(0o555, folder)
      let error = #expect(throws: FormatsError.self) { try content(path) }
      #expect(
        error?.description.contains(
          "another program has given it a write-ahead log, without which it can't be read, and its"
            + " folder may not be written to: Permission denied") == true, "\(error!)")
    }
  }

  /// What is opened for reading is not edited, and nothing is said against the store.
  @Test func aStoreThatWasOpenedForReading() throws {
    try inStore { path in
      let before = try bytes(of: path)
      let store = try ChronicleStore(path: path)
      let first = Chronicle.stalinCircle.relationships[0]
      let more = StoreAddition(name: "more", chronicle: .stalinCircle)
      let edits: [(ChronicleStore) throws -> Void] = [
        { try $0.add(Figure(id: "zed", name: "Zed"), note: note) },
        { try $0.add(first, note: note) },
        { try $0.amend(first.id, note: note) { $0.weight = 7 } },
        { try $0.amend(figure: "stalin", note: note) { $0.name = "Koba" } },
        { try $0.retract(first.id, note: note) },
        { try $0.retract(figure: "stalin", withRelationships: true, note: note) },
        { try $0.merge(figure: "kirov", into: "stalin", note: note) },
        { try $0.undo(note) }, { try $0.redo(note) },
        { _ = try $0.grow(by: [more], note: note) },
        { try $0.apply($0.cleaning(), note: note) },
      ]
      for (index, edit) in edits.enumerated() {
        do {
          try edit(store)
          // Where there is nothing to clean.
          #expect(index == edits.count - 1)
        } catch let error as FormatsError {
          #expect(
            error
              == .cannotCreate(
                path: path,
                reason: "the store was opened for reading only; expected one that was opened for"
                  + " editing"), "\(index)")
        }
      }
      #expect(try bytes(of: path) == before)
      #expect(try store.history().isEmpty)
    }
  }

  /// Each error of SQLite is told for what it is.
  @Test func whatKeepsAStoreFromBeingWrittenOrRead() throws {
    func told(_ code: ResultCode, _ access: StoreAccess) -> String {
      failure(error: DatabaseError(resultCode: code), path: "/x/y", access: access).description
    }
    for code in [ResultCode.SQLITE_NOMEM, .SQLITE_TOOBIG, .SQLITE_READONLY, .SQLITE_FULL] {
      #expect(!told(code, .writing).contains("damaged"), "\(code)")
      #expect(!told(code, .reading).contains("damaged"), "\(code)")
    }
    #expect(told(.SQLITE_NOMEM, .reading) == "reading '/x/y' failed: there is not enough memory")
    #expect(told(.SQLITE_TOOBIG, .writing).contains("a text longer than 256 MiB"))
    #expect(
      told(.SQLITE_READONLY, .writing)
        == "'/x/y' cannot be written: the store is read-only: the file may not be written to: No such file or directory"
    )
    #expect(
      told(.SQLITE_READONLY_DBMOVED, .writing).hasSuffix("moved or replaced after it was opened"))
    #expect(
      told(.SQLITE_READONLY, .reading)
        == "'/x/y' cannot be read: a change to it broke off after it was opened; opened anew it can be read"
    )
    #expect(told(.SQLITE_CORRUPT, .reading).contains("the store is damaged"))
  }

  @Test func searchFindsWords() throws {
    try inStore { path in
      let store = try ChronicleStore(editing: path)
      _ = try store.add(Figure(id: "zed", name: "Żółw Ångström"), note: note)
      let added = try store.add(
        Relationship(
          kind: "appointment", source: "stalin", target: "zed", when: try Period("1926"),
          post: "Комиссар по делам", note: "a \"quoted\" remark; -- '"), note: note)
      func ids(_ words: String) throws -> [String] { try store.search(words).map(\.id) }
      #expect(try ids("angstrom") == ["zed"])
      #expect(try ids("ÅNGSTR") == ["zed"])
      #expect(try ids("комиссар ДЕЛАМ") == [added.id])
      #expect(try store.search("quoted").first?.snippet.contains("[quoted]") == true)
      #expect(try store.search("quoted").first?.field == "note")
      #expect(try store.search("комиссар").first?.field == "post")
      #expect(try ids("quoted nowhere").isEmpty)
      _ = try store.amend(added.id, note: note) { $0.note = "other" }
      #expect(try ids("quoted").isEmpty)
      _ = try store.undo(note)
      #expect(try ids("quoted") == [added.id])
      _ = try store.retract(added.id, note: note)
      #expect(try ids("quoted").isEmpty)
      let hostile = [
        "", " ", "\"", "\"\"", "'", "*", "a*b", "(", ")", "AND", "OR NOT", "NEAR(a b)", "name:x",
        "-x", "^x", "a\" OR \"b", "'; DROP TABLE figures; --", "\0", "{x y}", "x + y", "…", "漢",
        String(repeating: "a ", count: 200), String(repeating: "\"", count: 101),
      ]
      for words in hostile { _ = try store.search(words) }
      try store.checkIntegrity()
    }
  }

  @Test func twoWritersBothLand() async throws {
    let file = try ScratchFile("shared.camarilla")
    let path = file.path
    try ChronicleStore.write(.stalinCircle, to: path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<3 {
        group.addTask {
          let store = try ChronicleStore(editing: path)
          for step in 0..<10 {
            try store.add(
              Relationship(
                id: "w\(writer)-\(step)", kind: "alliance", source: "stalin", target: "kirov",
                when: try Period("1926")),
              note: EditNote(author: "w\(writer)", time: "2026-11-21T09:30:00Z"))
          }
        }
      }
      group.addTask {
        for _ in 0..<10 {
          let count = try ChronicleStore(path: path).chronicle().relationships.count
          #expect(count >= Chronicle.stalinCircle.relationships.count)
        }
      }
      try await group.waitForAll()
    }
    let store = try ChronicleStore(path: path)
    #expect(
      try store.relationshipCount() == Chronicle.stalinCircle.relationships.count + 30)
    #expect(try store.history().map(\.change) == Array(1...30))
    try store.checkIntegrity()
  }

  @Test func aStoreThatIsBeingWrittenToIsSaidToBeInUse() throws {
    try inStore { path in
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inDatabase { try $0.execute(sql: "BEGIN EXCLUSIVE") }
      #expect(throws: FormatsError.busy(path: path)) { _ = try ChronicleStore(path: path) }
      try queue.inDatabase { try $0.execute(sql: "ROLLBACK") }
      #expect(try content(path) == account(of: .stalinCircle))
    }
  }
}
