import ArgumentParser
import Camarilla

struct CentralCommand: SnapshotCommand, AsyncParsableCommand, MeasuringCommand, TopCommand {
  static let configuration = CommandConfiguration(
    commandName: "central", abstract: "Who is the most central figure of a year or another time.",
    discussion: """
      Without --measure, the consensus: the Borda count of the ranks by degree, betweenness, \
      harmonic closeness and eigenvector centrality. Figures that share a rank are marked with =.

      Scores stand by rank and then by id in every form. Constraint ranks the smallest first, and last \
      whoever has no ties (--isolated): of them it says nothing, and their score is 0.

      Below the table stands how far all hangs on the first, as a share of what it would be in a star \
      (centralization, Freeman 1979), where that is known.

      The measures; camarilla measures NAME explains one, and --measures prints the definitions of all:
      \(CentralityMeasure.allCases.map { "\($0.name): \($0.summary)" }.joined(separator: "\n"))

      --direction in or out follows ties the way they run in degree and its signed forms, strength, \
      betweenness, closeness, harmonic, eigenvector, katz and core: by what runs to a figure, or from \
      it. Alliances and rivalries run both ways.

      --personalize A,B lets PageRank's walk start anew at these figures only: who is near them.

      --worlds says how sure the ranks are: over possible worlds, the median rank and the ranks from \
      the 5 % to the 95 % quantile, and the share of worlds in which a figure is the most central. In a \
      world where it is not there it ranks below all who are.

      --null says whether that is more than chance: each measure's centralization, its highest \
      score and the scores of the first, beside those of random draws. Documentation/CHANCE.md \
      has the models. In CSV the test takes the place of the scores.
      """)

  static let measureHelp =
    "A measure of centrality; may be given several times. One of: "
    + CentralityMeasure.allCases.map(\.name).joined(separator: ", ") + "."

  @Argument(help: TimeArgument.help, transform: TimeArgument.parse)
  var time: TimeArgument?

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var whole: OfWholeArgument
  @OptionGroup var kinds: KindsArgument

  @Flag(
    name: .customLong("measures"),
    help: "Print what each measure is: its exact definition, scale and source. Takes no year.")
  var listsMeasures = false

  @OptionGroup var ties: TiesArgument
  @OptionGroup var chosen: MeasuresArgument<CentralCommand>
  @OptionGroup var personalization: PersonalizeArgument
  @OptionGroup var worlds: WorldArguments
  @OptionGroup(in: .worlds) var seed: SeedArgument
  @OptionGroup var null: NullArguments
  @OptionGroup var top: TopArgument<CentralCommand>
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    guard (time == nil) == listsMeasures else {
      throw ValidationError(
        listsMeasures
          ? "a year and --measures were both given; expected one."
          : "no year was given; expected a year or another time, or --measures for the list of measures."
      )
    }
    try worlds.check(besides: whole)
    if listsMeasures, let option = null.given {
      throw ValidationError(
        "\(option) tells of a year or another time; expected one, not --measures.")
    }
    try personalization.check(chosen.measures)
  }

  func run() async throws {
    let phases = Phases(timings)
    guard let time else {
      return try phases.write(MeasuresAnswer(of: .figure), to: output)
    }
    try null.requireOneTable(in: output, besides: worlds.worlds.map { _ in "--worlds" })
    let (snapshot, shown) = whole.asked(
      try snapshot(
        of: time, phases: phases, needsWhole: null.needsWhole,
        allFigures: personalization.figures != nil, ties: ties.ties, ofWhole: whole.isGiven))
    let measures = try personalization.measures(chosen.measures, in: snapshot)
    let answer = try phases(
      phase: .compute, doing: "Computing centrality", parts: 1 + measures.count
    ) {
      var answer = CentralAnswer(
        snapshot: snapshot, measures: measures, ties: ties.ties,
        options: chosen.parameters.options)
      if let shown { answer.keep(only: shown.ids) }
      answer.top = top.count
      answer.worlds = worlds.sample(of: snapshot, seed: seed.seed).map {
        CentralWorldsAnswer(
          sample: $0, measures: measures, ties: ties.ties, options: chosen.parameters.options
        )
      }
      return answer
    }
    output.say(notes: answer.notes)
    Console.current.remark(of: [
      MissingTies.note(signsFor: measures, in: CollectionOfOne(snapshot), of: snapshot.title),
      MissingTies.note(
        lengthsFor: measures, options: chosen.parameters.options, ties: ties.ties, in: snapshot),
    ])
    let test = try null.test(
      .centrality(
        measures: measures, ties: ties.ties, options: chosen.parameters.options,
        top: top.count ?? 10, among: shown?.ids), of: snapshot, seed: seed.seed, phases: phases)
    try phases.write(answer, against: test, to: output)
  }
}
