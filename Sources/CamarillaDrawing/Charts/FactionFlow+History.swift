public import Camarilla

extension FactionFlow {
  /// Columns are at most so many; of more years every second, fifth, tenth … has one.
  public static let mostColumns = 120

  /// The factions of a history.
  ///
  /// - Parameters:
  ///   - history: the factions and the lines they stand in.
  ///   - chronicle: what the history is of.
  ///   - years: which of the history's years to show; all when nil. A history of more years than are
  ///     shown lets lines keep the colors that they have elsewhere.
  ///   - title: the title above the picture.
  ///   - subtitle: stands small under the title.
  ///   - theme: the colors.
  /// - Precondition: the years are among the history's.
  public init(
    history: FactionHistory, of chronicle: Chronicle, years: ClosedRange<Int>? = nil,
    title: String, subtitle: String = "", theme: Theme = .light
  ) {
    let years = years ?? history.years
    precondition(
      history.years.contains(years.lowerBound) && history.years.contains(years.upperBound),
      "the years of a flow are among those of the history")
    let step = ChartTicks.roundStep(atLeast: Double(years.count) / Double(Self.mostColumns))
    let columns = stride(from: years.lowerBound, through: years.upperBound, by: step).map { year in
      Column(
        year: year,
        groups: history.divisions[year - history.years.lowerBound].enumerated().compactMap {
          number, faction in
          history.line(ofFaction: number, in: year).map {
            Group(line: $0, members: faction.members)
          }
        })
    }
    let ids = Set(columns.flatMap { $0.groups.flatMap(\.members) })
    self.init(
      title: title, subtitle: subtitle, columns: columns,
      lines: history.lines.map {
        Line(
          name: $0.name, leader: chronicle.distinctName(of: $0.leader), color: $0.color,
          label: chronicle.figure(id: $0.leader)?.label)
      },
      names: Dictionary(
        uniqueKeysWithValues: ids.map { ($0, chronicle.distinctName(of: $0)) }),
      theme: theme)
  }
}
