import Testing

@testable import Camarilla

@Suite struct WordingTests {
  @Test func numbersHaveTheirNouns() {
    #expect([0, 1, 2].map { counted($0, singular: "tie") } == ["0 ties", "1 tie", "2 ties"])
    #expect(counted(1, singular: "century", plural: "centuries") == "1 century")
    #expect(counted(2, singular: "century", plural: "centuries") == "2 centuries")
  }

  @Test func listsAreParted() {
    #expect(["a"].oneAfterAnother == "a" && ["a", "b"].oneAfterAnother == "a, b")
    #expect([String]().listed() == "" && ["a"].listed() == "a" && ["a", "b"].listed() == "a and b")
    #expect(["a", "b", "c"].listed() == "a, b and c")
  }

  @Test func commasOfTheirOwnPartNothing() {
    let names = ["Edward IV", "Richard, Duke of Gloucester", "William, Lord Hastings"]
    #expect(
      names.oneAfterAnother == "Edward IV; Richard, Duke of Gloucester; William, Lord Hastings")
    #expect(
      names.listed(by: "or") == "Edward IV; Richard, Duke of Gloucester or William, Lord Hastings")
    #expect(["'a, b'", "'c'", "'d'"].listed(separator: ", ") == "'a, b', 'c' and 'd'")
  }

  @Test func longListsAreCutShort() {
    #expect(list([]) == "nothing" && list(["a", "b"]) == "a and b")
    #expect(list(["a", "b", "c", "d"], limit: 2) == "a, b and 2 more")
  }

  @Test func livesHaveTwoEnds() throws {
    let born = try HistoricalDate("1879")
    let died = try HistoricalDate("1940-08-21")
    func life(_ born: HistoricalDate?, _ died: HistoricalDate?) -> String? {
      Figure(id: "a", name: "A", born: born, died: died).spokenLife
    }
    #expect(life(born, died) == "1879 – \(died.spoken)")
    #expect(life(nil, died) == "? – \(died.spoken)" && life(born, nil) == "1879 – ")
    #expect(life(nil, nil) == nil)
  }
}
