public import Camarilla

/// Who was in when, beside whom and against whom: a line for each figure, on which its ties lie as spells.
///
/// A figure's line is as long as the figure is there, in the color of its faction of the time; lines of one faction stand
/// together. On the line, each tie is a bar over the steps in which it held: in the upper half if it binds, in the lower if it
/// divides, in the middle if it does neither. Of one figure alone, there is a line for each other that it was tied to,
/// with the ties of the two.
///
/// ```swift
/// let chronicle = Chronicle.stalinCircle
/// let history = chronicle.factionHistory(years: 1922...1930)
/// let lives = LifeChart.lives(in: chronicle.sweep(years: 1922...1930), history: history)
/// let chart = LifeChart(title: "Lives", years: 1922...1930, lives: lives)
/// try await chart.write(to: "lives.svg")  // with CamarillaPictures
/// ```
public struct LifeChart: Sendable, Equatable {
  /// Steps one after the other in which a figure is there, in one faction.
  public struct Stay: Sendable, Equatable {
    /// The first step and the last.
    public var steps: ClosedRange<TimeStep>
    /// The color of the faction (`FactionHistory.Line.color`); nil for none.
    public var color: Int?
    /// What the faction is called; empty for none.
    public var faction: String

    /// Every argument is the property of its name.
    public init(steps: ClosedRange<TimeStep>, color: Int? = nil, faction: String = "") {
      self.steps = steps
      self.color = color
      self.faction = faction
    }
  }

  /// Steps one after the other in which two are tied, with one sign.
  public struct Spell: Sendable, Equatable {
    /// The first step and the last.
    public var steps: ClosedRange<TimeStep>
    /// The other's name.
    public var name: String
    /// That of the sum of their relationships.
    public var sign: Sign

    /// Every argument is the property of its name.
    public init(steps: ClosedRange<TimeStep>, name: String, sign: Sign) {
      self.steps = steps
      self.name = name
      self.sign = sign
    }
  }

  /// What is told of a figure.
  public struct Life: Sendable, Equatable {
    /// Unique in the chart; names the elements in the SVG.
    public var id: Figure.ID
    /// In full; the chart shortens it where that is not ambiguous.
    public var name: String
    /// The short name that its editor chose; the chart makes one of the name when nil.
    public var label: String?
    /// When it is there, ascending.
    public var stays: [Stay]
    /// Its ties, ascending by their first steps.
    public var spells: [Spell]

    /// Every argument is the property of its name.
    public init(
      id: Figure.ID, name: String, label: String? = nil, stays: [Stay], spells: [Spell]
    ) {
      self.id = id
      self.name = name
      self.label = label
      self.stays = stays
      self.spells = spells
    }
  }

  /// The title above the chart.
  public var title: String
  /// Stands small under the title.
  public var subtitle: String
  /// The steps along the axis.
  public var steps: TimeSteps
  /// The lines from the top down.
  public var lives: [Life]
  /// The colors.
  public var theme: Theme

  /// Every argument is the property of its name.
  public init(
    title: String, subtitle: String = "", steps: TimeSteps, lives: [Life], theme: Theme = .light
  ) {
    self.title = title
    self.subtitle = subtitle
    self.steps = steps
    self.lives = lives
    self.theme = theme
  }

  /// A chart over years; every other argument is the property of its name.
  public init(
    title: String, subtitle: String = "", years: ClosedRange<Int>, lives: [Life],
    theme: Theme = .light
  ) {
    self.init(
      title: title, subtitle: subtitle, steps: TimeSteps(years: years), lives: lives, theme: theme)
  }
}
