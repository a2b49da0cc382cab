import ArgumentParser
import Camarilla
import CamarillaPictures

/// A command that answers for one time, for each step of a range, or with a chart of these.
protocol HistoryCommand: SnapshotCommand, AsyncParsableCommand {
  associatedtype Chart: Drawable

  var times: TimeOrRange { get }
  var theme: ThemeArgument { get }
  var output: OutputArguments { get }
  var timings: TimingsArgument { get }

  func run(at time: TimeArgument, phases: Phases) throws
  func runThroughSteps(_ phases: Phases) throws
  func chart(_ phases: Phases) throws -> Chart
}

extension HistoryCommand {
  func run() async throws {
    let phases = Phases(timings)
    if let time = times.time { return try run(at: time, phases: phases) }
    guard let path = output.picture else { return try runThroughSteps(phases) }
    let file = try await PictureFile(path)
    let chart = try chart(phases)
    let bytes = try await phases(phase: .render, doing: "Drawing") { try await file.draw(chart) }
    try phases.write(bytes, to: path)
  }

  /// The chronicle, the steps of the range asked for, and the options of their snapshots.
  ///
  /// - Parameter needsWhole: whether more is going to be asked of the chronicle than these steps.
  func load(
    _ phases: Phases, needsWhole: Bool = false
  ) throws -> (Chronicle, TimeSteps, SnapshotOptions) {
    let known = needsWhole ? nil : times.range.known
    let chronicle = try self.chronicle.load(
      phases, times: known.map { [.each($0)] }, filter: filter)
    let steps = try times.range.steps(of: chronicle)
    let options = try filter.options(
      for: chronicle, of: self.chronicle, kinds: kinds, in: [.each(steps)])
    return (chronicle, steps, options)
  }
}
