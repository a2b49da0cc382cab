extension CentralityMeasure {
  /// Those of counts of ties; nil for the others.
  var tieDefinition: MeasureDefinition? {
    switch self {
    case .degree:
      figure(
        summary: "The share of the others that a figure is tied to.",
        explanation:
          "Who has the most contacts. It sees who knows whom, not who matters: one tie to the "
          + "leader counts as one to anybody.",
        formula: "figures tied to it / (n − 1); by direction as in-degree and out-degree",
        scale: "0 to 1", direction: Self.either,
        values: "none", cost: "O(m)",
        reference: "Freeman 1979, Social Networks 1:215")
    case .inDegree:
      figure(
        summary: "The share of the others with a tie that runs to a figure.",
        explanation: "How many others have something to do with it of their own accord: appoint, "
          + "denounce, or are allied with it.",
        formula: "figures with a tie that runs to it / (n − 1); an undirected tie runs both ways",
        scale: "0 to 1", direction: Self.asTheyRun,
        values: "none", cost: "O(m)",
        reference: "Freeman 1979, Social Networks 1:215")
    case .outDegree:
      figure(
        summary: "The share of the others with a tie that runs from a figure.",
        explanation: "How many others it has something to do with of its own accord.",
        formula: "figures that a tie runs to from it / (n − 1); an undirected tie runs both ways",
        scale: "0 to 1", direction: Self.asTheyRun,
        values: "none", cost: "O(m)",
        reference: "Freeman 1979, Social Networks 1:215")
    case .strength:
      figure(
        summary: "The sum of the magnitudes of a figure's ties.",
        explanation:
          "As degree, but many or weighty or well attested claims make a tie count more, "
          + "friendly or hostile alike.",
        formula: "Σ |value| over its ties; a tie's value is Σ sign × weight × confidence over the "
          + "pair's relationships",
        scale: "0 and up, as the weights are", direction: Self.either,
        values: "always the magnitudes of values", cost: "O(m)",
        reference: "Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004, PNAS 101:3747")
    case .positiveDegree:
      figure(
        summary: "The share of the others that are a figure's friends.",
        explanation: "Who has the most friends.",
        formula: "figures tied to it by a value above 0 / (n − 1)",
        scale: "0 to 1", direction: Self.either,
        values: "signs", cost: "O(m)",
        reference: "as degree, by signs; signnet for R (Schoch 2023), degree_signed")
    case .negativeDegree:
      figure(
        summary: "The share of the others that are a figure's enemies.",
        explanation: "Who has the most enemies.",
        formula: "figures tied to it by a value below 0 / (n − 1)",
        scale: "0 to 1", direction: Self.either,
        values: "signs", cost: "O(m)",
        reference: "as degree, by signs; signnet for R (Schoch 2023), degree_signed")
    case .netDegree:
      figure(
        summary: "The share of the others that are friends, less that of enemies.",
        explanation: "Whether friends or enemies prevail, and by how many.",
        formula: "positive-degree − negative-degree",
        scale: "−1 to 1", direction: Self.either,
        values: "signs", cost: "O(m)",
        reference: "as degree, by signs; signnet for R (Schoch 2023), degree_signed")
    case .core:
      figure(
        summary: "The largest k such that a figure is in a group in which all have k ties.",
        explanation:
          "Peel off everybody with fewer than k ties, again and again: who is left is in the "
          + "k-core. High cores are circles in which all are well connected; a star has none, "
          + "however many rays.",
        formula:
          "the largest k such that it is in a group in which each is tied to k of the others",
        scale: "0, 1, 2 …", direction: Self.either,
        values: "none", cost: "O(m)",
        reference: "Seidman 1983, Social Networks 5:269")
    default: nil
    }
  }
}
