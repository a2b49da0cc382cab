import ArgumentParser
import Camarilla
import CamarillaDrawing

/// `--color-by` and `--shape-by`: what colors and outlines of boxes tell.
struct MarkArguments: SectionedArguments {
  static let section = HelpSection.picture

  @Option(
    name: [.customLong("color-by"), .customLong("colour-by")],
    help: ArgumentHelp(
      "What the color of a box tells: faction, a column of the table of figures such as party, or a measure.",
      valueName: "column|measure"))
  var color = "faction"

  @Option(
    name: .customLong("shape-by"),
    help: ArgumentHelp(
      """
      What the outline of a box tells: a column of the table of figures, or none; unless told, the column \
      '\(FigureShapes.usualColumn)' where it tells persons, institutions and states apart.
      """, valueName: "column|none"))
  var shape: String?

  /// Has graphs tell what was asked for, by one set of colors for all of them.
  ///
  /// - Parameter snapshots: whose graphs they are, or the wholes that their scores are of.
  /// - Returns: what is to be said about it.
  func apply(
    to graphs: inout [PowerGraph], of chronicle: Chronicle, snapshots: [Snapshot]
  ) throws -> [String] {
    var notes: [String] = []
    if color != "faction" {
      let groups = try groups(of: graphs, in: chronicle, snapshots: snapshots)
      for (index, group) in groups.enumerated() { graphs[index].color(by: group) }
      if let shared = groups.map(\.sharedValues).max(), shared > 0 {
        notes.append(
          "'\(color)' has \(shared + ColorGroups.mostValues) values; the \(ColorGroups.mostValues) most"
            + " frequent have a color each, and the other \(shared) share one")
      }
    }
    if let shapes = try shapes(in: chronicle) {
      for index in graphs.indices { graphs[index].shape(by: shapes) }
      if shapes.sharedValues > 0, shape != nil {
        notes.append(
          "'\(shapes.meaning)' has more values than there are outlines; \(shapes.sharedValues) share one"
        )
      }
    }
    return notes
  }

  private func groups(
    of graphs: [PowerGraph], in chronicle: Chronicle, snapshots: [Snapshot]
  ) throws -> [ColorGroups] {
    let drawn = graphs.flatMap { $0.figures.map(\.id) }
    if let groups = ColorGroups(column: color, of: chronicle, among: drawn) {
      return graphs.map { _ in groups }
    }
    guard let measure = SizeMeasure(rawValue: color) else {
      throw unknown(color, among: ["faction"] + SizeMeasure.allCases.map(\.rawValue), in: chronicle)
    }
    return zip(graphs, snapshots).map { graph, snapshot in
      let scores = measure.scores(in: snapshot) ?? snapshot.consensus().points
      return ColorGroups(
        meaning: measure.meaning,
        values: Dictionary(uniqueKeysWithValues: zip(snapshot.figures.map(\.id), scores)),
        among: graph.figures.map(\.id))
    }
  }

  private func shapes(in chronicle: Chronicle) throws -> FigureShapes? {
    guard let shape else {
      return FigureShapes(column: FigureShapes.usualColumn, of: chronicle, onlyKnown: true)
    }
    if shape == "none" { return nil }
    guard let shapes = FigureShapes(column: shape, of: chronicle) else {
      throw unknown(shape, among: ["none"], in: chronicle)
    }
    return shapes
  }

  private func unknown(
    _ text: String, among others: [String], in chronicle: Chronicle
  ) -> CommandFailure {
    let columns = chronicle.figureColumns
    return CommandFailure(
      status: .usage,
      message:
        "figures have no column '\(text)'; expected \(columns.joined(separator: ", ")), or one of "
        + others.joined(separator: ", ") + Suggestion(nearestTo: text, among: columns + others).hint
    )
  }
}
