extension CentralityMeasure {
  /// Those of what a figure's neighbors have to do with one another; nil for the others.
  var neighborhoodDefinition: MeasureDefinition? {
    switch self {
    case .constraint:
      figure(
        summary: "How far a figure's ties lead back to the same people; low means central.",
        explanation:
          "Whose contacts all know one another can't play them off: they close in on it. Low "
          + "is freedom to broker.",
        formula: "Σ_j (p_ij + Σ_q p_iq p_qj)² over its neighbors j, p_ij = 1 / d_i for d_i "
          + "neighbors; weighted |w_ij| / Σ_k |w_ik|",
        scale: "0 and up; the smallest ranks first, those without ties last",
        direction: Self.bothWays,
        values: "with --weighted shares of |value|; ties of value 0 are none then",
        cost: "O(m √m)",
        reference: "Burt 1992, Structural Holes")
    case .effectiveSize:
      figure(
        summary: "How many of a figure's neighbors are not tied to one another.",
        explanation:
          "As many contacts as lead to different people: of a clique one, of a star all of "
          + "them.",
        formula: "d − 2t / d for d neighbors with t ties among them; weighted Σ_j (1 − Σ_q p_iq "
          + "|w_jq| / max_k |w_jk|)",
        scale: "0 and up", direction: Self.bothWays,
        values: "with --weighted shares of |value|; ties of value 0 are none then",
        cost: "O(m √m)",
        reference: "Burt 1992, Structural Holes, as Borgatti 1997, Connections 20:35, writes it")
    case .clustering:
      figure(
        summary: "The share of the pairs of a figure's neighbors that are tied.",
        explanation:
          "Whether its contacts know one another: 1 in a close circle, 0 for who alone holds "
          + "others together.",
        formula:
          "2t / (d (d − 1)) for d neighbors with t ties among them; weighted Σ w_ij w_iq w_jq "
          + "/ Σ w_ij w_iq with w = |value| / the largest",
        scale: "0 to 1", direction: Self.bothWays,
        values: "with --weighted triangles by the product of |value|", cost: "O(m √m)",
        reference: "Watts & Strogatz 1998, Nature 393:440; weighted Zhang & Horvath 2005")
    case .barratClustering:
      figure(
        summary: "The share of what a figure puts into its ties that goes to pairs who are tied.",
        explanation:
          "As clustering, but of contacts weighty for the figure: near 1 when most of what it "
          + "puts into ties goes to people who know one another.",
        formula: "Σ (w_ij + w_iq) / (s (d − 1)) over the pairs j, q of its d neighbors that are "
          + "tied, w = |value| and s the sum of its own; ties of value 0 are ties too",
        scale: "0 to 1", direction: Self.bothWays,
        values: "always the magnitudes of values", cost: "O(m √m)",
        reference: "Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004, PNAS 101:3747")
    case .onnelaClustering:
      figure(
        summary: "How strong the triangles are that a figure is in.",
        explanation:
          "As clustering, but weak triangles count little: 1 only when all three ties of all "
          + "triangles are as strong as the strongest there is.",
        formula: "2 Σ ∛(w_ij w_iq w_jq) / (d (d − 1)) over the pairs j, q of its d neighbors that "
          + "are tied, w = |value| / the largest; ties of value 0 are ties too",
        scale: "0 to 1", direction: Self.bothWays,
        values: "always the magnitudes of values", cost: "O(m √m)",
        reference: "Onnela, Saramäki, Kertész & Kaski 2005, Phys. Rev. E 71:065103")
    case .directedClustering:
      figure(
        summary: "The share of the directed triangles a figure could be in that there are.",
        explanation:
          "As clustering, but every way in which three directed ties can close a triangle "
          + "counts by itself.",
        formula:
          "((A + Aᵀ)³)_ii / 2 (d (d − 1) − 2r), d being its ties in and out and r the figures "
          + "tied to it both ways",
        scale: "0 to 1", direction: Self.asTheyRun,
        values: "none", cost: "O(m √m)",
        reference: "Fagiolo 2007, Phys. Rev. E 76:026107")
    case .signedClustering:
      figure(
        summary: "How far a figure's triangles are balanced rather than not.",
        explanation:
          "1 when its friends are friends of each other and its enemies' enemies too, −1 when "
          + "every triangle around it is torn.",
        formula: "(balanced − unbalanced triangles) / pairs of its neighbors, ambivalent ties "
          + "left out; weighted as clustering, with signs kept above the line",
        scale: "−1 to 1", direction: Self.bothWays,
        values: "signs; with --weighted values", cost: "O(m √m)",
        reference:
          "Kunegis, Lommatzsch & Bauckhage 2009, WWW '09; Costantini & Perugini 2014, PLoS "
          + "ONE 9:e88669")
    default: nil
    }
  }
}
