import Camarilla
import Foundation
import Testing

@Suite struct FigureIDTests {
  private static let texts = [
    "", "a", "A", "b", "a1", "a10", "a2", "a-b", "\u{E9}", "e\u{301}", "z", "\u{1F600}", "\u{FB01}",
  ]

  /// What is sorted by id has the order that its texts have, and ids are equal where these are.
  @Test func idsCompareAsTheirTextsDo() {
    for one in Self.texts {
      for other in Self.texts {
        let (id, otherID) = (Figure.ID(one), Figure.ID(rawValue: other))
        #expect((id < otherID) == (one < other))
        #expect((id == otherID) == (one == other))
        #expect(Set([id, otherID]).count == Set([one, other]).count)
      }
    }
  }

  @Test func literalsAndInterpolationsAreIDs() {
    let number = 7
    let id: Figure.ID = "f-\(number)"
    #expect(id == Figure.ID("f-7") && id.rawValue == "f-7" && "\(id)" == "f-7")
  }

  /// The bytes of an id are kept, also where those of an equal one are others.
  @Test func spellingsAreKept() {
    #expect(Self.texts.allSatisfy { Array(Figure.ID($0).rawValue.utf8) == Array($0.utf8) })
  }

  @Test func idsAreEncodedAsTexts() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let ids = Self.texts.map { Figure.ID($0) }
    let written = try encoder.encode(ids)
    #expect(written == (try encoder.encode(Self.texts)))
    #expect(try JSONDecoder().decode([Figure.ID].self, from: written) == ids)
    let ranks: [Figure.ID: Int] = ["stalin": 1, "trotsky": 2]
    let object = try encoder.encode(ranks)
    #expect(String(decoding: object, as: UTF8.self) == #"{"stalin":1,"trotsky":2}"#)
    #expect(try JSONDecoder().decode([Figure.ID: Int].self, from: object) == ranks)
  }
}
