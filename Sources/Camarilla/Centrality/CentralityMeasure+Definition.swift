extension CentralityMeasure {
  /// What exactly a measure computes, on what scale, and who defined it.
  ///
  /// The one description of the measures: `camarilla central --measures` prints it. n is the number of
  /// figures in the snapshot.
  public struct Definition: Encodable, Hashable, Sendable {
    /// The score of a figure, as a formula or in words as exact.
    public let formula: String
    /// Between what scores lie, or how they are scaled.
    public let scale: String
    /// The paper or book it is from.
    public let reference: String

    init(formula: String, scale: String, reference: String) {
      self.formula = formula
      self.scale = scale
      self.reference = reference
    }
  }

  /// What exactly it computes, on what scale, and who defined it.
  public var definition: Definition {
    switch self {
    case .degree:
      Definition(
        formula: "figures tied to it / (n − 1); by direction as in-degree and out-degree",
        scale: "0 to 1",
        reference: Self.freeman)
    case .inDegree:
      Definition(
        formula: "figures with a tie that runs to it / (n − 1); an undirected tie runs both ways",
        scale: "0 to 1", reference: Self.freeman)
    case .outDegree:
      Definition(
        formula: "figures that a tie runs to from it / (n − 1); an undirected tie runs both ways",
        scale: "0 to 1", reference: Self.freeman)
    case .strength:
      Definition(
        formula:
          "Σ |value| over its ties; a tie's value is Σ sign × weight × confidence over the pair's"
          + " relationships", scale: "0 and up, as the weights are",
        reference: "Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004, PNAS 101:3747")
    case .betweenness:
      Definition(
        formula:
          "Σ over the pairs of others of the share of their shortest paths that pass through it,"
          + " / ((n − 1)(n − 2) / 2); by direction over paths that ties run along, / ((n − 1)(n − 2))",
        scale: "0 to 1", reference: "Freeman 1977, Sociometry 40:35")
    case .closeness:
      Definition(
        formula:
          "(r / Σ of the distances to those it reaches) × r / (n − 1), r being how many it reaches",
        scale: "0 to 1; with distances by value 0 and up",
        reference: "Wasserman & Faust 1994, Social Network Analysis")
    case .harmonic:
      Definition(
        formula: "Σ 1 / distance over the others / (n − 1), nothing for those out of reach",
        scale: "0 to 1; with distances by value 0 and up",
        reference: "Marchiori & Latora 2000, Physica A 285:539")
    case .eigenvector:
      Definition(
        formula: "x with A x = λ x, λ being the largest eigenvalue of the adjacency A",
        scale: "Σ x² = 1", reference: "Bonacich 1972, J. Math. Sociology 2:113")
    case .katz:
      Definition(
        formula: "x = Σ αᵏ Aᵏ 1 over walks of k = 0, 1, 2 … steps; α is --alpha, 0.1 unless told",
        scale: "Σ x² = 1", reference: "Katz 1953, Psychometrika 18:39")
    case .pageRank:
      Definition(
        formula:
          "x = (1 − q) / n + q Σ x_j / o_j over the ties that run to it, o_j being how many run from j;"
          + " who has none gives to all alike; q is --damping, 0.85 unless told",
        scale: "Σ x = 1", reference: "Brin & Page 1998, Computer Networks 30:107")
    case .hub:
      Definition(
        formula: "h with h ∝ A a, a being the authorities and A the ties as they run",
        scale: "Σ h = 1",
        reference: Self.kleinberg)
    case .authority:
      Definition(
        formula: "a with a ∝ Aᵀ h, h being the hubs and A the ties as they run", scale: "Σ a = 1",
        reference: Self.kleinberg)
    case .pn:
      Definition(
        formula:
          "(I − A / (2n − 2))⁻¹ 1, A = P − 2N, P the positive ties and N the negative ones, read both"
          + " ways", scale: "1 without ties; enemies bring it down, friends up",
        reference: Self.everett)
    case .pnIn:
      Definition(
        formula:
          "(I − AᵀA / 4(n − 1)²)⁻¹ (I + Aᵀ / 2(n − 1)) 1, A as for pn with the ties as they run",
        scale: "1 without ties; enemies bring it down, friends up", reference: Self.everett)
    case .pnOut:
      Definition(
        formula:
          "(I − AAᵀ / 4(n − 1)²)⁻¹ (I + A / 2(n − 1)) 1, A as for pn with the ties as they run",
        scale: "1 without ties; enemies bring it down, friends up", reference: Self.everett)
    case .signedEigenvector:
      Definition(
        formula:
          "x with S x = λ x, S being the ties' signs and λ its eigenvalue of largest magnitude",
        scale: "Σ x² = 1 and Σ x ≥ 0", reference: "Bonacich & Lloyd 2004, Social Networks 26:331")
    case .constraint:
      Definition(
        formula:
          "Σ_j (p_ij + Σ_q p_iq p_qj)² over its neighbors j, p_ij = 1 / d_i for d_i neighbors",
        scale: "0 and up; the smallest ranks first, those without ties last",
        reference: "Burt 1992, Structural Holes")
    case .effectiveSize:
      Definition(
        formula: "d − 2t / d for d neighbors with t ties among them", scale: "0 and up",
        reference: "Burt 1992, Structural Holes, as Borgatti 1997, Connections 20:35, writes it")
    case .clustering:
      Definition(
        formula: "2t / (d (d − 1)) for d neighbors with t ties among them; weighted"
          + " Σ w_ij w_iq w_jq / Σ w_ij w_iq with w = |value| / the largest",
        scale: "0 to 1",
        reference: "Watts & Strogatz 1998, Nature 393:440; weighted Zhang & Horvath 2005")
    case .directedClustering:
      Definition(
        formula:
          "((A + Aᵀ)³)_ii / 2 (d (d − 1) − 2r), d being its ties in and out and r the figures tied to it"
          + " both ways", scale: "0 to 1", reference: "Fagiolo 2007, Phys. Rev. E 76:026107")
    case .signedClustering:
      Definition(
        formula:
          "(balanced − unbalanced triangles) / pairs of its neighbors; weighted as clustering, with"
          + " signs kept above the line", scale: "−1 to 1",
        reference:
          "Kunegis, Lommatzsch & Bauckhage 2009, WWW '09; Costantini & Perugini 2014, PLoS ONE 9:e88669"
      )
    case .positiveDegree:
      Definition(
        formula: "figures tied to it by a value above 0 / (n − 1)", scale: "0 to 1",
        reference: Self.signnet)
    case .negativeDegree:
      Definition(
        formula: "figures tied to it by a value below 0 / (n − 1)", scale: "0 to 1",
        reference: Self.signnet)
    case .netDegree:
      Definition(
        formula: "positive-degree − negative-degree", scale: "−1 to 1", reference: Self.signnet)
    case .core:
      Definition(
        formula:
          "the largest k such that it is in a group in which each is tied to k of the others",
        scale: "0, 1, 2 …", reference: "Seidman 1983, Social Networks 5:269")
    }
  }

  private static let freeman = "Freeman 1979, Social Networks 1:215"
  private static let kleinberg = "Kleinberg 1999, J. ACM 46:604"
  private static let everett = "Everett & Borgatti 2014, Social Networks 38:111"
  private static let signnet = "as degree, by signs; signnet for R (Schoch 2023), degree_signed"

  /// Whether it tells figures apart by the signs of their ties, so that it has nothing to say without.
  public var readsSigns: Bool {
    switch self {
    case .pn, .pnIn, .pnOut, .signedClustering, .positiveDegree, .negativeDegree, .netDegree,
      .signedEigenvector:
      true
    default: false
    }
  }
}
