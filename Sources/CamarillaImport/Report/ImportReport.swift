public import Camarilla

/// What became of the rows of a table that was imported.
public struct ImportReport: Sendable, Equatable {
  /// Rows that were passed over for one reason.
  public struct Skip: Sendable, Equatable {
    /// Why: `no target`, `'code' is '19', which the mapping skips`.
    public var reason: String
    /// What it has in common with reasons that differ in the value alone: `'code' has a value that the
    /// mapping skips`. Of other reasons the same as ``reason``.
    public var sort: String
    /// The value, where the reason is one: `19`.
    public var value: String?
    /// How many rows were left out for the reason.
    public var rows: Int
    /// Where the first of them stands.
    public var first: Problem.Location
  }

  /// The table, as it was named.
  public var table: String
  /// What parts the fields, by the mapping's word for it (`semicolon`), where that was found by the table
  /// itself: neither the mapping nor the file's name says it.
  public var delimiter: String?
  /// The rows read, those with faults included.
  public var rows = 0
  /// The relationships made, merged ones counted once.
  public var relationships = 0
  /// How many figures came out of the table.
  public var figures = 0
  /// The rows that gave at least one relationship, or had a part in one.
  public var usedRows = 0
  /// Where years were merged: how many dyad-years went into the relationships, and how many said
  /// again what another row had said.
  public var mergedYears = 0
  /// How many rows repeated a year that another row had given.
  public var repeatedYears = 0
  /// Intervals an end of which could not be said, and was left unknown: `before` a start's date.
  public var loosenedDates = 0
  /// Relationships while both ends live of which a date of one had to do for both, or an end could not be
  /// said.
  public var loosenedLives = 0
  /// Relationships that may have held at any time, as they have no date.
  public var undated = 0
  /// Rows that gave no relationship, by reason, in the order in which reasons first came up.
  public var skips: [Skip] = []
  /// What is doubtful, and the faults of rows that the mapping passes over; at most 1,000.
  public var warnings: [Problem] = []
  /// How many warnings there were beyond those.
  public var furtherWarnings = 0

  /// How many rows were left out, for whatever reason.
  public var skippedRows: Int { skips.reduce(0) { $0 + $1.rows } }

  init(table: String) { self.table = table }
}

/// What is wrong with rows: the first thousand faults in full, beyond them the first of each sort, and
/// the rest counted.
struct FaultTally {
  static let mostKept = 1000
  private static let mostKeptOfSort = 3
  private static let mostSorts = 100
  private(set) var problems: [Problem] = []
  private(set) var count = 0
  private var counts: [String: Int] = [:]

  mutating func add(_ problem: Problem) {
    count += 1
    if problems.count < Self.mostKept {
      problems.append(problem)
    } else {
      let sort = problem.sort
      guard let known = counts[sort] ?? (counts.count < Self.mostSorts ? 0 : nil) else { return }
      counts[sort] = known + 1
      if known < Self.mostKeptOfSort, !isTold(sort) { problems.append(problem) }
    }
  }

  /// Whether a sort is among the first thousand.
  private mutating func isTold(_ sort: String) -> Bool {
    if firstSorts.isEmpty { firstSorts = Set(problems.prefix(Self.mostKept).map(\.sort)) }
    return firstSorts.contains(sort)
  }

  private var firstSorts: Set<String> = []
}

/// Why rows were passed over, counted.
struct SkipTally {
  /// How many values of one sort of reason are told by themselves.
  private static let mostValues = 10_000
  private(set) var skips: [ImportReport.Skip] = []
  private var indices: [String: Int] = [:]
  private var valueCounts: [String: Int] = [:]

  mutating func add(_ reason: SkipReason, at place: @autoclosure () -> Problem.Location) {
    if let index = indices[reason.text] {
      skips[index].rows += 1
      return
    }
    var reason = reason
    if reason.value != nil {
      if valueCounts[reason.sort, default: 0] >= Self.mostValues {
        reason = SkipReason("\(reason.sort), beyond \(Self.mostValues) of them")
        if let index = indices[reason.text] {
          skips[index].rows += 1
          return
        }
      } else {
        valueCounts[reason.sort, default: 0] += 1
      }
    }
    indices[reason.text] = skips.count
    skips.append(
      .init(reason: reason.text, sort: reason.sort, value: reason.value, rows: 1, first: place()))
  }
}

/// Values that a lookup doesn't know: which, how often, and where first.
struct UnmappedTally {
  private struct Value {
    let lookup: String
    let text: String
    let place: Problem.Location
    var rows: Int
    let known: [String]
  }

  private static let mostKept = 10_000
  private var values: [Value] = []
  private var indices: [String: Int] = [:]
  private var further = 0

  var isEmpty: Bool { values.isEmpty }

  mutating func add(_ text: String, lookup: Lookup, at place: @autoclosure () -> Problem.Location) {
    let key = "\(lookup.cache)\u{0}\(text)"
    if let index = indices[key] {
      values[index].rows += 1
    } else if values.count < Self.mostKept {
      indices[key] = values.count
      let known = lookup.exact.keys.sorted() + lookup.prefixes.map(\.text)
      values.append(
        .init(lookup: lookup.name, text: text, place: place(), rows: 1, known: known))
    } else {
      further += 1
    }
  }

  /// One problem a value, the most frequent first.
  func problems(severity: Problem.Severity) -> [Problem] {
    let order = values.indices.sorted {
      (values[$1].rows, $0) < (values[$0].rows, $1)
    }
    var problems = order.map { index in
      let value = values[index]
      let suggestion = nearestName(to: value.text, among: value.known)
      let hint =
        wordForNothing(of: value.text).map {
          "; 'missing: [\($0)]' under 'table' would make it blank"
        } ?? Suggestion(suggestion).hint
      let count = value.rows == 1 ? "1 row" : "\(value.rows) rows"
      let text = value.text.isEmpty ? "blank" : "'\(value.text)'"
      return Problem(
        severity: severity, rule: .malformedValue,
        message: "\(value.lookup) is \(text) in \(count), of which the mapping says nothing\(hint)",
        location: value.place, text: value.text,
        expected: "a value that the mapping knows, or the key 'otherwise' in it",
        suggestion: suggestion)
    }
    if further > 0 {
      problems.append(
        Problem(
          severity: severity, rule: .malformedValue,
          message: "further values of which the mapping says nothing stand in \(further) rows"))
    }
    return problems
  }
}
