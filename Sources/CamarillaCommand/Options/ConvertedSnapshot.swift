import ArgumentParser
import Camarilla
import CamarillaInterchange

/// Which part of a chronicle `convert` writes, and what it adds.
struct ConvertedSnapshot: ParsableArguments {
  @Option(help: ArgumentHelp("Write the snapshot of this year only.", valueName: "year"))
  var year: YearArgument?

  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument

  @Option(
    name: .customLong("measure"),
    help: ArgumentHelp(
      "With --year: add each figure's score by this measure; may be given several times. One of: "
        + CentralityMeasure.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "measure"),
    transform: choice("measure", of: CentralityMeasure.self))
  var measures: [CentralityMeasure] = []

  @Flag(help: "With --year: add the number of each figure's faction, 1 for the largest.")
  var factions = false

  @OptionGroup var ties: TiesArgument
  @OptionGroup var parameters: MeasureArguments
  @OptionGroup var division: FactionArguments

  func validate() throws {
    guard year == nil else { return }
    if let option = filter.given ?? kinds.kinds.map({ _ in "--kinds" })
      ?? (measures.isEmpty ? nil : "--measure") ?? (factions ? "--factions" : nil)
    {
      throw ValidationError("\(option) is of a year; give one with --year.")
    }
  }

  /// The chronicle as a graph, or its snapshot of the year with what was asked for.
  func document(of chronicle: Chronicle, _ phases: Phases) throws -> GraphDocument {
    guard let year else { return GraphDocument(chronicle) }
    let options = try filter.options(for: chronicle, kinds: try kinds.names(in: chronicle))
    let snapshot = phases(.snapshot, "Selecting relationships") {
      chronicle.snapshot(of: year.year, options)
    }
    guard !measures.isEmpty || factions else { return GraphDocument(snapshot) }
    return phases(.compute, "Computing", parts: measures.count + (factions ? 1 : 0)) {
      let scores = measures.map {
        snapshot.scores(by: $0, ties: ties.ties, options: parameters.options)
      }
      return GraphDocument(
        snapshot, scores: scores, factions: factions ? division.factions(of: snapshot) : nil)
    }
  }
}
