import Camarilla
import Foundation
import TestSupport
import Testing

/// What a library user gets who encodes results: the properties by their names, texts for dates.
@Suite struct EncodableResultsTests {
  private func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// The notation of tables, whatever the date.
  @Test(arguments: [
    "1926", "1926-05/1934-12-01", "1926~/..", "{1917,1919..1921}", "/-0043", "192X?",
  ])
  func datesAreTheirTexts(text: String) throws {
    let period = try Period(text)
    #expect(try encoded([period]) == "[\"\(text)\"]")
    #expect(try JSONDecoder().decode([String].self, from: Data(encoded([period]).utf8)) == [text])
  }

  @Test func relationshipsAreTheirColumns() throws {
    let relationship = Relationship(
      id: "r1", kind: "alliance", source: "a", target: "b", when: try Period("1926/1927"),
      weight: 2.5, confidence: 0.5, post: nil,
      citations: [Citation(source: "rise", locator: "p. 3"), Citation(source: "editor")])
    #expect(
      try encoded(relationship) == """
        {"attributes":[],"citations":["rise#p. 3","editor"],"confidence":0.5,"id":"r1",\
        "kind":"alliance","source":"a","target":"b","weight":2.5,"when":"1926/1927"}
        """)
  }

  /// Scores come back from what was written of them.
  @Test func scoresRoundTrip() throws {
    struct Read: Decodable, Equatable {
      var id: String
      var name: String
      var score: Double
      var rank: Int
    }
    var generator = SeededGenerator(seed: 8259)
    for _ in 0..<10 {
      let snapshot = try randomChronicle(figures: 9, relationships: 20, using: &generator)
        .snapshot(of: 1915)
      let entries = Array(snapshot.scores(by: .betweenness))
      let read = try JSONDecoder().decode([Read].self, from: Data(encoded(entries).utf8))
      #expect(
        read
          == entries.map { Read(id: $0.id.rawValue, name: $0.name, score: $0.score, rank: $0.rank) }
      )
    }
  }

  @Test func choicesAreTheWordsOfTheCommand() throws {
    #expect(try encoded(TieSelection.allCases) == #"["all","positive","negative"]"#)
    #expect(try encoded([CentralityMeasure.inDegree]) == #"["in-degree"]"#)
  }

  /// Of a path a – b – c: who holds it together.
  @Test func cohesionHasItsMembers() throws {
    let snapshot = try chronicle("alliance a b 1926", "alliance b c 1926").snapshot(of: 1926)
    #expect(
      try encoded(snapshot.cohesion().articulationFigures)
        == #"[{"id":"b","name":"b","parts":2}]"#)
  }
}
