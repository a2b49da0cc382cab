import Camarilla
import CamarillaDrawing

/// Stops before figures are placed that are too many, with what a command offers then.
enum LayoutGuard {
  /// - Parameters:
  ///   - count: how many figures are to be placed.
  ///   - layout: who places them.
  ///   - ways: what the command has that leaves fewer.
  static func check(
    _ count: Int, by layout: LayoutMethod = .stress, ways: [String]
  ) throws(CommandFailure) {
    try check(ways: ways) { () throws(LayoutLimitError) in try layout.requireRoom(for: count) }
  }

  /// The same for all who are in any of several snapshots of a chronicle, which one layout places.
  static func check(
    series: some Sequence<Snapshot>, of chronicle: Chronicle, ways: [String]
  ) throws(CommandFailure) {
    // Of a chronicle that has room as it is nobody needs to be counted.
    guard chronicle.figures.count > LayoutMethod.stress.mostFigures ?? .max else { return }
    var figures: Set<Figure.ID> = []
    for snapshot in series { figures.formUnion(snapshot.figures.lazy.map(\.id)) }
    try check(figures.count, ways: ways)
  }

  /// The same for all who are in any of several graphs.
  static func check(series: [PowerGraph], ways: [String]) throws(CommandFailure) {
    try check(ways: ways) { () throws(LayoutLimitError) in
      try PowerGraph.requireLayout(ofSeries: series)
    }
  }

  /// Says with the error what the command offers.
  private static func check(
    ways: [String], _ require: () throws(LayoutLimitError) -> Void
  ) throws(CommandFailure) {
    do throws(LayoutLimitError) {
      try require()
    } catch {
      let all = ways + ["fewer relationships with --kinds, --min-confidence or --certainty"]
      throw CommandFailure(
        status: .usage,
        message: "\(error); choose \(all.dropLast().joined(separator: ", "))"
          + (all.count > 1 ? ", or " : "") + all[all.count - 1])
    }
  }

  /// What commands have that draw so many of the most central.
  static let fewerCentral = "fewer figures with --top"
  /// What those have that draw several times.
  static let fewerTimes = "a shorter range with --from and --to"
  /// What all have.
  static let circle = "a circle with --around, --core or --only"
}
