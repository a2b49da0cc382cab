/// One number of an answer, held against what it is in draws from a null model.
public struct NullStatistic: Hashable, Sendable, Identifiable {
  /// What it is, the only one of its test that is called so: `degreeOfBalance`, `betweenness of stalin`.
  public let name: String
  /// The figure it is about, where it is about one.
  public let figure: Figure.ID?
  /// What it is in the snapshot; nil where it is undefined.
  public let observed: Double?
  /// The mean of the draws; nil where it is undefined in all.
  public let expected: Double?
  /// The standard deviation of the draws, √(Σ (x − mean)² / (n − 1)), and 0 where they differ by rounding
  /// only; nil for fewer than two.
  public let standardDeviation: Double?
  /// How many standard deviations lie between the mean and what is observed; nil where these are 0.
  public let z: Double?
  /// The Monte Carlo p value of a deviation as large either way: (1 + draws that are at least as far from the
  /// mean of the draws) / (1 + draws). North, Curtis & Sham 2002, Am. J. Hum. Genet. 71:439.
  public let p: Double?
  /// The same of a value as great or greater.
  public let pGreater: Double?
  /// The same of a value as small or smaller.
  public let pLess: Double?
  /// In how many draws it is defined; p rests on these.
  public let draws: Int

  /// The name.
  public var id: String { name }

  /// Whether it is the same in all draws, so that nothing can be said of it.
  public var isIdle: Bool { observed != nil && (standardDeviation ?? 0) == 0 }
}

extension NullStatistic {
  /// What rounding may make equal values differ by, as a share of their magnitude.
  private static let tolerance = 1e-9

  /// - Parameters:
  ///   - draws: the value in each draw; nil where it is undefined.
  init(name: String, figure: Figure.ID? = nil, observed: Double?, draws: [Double?]) {
    self.name = name
    self.figure = figure
    self.observed = observed
    let values = draws.compactMap { $0 }
    self.draws = values.count
    guard !values.isEmpty else {
      (expected, standardDeviation, z, p, pGreater, pLess) = (nil, nil, nil, nil, nil, nil)
      return
    }
    let count = Double(values.count)
    let mean = values.reduce(0) { $0 + $1 / count }
    let scale = max(mean.magnitude, observed?.magnitude ?? 0)
    let rounding = Self.tolerance * scale
    let widest = values.reduce(0) { max($0, ($1 - mean).magnitude) }
    expected = widest <= rounding ? values[0] : mean
    if values.count < 2 {
      standardDeviation = nil
    } else if widest <= rounding {
      standardDeviation = 0
    } else {
      // In units of the widest, whose squares don't leave the range of numbers.
      let squares = values.reduce(0) { sum, value in
        let share = (value - mean) / widest
        return sum + share * share
      }
      standardDeviation = widest * (squares / (count - 1)).squareRoot()
    }
    guard let observed else {
      (z, p, pGreater, pLess) = (nil, nil, nil, nil)
      return
    }
    func share(where isExtreme: (Double) -> Bool) -> Double {
      Double(1 + values.count(where: isExtreme)) / (1 + count)
    }
    let distance = (observed - mean).magnitude
    z = standardDeviation.flatMap { $0 > 0 ? (observed - mean) / $0 : nil }
    p = share { ($0 - mean).magnitude >= distance - rounding }
    pGreater = share { $0 >= observed - rounding }
    pLess = share { $0 <= observed + rounding }
  }
}

extension NullStatistic: Encodable {
  private enum Key: String, CodingKey {
    case name, figure, observed, expected, sd, z, p, pGreater, pLess, draws
  }

  /// Encodes every value under the name that papers have for it; what is undefined as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .name)
    try container.encodeIfPresent(figure, forKey: .figure)
    try container.encode(observed, forKey: .observed)
    try container.encode(expected, forKey: .expected)
    try container.encode(standardDeviation, forKey: .sd)
    try container.encode(z, forKey: .z)
    try container.encode(p, forKey: .p)
    try container.encode(pGreater, forKey: .pGreater)
    try container.encode(pLess, forKey: .pLess)
    try container.encode(draws, forKey: .draws)
  }
}
