import Camarilla
import Testing

@Suite struct FactionHistoryTests {
  /// Groups in each of which everybody is allied with everybody: `"abc 1900/1902"`.
  private func cliques(_ groups: String...) throws -> Chronicle {
    var builder = Chronicle.Builder(infersFigures: true)
    for group in groups {
      let words = group.split(separator: " ")
      let members = words[0].map(String.init)
      for (place, a) in members.enumerated() {
        for b in members[(place + 1)...] {
          builder.add(
            Relationship(
              id: "\(a)\(b)-\(words[1])", kind: "alliance", source: Figure.ID(a),
              target: Figure.ID(b),
              when: try Period(String(words[1])), citations: Citation.list("book#\(a)\(b)")))
        }
      }
    }
    return try builder.build()
  }

  /// `1903 birth 1 []: +d+e+f`: year, kind, line, other lines, who joined and who left.
  private func told(_ history: FactionHistory) -> [String] {
    history.events.map { event in
      "\(event.year) \(event.kind) \(event.line) \(event.others): "
        + event.joined.map { "+\($0)" }.joined() + event.left.map { "-\($0)" }.joined()
    }
  }

  @Test func aBirth() throws {
    let chronicle = try cliques("abc 1900/1910", "def 1903/1910")
    let history = chronicle.factionHistory(years: 1900...1905)
    #expect(told(history) == ["1903 birth 1 []: +d+e+f"])
    #expect(history.lines.map(\.origin) == [.unknown, .birth])
    #expect(history.lines.map(\.fate) == [.ongoing, .ongoing])
    #expect(history.lines.map(\.appearances.count) == [6, 3])
    let birth = try #require(history.events.first)
    #expect(birth.figures == ["d", "e", "f"])
    #expect(birth.begun == ["de-1903/1910", "df-1903/1910", "ef-1903/1910"])
    #expect(birth.ended == [])
    #expect(birth.citations.map(\.description) == ["book#de", "book#df", "book#ef"])
    // From 1903 on nobody knows that it was born then.
    let late = chronicle.factionHistory(years: 1903...1905)
    #expect(late.events == [] && late.lines.map(\.origin) == [.unknown, .unknown])
  }

