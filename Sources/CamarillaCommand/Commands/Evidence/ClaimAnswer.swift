import Camarilla

/// A relationship as the command prints it where an answer rests on it: what it is, when it held, and
/// where it is said.
struct ClaimAnswer: Encodable {
  struct CitationAnswer: Encodable {
    var source: String
    @ExplicitNull var locator: String?
    /// Null where the source is not among the chronicle's.
    @ExplicitNull var title: String?
  }

  var id: String
  var kind: String
  var sign: Int
  var directed: Bool
  var source: String
  var target: String
  var when: String
  var weight: Double
  var confidence: Double
  @ExplicitNull var post: String?
  @ExplicitNull var note: String?
  var citations: [CitationAnswer]

  init(relationship: Relationship, in chronicle: Chronicle) {
    let kind = chronicle.kind(named: relationship.kind)
    id = relationship.id
    self.kind = relationship.kind
    sign = kind?.sign.rawValue ?? 0
    directed = kind?.isDirected ?? false
    source = relationship.source
    target = relationship.target
    when = "\(relationship.when)"
    weight = relationship.weight
    confidence = relationship.confidence
    post = relationship.post
    note = relationship.note
    citations = relationship.citations.map { citation in
      CitationAnswer(
        source: citation.source, locator: citation.locator,
        title: chronicle.source(id: citation.source)?.title)
    }
  }

  /// What it says in one line, without who is tied: `appointment → 1936-09-26, Head of the NKVD`.
  ///
  /// - Parameter start: the id of the figure at which the reader stands, for the arrow.
  func line(from start: String) -> String {
    Table.oneLine(of: kind + (directed ? (source == start ? " →" : " ←") : "") + " " + particulars)
  }

  /// When it held and what is peculiar to it: `1936-09-26, Head of the NKVD`.
  var particulars: String {
    var text = spokenWhen
    if let post { text += ", \(post)" }
    if confidence < 1 { text += ", confidence \(Number.plain(of: confidence))" }
    if weight != 1 { text += ", weight \(Number.plain(of: weight))" }
    return text
  }

  /// When it held, for people to read.
  var spokenWhen: String { (try? Period(when))?.spoken ?? when }

  /// Where it is said, each source by its title.
  var citationLines: [String] {
    citations.map { citation in
      let title = citation.title ?? citation.source
      return Table.oneLine(of: citation.locator.map { "\(title), \($0)" } ?? title)
    }
  }

  /// The headings of the cells that tell of it in CSV.
  static let headings = [
    "relationship", "kind", "source", "target", "when", "post", "weight", "confidence",
    "citations", "titles", "note",
  ]

  var cells: [String] {
    [
      id, kind, source, target, when, post ?? "", "\(weight)", "\(confidence)",
      citations.map { citation in
        "\(Citation(source: citation.source, locator: citation.locator))"
      }.joined(separator: ";"),
      citations.map { $0.title ?? "" }.joined(separator: ";"), note ?? "",
    ]
  }
}

extension [ClaimAnswer] {
  /// What they say and where it is said, as indented lines.
  ///
  /// - Parameter start: the id of the figure at which the reader stands, for the arrows.
  func text(from start: String) -> String {
    var text = ""
    for claim in self {
      text += wrapped(claim.line(from: start), indent: 3)
      for line in claim.citationLines { text += wrapped(line, indent: 5) }
    }
    return text
  }
}
