import Camarilla
import CamarillaFormats

/// The lines that the workers of a sweep wrote, in whatever order.
///
/// Space is that of the files.
struct GatheredLines {
  struct Entry {
    var line: SweepLine
    var location: Problem.Location
  }

  /// What a line is the answer to.
  private struct Key: Hashable {
    var period: String
    var question: String

    var text: String { "\(period), \(question)" }
  }

  private var entries: [Key: Entry] = [:]
  /// What has come in parts.
  private var parts: [Key: GatheredParts] = [:]
  /// Lines that were cut off, which are missing.
  private var cutOff: [Problem] = []
  private var numbers: [Int: (key: Key, location: Problem.Location)] = [:]
  private var order = QuestionOrder()
  private var seeds: [String: (seed: String?, location: Problem.Location)] = [:]
  private var mark: (run: String, of: Int, location: Problem.Location)?
  private var lacksMark: Problem.Location?
  /// What makes the files no parts of one sweep.
  private(set) var diagnostics = Diagnostics(limit: Diagnostics.mostListed)

  var count: Int { entries.count }

  /// Takes the lines of files, and puts together what is in parts.
  init(contentsOf files: [String]) throws(FormatsError) {
    for file in files { try read(file) }
    for (key, parts) in parts.sorted(by: { ($0.key.text) < ($1.key.text) })
    where entries[key]?.line.error != nil || entries[key] == nil {
      do throws(JoinedAnswer.Failure) {
        if let line = try parts.line() { entries[key] = line }
      } catch {
        guard let location = parts.first?.location else { continue }
        diagnostics.fault(error.message(of: key.text), at: location, expected: error.expected)
      }
    }
  }

