extension MeasureDefinition {
  private static let byPaths = "O(nm)"
  static let byTriangles = "O(m √m)"

  /// Measures of ties and of pairs.
  static let tiesAndPairs: [MeasureDefinition] = [
    MeasureDefinition(
      "tie-betweenness", of: .tie,
      summary: "The share of the shortest paths between all figures that run along a tie.",
      explanation:
        "What goes from one figure to another takes the shortest way there is. A tie that many such ways"
        + " run along joins parts that would hardly reach each other without it; within a close circle"
        + " nearly none do, as everybody reaches everybody directly.",
      formula:
        "Σ over pairs of figures of the share of their shortest paths along the tie / (n(n − 1) / 2)",
      scale: "0 to 1", values: "with --weighted distances are 1 / |value|", cost: "O(nm log n)",
      reference: "Girvan & Newman 2002, PNAS 99:7821; Brandes 2008, Social Networks 30:136",
      command: "ties"),
    MeasureDefinition(
      "similarity", or: ["S"], of: .pair,
      summary: "How far two figures have the same friends and enemies: S of their portfolios.",
      explanation:
        "Two figures are compared by what each has to everybody, tie by tie: friend, enemy or nothing, and"
        + " each to itself the best of friends. 1 means the same to everybody, −1 the opposite to everybody."
        + " Where ties are few nearly all pairs come near 1, as they share having nothing to do with most;"
        + " kappa and pi correct for that.",
      formula:
        "1 − 2 Σ_k |p_ik − p_jk| / Σ_k Δ, p being signs of ties (−1, 0, 1), p_ii = 1 and Δ = 2, the farthest"
        + " apart they can be; s-squared has squares of both",
      scale: "−1 to 1",
      values: "signs; with --weighted values over the largest of the snapshot",
      cost: "O(nm) for all pairs",
      reference:
        "Signorino & Ritter 1999, Int. Studies Quarterly 43:115; Häge 2011, Political Analysis 19:287",
      command: "similarity"),
    MeasureDefinition(
      "kappa", or: ["κ"], of: .pair,
      summary:
        "Cohen's κ of two portfolios: their agreement beyond what each one's habits make likely.",
      explanation:
        "As similarity, against what two figures would have in common if each kept as many friends and enemies"
        + " as it has but chose them at random. 0 means no more than that, 1 the same to everybody, below 0"
        + " they avoid one another's friends.",
      formula: "1 − n Σ_k (p_ik − p_jk)² / Σ_k Σ_l (p_ik − p_jl)², p as for similarity",
      scale: "at most 1; undefined where both have the same to everybody alike",
      values: "signs; with --weighted values", cost: "O(nm) for all pairs",
      reference: "Cohen 1968, Psychological Bulletin 70:213; Häge 2011, Political Analysis 19:287",
      command: "similarity"),
    MeasureDefinition(
      "pi", or: ["π"], of: .pair,
      summary:
        "Scott's π of two portfolios: their agreement beyond what their common habits make likely.",
      explanation:
        "As kappa, but what is likely is taken from both figures' ties together, so that one figure having many"
        + " more friends than the other counts against their likeness.",
      formula: "1 − Σ_k (p_ik − p_jk)² / Σ_k ((p_ik − p̄)² + (p_jk − p̄)²), p̄ being the mean of both",
      scale: "at most 1; undefined where both have the same to everybody alike",
      values: "signs; with --weighted values", cost: "O(nm) for all pairs",
      reference:
        "Scott 1955, Public Opinion Quarterly 19:321; Häge 2011, Political Analysis 19:287",
      command: "similarity"),
  ]

  /// What holds of every measure of groups of one's own.
  private static let leavingOut = " Who is in no group is left out, with his ties."

