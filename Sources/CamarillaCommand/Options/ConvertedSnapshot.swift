import ArgumentParser
import Camarilla
import CamarillaGraphFiles

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which part of a chronicle `convert` writes, and what it adds.
struct ConvertedSnapshot: ParsableArguments, MeasuringCommand {
  static let measureHelp =
    "With --year or --years: add each figure's score by this measure; may be given several times. One of: "
    + CentralityMeasure.allCases.map(\.name).joined(separator: ", ") + "."

  @OptionGroup var span: ConvertedYears
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var whole: OfWholeArgument
  @OptionGroup var kinds: KindsArgument

  @OptionGroup var ties: TiesArgument
  @OptionGroup var chosen: MeasuresArgument<ConvertedSnapshot>
  @OptionGroup var division: ConvertedFactions

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
          chronicle: chronicle, scoresIn: steps, measures: unique(of: measures),
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
      let scores = unique(of: measures).map {
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

  /// Two columns of one name would be one too many.
  private func unique(of measures: [CentralityMeasure]) -> [CentralityMeasure] {
    measures.enumerated().filter { !measures[..<$0.offset].contains($0.element) }.map(\.element)
  }
}

/// Of which times `convert` writes more than the plain chronicle.
struct ConvertedYears: SectionedArguments {
  static let section = HelpSection.time

  @Option(
    help: ArgumentHelp(
      "Write the snapshot of this year only, or of another time such as 1926-05.",
      valueName: "year"),
    transform: TimeArgument.parse)
  var year: TimeArgument?

  @Option(
    help: ArgumentHelp(
      "Write the whole chronicle, with the scores and factions of each of these years (1917..1953), or months"
        + " (1936-07..1937-06) and so on, as values that change; for formats that know such.",
      valueName: "from..to"),
    transform: StepRangeArgument.parse)
  var years: StepRangeArgument?

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "With --years: in which steps, \(TimeUnit.allCases.map(\.rawValue).joined(separator: ", ")); the unit of the two times unless told.",
      valueName: "unit"),
    completion: .choices(of: TimeUnit.self),
    transform: choice(noun: "unit of time", of: TimeUnit.self))
  var wantedUnit: TimeUnit?

  func validate() throws {
    if year != nil, years != nil {
      throw ValidationError("--year and --years were both given; expected one of them.")
    }
    guard let years else {
      if wantedUnit != nil {
        throw ValidationError("--by is of --years; add it, such as --years 1917..1953.")
      }
      return
    }
    if wantedUnit == nil, years.unit == nil {
      throw ValidationError(
        "\(years.first) is of the unit \(years.first.unitName), and \(years.last) of"
          + " \(years.last.unitName); expected two years, or two times of one other unit, such as"
          + " 1936-07..1937-06, or --by.")
    }
  }
}

/// Whether `convert` adds factions, and how they are found.
struct ConvertedFactions: SectionedArguments {
  static let section = HelpSection.factions

  @Flag(help: "With --year or --years: add the number of each figure's faction.")
  var factions = false

  @OptionGroup var method: FactionArguments
}

/// A range of years, or of steps of another unit, on the command line: `1917..1953`, `1936-07..1937-06`.
struct StepRangeArgument: Equatable {
  var first: TimeSpan
  var last: TimeSpan

  /// That of both; nil where they have none in common.
  var unit: TimeUnit? { first.unit == last.unit ? first.unit : nil }

  /// Reads an argument.
  @Sendable static func parse(_ text: String) throws -> StepRangeArgument {
    guard let dots = text.firstRange(of: "..") else {
      throw ValidationError("expected two years, such as 1917..1953.")
    }
    let ends = try [text[..<dots.lowerBound], text[dots.upperBound...]].map {
      try TimeArgument.parse(String($0)).time
    }
    return StepRangeArgument(first: ends[0], last: ends[1])
  }
}