  @Test func aMergerAndASplit() throws {
    let chronicle = try cliques(
      "abcd 1900/1902", "efg 1900/1902", "abcdefg 1903/1904", "abc 1905", "defg 1905")
    let history = chronicle.factionHistory(years: 1900...1905)
    #expect(
      told(history) == [
        "1903 merge 0 [1]: +e+f+g",
        // 4 of 7 go on, 3 of 7 are a line of their own.
        "1905 split 0 [2]: -a-b-c",
      ])
    #expect(history.lines[1].fate == .merge(into: 0, step: TimeStep(year: 1903)))
    #expect(history.lines[2].origin == .split(from: 0))
    #expect(history.members(of: 0, in: 1905) == ["d", "e", "f", "g"])
    #expect(history.members(of: 1, in: 1903) == [])
    #expect(history.line(of: "a", in: 1905) == 2 && history.line(of: "e", in: 1903) == 0)
    // Those between the two, and none of those that go on inside under another claim.
    let merger = history.events[0]
    #expect(merger.figures == ["a", "b", "c", "d", "e", "f", "g"])
    #expect(merger.begun.count == 12 && merger.ended == [])
    #expect(merger.begun.allSatisfy { "abcd".contains($0.first!) && $0.hasSuffix("1903/1904") })
    let split = history.events[1]
    #expect(split.begun == [] && split.ended.count == 12)
    #expect(Set(split.ended).isSuperset(of: ["ad-1903/1904", "cg-1903/1904"]))
    #expect(!split.ended.contains("ab-1903/1904"))
  }

  /// Old and new feuds part and unite as well.
  @Test func hostileTiesCount() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    for (id, kind, pair, when) in [
      ("ab", "alliance", "ab", "1900/1905"), ("cd", "alliance", "cd", "1900/1905"),
      ("bc", "alliance", "bc", "1900/1905"), ("feud", "rivalry", "ad", "1902/1905"),
      ("war", "rivalry", "bc", "1902/1905"), ("row", "rivalry", "ac", "1902/1905"),
    ] {
      builder.add(
        Relationship(
          id: id, kind: kind, source: Figure.ID("\(pair.first!)"),
          target: Figure.ID("\(pair.last!)"),
          when: try Period(when)))
    }
    let chronicle = try builder.build()
    let history = chronicle.factionHistory(years: 1900...1905, divided: .balance)
    #expect(history.lines[0].appearances.map(\.year) == Array(1900...1905))
    let split = try #require(history.events.first)
    #expect(split.kind == .split && split.year == 1902)
    #expect(split.begun == ["feud", "war", "row"] && split.ended == [])
  }

  @Test func aSilentYear() throws {
    let chronicle = try cliques("abc 1900/1901", "abc 1903/1905")
    let history = chronicle.factionHistory(years: 1900...1905)
    #expect(told(history) == ["1902 dormancy 0 []: -a-b-c", "1903 resurgence 0 []: "])
    #expect(history.events[1].begun.count == 3 && history.events[0].ended.count == 3)
    #expect(history.lines.map(\.fate) == [.ongoing])
    #expect(history.divisions[2].isEmpty)
    let impatient = chronicle.factionHistory(
      years: 1900...1905, tracking: FactionTracking(dormancy: 0))
    #expect(told(impatient) == ["1902 death 0 []: -a-b-c", "1903 birth 1 []: +a+b+c"])
    #expect(impatient.lines.map(\.fate) == [.death(step: TimeStep(year: 1902)), .ongoing])
  }

  /// Who is missing when the history ends may yet come back.
  @Test(arguments: [(1901, "ongoing"), (1902, "dormant"), (1903, "dormant"), (1904, "death")])
  func theEndOfTheRange(last: Int, fate: String) throws {
    let chronicle = try cliques("abc 1900/1901", "xyz 1900/1910")
    let history = chronicle.factionHistory(years: 1900...last)
    let expected: (FactionHistory.Fate, [String]) =
      switch fate {
      case "ongoing": (.ongoing, [])
      case "dormant": (.dormant, ["1902 dormancy 0 []: -a-b-c"])
      default: (.death(step: TimeStep(year: 1902)), ["1902 death 0 []: -a-b-c"])
      }
    #expect(history.lines[0].fate == expected.0)
    #expect(told(history) == expected.1)
    #expect(history.lines[0].lastYear == 1901 && history.lines[1].fate == .ongoing)
  }

  @Test func growthAndContraction() throws {
    let chronicle = try cliques("abcd 1900", "abcde 1901", "abcdx 1902", "abc 1903")
    let history = chronicle.factionHistory(years: 1900...1903)
    // An exchange of one for another leaves the size as it is.
    #expect(told(history) == ["1901 growth 0 []: +e", "1903 contraction 0 []: -d-x"])
    #expect(history.lines[0].appearances[2].joined == ["x"])
    #expect(history.lines[0].appearances[2].left == ["e"])
    #expect(
      history.events[0].begun == ["ae", "be", "ce", "de"].map { $0 + "-1901" })
    let coarse = chronicle.factionHistory(
      years: 1900...1903, tracking: FactionTracking(change: 0.3))
    #expect(told(coarse) == ["1903 contraction 0 []: -d-x"])
  }

  /// 3 in 10 is not more than 0.3.
  @Test func theThresholdIsToBeExceeded() throws {
    let chronicle = try cliques("abcdefg 1900", "abchij 1901")
    #expect(chronicle.factionHistory(years: 1900...1901).lines.count == 2)
    let lower = chronicle.factionHistory(
      years: 1900...1901, tracking: FactionTracking(overlap: 0.29))
    #expect(lower.lines.count == 1)
  }

  @Test func namesAreUniqueAndColorsDiffer() throws {
    let chronicle = try cliques(
      "abcd 1900/1901", "ax 1905/1906", "efg 1900/1910", "hij 1909/1910")
    let history = chronicle.factionHistory(years: 1900...1910)
    #expect(history.lines.map(\.name) == ["a 1900–1901", "e", "a 1905–1906", "h"])
    #expect(history.lines.map(\.leader) == ["a", "e", "a", "h"])
    // The longest gets the first color; nobody shares one as long as there are others.
    #expect(history.lines.map(\.color) == [1, 0, 3, 2])
  }

  /// A color comes again only when all of the first eight have been used, and then for those who never meet.
  @Test func aColorComesAgainWhenAllAreUsed() throws {
    let history = try cliques(
      "ab 1900", "cd 1902", "ef 1904", "gh 1906", "ij 1908", "kl 1910", "mn 1912", "op 1914",
      "qr 1916", "st 1918"
    ).factionHistory(years: 1900...1918)
    #expect(history.lines.map(\.color) == [0, 1, 2, 3, 4, 5, 6, 7, 0, 1])
  }

  @Test func nobody() throws {
    let history = try cliques("ab 1900").factionHistory(years: 1950...1960)
    #expect(history.lines == [] && history.events == [] && history.divisions.count == 11)
    #expect(history.line(ofFaction: 0, in: 1955) == nil && history.line(of: "a", in: 1900) == nil)
  }
}