  /// Measures of groups.
  static let groups: [MeasureDefinition] = [
    MeasureDefinition(
      "assortativity", of: .groups,
      summary: "How far ties join figures who are alike in an attribute.",
      explanation:
        "Of a party, a faction, a place: 1 when all ties stay within a group, 0 when they run as if nobody knew"
        + " of groups, below 0 when they prefer other groups. Of a number, such as a year of birth: the"
        + " correlation of what the two ends of ties have."
        + leavingOut,
      formula:
        "(Σ e_kk − Σ a_k²) / (1 − Σ a_k²), e_kk being the share of ties within group k and a_k that of ends in"
        + " it; of numbers the correlation over both ends of all ties",
      scale: "−1 to 1; undefined where all are alike", cost: "O(m)",
      reference: "Newman 2003, Phys. Rev. E 67:026126", command: "cohesion --groups ATTRIBUTE"),
    MeasureDefinition(
      "ei-index", or: ["E-I", "EI"], of: .groups,
      summary: "Whether ties lead out of groups or stay within them.",
      explanation:
        "The ties between groups less those within, as a share of all: −1 when everybody keeps to the own group,"
        + " 1 when all ties lead to others. Many small groups bring it near 1 by themselves."
        + leavingOut,
      formula: "(E − I) / (E + I), E ties between groups and I within", scale: "−1 to 1",
      cost: "O(m)",
      reference: "Krackhardt & Stern 1988, Social Psychology Quarterly 51:123",
      command: "cohesion --groups ATTRIBUTE"),
    MeasureDefinition(
      "modularity", of: .groups,
      summary:
        "How much more friendship lies within groups, and hostility between them, than chance has.",
      explanation:
        "Against a network in which everybody has as much friendship and hostility as here, but at random. 0 is no"
        + " more than that; above about 0.3 groups are marked. It is what factions are sought by."
        + leavingOut,
      formula:
        "Σ_ij [w_ij − (w⁺_i w⁺_j / 2w⁺ − w⁻_i w⁻_j / 2w⁻)] δ_ij / (2w⁺ + 2w⁻)", scale: "below 1",
      values: "values, with their signs", cost: "O(m)",
      reference:
        "Newman & Girvan 2004, Phys. Rev. E 69:026113; signed Gómez, Jensen & Arenas 2009, 80:016114",
      command: "factions; of one's own groups cohesion --groups ATTRIBUTE"),
    MeasureDefinition(
      "brokerage", of: .groups,
      summary:
        "How often a figure stands between two others without a tie of their own, by their groups.",
      explanation:
        "In a chain a → broker → b without a tie from a to b the broker may connect its own group (coordinator), two"
        + " of another group (itinerant), let others in (gatekeeper), speak for its own (representative), or join"
        + " two groups that it is not of (liaison)."
        + leavingOut,
      formula: "the number of such chains of each of the five kinds", scale: "0, 1, 2 …",
      direction: "as ties run; alliances and rivalries run both ways", cost: byTriangles,
      reference: "Gould & Fernandez 1989, Sociological Methodology 19:89",
      command: "brokerage; of one's own groups brokerage --groups ATTRIBUTE"),
  ]

