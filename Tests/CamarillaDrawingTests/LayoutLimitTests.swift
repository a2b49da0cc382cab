import Camarilla
import CamarillaDrawing
import Testing

/// Graphs of so many figures that nobody lays them out within minutes.
@Suite struct LayoutLimitTests {
  private func graph(_ ids: Range<Int>) -> PowerGraph {
    PowerGraph(
      title: "", figures: ids.map { PowerGraph.Figure(id: Figure.ID("f\($0)"), name: "F\($0)") },
      relationships: [])
  }

  @Test func largeGraphsAreRefused() throws {
    try graph(0..<5_000).requireLayout()
    var large = graph(0..<5_001)
    #expect {
      try large.requireLayout()
    } throws: { error in
      let found = error as? LayoutLimitError
      return found?.layout == .stress && found?.figures == 5_001 && found?.most == 5_000
        && "\(error)" == "the layout 'stress' takes minutes beyond 5000 figures, and there are 5001"
    }
    // Who has a position needs none.
    large.layout = .positions(large.figures.map { _ in PowerGraph.Position(x: 0, y: 0) })
    try large.requireLayout()
    #expect(throws: LayoutLimitError.self) { try LayoutMethod.circo.requireRoom(for: 101) }
    try LayoutMethod.sfdp.requireRoom(for: 1_000_000)
  }

  /// A series is laid out together, and who is in several of its graphs is one figure.
  @Test func seriesCountEverybodyOnce() throws {
    try PowerGraph.requireLayout(ofSeries: [graph(0..<4_000), graph(1_000..<5_000)])
    #expect(throws: LayoutLimitError.self) {
      try PowerGraph.requireLayout(ofSeries: [graph(0..<4_000), graph(1_001..<5_001)])
    }
  }
}
