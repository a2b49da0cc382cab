public import Camarilla
import GraphKernels
import LongWork

/// The years of a chronicle, or steps of another unit of time, in pictures: laid out as a series, so that everybody stays about in one
/// position, and with the colors of factions kept from step to step.
///
/// ```swift
/// let storyboard = Storyboard(of: .stalinCircle, years: 1922...1930)
/// let page = storyboard.html()          // one file to open in a browser
/// let sheet = storyboard.sheet().dot()  // small multiples, for Graphviz
/// ```
///
/// A faction has the color of its line in ``factions``; lines beyond the colors that can be told
/// apart are drawn without one.
public struct Storyboard: Sendable {
  /// A step of time.
  public struct Frame: Sendable {
    /// The snapshot that the frame shows.
    public let snapshot: Snapshot
    /// Its drawing; the number of a faction is that of its color.
    public let graph: PowerGraph
    /// The positions in `Snapshot.figures` with their ranks, the most central figure first.
    public let ranking: [(position: Int, rank: Int)]
    /// The graph with a position for everything, without title, legend and page.
    let drawing: Picture
  }

  /// The chronicle shown.
  public let chronicle: Chronicle
  /// One a step, in their order; at least one.
  public let frames: [Frame]
  /// The factions through time; nil of one time that is drawn by itself.
  public let factions: FactionHistory?
  /// What the size of a name and the ranks go by; the consensus when nil.
  public let measure: CentralityMeasure?
  /// The colors.
  public let theme: Theme
  /// The step before the first, for what has changed in the first; nil where nothing is.
  let before: Snapshot?
  /// What names were measured in.
  let typeface: Typeface

  /// Draws steps of time.
  ///
  /// - Parameters:
  ///   - chronicle: whose.
  ///   - steps: when.
  ///   - options: which relationships count in each step.
  ///   - measure: what the size of a name tells; the consensus when nil.
  ///   - history: the factions to draw and their colors, where it has all the steps; without one
  ///     they are followed through these.
  ///   - theme: the colors of ``pictures(on:)`` and ``sheet(columns:on:)``; the page has its own.
  ///   - names: how figures are called.
  ///   - mostFigures: only so many figures are drawn in a step, the most central, with the ranks that they have in the
  ///     whole; everybody when nil.
  ///   - seed: of the search for factions.
  ///   - places: where an earlier scene had figures. The layout begins there, so that the picture changes no more than the
  ///     graphs do; graphs of more than some thousand figures are laid out without regard to them.
  ///   - threads: how many steps are counted at once; the storyboard is the same for any.
  ///   - styled: has the graphs of the steps tell something else by color and outline; given with their snapshots.
  /// - Precondition: `mostFigures` is 0 or more.
  /// - Complexity: centrality and factions of each step, then as ``PowerGraph/series(of:on:near:pinning:)``.
  public init(
    of chronicle: Chronicle, steps: TimeSteps,
    options: SnapshotOptions = SnapshotOptions(),
    sizedBy measure: CentralityMeasure? = nil, history: FactionHistory? = nil,
    theme: Theme = .light, names: PowerGraph.Names = .short, mostFigures: Int? = nil,
    seed: UInt64 = 0, near places: [PowerGraph.Pin] = [], threads: Int = 1,
    styled: PowerGraph.Styling
  ) rethrows {
    precondition(
      mostFigures ?? 0 >= 0, "at most \(mostFigures ?? 0) figures; expected 0 or more")
    let known = history.flatMap { $0.steps.contains(steps) ? $0.named(within: steps) : nil }
    let history =
      known
      ?? chronicle.factionHistory(
        steps: steps, options: options, divided: FactionOptions(seed: seed), threads: threads)
    let progress = WorkStep(name: "centrality", of: steps.count)
    let drafts = progress.map(chronicle.sweep(steps: steps, options: options), threads: threads) {
      snapshot in
      Draft(
        snapshot: snapshot, measure: measure, history: history, theme: theme, names: names,
        mostFigures: mostFigures)
    }
    let graphs = try styled(drafts.map(\.graph), drafts.map(\.snapshot))
    let drawings = PowerGraph.seriesDrawings(of: graphs, near: places)
    self.chronicle = chronicle
    self.measure = measure
    self.theme = theme
    typeface = .current
    factions = history
    before = chronicle.snapshot(
      of: TimeSpan(steps.firstStep.advanced(by: -1)), options: options)
    frames = zip(zip(drafts, graphs), drawings).map { parts, drawing in
      let (draft, graph) = parts
      return Frame(
        snapshot: draft.snapshot, graph: graph, ranking: draft.ranking, drawing: drawing)
    }
  }

