/// The problems that are found while something is read or edited: every reader adds to one, and it alone decides
/// what is listed.
///
/// What holds for many rows is told once, with the location of the first and how often it was found. Beyond a
/// limit problems are only counted, but for the first few of each sort that is not listed yet.
///
/// ```swift
/// var diagnostics = Diagnostics()
/// diagnostics.add(.error("'x' is no number", rule: .malformedValue, at: location, expected: "a number"))
/// diagnostics.once(per: "ports", .warning("ports of nodes are left out", at: location))
/// if let invalid = diagnostics.invalid { throw invalid }
/// ```
///
/// - Complexity: a problem takes time that is linear in its message; space is that of the listed ones.
public struct Diagnostics: Sendable {
  /// How many problems of a severity are listed where nobody asks for another number.
  public static let defaultLimit = 1000
  /// How many a reader lists that is asked for every one: a file of wrong rows would take a thousand times its memory.
  package static let mostListed = 100_000
  private static let mostOfSort = 3
  private static let mostOfFurtherSorts = 300
  /// Of what is told once, so many locations are kept beside the first ones.
  package static let mostRepeats = 10_000

  /// How many problems of each severity are listed.
  public let limit: Int
  /// Those that are listed, in the order in which they were found first.
  private var entries: [Entry] = []
  /// The entries of what is told once, by keys.
  private var indices: [String: Int] = [:]
  private var listed = Counts()
  private var unlisted = Counts()
  /// Of each sort, how many are listed; counted when the limit is first reached.
  private var sorts: [String: Int]?
  private var furtherCount = 0
  private var repeatCount = 0
  /// How many more names may be compared for suggestions.
  package var comparisonsLeft = 10_000_000

  private struct Entry {
    var problem: Problem
    var key: String?
    /// How it is told when it was found so often, where it has words of its own for that.
    var told: (@Sendable (Int) -> Problem)?
    var times = 1
    /// Where it was found after the first time, and what is told of it there.
    var repeats: [(location: Problem.Location, told: Problem.Account)] = []
  }

  private struct Counts {
    var errors = 0
    var warnings = 0
    var all: Int { errors + warnings }

    subscript(severity: Problem.Severity) -> Int {
      get { severity == .error ? errors : warnings }
      set { if severity == .error { errors = newValue } else { warnings = newValue } }
    }
  }

  /// No problems yet, to be listed up to a limit for each severity; `.max` lists all.
  public init(limit: Int = Self.defaultLimit) { self.limit = max(limit, 1) }

  // MARK: Adding

  /// Adds a problem.
  public mutating func add(_ problem: Problem) { add(Entry(problem: problem)) }

  /// Adds a problem for which every row may give cause: it is told once, with how often it was found.
  ///
  /// - Parameters:
  ///   - key: tells what is told as one from all else.
  ///   - problem: made for the first, and for as many more as have their locations kept.
  public mutating func once(per key: String, _ problem: @autoclosure () -> Problem) {
    if let index = indices[key] {
      entries[index].times += 1
      keep([Self.repeated(problem())], ofEntry: index)
    } else {
      add(Entry(problem: problem(), key: key))
    }
  }

  /// Adds a problem that many rows may have in common, such as a value that nothing is known of: it is told
  /// once, with the number of rows in its own words. Such problems are listed behind all others, the most
  /// frequent first.
  ///
  /// - Parameters:
  ///   - key: tells what is told as one from all else.
  ///   - problem: the problem of so many rows; of none, for what is only to be counted and needs no suggestion.
  public mutating func tally(per key: String, _ problem: @escaping @Sendable (Int) -> Problem) {
    if let index = indices[key] {
      entries[index].times += 1
    } else {
      add(Entry(problem: problem(0), key: key, told: problem))
    }
  }

  /// Whether something was told once under a key.
  public func has(_ key: String) -> Bool { indices[key] != nil }

  /// Adds problems in their order.
  public mutating func add(contentsOf problems: some Sequence<Problem>) {
    for problem in problems { add(problem) }
  }

