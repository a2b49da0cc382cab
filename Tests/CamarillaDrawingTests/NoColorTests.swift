import Testing

@testable import CamarillaDrawing

/// The legend says what a box without color means.
@Suite struct NoColorTests {
  private func legend(_ factions: [Int?]) -> (texts: [String], styles: [BoxStyle]) {
    let graph = PowerGraph(
      title: "",
      figures: factions.enumerated().map {
        PowerGraph.Figure(id: "f\($0)", name: "F\($0)", faction: $1)
      }, relationships: [])
    let picture = graph.picture()
    return (picture.legendTexts.flatMap(\.lines), picture.swatches.map(\.style))
  }

  @Test func whoStandsAloneIsInTheLegend() {
    let white = Theme.light.style(faction: nil)
    let some = legend([0, 0, 1, 1, nil])
    #expect(some.texts.contains("alone") && some.styles.last == white)
    #expect(some.styles.count == 3)
    let none = legend([0, 0, 1, 1])
    #expect(!none.texts.contains("alone") && !none.styles.contains(white))
    // Where no box has a color, none needs a word.
    #expect(legend([nil, nil]).styles.isEmpty)
  }

  /// The palette has sixteen styles; factions beyond it look as if they were none.
  @Test func soAreFactionsBeyondThePalette() {
    let factions = (0..<18).map(Int?.some)
    #expect(legend(factions + [nil]).texts.contains("alone, or in a smaller faction"))
  }
}
