import ArgumentParser
import Camarilla

/// `--personalize`: where the walk of PageRank starts anew.
struct PersonalizeArgument: SectionedArguments {
  static let section = HelpSection.measures

  @Option(
    name: .customLong("personalize"),
    help: ArgumentHelp(
      "For pagerank: the figures at which the walk starts anew, by id or name, separated by commas; everybody"
        + " unless told.", valueName: "a,b"))
  var figures: String?

  /// Stops where no measure reads it.
  func check(_ measures: [CentralityMeasure]) throws {
    guard figures != nil, !measures.contains(where: { $0.name == Self.measure }) else { return }
    throw ValidationError("--personalize is of pagerank; expected --measure pagerank with it.")
  }

  private static let measure = CentralityMeasure.pageRank.name

  /// The measures, PageRank starting at those who were named; says of whom it can't.
  func measures(
    _ measures: [CentralityMeasure], in snapshot: Snapshot
  ) throws -> [CentralityMeasure] {
    guard let figures else { return measures }
    // A name with a comma in it is meant as it stands.
    let texts =
      if case .found = snapshot.chronicle.figure(called: figures) { [figures] } else {
        figures.split(separator: ",").map { String($0.trimmingBlanks()) }
      }
    guard !texts.isEmpty else {
      throw CommandFailure(status: .usage, message: "--personalize names no figure.")
    }
    let ids = try texts.map { try FigureArgument.figure(text: $0, in: snapshot.chronicle).id }
    for id in ids where snapshot.index(of: id) == nil {
      Console.current.remark(of: [
        snapshot.options.absence(
          of: [id], at: .one(snapshot.time), in: snapshot.chronicle, when: "of \(snapshot.title)")
          + ", so that no walk starts there"
      ])
    }
    return measures.map { measure in
      guard case .pageRank(let damping, _) = measure else { return measure }
      return .pageRank(damping: damping, startingAt: ids)
    }
  }
}