  /// Adds what another reader found, its unlisted problems included; what both tell once stays one.
  public mutating func add(contentsOf other: Diagnostics) {
    for entry in other.entries {
      if let index = entry.key.flatMap({ indices[$0] }) {
        entries[index].times += entry.times
        keep([Self.repeated(entry.problem)] + entry.repeats, ofEntry: index)
      } else {
        add(entry)
      }
    }
    unlisted.errors += other.unlisted.errors
    unlisted.warnings += other.unlisted.warnings
  }

  private static func repeated(
    _ problem: Problem
  ) -> (location: Problem.Location, told: Problem.Account)? {
    problem.location.map { ($0, Problem.Account(problem)) }
  }

  private mutating func keep(
    _ repeats: @autoclosure () -> [(location: Problem.Location, told: Problem.Account)?],
    ofEntry index: Int
  ) {
    guard repeatCount < Self.mostRepeats else { return }
    let kept = repeats().compactMap(\.self).prefix(Self.mostRepeats - repeatCount)
    entries[index].repeats += kept
    repeatCount += kept.count
  }

  private mutating func add(_ entry: Entry) {
    let severity = entry.problem.severity
    guard listed[severity] < limit || isFurther(entry.problem) else {
      unlisted[severity] += entry.times
      return
    }
    listed[severity] += 1
    if sorts != nil { sorts?[entry.problem.sort, default: 0] += 1 }
    if let key = entry.key { indices[key] = entries.count }
    entries.append(entry)
  }

  /// Whether a problem beyond the limit is of a sort that is hardly listed.
  private mutating func isFurther(_ problem: Problem) -> Bool {
    if sorts == nil {
      sorts = Dictionary(entries.map { ($0.problem.sort, 1) }, uniquingKeysWith: +)
    }
    guard furtherCount < Self.mostOfFurtherSorts,
      sorts?[problem.sort, default: 0] ?? 0 < Self.mostOfSort
    else { return false }
    furtherCount += 1
    return true
  }

  // MARK: Suggestions

  /// What may have been meant by a text that is wrong; nothing once so many were looked for that a file whose every
  /// name is wrong would take the time of its names' square.
  ///
  /// - Complexity: as ``NearestNames``; 10 million names are compared in all.
  package mutating func suggestion(
    nearestTo text: String, among names: some Collection<String>
  ) -> Suggestion {
    guard comparisonsLeft > 0 else { return Suggestion() }
    comparisonsLeft -= names.count
    return Suggestion(nearestTo: text, among: names)
  }

  // MARK: The whole

  /// Whether nothing was found.
  public var isEmpty: Bool { entries.isEmpty }

  /// Whether something was found that keeps the data from being used.
  public var hasErrors: Bool { listed.errors > 0 }

  /// How many problems of a severity were found, unlisted ones included.
  public func count(of severity: Problem.Severity) -> Int { listed[severity] + unlisted[severity] }

  /// How many problems were found that are not listed.
  public var unlistedCount: Int { unlisted.all }

  /// Those that are listed, in the order in which they were found first; behind them those that were tallied.
  public var listedProblems: [Problem] {
    let tallied = entries.enumerated().filter { $1.told != nil }
      .sorted { ($1.element.times, $0.offset) < ($0.element.times, $1.offset) }
    return (entries.filter { $0.told == nil } + tallied.map(\.element)).map { entry in
      if let told = entry.told { return told(entry.times) }
      guard entry.times > 1 else { return entry.problem }
      var problem = entry.problem
      problem.ownMessage = problem.message
      problem.message += " (\(entry.times) times)"
      problem.count = entry.times
      var further = Problem.Rows(locations: entry.repeats.map(\.location))
      further.accounts = entry.repeats.map(\.told)
      problem.furtherRows.append(further)
      return problem
    }
  }

  /// Those that are listed, and, as the last, how many more there are.
  public var problems: [Problem] {
    guard unlistedCount > 0 else { return listedProblems }
    let rest =
      unlistedCount == 1
      ? "1 more problem is not listed" : "\(unlistedCount) more problems are not listed"
    return listedProblems + [
      Problem(
        severity: hasErrors ? .error : .warning, rule: .malformedTable, message: rest,
        location: entries.last?.problem.location, count: unlistedCount)
    ]
  }

  /// Why the data can't be used, with every problem; nil where there are warnings at most.
  public var invalid: InvalidChronicle? { hasErrors ? InvalidChronicle(problems: problems) : nil }
}