  /// What a page is called: the chronicle, and the circle that is shown of it.
  var name: String {
    [chronicle.title ?? "Power graphs", circleText].compactMap(\.self).joined(separator: " · ")
  }

  /// What the steps are cut to; nil where they are whole.
  var circleText: String? { frames.first?.snapshot.circleText }

  /// A picture for each step, with title and legend; all have one page, so that they can be laid one
  /// on the other.
  ///
  /// - Parameter page: the size that they are laid out for, all alike; made around them where it is nil.
  public func pictures(on page: PageSize? = nil) -> [Picture] {
    // An upright page has a layout of its own.
    if let aspect = page?.aspect, aspect < 1 {
      return PowerGraph.series(of: frames.map(\.graph), on: page)
    }
    return PowerGraph.finished(frames.map(\.drawing), of: frames.map(\.graph), on: page)
  }

  /// One time by itself, of any length, in a drawing of its own.
  ///
  /// - Parameters:
  ///   - snapshot: when, with all who are counted.
  ///   - graph: its drawing, or that of a part of it.
  ///   - measure: what the graph's scores are; the consensus when nil.
  ///   - places: where an earlier scene had figures. Where there are any the layout begins there, so that the picture
  ///     changes no more than the graph does.
  /// - Complexity: As `PowerGraph.picture(on:)`.
  public init(
    of snapshot: Snapshot, drawn graph: PowerGraph, sizedBy measure: CentralityMeasure?,
    near places: [PowerGraph.Pin] = []
  ) {
    var graph = graph
    let colors = graph.factionColors
    graph.color { colors.indices.contains($0) ? colors[$0] : $0 }
    let ranked = Ranking(scores: graph.figures.map(\.score))
    chronicle = snapshot.chronicle
    self.measure = measure
    theme = graph.theme
    typeface = .current
    factions = nil
    let drawn = Set(graph.figures.map(\.id))
    // A step of time has one before it, a stretch of several has none. Where only some are drawn, what changed is told
    // of them.
    before = snapshot.time.step.map {
      let before = snapshot.chronicle.snapshot(
        of: TimeSpan($0.advanced(by: -1)), options: snapshot.options)
      return drawn.count < snapshot.figures.count ? before.restricted(to: drawn) : before
    }
    frames = [
      Frame(
        snapshot: snapshot.restricted(to: drawn), graph: graph,
        ranking: ranked.order.map { ($0, ranked.ranks[$0]) },
        drawing: graph.near(places).drawing())
    ]
  }

  /// Draws steps of time, by the colors and outlines that graphs have by themselves; the arguments are those of
  /// ``init(of:steps:options:sizedBy:history:theme:names:mostFigures:seed:near:threads:styled:)``.
  public init(
    of chronicle: Chronicle, steps: TimeSteps,
    options: SnapshotOptions = SnapshotOptions(),
    sizedBy measure: CentralityMeasure? = nil, history: FactionHistory? = nil,
    theme: Theme = .light, names: PowerGraph.Names = .short, seed: UInt64 = 0, threads: Int = 1
  ) {
    self.init(
      of: chronicle, steps: steps, options: options, sizedBy: measure, history: history,
      theme: theme, names: names, seed: seed, threads: threads
    ) { graphs, _ in graphs }
  }

