public import Camarilla

extension FactionFlow {
  /// Columns are at most so many; of more steps every second, fifth, tenth … has one.
  public static let mostColumns = 120

  /// The factions of a history.
  ///
  /// - Parameters:
  ///   - history: the factions and the lines they stand in.
  ///   - chronicle: what the history is of.
  ///   - steps: which of the history's steps to show; all when nil. A history of more steps than are
  ///     shown lets lines keep the colors that they have elsewhere.
  ///   - title: the title above the picture.
  ///   - subtitle: stands small under the title.
  ///   - theme: the colors.
  /// - Precondition: the steps are among the history's.
  public init(
    history: FactionHistory, of chronicle: Chronicle, steps: TimeSteps? = nil,
    title: String, subtitle: String = "", theme: Theme = .light
  ) {
    let steps = steps ?? history.steps
    precondition(
      history.steps.contains(steps),
      "a flow through \(steps) of a history of \(history.steps); expected steps of the history")
    let history = history.named(within: steps)
    let stride = ChartTicks.roundStep(atLeast: Double(steps.count) / Double(Self.mostColumns))
    let columns = Swift.stride(from: 0, to: steps.count, by: stride).map { index in
      let time = TimeSpan(steps[index])
      return Column(
        step: steps[index],
        groups: (history.division(of: time) ?? history.divisions[0]).enumerated().compactMap {
          number, faction in
          history.line(ofFaction: number, in: time).map {
            Group(line: $0, members: faction.members)
          }
        })
    }
    let shortNames = chronicle.shortNames()
    let ids = Set(columns.flatMap { $0.groups.flatMap(\.members) })
    self.init(
      title: title, subtitle: subtitle, columns: columns,
      lines: history.lines.map {
        Line(
          name: $0.name, leader: chronicle.distinctName(of: $0.leader), color: $0.color,
          label: shortNames[$0.leader])
      },
      names: Dictionary(
        uniqueKeysWithValues: ids.map { ($0, chronicle.distinctName(of: $0)) }),
      theme: theme)
  }

  /// The factions of a history in some of its years; the other arguments are those of
  /// ``init(history:of:steps:title:subtitle:theme:)``.
  public init(
    history: FactionHistory, of chronicle: Chronicle, years: ClosedRange<Int>,
    title: String, subtitle: String = "", theme: Theme = .light
  ) {
    self.init(
      history: history, of: chronicle, steps: TimeSteps(years: years), title: title,
      subtitle: subtitle, theme: theme)
  }
}
