import ArgumentParser
import Camarilla
import CamarillaDrawing

/// A figure, as it was called, and its place in a scene.
struct FigurePlace: Sendable, Equatable {
  var figure: String
  var x: Double
  var y: Double

  /// Beyond it there is no page.
  private static let farthest = 1e6

  /// - Throws: where the text is no figure and place.
  static func parse(_ text: String) throws -> FigurePlace {
    guard let index = text.lastIndex(of: "="), index > text.startIndex else { throw fault(text) }
    let numbers = text[text.index(after: index)...].split(
      separator: ",", omittingEmptySubsequences: false
    ).map { Double($0) }
    guard numbers.count == 2, let x = numbers[0], let y = numbers[1],
      max(abs(x), abs(y)) <= farthest
    else { throw fault(text) }
    return FigurePlace(figure: String(text[..<index]), x: x, y: y)
  }

  private static func fault(_ text: String) -> ValidationError {
    ValidationError(
      "'\(shortened(Table.oneLine(of: text)))' puts no figure anywhere; expected a figure, = and the points from the"
        + " left and from above, at most a million, such as 'stalin=120,80'")
  }
}

/// `--pin`: figures that stand where a reader has put them.
struct PinArgument: SectionedArguments {
  static let section = HelpSection.picture

  @Option(
    name: .customLong("pin"),
    help: ArgumentHelp(
      """
      Put a figure where it is to stand, by the points from the left and from above that scene tells, such as \
      'stalin=120,80'; repeatable.
      """, valueName: "figure=x,y"), transform: FigurePlace.parse)
  var entries: [FigurePlace] = []

  /// The places, of figures that a chronicle has.
  func pins(in chronicle: Chronicle) throws -> [PowerGraph.Pin] {
    try entries.map {
      PowerGraph.Pin(
        figure: try FigureArgument.figure(text: $0.figure, in: chronicle).id, x: $0.x, y: $0.y)
    }
  }
}
