import Camarilla

/// What the size of a name tells.
enum SizeMeasure: RawRepresentable, CaseIterable, Sendable, Equatable {
  case consensus
  case measure(CentralityMeasure)

  static let allCases = [.consensus] + CentralityMeasure.allCases.map(SizeMeasure.measure)

  init?(rawValue: String) {
    guard let known = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = known
  }

  var rawValue: String {
    switch self {
    case .consensus: "consensus"
    case .measure(let measure): measure.name
    }
  }

  /// The measure; nil for the consensus.
  var centrality: CentralityMeasure? {
    if case .measure(let measure) = self { measure } else { nil }
  }

  /// For the legend.
  var meaning: String {
    switch self {
    case .consensus: "consensus centrality"
    case .measure(let measure): measure.name
    }
  }

  /// In the order of the figures; nil for the drawing's own default, the consensus.
  func scores(in snapshot: Snapshot) -> [Double]? {
    guard case .measure(let measure) = self else { return nil }
    return snapshot.scores(by: measure).values
  }
}
