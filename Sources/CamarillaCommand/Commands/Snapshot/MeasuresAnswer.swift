import Camarilla

/// The measures of centrality, as `central --measures` prints them.
struct MeasuresAnswer: Answer {
  private let listing = Listing(
    CentralityMeasure.allCases,
    columns: [
      .exact("measure") { $0.name }, .exact("summary") { $0.summary },
      .exact("definition") { $0.definition.formula }, .exact("scale") { $0.definition.scale },
      .exact("reference") { $0.definition.reference }, .exact("normalized") { $0.isNormalized },
      .exact("smallestFirst") { $0.isSmallestFirst },
    ])

  var json: any Encodable { ["measures": listing] as JSONObject }

  var csv: String { listing.csv }

  var text: String {
    var text = wrapped(
      "Measures of centrality, for --measure. n is the number of figures; ties are those that --ties"
        + " selects, one a pair; distances are steps, with --weighted 1 / |value| a tie.", indent: 0
    )
    for measure in listing.rows {
      let definition = measure.definition
      text += "\n\(measure.name)\n" + wrapped(measure.summary, indent: 4)
      text += wrapped("= " + definition.formula, indent: 4)
      text += wrapped(definition.scale + ". " + definition.reference, indent: 4)
    }
    return text + "\n"
      + wrapped(
        "Without --measure: the consensus, the Borda count (de Borda 1781) of the ranks by "
          + Consensus.measures.map(\.name).joined(separator: ", ")
          + "; of equal counts the higher pn comes first.", indent: 0)
  }
}
