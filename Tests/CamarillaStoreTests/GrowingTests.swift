import Camarilla
import CamarillaFormats
import CamarillaStore
import Foundation
import StalinCircle
import TestSupport
import Testing

/// Rows are added to a store: what a row is the store's by, and what becomes of the rest.
@Suite struct GrowingTests {
  private let note = EditNote(author: "anna", time: "2026-11-21T09:30:00Z", reason: "may")

  private static let letters = """
    kind,source,target,when,weight,note
    alliance,a,b,1926/1930,2,first
    rivalry,b,c,1927,1,
    alliance,c,d,1928/..,1,open
    denunciation,a,d,1929-05,1,

    """

  /// A chronicle of a lone table, with its figures inferred.
  private func table(
    _ text: String, in folder: String, kinds: [RelationshipKind] = []
  ) throws -> StoreAddition {
    let path = folder + "/table.csv"
    try write(text, to: path)
    return StoreAddition(
      name: "table.csv", chronicle: try Chronicle(opening: path, forms: .own(kinds: kinds)))
  }

  private func content(_ path: String) throws -> [String] {
    account(of: try ChronicleStore(path: path).chronicle())
  }

  /// A store of a table, and what it takes of another.
  private func growing(
    _ old: String = letters, by new: String, options: StoreGrowthOptions = .init(),
    _ check: (ChronicleStore, StoreGrowth) throws -> Void
  ) throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try ChronicleStore.write(try table(old, in: folder).chronicle, to: path)
      let before = try content(path)
      let store = try ChronicleStore(editing: path)
      let addition = try table(new, in: folder, kinds: store.kinds())
      let growth = try store.grow(by: [addition], note: note, options: options)
      try check(store, growth)
      try store.checkIntegrity()
      if options.isDryRun {
        #expect(try content(path) == before)
        return
      }
      // The same again is no edit, and all of an edit is undone.
      let after = try bytes(of: path)
      let again = try store.grow(by: [addition], note: note, options: options)
      #expect(again.change == nil)
      #expect(again.relationships.isUnchanged && again.figures.isUnchanged)
      #expect(try bytes(of: path) == after)
      guard growth.change != nil else { return }
      let grown = try content(path)
      #expect(try store.undo(note) != nil)
      #expect(try content(path) == before)
      #expect(try store.redo(note) != nil)
      #expect(try content(path) == grown)
      try store.checkIntegrity()
    }
  }

  private func rows(of store: ChronicleStore) throws -> [String] {
    try store.chronicle().relationships.map {
      "\($0.id) \($0.kind) \($0.source) \($0.target) \($0.when) \($0.weight) \($0.note ?? "-")"
    }
  }

  // MARK: Known cases

  @Test func aRowThatIsInsertedAboveMovesNoID() throws {
    let new = Self.letters.replacing(
      "alliance,a,b,1926/1930,2,first\n",
      with: "rivalry,e,a,1925,1,new\nalliance,a,b,1926/1930,2,first\n")
    try growing(by: new) { store, growth in
      let rows = try rows(of: store)
      #expect(growth.relationships == .init(added: 1, unchanged: 4))
      #expect(growth.figures == .init(added: 1, unchanged: 4))
      #expect(growth.vanishedCount == 0)
      #expect(
        rows == [
          "r1 alliance a b 1926/1930 2.0 first", "r2 rivalry b c 1927 1.0 -",
          "r3 alliance c d 1928/.. 1.0 open", "r4 denunciation a d 1929-05 1.0 -",
          "r5 rivalry e a 1925 1.0 new",
        ])
      let history = try store.history()
      #expect(history.map(\.action) == [.imported, .imported])
      #expect(Set(history.map(\.edit)) == [1])
    }
  }

  @Test func changedRowsAmendAndVanishedOnesStay() throws {
    let new = """
      kind,source,target,when,weight,note
      alliance,d,c,1928/1934,1,closed
      rivalry,b,c,1927,3,
      alliance,a,b,1926/1930,1,

      """
    try growing(by: new) { store, growth in
      let rows = try rows(of: store)
      #expect(growth.relationships == .init(amended: 3))
      #expect(growth.vanishedCount == 1)
      #expect(growth.vanished.map(\.id) == ["r4"])
      // The ends of an alliance stand as they stood; weights and notes are those of the rows.
      #expect(
        rows == [
          "r1 alliance a b 1926/1930 1.0 -", "r2 rivalry b c 1927 3.0 -",
          "r3 alliance c d 1928/1934 1.0 closed", "r4 denunciation a d 1929-05 1.0 -",
        ])
    }
  }

  @Test func aColumnThatATableLacksStays() throws {
    try growing(by: "kind,source,target,when\nalliance,a,b,1926/1930\n") { store, growth in
      let rows = try rows(of: store)
      #expect(growth.change == nil)
      #expect(growth.vanishedCount == 3)
      #expect(rows.first == "r1 alliance a b 1926/1930 2.0 first")
    }
  }

  @Test func vanishedRowsAreTakenOutWhereThatIsAskedFor() throws {
    let new = """
      kind,source,target,when,weight,note
      alliance,a,b,1926/1930,2,first
      rivalry,b,c,1935,1,later

      """
    try growing(by: new, options: .init(retractsVanished: true)) { store, growth in
      let rows = try rows(of: store)
      // The rivalry is dated anew, and nothing else of its pair is left that it could be.
      #expect(growth.relationships == .init(amended: 1, unchanged: 1, retracted: 2))
      #expect(growth.figures.retracted == 1)
      #expect(
        rows == [
          "r1 alliance a b 1926/1930 2.0 first", "r2 rivalry b c 1935 1.0 later",
        ])
      #expect(try store.chronicle().figures.map(\.id) == ["a", "b", "c"])
    }
  }

  @Test func eventsOfOtherDaysAreOthers() throws {
    let new = "kind,source,target,when\ndenunciation,a,d,1929-05-14\nrivalry,b,c,1927\n"
    try growing(by: new) { store, growth in
      let rows = try rows(of: store)
      #expect(growth.relationships == .init(added: 1, unchanged: 1))
      #expect(rows.last == "r5 denunciation a d 1929-05-14 1.0 -")
    }
  }

  @Test func rowsThatAreTheSameAreCounted() throws {
    let twice = "kind,source,target,when\n" + String(repeating: "rivalry,b,c,1927\n", count: 2)
    try growing(by: twice) { store, growth in
      let count = try store.relationshipCount()
      #expect(growth.relationships == .init(added: 1, unchanged: 1))
      #expect(count == 5)
    }
  }

  @Test func anotherSourceMakesAnotherClaim() throws {
    let old = "kind,source,target,when,citation\nalliance,a,b,1926,rise#1\nrivalry,a,c,1927,\n"
    let new =
      "kind,source,target,when,citation\nalliance,a,b,1926,fall#9\nalliance,a,b,1926,rise#2;fall\n"
      + "rivalry,a,c,1927,fall#3\n"
    try growing(old, by: new) { store, growth in
      #expect(growth.relationships == .init(added: 1, amended: 2))
      let cited = try store.chronicle().relationships.map {
        $0.citations.map(\.description).joined(separator: ";")
      }
      #expect(cited == ["rise#2;fall", "fall#3", "fall#9"])
    }
  }

  /// A claim that has a source doesn't lose it by a row that names none; other blanks take away what stood there.
  @Test(
    arguments: [
      ("alliance,a,b,1926,2,first,", "rise#1", 2, "first", 0, 1),
      ("alliance,a,b,1926,3,,", "rise#1", 3, nil, 1, 1),
      ("alliance,a,b,1926,2,first,fall#9", "rise#1|fall#9", 2, "first", 0, 0),
      ("rivalry,a,c,1927,1,,\nrivalry,a,c,1927,1,,", "rise#1", 2, "first", 0, 1),
      ("rivalry,a,c,1927,1,,", "rise#1", 2, "first", 0, 0),
    ] as [(String, String, Double, String?, Int, Int)])
  func aBlankTakesNoSource(
    row: String, cited: String, weight: Double, note: String?, amended: Int, told: Int
  ) throws {
    let head = "kind,source,target,when,weight,note,citation\n"
    let old =
      head + "alliance,a,b,1926,2,first,rise#1\nrivalry,a,c,1927,1,,rise\nrivalry,a,c,1927,1,,\n"
    try growing(old, by: head + row + "\n") { store, growth in
      let claims = try store.chronicle().relationships
      #expect(growth.relationships.amended == amended)
      #expect(
        claims.filter { $0.kind == "alliance" }.map {
          $0.citations.map(\.description).joined(separator: ";")
        }.joined(separator: "|") == cited)
      #expect(claims[0].weight == weight && claims[0].note == note)
      #expect(claims.filter { $0.kind == "rivalry" }.map(\.citations.count) == [1, 0])
      let warnings = growth.warnings.filter { $0.message.contains("names no source for") }
      #expect(warnings.map(\.count) == (told == 0 ? [] : [told]), "\(growth.warnings)")
      #expect(warnings.allSatisfy { $0.location?.line ?? 0 > 1 })
    }
    // Of the whole collection a blank is a blank.
    try growing(old, by: head + row + "\n", options: .init(retractsVanished: true)) { store, _ in
      let claims = try store.chronicle().relationships
      #expect(
        claims.map(\.citations.isEmpty) == row.split(separator: "\n").map { $0.hasSuffix(",") })
    }
  }

  @Test func filesThatAreAddedAtOnceMayFillAndNotContradict() throws {
    try inTemporaryFolder { folder in
      func addition(_ name: String, _ text: String) throws -> StoreAddition {
        try write(text, to: folder + "/" + name)
        return StoreAddition(
          name: name, chronicle: try Chronicle(opening: folder + "/" + name, forms: .own(kinds: []))
        )
      }
      let path = folder + "/x.camarilla"
      try ChronicleStore.write(try table(Self.letters, in: folder).chronicle, to: path)
      let store = try ChronicleStore(editing: path)
      let before = try bytes(of: path)
      let a = try addition(
        "a.csv",
        "id,kind,source,target,when,weight,note\nx,alliance,a,b,1941,2,\ny,rivalry,b,c,1942,1,\n"
          + "z,alliance,a,c,1943,1,one\n")
      let b = try addition(
        "b.csv",
        "id,kind,source,target,when,note\nz,alliance,a,c,1944,two\ny,rivalry,b,c,1943,\n"
          + "x,alliance,b,a,1941,filled\n")
      let error = #expect(throws: FormatsError.self) { try store.grow(by: [a, b], note: note) }
      guard case .invalid(let invalid)? = error else { return }
      #expect(
        invalid.problems.map(\.description) == [
          "\(folder)/b.csv:2:16: error: relationship 'z' has when '1944', note 'two' in 'b.csv', and when '1943', note"
            + " 'one' in 'a.csv'; expected one relationship of an id in what is added at once"
            + " (see \(folder)/a.csv:4:16)",
          "\(folder)/b.csv:3:15: error: relationship 'y' has when '1943' in 'b.csv', and when '1942' in 'a.csv';"
            + " expected one relationship of an id in what is added at once (see \(folder)/a.csv:3:15)",
        ])
      #expect(try bytes(of: path) == before)
      // What is identical is one, and what one leaves blank the other tells, in any order.
      let c = try addition(
        "c.csv", "id,kind,source,target,when,note\nx,alliance,b,a,1941,filled\n")
      for additions in [[a, c, a], [c, a]] {
        let growth = try store.grow(by: additions, note: note)
        #expect(growth.relationships.added == 3 && growth.warnings.isEmpty, "\(growth.warnings)")
        #expect(
          try rows(of: store).contains(
            "x alliance \(additions.count == 3 ? "a b" : "b a") 1941 2.0 filled"))
        #expect(try store.grow(by: additions, note: note).change == nil)
        _ = try store.undo(note)
      }
      // Without ids the later counts, and is told beside the other.
      let d = try addition("d.csv", "kind,source,target,when,note\nrivalry,b,d,1950,one\n")
      let e = try addition("e.csv", "kind,source,target,when,note\nrivalry,b,d,1950,two\n")
      let growth = try store.grow(by: [d, e], note: note)
      #expect(
        growth.warnings.map(\.description) == [
          "\(folder)/e.csv:2:18: warning: a relationship has note 'two' in 'e.csv', which counts, and 'one' in 'd.csv'"
            + " (see \(folder)/d.csv:2:18)"
        ])
      #expect(growth.relationships.added == 1)
      // Figures are told by their tables likewise.
      var (one, other) = (Chronicle.Builder(), Chronicle.Builder())
      one.add(Figure(id: "a", name: "Ann", born: try HistoricalDate("1880")))
      other.add(Figure(id: "a", name: "a", born: try HistoricalDate("1881")))
      let figures = [
        StoreAddition(name: "one", chronicle: try one.build()),
        StoreAddition(name: "other", chronicle: try other.build()),
      ]
      let contrary = #expect(throws: FormatsError.self) { try store.grow(by: figures, note: note) }
      #expect(
        contrary?.description.contains(
          "figure 'a' has born '1881' in 'other', and born '1880' in 'one'")
          == true, "\(String(describing: contrary))")
    }
  }

  @Test func idsDecideWhereThereAreAny() throws {
    let old = "id,kind,source,target,when\nx,alliance,a,b,1926\n,rivalry,b,c,1927\n"
    let new =
      "id,kind,source,target,when\ny,alliance,a,b,1926\nx,rivalry,a,c,1940\nz,rivalry,b,c,1927\n"
    try growing(old, by: new) { store, growth in
      let rows = try rows(of: store)
      #expect(growth.relationships == .init(added: 1, amended: 2))
      #expect(
        rows == [
          "x rivalry a c 1940 1.0 -", "z rivalry b c 1927 1.0 -", "y alliance a b 1926 1.0 -",
        ])
    }
  }

  /// A number that another table calls something else by is no id: both stay, and it is told.
  @Test func aNumberOfTheStoreIsNoIDOfAnother() throws {
    let new = """
      id,kind,source,target,when,weight,note
      r2,alliance,a,d,1950,1,other
      r3,alliance,c,d,1928/1934,1,closed
      r4,alliance,a,b,1926/1930,2,first

      """
    try growing(by: new, options: .init(acceptsUnrelated: true)) { store, growth in
      // The last row is r1 by what it says.
      #expect(growth.relationships == .init(added: 1, amended: 1, unchanged: 1))
      let rows = try rows(of: store)
      #expect(
        rows == [
          "r1 alliance a b 1926/1930 2.0 first", "r2 rivalry b c 1927 1.0 -",
          "r3 alliance c d 1928/1934 1.0 closed", "r4 denunciation a d 1929-05 1.0 -",
          "r5 alliance a d 1950 1.0 other",
        ])
      let told = growth.warnings.filter { $0.message.contains("store's number") }
      #expect(told.map(\.count) == [2] && told.first?.location?.line == 2, "\(growth.warnings)")
      #expect(
        told.first?.message.contains(
          "'r2' is the store's number of rivalry of 'b' and 'c' (1927), which stays; the row,"
            + " alliance of 'a' and 'd' (1950), is 'r5' there") == true)
    }
    // Of the whole collection, the number is the row's.
    let whole = "id,kind,source,target,when\nr2,alliance,a,d,1950\n"
    try growing(by: whole, options: .init(retractsVanished: true)) { store, growth in
      let rows = try rows(of: store)
      #expect(growth.relationships == .init(amended: 1, retracted: 3))
      #expect(rows.first?.hasPrefix("r2 alliance a d 1950") == true)
      #expect(growth.warnings.contains { $0.message.contains("and becomes alliance of") })
    }
  }

  @Test func anIDThatIsUsedAgainIsTold() throws {
    let old = "id,kind,source,target,when\nx,alliance,a,b,1926\ny,alliance,a,c,1927\n"
    let new = "id,kind,source,target,when\nx,rivalry,a,d,1940\ny,alliance,b,c,1927\n"
    try growing(old, by: new, options: .init(acceptsUnrelated: true)) { store, growth in
      #expect(growth.relationships == .init(amended: 2))
      // That the pair alone was mended is no matter.
      let told = growth.warnings.filter { $0.message.contains("becomes") }
      #expect(told.map(\.count) == [1] && told.first?.location?.line == 2, "\(growth.warnings)")
      #expect(
        told.first?.message.contains(
          "relationship 'x' was alliance of 'a' and 'b' (1926) and becomes rivalry of 'a' and 'd'"
            + " (1940)") == true)
      let count = try store.chronicle().relationships.count
      #expect(count == 2)
    }
  }

  /// A new row may have the id that a row without one would get by its number.
  @Test func idsThatLookLikeNumbersAreKeptApart() throws {
    let new =
      "id,kind,source,target,when\n,rivalry,a,c,1930\nr5,rivalry,b,d,1931\nr6,rivalry,a,d,1932\n"
    try growing(by: new) { store, growth in
      let rows = try rows(of: store)
      #expect(growth.relationships.added == 3)
      let ids = try store.chronicle().relationships.map(\.id)
      #expect(Set(ids).count == 7)
      #expect(Set(ids).isSuperset(of: ["r1", "r2", "r3", "r4", "r5", "r6"]))
      #expect(rows.contains("r5 rivalry b d 1931 1.0 -"))
    }
  }

  @Test func aDryRunChangesNothing() throws {
    let new = "kind,source,target,when\nrivalry,a,c,1930\n"
    try growing(by: new, options: .init(isDryRun: true)) { store, growth in
      let rows = try rows(of: store)
      #expect(growth.relationships.added == 1)
      #expect(growth.change?.id == "r5")
      let history = try store.history()
      #expect(history.isEmpty && rows.count == 4)
    }
  }

  @Test func kindsOfTheStoreNeedNoDeclaring() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      var builder = Chronicle.Builder(infersFigures: true)
      builder.add(RelationshipKind(name: "pact", sign: .positive, isDirected: false))
      builder.add(
        Relationship(kind: "pact", source: "a", target: "b", when: try Period("1926/1930")))
      try ChronicleStore.write(try builder.build(), to: path)
      let store = try ChronicleStore(editing: path)
      let addition = try table(
        "kind,source,target,when\npact,b,a,1926/1931\npact,a,c,1927\n", in: folder,
        kinds: store.kinds())
      let growth = try store.grow(by: [addition], note: note)
      #expect(growth.relationships == .init(added: 1, amended: 1))
      // A kind is added, and goes when the edit is undone.
      let before = try content(path)
      builder.add(RelationshipKind(name: "feud", sign: .negative, isDirected: true))
      builder.add(Relationship(kind: "feud", source: "a", target: "c", when: try Period("1928")))
      let more = StoreAddition(name: "more", chronicle: try builder.build())
      #expect(try store.grow(by: [more], note: note).kinds.added == 1)
      #expect(try store.chronicle().kind(named: "feud")?.sign == .negative)
      #expect(try store.undo(note) != nil)
      #expect(try content(path) == before)
      #expect(try store.redo(note) != nil)
      #expect(try store.chronicle().relationships.contains { $0.kind == "feud" })
      try store.checkIntegrity()
      // One name can't mean two things.
      var other = Chronicle.Builder(infersFigures: true)
      other.add(RelationshipKind(name: "pact", sign: .negative, isDirected: false))
      other.add(Relationship(kind: "pact", source: "a", target: "b", when: try Period("1940")))
      let contrary = StoreAddition(name: "contrary", chronicle: try other.build())
      let error = #expect(throws: FormatsError.self) {
        try store.grow(by: [contrary], note: note)
      }
      #expect(
        error?.description.contains(
          "kind 'pact' is negative and undirected in 'contrary' and positive and undirected in the store"
        )
          == true)
    }
  }

  @Test func figuresTellWhatTheyDoAndLoseNothing() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try ChronicleStore.write(.stalinCircle, to: path)
      let store = try ChronicleStore(editing: path)
      var builder = Chronicle.Builder()
      builder.add(
        Figure(
          id: "kirov", name: "S. M. Kirov", attributes: [Attribute(name: "town", value: "Vyatka")]))
      builder.add(Figure(id: "stalin", name: "stalin"))
      builder.add(Source(id: "diary", title: "A diary"))
      let growth = try store.grow(
        by: [StoreAddition(name: "people", chronicle: try builder.build())], note: note)
      #expect(growth.figures.amended == 1 && growth.figures.unchanged == 1)
      #expect(growth.sources.added == 1)
      let known = try #require(Chronicle.stalinCircle.figure(id: "kirov"))
      let kirov = try #require(try store.chronicle().figure(id: "kirov"))
      #expect(kirov.name == "S. M. Kirov" && kirov.born == known.born && kirov.died == known.died)
      #expect(kirov.attributes.last == Attribute(name: "town", value: "Vyatka"))
      #expect(
        try store.chronicle().figure(id: "stalin") == Chronicle.stalinCircle.figure(id: "stalin"))
    }
  }

  // MARK: Parts of a collection

  /// Next month's folder lists who is new, and ties them to whom the store has.
  @Test func aFolderNeedNotListWhomTheStoreHas() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try ChronicleStore.write(try table(Self.letters, in: folder).chronicle, to: path)
      let store = try ChronicleStore(editing: path)
      func addition(_ names: String...) throws -> [StoreAddition] {
        var figures = try store.figureIDs()
        return try names.map { name in
          let chronicle = try Chronicle(
            opening: folder + "/" + name, forms: .own(kinds: try store.kinds(), addedTo: figures))
          figures.formUnion(chronicle.figures.map(\.id))
          return StoreAddition(name: name, chronicle: chronicle)
        }
      }
      try FileManager.default.createDirectory(
        atPath: folder + "/may", withIntermediateDirectories: false)
      try write("id,name\nzed,Zed\n", to: folder + "/may/figures.csv")
      let relationships = folder + "/may/relationships.csv"
      try write("kind,source,target,when\nrivalry,zed,a,1910\n", to: relationships)
      let growth = try store.grow(by: try addition("may"), note: note)
      #expect(growth.figures == .init(added: 1, unchanged: 1))
      #expect(growth.relationships.added == 1)
      #expect(try store.grow(by: try addition("may"), note: note).change == nil)
      #expect(try store.chronicle().figure(id: "zed")?.name == "Zed")
      // Whom neither lists is still nobody, and may be one of either.
      try write("kind,source,target,when\nrivalry,zedd,a,1911\n", to: relationships)
      let unknown = #expect(throws: FormatsError.self) { try addition("may") }
      #expect(
        unknown?.description.contains("unknown figure 'zedd' — did you mean 'zed'?") == true,
        "\(String(describing: unknown))")
      // A chronicle by itself lists all.
      try write("kind,source,target,when\nrivalry,zed,a,1911\n", to: relationships)
      #expect(throws: FormatsError.self) { try Chronicle(contentsOf: folder + "/may") }

      // Tables of people and of sources by themselves, and people who are tied in another file.
      try write("id,name,born\na,Ann,1880\nnew,New,\n", to: folder + "/people.csv")
      try write("id,title\ndiary,A diary\n", to: folder + "/sources.csv")
      let people = try store.grow(by: try addition("people.csv", "sources.csv"), note: note)
      #expect(people.figures == .init(added: 1, amended: 1) && people.sources.added == 1)
      #expect(people.relationships.isUnchanged && people.vanishedCount == 0)
      #expect(try store.chronicle().figure(id: "a")?.born?.description == "1880")
      #expect(throws: FormatsError.self) {
        try Chronicle(opening: folder + "/people.csv", forms: .own)
      }
      try write("id,name\nq,Queen\n", to: folder + "/others.csv")
      try write("kind,source,target,when\nrivalry,q,a,1912\n", to: folder + "/ties.csv")
      for names in [("others.csv", "ties.csv"), ("ties.csv", "others.csv")] {
        let growth = try store.grow(by: try addition(names.0, names.1), note: note)
        #expect(growth.figures.added == 1 && growth.relationships.added == 1)
        _ = try store.undo(note)
      }
      let before = try bytes(of: path)
      for (options, message) in [
        (StoreGrowthOptions(), "shares no figure with the store"),
        (
          .init(retractsVanished: true), "has no relationships, and would take all out of the store"
        ),
      ] {
        let refusal = #expect(throws: FormatsError.self) {
          try store.grow(by: try addition("others.csv"), note: note, options: options)
        }
        #expect(refusal?.description.contains(message) == true)
      }
      #expect(try bytes(of: path) == before)
    }
  }

  // MARK: What is refused

  @Test func anotherDataSetIsRefused() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try ChronicleStore.write(.stalinCircle, to: path)
      let store = try ChronicleStore(editing: path)
      let before = try bytes(of: path)
      func refusal(_ addition: StoreAddition) throws -> String {
        let error = #expect(throws: FormatsError.self) {
          try store.grow(by: [addition], note: note)
        }
        #expect(try bytes(of: path) == before)
        return error?.description ?? ""
      }
      let rome = try table("kind,source,target,when\nrivalry,brutus,caesar,-0043\n", in: folder)
      #expect(
        try refusal(rome).contains(
          "'table.csv' shares no figure with the store: none of its 2 ('brutus', 'caesar') is there"
        ))
      // Two collections may both call their figures by numbers.
      let names = Chronicle.stalinCircle.figures.map(\.id).prefix(4)
      var builder = Chronicle.Builder()
      for (index, id) in names.enumerated() {
        builder.add(Figure(id: id, name: "Roman \(index)"))
      }
      #expect(
        try refusal(StoreAddition(name: "rome", chronicle: try builder.build())).contains(
          "'rome' has other figures under the store's ids: 4 of 4"))
      // And their claims.
      let claims = Chronicle.stalinCircle.relationships.prefix(3)
      let strangers = claims.map { "\($0.id),rivalry,kirov,someone,1930\n" }.joined()
      let others = try table("id,kind,source,target,when\n" + strangers, in: folder)
      #expect(
        try refusal(others).contains("has other relationships under the store's ids: 3 of 3"))
      // What is wanted all the same is done.
      let options = StoreGrowthOptions(acceptsUnrelated: true)
      #expect(try store.grow(by: [rome], note: note, options: options).relationships.added == 1)
    }
  }

  @Test func whatIsWrongIsToldWithItsPlace() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      var builder = Chronicle.Builder()
      builder.add(Figure(id: "a", name: "A", died: HistoricalDate(year: 1920)))
      builder.add(Figure(id: "stalin", name: "Joseph Stalin"))
      try ChronicleStore.write(try builder.build(), to: path)
      let store = try ChronicleStore(editing: path)
      let addition = try table(
        "kind,source,target,when\nalliance,a,stalin,1910\nalliance,a,stalln,1926/1930\n", in: folder
      )
      let growth = try store.grow(by: [addition], note: note)
      let told = growth.warnings.map(\.description)
      #expect(
        told.contains {
          $0.contains("table.csv:3:") && $0.contains("begins after the death of 'a'")
        }, "\(told)")
      #expect(
        told.contains { $0.contains("'stalin' and 'stalln' differ only by one letter") }, "\(told)")
    }
  }
}
