import ArgumentParser
import Camarilla
import CamarillaGraphFiles

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which part of a chronicle `convert` writes, and what it adds.
struct ConvertedSnapshot: ParsableArguments, MeasuringCommand, FactionAddingCommand {
  static let measureHelp =
    "With --year or --years: add each figure's score by this measure; may be given several times. One of: "
    + CentralityMeasure.allCases.map(\.name).joined(separator: ", ") + "."

  static let factionsHelp = "With --year or --years: add the number of each figure's faction."

  @OptionGroup var span: ConvertedYears
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var whole: OfWholeArgument
  @OptionGroup var kinds: KindsArgument

  @OptionGroup var ties: TiesArgument
  @OptionGroup var chosen: MeasuresArgument<ConvertedSnapshot>
  @OptionGroup var division: AddedFactionsArguments<ConvertedSnapshot>

  private var time: TimeArgument? { span.year }
  private var years: StepRangeArgument? { span.years }
  private var measures: [CentralityMeasure] { chosen.measures }
  private var factions: Bool { division.factions }

  /// Whether something else than the plain chronicle is wanted.
  var isGiven: Bool {
    time != nil || years != nil || filter.given != nil || !kinds.kinds.isEmpty
  }

  func validate() throws {
    if years != nil, measures.isEmpty, !factions {
      throw ValidationError("--years is for scores and factions; add --measure or --factions.")
    }
    guard time == nil, years == nil else { return }
    // Claims are limited, and a circle drawn, of all that ever held, too.
    if let option = filter.time.givenOfOneTime
      ?? (measures.isEmpty ? nil : "--measure") ?? (factions ? "--factions" : nil)
      ?? (whole.isGiven ? "--of-whole" : nil)
    {
      throw ValidationError(
        "\(option) is of a year or another time; give one with --year, or several years with --years."
      )
    }
  }

  /// The chronicle as a graph, or its snapshot of the time with what was asked for.
  ///
  /// - Parameter argument: where the chronicle is.
  func document(
    of chronicle: Chronicle, argument: ChronicleArgument, phases: Phases
  ) throws -> GraphDocument {
    func options(in asked: AskedTime?) throws -> SnapshotOptions {
      try filter.options(
        for: chronicle, of: argument, kinds: kinds, in: asked.map { [$0] }, ties: ties.ties,
        ofWhole: whole.isGiven)
    }
    if let years {
      let steps = try TimeRangeArguments.steps(
        of: span.wantedUnit ?? years.unit ?? .year, from: years.first, through: years.last,
        order: "A..B with A not after B", means: "--years")
      let options = try options(in: .each(steps))
      return try phases(phase: .compute, doing: "Computing") {
        GraphDocument(
          chronicle: chronicle, scoresIn: steps, measures: chosen.distinctMeasures,
          factions: factions ? divisionOptions : nil, options: options, isOfWhole: whole.isGiven,
          ties: ties.ties, centrality: chosen.parameters.options,
          threads: ProcessInfo.processInfo.activeProcessorCount)
      }
    }
    guard let time else {
      return GraphDocument(chronicle, cutBy: try options(in: nil), limitsClaims: true)
    }
    let options = try options(in: .one(time.time))
    let (snapshot, shown) = try phases(phase: .snapshot, doing: "Selecting relationships") {
      whole.asked(chronicle.snapshot(of: time.time, options: options))
    }
    let written = shown ?? snapshot
    guard !measures.isEmpty || factions else { return GraphDocument(snapshot: written) }
    return try phases(
      phase: .compute, doing: "Computing", parts: measures.count + (factions ? 1 : 0)
    ) {
      let scores = chosen.distinctMeasures.map {
        snapshot.scores(by: $0, ties: ties.ties, options: chosen.parameters.options)
      }
      return GraphDocument(
        snapshot: written, scores: scores,
        factions: factions ? snapshot.factions(options: divisionOptions, threads: .max) : nil)
    }
  }

  /// `--weighted` speaks for the measures and for the division.
  private var divisionOptions: FactionOptions {
    division.method.options(isWeighted: chosen.parameters.weighted)
  }
}
