import Camarilla
import Synchronization
import TestSupport
import Testing

@Suite struct DiagnosticsTests {
  private func location(_ line: Int) -> Problem.Location {
    .init(file: "x.csv", line: line, column: 1)
  }

  @Test func tellsWhatWasFoundThenWhatWasExpectedThenWhatWasMeant() {
    var diagnostics = Diagnostics()
    #expect(diagnostics.isEmpty && diagnostics.invalid == nil)
    diagnostics.add(
      .error(
        "unknown key 'knd'", at: location(2), text: "knd", expected: "one of kind, source",
        suggestion: Suggestion(nearestTo: "knd", among: ["kind", "source"])))
    diagnostics.add(.warning("'a' is passed over", at: location(3), expected: "b"))
    #expect(
      diagnostics.problems.map(\.description) == [
        "x.csv:2:1: error: unknown key 'knd'; expected one of kind, source — did you mean 'kind'?",
        "x.csv:3:1: warning: 'a' is passed over",
      ])
    #expect(diagnostics.problems.map(\.suggestion) == ["kind", nil])
    #expect(diagnostics.invalid?.problems == diagnostics.problems)
  }

  @Test func suggestionsAreLookedForAsLongAsTheyMay() {
    var diagnostics = Diagnostics()
    diagnostics.comparisonsLeft = 3
    #expect(diagnostics.suggestion(nearestTo: "knd", among: ["kind", "source"]).text == "kind")
    #expect(diagnostics.suggestion(nearestTo: "knd", among: ["kind", "source"]).text == "kind")
    #expect(diagnostics.suggestion(nearestTo: "knd", among: ["kind", "source"]).text == nil)
    #expect(diagnostics.comparisonsLeft == -1)
  }

  /// Beside the first, so many places are kept of all that is told once; the count goes on.
  @Test func placesAreKeptUpToALimit() {
    var diagnostics = Diagnostics()
    for line in 1...6_000 {
      for key in ["a", "b"] {
        diagnostics.once(per: key, .warning("no number", at: location(line)))
      }
    }
    #expect(diagnostics.problems.map(\.count) == [6_000, 6_000])
    let kept = diagnostics.problems.flatMap(\.furtherRows).map(\.locations.count)
    #expect(kept == [5_000, 5_000])
    #expect(diagnostics.comparisonsLeft == 10_000_000)
  }

  /// Of a chronicle whose every row is wrong, so many are listed and the rest counted.
  @Test func aReaderListsSoManyProblems() {
    var diagnostics = Diagnostics(limit: Diagnostics.mostListed)
    for line in 1...100_042 { diagnostics.add(.error("wrong", at: location(line))) }
    #expect(diagnostics.listedProblems.count == 100_000)
    #expect(diagnostics.problems.last?.message == "42 more problems are not listed")
  }

  @Test func whatIsOnlyCountedIsToldOfNoRows() {
    var diagnostics = Diagnostics(limit: 2)
    let told = Told()
    for text in 0..<5000 {
      diagnostics.tally(per: "\(text)") { rows in
        told.note(rows)
        return .warning("'\(text)' in \(rows) rows")
      }
    }
    #expect(diagnostics.listedProblems.count == 3 && diagnostics.unlistedCount == 4997)
    #expect(told.rows.filter { $0 > 0 } == [1, 1, 1])
  }

  @Test func aTextIsShortWhateverItsCharacters() {
    #expect(shortened(String(repeating: "x", count: 81)).count == 80)
    #expect(shortened(String(repeating: "é", count: 80)).count == 80)
    let stacked = shortened("a" + String(repeating: "\u{301}", count: 100_000))
    #expect(stacked.unicodeScalars.count <= 801)
  }

  @Test func suggestionsAreOfferedInOneForm() {
    #expect(Suggestion().hint.isEmpty && Suggestion().text == nil)
    #expect(Suggestion(nearestTo: "xyz", among: ["kind"]).hint.isEmpty)
    #expect(Suggestion(["1234", "1.234"]).hint == " — did you mean '1234' or '1.234'?")
    #expect(
      Suggestion(["1715-02-11", "1715?"]).hintOfDates
        == " — did you mean 1715-02-11 or '1715?'?")
    #expect(Suggestion("a").hint == " — did you mean 'a'?")
    #expect(Suggestion(["a", "b"]).text == "a or b")
  }

  @Test func tellsOncePerKeyWithANumber() {
    var diagnostics = Diagnostics()
    for line in 1...3 {
      diagnostics.once(per: "weight", .warning("no number", at: location(line)))
    }
    diagnostics.once(per: "port", .warning("a port", at: location(4)))
    #expect(diagnostics.has("port") && !diagnostics.has("loop"))
    #expect(
      diagnostics.problems.map(\.description) == [
        "x.csv:1:1: warning: no number (3 times)", "x.csv:4:1: warning: a port",
      ])
    #expect(diagnostics.problems.map(\.count) == [3, 1])
  }

  @Test func talliesStandBehindAllElseTheMostFrequentFirst() {
    var diagnostics = Diagnostics()
    for (index, value) in ["a", "b", "c", "b", "c", "b"].enumerated() {
      let location = location(index + 1)
      diagnostics.tally(per: value) { .error("'\(value)' in \($0) rows", at: location) }
    }
    diagnostics.add(.error("a fault", at: location(9)))
    #expect(
      diagnostics.problems.map(\.description) == [
        "x.csv:9:1: error: a fault", "x.csv:2:1: error: 'b' in 3 rows",
        "x.csv:3:1: error: 'c' in 2 rows", "x.csv:1:1: error: 'a' in 1 rows",
      ])
  }

  @Test func whatTwoReadersTellOnceStaysOne() {
    var first = Diagnostics()
    first.once(per: "weight", .warning("no number", at: location(1)))
    var second = Diagnostics(limit: 1)
    second.once(per: "weight", .warning("no number", at: location(9)))
    for line in 1...5 { second.add(.error("'\(line)' is wrong", at: location(line))) }
    first.add(contentsOf: second)
    #expect(
      first.problems.map(\.message) == [
        "no number (2 times)", "'1' is wrong", "'2' is wrong", "'3' is wrong",
        "2 more problems are not listed",
      ])
    #expect(first.count(of: .error) == 5 && first.count(of: .warning) == 1)
    // The only one that was told twice stands at the first location.
    #expect(first.problems[0].location == location(1))
  }

  /// However many warnings come first, errors are listed; beyond the limit the first three of a new sort are.
  @Test func listsUpToALimitOfEachSeverityAndCountsTheRest() {
    var diagnostics = Diagnostics(limit: 10)
    for line in 1...50 { diagnostics.add(.warning("'\(line)' is odd", at: location(line))) }
    for line in 1...12 { diagnostics.add(.error("'\(line)' is wrong", at: location(line))) }
    for line in 1...5 { diagnostics.add(.error("row \(line) is short", at: location(line))) }
    let messages = diagnostics.problems.map(\.message)
    #expect(messages.count { $0.hasSuffix("odd") } == 10)
    #expect(messages.count { $0.hasSuffix("wrong") } == 10)
    #expect(messages.count { $0.hasSuffix("short") } == 3)
    #expect(messages.last == "44 more problems are not listed")
    #expect(diagnostics.unlistedCount == 44 && diagnostics.count(of: .warning) == 50)
    #expect(diagnostics.count(of: .error) == 17 && diagnostics.hasErrors)
    #expect(diagnostics.problems.last?.severity == .error)
  }

  /// Against a list of all problems, on random sequences.
  @Test func countsAsAListOfAllWould() {
    var random = SeededGenerator(seed: 7)
    for limit in [1, 2, 5, 100, .max] {
      for _ in 0..<40 {
        var diagnostics = Diagnostics(limit: limit)
        var all: [Problem] = []
        var times: [String: Int] = [:]
        for _ in 0..<Int.random(in: 0..<60, using: &random) {
          let key = ["a", "b", "c"].randomElement(using: &random)!
          let isError = Bool.random(using: &random)
          let problem: Problem =
            isError ? .error("'\(key)' and more") : .warning("of sort '\(key)'")
          if isError {
            diagnostics.add(problem)
            all.append(problem)
          } else {
            diagnostics.once(per: key, problem)
            if times[key] == nil { all.append(problem) }
            times[key, default: 0] += 1
          }
        }
        #expect(diagnostics.hasErrors == all.contains { $0.severity == .error })
        #expect(diagnostics.isEmpty == all.isEmpty)
        if limit >= 100 {
          #expect(diagnostics.unlistedCount == 0)
          #expect(diagnostics.listedProblems.map(\.rule) == all.map(\.rule))
          #expect(
            diagnostics.listedProblems.filter { $0.severity == .warning }.map(\.count).sorted()
              == times.values.sorted())
        }
        #expect(
          diagnostics.count(of: .error) == all.count { $0.severity == .error })
      }
    }
  }

  /// Of what looks the same and isn't is told in what it differs.
  @Test func namesThatDifferInBlanksAlone() {
    func hint(_ text: String, _ name: String) -> String {
      Suggestion(nearestTo: text, among: [name]).hint
    }
    #expect(
      hint("Molo tov", "Molo\u{A0}tov")
        == " — did you mean 'Molo\u{A0}tov', with U+00A0, a no-break space?")
    #expect(
      hint("Molo\u{A0}tov", "Molo tov")
        == " — did you mean 'Molo tov', without U+00A0, a no-break space?")
    #expect(
      hint("Molo\u{200B}tov", "Molotov")
        == " — did you mean 'Molotov', without U+200B, a zero-width space?")
    #expect(
      hint("Molo  tov", "Molo tov") == " — did you mean 'Molo tov', without two spaces in a row?")
    #expect(hint("trotski", "trotsky") == " — did you mean 'trotsky'?")
    // What a program takes is the name alone.
    #expect(
      Suggestion(nearestTo: "Molo\u{A0}tov", among: ["Molo tov"]).text == "Molo tov")
  }
}

/// For how many rows problems were asked.
private final class Told: Sendable {
  private let asked = Mutex<[Int]>([])
  var rows: [Int] { asked.withLock(\.self) }
  func note(_ rows: Int) { asked.withLock { $0.append(rows) } }
}
