import TestSupport
import Testing

@testable import Camarilla

/// Figures that may be one under two ids.
@Suite struct TwinTests {
  /// A chronicle of ties between figures called by their ids.
  private func chronicle(_ ties: [(String, String)], figures: [Figure] = []) throws -> Chronicle {
    var builder = Chronicle.Builder(infersFigures: true)
    for figure in figures { builder.add(figure) }
    for (source, target) in ties {
      builder.add(
        Relationship(
          kind: "alliance", source: Figure.ID(source), target: Figure.ID(target),
          when: try Period("1926")))
    }
    return try builder.build()
  }

  private func pairs(_ twins: [Twin]) -> [[String]] {
    twins.map { [$0.figure.rawValue, $0.kept.rawValue].sorted() }
  }

  /// Names of one person as the usual systems of transliteration, and newspapers, write them.
  @Test(arguments: [
    ["Троцкий", "Trotskii", "Trotsky", "Trotskij", "Trockij", "Trotskiy", "Trotzki"],
    ["Зиновьев", "Zinoviev", "Zinov'ev", "Zinovyev", "Zinovev"],
    ["Ежов", "Ezhov", "Yezhov", "Ežov", "Jezhov"],
    ["Дзержинский", "Dzerzhinsky", "Dzeržinskij", "Dzerzhinskii"],
    ["Орджоникидзе", "Ordzhonikidze", "Ordžonikidze"],
    ["Чичерин", "Chicherin", "Čičerin", "Tschitscherin"],
    ["Хрущёв", "Khrushchev", "Hruščev"], ["Бухарин", "Bukharin", "Buharin"],
    ["Микоян", "Mikoyan", "Mikojan", "Mikoian"], ["Müller", "Mueller", "Muller"],
  ])
  func transliterationsShareASkeleton(names: [String]) {
    let skeletons = Set(names.map { $0.withoutCaseAndAccents.skeleton })
    #expect(skeletons.count == 1, "\(names): \(skeletons)")
  }

  @Test(arguments: [
    ("Leon Trotsky", "Trotsky, Leon", PersonName.Likeness.words),
    ("LEON TROTSKY", "Léon Trotsky", .words), ("J. V. Stalin", "J.V. Stalin", .words),
    ("Lev Trotskii", "Лев Троцкий", .transliteration), ("Leon Trotsky", "L. Trotsky", .initials),
    ("Trotsky L.", "Leon Trotsky", .initials), ("I.V. Stalin", "Stalin, Iosif V.", .initials),
    ("Lev Davidovich Trotsky", "L. Trotsky", .partOfInitials),
    ("Niels Bohr", "Niels Henrik David Bohr", .partOfInitials),
    ("Trotsky", "Leon Trotsky", .surname),
    ("Alfred Graf Waldersee", "Alfred von Waldersee", .partOfInitials),
    ("Robert Dudley, Earl", "Lord Robert Dudley", .partOfInitials),
  ])
  func namesAreAlike(one: String, other: String, likeness: PersonName.Likeness) {
    #expect(PersonName(one).likeness(to: PersonName(other)) == likeness)
    #expect(PersonName(other).likeness(to: PersonName(one)) == likeness)
  }

  @Test(arguments: [
    ("Leon Trotsky", "Natalia Trotsky"), ("L. Trotsky", "N. Trotsky"), ("Henry VII", "Henry VIII"),
    ("figure 12", "figure 13"), ("Leon", "Leon Trotsky"), ("North Korea", "South Korea"),
    ("J. Smith", "Joan Baez"), ("", "Stalin"), ("Graf Alfred", "Graf Waldersee"),
    ("Alfred von Waldersee", "Albert Graf Waldersee"), ("Lord Grey", "Earl Grey"),
  ])
  func othersAreNot(one: String, other: String) {
    #expect(PersonName(one).likeness(to: PersonName(other)) == nil)
  }

  /// The definition, by hand: 1 − (1 − 0.6)(1 − ½ · 2/2) of a name with an initial whose bearer's two neighbors
  /// are the other's too.
  @Test func theScoreIsAsDefined() throws {
    let twins = try chronicle([
      ("Leon Trotsky", "Lenin"), ("Leon Trotsky", "Radek"), ("Leon Trotsky", "Joffe"),
      ("L. Trotsky", "Lenin"), ("L. Trotsky", "Radek"),
    ]).twins()
    #expect(pairs(twins) == [["L. Trotsky", "Leon Trotsky"]])
    #expect(twins[0].figure == "L. Trotsky")
    #expect(abs(twins[0].score - 0.8) < 1e-12)
    #expect(twins[0].sharedNeighbors == 2)
  }

