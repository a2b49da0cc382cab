import Camarilla
import Testing

/// Problems of a chronicle that is made in code say which row they are about, as those of files say where it stands.
@Suite struct RowNameTests {
  @Test func errorsNameTheirRows() throws {
    var builder = Chronicle.Builder()
    builder.add(Figure(id: "stalin", name: "Joseph Stalin"))
    builder.add(Figure(id: "stalin", name: "Another"))
    builder.add(Source(id: "a;b", title: "Both"))
    builder.add(
      Relationship(kind: "rivalry", source: "stalin", target: "trotski", when: try Period("1926")))
    builder.add(
      Relationship(
        id: "x", kind: "rivalry", source: "stalin", target: "stalin", when: try Period("1926")))
    let error = #expect(throws: InvalidChronicle.self) { try builder.build() }
    #expect(
      error?.problems.map(\.description) == [
        "figure 2 ('stalin'): error: duplicate id 'stalin' in figures",
        "source 1 ('a;b'): error: no citation can name a source 'a;b';"
          + " expected an id without '#', ';' and control characters",
        "relationship 1 (rivalry of 'stalin' and 'trotski'): error: unknown figure 'trotski'",
        "relationship 2 ('x', rivalry of 'stalin' and 'stalin'): error:"
          + " 'stalin' stands in a relationship with itself",
      ])
  }

  @Test func soDoWarnings() throws {
    let chronicle = try chronicle("alliance a b 1926", "rivalry b a 1926")
    #expect(chronicle.warnings.map(\.rule) == [.contradiction])
    let text = try #require(chronicle.warnings.first).description
    #expect(text.hasPrefix("relationship 2 (rivalry of 'b' and 'a'): warning: "), "\(text)")
  }

  /// As the location of one that came from a file, what its row is called is a part of a problem, and open to
  /// programs.
  @Test func rowNamesAreApartFromWhatIsWrong() throws {
    let warning = try #require(
      try chronicle("alliance a b 1926", "rivalry b a 1926").warnings.first)
    #expect(warning.rowName == "relationship 2 (rivalry of 'b' and 'a')" && warning.location == nil)
    var made = Problem(
      severity: warning.severity, rule: warning.rule, message: warning.message,
      subject: warning.subject, text: warning.text, expected: warning.expected,
      suggestion: warning.suggestion, related: warning.related, count: warning.count,
      furtherRows: warning.furtherRows)
    #expect(made != warning && made.description != warning.description)
    made.rowName = warning.rowName
    #expect(made == warning && made.description == warning.description)
  }
}
