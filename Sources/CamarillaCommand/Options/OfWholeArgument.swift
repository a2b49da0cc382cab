import ArgumentParser
import Camarilla

/// `--of-whole`: computed on the whole, shown of the circle. Commands have it that tell of figures, or of ties, one by one.
struct OfWholeArgument: SectionedArguments {
  static let section = HelpSection.circle

  @Flag(
    name: .customLong("of-whole"),
    help: "Compute on the whole, and show those of the circle: their ranks among all, and so on.")
  var isGiven = false

  /// What an answer about a time is worked out from, and what of it is told: the circle and all of it, or the whole and
  /// the circle.
  ///
  /// - Parameter circle: the snapshot that was cut.
  func asked(_ circle: Snapshot) -> (snapshot: Snapshot, shown: Snapshot?) {
    guard isGiven else { return (circle, nil) }
    let whole = circle.whole
    return (whole, circle.selected(ofWhole: whole))
  }

  /// The same of each snapshot of a sweep, one after another: the wholes are swept through beside the circles.
  func asked(_ circles: SnapshotSweep) -> AnySequence<(snapshot: Snapshot, shown: Snapshot?)> {
    guard isGiven else { return AnySequence(circles.lazy.map { ($0, nil) }) }
    let wholes = circles.chronicle.sweep(
      steps: circles.steps, options: circles.options.withoutSelection)
    return AnySequence(
      zip(wholes, circles).lazy.map { whole, circle in (whole, circle.selected(ofWhole: whole)) })
  }

  /// Stops at the option where the command doesn't have it, and says why.
  static func check(_ arguments: [String]) throws {
    guard let name = arguments.first,
      arguments.prefix(while: { $0 != "--" }).contains("--of-whole"),
      let command = CommandDescription(commandNamed: name), command.options["of-whole"] == nil,
      command.options["around"] != nil
    else { return }
    throw CommandWords.misuse(
      of: arguments,
      message:
        "--of-whole is for what is told of each figure or tie, and \(name) tells of all together; expected it with one of"
        + " \(CommandDescription.names(withOption: "of-whole").joined(separator: ", ")), or a circle without it."
    )
  }
}

extension Snapshot {
  /// The ids of everyone in it.
  var ids: Set<Figure.ID> { Set(figures.map(\.id)) }
}
