import Camarilla

/// What charts of years have in common.
enum ChartLimits {
  /// More years than a page has room for lines of.
  static let mostYears = 2_000

  static func check(_ years: ClosedRange<Int>) throws(CommandFailure) {
    guard years.count <= mostYears else {
      throw CommandFailure(
        status: .usage,
        message:
          "a chart has room for \(mostYears) years, and the range has \(years.count); narrow it with"
          + " --from and --to.")
    }
  }

  /// The chronicle's title and what the chart shows.
  static func subtitle(chronicle: Chronicle, parts: String...) -> String {
    ([chronicle.title].compactMap(\.self) + parts).joined(separator: " · ")
  }
}
