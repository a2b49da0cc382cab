import Camarilla
import Testing

/// Blanks around texts and within names.
@Suite struct BlanksTests {
  /// White space of every width and characters that nobody sees, at either end.
  @Test(arguments: [
    " ", "\t", "\n", "\u{A0}", "\u{AD}", "\u{200B}", "\u{200D}", "\u{200E}", "\u{202E}", "\u{2060}",
    "\u{2003}", "\u{3000}", "\u{FEFF}", "\u{061C}", "\u{180E}", "\u{2800}", "\u{3164}",
    " \u{200B} ",
  ])
  func oneFigureWhateverStandsAroundItsName(blank: String) throws {
    let chronicle = try chronicle(
      ("stalin", "kirov"), (blank + "stalin", "a b"), ("stalin" + blank, "c"))
    #expect(chronicle.figures.map(\.id) == ["stalin", "kirov", "a b", "c"])
    #expect(chronicle.warnings.isEmpty)
    #expect(chronicle.figure(called: blank + "KIROV" + blank) == .found(chronicle.figures[1]))
    #expect(chronicle.figures(matching: "kirov" + blank).map(\.id) == ["kirov"])
  }

  @Test func everyTextOfARowIsTrimmed() throws {
    var builder = Chronicle.Builder()
    builder.add(RelationshipKind(name: " vote\u{A0}", sign: .positive, isDirected: true))
    builder.add(Source(id: "book ", title: " The book", author: " "))
    builder.add(
      Figure(id: " a", name: "Ann ", attributes: [Attribute(name: "party", value: " Whig ")]))
    builder.add(Figure(id: "b", name: "\u{200B}"))
    builder.add(
      Relationship(
        id: " x ", kind: "vote ", source: "a ", target: "b\t", when: try Period("1926"),
        post: " ", citations: [Citation(source: " book", locator: "p. 3 ")], note: " hm "))
    let chronicle = try builder.build()
    #expect(chronicle.warnings.isEmpty)
    #expect(chronicle.figures.map(\.name) == ["Ann", "b"])
    #expect(chronicle.figures[0].attributes == [Attribute(name: "party", value: "Whig")])
    #expect(chronicle.sources == [Source(id: "book", title: "The book")])
    #expect(
      Array(chronicle.relationships) == [
        Relationship(
          id: "x", kind: "vote", source: "a", target: "b", when: try Period("1926"),
          citations: [Citation("book#p. 3")], note: "hm")
      ])
  }

  /// An emoji may end in a selector or a tag, which is a part of it.
  @Test func emojiStayWhole() throws {
    for name in ["❤\u{FE0F}", "🏴\u{E0067}\u{E0062}\u{E007F}", "👩\u{200D}👧"] {
      #expect(try chronicle((name, "b")).figures[0].id.rawValue == name)
    }
  }

  @Test(arguments: [
    ("Ivan  IV", "two spaces in a row"), ("sta\u{200B}lin", "U+200B, a zero-width space"),
    ("Ivan\u{A0}IV", "U+00A0, a no-break space"), ("Sta\u{AD}lin", "U+00AD, a soft hyphen"),
  ])
  func oddBlanksWithinANameAreKeptAndTold(name: String, what: String) throws {
    let chronicle = try chronicle((name, "kirov"), ("kirov", name))
    #expect(chronicle.figures[0].id.rawValue == name)
    #expect(chronicle.warnings.map(\.message) == ["'\(name)' has \(what) in it"])
    #expect(chronicle.warnings[0].subject?.field == "source")
  }

  /// Persian and the Indic scripts write joiners, and a name may be of several words.
  @Test func blanksThatBelongToANameAreNotTold() throws {
    for name in ["می\u{200C}رزا", "क्\u{200D}ष", "Ivan IV", "Anne of Cleves"] {
      #expect(try chronicle((name, "kirov")).warnings.isEmpty, "\(name)")
    }
  }

  private func chronicle(_ pairs: (String, String)...) throws -> Chronicle {
    var builder = Chronicle.Builder(infersFigures: true)
    for (number, (source, target)) in pairs.enumerated() {
      builder.add(
        Relationship(
          kind: "alliance", source: Figure.ID(source), target: Figure.ID(target),
          when: try Period("\(1900 + number)")))
    }
    return try builder.build()
  }
}