  /// Measures of a snapshot.
  static let wholes: [MeasureDefinition] = [
    MeasureDefinition(
      "correlation", or: ["QAP"], of: .snapshot,
      summary: "How far the ties of two kinds, or of two times, join the same pairs.",
      explanation:
        "1 when each pair has in both networks what it has in one, 0 when the one says nothing of the other, below 0"
        + " when ties of the one stand where the other has none. Since the pairs of one figure are not"
        + " independent, whether that is chance is told by permuting the figures of one network (the quadratic"
        + " assignment procedure).",
      formula:
        "Pearson's r over all ordered pairs of two figures; p is the share of permutations with an r as far from"
        + " their mean",
      scale: "−1 to 1; undefined where all pairs of one network are alike",
      direction: "as ties run; alliances and rivalries run both ways",
      values: "net values; with --cells their signs, or who is tied at all", cost: "O(m) a draw",
      reference: "Krackhardt 1988, Social Networks 10:359", command: "correlate"),
    MeasureDefinition(
      "density", of: .snapshot, summary: "The share of all pairs of figures that are tied.",
      explanation:
        "1 when everybody is tied to everybody. It falls as circles grow, since nobody's time grows with them; so"
        + " compare it among circles of one size only.",
      formula: "m / (n(n − 1) / 2)", scale: "0 to 1", cost: "O(m)",
      reference: "Wasserman & Faust 1994, Social Network Analysis", command: "cohesion"),
    MeasureDefinition(
      "diameter", of: .snapshot,
      summary: "The most steps that any two figures who reach one another are apart.",
      explanation: "How far news has to travel at worst, going the shortest way.",
      formula: "the greatest distance of two figures of one component",
      scale: "1, 2, 3 …; none without ties",
      cost: "O(nm) at worst, mostly a few hundred times O(m)",
      reference:
        "Takes & Kosters 2011, CIKM '11, and Borassi et al. 2015, Theor. Comput. Sci. 586:59, for the way it is found",
      command: "cohesion"),
    MeasureDefinition(
      "radius", of: .snapshot,
      summary: "The fewest steps in which some figure reaches everybody in the largest component.",
      explanation:
        "How far news has to travel at worst from whoever is best placed to spread it. It lies between half the"
        + " diameter of that component and its diameter.",
      formula:
        "the least of the figures' greatest distances, in the component with the most figures",
      scale: "1, 2, 3 …; none without ties",
      cost: "O(nm) at worst, mostly a few dozen times O(m)",
      reference:
        "Harary 1969, Graph Theory; Takes & Kosters 2013, Algorithms 6:100, and Borassi et al. 2015, for the way it is"
        + " found",
      command: "cohesion"),
    MeasureDefinition(
      "mean-distance", of: .snapshot,
      summary: "The mean number of steps between two figures who reach one another.",
      explanation:
        "How far apart two figures taken at random are. Pairs that don't reach one another are left out and"
        + " counted beside it, so a circle in pieces may seem close; efficiency has them in.",
      formula: "Σ of distances / number of pairs that reach one another", scale: "1 and up",
      cost: byPaths,
      reference: "Watts & Strogatz 1998, Nature 393:440", command: "cohesion"),
    MeasureDefinition(
      "efficiency", of: .snapshot,
      summary: "The mean of the reciprocal distances of all pairs, 0 for those out of reach.",
      explanation:
        "1 when all are tied to all; it falls with distance and with parts that don't reach each other.",
      formula: "Σ 1 / distance / number of pairs", scale: "0 to 1", cost: byPaths,
      reference: "Latora & Marchiori 2001, Phys. Rev. Letters 87:198701", command: "cohesion"),
    MeasureDefinition(
      "reciprocity", of: .snapshot, summary: "The share of directed ties that are answered.",
      explanation:
        "1 when whoever a tie runs to has one that runs back. Alliances and rivalries run both ways and count as"
        + " answered; ask for --kinds of directed relationships to leave them out.",
      formula: "arcs whose reverse is there / all arcs", scale: "0 to 1; none without ties",
      direction: "as ties run", cost: "O(m)",
      reference: "Wasserman & Faust 1994, Social Network Analysis",
      command: "cohesion"),
    MeasureDefinition(
      "transitivity", of: .snapshot,
      summary: "The share of all pairs of ties at one figure that a third tie closes.",
      explanation:
        "How often two who have somebody in common are tied themselves, over the whole circle.",
      formula: "3 × triangles / pairs of ties at one figure",
      scale: "0 to 1; none without such pairs",
      cost: byTriangles, reference: "Luce & Perry 1949, Psychometrika 14:95", command: "cohesion"),
    MeasureDefinition(
      "mean-clustering", of: .snapshot, summary: "The mean of the figures' clustering.",
      explanation: "As transitivity, but every figure counts alike, however many ties it has.",
      formula: "Σ clustering / n", scale: "0 to 1", cost: byTriangles,
      reference: "Watts & Strogatz 1998, Nature 393:440", command: "cohesion"),
    MeasureDefinition(
      "degree-assortativity", of: .snapshot,
      summary: "Whether those with many ties are tied to others with many.",
      explanation:
        "Above 0 the well connected keep to one another, as in societies; below 0 they are tied to those with few"
        + " ties, as at a court, where all hang on a few.",
      formula: "the correlation of the numbers of ties at both ends, over both ends of all ties",
      scale: "−1 to 1; none where all have as many", cost: "O(m)",
      reference: "Newman 2002, Phys. Rev. Letters 89:208701", command: "cohesion"),
    MeasureDefinition(
      "centralization", of: .snapshot,
      summary: "How far a circle hangs on its most central figure, by a measure of figures.",
      explanation:
        "How much the most central figure is ahead of all others, against the most that can be: 1 for a star, in"
        + " which all hang on one, 0 when all are alike.",
      formula:
        "Σ (largest − x_i) / the greatest such sum of n figures, where it is known: that of the star for degree,"
        + " betweenness, closeness and harmonic; of one pair alone for eigenvector",
      scale: "0 to 1; where the greatest sum is not known the sum alone",
      direction: "as the measure", values: "as the measure", cost: "as the measure",
      reference: "Freeman 1979, Social Networks 1:215", command: "central"),
    MeasureDefinition(
      "triad-census", of: .snapshot,
      summary: "How many threes of figures are tied in each of the sixteen ways there are.",
      explanation:
        "A type is named by how many of the three pairs are tied both ways, one way and not at all: 102 has one"
        + " mutual tie and nobody else; 300 is a clique; 030T runs transitively and 030C in a circle; D points down,"
        + " U up.",
      formula: "the number of threes of each type; all add up to n(n − 1)(n − 2) / 6",
      scale: "0, 1, 2 …",
      direction: "as ties run; alliances and rivalries run both ways", cost: byTriangles,
      reference: "Davis & Leinhardt 1972; Batagelj & Mrvar 2001, Social Networks 23:237",
      command: "cohesion"),
    MeasureDefinition(
      "signed-triads", of: .snapshot,
      summary: "How many threes of figures are all tied, by how many of their ties are hostile.",
      explanation:
        "+++ is three friends, +-- two friends with a common enemy: both rest. ++- is two enemies with a common"
        + " friend, who will have to choose; --- is three enemies, of whom two might unite.",
      formula: "triangles with 0, 1, 2 and 3 ties of a value below 0", scale: "0, 1, 2 …",
      values: "signs",
      cost: byTriangles, reference: "Cartwright & Harary 1956, Psychological Review 63:277",
      command: "balance, cohesion"),
    MeasureDefinition(
      "directed-signed-triads", of: .snapshot,
      summary:
        "How friendly a tie a → b is where both have to do with a third, x, in each of the sixteen ways there are.",
      explanation:
        "What sign to expect depends on the theory. Balance: friends of friends and enemies of enemies are friends,"
        + " whichever way ties run. Status: a friendly tie looks up to somebody, a hostile one down. So where a is"
        + " friendly to x and x to b (t1) both expect a friend; where b is friendly to x and x to a (t11) balance"
        + " expects a friend, and status an enemy. A surprise above 0 means more friendly ties than a's habits"
        + " (generative) or those of others toward b (receptive) make likely, below 0 fewer; beyond 2 or so it is"
        + " hardly chance. Alliances and rivalries run both ways and count as two ties that would be drawn apart; ask"
        + " for --kinds of directed relationships to leave them out.",
      formula:
        "(k − Σ p) / √(Σ p (1 − p)), k friendly ties a → b of a type, p the share of friendly ties among those from a"
        + " (generative), or to b (receptive)",
      scale: "standard deviations; none where no sign is left to chance",
      direction: "as ties run; alliances and rivalries run both ways", values: "signs",
      cost: byTriangles,
      reference: "Leskovec, Huttenlocher & Kleinberg 2010, CHI '10, 1361–1370", command: "cohesion"),
  ]
}
