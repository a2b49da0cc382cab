import TestSupport
import Testing

@testable import Camarilla

/// The optimal string alignment distance by its recursive definition.
private func slowDistance(_ a: [Character], _ b: [Character]) -> Int {
  var known: [Int: Int] = [:]
  func distance(_ i: Int, _ j: Int) -> Int {
    if i == 0 || j == 0 { return i + j }
    if let value = known[i * 1000 + j] { return value }
    var value = distance(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1)
    value = min(value, distance(i - 1, j) + 1, distance(i, j - 1) + 1)
    if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
      value = min(value, distance(i - 2, j - 2) + 1)
    }
    known[i * 1000 + j] = value
    return value
  }
  return distance(a.count, b.count)
}

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("trotski", "trotsky"), ("Stalin", "stalin"), ("stailn", "stalin"),
    ("betweeness", "betweenness"),
    ("kirov", "kirov"), ("КИРОВ", "киров"),
  ])
  func findsWhatWasMeant(text: String, meant: String) {
    let names = ["stalin", "trotsky", "kirov", "киров", "betweenness", "closeness"]
    #expect(nearestName(to: text, among: names) == meant)
  }

  @Test func offersNothingFarOff() {
    #expect(nearestName(to: "caesar", among: ["stalin", "trotsky", ""]) == nil)
    #expect(nearestName(to: "ab", among: ["ax", "abc"]) == nil)
    #expect(nearestName(to: "", among: ["", "a"]) == "")
    #expect(nearestName(to: "x", among: [String]()) == nil)
  }

  @Test func breaksTiesByCaseThenByOrderOfNames() {
    #expect(nearestName(to: "Rykov", among: ["rykov", "Rykov", "RYKOV"]) == "Rykov")
    #expect(nearestName(to: "marx", among: ["marz", "mark", "marc"]) == "marc")
  }

  /// Of names that are as near as one another nobody can tell which is meant: all are offered, or none where there are many.
  @Test func offersAllThatAreAsNear() {
    func offered(_ text: String, _ names: [String]) -> String {
      Suggestion(nearestTo: text, among: names).hint
    }
    #expect(offered("bact", ["pact", "fact", "feud"]) == " — did you mean 'fact' or 'pact'?")
    #expect(
      offered("marx", ["marz", "mark", "marc"]) == " — did you mean 'marc' or 'mark' or 'marz'?")
    #expect(offered("figure10x", (0..<200).map { "figure\($0)" }) == "")
    #expect(offered("Rykov", ["rykov", "Rykov"]) == " — did you mean 'Rykov'?")
    #expect(offered("pact", ["pact", "pact", "pacts"]) == " — did you mean 'pact'?")
  }

  /// Nobody misspells a text that is longer than any name.
  @Test func isLookedForUpToALength() {
    let name = String(repeating: "ab", count: 128)
    let (text, longer) = ("b" + name.dropFirst(), name + "a")
    #expect(nearestName(to: text, among: [name]) == name)
    #expect(nearestName(to: longer, among: [name]) == nil)
    #expect(NearestNames([name]).search(for: longer).work == 0)
    // Letters of four bytes each are as many.
    let wide = String(repeating: "𐐀𐐁", count: 128)
    #expect(nearestName(to: "𐐁" + wide.dropFirst(), among: [wide]) == wide)
    #expect(nearestName(to: wide + "𐐀", among: [wide]) == nil)
  }

  /// A table whose every text is wrong has the names compared ten million times, and no more.
  @Test func isLookedForUpToAnAmountOfWork() {
    let names = (0..<200_000).map { "name\($0)" }
    var suggestions = Suggestions(names)
    #expect(suggestions.suggestions(for: "nome77") == ["name77"])
    for number in 1..<50 { #expect(suggestions.suggestions(for: "ÄÖÜß\(number)") == []) }
    #expect(suggestions.suggestions(for: "nome88") == [])
    // What was found is told again.
    #expect(suggestions.suggestions(for: "nome77") == ["name77"])
    var fresh = Suggestions(names)
    #expect(fresh.suggestions(for: "nome88") == ["name88"])
  }

  @Test func agreesWithTheDefinition() {
    var random = SeededGenerator(seed: 1964)
    func word(_ lengths: ClosedRange<Int>) -> String {
      String(
        (0..<Int.random(in: lengths, using: &random)).map { _ in
          ["a", "b", "c"].randomElement(using: &random)!
        })
    }
    for _ in 0..<500 {
      let names = (0..<6).map { _ in word(1...12) }
      let text = word(1...12)
      let limit = [0, 0, 0, 1, 1, 1, 2, 2, 2, 2][min(text.count, 9)] + (text.count > 9 ? 1 : 0)
      let expected =
        names
        .map { (slowDistance(Array(text), Array($0)), $0) }
        .filter { $0.0 <= limit }
        .min { $0 < $1 }?.1
      #expect(nearestName(to: text, among: names) == expected, "\(text) among \(names)")
    }
  }
}