  /// Takes the lines of a file.
  private mutating func read(_ path: String) throws(FormatsError) {
    let bytes = try TableInput.contents(path: path)
    var period: String?
    let texts = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, text) in texts.enumerated() where !text.isEmpty {
      let location = Problem.Location(file: path, line: index + 1, column: 1)
      guard let line = line(of: Array(text), isLast: index == texts.count - 1, at: location) else {
        continue
      }
      if line.period != period { order.beginPeriod() }
      period = line.period
      order.note(line.question)
      add(Entry(line: line, location: location))
    }
  }

  /// A line, or nil where something else stands there, which is told.
  private mutating func line(
    of text: [UInt8], isLast: Bool, at location: Problem.Location
  ) -> SweepLine? {
    let shown = shortened(String(decoding: text, as: UTF8.self))
    let expected = "a whole JSON object with period, question, seed and answer"
    guard let json = try? JSONParser.parse(text) else {
      if isLast {
        cutOff.append(
          .error(
            "the line is cut off after \(text.count) bytes", rule: .malformedValue, at: location,
            expected: expected))
      } else {
        diagnostics.fault("'\(shown)' is no line of a sweep", at: location, expected: expected)
      }
      return nil
    }
    guard let line = SweepLine(json) else {
      diagnostics.fault("'\(shown)' is no line of a sweep", at: location, expected: expected)
      return nil
    }
    guard Array(line.text.utf8) == text else {
      diagnostics.fault(
        "the line isn't as sweep wrote it", at: location,
        expected: "its bytes, without other blanks, ends of lines or order of members")
      return nil
    }
    return line
  }

  private mutating func add(_ entry: Entry) {
    guard isOfSameSweep(entry) else { return }
    let key = Key(period: entry.line.period, question: entry.line.question)
    if let number = entry.line.mark?.line {
      if let other = numbers[number], other.key != key {
        diagnostics.fault(
          "line \(number) is \(key.text), and in \(place(of: other.location)) \(other.key.text)",
          at: entry.location,
          expected: "one line of a number")
        return
      }
      numbers[number] = (key, entry.location)
    }
    guard let part = entry.line.mark?.part else {
      entries[key] = kept(of: entry, and: entries[key], title: key.text)
      return
    }
    guard parts[key]?.pieces ?? part.pieces == part.pieces else {
      let other = parts[key]?.first.map { place(of: $0.location) } ?? ""
      diagnostics.fault(
        "\(key.text) is parted otherwise than in \(other)", at: entry.location,
        expected: "as many worlds, draws and sources in each part")
      return
    }
    let counted = kept(
      of: entry, and: parts[key]?[part.stretch], title: "\(key.text), \(part.text)")
    // In its place: a copy of all parts for each of them would take the time of their square.
    parts[key, default: GatheredParts(pieces: part.pieces)].add(counted, for: part.stretch)
  }

  /// Of two answers to one question, or to one part of it, that which counts.
  private mutating func kept(of entry: Entry, and other: Entry?, title: String) -> Entry {
    guard let other, !other.line.tellsTheSame(as: entry.line) else { return other ?? entry }
    // What failed once and was done again is there.
    if other.line.error != nil, entry.line.error == nil { return entry }
    guard entry.line.error == nil else {
      // Two failures are told alike, whichever file comes first.
      guard let failure = entry.line.error, let known = other.line.error else { return other }
      return failure < known ? entry : other
    }
    diagnostics.fault(
      "\(title) has another answer than in \(place(of: other.location))",
      at: entry.location, expected: "the same answer each time")
    return other
  }

  private mutating func isOfSameSweep(_ entry: Entry) -> Bool {
    let line = entry.line
    if let known = seeds[line.question], known.seed != line.seed {
      diagnostics.fault(
        "\(line.question) has the seed \(line.seed ?? "null"), and \(known.seed ?? "null") in"
          + " \(place(of: known.location))", at: entry.location, expected: "one seed")
      return false
    }
    seeds[line.question] = (line.seed, entry.location)
    guard let own = line.mark else {
      if let mark {
        diagnostics.fault(
          "the line has no number, and that in \(place(of: mark.location)) has one",
          at: entry.location, expected: "lines of one sweep")
        return false
      }
      lacksMark = entry.location
      return true
    }
    if let lacksMark {
      diagnostics.fault(
        "the line has a number, and that in \(place(of: lacksMark)) has none",
        at: entry.location, expected: "lines of one sweep")
      return false
    }
    guard let mark else {
      self.mark = (own.run, own.of, entry.location)
      return true
    }
    if own.run != mark.run || own.of != mark.of {
      diagnostics.fault(
        own.of == mark.of
          ? "the line is of another sweep than that in \(place(of: mark.location))"
          : "the line is one of \(own.of), and that in \(place(of: mark.location)) one of \(mark.of)",
        at: entry.location,
        expected: "shares of the same questions, steps and chronicle, by the same version")
      return false
    }
    return true
  }

  private func place(of location: Problem.Location) -> String {
    "\(location.file):\(location.line)"
  }

  /// The lines that have no answer, in their order.
  var failures: [SweepLine] { ordered.map(\.line).filter { $0.error != nil } }

  /// What one worker would have written.
  var bytes: [UInt8] { ordered.flatMap { Array(($0.line.unmarked.text + "\n").utf8) } }

  /// The lines with their locations, in their order; what was put together has that of its first part.
  var ordered: [Entry] {
    if mark != nil {
      return entries.values.sorted { ($0.line.mark?.line ?? 0) < ($1.line.mark?.line ?? 0) }
    }
    let positions = Dictionary(
      uniqueKeysWithValues: order.questions.enumerated().map { ($1, $0) })
    let byPeriod = Dictionary(grouping: entries.values, by: \.line.period)
    return periods.flatMap { period in
      (byPeriod[period] ?? []).sorted {
        positions[$0.line.question] ?? 0 < positions[$1.line.question] ?? 0
      }
    }
  }

  /// The periods in the order of time.
  private var periods: [String] {
    let spans = Set(entries.keys.map(\.period)).map { ($0, TimeSpan($0)?.days) }
    return spans.sorted { a, b in
      guard let first = a.1, let second = b.1 else { return a.0 < b.0 }
      return (first.lowerBound, first.upperBound, a.0) < (second.lowerBound, second.upperBound, b.0)
    }.map(\.0)
  }

  /// What isn't there and should be, a problem each stretch.
  var missing: [Problem] {
    if entries.isEmpty, parts.isEmpty {
      return cutOff + [.error("there is no line in any file", expected: "those of a sweep")]
    }
    return cutOff + (mark.map { missingLines(of: $0.of) } ?? missingQuestions)
  }

  private func missingLines(of count: Int) -> [Problem] {
    let lacking = Dictionary(
      parts.compactMap { key, parts -> (Int, Problem)? in
        guard entries[key] == nil, let line = parts.first?.line.mark?.line else { return nil }
        let lack = parts.lack
        return (
          line,
          .error(
            "line \(line) of \(count), \(key.text), \(lack.message)", rule: .malformedValue,
            expected: lack.expected)
        )
      }, uniquingKeysWith: { first, _ in first })
    let present = entries.values.compactMap(\.line.mark?.line) + lacking.keys
    var problems: [Problem] = []
    var next = 1
    for line in present.sorted() + [count + 1] {
      if line > next {
        problems.append(
          .error(
            line == next + 1
              ? "line \(next) of \(count) is in no file"
              : "lines \(next) to \(line - 1) of \(count) are in no file",
            rule: .malformedValue, expected: "all shares"))
      }
      if let problem = lacking[line] { problems.append(problem) }
      next = line + 1
    }
    return problems
  }

  /// So many questions that no file has are told, and the rest are counted: a thousand periods with a question of its
  /// own each lack a million.
  private static let mostMissing = 10_000

  private var missingQuestions: [Problem] {
    let periods = periods
    let count = periods.count * order.questions.count - entries.count
    var problems: [Problem] = []
    search: for period in periods {
      for question in order.questions
      where entries[Key(period: period, question: question)] == nil {
        guard problems.count < Self.mostMissing else { break search }
        problems.append(
          .error(
            "\(period), \(question) is in no file", rule: .malformedValue,
            expected: "every question of every period"))
      }
    }
    if count > problems.count {
      problems.append(
        .error(
          "\(count - problems.count) more lines are in no file",
          expected: "every question of every period"))
    }
    return problems
  }
}
