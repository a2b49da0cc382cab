import Testing

@testable import CamarillaDrawing

/// The legend says what a box without color means.
@Suite struct NoColorTests {
  private func picture(_ factions: [Int?]) -> Picture {
    let graph = PowerGraph(
      title: "",
      figures: factions.enumerated().map {
        PowerGraph.Figure(id: "f\($0)", name: "F\($0)", faction: $1)
      }, relationships: [])
    return graph.picture()
  }

  private func legend(_ factions: [Int?]) -> (texts: [String], styles: [BoxStyle]) {
    let picture = picture(factions)
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

  /// A mark that the legend shows stands in a box, also where there is one faction alone.
  @Test(arguments: [[0, 0, 0], [0, 0, nil], [0, 0, 1, 1], [nil, nil]] as [[Int?]])
  func theLegendHasTheMarksThatOccur(factions: [Int?]) {
    let picture = picture(factions)
    let marks = Set(picture.swatches.map(\.style.mark))
    #expect(marks.subtracting([""]) == Set(picture.nodes.map(\.style.mark)).subtracting([""]))
    for node in picture.nodes where !node.style.mark.isEmpty {
      #expect(node.lines[0].hasPrefix(node.style.mark + " "))
    }
  }

  /// The palette has sixteen styles; factions beyond it look as if they were none.
  @Test func soAreFactionsBeyondThePalette() {
    let factions = (0..<18).map(Int?.some)
    #expect(legend(factions + [nil]).texts.contains("alone, or in a smaller faction"))
  }
}
