import Camarilla
import Testing

@Suite struct FutureDateTests {
  private func warnings(_ when: String, born: String? = nil) throws -> [Problem] {
    var builder = Chronicle.Builder(infersFigures: true)
    builder.add(Figure(id: "a", name: "A", born: try born.map { try HistoricalDate($0) }))
    builder.add(Relationship(kind: "alliance", source: "a", target: "b", when: try Period(when)))
    return try builder.build().warnings
  }

  @Test(arguments: [
    ("8157", "1922-05-01"), ("1922/8157", "1922/1922-05-01"),
    ("8157/8200", "1922-05-01/1922-06-13"),
    ("1922/9999-12-31", "1922/.."), ("1922/9999", "1922/.."), ("../9999-12-31", "../.."),
    ("9999", nil), ("2926-05", nil), ("Y17000", nil), ("[8157..]", nil),
  ])
  func areTold(_ when: String, _ suggestion: String?) throws {
    let found = try warnings(when)
    #expect(found.map(\.rule) == [.futureDate])
    #expect(found.first?.severity == .warning)
    #expect(found.first?.suggestion == suggestion)
    #expect(found.first?.message.contains("after 2100") == true)
    #expect(found.first?.subject?.field == "when")
  }

  @Test(arguments: [
    "1926", "2100-12-31", "1926/..", "../..", "/", "[1926..]", "20XX", "21XX", "2XXX", "1926/2100",
  ])
  func othersAreNot(_ when: String) throws { #expect(try warnings(when).isEmpty) }

  @Test func livesAreLookedAt() throws {
    let found = try warnings("1926", born: "8157").filter { $0.rule == .futureDate }
    #expect(found.map(\.suggestion) == ["1922-05-01"])
    #expect(found.first?.subject?.table == .figures && found.first?.subject?.field == "born")
  }
}
