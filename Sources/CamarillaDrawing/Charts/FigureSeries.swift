public import Camarilla

/// How a figure ranked and scored through time: what a ``RankChart`` and a ``ScoreChart`` draw.
public struct FigureSeries: Sendable, Equatable {
  /// A rank and a score in a year or another step of time.
  public struct Standing: Sendable, Equatable {
    /// When it is.
    public var step: TimeStep
    /// 1 for the first; figures of one score share their rank.
    public var rank: Int
    /// What charts of scores leave out, as if the figure were absent, where it is no finite number.
    public var score: Double

    /// The year of the standing, or that of the step's last day.
    public var year: Int { step.year }

    /// A rank, from 1, and a score in a step of time.
    public init(step: TimeStep, rank: Int, score: Double) {
      self.step = step
      self.rank = rank
      self.score = score
    }

    /// A rank, from 1, and a score in a year.
    public init(year: Int, rank: Int, score: Double) {
      self.init(step: TimeStep(year: year), rank: rank, score: score)
    }
  }

  /// Unique in the chart; names the elements in the SVG.
  public var id: Figure.ID
  /// In full; the chart shortens it where that is not ambiguous.
  public var name: String
  /// By step, ascending; a step in which the figure is absent has none.
  public var standings: [Standing]
  /// The short name that its editor chose; the chart makes one of the name when nil.
  public var label: String?

  /// The standings of a figure in order of time.
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

  /// The same figures without standings whose score can't be drawn.
  static func drawable(_ figures: [FigureSeries]) -> [FigureSeries] {
    figures.map { figure in
      var figure = figure
      figure.standings.removeAll { !$0.score.isFinite }
      return figure
    }
  }

  /// The steps in which no figure has a standing.
  static func silentSteps(of figures: [FigureSeries], in steps: TimeSteps) -> [TimeStep] {
    let active = Set(figures.lazy.flatMap { $0.standings.lazy.map(\.step) })
    return steps.filter { !active.contains($0) }
  }
}
