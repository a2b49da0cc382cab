import Camarilla

/// What charts over time have in common.
enum ChartLimits {
  /// More steps than a page has room for lines of.
  static let mostSteps = 2_000

  static func check(_ steps: TimeSteps) throws(CommandFailure) {
    guard steps.count <= mostSteps else {
      throw CommandFailure(
        status: .usage,
        message:
          "a chart has room for \(mostSteps) \(steps.unit.plural), and the range has \(steps.count); narrow it"
          + " with --from and --to"
          + (steps.unit == .year ? "." : ", or take longer steps with --by."))
    }
  }

  /// The chronicle's title, what the chart shows, and the circle that it is cut to.
  static func subtitle(chronicle: Chronicle, parts: String?...) -> String {
    ([chronicle.title] + parts + [Console.current.cut?.name]).compactMap(\.self)
      .joined(separator: " · ")
  }
}
