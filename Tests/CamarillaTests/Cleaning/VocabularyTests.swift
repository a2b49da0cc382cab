import Camarilla
import Testing

/// Misspelled names of kinds, figures and sources.
@Suite struct VocabularyTests {
  private func kinds() -> Vocabulary {
    Vocabulary(
      of: "kind", rule: .unknownKind, names: RelationshipKind.standard.map(\.name), aliases: [],
      trustsSlips: true)
  }

  private func repair(of text: String, in vocabulary: Vocabulary) -> Repair? {
    var vocabulary = vocabulary
    return vocabulary.repair(of: text)
  }

  @Test(arguments: [
    ("rivalri", "rivalry", true), ("ALLIANCE", "alliance", true), ("aliance", "alliance", true),
    ("Appointment", "appointment", true), ("denunciaton", "denunciation", true),
    // Three letters away from one of them, and a word of its own.
    ("allegiance", "alliance", false),
  ])
  func kindsAreFew(text: String, meaning: String, isCertain: Bool) throws {
    let repair = try #require(self.repair(of: text, in: kinds()))
    #expect(repair.readings == [meaning])
    #expect(repair.isCertain == isCertain)
  }

  @Test func whatIsRightOrFarStays() {
    #expect(repair(of: "alliance", in: kinds()) == nil)
    #expect(repair(of: "marriage", in: kinds()) == nil)
  }

  /// Of figures a letter may make somebody else; case, accents and the figure's own name don't.
  @Test func figuresAreMany() throws {
    let figures = Vocabulary(
      of: "figure", rule: .unknownFigure, names: ["trotsky", "ivanov", "smith-1", "smith-2"],
      aliases: [
        ("Leon Trotsky", "trotsky"), ("Ivan Ivanov", "ivanov"), ("John Smith", "smith-1"),
        ("John Smith", "smith-2"),
      ], trustsSlips: false)
    #expect(repair(of: "Trotsky", in: figures)?.isCertain == true)
    #expect(repair(of: "Leon Trotsky", in: figures)?.readings == ["trotsky"])
    #expect(repair(of: "leon  trotsky", in: figures)?.isCertain == true)
    #expect(repair(of: "ivanova", in: figures)?.readings == ["ivanov"])
    #expect(repair(of: "ivanova", in: figures)?.isCertain == false)
    // Two are called so.
    #expect(repair(of: "John Smith", in: figures) == nil)
  }
}
