import ArgumentParser
import Camarilla
import CamarillaDrawing

/// `--near`: where figures were in an earlier scene, from which a layout begins.
struct NearArgument: SectionedArguments {
  static let section = HelpSection.picture

  @Option(
    name: .customLong("near"),
    help: ArgumentHelp(
      """
      Begin with a figure where an earlier scene had it, so that the picture changes no more than the graph does, such as \
      'stalin=120,80'; repeatable.
      """, valueName: "figure=x,y"), transform: FigurePlace.parse)
  var entries: [FigurePlace] = []

  /// The places, of figures by their ids; some may have left the chronicle since.
  var places: [PowerGraph.Pin] {
    entries.map { PowerGraph.Pin(figure: Figure.ID($0.figure), x: $0.x, y: $0.y) }
  }
}
