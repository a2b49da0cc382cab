public import Camarilla

/// What the colors of the boxes in a picture tell.
public struct Coloring: Sendable, Equatable {
  enum Palette: Sendable, Equatable {
    /// Who belongs together.
    case factions
    /// Values, each with a color of its own but the one of this number, which is all that remain.
    case values(others: Int?)
    /// So many steps from pale to strong.
    case scale(steps: Int)
  }

  /// What stands above the colors in the legend; empty for factions, which speak for themselves.
  public let meaning: String
  let palette: Palette
  /// What boxes without a color are called in the legend.
  var nameOfNone = "not known"

  /// Colors tell who belongs together.
  public static let factions = Coloring(meaning: "", palette: .factions)

  /// How many groups have a color.
  var mostGroups: Int {
    if case .scale(let steps) = palette { steps } else { Theme.light.mostFactions }
  }

  /// Whether colors tell how high figures are.
  var isScale: Bool { if case .scale = palette { true } else { false } }

  /// Whether colors tell who belongs together.
  public var isOfFactions: Bool { palette == .factions }
}

extension Theme {
  /// The style of a group; nil for those of none.
  func style(group: Int?, of palette: Coloring.Palette) -> BoxStyle {
    switch palette {
    case .factions: return style(faction: group)
    case .values(let others):
      return group != nil && group == others ? otherValues : style(faction: group)
    case .scale(let steps):
      return group.map { style(step: $0, of: steps) } ?? style(faction: nil)
    }
  }
}

/// Figures in groups that have a color each: by what a column of their table says of them, or by how high they are.
public struct ColorGroups: Sendable, Equatable {
  /// What the groups are of: the column's name, or the measure's.
  public let meaning: String
  /// What each group is called in the legend.
  public let names: [String]
  /// The group of each figure that has one.
  public let groups: [Figure.ID: Int]
  /// How many values share the last group, since they are too many for a color each; 0 where all have one.
  public let sharedValues: Int
  let palette: Coloring.Palette
  let nameOfNone: String

  private init(
    meaning: String, names: [String], groups: [Figure.ID: Int], sharedValues: Int,
    palette: Coloring.Palette, nameOfNone: String = "not known"
  ) {
    self.nameOfNone = nameOfNone
    self.meaning = meaning
    self.names = names
    self.groups = groups
    self.sharedValues = sharedValues
    self.palette = palette
  }
}

extension ColorGroups {
  /// As many values have a color of their own.
  public static let mostValues = 12
  /// As many steps has a scale.
  static let mostSteps = 5

  /// Groups by what a column of the table of figures says.
  ///
  /// Numbers and dates, of more than five values, are put on a scale. Up to 12 other values have a color each, those of
  /// most figures of the chronicle first, so that a value has one color in all of its pictures. Of more, the 12 that most of
  /// the figures drawn have get a color, and the rest share one.
  ///
  /// - Parameters:
  ///   - column: the column's name.
  ///   - chronicle: whose figures have the column.
  ///   - drawn: the figures of the picture, or of all pictures of a series.
  /// - Returns: Nil where no figure of the chronicle has such a column.
  /// - Complexity: O(figures of the chronicle).
  public init?(column: String, of chronicle: Chronicle, among drawn: some Sequence<Figure.ID>) {
    let values = chronicle.texts(inColumn: column)
    guard !values.isEmpty || Figure.field(named: column) != nil else { return nil }
    var counts = Self.counts(of: values.values)
    let drawn = Set(drawn)
    if counts.count > Self.mostSteps {
      let numbers = Self.numbers(of: values, in: column, among: chronicle.figures)
      if numbers.count == values.count {
        self.init(meaning: column, values: numbers, among: drawn)
        return
      }
    }
    if counts.count > Self.mostValues {
      counts = Self.counts(of: values.filter { drawn.contains($0.key) }.map(\.value))
    }
    let order = counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.map(\.key)
    let isShared = order.count > Self.mostValues
    let own = Array(order.prefix(Self.mostValues))
    let numbers = Dictionary(uniqueKeysWithValues: own.enumerated().map { ($1, $0) })
    self.init(
      meaning: column, names: own + (isShared ? ["other"] : []),
      groups: values.filter { drawn.contains($0.key) }.mapValues {
        numbers[$0] ?? Self.mostValues
      }, sharedValues: order.count - own.count,
      palette: .values(others: isShared ? Self.mostValues : nil))
  }

  /// Groups by how high figures are: on a scale of five steps, each of about equally many of the figures drawn.
  ///
  /// - Parameters:
  ///   - meaning: what the numbers are, such as the name of a measure.
  ///   - values: of figures; what isn't finite has no group.
  ///   - drawn: the figures of the picture, or of all pictures of a series.
  public init(
    meaning: String, values: [Figure.ID: Double], among drawn: some Sequence<Figure.ID>
  ) {
    let drawn = Set(drawn)
    let values = values.filter { drawn.contains($0.key) && $0.value.isFinite }
    let scale = ScoreScale(values.values, steps: Self.mostSteps)
    self.init(
      meaning: meaning, names: scale.names, groups: values.mapValues(scale.step), sharedValues: 0,
      palette: .scale(steps: scale.count))
  }

  private static func counts(of values: some Sequence<String>) -> [String: Int] {
    values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// The values that are numbers, or the years of dates.
  private static func numbers(
    of values: [Figure.ID: String], in column: String, among figures: [Figure]
  ) -> [Figure.ID: Double] {
    switch Figure.field(named: column)?.content {
    case .date(let index):
      Dictionary(
        figures.compactMap { figure in
          figure[keyPath: index].map { (figure.id, Double($0.earliest.year)) }
        }, uniquingKeysWith: { first, _ in first })
    default: values.compactMapValues { Double($0) }.filter { $0.value.isFinite }
    }
  }
}

extension Chronicle {
  /// What figures say in a column of their table: those that say anything.
  func texts(inColumn name: String) -> [Figure.ID: String] {
    let field = Figure.field(named: name)
    var texts: [Figure.ID: String] = [:]
    for figure in figures {
      let text =
        field?.text(of: figure) ?? figure.attributes.first { $0.name == name }?.value ?? ""
      if !text.isEmpty { texts[figure.id] = text }
    }
    return texts
  }
}

extension ColorGroups {
  /// The boxes of a map of sources: sources, ties, and ties that are contradicted.
  static func sourceMap(of figures: [PowerGraph.Figure]) -> ColorGroups {
    ColorGroups(
      meaning: "", names: ["source", "contradicted ties"],
      groups: Dictionary(
        uniqueKeysWithValues: figures.compactMap { figure in
          figure.faction.map { (figure.id, $0) }
        }),
      sharedValues: 0, palette: .values(others: nil), nameOfNone: "ties")
  }
}

extension PowerGraph {
  /// Has the colors of boxes tell something else than factions.
  public mutating func color(by groups: ColorGroups) {
    coloring = Coloring(
      meaning: groups.meaning, palette: groups.palette, nameOfNone: groups.nameOfNone)
    for index in figures.indices { figures[index].faction = groups.groups[figures[index].id] }
    factionNames = groups.names
    factionColors = []
    leaders = []
  }
}
