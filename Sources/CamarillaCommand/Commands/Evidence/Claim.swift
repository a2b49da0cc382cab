import Camarilla

/// A relationship as answers tell of it that rest on it: what it is, when it held, and where it is said.
struct Claim {
  let relationship: Relationship
  let chronicle: Chronicle
  let kind: RelationshipKind?

  init(_ relationship: Relationship, in chronicle: Chronicle) {
    self.relationship = relationship
    self.chronicle = chronicle
    kind = chronicle.kind(named: relationship.kind)
  }

  var id: Relationship.ID { relationship.id }
  var isDirected: Bool { kind?.isDirected ?? false }
  var citations: [Citation] { relationship.citations }

  /// The title of a cited source; nil where it is not among the chronicle's.
  func title(of citation: Citation) -> String? { chronicle.source(id: citation.source)?.title }

  static func listing(
    of relationships: some Sequence<Relationship>, in chronicle: Chronicle
  ) -> Listing<Claim> {
    Listing(
      relationships.map { Claim($0, in: chronicle) }, columns: columns, members: members)
  }

  private static let members = Listing.members(of: columns)

  static let columns: [Column<Claim>] =
    [
      .json("id") { $0.id }, .csv("relationship") { $0.id },
      .exact("kind") { $0.relationship.kind },
      .json("sign") { $0.kind?.sign.rawValue ?? 0 }, .json("directed") { $0.isDirected },
      .exact("source") { $0.relationship.source }, .exact("target") { $0.relationship.target },
      // A table may be read again, where a part of a year needs brackets.
      .csv("when") { $0.relationship.when.tableText },
      .json("when") { "\($0.relationship.when)" },
      .exact("post") { $0.relationship.post },
      .exact("weight") { $0.relationship.weight },
      .exact("confidence") { $0.relationship.confidence },
      .csv("citations") { $0.citations },
      .csv("titles") { claim in claim.citations.map { claim.title(of: $0) } },
      .json("citations") { claim in
        claim.citations.map { citation in
          [
            "source": citation.source, "locator": citation.locator,
            "title": claim.title(of: citation),
          ] as JSONObject
        }
      },
      .exact("note") { $0.relationship.note },
    ]
}

// MARK: For a person

extension Claim {
  /// What it says in one line, without who is tied: `appointment → 1936-09-26, Head of the NKVD`.
  ///
  /// - Parameter start: the id of the figure at which the reader stands, for the arrow.
  func line(from start: Figure.ID) -> String {
    let arrow = isDirected ? (relationship.source == start ? " →" : " ←") : ""
    return Table.oneLine(of: relationship.kind + arrow + " " + particulars)
  }

  /// When it held and what is peculiar to it: `1936-09-26, Head of the NKVD`.
  var particulars: String {
    var text = relationship.when.spoken
    if let post = relationship.post { text += ", \(post)" }
    return text + worth
  }

  /// How far it is believed, and what it weighs, where that isn't 1: `, confidence 0.5`.
  var worth: String {
    let confidence = relationship.confidence < 1 ? relationship.confidence : nil
    let weight = relationship.weight != 1 ? relationship.weight : nil
    return (confidence.map { ", confidence \(Number.plain(of: $0))" } ?? "")
      + (weight.map { ", weight \(Number.plain(of: $0))" } ?? "")
  }

  /// Where it is said, each source by its title.
  var citationLines: [String] {
    citations.map { citation in
      let title = title(of: citation) ?? citation.source
      return Table.oneLine(of: citation.locator.map { "\(title), \($0)" } ?? title)
    }
  }

  /// Where it is said, by the ids of sources: `rise#Introduction; editor`.
  var shortCitations: String {
    citations.isEmpty ? "no source" : citations.map(\.description).joined(separator: "; ")
  }
}

extension [Claim] {
  init(_ relationships: some Sequence<Relationship>, in chronicle: Chronicle) {
    self = relationships.map { Claim($0, in: chronicle) }
  }

  /// What they say and where it is said, as indented lines.
  ///
  /// - Parameter start: the id of the figure at which the reader stands, for the arrows.
  func text(from start: Figure.ID) -> String {
    var text = ""
    for claim in self {
      text += wrapped(claim.line(from: start), indent: 3)
      for line in claim.citationLines { text += wrapped(line, indent: 5) }
    }
    return text
  }

  /// Every citation once, as a cell of CSV holds them.
  var citationList: [String] {
    var texts: [String] = []
    for text in flatMap(\.citations).map(\.description) where !texts.contains(text) {
      texts.append(text)
    }
    return texts
  }
}
