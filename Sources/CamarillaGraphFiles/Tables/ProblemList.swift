import Camarilla
import CamarillaFormats

/// What a reader finds wrong in one file, up to a number beyond which nobody reads on.
struct ProblemList {
  static let limit = 1000

  let file: String
  private var kept: [Problem] = []
  private var count = 0
  private var repeated = RepeatedWarnings()
  private(set) var hasErrors = false

  init(file: String) { self.file = file }

  /// An error in the make-up of the file.
  mutating func add(
    _ message: String, line: Int, column: Int = 1, text: String? = nil, expected: String? = nil,
    suggestion: String? = nil
  ) {
    add(
      .error, rule: .malformedTable, message: message, line: line, column: column, text: text,
      expected: expected, suggestion: suggestion)
  }

  mutating func add(
    _ severity: Problem.Severity, rule: Problem.Rule, message: String, line: Int,
    column: Int = 1, text: String? = nil, expected: String? = nil,
    suggestion: String? = nil
  ) {
    if severity == .error { hasErrors = true }
    count += 1
    guard kept.count < Self.limit else { return }
    kept.append(
      Problem(
        severity: severity, rule: rule, message: message,
        location: .init(file: file, line: line, column: column),
        text: text.map(shortened), expected: expected, suggestion: suggestion))
  }

  mutating func add(_ problem: Problem) {
    if problem.severity == .error { hasErrors = true }
    count += 1
    if kept.count < Self.limit { kept.append(problem) }
  }

  /// A warning for which every row may give cause.
  ///
  /// - Parameter what: tells the warnings of one sort from those of others.
  mutating func addRepeated(
    _ what: String, rule: Problem.Rule, message: @autoclosure () -> String, line: Int,
    column: Int = 1, text: String? = nil, expected: String
  ) {
    repeated.add(
      what,
      Problem(
        severity: .warning, rule: rule, message: message(),
        location: .init(file: file, line: line, column: column),
        text: text.map(shortened), expected: expected))
  }

  /// All of them, or the first and how many more there are.
  var problems: [Problem] {
    let told = kept + repeated.problems
    guard count > kept.count else { return told }
    return told + [
      Problem(
        severity: hasErrors ? .error : .warning, rule: .malformedTable,
        message: "\(count - kept.count) more problems are not listed",
        location: kept.last?.location)
    ]
  }

  /// - Throws: ``FormatsError/invalid(_:)`` if there is an error among them.
  func check() throws(FormatsError) {
    if hasErrors { throw .invalid(InvalidChronicle(problems: problems)) }
  }
}
