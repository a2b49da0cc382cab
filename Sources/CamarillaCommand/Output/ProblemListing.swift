import Camarilla

/// Problems as a person reads them: by what is broken, the first few of each with a line of its own.
struct ProblemListing {
  /// The problems of one severity and rule: how many there are, and the lines of some.
  struct Paragraph {
    var heading: String
    var notes: [Note]

    var lines: [String] { notes.map(\.text) }
  }

  /// A line, and what it is about where it is one problem's.
  struct Note {
    var text: String
    var concern: Concern?
  }

  /// Errors first, then by their first problems.
  let paragraphs: [Paragraph]
  /// Whether some have no line.
  let isShortened: Bool

  /// - Parameters:
  ///   - most: how many of each sort have lines.
  ///   - key: what problems of one sort have in common, beside their severity and rule.
  init(problems: [Problem], mostOfEach most: Int, alikeBy key: (Problem) -> String = { _ in "" }) {
    struct Sort: Hashable {
      var severity: Problem.Severity
      var rule: Problem.Rule
      var key: String
    }
    var sorts: [Sort] = []
    var found: [Sort: [Problem]] = [:]
    for problem in problems {
      let sort = Sort(severity: problem.severity, rule: problem.rule, key: key(problem))
      if found[sort] == nil { sorts.append(sort) }
      found[sort, default: []].append(problem)
    }
    let ordered =
      sorts.filter { $0.severity == .error } + sorts.filter { $0.severity == .warning }
    var isShortened = false
    paragraphs = ordered.map { sort in
      let problems = found[sort] ?? []
      var notes = problems.prefix(most).map {
        Note(text: Table.oneLine(of: $0.offering.description), concern: Concern($0))
      }
      if problems.count > most {
        isShortened = true
        let rest = Number.count(problems.count - most, singular: "more \(sort.severity.rawValue)")
        notes.append(Note(text: "… and \(rest) of this sort (\(sort.rule.rawValue))"))
      }
      let times = problems.reduce(0) { $0 + $1.count }
      let heading =
        "\(sort.rule.rawValue): \(Number.count(problems.count, singular: sort.severity.rawValue))"
      return Paragraph(
        heading: heading + (times > problems.count ? ", found \(times) times" : ""), notes: notes)
    }
    self.isShortened = isShortened
  }

  /// Each paragraph under its heading.
  var text: String {
    paragraphs.map { paragraph in
      "\(paragraph.heading)\n" + paragraph.lines.map { $0 + "\n" }.joined()
    }.joined(separator: "\n")
  }

  /// The lines of all paragraphs.
  var lines: [String] { paragraphs.flatMap(\.lines) }

  /// Says problems on standard error, so many of each sort.
  static func note(
    _ problems: [Problem], mostOfEach most: Int = 5, alikeBy key: (Problem) -> String = { _ in "" }
  ) {
    let listing = ProblemListing(problems: problems, mostOfEach: most, alikeBy: key)
    for note in listing.paragraphs.flatMap(\.notes) {
      Console.current.note(note.text, about: note.concern)
    }
  }
}
