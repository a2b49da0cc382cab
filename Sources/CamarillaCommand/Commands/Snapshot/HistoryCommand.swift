import ArgumentParser
import CamarillaPictures

/// A command that answers for a year, for each of several years, or with a chart of these.
protocol HistoryCommand: AsyncParsableCommand {
  associatedtype Chart: Drawable

  var question: HistoryQuestion { get }
  var theme: ThemeArgument { get }
  var output: OutputArguments { get }
  var timings: TimingsArgument { get }

  func runInAYear(_ phases: Phases) throws
  func runThroughTheYears(_ phases: Phases) throws
  func chart(_ phases: Phases) throws -> Chart
}

extension HistoryCommand {
  func run() async throws {
    let phases = Phases(timings)
    guard question.years.isRange else { return try runInAYear(phases) }
    guard let path = output.picture else { return try runThroughTheYears(phases) }
    let file = try await PictureFile(path)
    let chart = try chart(phases)
    let bytes = try await phases(phase: .render, doing: "Drawing") { try await file.draw(chart) }
    try phases.write(bytes, to: path)
  }
}
