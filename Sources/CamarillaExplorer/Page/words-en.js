// @ts-check
// English words for the keys of answers that don't read as words by themselves.

/** @type {Record<string, string>} */
export const english = {
  above: "ranked above", afterwards: "rank then", alone: "only source of", appearances: "when it is there", articulations: "cut figures",
  asymmetricPairs: "pairs one way only", below: "ranked below", centralizationSum: "sum of centralization",
  citing: "claims that cite it", citingOfFigure: "claims about the figure that cite it", coarse: "dated coarsely",
  coarser: "coarser than a year", colour: "color", cost: "takes", degreeOfBalance: "degree of balance",
  directedDegreeAssortativity: "degree assortativity, directed", directedSignedTriads: "signed triads, directed",
  eiIndex: "E-I index", figureBalances: "balance of each figure", firstAfter: "first after", firstPeriod: "first time",
  firstYear: "first year", fromPeriod: "from", itinerant: "itinerant broker", kappa: "κ",
  lastBefore: "last before", lastPeriod: "last time", lastYear: "last year", later: "steps later", lost: "lost without it",
  lostOfFigure: "of the figure lost without it", null: "against chance", pGreater: "p of as much or more",
  pLess: "p of as little or less", periodOfFewestHops: "time of the fewest steps", fewestHops: "fewest steps",
  hops: "steps", pi: "π", restrictedMean: "mean within the time known", s: "S",
  sSquared: "S of squared differences", sameRank: "at the same rank", sd: "sd", sharedNeighbors: "neighbors in common",
  stoppedBy: "stopped by", survival: "share of ties that last longer", doubt: "in doubt are",
  "temporal-closeness": "closeness over time", "temporal-betweenness": "betweenness over time", sourceFigure: "from", targetFigure: "to",
  tiedWith: "tied in rank with", toPeriod: "to",
  unknownBeginnings: "beginnings unknown", walkBalanceTooLarge: "too large for the balance of walks",
  walkBalance: "balance of walks", level: "as many points", neverTied: "never tied", next: "else with", wentAway: "left", unlike: "differs",
  worlds: "possible worlds", yearOfFewestHops: "year of the fewest steps",
};
