extension CentralityMeasure: CaseIterable {
  /// Every measure, those with a parameter as they are by default.
  public static let allCases: [CentralityMeasure] = [
    .degree, .inDegree, .outDegree, .strength, .betweenness, .closeness, .harmonic, .eigenvector,
    .katz, .pageRank, .hub, .authority, .core, .pn, .pnIn, .pnOut, .constraint, .effectiveSize,
    .clustering, .barratClustering, .onnelaClustering, .directedClustering, .signedClustering,
    .positiveDegree, .negativeDegree, .netDegree, .signedEigenvector,
  ]
}

extension CentralityMeasure {
  /// The measure of a name, as it is by default; nil where none is called so.
  public init?(named name: String) {
    guard let measure = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = measure
  }

  /// What commands and files call the measure, whatever its parameter.
  public var name: String {
    switch self {
    case .degree: "degree"
    case .inDegree: "in-degree"
    case .outDegree: "out-degree"
    case .strength: "strength"
    case .betweenness: "betweenness"
    case .closeness: "closeness"
    case .harmonic: "harmonic"
    case .eigenvector: "eigenvector"
    case .katz: "katz"
    case .pageRank: "pagerank"
    case .hub: "hub"
    case .authority: "authority"
    case .core: "core"
    case .pn: "pn"
    case .pnIn: "pn-in"
    case .pnOut: "pn-out"
    case .constraint: "constraint"
    case .effectiveSize: "effective-size"
    case .clustering: "clustering"
    case .barratClustering: "barrat-clustering"
    case .onnelaClustering: "onnela-clustering"
    case .directedClustering: "directed-clustering"
    case .signedClustering: "signed-clustering"
    case .positiveDegree: "positive-degree"
    case .negativeDegree: "negative-degree"
    case .netDegree: "net-degree"
    case .signedEigenvector: "signed-eigenvector"
    }
  }
}

extension CentralityMeasure: Encodable {
  /// Encodes the measure's name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
