import Camarilla
import CamarillaDrawing

/// What charts over time have in common.
enum ChartLimits {
  /// More steps than a page has room for lines of.
  static let mostSteps = 2_000

  /// Steps narrower than this can't be told apart, in points.
  static let leastStep = 0.35

  /// - Parameter page: what the chart is drawn for; where its steps are too narrow there, standard error says so.
  static func check(_ steps: TimeSteps, on page: PageSize?) throws(CommandFailure) {
    guard steps.count <= mostSteps else {
      throw CommandFailure(
        status: .usage,
        message:
          "a chart has room for \(mostSteps) \(steps.unit.plural), and the range has \(steps.count); narrow it"
          + " with --from and --to"
          + ", or take longer steps with --by"
          + (steps.unit == .year ? ", such as --by decade." : "."))
    }
    if let text = narrowSteps(steps, on: page) { Console.current.note("camarilla: \(text)") }
  }

  /// What is said of steps that are too narrow on a page, with longer ones that are not.
  static func narrowSteps(_ steps: TimeSteps, on page: PageSize?) -> String? {
    guard let width = page?.width?.points, steps.count > 1 else { return nil }
    // About so much of a page is left for the steps.
    let most = Int(width * 0.8 / leastStep)
    guard steps.count > most else { return nil }
    let longer = [TimeUnit.week, .month, .quarter, .year, .decade, .century].filter {
      TimeSteps(unit: $0, within: steps.days).count < steps.count
    }
    let unit = longer.first { TimeSteps(unit: $0, within: steps.days).count <= most } ?? longer.last
    let hint = unit.map { unit in
      let count = TimeSteps(unit: unit, within: steps.days).count
      return
        "; --by \(unit.rawValue) draws \(Number.count(count, singular: "step", plural: "steps"))"
    }
    return "\(steps.count) \(steps.unit.plural) are too narrow on this page to be told apart;"
      + " it has room for about \(most)" + (hint ?? "")
  }

  /// What is said of more lines in color than differ in color and dashes.
  static func manyLines(_ count: Int, in theme: Theme) -> String? {
    guard count > theme.mostLines else { return nil }
    return "only \(theme.mostLines) lines differ in color and dashes, and \(count) are asked for;"
      + " --chart multiples draws each in a panel of its own"
  }

  /// The chronicle's title, what the chart shows, and the circle that it is cut to.
  static func subtitle(chronicle: Chronicle, parts: String?...) -> String {
    ([chronicle.title] + parts + [Console.current.cut?.name]).compactMap(\.self)
      .joined(separator: " · ")
  }
}
