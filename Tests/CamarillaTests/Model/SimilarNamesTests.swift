import Camarilla
import TestSupport
import Testing

/// Figures whose names are nearly the same.
@Suite struct SimilarNamesTests {
  private func doubts(_ names: String..., tied: [(Int, Int)] = []) throws -> [String] {
    try chronicle(names, tied: tied).warnings.filter { $0.rule == .similarNames }.map(\.message)
  }

  /// Inferred figures, each tied to somebody of its own, and some to one another.
  private func chronicle(_ names: [String], tied: [(Int, Int)] = []) throws -> Chronicle {
    var builder = Chronicle.Builder(infersFigures: true)
    for (number, name) in names.enumerated() {
      builder.add(
        Relationship(
          kind: "alliance", source: Figure.ID(name), target: "\(number)", when: try Period("1926")))
    }
    for (a, b) in tied {
      builder.add(
        Relationship(
          kind: "rivalry", source: Figure.ID(names[a]), target: Figure.ID(names[b]),
          when: try Period("1926")))
    }
    return try builder.build()
  }

  @Test(arguments: [
    ("Stalin", "stalin", "in case"), ("Ivan IV", "IvanIV", "in blanks"),
    ("José", "JOSÉ", "in case"), ("José Ñandú", "Jose Nandu", "in accents or case"),
    ("Σίσυφος", "Σισυφος", "in accents or case"), ("Strauß", "Strauss", "in accents or case"),
    ("Ivan IV", "ivaniv", "in blanks and case"), ("zinoviev", "zinovev", "by one letter"),
    ("trotsky", "trotski", "by one letter"), ("Lev Kamenev", "Lev Kamnev", "by one letter"),
    ("bukharin", "bukahrin", "by one letter"), ("Сталин", "Стаалин", "by one letter"),
    ("St. John", "St John", "by one letter"), ("Yezhov", "Ezhov", "by one letter"),
  ])
  func spellingsOfOneNameAreTold(one: String, other: String, how: String) throws {
    #expect(
      try doubts(one, other) == [
        "'\(one)' and '\(other)' differ only \(how); expected one spelling, if they are one figure"
      ])
  }

  /// Names that are made to differ by what else would be a slip.
  @Test(arguments: [
    ["a1", "a2"], ["person-001", "person-002"], ["1", "2", "12", "1 2"], ["a", "A"],
    ["x", "y", "z"],
    ["USA", "USB"], ["Louis XIII", "Louis XVIII"], ["Henry VII", "Henry VIII"],
    ["Zone A", "Zone B"],
    ["John A Smith", "John B Smith"], ["Gambia", "Zambia"], ["Petrov", "Petrova"],
    ["Iran", "Iraq"], ["series A5", "series B5"], ["Anna", "Hanna"],
    ["prefixa", "prefixb", "prefixc", "prefixd", "prefixe", "prefixf"],
  ])
  func seriesOfNamesAreNot(names: [String]) throws {
    #expect(try chronicle(names).warnings.filter { $0.rule == .similarNames }.isEmpty)
  }

  /// Labels of a hundred kilobytes would take longer to compare than to read.
  @Test func textsAreComparedWithNone() throws {
    let name = String(repeating: "k", count: 999)
    #expect(try doubts(name + "a", name + "A").count == 1)
    #expect(try doubts(name + "ka", name + "kA") == [])
  }

  @Test func twoWhoAreTiedToOneAnotherAreTwo() throws {
    #expect(try doubts("Johan Smit", "Johann Smit", tied: [(0, 1)]) == [])
    #expect(try doubts("Johan Smit", "Johann Smit").count == 1)
  }

  /// A person who listed two figures told them apart, but for what nobody sees.
  @Test func figuresOfATableAreTakenAtTheirWord() throws {
    func doubts(_ names: [String]) throws -> [String] {
      var builder = Chronicle.Builder()
      for (number, name) in names.enumerated() { builder.add(Figure(id: "f\(number)", name: name)) }
      return try builder.build().warnings.map(\.message)
    }
    #expect(try doubts(["John Smith", "Jon Smith", "Joan Smith"]).isEmpty)
    #expect(try doubts(["John Smith", "John Smith"]).isEmpty)
    #expect(
      try doubts(["José", "Jose"]) == [
        "'José' (f0) and 'Jose' (f1) differ only in accents or case; expected one spelling, if they are one"
          + " figure"
      ])
  }

  /// Rows of ids alone, as a list of relationships becomes in another form, tell nobody apart.
  @Test func rowsThatTellNothingTellNobodyApart() throws {
    func doubts(_ figures: [Figure]) throws -> Int {
      var builder = Chronicle.Builder()
      for figure in figures { builder.add(figure) }
      return try builder.build().warnings.count { $0.rule == .similarNames }
    }
    let (one, other) = ("Francesco de' Pazzi", "Francesco de Pazzi")
    let bare = [one, other].map { Figure(id: Figure.ID($0), name: $0) }
    #expect(try doubts(bare) == 1)
    let told = bare.map {
      Figure(id: $0.id, name: $0.name, attributes: [Attribute(name: "party", value: "white")])
    }
    #expect(try doubts(told) == 0)
  }

  @Test func manyNamesTakeNoQuadraticTime() throws {
    var random = SeededGenerator(seed: 1)
    let names = (0..<20_000).map { _ in
      String((0..<10).map { _ in "abcdefghijklmnopqrstuvwxyz".randomElement(using: &random)! })
    }
    let chronicle = try chronicle(names + [names[8] + "q"])
    #expect(chronicle.warnings.contains { $0.message.contains("'\(names[8])q'") })
  }
}