  /// Draws a range of years; the other arguments are those of
  /// ``init(of:steps:options:sizedBy:history:theme:names:mostFigures:seed:near:threads:styled:)``.
  public init(
    of chronicle: Chronicle, years: ClosedRange<Int>,
    options: SnapshotOptions = SnapshotOptions(),
    sizedBy measure: CentralityMeasure? = nil, history: FactionHistory? = nil,
    theme: Theme = .light, names: PowerGraph.Names = .short, seed: UInt64 = 0, threads: Int = 1
  ) {
    self.init(
      of: chronicle, steps: TimeSteps(years: years), options: options, sizedBy: measure,
      history: history, theme: theme, names: names, seed: seed, threads: threads)
  }

  /// When the frames are of.
  var steps: TimeSteps {
    let span = frames[0].snapshot.time.steps
    return TimeSteps(from: span.firstStep, through: span.firstStep.advanced(by: frames.count - 1))
  }

  /// What the colors of boxes tell.
  var coloring: Coloring { frames[0].graph.coloring }

  /// What boxes call figures, where they do by short names.
  var shortNames: [Figure.ID: String] {
    frames[0].graph.names == .short ? chronicle.shortNames() : [:]
  }

  /// What ranks go by.
  var meaning: String { measure?.name ?? "consensus" }
}

/// What a frame is before its figures have positions.
private struct Draft: Sendable {
  var snapshot: Snapshot
  var graph: PowerGraph
  var ranking: [(position: Int, rank: Int)]

  init(
    snapshot: Snapshot, measure: CentralityMeasure?, history: FactionHistory, theme: Theme,
    names: PowerGraph.Names, mostFigures: Int?
  ) {
    var order, ranks: [Int]
    var values: [Double]
    if let measure {
      let scores = snapshot.scores(by: measure)
      (order, ranks, values) = (scores.order, scores.ranks, scores.values)
    } else {
      let consensus = snapshot.consensus()
      (order, ranks, values) = (consensus.order, consensus.ranks, consensus.points)
    }
    let division = history.division(of: snapshot.time)
    var snapshot = snapshot
    if let mostFigures, mostFigures < order.count {
      let kept = order.prefix(mostFigures).sorted()
      let indices = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
      snapshot = snapshot.restricted(to: Set(kept.map { snapshot.figures[$0].id }))
      order = order.compactMap { indices[$0] }
      ranks = kept.map { ranks[$0] }
      values = kept.map { values[$0] }
    }
    self.snapshot = snapshot
    ranking = order.map { ($0, ranks[$0]) }
    graph = snapshot.powerGraph(
      scores: values,
      sizeMeaning: measure?.name ?? "consensus centrality", factions: division, theme: theme,
      names: names)
    graph.color { number in
      history.line(ofFaction: number, in: snapshot.time).map { history.lines[$0].color }
    }
  }
}

extension PowerGraph {
  /// Numbers factions anew, by their colors; where two have one color, and where a faction has
  /// none, the figures of the one with the higher number are drawn as of none.
  fileprivate mutating func color(_ color: (Int) -> Int?) {
    let numbers = Set(figures.compactMap(\.faction)).sorted()
    var colors: [Int: Int] = [:]
    var newLeaders: [Int: Int] = [:]
    var newNames: [Int: String] = [:]
    for number in numbers {
      guard let color = color(number), newLeaders[color] == nil else { continue }
      colors[number] = color
      newLeaders[color] = leaders.indices.contains(number) ? leaders[number] : 0
      newNames[color] = factionNames.indices.contains(number) ? factionNames[number] : ""
    }
    for index in figures.indices {
      figures[index].faction = figures[index].faction.flatMap { colors[$0] }
    }
    let slots = 0..<((newLeaders.keys.max() ?? -1) + 1)
    leaders = slots.map { newLeaders[$0] ?? 0 }
    factionNames = slots.map { newNames[$0] ?? "" }
  }
}
