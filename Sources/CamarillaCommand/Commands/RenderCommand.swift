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
      "Who places the figures: \(PictureLayout.list).", valueName: "layout"),
    transform: choice("layout", of: PictureLayout.self))
  var layout = PictureLayout.stress

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
    let format = try await pictureFormat(of: output)
    let phases = Phases(timings)
    let snapshot = try question.snapshot(phases)
    var graph = phases(.compute, "Computing centrality and factions") {
      powerGraph(of: snapshot)
    }
    let bytes = try await phases(.render, "Drawing") {
      if let engine = layout.engine, !snapshot.figures.isEmpty {
        graph.layout = try await places(of: graph, engine)
      }
      return try await draw(graph, format)
    }
    try phases(.write, "Writing") { try Output.write(bytes, to: output) }
    if snapshot.relationships.isEmpty {
      Console.current.note("camarilla: nobody is active in \(snapshot.title); the picture says so")
    }
  }
}

extension RenderCommand {
  /// The format that a file's extension names.
  private func pictureFormat(of path: String) async throws -> GraphvizFormat {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let known = await Graphviz.shared.formats.map(\.name)
    guard let dot = name.lastIndex(of: "."), name.index(after: dot) < name.endIndex else {
      throw CommandFailure(
        .usage, "'\(path)' has no extension to name its format, such as .svg, .png, .pdf or .dot")
    }
    let format = name[name.index(after: dot)...].lowercased()
    guard known.contains(format) else {
      throw CommandFailure(.usage, unknownWord("picture format", format, among: known))
    }
    return GraphvizFormat(name: format)
  }

  private func powerGraph(of snapshot: Snapshot) -> PowerGraph {
    let factions = snapshot.factions(by: .modularity, seed: seed.seed)
    var groups = [Int](repeating: -1, count: snapshot.figures.count)
    for (number, faction) in factions.factions.enumerated() {
      for member in faction.members {
        if let place = snapshot.place(of: member) { groups[place] = number }
      }
    }
    return snapshot.powerGraph(
      scores: sizeBy.scores(in: snapshot), sizeMeaning: sizeBy.meaning, groups: groups,
      theme: theme)
  }

  /// Where one of Graphviz's engines puts the figures.
  private func places(
    of graph: PowerGraph, _ engine: GraphvizEngine
  ) async throws -> PowerGraph.Layout {
    let positions = try await Graphviz.shared.positions(dot: graph.structureDOT, engine: engine)
    return .places(positions.map { PowerGraph.Place(x: $0.x, y: $0.y) })
  }

  private func draw(_ graph: PowerGraph, _ format: GraphvizFormat) async throws -> [UInt8] {
    let picture = graph.picture()
    // DOT is what we hand to Graphviz, with every place in it; a bitmap needs its resolution there.
    if format == .dot { return Array(picture.dot().utf8) }
    let dot = format.isBitmap ? picture.dot(resolution: picture.resolution) : picture.dot()
    let rendering = try await Graphviz.shared.rendering(dot: dot, format: format, engine: .nop2)
    for warning in rendering.warnings { Console.current.note("camarilla: Graphviz: \(warning)") }
    return rendering.bytes
  }
}

/// Who places the figures of a picture.
enum PictureLayout: String, CaseIterable, Sendable {
  /// Camarilla itself: allies near, rivals far.
  case stress
  case dot, neato, sfdp, circo, twopi, osage

  static let list = allCases.map(\.rawValue).joined(separator: ", ")

  /// Graphviz's engine of that name; nil for our own.
  var engine: GraphvizEngine? { self == .stress ? nil : GraphvizEngine(name: rawValue) }
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
    var scores = [Double](repeating: 0, count: snapshot.figures.count)
    for entry in snapshot.scores(by: measure).entries {
      if let place = snapshot.place(of: entry.id) { scores[place] = entry.score }
    }
    return scores
  }
}
