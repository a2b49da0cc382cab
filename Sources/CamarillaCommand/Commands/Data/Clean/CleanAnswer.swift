import Camarilla
import CamarillaFormats

/// What `clean` changed, what it doubts and what is left.
struct CleanAnswer: Answer {
  let input: String
  let output: String
  /// Where the table of doubts was written.
  let doubtfulPath: String?
  let changes: [Correction]
  let doubts: [Correction]
  /// How many accepted answers were carried out before.
  let answersDone: Int
  /// What is wrong or doubtful in what was cleaned.
  let problems: [Problem]
  /// Whether `camarilla validate` can read what was cleaned.
  let isChronicle: Bool
  /// How the bytes of tables were read, where that was said.
  var encoding: TextEncoding?
  /// What lists the problems of a table that a mapping describes.
  var listing: String?

  private var errors: [Problem] { problems.filter { $0.severity == .error } }

  // MARK: For programs

  var json: any Encodable {
    [
      "input": input, "output": output, "doubtful": doubtfulPath, "encoding": encoding?.rawValue,
      "changed": changes.count, "open": openDoubts.count, "done": answersDone,
      "errors": errors.count, "warnings": problems.count - errors.count,
      "changes": changes.map { JSONObject($0, columns: Self.columns).omittingUndefined },
      "doubts": doubts.map { JSONObject($0, columns: Self.columns).omittingUndefined },
    ] as JSONObject
  }

  var csv: String { Listing(changes + doubts, columns: Self.columns).csv }

  private static var columns: [Column<Correction>] {
    [
      .exact("status") { $0.status.rawValue }, .exact("rule") { $0.rule.rawValue },
      .exact("file") { $0.file }, .exact("row") { $0.row }, .exact("column") { $0.column },
      .exact("text") { $0.text }, .exact("proposal") { $0.proposal },
      .exact("score") { $0.score }, .exact("count") { $0.count }, .exact("reason") { $0.reason },
    ]
  }

  // MARK: For a person

  /// How many lines of each sort are shown.
  private static let mostShown = 40

  private var openDoubts: [Correction] { doubts.filter { $0.status == .doubtful } }

  var text: String {
    let left = problems.isEmpty ? "" : problemText
    guard !changes.isEmpty || !doubts.isEmpty else {
      return "\(input): nothing to clean\(done)\n" + decoded + left
    }
    return Self.section("changed", "change", of: Self.grouped(changes))
      + Self.section("doubtful", "doubt", of: openDoubts)
      + Self.section("declined", "doubt", of: doubts.filter { $0.status == .declined })
      + summary + decoded + left
  }

  /// The changes of a column that are alike as one, with how many there are.
  private static func grouped(_ changes: [Correction]) -> [Correction] {
    struct Sort: Hashable {
      var key: Correction.Key
      var proposal: String
      var status: Correction.Status
    }
    var indices: [Sort: Int] = [:]
    var grouped: [Correction] = []
    for change in changes {
      let sort = Sort(key: change.key, proposal: change.proposal, status: change.status)
      if let index = indices[sort] {
        grouped[index].count += 1
      } else {
        indices[sort] = grouped.count
        grouped.append(change)
      }
    }
    return grouped
  }

  private static func section(
    _ heading: String, _ noun: String, of corrections: [Correction]
  ) -> String {
    guard !corrections.isEmpty else { return "" }
    let columns: [Column<Correction>] = [
      .shown("file") { $0.file }, .shown("row", .right) { $0.row }, .shown("column") { $0.column },
      .shown("text") { shown($0.text) },
      .shown("proposal") { $0.proposal.isEmpty ? "(blank)" : shown($0.proposal) },
      .shown("cells", .right) { "\($0.count)" },
      .shown("why", .below) { Table.oneLine(of: $0.reason) },
    ]
    let table = Listing(corrections.prefix(mostShown), columns: columns).table.text()
    let rest = corrections.count - mostShown
    let more =
      rest > 0
      ? "… and \(Number.count(rest, singular: "more \(noun)")); --format csv has every one\n" : ""
    return "\(heading)\n" + table + more + "\n"
  }

  /// A text as people see it: what nobody sees by its number.
  private static func shown(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      if scalar.isBlank, scalar != " " {
        shown += "<" + scalar.blankName.prefix { $0 != "," } + ">"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown.hasPrefix(" ") || shown.hasSuffix(" ") ? "'\(shown)'" : shown
  }

  private var summary: String {
    let accepted = changes.count { $0.status == .accepted }
    var text = "\(input) → \(output): \(Number.count(changes.count, singular: "change"))"
    if accepted > 0 { text += ", \(accepted) of them accepted" }
    text += ", \(Number.count(openDoubts.count, singular: "doubt"))"
    if let doubtfulPath {
      text +=
        " in '\(doubtfulPath)': write yes or no in its column 'accept', and hand it back with --accept"
    }
    return text + done + "\n"
  }

  /// What is said of tables that were in another encoding.
  private var decoded: String {
    guard let encoding, encoding != .utf8 else { return "" }
    return "\(input) was read as \(encoding.rawValue); \(output) is in UTF-8\n"
  }

  /// What is said of answers that a table asks again.
  private var done: String {
    answersDone == 0
      ? "" : "; \(Number.count(answersDone, singular: "answer")) carried out before"
  }

  /// A problem at its location in what was written: cells before it may have become shorter or longer.
  private func inOutput(_ problem: Problem) -> Problem {
    var problem = problem
    problem.location = problem.location.map(inOutput)
    problem.relatedLocations = problem.relatedLocations.map(inOutput)
    return problem
  }

  private func inOutput(_ location: Problem.Location) -> Problem.Location {
    var location = location
    if location.file == input {
      location.file = output
    } else if location.file.hasPrefix(join(input, name: "")) {
      location.file = join(
        output, name: String(location.file.dropFirst(join(input, name: "").count)))
    }
    return location
  }

  private var problemText: String {
    let warnings = problems.count - errors.count
    var counts: [String] = []
    if !errors.isEmpty { counts.append(Number.count(errors.count, singular: "error")) }
    if warnings > 0 { counts.append(Number.count(warnings, singular: "warning")) }
    let lines = ProblemListing(problems: errors.map(inOutput), mostOfEach: 5).lines.map {
      $0 + "\n"
    }.joined()
    let all =
      if let listing {
        listing
      } else if isChronicle {
        "`camarilla validate \(ShellWord(output))` lists them"
      } else {
        "`camarilla validate` lists them in the folder that has this table"
      }
    return "left to a person: \(counts.joined(separator: " and ")); \(all)\n" + lines
  }
}
