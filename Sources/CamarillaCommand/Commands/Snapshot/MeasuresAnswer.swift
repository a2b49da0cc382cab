import Camarilla

/// The measures of centrality, as `central --measures` prints them.
struct MeasuresAnswer: Encodable {
  struct Measure: Encodable {
    var measure: String
    var summary: String
    var definition: String
    var scale: String
    var reference: String
    var normalized: Bool
    /// Whether the smallest score ranks first.
    var smallestFirst: Bool
  }

  var measures = CentralityMeasure.allCases.map { measure in
    let definition = measure.definition
    return Measure(
      measure: measure.rawValue, summary: measure.summary, definition: definition.formula,
      scale: definition.scale, reference: definition.reference, normalized: measure.isNormalized,
      smallestFirst: measure.isSmallestFirst)
  }

  func report() -> Report<MeasuresAnswer> { Report(text: text(), csv: csv(), json: self) }

  private func text() -> String {
    var text = wrapped(
      "Measures of centrality, for --measure. n is the number of figures; ties are those that --ties"
        + " selects, one a pair; distances are steps, with --weighted 1 / |value| a tie.", indent: 0
    )
    for measure in measures {
      text += "\n\(measure.measure)\n" + wrapped(measure.summary, indent: 4)
      text += wrapped("= " + measure.definition, indent: 4)
      text += wrapped(measure.scale + ". " + measure.reference, indent: 4)
    }
    text +=
      "\n"
      + wrapped(
        "Without --measure: the consensus, the Borda count (de Borda 1781) of the ranks by "
          + Consensus.measures.map(\.rawValue).joined(separator: ", ")
          + "; of equal counts the higher pn comes first.", indent: 0)
    return text
  }

  private func csv() -> String {
    var table = Table(
      ["measure", "summary", "definition", "scale", "reference", "normalized", "smallestFirst"].map
      {
        ($0, .left)
      })
    for measure in measures {
      table.append([
        measure.measure, measure.summary, measure.definition, measure.scale, measure.reference,
        "\(measure.normalized)", "\(measure.smallestFirst)",
      ])
    }
    return table.csv()
  }
}
