extension MeasureDefinition {
  /// Measures of structural balance.
  static let balance: [MeasureDefinition] = [
    MeasureDefinition(
      "degree-of-balance", of: .snapshot,
      summary: "The share of triangles in which the enemy of an enemy is a friend.",
      explanation:
        "1 when every three who are all tied get along as friends, or as two against one.",
      formula: "(+++ and +--) / all triangles of signed ties",
      scale: "0 to 1; none without triangles",
      direction: "both ways, or as ties run with --directed", values: "signs", cost: byTriangles,
      reference: "Cartwright & Harary 1956, Psychological Review 63:277", command: "balance"),
    MeasureDefinition(
      "walk-balance", of: .snapshot,
      summary: "How nearly all closed walks are balanced, longer ones counting less.",
      explanation:
        "As the degree of balance, of circles of any length; 1 for a circle in two camps.",
      formula: "tr exp(A) / tr exp(|A|), A being the signs of the ties", scale: "0 to 1",
      values: "signs",
      cost: "O(nmλ), λ being the largest eigenvalue of |A|; of what is balanced O(m)",
      reference: "Estrada & Benzi 2014, Phys. Rev. E 90:042802", command: "balance"),
    MeasureDefinition(
      "frustration", of: .snapshot,
      summary: "How many ties stand in the way of two camps, friends within and enemies between.",
      explanation:
        "0 when the circle falls into two camps; else the fewest ties that contradict any two.",
      formula: "the fewest ties whose removal leaves it balanced", scale: "0, 1, 2 …",
      values: "signs; with --weighted the sum of |value|",
      cost: "exponential at worst; proven or bounded",
      reference: "Harary 1959; Aref, Mason & Wilson 2020, J. Combinatorial Optimization 40:853",
      command: "balance"),
  ]
}