  @Test func whoIsTiedOrBornAtAnotherTimeIsSomebodyElse() throws {
    #expect(try chronicle([("Ivan Smirnov", "I. Smirnov")]).twins().isEmpty)
    let born = { (year: String) in try HistoricalDate(year) }
    let figures = [
      Figure(id: "a", name: "Ivan Smirnov", born: try born("1881")),
      Figure(id: "b", name: "Smirnov, Ivan", born: try born("1903")),
      Figure(id: "c", name: "IVAN SMIRNOV", born: try born("188X")),
    ]
    let twins = try chronicle([("a", "x"), ("b", "y"), ("c", "z")], figures: figures).twins()
    #expect(pairs(twins) == [["a", "c"]])
  }

  /// Two with rows of their own, whose names differ and who know nobody in common, are two unless rows aren't trusted.
  @Test func rowsTellApart() throws {
    let figures = [
      Figure(id: "dudley", name: "Robert Dudley"), Figure(id: "dudly", name: "Robert Dudly"),
    ]
    let chronicle = try chronicle([("dudley", "x"), ("dudly", "y")], figures: figures)
    #expect(chronicle.twins().isEmpty)
    #expect(pairs(chronicle.twins(trustsRows: false)) == [["dudley", "dudly"]])
  }

  /// Rows of ids alone are those of a program that brought a list of relationships into another form: nobody told by
  /// them who is who.
  @Test func rowsOfIDsAloneTellNobodyApart() throws {
    let figures = ["Philipp Eulenburg", "Philipp zu Eulenburg"].map {
      Figure(id: Figure.ID($0), name: $0)
    }
    let ties = [(figures[0].id.rawValue, "x"), (figures[1].id.rawValue, "y")]
    #expect(
      pairs(try chronicle(ties, figures: figures).twins()) == pairs(try chronicle(ties).twins()))
    #expect(try chronicle(ties).twins().count == 1)
  }

  /// Single letters, and words about as short, make nobody one with somebody else unless the rest agrees.
  @Test func lettersByThemselvesSayLittle() throws {
    for (one, other) in [("j", "i"), ("v", "w"), ("aj", "ai"), ("ae", "aa"), ("J. W.", "I. V.")] {
      #expect(PersonName(one).likeness(to: PersonName(other)) == nil, "\(one) \(other)")
    }
    #expect(PersonName("J. Caesar").likeness(to: PersonName("I. Caesar")) == .initials)
    #expect(PersonName("Л. Троцкий").likeness(to: PersonName("L. Trotsky")) == .transliteration)
    #expect(
      PersonName("Iulius Caesar").likeness(to: PersonName("Julius Caesar")) == .transliteration)
    let letters = "abcdefghijklmnopqrstuvwxyz".map(String.init)
    #expect(try chronicle(letters.map { ($0, "somebody") }).twins().isEmpty)
  }

  /// Merging all that is told ties nobody to himself, and gives nobody up twice.
  @Test func allCanBeMerged() throws {
    let twins = try chronicle([
      ("Ivan Smirnov", "x"), ("I. Smirnov", "Igor Smirnov"), ("Igor Smirnov", "y"),
    ]).twins()
    #expect(pairs(twins) == [["I. Smirnov", "Ivan Smirnov"]])
  }

  /// Blocking finds what comparing all with all finds.
  @Test func nothingIsMissedByBlocking() throws {
    var random = SeededGenerator(seed: 5)
    let first = ["Ivan", "Igor", "Lev", "I.", "L.", "Nikolai", "Николай"]
    let second = ["Petrovich", "P.", "", ""]
    let last = [
      "Trotsky", "Троцкий", "Trotskii", "Smirnov", "Bukharin", "Kirov", "Kamenev", "Радек",
    ]
    for _ in 0..<40 {
      let names = Set(
        (0..<24).map { _ in
          [first, second, last].map { $0.randomElement(using: &random)! }.filter { !$0.isEmpty }
            .joined(separator: " ")
        }
      ).sorted()
      let chronicle = try chronicle(names.map { ($0, "somebody else") })
      let people = names.map { PersonName($0) }
      var expected: Set<[String]> = []
      for a in names.indices {
        for b in names.indices.dropFirst(a + 1)
        where people[a].likeness(to: people[b]) ?? .surname > .surname {
          expected.insert([names[a], names[b]].sorted())
        }
      }
      let found = TwinSearch(chronicle).likelyPairs().filter { $0.value > .surname }.keys.map {
        pair in
        [pair.a, pair.b].map { chronicle.figures[Int($0)].id.rawValue }.sorted()
      }
      #expect(Set(found) == expected)
    }
  }
}
