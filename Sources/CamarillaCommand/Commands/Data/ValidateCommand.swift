import ArgumentParser
import Camarilla
import CamarillaFormats

struct ValidateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Every problem in a chronicle.",
    discussion: """
      Errors make a chronicle unusable (exit status 65). Warnings are for a person to judge: \
      contradictory claims, overlapping periods, relationships beyond a life, figures whose names are \
      nearly the same.

      Problems are printed by what is broken, the first five of each; --all prints every one. CSV and \
      JSON always have all. What is alike, such as one claim in 300 rows, is one problem with a count.
      """)

  @Flag(help: "Print every problem, not only the first of each sort.")
  var all = false

  @OptionGroup var file: ChroniclePathArgument
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let phases = Phases(timings)
    let chronicle = file.chronicle
    let problems: [Problem] = try phases(phase: .load, doing: "Checking \(chronicle.name)") {
      do {
        return try chronicle.load(tellsOfTables: false).warnings
      } catch FormatsError.invalid(let invalid) {
        return invalid.problems
      }
    }
    let answer = ValidateAnswer(chronicle: chronicle.name, problems: problems)
    try phases(phase: .write, doing: "Writing") {
      try answer.report(problems, all: all).emit(output)
    }
    if answer.errors > 0 { throw CommandFailure(status: .invalidData, message: "") }
  }
}

struct ValidateAnswer: Encodable {
  struct Entry: Encodable {
    var severity: String
    var rule: String
    var message: String
    var file: String?
    var line: Int?
    var column: Int?
    var id: String?
    var text: String?
    var expected: String?
    var suggestion: String?
    /// How often it was found, where what is alike is told as one.
    var count: Int?
    var related: [Location]
  }

  struct Location: Encodable {
    var id: String
    var file: String?
    var line: Int?
    var column: Int?
  }

  var chronicle: String
  var errors: Int
  var warnings: Int
  var problems: [Entry]

  init(chronicle: String, problems: [Problem]) {
    self.chronicle = chronicle
    errors = problems.count { $0.severity == .error }
    warnings = problems.count - errors
    self.problems = problems.map { problem in
      Entry(
        severity: problem.severity.rawValue, rule: problem.rule.rawValue,
        message: problem.message, file: problem.location?.file, line: problem.location?.line,
        column: problem.location?.column, id: problem.subject?.id, text: problem.text,
        expected: problem.expected, suggestion: problem.suggestion,
        count: problem.count > 1 ? problem.count : nil,
        related: problem.related.enumerated().map { place, subject in
          let location =
            place < problem.relatedLocations.count ? problem.relatedLocations[place] : nil
          return Location(
            id: subject.id, file: location?.file, line: location?.line, column: location?.column)
        })
    }
  }

  func report(_ found: [Problem], all: Bool) -> Report<ValidateAnswer> {
    let count =
      "\(Number.count(errors, singular: "error")), \(Number.count(warnings, singular: "warning"))"
    let listing = ProblemListing(problems: found, mostOfEach: all ? .max : 5)
    let more = listing.isShortened ? "; --all prints every one" : ""
    let text =
      found.isEmpty
      ? "\(chronicle): no problems\n" : listing.text + "\n\(chronicle): \(count)\(more)\n"
    var csv = Table(
      [
        "severity", "rule", "file", "line", "column", "id", "text", "expected", "suggestion",
        "message", "count",
      ].map { ($0, .left) })
    for problem in problems {
      csv.append([
        problem.severity, problem.rule, problem.file ?? "", problem.line.map(String.init) ?? "",
        problem.column.map(String.init) ?? "", problem.id ?? "", problem.text ?? "",
        problem.expected ?? "", problem.suggestion ?? "", problem.message,
        "\(problem.count ?? 1)",
      ])
    }
    return Report(text: text, csv: csv.csv(), json: self)
  }
}
