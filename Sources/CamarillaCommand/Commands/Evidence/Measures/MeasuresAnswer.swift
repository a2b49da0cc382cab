import Camarilla

/// What measures are, as `measures` prints it, and of figures `central --measures`.
struct MeasuresAnswer: Answer {
  /// Nil for measures of any sort.
  let subject: MeasureDefinition.Subject?
  private let listing: Listing<MeasureDefinition>

  init(of subject: MeasureDefinition.Subject?) {
    self.subject = subject
    listing = Listing(
      MeasureDefinition.all.filter { subject == nil || $0.subject == subject },
      columns: Self.columns)
  }

  static var columns: [Column<MeasureDefinition>] {
    [
      .exact("measure") { $0.name }, .exact("of") { $0.subject.rawValue },
      .exact("otherNames") { $0.otherNames.joined(separator: ", ") },
      .exact("summary") { $0.summary }, .exact("explanation") { $0.explanation },
      .exact("definition") { $0.formula }, .exact("scale") { $0.scale },
      .exact("direction") { $0.direction }, .exact("values") { $0.values },
      .exact("cost") { $0.cost }, .exact("reference") { $0.reference },
      .exact("command") { $0.command },
      .exact("normalized") { CentralityMeasure(named: $0.name)?.isNormalized },
      .exact("smallestFirst") { CentralityMeasure(named: $0.name)?.isSmallestFirst },
    ]
  }

  var json: any Encodable { ["measures": listing] as JSONObject }

  var csv: String { listing.csv }

  private static let titles: [(subject: MeasureDefinition.Subject, title: String)] = [
    (.figure, "Of figures: camarilla central YEAR --measure NAME."), (.tie, "Of ties."),
    (.pair, "Of pairs of figures."), (.groups, "Of groups: factions, or your own."),
    (.snapshot, "Of a year as a whole."),
  ]

  var text: String {
    var text = wrapped(
      "n is the number of figures and m that of ties; ties are those that --ties selects, one a pair, and where they"
        + " run one way one each way, whose sign is its own; distances are steps. camarilla measures NAME explains one and works it out.",
      indent: 0)
    for (subject, title) in Self.titles {
      let measures = listing.rows.filter { $0.subject == subject }
      if !measures.isEmpty { text += "\n" + title + "\n" }
      for measure in measures { text += "\n\(measure.title)\n" + Self.text(of: measure) }
    }
    guard subject == nil || subject == .figure else { return text }
    return text + "\n"
      + wrapped(
        "central without --measure: the consensus, the Borda count (de Borda 1781) of the ranks by "
          + Consensus.measures.map(\.name).joined(separator: ", ")
          + "; of equal counts the higher pn comes first.", indent: 0)
  }

  /// What a measure is, line by line.
  static func text(of measure: MeasureDefinition) -> String {
    wrapped(measure.summary, indent: 4) + wrapped("= " + measure.formula, indent: 4)
      + wrapped("\(measure.scale). \(measure.reference)", indent: 4)
      + wrapped(
        "ties \(measure.direction); values: \(measure.values); cost \(measure.cost)", indent: 4)
  }
}

extension MeasureDefinition {
  /// Its name, and what else it is called.
  var title: String {
    otherNames.isEmpty ? name : "\(name) (\(otherNames.joined(separator: ", ")))"
  }
}
