extension CentralityMeasure {
  /// Those of walks and eigenvectors; nil for the others.
  var walkDefinition: MeasureDefinition? {
    switch self {
    case .eigenvector:
      figure(
        summary: "How central those are that a figure is tied to, added up.",
        explanation:
          "To be tied to the important is to be important. It is high in the thick of the "
          + "densest circle, and next to nothing outside it, however many ties somebody has "
          + "there.",
        formula: "x with A x = λ x, λ being the largest eigenvalue of the adjacency A",
        scale: "Σ x² = 1", direction: Self.either,
        values: "with --weighted the matrix holds |value|", cost: "O(m) a step",
        reference: "Bonacich 1972, J. Math. Sociology 2:113")
    case .katz:
      figure(
        summary: "How many walks lead to a figure, longer ones counting less.",
        explanation:
          "As eigenvector, but everybody has something to start with, so that it tells those "
          + "outside the densest circle apart too. A small alpha makes it degree, one near the "
          + "limit eigenvector.",
        formula: "x = Σ αᵏ Aᵏ 1 over walks of k = 0, 1, 2 … steps; α is --alpha, 0.1 unless told",
        scale: "Σ x² = 1", direction: Self.either,
        values: "with --weighted the matrix holds |value|", cost: "O(m) a step",
        reference: "Katz 1953, Psychometrika 18:39")
    case .pageRank:
      figure(
        summary: "How often a walk along ties comes to a figure that now and then starts anew.",
        explanation:
          "Standing is passed on along ties as they run, divided among all whom somebody is "
          + "tied to; so a tie from one who has many is worth little. With --personalize the "
          + "walk starts anew at chosen figures, and tells who is near them.",
        formula: "x = (1 − q) / n + q Σ x_j / o_j over the ties that run to it, o_j being how many "
          + "run from j; who has none gives to all alike; q is --damping, 0.85 unless told; "
          + "with --personalize it starts anew at those alone",
        scale: "Σ x = 1", direction: Self.asTheyRun,
        values: "with --weighted ties are followed in proportion to |value|", cost: "O(m) a step",
        reference: "Brin & Page 1998, Computer Networks 30:107")
    case .hub:
      figure(
        summary: "How well a figure's ties run to those whom many such ties run to.",
        explanation: "Who picks well: its ties run to those whom other good pickers choose too.",
        formula: "h with h ∝ A a, a being the authorities and A the ties as they run",
        scale: "Σ h = 1", direction: Self.asTheyRun,
        values: "with --weighted the matrix holds |value|", cost: "O(m) a step",
        reference: "Kleinberg 1999, J. ACM 46:604")
    case .authority:
      figure(
        summary: "How well the ties of good hubs run to a figure.",
        explanation: "Who is picked by those who pick well.",
        formula: "a with a ∝ Aᵀ h, h being the hubs and A the ties as they run",
        scale: "Σ a = 1", direction: Self.asTheyRun,
        values: "with --weighted the matrix holds |value|", cost: "O(m) a step",
        reference: "Kleinberg 1999, J. ACM 46:604")
    case .pn:
      figure(
        summary: "Status raised by friends and lowered by enemies, and by theirs in turn.",
        explanation:
          "Friends raise it and enemies lower it, an enemy counting twice a friend; and their "
          + "friends and enemies do so in turn, each step less. Above 1 is more friends than "
          + "enemies, on balance.",
        formula: "(I − A / (2n − 2))⁻¹ 1, A = P − 2N, P the positive ties and N the negative ones, "
          + "read both ways",
        scale: "1 without ties; enemies bring it down, friends up", direction: Self.bothWays,
        values: "signs", cost: "O(m) a step",
        reference: "Everett & Borgatti 2014, Social Networks 38:111")
    case .pnIn:
      figure(
        summary: "Status from the friendly and hostile ties that run to a figure.",
        explanation:
          "Standing in the eyes of others: appointed and backed by many, denounced by few.",
        formula: "(I − AᵀA / 4(n − 1)²)⁻¹ (I + Aᵀ / 2(n − 1)) 1, A as for pn with the ties as they "
          + "run",
        scale: "1 without ties; enemies bring it down, friends up", direction: Self.asTheyRun,
        values: "signs", cost: "O(m) a step",
        reference: "Everett & Borgatti 2014, Social Networks 38:111")
    case .pnOut:
      figure(
        summary: "Status from the friendly and hostile ties that run from a figure.",
        explanation: "Standing by what it does to others: appoints and backs many, denounces few.",
        formula: "(I − AAᵀ / 4(n − 1)²)⁻¹ (I + A / 2(n − 1)) 1, A as for pn with the ties as they "
          + "run",
        scale: "1 without ties; enemies bring it down, friends up", direction: Self.asTheyRun,
        values: "signs", cost: "O(m) a step",
        reference: "Everett & Borgatti 2014, Social Networks 38:111")
    case .signedEigenvector:
      figure(
        summary: "Status lent by friends and taken by enemies; two sides, two signs.",
        explanation:
          "Splits a divided circle: the two sides have opposite signs, and those who matter "
          + "most on either the largest magnitudes. Friends of the important become so with the "
          + "same sign, their enemies with the other.",
        formula: "x with S x = λ x, S being the ties' signs and λ its eigenvalue of largest "
          + "magnitude",
        scale: "Σ x² = 1 and Σ x ≥ 0", direction: Self.bothWays,
        values: "signs", cost: "O(m) a step",
        reference: "Bonacich & Lloyd 2004, Social Networks 26:331")
    default: nil
    }
  }
}
