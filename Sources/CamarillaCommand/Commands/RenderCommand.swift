import ArgumentParser
import Camarilla
import CamarillaDrawing
import CamarillaGraphviz

struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Draw the power graph of a year.",
    discussion: """
      The picture's format follows the file's extension: svg, png, pdf, dot, or whatever else \
      Graphviz writes here.
      """)

  @OptionGroup var question: SnapshotQuestion

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to draw into.", valueName: "file"), completion: .file())
  var output: String

  @Option(
    help: ArgumentHelp(
      "Who places the figures: \(LayoutMethod.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "layout"),
    transform: choice("layout", of: LayoutMethod.self))
  var layout = LayoutMethod.stress

  @Option(
    help: ArgumentHelp(
      "What the size of a name tells: consensus, or a measure of centrality.", valueName: "measure"),
    transform: choice("measure", of: SizeMeasure.self))
  var sizeBy = SizeMeasure.consensus

  @Option(
    help: ArgumentHelp(
      "The colours: \(Theme.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "theme"),
    transform: choice("theme", of: Theme.self))
  var theme = Theme.light

  @OptionGroup var seed: SeedArgument
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let file = try await PictureFile(output)
    let phases = Phases(timings)
    let snapshot = try question.snapshot(phases)
    var graph = phases(.compute, "Computing centrality and factions", parts: 2) {
      powerGraph(of: snapshot)
    }
    let bytes = try await phases(.render, "Drawing") {
      try await place(&graph)
      return try await file.draw(graph)
    }
    try phases(.write, "Writing") { try Output.write(bytes, to: output) }
    if snapshot.relationships.isEmpty {
      Console.current.note("camarilla: nobody is active in \(snapshot.title); the picture says so")
    }
  }
}

extension RenderCommand {
  private func powerGraph(of snapshot: Snapshot) -> PowerGraph {
    snapshot.powerGraph(
      scores: sizeBy.scores(in: snapshot), sizeMeaning: sizeBy.meaning,
      factions: snapshot.factions(by: .modularity, seed: seed.seed), theme: theme)
  }

  /// Has one of Graphviz's engines place the figures.
  private func place(_ graph: inout PowerGraph) async throws {
    if let most = layout.mostFigures, graph.figures.count > most {
      throw CommandFailure(
        .usage,
        "the layout '\(layout.rawValue)' takes minutes beyond \(most) figures, and there are"
          + " \(graph.figures.count); choose --layout sfdp, or fewer relationships with --kinds,"
          + " --min-confidence or --certainty")
    }
    if graph.figures.count > LayoutMethod.mostReadable {
      Console.current.note(
        "camarilla: \(graph.figures.count) figures are too many for anybody to read")
    }
    guard layout != .stress, !graph.figures.isEmpty else { return }
    let places = try await Graphviz.shared.positions(
      dot: graph.layoutRequest(layout), engine: GraphvizEngine(name: layout.rawValue))
    graph.place(places.map { (name: $0.name, x: $0.x, y: $0.y) })
  }
}

/// What the size of a name tells.
enum SizeMeasure: RawRepresentable, CaseIterable, Sendable, Equatable {
  case consensus
  case measure(CentralityMeasure)

  static let allCases = [.consensus] + CentralityMeasure.allCases.map(SizeMeasure.measure)

  init?(rawValue: String) {
    guard let known = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = known
  }

  var rawValue: String {
    switch self {
    case .consensus: "consensus"
    case .measure(let measure): measure.rawValue
    }
  }

  /// For the legend.
  var meaning: String {
    switch self {
    case .consensus: "consensus centrality"
    case .measure(let measure): measure.rawValue
    }
  }

  /// By place; nil for the drawing's own default, the consensus.
  func scores(in snapshot: Snapshot) -> [Double]? {
    guard case .measure(let measure) = self else { return nil }
    return snapshot.byPlace(snapshot.scores(by: measure).entries.map { ($0.id, $0.score) })
  }
}
