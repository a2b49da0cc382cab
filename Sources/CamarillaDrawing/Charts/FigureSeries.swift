public import Camarilla

/// How a figure ranked and scored through the years: what a ``RankChart`` and a ``ScoreChart`` draw.
public struct FigureSeries: Sendable, Equatable {
  /// A year's rank and score.
  public struct Standing: Sendable, Equatable {
    /// The year of the standing.
    public var year: Int
    /// 1 for the first; figures of one score share their rank.
    public var rank: Int
    /// Any finite number.
    public var score: Double

    /// A rank, from 1, and a score in a year.
    public init(year: Int, rank: Int, score: Double) {
      self.year = year
      self.rank = rank
      self.score = score
    }
  }

  /// Unique in the chart; names the elements in the SVG.
  public var id: Figure.ID
  /// In full; the chart shortens it where that is not ambiguous.
  public var name: String
  /// By year, ascending; a year in which the figure is absent has none.
  public var standings: [Standing]
  /// The short name that its editor chose; the chart makes one of the name when nil.
  public var label: String?

  /// The standings of a figure in order of years.
  public init(id: Figure.ID, name: String, standings: [Standing], label: String? = nil) {
    self.id = id
    self.name = name
    self.standings = standings
    self.label = label
  }
}

extension FigureSeries {
  /// As in a power graph: the label, or the family name where no other figure of the chart has it.
  static func names(of figures: [FigureSeries]) -> [String] {
    DisplayName.names(
      of: figures.map { PowerGraph.Figure(id: $0.id, name: $0.name, label: $0.label) },
      style: .short)
  }
}
