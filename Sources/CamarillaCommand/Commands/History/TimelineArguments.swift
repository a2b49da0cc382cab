import ArgumentParser
import Camarilla

/// `--figure` and `--highlight`: whom tables tell of, and charts put in color.
struct TimelineFiguresArgument: ParsableArguments {
  @Option(
    name: .customLong("figure"),
    help: ArgumentHelp(
      "Only this figure, by id or name; may be given several times.", valueName: "figure"))
  var figures: [String] = []

  @Option(
    help: ArgumentHelp(
      "The same of several figures, with commas between.", valueName: "figures"))
  var highlight: String?

  /// Whom, in the order in which they were given.
  var texts: [String] {
    figures
      + (highlight.map { $0.split(separator: ",").map { String($0).withoutOuterBlanks } } ?? [])
  }
}

/// How `timeline` draws.
struct TimelineDrawingArguments: SectionedArguments {
  static let section = HelpSection.picture

  @Option(
    help: ArgumentHelp(
      "What a chart shows: ranks, scores, multiples, a small panel of scores for each figure, or lives, who was in when, beside whom (default: ranks).",
      valueName: "chart"),
    completion: .choices(of: TimelineChart.self),
    transform: choice(noun: "chart", of: TimelineChart.self))
  var chart: TimelineChart?

  @OptionGroup var picture: PictureArguments
}

/// What a chart of a timeline shows.
enum TimelineChart: String, CaseIterable, Sendable { case ranks, scores, multiples, lives }
