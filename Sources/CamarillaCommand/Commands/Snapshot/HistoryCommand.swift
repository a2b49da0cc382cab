import ArgumentParser
import Camarilla
import CamarillaPictures

/// A command that answers for one time, for each step of a range, or with a chart of these.
protocol HistoryCommand: RangeCommand, AsyncParsableCommand {
  associatedtype Chart: Drawable

  var times: TimeOrRange { get }
  var picture: PictureArguments { get }
  var output: OutputArguments { get }
  var timings: TimingsArgument { get }

  func run(at time: TimeArgument, phases: Phases) throws
  func runThroughSteps(_ phases: Phases) throws
  func chart(_ phases: Phases) throws -> Chart
}

extension HistoryCommand {
  var range: TimeRangeArguments { times.range }

  func run() async throws { try await picture.inFont(answer) }

  private func answer() async throws {
    let phases = Phases(timings)
    if let time = times.time { return try run(at: time, phases: phases) }
    guard let path = output.picture else { return try runThroughSteps(phases) }
    let file = try await PictureFile(path, page: picture.size)
    let chart = try chart(phases)
    let bytes = try await phases(phase: .render, doing: "Drawing") { try await file.draw(chart) }
    try phases.write(bytes, to: path)
  }
}
