public import Camarilla

/// How figures flow between factions through the years (an alluvial diagram; Rosvall & Bergstrom,
/// *Mapping change in large networks*, PLoS ONE 5, 2010).
///
/// Each year, or other step of time, has a column of blocks, one a faction, as high as its figures are many; between two
/// columns run streams, as wide as the figures are many that go from the one faction to the other.
/// Who comes from no faction or goes into none is in no stream. A stream has the color of the line
/// that it comes from, and lines have their names on them.
///
/// ```swift
/// let history = chronicle.factionHistory(years: 1917...1964)
/// let chart = FactionFlow(history: history, of: chronicle, title: "Factions, 1917–1964")
/// try await chart.write(to: "factions.pdf")  // with CamarillaPictures
/// ```
public struct FactionFlow: Sendable, Equatable {
  /// A faction in a step of time.
  public struct Group: Sendable, Equatable {
    /// The position of its line in ``FactionFlow/lines``.
    public var line: Int
    /// The ids of its figures; a figure is in at most one group of a step.
    public var members: [Figure.ID]

    /// The members, by name, of one line in a step; `line` is an index into ``FactionFlow/lines``.
    public init(line: Int, members: [Figure.ID]) {
      self.line = line
      self.members = members
    }
  }

  /// The factions of a step of time.
  public struct Column: Sendable, Equatable {
    /// The step of the column.
    public var step: TimeStep
    /// The factions of the step, from the top down.
    public var groups: [Group]

    /// The year of the column, or that of the step's last day.
    public var year: Int { step.year }

    /// The factions of a step.
    public init(step: TimeStep, groups: [Group]) {
      self.step = step
      self.groups = groups
    }

    /// The factions of a year.
    public init(year: Int, groups: [Group]) {
      self.init(step: TimeStep(year: year), groups: groups)
    }
  }

  /// A faction through the years.
  public struct Line: Sendable, Equatable {
    /// The name the line is known by.
    public var name: String
    /// The name of who leads it, which stands on it, as short as others in the chart allow: where several
    /// lines have one leader, with the years that ``name`` has besides.
    public var leader: String
    /// The short name of the leader that the editor chose; the chart makes one when nil.
    public var label: String?
    /// The slot of its color, as of ``PowerGraph/factionColors``.
    public var color: Int

    /// A line and the number of its color.
    ///
    /// - Parameters:
    ///   - name: the name the line is known by.
    ///   - leader: the name of who leads it; the line's own when nil.
    ///   - color: the slot of its color.
    ///   - label: the short name of the leader, where one was chosen.
    public init(name: String, leader: String? = nil, color: Int, label: String? = nil) {
      self.name = name
      self.leader = leader ?? name
      self.label = label
      self.color = color
    }
  }

  /// The title above the picture.
  public var title: String
  /// Stands small under the title.
  public var subtitle: String
  /// By step, ascending and of one unit; a step in which nobody stands in a faction has a column without groups.
  public var columns: [Column]
  /// The lines that go through the years.
  public var lines: [Line]
  /// Of figures, by id, for tooltips; the id where there is none.
  public var names: [Figure.ID: String]
  /// The colors.
  public var theme: Theme

  /// - Precondition: steps ascend, and groups name lines that are there.
  public init(
    title: String, subtitle: String = "", columns: [Column], lines: [Line],
    names: [Figure.ID: String] = [:], theme: Theme = .light
  ) {
    precondition(
      zip(columns, columns.dropFirst()).allSatisfy { $0.step < $1.step }, "steps ascend")
    precondition(
      columns.allSatisfy { $0.groups.allSatisfy { lines.indices.contains($0.line) } },
      "groups name lines that are there")
    self.title = title
    self.subtitle = subtitle
    self.columns = columns
    self.lines = lines
    self.names = names
    self.theme = theme
  }
}
