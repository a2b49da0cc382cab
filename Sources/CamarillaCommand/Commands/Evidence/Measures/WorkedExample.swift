import Camarilla

/// A measure worked out for a year of the chronicle that ships with camarilla, step by step as far as it can be
/// followed by hand.
struct WorkedExample {
  let snapshot: Snapshot
  private(set) var lines: [String] = []

  /// A year of few figures and a deep divide.
  private static let year = 1926

  init(of measure: MeasureDefinition) {
    snapshot = Chronicle.embedded.snapshot(of: Self.year)
    switch measure.subject {
    case .figure:
      if let centrality = CentralityMeasure(named: measure.name) { addFigures(by: centrality) }
    case .tie: addTies()
    case .pair: addPairs(by: measure)
    case .groups: addGroups(by: measure)
    case .snapshot: addWhole(by: measure)
    }
  }

  mutating func add(_ line: String) { lines.append(line) }

  func name(of id: Figure.ID) -> String { snapshot.chronicle.printedName(of: id) }

  func list(_ ids: [Figure.ID]) -> String { ids.map(name).listed() }

  // MARK: Ties and pairs

  private mutating func addTies() {
    let ties = snapshot.tieBetweenness()
    let n = snapshot.figures.count
    guard let first = ties.first else { return }
    let pairs = n * (n - 1) / 2
    add(
      "Along \(list(first.figures)) run the shortest paths of"
        + " \(Number.score(of: first.betweenness * Double(pairs))) of the \(pairs) pairs of \(n) figures,"
        + " equally short ones counted by their shares: \(Number.short(of: first.betweenness)).")
    for tie in ties.dropFirst().prefix(2) {
      add("Next: \(list(tie.figures)), \(Number.short(of: tie.betweenness)).")
    }
  }

  private mutating func addPairs(by measure: MeasureDefinition) {
    let portfolios = snapshot.portfolios()
    func score(_ pair: PortfolioSimilarity) -> Double? {
      switch measure.name {
      case "kappa": pair.kappa
      case "pi": pair.pi
      default: pair.s
      }
    }
    // Of those who are tied to several, as most strangers are alike.
    let busy = Set(snapshot.scores(by: .degree).prefix(6).map(\.id))
    let pairs = portfolios.pairs.filter { $0.figures.allSatisfy(busy.contains) && score($0) != nil }
      .sorted {
        (score($1) ?? 0, $0.figures[0], $0.figures[1]) < (
          score($0) ?? 0, $1.figures[0], $1.figures[1]
        )
      }
    for (title, pair) in [("Most alike", pairs.first), ("Least alike", pairs.last)] {
      guard let pair else { continue }
      let ids = snapshot.figures.map(\.id)
      func entries(_ figure: Figure.ID) -> [Double] {
        ids.map { portfolios.entry(of: figure, to: $0) ?? 0 }
      }
      let (one, other) = (entries(pair.figures[0]), entries(pair.figures[1]))
      let differing = zip(one, other).filter { $0 != $1 }
      let distance = differing.reduce(0) { $0 + abs($1.0 - $1.1) }
      add(
        "\(title) of the six with the most ties: \(list(pair.figures)),"
          + " \(score(pair).map(Number.short) ?? "undefined"). They differ about \(differing.count) of"
          + " \(ids.count) figures, by \(Number.score(of: distance)) in all.")
    }
  }

  // MARK: Groups

  private mutating func addGroups(by measure: MeasureDefinition) {
    let factions = snapshot.factions()
    let mixing = snapshot.mixing(of: snapshot.groups(of: factions))
    let (inside, outside) = (mixing.ties.inside, mixing.ties.outside)
    add(
      "By the \(factions.count) factions of the year \(inside) ties lie within them and \(outside) between"
        + " two.")
    switch measure.name {
    case "ei-index":
      add(
        "(\(outside) − \(inside)) / \(inside + outside) ="
          + " \(mixing.ties.eiIndex.map(Number.short) ?? "undefined").")
    case "assortativity":
      add("Their assortativity is \(mixing.assortativity.map(Number.short) ?? "undefined").")
      let born = snapshot.assortativity { $0.number(ofAttribute: "born") }
      add("By year of birth, a number, it is \(born.map(Number.short) ?? "undefined").")
    case "modularity":
      add("Their modularity is \(factions.modularity.map(Number.short) ?? "undefined").")
    default:
      for broker in snapshot.brokerage(by: factions).prefix(3) where broker.total > 0 {
        add(
          "\(name(of: broker.id)): coordinator \(broker.coordinator), itinerant \(broker.itinerant),"
            + " representative \(broker.representative), gatekeeper \(broker.gatekeeper), liaison"
            + " \(broker.liaison).")
      }
    }
  }
}
