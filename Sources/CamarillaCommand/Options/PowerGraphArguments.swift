import ArgumentParser
import Camarilla
import CamarillaDrawing

/// How power graphs are drawn, of one time, two, or many.
struct PowerGraphArguments: SectionedArguments {
  static let section = HelpSection.picture

  @OptionGroup var size: SizeArgument

  @Option(
    help: ArgumentHelp(
      "How figures are called: \(PowerGraph.Names.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "names"),
    completion: .choices(of: PowerGraph.Names.self),
    transform: choice(noun: "names", of: PowerGraph.Names.self))
  var names = PowerGraph.Names.short

  @OptionGroup var marks: MarkArguments
  @OptionGroup var kindStyle: KindStyleArgument

  @Flag(
    name: .customLong("no-regions"),
    help: "Leave out the ground behind factions, which pictures of more than 30 figures have.")
  var leavesRegionsOut = false

  @OptionGroup var picture: PictureArguments

  /// For commands whose output is not always a picture.
  func requireAbsent() throws {
    try picture.requireAbsent()
    let given = [
      size.wanted != nil ? "--size-by" : nil, names != .short ? "--names" : nil,
      marks.color != "faction" ? "--color-by" : nil, marks.shape != nil ? "--shape-by" : nil,
      kindStyle.entries.isEmpty ? nil : "--kind-style", leavesRegionsOut ? "--no-regions" : nil,
    ].compactMap(\.self)
    if let option = given.first {
      throw ValidationError("\(option) is for pictures; name one with -o, such as -o changes.svg.")
    }
  }

  /// Graphs whose colors, outlines and lines tell what was asked for; says what is to be said about it.
  ///
  /// - Parameters:
  ///   - graphs: of several times of one chronicle, or of one.
  ///   - snapshots: those that their scores are of.
  func styled(_ graphs: [PowerGraph], of snapshots: [Snapshot]) throws -> [PowerGraph] {
    guard let chronicle = snapshots.first?.chronicle else { return graphs }
    let kinds = try kindStyle.applied(to: chronicle).kinds
    var graphs = graphs
    for index in graphs.indices {
      graphs[index].kinds = kinds
      graphs[index].hasRegions = !leavesRegionsOut
    }
    for note in try marks.apply(to: &graphs, of: chronicle, snapshots: snapshots) {
      Console.current.note("camarilla: " + note)
    }
    return graphs
  }

  /// The graph of a time, with colors and outlines that tell what they do of themselves.
  ///
  /// - Parameters:
  ///   - snapshot: what is counted.
  ///   - shown: the circle that is drawn, of which figures are what they are in the snapshot; nil for the snapshot.
  ///   - history: the factions through the years, for their colors; nil where they aren't followed.
  ///   - division: how factions are found where the history doesn't have the time.
  ///   - mostFigures: how many are drawn at most, the most central; all where it is nil.
  func powerGraph(
    of snapshot: Snapshot, shown: Snapshot? = nil, history: FactionHistory?,
    divided division: FactionOptions, mostFigures: Int?
  ) -> PowerGraph {
    var scores = size.measure.scores(in: snapshot)
    if scores == nil, snapshot.isConsensusEstimated {
      Console.current.remark(of: [
        "who is most central of \(snapshot.figures.count) figures is estimated; camarilla central --exact computes it"
      ])
    }
    if let members = shown?.ids {
      let all = scores ?? snapshot.consensus().points
      scores = zip(snapshot.figures, all).filter { members.contains($0.0.id) }.map(\.1)
    }
    return (shown ?? snapshot).powerGraph(
      scores: scores, sizeMeaning: size.measure.meaning + (shown == nil ? "" : ", in the whole"),
      factions: history?.division(of: snapshot.time)
        ?? snapshot.factions(options: division, threads: .max),
      history: history, mostFigures: mostFigures, theme: picture.theme, names: names)
  }

  /// The power graphs of a range of time, laid out together, as a phase of the command's work.
  ///
  /// - Parameters:
  ///   - chronicle: whose.
  ///   - steps: when.
  ///   - options: what counts in each step.
  ///   - mostFigures: how many are drawn at most in a step, the most central; all where it is nil.
  ///   - ways: what the command has that leaves fewer figures, where there are too many to be laid out.
  ///   - seed: of the search for factions.
  ///   - phases: those of the command.
  func storyboard(
    of chronicle: Chronicle, steps: TimeSteps, options: SnapshotOptions, mostFigures: Int? = nil,
    ways: [String], seed: UInt64, near places: [PowerGraph.Pin] = [], phases: Phases
  ) throws -> Storyboard {
    if mostFigures == nil {
      let sweep = chronicle.sweep(steps: steps, options: options)
      try LayoutGuard.check(series: sweep, of: chronicle, ways: ways)
    }
    return try phases(
      phase: .compute, doing: "Laying out \(steps.count) \(steps.unit.plural)",
      parts: 2 * steps.count + 1
    ) {
      try Storyboard(
        of: chronicle, steps: steps, options: options, sizedBy: size.measure.centrality,
        history: FactionColors.history(
          of: chronicle, options: options, including: steps, divided: FactionOptions(seed: seed)),
        theme: picture.theme, names: names, mostFigures: mostFigures, seed: seed, near: places
      ) { graphs, snapshots in
        // Of the most central of each step how many there are in all is known only now.
        try LayoutGuard.check(series: graphs, ways: ways)
        return try styled(graphs, of: snapshots)
      }
    }
  }
}
