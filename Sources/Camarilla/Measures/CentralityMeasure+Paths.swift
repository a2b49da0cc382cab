extension CentralityMeasure {
  /// Those of paths; nil for the others.
  var pathDefinition: MeasureDefinition? {
    switch self {
    case .betweenness:
      figure(
        summary: "The share of the shortest paths between others that pass through a figure.",
        explanation:
          "Whoever stands on the shortest ways between others can pass things on, color them "
          + "or hold them back. A figure with few ties may score high if it alone joins two "
          + "circles; the center of a clique has nothing, as all there reach one another "
          + "directly.",
        formula:
          "Σ over the pairs of others of the share of their shortest paths that pass through "
          + "it, / ((n − 1)(n − 2) / 2); by direction over paths that ties run along, / ((n − "
          + "1)(n − 2))",
        scale: "0 to 1", direction: Self.either,
        values: "with --weighted distances are 1 / |value|", cost: "O(nm)",
        reference: "Freeman 1977, Sociometry 40:35")
    case .closeness:
      figure(
        summary: "How near a figure is to those it reaches, times the share that it reaches.",
        explanation:
          "Who hears of everything first: on average the fewest steps from everybody. It says "
          + "little where all are within two steps of one another; in a circle that falls into "
          + "parts, the members of the largest come first.",
        formula: "(r / Σ of the distances to those it reaches) × r / (n − 1), r being how many it "
          + "reaches",
        scale: "0 to 1; with distances by value 0 and up", direction: Self.either,
        values: "with --weighted distances are 1 / |value|", cost: "O(nm)",
        reference: "Wasserman & Faust 1994, Social Network Analysis")
    case .harmonic:
      figure(
        summary: "The mean of a figure's reciprocal distances to the others.",
        explanation:
          "As closeness, and well defined where not everybody can be reached: the far and the "
          + "unreachable simply add little or nothing.",
        formula: "Σ 1 / distance over the others / (n − 1), nothing for those out of reach",
        scale: "0 to 1; with distances by value 0 and up", direction: Self.either,
        values: "with --weighted distances are 1 / |value|", cost: "O(nm)",
        reference: "Marchiori & Latora 2000, Physica A 285:539")
    default: nil
    }
  }
}
