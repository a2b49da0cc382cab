import Camarilla

/// The problems of a chronicle, as the command prints them.
struct ValidateAnswer: Answer {
  let chronicle: String
  /// Where it is; nil for the sample.
  let path: String?
  let problems: [Problem]
  /// How its relationships are dated; nil where it can't be made.
  let datings: Datings?
  /// Whether people see every one, rather than the first of each sort.
  let listsAll: Bool

  var errors: Int { problems.count { $0.severity == .error } }
  private var warnings: Int { problems.count - errors }
  /// How often something was found: what is alike is one problem, unless all are listed.
  private var found: Int { problems.reduce(0) { $0 + $1.count } }

  var json: any Encodable {
    let object: JSONObject = [
      "chronicle": chronicle, "errors": errors, "warnings": warnings,
      "found": found, "repairable": problems.repairableCount,
      "openEnds": datings?.openEnds, "unknownEnds": datings?.unknownEnds,
      "problems": problems.map { JSONObject($0, columns: Self.columns).omittingUndefined },
    ]
    return object.omittingUndefined
  }

  var csv: String { Listing(problems, columns: Self.columns).csv }

  static var columns: [Column<Problem>] {
    [
      .exact("severity") { $0.severity.rawValue }, .exact("rule") { $0.rule.rawValue },
      .exact("file") { $0.location?.file }, .exact("line") { $0.location?.line },
      .exact("column") { $0.location?.column }, .exact("id") { $0.subject?.id },
      .json("field") { $0.subject?.field },
      .exact("text") { $0.text }, .exact("expected") { $0.expected },
      .exact("suggestion") { $0.suggestion }, .exact("message") { $0.offering.message },
      // How often it was found, where what is alike is told as one.
      .csv("count") { $0.count }, .json("count") { $0.count > 1 ? $0.count : nil },
      .json("related") { problem in
        problem.related.enumerated().map { index, subject in
          let location =
            index < problem.relatedLocations.count ? problem.relatedLocations[index] : nil
          let object: JSONObject = [
            "id": subject.id, "file": location?.file, "line": location?.line,
            "column": location?.column,
          ]
          return object.omittingUndefined
        }
      },
    ]
  }

  /// What says that `clean` may repair some; blank where it can't repair any.
  private var repair: String {
    guard let offer = problems.offerOfCleaning(of: path) else { return "" }
    return "\(chronicle): \(offer)\n"
  }

  var text: String {
    let ends = (datings?.endLines ?? []).map { "\(chronicle): \($0)\n" }.joined()
    guard !problems.isEmpty else { return "\(chronicle): no problems\n" + ends }
    let listing = ProblemListing(problems: problems, mostOfEach: listsAll ? .max : 5)
    let isGrouped = found > problems.count
    let times = isGrouped ? ", found \(found) times in all" : ""
    let more = !listsAll && (listing.isShortened || isGrouped) ? "; --all prints every one" : ""
    return listing.text + "\n\(chronicle): \(Number.count(errors, singular: "error")),"
      + " \(Number.count(warnings, singular: "warning"))\(times)\(more)\n" + ends + repair
  }
}
