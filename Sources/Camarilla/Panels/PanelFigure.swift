import GraphKernels

/// What a panel tells of a figure in a step of time.
public struct PanelFigure: Hashable, Sendable {
  /// Who it is.
  public let figure: Figure
  /// How many relationships it is an end of.
  public let claims: Int
  /// The same by kind, in the order of the chronicle's kinds.
  public let claimsByKind: [Int]
  /// How many figures it is tied to by relationships of each kind.
  public let tiesByKind: [Int]
  /// How many figures it is tied to by a value above 0.
  public let positiveTies: Int
  /// How many figures it is tied to by a value below 0.
  public let negativeTies: Int
  /// How many figures it is tied to by claims that cancel out or have no sign.
  public let neutralTies: Int
  /// The sum of its ties' values above 0.
  public let positiveStrength: Double
  /// The sum of the magnitudes of its ties' values below 0.
  public let negativeStrength: Double
  /// Its score by each measure, in their order.
  public let scores: [Double]
  /// The faction that it is in; nil where none are asked for.
  public let faction: Faction?

  /// How many figures it is tied to.
  public var ties: Int { positiveTies + negativeTies + neutralTies }
}

extension PanelWave {
  /// A row for each figure of the snapshot, by id.
  ///
  /// - Complexity: O(n × kinds + m log m) for n figures and m relationships.
  public var figures: [PanelFigure] {
    var tallies = snapshot.figures.map { _ in FigureTally(kindCount: kindCount) }
    for tie in snapshot.netTies(isDirected: false) {
      tallies[Int(tie.source)].add(tie.value)
      tallies[Int(tie.target)].add(tie.value)
    }
    let kinds = snapshot.chronicle.table.kinds
    // Kind by kind, so that the claims of a pair and kind stand side by side.
    var claims = snapshot.rows.indices.map { index in
      let (source, target) = snapshot.ends[index]
      return (
        kind: Int(kinds[Int(snapshot.rows[index])]), low: min(source, target),
        high: max(source, target)
      )
    }
    claims.sort { $0 < $1 }
    for (index, claim) in claims.enumerated() {
      let isFirst = index == 0 || claims[index - 1] != claim
      for end in [claim.low, claim.high] {
        tallies[Int(end)].claims[claim.kind] += 1
        if isFirst { tallies[Int(end)].ties[claim.kind] += 1 }
      }
    }
    let isShown = isShown
    return snapshot.figures.indices.filter { isShown[$0] }.map { index in
      let tally = tallies[index]
      return PanelFigure(
        figure: snapshot.figures[index], claims: tally.claims.reduce(0, +),
        claimsByKind: tally.claims, tiesByKind: tally.ties, positiveTies: tally.positive,
        negativeTies: tally.negative, neutralTies: tally.neutral,
        positiveStrength: tally.positiveStrength.value,
        negativeStrength: tally.negativeStrength.value,
        scores: scores.map { $0.values[index] },
        faction: factions.map { $0[$0.factionIndices[index]] })
    }
  }
}

/// What a figure's claims and ties come to.
private struct FigureTally {
  var claims: [Int]
  var ties: [Int]
  private(set) var positive = 0
  private(set) var negative = 0
  private(set) var neutral = 0
  private(set) var positiveStrength = DecimalSum()
  private(set) var negativeStrength = DecimalSum()

  init(kindCount: Int) {
    claims = [Int](repeating: 0, count: kindCount)
    ties = claims
  }

  mutating func add(_ value: Double) {
    switch Sign(of: value) {
    case .positive:
      positive += 1
      positiveStrength.add(value)
    case .negative:
      negative += 1
      negativeStrength.add(-value)
    case .neutral: neutral += 1
    }
  }
}
